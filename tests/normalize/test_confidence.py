"""How sure a reading is: its weaknesses, and what they cost."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from checker.claims import build_reader
from checker.claims.reader import Reader, read_sentences
from checker.normalize.claims import relation_of
from checker.normalize.confidence import WEIGHTS, Weights, confidence_of, load_weights, points_of
from checker.normalize.signs import Sign, signs_of
from checker.read import read_text
from checker.values.article import Article, Format
from tests.shipped import shipped_rule_set

MADE_UP = Weights(
    base=150,
    costs={sign: 100 if sign is Sign.OPEN_CUE else 20 for sign in Sign},
    bands=((130, Decimal("0.91")), (50, Decimal("0.70")), (-50, Decimal("0.40"))),
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The shipped rules' reader."""
    return build_reader(shipped_rule_set())


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Vitamin D prevents rickets.", set()),
        ("Vitamin D raises bone density.", {Sign.GRADED}),
        ("Melatonin is safe.", {Sign.SAFETY}),
        ("Doctors advise against melatonin.", {Sign.ADVICE}),
        ("Vitamin D deficiency causes rickets.", {Sign.EXPOSURE}),
        ("Vitamin D is cheap. It prevents rickets.", {Sign.CONTEXT}),
        ("Vitamin D does not prevent rickets.", set()),
        ("It is a myth that vitamin D prevents rickets.", set()),
        ("Vitamin D prevents rickets, and nobody doubts its low cost.", {Sign.OPEN_CUE}),
        ("Vitamin D prevents osteoporsis.", {Sign.FUZZY_NAME}),
        (
            "In the cold and dark north of the country, where the sun stays low for half of the "
            "year, vitamin D prevents rickets.",
            {Sign.LONG},
        ),
    ],
)
def test_signs(text: str, signs: set[Sign], reader: Reader) -> None:
    article = read_text(text, path="a.txt", format=Format.TEXT)
    assert isinstance(article, Article)
    found = [
        signs_of(reading, read.view, relation)
        for read in read_sentences(article, reader)
        for reading in read.read.readings
        if read.view is not None and (relation := relation_of(reading, reader.rules)) is not None
    ]
    assert found == [signs]


@pytest.mark.parametrize(
    ("signs", "points", "confidence"),
    [
        (set(), 150, "0.91"),
        ({Sign.LONG}, 130, "0.91"),
        ({Sign.LONG, Sign.CONTEXT}, 110, "0.70"),
        ({Sign.OPEN_CUE}, 50, "0.70"),
        ({Sign.OPEN_CUE, Sign.LONG}, 30, "0.40"),
        # No band is worse than the last.
        (set(Sign), -210, "0.40"),
    ],
)
def test_confidence(signs: set[Sign], points: int, confidence: str) -> None:
    assert points_of(signs, MADE_UP) == points
    assert confidence_of(signs, MADE_UP) == Decimal(confidence)


def test_the_weights_of_the_package() -> None:
    weights = load_weights()
    assert set(json.loads(WEIGHTS.read_text(encoding="utf-8"))["costs"]) == set(Sign)
    assert min(weights.costs.values()) >= 0
    assert all(one > other for one, other in pairwise(weights.bands))
    assert confidence_of((), weights) == weights.bands[0][1]


def test_a_sign_that_the_file_does_not_know_costs_nothing(tmp_path: Path) -> None:
    file = tmp_path / "weights.json"
    file.write_text('{"base": 10, "costs": {"long": 3}, "bands": []}', encoding="utf-8")
    weights = load_weights(file)
    assert points_of({Sign.LONG, Sign.CONTEXT}, weights) == 7
