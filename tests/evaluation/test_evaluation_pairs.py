"""Scores of pairs and of the baselines, with exact numbers on made-up rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.values.report import Finding, FindingKind
from evaluation.baselines import every_pair, load_cues, negation_pairs, sentence_baselines
from evaluation.data import GoldPair, GoldSentence
from evaluation.pairs import PairScore, pair_table, score_pairs, verdicts_of
from evaluation.tally import Tally, decimals

PAIRS = (
    GoldPair("a", "b", "contradiction", "contradiction"),
    GoldPair("a", "c", "apparent", "contradiction"),
    GoldPair("a", "d", "consistent", "unrelated"),
    GoldPair("b", "c", "apparent", "consistent"),
    GoldPair("b", "d", "apparent", "apparent"),
)


def files(*ids: str) -> dict[str, str]:
    return {one: f"{one}.md" for one in ids}


def test_verdict_is_the_gravest_between_different_sides(
    make_finding: Callable[..., Finding],
) -> None:
    findings = [
        make_finding(FindingKind.APPARENT, ("a.md", "b.md"), ("c.md",)),
        make_finding(FindingKind.CONTRADICTION, ("a.md",), ("c.md",)),
        make_finding(FindingKind.TENSION, ("a.md",), ("c.md", "d.md")),
        make_finding(FindingKind.VIOLATION, ("a.md",), ("e.md",)),
        make_finding(FindingKind.SELF_CONTRADICTION, ("a.md",), ("a.md",)),
    ]
    assert verdicts_of(findings) == {
        frozenset({"a.md", "c.md"}): "contradiction",
        frozenset({"b.md", "c.md"}): "apparent",
        frozenset({"a.md", "d.md"}): "apparent",
    }


def test_pair_scores() -> None:
    verdicts = {
        frozenset({"a.md", "b.md"}): "apparent",
        frozenset({"a.md", "d.md"}): "contradiction",
        frozenset({"b.md", "c.md"}): "apparent",
        frozenset({"b.md", "d.md"}): "apparent",
    }
    scores = score_pairs(PAIRS, verdicts, files("a", "b", "c", "d"))
    assert [score.conflict_right for score in scores] == [True, False, False, None, True]
    assert [score.grade_right for score in scores] == [False, None, None, None, True]
    table = pair_table(scores)
    assert table.pairs == 4
    assert table.precision == Tally(2, 3)
    assert table.recall == Tally(2, 3)
    assert table.f1 == pytest.approx(2 / 3)
    assert table.grade == Tally(1, 2)


def test_nothing_found_has_no_precision() -> None:
    table = pair_table([PairScore(pair, "other") for pair in PAIRS])
    assert (table.precision, table.recall, table.f1) == (Tally(0, 0), Tally(0, 3), 0.0)


def test_every_pair() -> None:
    table = pair_table(every_pair(PAIRS))
    assert (table.precision, table.recall) == (Tally(3, 4), Tally(3, 3))


def test_word_baselines() -> None:
    rows = [
        GoldSentence(
            id=name,
            topic="iron",
            text=text,
            prev="",
            is_claim=True,
            subject="iron",
            object="anaemia",
            relation="prevents",
            polarity=polarity,
            certainty=certainty,
        )
        for name, text, polarity, certainty in (
            ("a", "Iron prevents it.", "affirmed", "asserted"),
            ("b", "Iron doesn't prevent it.", "denied", "asserted"),
            ("c", "Iron may prevent it.", "affirmed", "hedged"),
            ("d", "Iron is useless here.", "denied", "asserted"),
        )
    ]
    cues = load_cues()
    found = negation_pairs(PAIRS, {row.id: row for row in rows}, cues)
    assert [score.found for score in found] == [
        "contradiction",
        "other",
        "other",
        "contradiction",
        "contradiction",
    ]
    assert sentence_baselines(rows, cues) == {
        "every sentence is a claim": Tally(4, 4),
        "every claim is affirmed": Tally(2, 4),
        "polarity by negation words": Tally(3, 4),
        "every claim is asserted": Tally(3, 4),
        "certainty by hedge words": Tally(4, 4),
    }


@pytest.mark.parametrize(
    ("share", "shown"), [(None, "–"), (0.0, ".00"), (0.456, ".46"), (0.996, "1.00"), (1.0, "1.00")]
)
def test_decimals(share: float | None, shown: str) -> None:
    assert decimals(share) == shown
