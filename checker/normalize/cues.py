"""The words that filled the slots of a claim, with the rule that read them and the way to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.argument import Argument
from checker.extract.paths import path_between, path_words
from checker.extract.reading import Reading
from checker.extract.view import Hit, View
from checker.language import Word
from checker.mentions import iso_duration
from checker.ruleset.language import Shape, WordClass
from checker.ruleset.rules import RuleSet
from checker.values.amount import Amount
from checker.values.claim import REFERENCE, Basis, Cue
from checker.values.sentence import Sentence
from checker.values.span import Span
from checker.values.token import Token

#: How the words of a slot were found where no parse led to them.
BY_WORD_ORDER = "by word order"
BESIDE_THE_PARSE = "in the clause, outside of the parse"
SAID_BY_RELATION = "said by the relating word itself"


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence with its reading: all that a slot's words are looked up in."""

    reading: Reading
    view: View
    tokens: Sequence[Token]
    sentence: Sentence
    rules: RuleSet

    def cue(self, slot: str, first: int, last: int, rule: str, parse: str) -> Cue:
        """The words first to last of the tree as a cue."""
        words = self.view.tree.words
        return self.cue_of_tokens(slot, words[first].first, words[last - 1].last, rule, parse)

    def cue_of_tokens(self, slot: str, first: int, last: int, rule: str, parse: str) -> Cue:
        """The tokens first to last as a cue."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return Cue(
            slot,
            self.sentence.text[start:end],
            self.sentence.offsets.source(start, end),
            rule,
            Span(start, end),
            parse,
        )

    def way_to(self, index: int) -> str:
        """How a word hangs on the relating word."""
        path = path_between(self.view, self.reading.predicate.word.index, index)
        return path_words(self.view, path)


def cues_of(source: Source) -> Iterator[Cue]:
    """The cues of a claim: what it is about, then what decides how it is meant and where it holds.

    A slot that nothing marks (affirmed, asserted, own voice) has none.
    """
    reading = source.reading
    yield from _subject(source)
    yield _relation(source)
    yield from _direction(source)
    yield from _named(source, "object", reading.object)
    yield from _denied_by_relation(source)
    for slot, hit in (*reading.meaning.hits, *_basis(source), *reading.scope.hits):
        yield _of_hit(source, slot, hit)
    for slot, mentioned in reading.scope.mentions:
        rule = mentioned.mention.rule if mentioned.mention else _class_of(source, mentioned)
        index = mentioned.index
        yield source.cue(slot, index, index + 1, rule, source.way_to(index))
    yield from _comparator(source)
    yield from _amounts(source)


def _of_hit(source: Source, slot: str, hit: Hit) -> Cue:
    parse = source.way_to(_head(source.view, hit))
    return source.cue(slot, hit.first, hit.last, str(hit.origin), parse)


def _head(view: View, hit: Hit) -> int:
    """The word of a phrase that hangs outside of it."""
    inside = range(hit.first, hit.last)
    return next((i for i in inside if view.tree.words[i].head not in inside), hit.first)


def _subject(source: Source) -> Iterator[Cue]:
    reading, view = source.reading, source.view
    yield from _named(source, "subject", reading.subject)
    if not reading.subject.words:
        for hit in view.slot("implied_subject"):
            if (hit.value,) == reading.subject.concepts:
                yield _of_hit(source, "subject", hit)
                break
    exposure = reading.subject.exposure
    if exposure is None or not reading.subject.words:
        return
    at = reading.subject.words[0]
    hits = sorted(view.slot(exposure.value), key=lambda hit: abs(hit.first - at))
    yield from (_of_hit(source, "exposure", hit) for hit in hits[:1])


def _named(source: Source, slot: str, argument: Argument | None) -> Iterator[Cue]:
    for index in argument.words if argument else ():
        mention = source.view.tree.words[index].mention
        parse = source.way_to(index)
        if source.reading.linear and not _is_near(source, index):
            parse = f"{BY_WORD_ORDER} ({parse})"
        yield source.cue(slot, index, index + 1, mention.rule if mention else REFERENCE, parse)


def _is_near(source: Source, index: int) -> bool:
    return path_between(source.view, source.reading.predicate.word.index, index).is_direct


def _relation(source: Source) -> Cue:
    word, frame = source.reading.predicate.word, source.reading.predicate.frame
    words = source.view.tree.words
    last = min(word.index + len(frame.words), len(words))
    governor = source.view.tree.head(word)
    parse = f"{word.dep} of {governor.text}" if governor else word.dep
    return source.cue("relation", word.index, last, str(frame.origin), parse)


def _direction(source: Source) -> Iterator[Cue]:
    """The adjective that says which way: "lower" in "has a lower risk of"."""
    reading, view = source.reading, source.view
    if reading.attribute is None or reading.object is None:
        return
    at = reading.predicate.word.index
    above = {
        word.index for index in reading.object.words for word in path_between(view, at, index).down
    }
    for word in view.tree.words:
        if word.dep != "amod" or word.head not in above or word.index == at:
            continue
        for frame in view.frames(word, WordClass.ADJECTIVE):
            if frame.shape is Shape.ATTRIBUTE:
                way = source.way_to(word.index)
                yield source.cue("direction", word.index, word.index + 1, str(frame.origin), way)
                return


def _denied_by_relation(source: Source) -> Iterator[Cue]:
    """The relating word, where it denies by itself: "fails", "does nothing for"."""
    frame, at = source.reading.predicate.frame, source.reading.predicate.word.index
    if frame.frame in source.view.language.denied_frames:
        yield source.cue("polarity", at, at + 1, str(frame.origin), SAID_BY_RELATION)


def _basis(source: Source) -> Iterator[tuple[str, Hit]]:
    basis = source.reading.meaning.basis
    if basis is None or basis is Basis.LACK:
        return
    hits = source.view.slot("basis")
    yield from (("basis", hit) for hit in hits[:1] if hit.value == basis.value)


def _comparator(source: Source) -> Iterator[Cue]:
    if source.reading.comparator is None:
        return
    for word in source.view.tree.words:
        if word.mention is not None and word.mention.concept == source.reading.comparator:
            way = source.way_to(word.index)
            yield source.cue("comparator", word.index, word.index + 1, word.mention.rule, way)
            return


def _amounts(source: Source) -> Iterator[Cue]:
    """The amounts that a claim states: the dose, the size of the effect, for how long."""
    scope, view = source.reading.scope, source.view
    lasting = [
        amount
        for _, amount in view.amounts
        if amount.dimension == "duration"
        and scope.scope.duration is not None
        and iso_duration(amount) == scope.scope.duration
    ]
    found = (("scope.dose", scope.doses), ("quantity", scope.effects), ("scope.duration", lasting))
    for slot, amounts in found:
        if slot == "quantity" and source.reading.object is None:
            continue
        for amount in amounts[:1]:
            rule, parse = _unit_file(source, amount), _way_to_amount(source, amount)
            yield source.cue_of_tokens(slot, amount.first, amount.last, rule, parse)


def _way_to_amount(source: Source, amount: Amount) -> str:
    place = next((index for index, other in source.view.amounts if other is amount), None)
    return BESIDE_THE_PARSE if place is None else source.way_to(place)


def _unit_file(source: Source, amount: Amount) -> str:
    """Where the unit that an amount is told in is defined."""
    unit = source.rules.units.get(amount.unit.partition("/")[0])
    return str(unit.origin) if unit else ""


def _class_of(source: Source, word: Word) -> str:
    """Where the class of a noun is told that names no concept: "members", "those"."""
    return str(source.view.language.noun_origins.get(word.lower, ""))
