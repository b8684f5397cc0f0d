"""Weights of what is told of a thing, by logistic regression: whether it is one of those sought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

#: What is told of fewer examples has no weight.
LEAST = 2
#: How strongly weights are held near nought, how far a step goes (each by the slopes before it, as
#: in Adagrad, Duchi et al. 2011), and how many are taken.
PULL = 2.0
STEP = 0.5
STEPS = 120


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each thing told speaks for or against."""

    by_feature: Mapping[str, float]

    def probability(self, told: Sequence[str]) -> float:
        """How probable it is by all that is told; one half where nothing has a weight."""
        total = sum(self.by_feature.get(one, 0.0) for one in told)
        return float(1 / (1 + np.exp(-total)))


def weigh(examples: Sequence[Sequence[str]], right: Sequence[bool]) -> Weights:
    """The weights that tell the right examples from the others; none without examples."""
    counts = Counter(one for told in examples for one in told)
    places = {one: place for place, one in enumerate(o for o, n in counts.items() if n >= LEAST)}
    if not places:
        return Weights({})
    kept = [[places[one] for one in told if one in places] for told in examples]
    rows = np.repeat(np.arange(len(kept)), [len(told) for told in kept])
    columns = np.array([place for told in kept for place in told])
    wanted = np.array(right, dtype=float)
    weights, grown = np.zeros(len(places)), np.full(len(places), 1e-8)
    for _ in range(STEPS):
        found = 1 / (1 + np.exp(-np.bincount(rows, weights[columns], len(kept))))
        slope = np.bincount(columns, (found - wanted)[rows], len(places)) + PULL * weights
        grown += slope * slope
        weights -= STEP * slope / np.sqrt(grown)
    return Weights(dict(zip(places, weights.tolist(), strict=True)))
