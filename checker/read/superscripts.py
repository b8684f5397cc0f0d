"""Superscripts that cite: a number or a sign set above the line, which no reader reads as text."""

from __future__ import annotations

import re

from checker.read.builder import TextBuilder

_CITATION = re.compile(r"\s*[\[(]?\s*\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\s*[\])]?\s*|\s*[*†‡§¶]+\s*")
_AFTER_WORD = re.compile(r"(?:[^\W\d_]{4}|[.,;:)\]”’\"?!%])\s?$")


def is_citation(source: str, start: int, end: int, before: TextBuilder, *, linked: bool) -> bool:
    """Whether the superscript source[start:end] cites something.

    After a word a number does; after "m" or "10" it is an exponent, unless it is a link.
    """
    if _CITATION.fullmatch(source, start, end) is None:
        return False
    return linked or _AFTER_WORD.search(before.tail(4)) is not None
