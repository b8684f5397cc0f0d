"""Intervals of a scale: what a stance allows, and whether two can both be true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.values.claim import Stance

#: Up to this strength nothing changes much: a measure is kept, its fall slowed.
_SLIGHT = 1


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The worlds between two points, both included; without zero if `nonzero`."""

    low: Decimal
    high: Decimal
    nonzero: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether some world is in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low <= high and not (low == high == 0 and (self.nonzero or other.nonzero))

    def intersection(self, other: Interval) -> Interval:
        """The worlds in both; only for intervals that meet."""
        return Interval(
            max(self.low, other.low), min(self.high, other.high), self.nonzero or other.nonzero
        )

    @property
    def side(self) -> int:
        """-1 or +1 if it lies wholly on that side of zero, else 0."""
        if self.high < 0:
            return -1
        return 1 if self.low > 0 else 0

    def stance(self, scale: str) -> Stance:
        """The interval as a value on a named scale."""
        if self.nonzero:
            return Stance(scale, None, None)
        return Stance(scale, _finite(self.low), _finite(self.high))


def _finite(end: Decimal) -> Decimal | None:
    return end if end.is_finite() else None


def of_stance(stance: Stance, points: Sequence[int]) -> Interval:
    """The interval of a stance on a scale with these points; open ends mean "some effect"."""
    low, high = Decimal(min(points)), Decimal(max(points))
    if stance.low is None and stance.high is None:
        return Interval(low, high, nonzero=True)
    return Interval(
        low if stance.low is None else stance.low, high if stance.high is None else stance.high
    )


def across(
    interval: Interval, points: Mapping[int, tuple[int, int]], source: Sequence[int]
) -> Interval | None:
    """What an interval implies through a bridge's points; None if that is nothing."""
    reached: list[tuple[int, int]] = []
    for point in source:
        if not interval.low <= point <= interval.high or (interval.nonzero and point == 0):
            continue
        if point not in points:
            return None
        reached.append(points[point])
    if not reached:
        return None
    return Interval(
        Decimal(min(low for low, _ in reached)), Decimal(max(high for _, high in reached))
    )


def flipped(interval: Interval, points: Sequence[int]) -> Interval:
    """The interval of the opposite exposure: the sign turns, the strength is not carried over.

    Only what merely keeps or slows stays apart from what changes.
    """
    below = [point for point in points if point < 0]
    above = [point for point in points if point > 0]
    low, high = interval.low, interval.high
    new_low = _outermost(high, below) if high > 0 else _innermost(high, above)
    new_high = _outermost(low, above) if low < 0 else _innermost(low, below)
    return Interval(Decimal(new_low), Decimal(new_high), interval.nonzero)


def _outermost(end: Decimal, opposite: Sequence[int]) -> int:
    slight = [point for point in opposite if abs(point) <= _SLIGHT]
    return max(slight if slight and abs(end) <= _SLIGHT else opposite, key=abs)


def _innermost(end: Decimal, opposite: Sequence[int]) -> int:
    if end == 0:
        return 0
    strong = [point for point in opposite if abs(point) > _SLIGHT]
    return min(strong if strong and abs(end) > _SLIGHT else opposite, key=abs)
