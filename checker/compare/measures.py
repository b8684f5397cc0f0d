"""Amounts and times in words, as people write them."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.values.claim import Quantity

_UNITS = {"ug": "µg", "day": "a day", "week": "a week", "month": "a month", "year": "a year"}
_PERIODS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_PERIOD = re.compile(r"P(\d+)([DWMY])")
_MONTHS_OF_A_YEAR = 12
#: How many digits of a fraction are worth reading.
_DIGITS = 3


def amount(quantity: Quantity, *, dose: bool = False) -> str:
    """An amount with its unit: "20 to 25 µg a day", "at least 75 nmol/L"; a dose says "up to"."""
    low, high, unit = quantity.low, quantity.high, unit_words(quantity.unit)
    if low is not None and high is not None:
        span = number(low) if low == high else f"{number(low)} to {number(high)}"
        return f"{span} {unit}"
    if low is not None:
        return f"{number(low)} {unit} or more" if dose else f"at least {number(low)} {unit}"
    if high is not None:
        return f"{'up to' if dose else 'at most'} {number(high)} {unit}"
    return f"some {unit}"


def unit_words(unit: str) -> str:
    """A unit as people write it: "µg a day" for "ug/day"."""
    first, *others = unit.split("/")
    parts = [_UNITS.get(first, first)]
    parts.extend(f" {_UNITS[part]}" if part in _UNITS else f"/{part}" for part in others)
    return "".join(parts)


def number(value: Decimal) -> str:
    """A number with thousands set apart, and no more digits than are worth reading."""
    digits = max(0, _DIGITS - 1 - value.adjusted())
    text = f"{round(value, digits).normalize():f}"
    whole, _, fraction = text.partition(".")
    grouped = f"{int(whole):,}"
    return f"{grouped}.{fraction}" if fraction else grouped


def period(text: str) -> str:
    """A duration in words: "30 days" for "P30D", "5 years" for "P60M"; words stay as they are."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        return text
    count, unit = int(found[1]), _PERIODS[found[2]]
    if unit == "month" and count > _MONTHS_OF_A_YEAR and count % _MONTHS_OF_A_YEAR == 0:
        count, unit = count // _MONTHS_OF_A_YEAR, "year"
    return f"{count:,} {unit}" if count == 1 else f"{count:,} {unit}s"
