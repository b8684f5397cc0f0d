"""Claims for a reader: a table for each article, one row a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.report.full import quoted
from checker.report.style import paint
from checker.report.text import plain, width, wrap, wrap_parts
from checker.report.view import View
from checker.report.words import claim_words, slot_words
from checker.values.claim import Claim

_LEAST_COLUMNS = 16


def table(claims: Sequence[Claim], view: View) -> Iterator[str]:
    """Each article's path, then its claims: place, claim, how it was read."""
    for path, group in groupby(claims, key=lambda claim: claim.path):
        yield paint(plain(path), "place", colour=view.colour) + "\n"
        yield from (line + "\n" for line in _rows(tuple(group), view))
        yield "\n"


def _rows(claims: Sequence[Claim], view: View) -> Iterator[str]:
    places = [f"{claim.line}:{claim.column}" for claim in claims]
    first = max(map(len, places))
    words = [plain(claim_words(claim, view.names)) for claim in claims]
    # The claim gets its widest row's room, but never more than half of the line.
    second = min(max(map(width, words)), (view.width - first - 6) // 2)
    third = max(view.width - first - second - 6, _LEAST_COLUMNS)
    for place, claim, said in zip(places, claims, words, strict=True):
        left = wrap(said, second)
        right = wrap_parts(list(slot_words(claim, view.names)), third)
        for index in range(max(len(left), len(right))):
            head = place if index == 0 else ""
            middle = left[index] if index < len(left) else ""
            last = right[index] if index < len(right) else ""
            pad = " " * (second - width(middle))
            yield f"  {head:>{first}}  {middle}{pad}  {last}".rstrip()
        if view.verbose:
            yield from quoted(claim, view, indent=" " * (first + 4))
