"""Scores the findings between two sentences against the readers' labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.values.report import Finding, FindingKind
from evaluation.data import CONFLICTS, GoldPair
from evaluation.tally import Tally, f1_of, tally

CONTRADICTION, APPARENT, OTHER = "contradiction", "apparent", "other"

#: What a kind of finding means for a pair, gravest first; all other kinds are no verdict on two.
VERDICTS: Mapping[FindingKind, str] = {
    FindingKind.CONTRADICTION: CONTRADICTION,
    FindingKind.OPEN_CONTRADICTION: CONTRADICTION,
    FindingKind.APPARENT: APPARENT,
    FindingKind.TENSION: APPARENT,
}


@dataclass(frozen=True, slots=True)
class PairScore:
    """A labelled pair and the verdict on it: contradiction, apparent or other."""

    gold: GoldPair
    found: str

    @property
    def found_conflict(self) -> bool:
        """Whether the verdict is a conflict."""
        return self.found in CONFLICTS

    @property
    def conflict_right(self) -> bool | None:
        """Whether conflict or none is right; None where the readers do not agree on it."""
        if not self.gold.agrees_on_conflict:
            return None
        return self.found_conflict == self.gold.is_conflict

    @property
    def grade_right(self) -> bool | None:
        """Whether the grade is right; None unless both readers and the verdict see a conflict."""
        if not (self.gold.agrees_on_label and self.gold.is_conflict and self.found_conflict):
            return None
        return self.found == self.gold.label


@dataclass(frozen=True, slots=True)
class PairTable:
    """The shares over a set of pairs; `pairs` counts those both readers agree on."""

    pairs: int
    precision: Tally
    recall: Tally
    grade: Tally

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where neither can be told."""
        return f1_of(self.precision, self.recall)


def verdicts_of(findings: Iterable[Finding]) -> dict[frozenset[str], str]:
    """The gravest verdict on each two articles that stand on different sides of a finding."""
    verdicts: dict[frozenset[str], str] = {}
    for finding in findings:
        verdict = VERDICTS.get(finding.kind)
        if verdict is None:
            continue
        for two in opposed(finding):
            if verdicts.get(two) != CONTRADICTION:
                verdicts[two] = verdict
    return verdicts


def score_pairs(
    pairs: Sequence[GoldPair], verdicts: Mapping[frozenset[str], str], files: Mapping[str, str]
) -> tuple[PairScore, ...]:
    """Scores each pair; `files` maps a sentence's id to the path of its article."""
    return tuple(
        PairScore(pair, verdicts.get(frozenset({files[pair.a], files[pair.b]}), OTHER))
        for pair in pairs
    )


def pair_table(scores: Sequence[PairScore]) -> PairTable:
    """The shares over some pairs; conflict counts only where both readers agree on it."""
    agreed = [score for score in scores if score.gold.agrees_on_conflict]
    return PairTable(
        pairs=len(agreed),
        precision=tally(score.gold.is_conflict for score in agreed if score.found_conflict),
        recall=tally(score.found_conflict for score in agreed if score.gold.is_conflict),
        grade=tally(score.grade_right for score in scores),
    )


def opposed(finding: Finding) -> Iterable[frozenset[str]]:
    """Each two articles that stand on different sides of a finding."""
    sides = [{one.claim.path for one in side.claims} for side in finding.sides]
    for index, side in enumerate(sides):
        for other in sides[index + 1 :]:
            yield from (frozenset({a, b}) for a in side for b in other if a != b)
