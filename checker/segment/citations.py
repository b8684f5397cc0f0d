"""Citation marks inside a sentence, which a parser should not see."""

from __future__ import annotations

import re

from checker.ruleset.structure import Structure
from checker.values.span import Span

_BRACKETED = re.compile(r"\s?\[\^?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+(?:[,⁻–-][⁰¹²³⁴-⁹]+)*")
# "lumbar spine 9." and "wrist fractures 8,12;"
_BARE = re.compile(
    r"(?<=[^\W\d_]|[)\]%])\s\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}(?=[.!?;][\"”’)]*(?:\s|$))"
)
_GLUED = re.compile(r"(?<=[^\W\d_]{3}[.!?])\d{1,3}(?:[,–-]\d{1,3}){0,9}$")
_WORD_BEFORE = re.compile(r"[\w'’-]+[)\]]?$")
_UNIT_POWER = re.compile(r"\b(?:[a-z]{1,2}|\d+)$", re.I)


def find_citations(text: str, structure: Structure) -> tuple[Span, ...]:
    """The ranges of a sentence's text that only cite, sorted: "[3]", "¹", and the 9 of "spine 9."

    A bare number counts as one at the end of a clause, after a word that takes no number.
    """
    spans = [Span(*found.span()) for found in _BRACKETED.finditer(text)]
    for found in _RAISED.finditer(text):
        if not _UNIT_POWER.search(text[max(0, found.start() - 12) : found.start()]):
            spans.append(Span(*found.span()))
    spans.extend(Span(*found.span()) for found in _GLUED.finditer(text))
    for found in _BARE.finditer(text):
        before = _WORD_BEFORE.search(text[max(0, found.start() - 40) : found.start()])
        word = before.group().casefold() if before else ""
        last = word.rpartition("-")[2]
        # "vitamin B 12" is a name.
        if (
            len(last) > 1
            and last not in structure.number_takers
            and word not in structure.letter_takers
        ):
            spans.append(Span(*found.span()))
    return tuple(sorted(spans))
