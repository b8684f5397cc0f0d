"""How far a reading can be trusted: the share of readings like it that were right."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from checker.normalize.signs import Sign

#: Fitted on hand-labelled sentences; `python -m evaluation.confidence --fit` writes it.
WEIGHTS = Path(__file__).with_name("confidence.json")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign costs, in hundredths of log-odds, and what a sum of points is worth.

    `bands` are pairs of the least points and the confidence from there on, the
    most points first; whoever has fewer than the last band asks for has its confidence.
    """

    base: int
    costs: Mapping[Sign, int]
    bands: tuple[tuple[int, Decimal], ...]


def load_weights(path: Path = WEIGHTS) -> Weights:
    """The weights of a file; a sign that it does not know yet costs nothing."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return Weights(
        base=found["base"],
        costs={sign: found["costs"].get(sign.value, 0) for sign in Sign},
        bands=tuple((band["points"], Decimal(band["confidence"])) for band in found["bands"]),
    )


def points_of(signs: Collection[Sign], weights: Weights) -> int:
    """The points that are left when every sign has taken its cost."""
    return weights.base - sum(weights.costs[sign] for sign in signs)


def confidence_of(signs: Collection[Sign], weights: Weights) -> Decimal:
    """Between 0 and 1, with two decimals."""
    points = points_of(signs, weights)
    for least, confidence in weights.bands:
        if points >= least:
            return confidence
    return weights.bands[-1][1]
