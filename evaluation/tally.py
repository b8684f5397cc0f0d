"""Counts and the shares made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """So many right `of` so many."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """The share of right ones; None where there was nothing to be right about."""
        return self.right / self.of if self.of else None

    def as_json(self) -> dict[str, float | int | None]:
        """The counts, and the share with three decimals."""
        share = self.share
        return {
            "right": self.right,
            "of": self.of,
            "share": None if share is None else round(share, 3),
        }

    def __str__(self) -> str:
        return f"{decimals(self.share)} ({self.right}/{self.of})" if self.of else "–"


def tally(verdicts: Iterable[bool | None]) -> Tally:
    """Counts what is true among what could be judged; None could not."""
    judged = [verdict for verdict in verdicts if verdict is not None]
    return Tally(sum(judged), len(judged))


def f1_of(precision: Tally, recall: Tally) -> float | None:
    """The harmonic mean of two shares of the same right ones; None where neither can be told."""
    total = precision.of + recall.of
    return 2 * precision.right / total if total else None


def decimals(share: float | None) -> str:
    """A share in two decimals as tables print it: .85, 1.00, or a dash for none."""
    if share is None:
        return "–"
    return f"{share:.2f}".removeprefix("0") if share < 0.995 else "1.00"
