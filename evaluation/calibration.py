"""Weights for the signs of a reading, and what a sum of points is worth.

A logistic regression whose costs cannot fall below zero and are drawn to what
was expected of them (a MAP estimate with a normal prior), because many signs are
rare; then pools of adjacent violators (isotonic regression, Ayer et al. 1955)
over the points, so that a confidence is a share that was counted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from checker.normalize.confidence import Weights, points_of
from checker.normalize.signs import Sign

#: What a sign is expected to cost before any count, in log-odds.
EXPECTED: Mapping[Sign, float] = {
    Sign.ADVICE: 1.0,
    Sign.SAFETY: 0.5,
    Sign.GRADED: 0.3,
    Sign.AMOUNT: 1.0,
    Sign.OPEN_CUE: 0.8,
    Sign.UNKNOWN_GOVERNOR: 1.0,
    Sign.UNSURE_WORD: 0.5,
    Sign.WORD_ORDER: 0.3,
    Sign.CONTEXT: 0.3,
    Sign.UNSAID: 0.3,
    Sign.FUZZY_NAME: 0.5,
    Sign.EXPOSURE: 0.3,
    Sign.LONG: 0.4,
    Sign.VERY_LONG: 0.3,
}
#: How strongly a cost is drawn to what was expected of it; weaker, costs do not hold elsewhere.
PRIOR_STRENGTH = 4.0
STEPS, STEP_SIZE = 1500, 0.01
#: A band of fewer counts than this says too little of its share.
LEAST_IN_BAND = 100
#: The surest readings are a band of at least this share, so that being sure says something of use.
LEAST_AT_TOP = 0.3
POINTS = 100


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of a labelled sentence: the weaknesses of its reading, and whether it is right."""

    topic: str
    signs: frozenset[Sign]
    right: bool


def fit(judged: Sequence[Judged]) -> Weights:
    """The weights that tell right from wrong best among some claims, and what points are worth.

    Each claim counts twice in the bands, by the points that it has here and by
    those that weights of the other topics give it: the first flatter what they
    were fitted on, and the second come from fewer claims than there are.
    """
    weights = _without_bands(judged)
    points = [points_of(one.signs, weights) for one in judged]
    right = [one.right for one in judged]
    for topic in sorted({one.topic for one in judged}):
        others = _without_bands([one for one in judged if one.topic != topic] or judged)
        own = [one for one in judged if one.topic == topic]
        points += [points_of(one.signs, others) for one in own]
        right += [one.right for one in own]
    return replace(weights, bands=bands_of(points, right))


def _without_bands(judged: Sequence[Judged]) -> Weights:
    """Base and costs by logistic regression."""
    signs = sorted(Sign)
    has = np.array([[sign in one.signs for sign in signs] for one in judged], dtype=float)
    right = np.array([one.right for one in judged], dtype=float)
    expected = np.array([EXPECTED[sign] for sign in signs])
    costs, base = expected.copy(), 1.5
    for _ in range(STEPS):
        miss = 1 / (1 + np.exp(has @ costs - base)) - right
        costs -= STEP_SIZE * (PRIOR_STRENGTH * (costs - expected) - has.T @ miss)
        costs = np.maximum(costs, 0)
        base -= STEP_SIZE * float(miss.sum())
    return Weights(
        base=round(base * POINTS),
        costs={sign: round(float(cost) * POINTS) for sign, cost in zip(signs, costs, strict=True)},
        bands=(),
    )


def bands_of(points: Sequence[int], right: Collection[bool]) -> tuple[tuple[int, Decimal], ...]:
    """From which points on which share was right; more points are never worth less."""
    by_points: dict[int, list[bool]] = {}
    for value, verdict in zip(points, right, strict=True):
        by_points.setdefault(value, []).append(verdict)
    bands: list[tuple[int, int, int]] = []
    at_top = max(LEAST_IN_BAND, LEAST_AT_TOP * len(points))
    for value in sorted(by_points, reverse=True):
        bands.append((value, sum(by_points[value]), len(by_points[value])))
        while len(bands) > 1 and (
            _share(bands[-1]) >= _share(bands[-2])
            or bands[-2][2] < (at_top if len(bands) == 2 else LEAST_IN_BAND)
        ):
            _merge(bands)
    if len(bands) > 1 and bands[-1][2] < LEAST_IN_BAND:
        _merge(bands)
    return tuple((least, _rounded(of_right, of)) for least, of_right, of in bands)


def _share(band: tuple[int, int, int]) -> float:
    return band[1] / band[2]


def _merge(bands: list[tuple[int, int, int]]) -> None:
    least, right, of = bands.pop()
    bands[-1] = (least, bands[-1][1] + right, bands[-1][2] + of)


def _rounded(right: int, of: int) -> Decimal:
    """The share to expect of the next ones like these: Laplace's rule of succession."""
    return (Decimal(right + 1) / Decimal(of + 2)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def as_json(weights: Weights, about: str) -> dict[str, object]:
    """The weights as their file holds them."""
    return {
        "about": about,
        "base": weights.base,
        "costs": {sign.value: weights.costs[sign] for sign in Sign},
        "bands": [
            {"points": least, "confidence": str(confidence)} for least, confidence in weights.bands
        ],
    }
