"""Amounts in other terms: a quantity rule's own unit, or an ISO 8601 duration."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.mentions.units import PERIOD, Measure, Units, tidy
from checker.ruleset.model import QuantityRule
from checker.values.amount import Amount

_MINUTES_A_DAY = 1440
_MINUTES_A_MONTH = 43830


def to_rule_unit(amount: Amount, rule: QuantityRule, units: Units) -> Amount | None:
    """The amount in the rule's unit; None where no unit of the rule's measures it.

    An amount without a period is taken as the rule's: "800 IU of vitamin D" is
    what one gets a day.
    """
    target = units.measure(rule.unit)
    if target is None:
        return None
    rate = _rate(amount, target, units)
    if rate is None:
        rate = _foreign_rate(amount, rule, target, units)
    if rate is None:
        return None
    return replace(
        amount,
        low=None if amount.low is None else tidy(amount.low * rate),
        high=None if amount.high is None else tidy(amount.high * rate),
        unit=rule.unit,
        dimension=target.dimension,
    )


def _rate(amount: Amount, target: Measure, units: Units) -> Decimal | None:
    """What one of the amount's unit is worth in a unit of the same dimension."""
    if amount.dimension == target.dimension:
        return 1 / target.factor
    if f"{amount.dimension}/{PERIOD}" == target.dimension:
        daily = units.measure(f"{amount.unit}/day")
        return daily.factor / target.factor if daily else None
    return None


def _foreign_rate(
    amount: Amount, rule: QuantityRule, target: Measure, units: Units
) -> Decimal | None:
    """The worth by one of the rule's own conversions: IU in ug, for vitamin D alone."""
    for foreign, worth in rule.convert.items():
        measure = units.measure(foreign)
        per_day = units.measure(f"{foreign}/day")
        if measure is None:
            continue
        if amount.dimension == measure.dimension:
            return worth / measure.factor
        if per_day and amount.dimension == per_day.dimension == f"{measure.dimension}/{PERIOD}":
            return worth / per_day.factor if target.dimension.endswith(PERIOD) else None
    return None


def iso_duration(amount: Amount) -> str | None:
    """A duration as ISO 8601, in months where they come out whole, else days, else minutes.

    A range is "P60M/P84M"; an open end is "..": "P24M/..".
    """
    if amount.dimension != "duration":
        return None
    low, high = (None if end is None else _one_duration(end) for end in (amount.low, amount.high))
    return low or ".." if low == high else f"{low or '..'}/{high or '..'}"


def _one_duration(minutes: Decimal) -> str:
    for unit, size in (("M", _MINUTES_A_MONTH), ("D", _MINUTES_A_DAY)):
        if minutes >= size and minutes % size == 0:
            return f"P{minutes / size:f}{unit}".replace(".0", "")
    return f"PT{tidy(minutes):f}M"
