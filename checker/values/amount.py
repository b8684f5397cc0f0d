"""A number with its unit, as a sentence gives it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    """How an amount is limited by the words around it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in the canonical unit of its dimension, told by tokens[first:last].

    None is an open end. `per` is the period or portion that the words name
    ("week"), before an amount per period was turned into one per day; `written`
    is the unit in the words' own terms ("ug/week").
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    dimension: str
    bound: Bound
    per: str | None
    first: int
    last: int
    written: str
