"""Stated amounts as claims on an amount scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from checker.extract.quantities import QuantityReading
from checker.normalize.confidence import Weights, confidence_of
from checker.normalize.cues import BY_WORD_ORDER
from checker.normalize.place import Place
from checker.normalize.signs import Sign
from checker.normalize.whom import Named, whom
from checker.ruleset.language import Language
from checker.ruleset.rules import RuleSet
from checker.ruleset.stances import stance_of
from checker.values.article import BlockKind
from checker.values.claim import Certainty, Claim, Cue, Join, Polarity, Voice
from checker.values.sentence import Sentence
from checker.values.span import Span

#: The relation of every stated amount; rules/core/relations.yaml defines it.
AMOUNT = "amount_is"


class Sourced(Named, Protocol):
    """A sentence with what was found in it."""

    @property
    def sentence(self) -> Sentence: ...  # noqa: D102


def amounts_of(
    readings: Iterable[QuantityReading],
    source: Sourced,
    place: Place,
    rules: RuleSet,
    weights: Weights,
) -> Iterator[Claim]:
    """The claims of stated amounts: the subject, a role, and a range in the rule's unit."""
    sentence = source.sentence
    relation = rules.relations[AMOUNT]
    voice = _voice(source, rules.language)
    for reading in readings:
        if _is_denied(reading, source) or _is_asked(source):
            continue
        yield Claim(
            path=place.path,
            line=place.line,
            column=place.column,
            span=sentence.span,
            quote=sentence.text,
            subject=(reading.mention.concept,),
            join=Join.ALL,
            exposure=None,
            relation=relation.id,
            aspect=relation.scale,
            object=None,
            polarity=Polarity.AFFIRMED,
            certainty=Certainty.ASSERTED,
            basis=None,
            voice=voice,
            scope=whom(source, rules),
            comparator=None,
            quantity=reading.quantity,
            stance=stance_of(
                relation,
                Polarity.AFFIRMED,
                scale=rules.scales[relation.scale],
                quantity=reading.quantity,
            ),
            cues=tuple(_cues(reading, source, rules)),
            confidence=confidence_of({Sign.AMOUNT}, weights),
            heading=sentence.headings[-1] if sentence.headings else None,
            end_line=place.end_line,
            end_column=place.end_column,
        )


def _is_asked(source: Sourced) -> bool:
    return any(hit.value == "whether" for hit in source.hits.get("hypothetical", ()))


def _is_denied(reading: QuantityReading, source: Sourced) -> bool:
    """Whether a sentence denies something besides what makes the limit ("not exceed").

    Which amount it then states is not sure.
    """
    limits = [(hit.first, hit.last) for hit in reading.hits]
    return any(
        hit.value == "denied"
        and hit.first < reading.amount.last
        and not any(first - 2 <= hit.first < last for first, last in limits)
        for hit in source.hits.get("negation", ())
    )


def _voice(source: Sourced, language: Language) -> Voice:
    """Whose amount it is: what a myth, a belief or a question gives is not the source's."""
    if source.tokens[-1].text == "?":
        return Voice.QUESTION
    words = [token.text.lower() for token in source.tokens]
    # "Adults are told to eat at most …"
    advising = {
        index
        for hit in source.hits.get("quantity_role", ())
        for index in range(hit.first, hit.last)
    }
    voices = {
        operator.effect.voice
        for index, word in enumerate(words)
        if index not in advising
        for lemma, _ in language.lemmas.get(word, ())
        for operator in language.operators.get(lemma, ())
        if len(operator.words) == 1
    }
    if Voice.REJECTED in voices:
        return Voice.REJECTED
    if Voice.REPORTED in voices and language.own_subjects.isdisjoint(words):
        return Voice.REPORTED
    heading = source.sentence.kind in (BlockKind.HEADING, BlockKind.TITLE)
    return Voice.HEADLINE if heading else Voice.OWN


def _cues(reading: QuantityReading, source: Sourced, rules: RuleSet) -> Iterator[Cue]:
    """What is measured, the amount, and the words that say what the amount is for."""

    def cue(slot: str, first: int, last: int, rule: str) -> Cue:
        start, end = source.tokens[first].start, source.tokens[last - 1].end
        text, offsets = source.sentence.text, source.sentence.offsets
        parse = BY_WORD_ORDER if slot != "quantity" else ""
        return Cue(slot, text[start:end], offsets.source(start, end), rule, Span(start, end), parse)

    mention, amount = reading.mention, reading.amount
    yield cue("subject", mention.first, mention.last, mention.rule)
    measured = rules.quantities[reading.quantity.of] if reading.quantity.of else None
    yield cue("quantity", amount.first, amount.last, str(measured.origin) if measured else "")
    for hit in reading.hits:
        yield cue("quantity.role", hit.first, hit.last, str(hit.origin))
