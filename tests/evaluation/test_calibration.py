"""The weights of confidence, and how far it can be believed, on made-up claims."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from checker.normalize.confidence import confidence_of
from checker.normalize.signs import Sign
from checker.values.claim import Certainty, Claim, Polarity
from evaluation.calibration import Judged, as_json, bands_of, fit
from evaluation.confidence import Rated, band_table, rated
from evaluation.data import GoldSentence
from evaluation.names import Names
from evaluation.sentences import is_beyond_label, is_claim_right


def judged(topic: str, right: int, wrong: int, *signs: Sign) -> list[Judged]:
    return [Judged(topic, frozenset(signs), one < right) for one in range(right + wrong)]


#: On each of four topics, plain readings are nearly always right, those with an open cue rarely.
CLAIMS = [
    claim
    for topic in ("a", "b", "c", "d")
    for claim in (*judged(topic, 24, 1), *judged(topic, 4, 16, Sign.OPEN_CUE, Sign.LONG))
]


def test_more_points_are_never_worth_less() -> None:
    points = [30] * 100 + [20] * 100 + [10] * 100
    right = [True] * 80 + [False] * 20 + [True] * 90 + [False] * 10 + [True] * 25 + [False] * 75
    # The upper two change places, and make one band.
    assert bands_of(points, right) == ((20, Decimal("0.85")), (10, Decimal("0.25")))


def test_thin_bands_join_the_one_above() -> None:
    points = [30] * 150 + [20] * 5 + [10] * 5
    right = [True] * 140 + [False] * 20
    assert bands_of(points, right) == ((10, Decimal("0.87")),)


def test_a_sign_of_wrong_readings_costs() -> None:
    weights = fit(CLAIMS)
    assert weights.costs[Sign.OPEN_CUE] > weights.costs[Sign.CONTEXT] > 0
    assert confidence_of((), weights) == Decimal("0.96")
    assert confidence_of({Sign.OPEN_CUE, Sign.LONG}, weights) == Decimal("0.20")
    assert as_json(weights, "made up")["bands"] == [
        {"points": weights.bands[0][0], "confidence": "0.96"},
        {"points": weights.bands[1][0], "confidence": "0.20"},
    ]


def test_a_topic_is_rated_by_the_others() -> None:
    strange = judged("e", 0, 30)
    found = {one.judged.topic: one.confidence for one in rated([*CLAIMS, *strange])}
    # The topic where plain readings are wrong does not lower its own confidence.
    assert found["e"] == Decimal("0.96")


def test_band_table() -> None:
    found = [
        Rated(one, Decimal(confidence))
        for confidence, claims in (("0.93", judged("a", 3, 1)), ("0.40", judged("a", 1, 1)))
        for one in claims
    ]
    assert band_table(found) == [
        ("confidence", "right", "said on average", "of all claims"),
        ("0.90 and more", ".75 (3/4)", ".93", ".67 (4/6)"),
        ("0.80 to 0.90", "–", "–", ".00 (0/6)"),
        ("0.65 to 0.80", "–", "–", ".00 (0/6)"),
        ("0.50 to 0.65", "–", "–", ".00 (0/6)"),
        ("0.00 to 0.50", ".50 (1/2)", ".40", ".33 (2/6)"),
        ("all", ".67 (4/6)", "", ""),
    ]


def row(**fields: object) -> GoldSentence:
    values: dict[str, object] = {
        "id": "iron-01",
        "topic": "iron",
        "text": "It treats anaemia.",
        "prev": "",
        "is_claim": True,
        "subject": "iron",
        "object": "anaemia",
        "relation": "treats_or_reverses",
        "polarity": "affirmed",
        "certainty": "asserted",
    }
    return GoldSentence(**(values | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gold", "read", "right"),
    [
        ({}, {}, True),
        ({}, {"polarity": Polarity.DENIED}, False),
        ({}, {"certainty": Certainty.POSSIBLE}, False),
        ({"certainty": "hedged"}, {"certainty": Certainty.POSSIBLE}, True),
        ({}, {"object": "fatigue"}, False),
        ({"is_claim": False, "polarity": None, "certainty": None}, {}, False),
        ({"polarity": "mixed"}, {}, False),
        # "Iron is safe" answers "iron causes …" with the opposite polarity.
        (
            {"relation": "causes", "polarity": "denied"},
            {"relation": "safe", "aspect": "safety", "object": None},
            True,
        ),
        (
            {"relation": "causes", "polarity": "denied"},
            {"relation": "harmful", "aspect": "safety", "object": None},
            False,
        ),
        ({}, {"relation": "safe", "aspect": "safety", "object": None}, False),
    ],
)
def test_one_claim_is_right_in_all_slots(
    gold: dict[str, object],
    read: dict[str, object],
    names: Names,
    make_claim: Callable[..., Claim],
    *,
    right: bool,
) -> None:
    claim = make_claim(**read)
    assert is_claim_right(row(**gold), claim, (claim,), names) is right


def test_two_verdicts_meet_a_mixed_label(names: Names, make_claim: Callable[..., Claim]) -> None:
    claims = (make_claim(), make_claim(polarity=Polarity.DENIED))
    assert [is_claim_right(row(polarity="mixed"), one, claims, names) for one in claims] == [
        True,
        True,
    ]


def test_what_is_said_beyond_the_label_is_not_judged(
    names: Names, make_claim: Callable[..., Claim]
) -> None:
    answer, other = make_claim(), make_claim(object="fatigue")
    assert is_beyond_label(row(), other, (answer, other), names)
    assert not is_beyond_label(row(), answer, (answer, other), names)
    assert not is_beyond_label(row(), other, (other,), names)
