"""Widths, wrapping, underlining, and what must not reach a terminal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.report.serialize import confidence, number
from checker.report.text import Mark, plain, underlined, width, wrap, wrap_parts
from checker.report.words import amount
from checker.values.span import Span


@pytest.mark.parametrize(
    ("text", "columns"),
    [("bone", 4), ("骨", 2), ("e\u0301", 1), ("", 0), ("soft\u00adhyphen", 10), ("Ä", 1)],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a\ufffd[31mb"),
        ("a\r\nb\tc", "a  b c"),
        ("a\u202eb", "a\ufffdb"),
        ("naïve · 骨", "naïve · 骨"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    assert plain(text) == shown
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 100, ["one two three"]),
        ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
        ("骨粗鬆症", 5, ["骨粗", "鬆症"]),
        ("骨", 1, ["骨"]),
        ("", 5, []),
    ],
)
def test_wrap(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


def test_underlined_across_a_break() -> None:
    marks = [Mark(Span(4, 7), "^"), Mark(Span(6, 11), "-")]
    assert list(underlined("one two six ten", marks, 8)) == [
        ("one two", "    ^^^"),
        ("six ten", "---"),
    ]


def test_underlined_under_wide_characters() -> None:
    assert list(underlined("骨 is 骨", [Mark(Span(5, 6), "^")], 20)) == [("骨 is 骨", "      ^^")]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        (Decimal("-4"), -4),
        (Decimal("20.0"), 20),
        (Decimal("0.1"), 0.1),
        (Decimal(10) / Decimal(3), 3.33333333333),
        (Decimal("1E+3"), 1000),
    ],
)
def test_number(value: Decimal | None, shown: float | None) -> None:
    assert number(value) == shown
    assert type(number(value)) is type(shown)


def test_confidence_has_two_decimals() -> None:
    assert confidence(Decimal("0.876")) == 0.88


@pytest.mark.parametrize(
    ("value", "shown"),
    [("25.0", "25"), ("0.025", "0.025"), ("4E+3", "4000"), ("100", "100"), ("1E-7", "0.0000001")],
)
def test_amount(value: str, shown: str) -> None:
    assert amount(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("parts", "columns", "lines"),
    [
        (["a", "b"], 10, ["a · b"]),
        (["denied", "in women", "by itself"], 19, ["denied · in women ·", "by itself"]),
        (["a", "one two three"], 7, ["a ·", "one two", "three"]),
        (["one two three", "b"], 9, ["one two", "three · b"]),
        ([], 9, [""]),
    ],
)
def test_wrap_parts(parts: list[str], columns: int, lines: list[str]) -> None:
    assert wrap_parts(parts, columns) == lines
