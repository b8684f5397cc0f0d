"""What stands apart from an amount and belongs to it: its period, and how often it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.mentions.units import PERIOD, Units, tidy
from checker.values.amount import Amount

#: How far the words that give an amount its period may stand from it, in letters.
_REACH = 60

#: How many words may stand between an amount and how often it is taken.
_NEAR = 4

_FREQUENCY = f"times/{PERIOD}"
_SHORT_DURATIONS = ("min", "hour")


@dataclass(frozen=True, slots=True)
class Found:
    """An amount with its place in the sentence's text."""

    amount: Amount
    start: int
    end: int


def merged(found: Sequence[Found], text: str, units: Units) -> list[Found]:
    """The amounts, each with the period that its words give it from a distance."""
    kept: list[Found] = []
    for each in found:
        last = kept[-1] if kept else None
        if last and each.amount.dimension == _FREQUENCY and _repeats(last, each, text, units):
            kept[-1] = Found(_times(last.amount, each.amount, units), last.start, each.end)
        else:
            kept.append(each)
    return [_with_period(each, text, units) for each in kept]


def _is_short(amount: Amount) -> bool:
    return amount.dimension == "duration" and amount.written in _SHORT_DURATIONS


def _is_dose(amount: Amount, units: Units) -> bool:
    return amount.per is None and amount.dimension.split("/")[0] in units.words.doses


def _repeats(dose: Found, often: Found, text: str, units: Units) -> bool:
    """Whether "15 ml … twice a day" is one amount: few words between, and no punctuation."""
    between = text[dose.end : often.start]
    near = len(between.split()) <= _NEAR and not any(mark in between for mark in ".;:()")
    return near and (_is_short(dose.amount) or _is_dose(dose.amount, units))


def _times(dose: Amount, often: Amount, units: Units) -> Amount:
    """A dose taken so often per period, as an amount per period."""
    period = often.per or "day"
    frequency = units.measure(f"time/{period}")
    if frequency is None or (often.low is None and often.high is None):
        return dose
    # Frequencies are kept per week; back to how often in their own period.
    number = (often.low if often.low is not None else often.high) or Decimal(1)
    spread = _per(dose, period, units)
    times = number / frequency.factor
    return replace(
        spread,
        low=None if spread.low is None else tidy(spread.low * times),
        high=None if spread.high is None else tidy(spread.high * times),
    )


def _per(amount: Amount, period: str, units: Units) -> Amount:
    """The same amount, said to be per period."""
    old, new = units.measure(amount.written), units.measure(f"{amount.written}/{period}")
    if old is None or new is None:
        return amount
    rate = new.factor / old.factor
    return replace(
        amount,
        low=None if amount.low is None else tidy(amount.low * rate),
        high=None if amount.high is None else tidy(amount.high * rate),
        unit=new.canonical,
        dimension=new.dimension,
        per=period,
        written=f"{amount.written}/{period}",
    )


def _with_period(found: Found, text: str, units: Units) -> Found:
    """The amount per day where "daily" stands a few words after it, or before it."""
    short = _is_short(found.amount)
    if not (short or _is_dose(found.amount, units)):
        return found
    match = units.patterns.later_adverb.match(text, found.end)
    if short and (match is None or len(match["between"].split()) > _NEAR):
        return found
    if match is None:
        window = text[max(0, found.start - _REACH) : found.start]
        match = units.patterns.earlier_adverb.search(window)
    if match is None:
        return found
    period = units.period_of(match["adverb"])
    return replace(found, amount=_per(found.amount, period, units))
