"""Findings with an end that has changed: a claim's sentence, or words that it was read from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.values.claim import REFERENCE, Claim
from checker.values.report import Finding
from checker.values.span import Span

#: Between paragraphs; the group keeps the gaps when a text is split.
_PARAGRAPH = re.compile(r"(\n[ \t\r]*\n\s*)")


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a file that have changed, from 1.

    `touched` are ranges with both ends in them. `cut` are the lines behind which
    others were taken out: a sentence that runs across such a place has changed.
    """

    touched: tuple[tuple[int, int], ...] = ()
    cut: tuple[int, ...] = ()

    def meet(self, first: int, last: int) -> bool:
        """Whether something in a range of lines has changed."""
        return any(low <= last and first <= high for low, high in self.touched) or any(
            first <= line < last for line in self.cut
        )


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that has changed; without `lines` all of it is new. `text` is as it was read."""

    text: str = ""
    lines: Lines | None = None


def with_changed_end(
    findings: Iterable[Finding], changed: Collection[str], *, files: Collection[str] = ()
) -> tuple[Finding, ...]:
    """The findings of which at least one claim has changed; `changed` are ids of claims.

    One without claims, a comment that silences nothing, is kept where its file is
    among the `files` that have changed: what it was for may have stood anywhere.
    """
    return tuple(
        finding
        for finding in findings
        if (finding.place and finding.place.path in files)
        or any(each.id in changed for side in finding.sides for each in side.claims)
    )


def changed_claims(
    findings: Iterable[Finding], changed: Mapping[str, ChangedFile]
) -> frozenset[str]:
    """The ids of the findings' claims that have changed; `changed` goes by path."""
    # Lines are git's: they end with a line feed, and with nothing else.
    feeds = {
        path: [place for place, character in enumerate(file.text) if character == "\n"]
        for path, file in changed.items()
        if file.lines
    }
    return frozenset(
        participant.id
        for finding in findings
        for side in finding.sides
        for participant in side.claims
        if has_changed(participant.claim, changed, feeds)
    )


def has_changed(
    claim: Claim, changed: Mapping[str, ChangedFile], feeds: Mapping[str, Sequence[int]]
) -> bool:
    """Whether a claim's sentence has changed, or words elsewhere that it was read from."""
    file = changed.get(claim.path)
    if file is None:
        return False
    if file.lines is None:
        return True
    # Words elsewhere, an antecedent or a lead-in, decide what a sentence says, too.
    start = _start_of_context(file.text, claim.span.start) if _leans(claim) else claim.span.start
    spans = {Span(start, claim.span.end), *(cue.span for cue in claim.cues)}
    return any(file.lines.meet(*_lines(span, feeds[claim.path])) for span in spans)


def _leans(claim: Claim) -> bool:
    """Whether what a claim is about is named before its sentence."""
    named = {cue.slot for cue in claim.cues if cue.rule != REFERENCE}
    return "subject" not in named or (claim.object is not None and "object" not in named)


def _start_of_context(text: str, start: int) -> int:
    """Where the paragraph before the one of a sentence begins: what "it" can mean stands there."""
    before = _PARAGRAPH.split(text[:start])
    return start - len(before[-1]) - sum(map(len, before[-3:-1]))


def _lines(span: Span, feeds: Sequence[int]) -> tuple[int, int]:
    last = max(span.start, span.end - 1)
    return bisect_left(feeds, span.start) + 1, bisect_left(feeds, last) + 1
