"""A finding in full: what `full` shows, then where every reading comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.report.full import finding_lines
from checker.report.kinds import KINDS
from checker.report.style import paint
from checker.report.text import plain, wrap
from checker.report.trace import cue_rows
from checker.report.view import View
from checker.report.words import stance_words
from checker.values.report import Finding, FindingKind, Participant

_LEAST_COLUMNS = 24


def explained(finding: Finding, view: View) -> Iterator[str]:
    """The finding with all its sources and evidence, what its kind means, and each reading."""
    yield from finding_lines(finding, replace(view, verbose=True))
    yield ""
    yield from kind_lines(finding.kind, view)
    if any(side.claims for side in finding.sides):
        yield ""
        yield paint("What each side allows", "strong", colour=view.colour)
        for side in sorted(finding.sides, key=lambda side: not side.claims):
            yield from _paragraph(f"{side.reading}: {stance_words(side.stance, view.names)}", view)
        yield ""
        yield paint("How each sentence was read", "strong", colour=view.colour)
        for side in finding.sides:
            for participant in side.claims:
                yield from _reading(participant, view)


def kind_lines(kind: FindingKind, view: View) -> Iterator[str]:
    """What a kind of finding means, and what to do about it."""
    words = KINDS[kind]
    yield paint(f"{words.title} ({kind.value})", "strong", colour=view.colour)
    yield from _paragraph(words.meaning, view)
    yield from _paragraph(words.advice, view)


def _reading(participant: Participant, view: View) -> Iterator[str]:
    claim = participant.claim
    place = f"{plain(claim.path)}:{claim.line}:{claim.column}"
    yield f"  {paint(place, 'place', colour=view.colour)}  id: {participant.id}"
    yield from cue_rows(claim.cues)
    yield from _paragraph(f"stance: {stance_words(claim.stance, view.names)}", view, indent=4)
    yield f"    confidence: {claim.confidence:.2f}"


def _paragraph(text: str, view: View, *, indent: int = 2) -> Iterator[str]:
    lines = wrap(text, max(view.width - indent - 2, _LEAST_COLUMNS)) or [""]
    for index, line in enumerate(lines):
        yield " " * (indent if index == 0 else indent + 2) + line
