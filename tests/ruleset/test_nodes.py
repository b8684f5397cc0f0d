"""YAML scalars and places."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.ruleset.model import Origin
from checker.ruleset.nodes import Node, Scalar, parse, resolve
from checker.ruleset.problems import Problems, did_you_mean


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("off", "off"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("null", None),
        ("~", None),
        ("", None),
        ("-4", -4),
        ("+2", 2),
        ("0.025", Decimal("0.025")),
        ("1e-3", Decimal("0.001")),
        (".5", Decimal("0.5")),
        ("1.2.3", "1.2.3"),
        ("12:30", "12:30"),
        ("0x1F", "0x1F"),
        ("2026-11-20", "2026-11-20"),
        ("e5", "e5"),
        ("9" * 30, "9" * 30),
    ],
)
def test_resolve(text: str, value: Scalar) -> None:
    found = resolve(text)
    assert found == value
    assert type(found) is type(value)


def parsed(text: str) -> Node:
    problems = Problems()
    node = parse(text, "f.yaml", problems)
    assert problems.found == []
    assert node is not None
    return node


def test_places_of_keys_and_values() -> None:
    node = parsed("a:\n  - x\n  - {-4: 'y'}\n")
    listed = node.child("a")
    assert node.key_origin("a") == Origin("f.yaml", 1, 1)
    assert [element.origin for element in listed.elements()] == [
        Origin("f.yaml", 2, 5),
        Origin("f.yaml", 3, 5),
    ]
    assert listed.elements()[1].child(-4).origin == Origin("f.yaml", 3, 10)
    assert node.value == {"a": ["x", {-4: "y"}]}


def test_a_quoted_number_is_text() -> None:
    assert parsed("a: '5'\nb: \"true\"\n").value == {"a": "5", "b": "true"}


def test_columns_count_characters() -> None:
    assert parsed("é: µg\n").child("é").origin == Origin("f.yaml", 1, 4)


def test_an_alias_stands_for_its_anchor() -> None:
    node = parsed("a: &x [1, 2]\nb: *x\n")
    assert node.value == {"a": [1, 2], "b": [1, 2]}


def test_absent_and_empty_keys() -> None:
    node = parsed("a:\nb: 1\n")
    assert node.get("a") is None
    assert node.get("z") is None
    assert node.child("z").strings() == ()
    assert node.child("b").strings() == ("1",)
    assert node.child("b").get("c") is None


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("revreses", "; did you mean 'reverses'?"),
        ("Treats", "; did you mean 'treats'?"),
        ("xyz", ""),
    ],
)
def test_did_you_mean(word: str, hint: str) -> None:
    assert did_you_mean(word, ["treats", "reverses", "raises"]) == hint
