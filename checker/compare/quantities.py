"""Amounts as intervals: the same operation as for stances, on an axis with a unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.compare.background import Background
from checker.compare.intervals import Interval
from checker.ruleset.model import QuantityRule
from checker.values.claim import Quantity, Role

_INFINITE = Decimal("Infinity")
#: Where the rule set has no tolerance of its own.
DEFAULT_TOLERANCE = Decimal("0.02")
#: What one amount says on: the role, or the end of a target that is meant.
_AT_MOST = "at-most"


def amount_answers(
    quantity: Quantity, subject: tuple[str, ...], background: Background
) -> Iterator[tuple[str, Interval, frozenset[str], int]]:
    """What an amount says: question, interval, slots in which that is not outright, steps.

    Intakes are ranges, which agree if they overlap. Upper limits and targets
    compare at the bound, which may itself be given as a range. Who advises an
    intake sets no limit below it. Effects vary from one study to the next, and
    what one product contains says nothing of another.
    """
    tolerance = _tolerance(quantity, subject, background)
    low, high, unit = quantity.low, quantity.high, quantity.unit
    if low is None and high is None:
        return
    nothing: frozenset[str] = frozenset()
    first, last = (low if low is not None else high), (high if high is not None else low)
    bound = _between(first, last, tolerance)
    if quantity.role is Role.UPPER_LIMIT:
        yield _named(Role.UPPER_LIMIT, unit), bound, nothing, 0
    elif quantity.role is Role.TARGET:
        if low is not None:
            yield _named(Role.TARGET, unit), bound, nothing, 0
        if high is not None and high != low:
            yield f"{_named(Role.TARGET, unit)}:{_AT_MOST}", bound, nothing, 0
    elif quantity.role is Role.INTAKE:
        yield _named(Role.INTAKE, unit), _between(low, high, tolerance), nothing, 0
        if low is not None:
            least = _between(low, None, tolerance)
            yield _named(Role.UPPER_LIMIT, unit), least, nothing, 1
    elif quantity.role is Role.EFFECT:
        between = _between(low, high, tolerance)
        yield _named(quantity.role, unit), between, frozenset({"quantity"}), 0


def _named(role: Role, unit: str) -> str:
    return f"{role}:{unit}"


def _between(low: Decimal | None, high: Decimal | None, tolerance: Decimal) -> Interval:
    return Interval(
        -_INFINITE if low is None else low * (1 - tolerance),
        _INFINITE if high is None else high * (1 + tolerance),
    )


def _tolerance(quantity: Quantity, subject: tuple[str, ...], background: Background) -> Decimal:
    rule = background.quantities.get(quantity.of or "")
    if rule is None:
        rule = next((one for one in background.quantities.values() if (one.of,) == subject), None)
    # Both amounts are given the tolerance, so each takes half of it.
    return (rule.tolerance if rule else DEFAULT_TOLERANCE) / 2


def in_canonical_unit(
    quantity: Quantity, subject: tuple[str, ...], background: Background
) -> Quantity:
    """The amount in the unit that the rule set counts the subject in, where there is one."""
    for name, rule in sorted(background.quantities.items()):
        factor = _factor(quantity.unit, rule, background)
        if (rule.of,) == subject and factor is not None:
            low = None if quantity.low is None else quantity.low * factor
            high = None if quantity.high is None else quantity.high * factor
            return Quantity(quantity.role, low, high, rule.unit, name)
    return quantity


def _factor(unit: str, rule: QuantityRule, background: Background) -> Decimal | None:
    """What one of a unit is worth in the rule's; None for a unit of something else."""
    if unit == rule.unit:
        return Decimal(1)
    given, _, given_per = unit.partition("/")
    own, _, own_per = rule.unit.partition("/")
    if given_per != own_per:
        return rule.convert.get(unit)
    if given in rule.convert:
        return rule.convert[given]
    left, right = background.units.get(given), background.units.get(own)
    if left is None or right is None or left.dimension != right.dimension:
        return None
    return left.factor / right.factor
