"""Trivial baselines, computed beside the checker's own numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from evaluation.data import GoldPair, GoldSentence
from evaluation.pairs import CONTRADICTION, OTHER, PairScore
from evaluation.tally import Tally, tally


@dataclass(frozen=True, slots=True)
class Cues:
    """The two word lists of the baselines."""

    negation: re.Pattern[str]
    hedge: re.Pattern[str]


def load_cues() -> Cues:
    """The word lists beside this module."""
    path = Path(__file__).with_name("baselines.yaml")
    words = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Cues(*(re.compile(words[name], re.IGNORECASE) for name in ("negation", "hedge")))


def every_pair(pairs: Sequence[GoldPair]) -> tuple[PairScore, ...]:
    """Calls every pair a contradiction."""
    return tuple(PairScore(pair, CONTRADICTION) for pair in pairs)


def negation_pairs(
    pairs: Sequence[GoldPair], sentences: Mapping[str, GoldSentence], cues: Cues
) -> tuple[PairScore, ...]:
    """Calls a pair a contradiction where just one of its sentences holds a negation."""

    def negated(one: str) -> bool:
        return cues.negation.search(sentences[one].text) is not None

    return tuple(
        PairScore(pair, CONTRADICTION if negated(pair.a) != negated(pair.b) else OTHER)
        for pair in pairs
    )


def sentence_baselines(sentences: Sequence[GoldSentence], cues: Cues) -> Mapping[str, Tally]:
    """What constant answers and the word lists get right, over all sentences or all claims."""
    claims = [row for row in sentences if row.is_claim]
    return {
        "every sentence is a claim": tally(row.is_claim for row in sentences),
        "every claim is affirmed": tally(row.polarity == "affirmed" for row in claims),
        "polarity by negation words": tally(
            row.polarity == ("denied" if cues.negation.search(row.text) else "affirmed")
            for row in claims
        ),
        "every claim is asserted": tally(row.certainty == "asserted" for row in claims),
        "certainty by hedge words": tally(
            row.certainty == ("hedged" if cues.hedge.search(row.text) else "asserted")
            for row in claims
        ),
    }
