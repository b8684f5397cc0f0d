"""Did you mean: the nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_CUTOFF = 0.6


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'relation'?`, or nothing where no known word is near."""
    nearest = get_close_matches(word, sorted(known), n=1, cutoff=_CUTOFF)
    return f"; did you mean '{nearest[0]}'?" if nearest else ""
