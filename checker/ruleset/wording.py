"""The words by which names and amounts are told: spellings, joiners, numbers, bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Spelling:
    """Pairs of spellings that mean the same, and plurals that no rule gives.

    A pair's parts are ends of words with a leading hyphen ("-our"), beginnings
    with a trailing one ("haem-"), else any part of a word.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    plurals: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NameWords:
    """What tells names apart: joiners of names, short words, and what is no misspelling.

    `words` are English words that look like a misspelt word of a name and are none.
    """

    joiners: frozenset[str] = frozenset()
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    opposites: tuple[tuple[str, str], ...] = ()
    endings: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AmountWords:
    """Numbers in words, bounds, periods and portions; see `amounts:` in rules/core/units.yaml."""

    canonical: Mapping[str, str] = field(default_factory=dict)
    per: tuple[str, ...] = ()
    periods: Mapping[str, Decimal] = field(default_factory=dict)
    period_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    adverbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    portions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    body_weight: tuple[str, ...] = ()
    doses: frozenset[str] = frozenset()
    bounds_before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bounds_after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    during: frozenset[str] = frozenset()
    age_before: tuple[str, ...] = ()
    age_after: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    range_words: tuple[str, ...] = ()
    range_pairs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    range_loose: tuple[str, ...] = ()
    numbers: Mapping[str, Decimal] = field(default_factory=dict)
    multipliers: Mapping[str, Decimal] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    loose_numbers: frozenset[str] = frozenset()
    times: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """All of `spelling:`, `names:` and `amounts:`."""

    spelling: Spelling = Spelling()
    names: NameWords = NameWords()
    amounts: AmountWords = AmountWords()


def build_wording(data: Mapping[str, Any]) -> Wording:
    """The wording of plain YAML data with the keys spelling, names, amounts; absent is empty."""
    spelling = data.get("spelling") or {}
    return Wording(
        spelling=Spelling(
            pairs=_pairs(spelling.get("pairs")),
            plurals={
                str(key): str(value) for key, value in (spelling.get("plurals") or {}).items()
            },
        ),
        names=_name_words(data.get("names") or {}),
        amounts=_amount_words(data.get("amounts") or {}),
    )


def _name_words(data: Mapping[str, Any]) -> NameWords:
    return NameWords(
        joiners=frozenset(_texts(data.get("joiners"))),
        short=_lists(data.get("short")),
        opposites=_pairs(data.get("opposites")),
        endings=frozenset(_texts(data.get("endings"))),
        prepositions=frozenset(_texts(data.get("prepositions"))),
        words=frozenset(_texts(data.get("words"))),
    )


def _amount_words(data: Mapping[str, Any]) -> AmountWords:
    bounds = data.get("bounds") or {}
    ranges = data.get("range") or {}
    age = data.get("age") or {}
    canonical = data.get("canonical") or {}
    return AmountWords(
        canonical={str(key): str(value) for key, value in canonical.items()},
        per=_texts(data.get("per")),
        periods=_decimals(data.get("periods")),
        period_words=_lists(data.get("period_words")),
        adverbs=_lists(data.get("adverbs")),
        portions=_lists(data.get("portions")),
        body_weight=_texts(data.get("body_weight")),
        doses=frozenset(_texts(data.get("doses"))),
        bounds_before=_lists(bounds.get("before")),
        bounds_after=_lists(bounds.get("after")),
        during=frozenset(_texts(data.get("during"))),
        age_before=_texts(age.get("before")),
        age_after=_texts(age.get("after")),
        spans=_texts(data.get("spans")),
        range_words=_texts(ranges.get("words")),
        range_pairs=_lists(ranges.get("pairs")),
        range_loose=_texts(ranges.get("loose")),
        numbers=_decimals(data.get("numbers")),
        multipliers=_decimals(data.get("multipliers")),
        fillers=frozenset(_texts(data.get("fillers"))),
        loose_numbers=frozenset(_texts(data.get("loose_numbers"))),
        times=_decimals(data.get("times")),
    )


def _texts(listed: Any) -> tuple[str, ...]:
    return tuple(str(word) for word in listed or ())


def _lists(mapping: Any) -> dict[str, tuple[str, ...]]:
    return {str(key): _texts(listed) for key, listed in (mapping or {}).items()}


def _pairs(listed: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(left), str(right)) for left, right in listed or ())


def _decimals(mapping: Any) -> dict[str, Decimal]:
    return {str(key): Decimal(str(value)) for key, value in (mapping or {}).items()}
