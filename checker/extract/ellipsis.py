"""Clauses that leave out their verb: "…, but in children it does not"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from checker.extract.argument import Argument, named_by
from checker.extract.exposures import exposure_before, stated_exposure
from checker.extract.halves import REACH, bare_clauses
from checker.extract.members import KINDS
from checker.extract.operators import find_operator
from checker.extract.reading import Reading
from checker.extract.scope import ScopeReading
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import WordClass
from checker.values.claim import Certainty, Exposure, Join, Scope, Voice


def elliptic(view: View, readings: Sequence[Reading]) -> Iterator[Reading]:
    """The statements of clauses that end in a bare auxiliary, after the statement they echo."""
    words = view.tree.words
    for start, auxiliary in bare_clauses(view):
        clause = words[start:auxiliary]
        before = [reading for reading in readings if reading.predicate.word.index < start]
        if not before:
            continue
        echoed = before[-1]
        denied = any(
            hit.value == "denied"
            for hit in view.hits_on("negation", range(start, auxiliary + 1 + REACH))
        )
        subject = _subject(view, clause, echoed)
        if subject is None:
            continue
        meaning = echoed.meaning if denied == echoed.meaning.denied else echoed.meaning.flipped()
        answered = _answers(view, clause, echoed) and denied != echoed.meaning.denied
        if answered:
            # "Doctors thought that X cures Y; trials proved that it does not."
            meaning = replace(meaning, voice=None, certainty=Certainty.ASSERTED)
        scope = _scope(view, clause)
        if answered or (subject.concepts, subject.exposure, scope.scope) != (
            echoed.subject.concepts,
            echoed.subject.exposure,
            echoed.scope.scope,
        ):
            yield replace(echoed, subject=subject, meaning=meaning, scope=scope)
    yield from _turned(view, readings)


def _answers(view: View, clause: Sequence[Word], echoed: Reading) -> bool:
    """Whether a clause tells in the source's own voice what was only told before."""
    if echoed.meaning.voice is not Voice.REPORTED:
        return False
    told = (find_operator(view, word) for word in clause)
    return all(operator is None or operator.effect.voice is None for operator in told)


def _turned(view: View, readings: Sequence[Reading]) -> Iterator[Reading]:
    """ "…, nor does zinc", "…, as do statins": another subject of the same statement."""
    words = view.tree.words
    for auxiliary in words[1:]:
        opener = words[auxiliary.index - 1]
        turned = opener.lower in view.function("turned")
        if auxiliary.lower not in view.function("auxiliary") or not turned:
            continue
        end = next(
            (
                word.index
                for word in words[auxiliary.index + 1 :]
                if word.upos in ("PUNCT", "SCONJ")
            ),
            len(words),
        )
        clause = words[auxiliary.index + 1 : end]
        before = [one for one in readings if one.predicate.word.index < opener.index]
        named = [word for word in clause if view.is_exposure(word)]
        verbs = [word for word in clause if word.upos in ("VERB", "AUX") and word.mention is None]
        if not before or not named or verbs or any(map(view.is_outcome, clause)):
            continue
        subject = _subject(view, clause, before[-1])
        denied = any(True for _ in view.hits_on("fronted", [opener.index]))
        if subject is not None and denied == before[-1].meaning.denied:
            yield replace(before[-1], subject=subject)


def gapped(view: View, readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings with those of clauses that share their verb: "X eases Y, and Z W".

    What a verb is not said to act on, for it belongs to such a clause, is dropped.
    """
    clauses = list(_verbless(view))
    taken = {acted.index for _, acted, _ in clauses}
    for reading in readings:
        if reading.object is None or not taken.intersection(reading.object.words):
            yield reading
    for acting, acted, sure in clauses:
        before = [
            one
            for one in readings
            if one.object is not None
            and one.predicate.frame.word_class is WordClass.VERB
            and not taken.intersection(one.object.words)
            and max((*one.object.words, one.predicate.word.index)) < acting.index
        ]
        if sure and before:
            yield replace(before[-1], subject=_plain(view, acting), object=_plain(view, acted))


def _verbless(view: View) -> Iterator[tuple[Word, Word, bool]]:
    """Clauses of what acts and what it acts on alone, and whether a mark sets them apart."""
    words = view.tree.words
    for acting, acted in pairwise(words):
        ends = words[acted.index + 1].upos == "PUNCT" if acted.index + 1 < len(words) else True
        joint = words[acting.index - 1] if acting.index > 1 else None
        if joint is None or not ends or joint.upos not in ("CCONJ", "SCONJ"):
            continue
        if view.is_exposure(acting) and view.is_outcome(acted):
            yield acting, acted, words[joint.index - 1].text in (",", ";")


def _plain(view: View, word: Word) -> Argument:
    return named_by(word, exposure_before(view, word) if view.is_exposure(word) else None)


def echoed(view: View, readings: Sequence[Reading]) -> Iterator[Reading]:
    """The denial for others of what the first half says: "but adults get no such benefit".

    Also "but this does not apply to adults".
    """
    for clause, told in _echoes(view):
        whole = [reading for reading in readings if reading.object is not None]
        before = [reading for reading in whole if reading.predicate.word.index < clause[0].index]
        later = len(before) < len(whole)
        if not before or later or before[-1].meaning.denied:
            continue
        general = any(
            True
            for slot in ("universal", "any")
            for _ in view.hits_on(slot, [word.index for word in clause])
        )
        scope = _scope(view, told)
        if general or (scope.scope.population, scope.scope.site) == ((), ()):
            continue
        negated = [hit for hit in view.slot("negation") if hit.first in {w.index for w in told}]
        if negated:
            # "but people who are not athletes"
            text = " ".join(word.lower for word in told if word.upos != "PUNCT")
            scope = ScopeReading(Scope(population=("text:" + text,)), (), ())
        yield replace(before[-1], meaning=before[-1].meaning.flipped(), scope=scope)


def _echoes(view: View) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """Clauses that take up and deny what was said, and the words that tell for whom."""
    words = view.tree.words
    starts = [hit.last for hit in view.slot("contrast")] + [
        word.index + 1 for word in words if word.text == ";"
    ]
    for start in starts:
        clause = words[start:]
        noun = next((w for w in clause if "echo" in view.classes(w) and _is_such(view, w)), None)
        if noun is not None and noun.mention is None:
            yield clause, _subject_of(view, noun, clause)
        opening = clause[0].lower if clause else ""
        for hit in view.slot("applying"):
            denied = any(
                found.value == "denied"
                for found in view.hits_on("negation", range(start, hit.first))
            )
            if hit.first > start and denied and opening in view.language.pronouns:
                yield clause, words[hit.last :]


def _is_such(view: View, noun: Word) -> bool:
    """Whether a noun takes up what was said and is denied: "no such benefit"."""
    near = list(view.tree.kids(noun.index, "det", "amod", "det:predet"))
    such = any(kid.lower in view.function("such") for kid in near)
    governor = view.tree.head(noun)
    around = [kid.index for kid in near]
    if governor is not None:
        around += [kid.index for kid in view.tree.kids(governor.index, "advmod")]
    return such and any(True for _ in view.hits_on("negation", around))


def _subject_of(view: View, noun: Word, clause: Sequence[Word]) -> Sequence[Word]:
    """The words of a clause before its verb, or behind its noun: "adults", "in adults"."""
    verb = view.tree.head(noun)
    if verb is not None and clause[0].index < verb.index < noun.index:
        return [word for word in clause if word.index < verb.index]
    return [word for word in clause if word.index > noun.index]


def _subject(view: View, clause: Sequence[Word], echoed: Reading) -> Argument | None:
    """What the clause speaks of: another exposure, or another amount of the same."""
    named = [word for word in clause if view.is_exposure(word)]
    if named and named[0].mention is not None:
        exposure = exposure_before(view, named[0])
        place = tuple(word.index for word in named[:1])
        return Argument((named[0].mention.concept,), Join.ALL, exposure, frozenset(), place)
    pronoun = any(word.lower in view.language.pronouns for word in clause)
    amount = any("carrier" in view.classes(word) for word in clause)
    if not pronoun and not amount:
        return None
    stated = stated_exposure(view, {word.index for word in clause})
    changed = stated if stated in (Exposure.EXCESS, Exposure.LESS, Exposure.DEFICIENT) else None
    return replace(echoed.subject, exposure=changed if amount or changed else None)


def _scope(view: View, clause: Sequence[Word]) -> ScopeReading:
    """The scope that the clause names itself."""
    slots: dict[str, list[str]] = {}
    mentions = []
    for word in clause:
        kind = view.kind(word)
        if kind in KINDS and word.mention is not None:
            slots.setdefault(KINDS[kind], []).append(word.mention.concept)
            mentions.append((f"scope.{KINDS[kind]}", word))
    within = {word.index for word in clause}
    doses = tuple(amount for index, amount in view.amounts if index in within)
    scope = Scope(
        population=tuple(sorted(slots.get("population", ()))),
        site=tuple(sorted(slots.get("site", ()))),
        form=next(iter(slots.get("form", ())), None),
        timing=next(iter(slots.get("timing", ())), None),
    )
    return ScopeReading(scope, (), tuple(mentions), doses=doses)
