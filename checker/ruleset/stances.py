"""Stances: the one place where a relation and a polarity become an interval of a scale."""

from __future__ import annotations

from decimal import Decimal

from checker.ruleset.model import Relation, Scale
from checker.values.claim import Polarity, Quantity, Stance


def stance_of(
    relation: Relation,
    polarity: Polarity,
    *,
    scale: Scale,
    cap: bool = False,
    complete: bool = False,
    quantity: Quantity | None = None,
) -> Stance:
    """The worlds that a claim allows.

    Affirmed: the relation's point and all that is stronger on its side; denied:
    zero and the other side, or, where only the full strength is denied
    (`denied: weaker`, or `complete`: "completely", "fully"), all that is weaker
    too. `cap` ("only slows") allows the point alone. Open at both ends stands
    for "some effect, whichever": all worlds but zero. Mixed allows all worlds.
    On a numeric scale the stance is the quantity's own range.
    """
    if scale.numeric:
        low, high = (quantity.low, quantity.high) if quantity else (None, None)
        return Stance(scale.id, low, high)
    points = sorted(scale.points)
    if polarity is Polarity.MIXED:
        return _between(scale, points[0], points[-1])
    if relation.point is None or relation.point == 0:
        only_zero = (relation.point == 0) == (polarity is Polarity.AFFIRMED)
        return _between(scale, 0, 0) if only_zero else Stance(scale.id, None, None)
    if polarity is Polarity.AFFIRMED:
        return _affirmed(relation.point, points, scale, cap=cap)
    return _denied(relation, points, scale, complete=complete)


def _affirmed(point: int, points: list[int], scale: Scale, *, cap: bool) -> Stance:
    if cap:
        return _between(scale, point, point)
    if point < 0:
        return _between(scale, points[0], point)
    return _between(scale, point, points[-1])


def _denied(relation: Relation, points: list[int], scale: Scale, *, complete: bool) -> Stance:
    point = relation.point or 0
    bound = 0
    if relation.denied_weaker or complete:
        bound = _still_open(point, points, denied_weaker=relation.denied_weaker)
    if point < 0:
        return _between(scale, bound, max(points[-1], 0))
    return _between(scale, min(points[0], 0), bound)


def _still_open(point: int, points: list[int], *, denied_weaker: bool) -> int:
    """The strongest point that is left when just the full strength is denied.

    "Does not fully relieve" leaves relief open: full relief is stronger than
    the relation's own point. Where the point is the end of the scale, or the
    relation itself speaks of the full strength, the next weaker one is left.
    """
    end = points[0] if point < 0 else points[-1]
    if point != end and not denied_weaker:
        return point
    weaker = [other for other in points if 0 <= other * (1 if point > 0 else -1) < abs(point)]
    return max(weaker, key=abs, default=0)


def _between(scale: Scale, low: int, high: int) -> Stance:
    return Stance(scale.id, Decimal(low), Decimal(high))
