"""Clauses that leave out their verb: "…, but in children it does not"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.extract.argument import Argument
from checker.extract.exposures import exposure_before, stated_exposure
from checker.extract.halves import REACH, bare_clauses
from checker.extract.members import KINDS
from checker.extract.reading import Reading
from checker.extract.scope import ScopeReading
from checker.extract.view import View
from checker.language import Word
from checker.values.claim import Exposure, Join, Scope


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
        scope = _scope(view, clause)
        if (subject.concepts, subject.exposure, scope.scope) != (
            echoed.subject.concepts,
            echoed.subject.exposure,
            echoed.scope.scope,
        ):
            yield replace(echoed, subject=subject, meaning=meaning, scope=scope)


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
