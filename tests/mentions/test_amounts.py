"""Amounts in sentences, their conversion and their durations, case by case."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.mentions import Units, build_units, find_amounts, iso_duration, to_rule_unit
from checker.ruleset.model import Origin, QuantityRule
from checker.ruleset.rules import RuleSet
from checker.values.amount import Amount
from checker.values.token import Token
from tests.mentions.conftest import Tokenize

DATA: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "amounts.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def units(rules: RuleSet) -> Units:
    return build_units(rules.units, rules.wording.amounts)


def shown(amount: Amount, tokens: tuple[Token, ...]) -> str:
    """An amount in one line: "800..1000 IU/day exact [800 - 1000 IU]"."""
    words = " ".join(token.text for token in tokens[amount.first : amount.last])
    low = "" if amount.low is None else amount.low
    high = "" if amount.high is None else amount.high
    value = f"{low}" if amount.low == amount.high else f"{low}..{high}"
    measure = amount.dimension if amount.dimension in ("age", "number") else amount.unit
    return f"{value} {measure} {amount.bound} [{words}]"


@pytest.mark.parametrize("case", DATA["cases"], ids=[case["text"] for case in DATA["cases"]])
def test_amounts(case: dict[str, Any], units: Units, tokenize: Tokenize) -> None:
    tokens = tokenize(case["text"])
    assert [shown(each, tokens) for each in find_amounts(tokens, units)] == case["amounts"]


def rule(body: dict[str, Any]) -> QuantityRule:
    convert = {unit: Decimal(worth) for unit, worth in body.get("convert", {}).items()}
    return QuantityRule("rule", "thing", body["unit"], convert, Origin("test.yaml", 1, 1))


@pytest.mark.parametrize(
    "case", DATA["conversions"], ids=[f"{c['text']} in {c['rule']}" for c in DATA["conversions"]]
)
def test_conversion(case: dict[str, Any], units: Units, tokenize: Tokenize) -> None:
    (amount,) = find_amounts(tokenize(case["text"]), units)
    turned = to_rule_unit(amount, rule(DATA["rules"][case["rule"]]), units)
    if case["is"] is None:
        assert turned is None
    else:
        assert turned is not None
        assert [str(turned.low), str(turned.high), turned.unit] == case["is"]


@pytest.mark.parametrize(("text", "expected"), list(DATA["durations"].items()))
def test_duration(text: str, expected: str | None, units: Units, tokenize: Tokenize) -> None:
    (amount,) = find_amounts(tokenize(text), units)
    assert iso_duration(amount) == expected


def test_no_tokens_hold_no_amounts(units: Units) -> None:
    assert find_amounts((), units) == ()


def test_every_unit_measures_itself(units: Units) -> None:
    assert [name for name in units.units if units.measure(name) is None] == []


def test_unknown_unit_measures_nothing(units: Units) -> None:
    assert units.measure("furlong/fortnight") is None


#: Numbers, units and the words around them, in any order.
PIECES: list[str] = DATA["pieces"].split()


def test_any_string_of_words_can_be_read(units: Units, tokenize: Tokenize) -> None:
    dice = random.Random(7)
    for _ in range(2000):
        words = (dice.choice(PIECES) + dice.choice((" ", " ", "")) for _ in range(10))
        tokens = tokenize("".join(words).strip())
        ends = [(each.first, each.last) for each in find_amounts(tokens, units)]
        assert all(first < last <= len(tokens) for first, last in ends)
