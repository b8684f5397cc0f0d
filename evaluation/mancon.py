"""Scores contradictions between claims of cardiology abstracts: `python -m evaluation.mancon`.

Two claims that answer one question with different answers contradict each
other. Each claim is an article of its own, all are read and compared at once,
and the checker is told neither the questions nor the pairs.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from checker.discover.disputes import OPEN_TOPIC
from checker.values.report import Finding
from evaluation.baselines import load_cues
from evaluation.checking import Checker, Readings, read_articles
from evaluation.data import MissingDataError
from evaluation.pairs import verdicts_of
from evaluation.program import print_scores
from evaluation.tables import Table
from evaluation.tally import Tally, decimals

FILE = Path("benchmarks") / "mancon_dev.jsonl"

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim, the number of the review whose question it answers, and its answer."""

    id: str
    review: int
    label: str
    text: str


def load_claims(data: Path) -> tuple[Answered, ...]:
    """The claims; MissingDataError where the file is absent."""
    path = data / FILE
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise MissingDataError(
            f"no claims at {path} ({error.strerror}); give the data folder with --data"
        ) from error
    rows = (json.loads(line) for line in lines if line.strip())
    return tuple(Answered(row["id"], row["review"], row["label"], row["text"]) for row in rows)


def pairs_where(
    claims: Sequence[Answered], fits: Callable[[Answered, Answered], bool]
) -> frozenset[Pair]:
    """The pairs of claims, by id, that fit."""
    return frozenset(frozenset({a.id, b.id}) for a, b in combinations(claims, 2) if fits(a, b))


def contradicting(claims: Sequence[Answered]) -> frozenset[Pair]:
    """The pairs that answer one question differently."""
    return pairs_where(claims, lambda a, b: a.review == b.review and a.label != b.label)


def read_all(claims: Sequence[Answered], checker: Checker) -> Readings:
    """Each claim read as an article of its own, named by its id, and all compared.

    No rule names what they are about, so open claims are read, too.
    """
    checker = replace(checker, reader=replace(checker.reader, discover=True))
    with tempfile.TemporaryDirectory(prefix="mancon-") as name:
        folder = Path(name)
        for claim in claims:
            (folder / claim.id).with_suffix(".md").write_text(claim.text + "\n", encoding="utf-8")
        return read_articles(checker, list(folder.iterdir()), root=folder)


def pairs_of(findings: Sequence[Finding]) -> frozenset[Pair]:
    """The pairs that findings hold in conflict, across questions too."""
    return frozenset(
        frozenset(path.removesuffix(".md") for path in two) for two in verdicts_of(findings)
    )


def table_of(claims: Sequence[Answered], known: frozenset[Pair], found: frozenset[Pair]) -> Table:
    """The trivial baselines, which are told the questions, and the checker, which is not.

    `known` are the pairs that it finds by what the rules name, `found` all.
    """
    negation = load_cues().negation
    denied = {claim.id: negation.search(claim.text) is not None for claim in claims}
    answers = {
        "every pair under one question (told the questions)": pairs_where(
            claims, lambda a, b: a.review == b.review
        ),
        "negation words (told the questions)": pairs_where(
            claims, lambda a, b: a.review == b.review and denied[a.id] != denied[b.id]
        ),
        "negation words (not told)": pairs_where(claims, lambda a, b: denied[a.id] != denied[b.id]),
        "claimcheck (not told)": known,
        "claimcheck with --discover (not told)": found,
    }
    wanted = contradicting(claims)
    header = ("answer", "precision", "recall", "F1")
    return [header, *((name, *_cells(wanted, given)) for name, given in answers.items())]


def _cells(wanted: frozenset[Pair], found: frozenset[Pair]) -> tuple[str, str, str]:
    right = len(wanted & found)
    both = len(wanted) + len(found)
    return (
        str(Tally(right, len(found))),
        str(Tally(right, len(wanted))),
        decimals(2 * right / both if both else None),
    )


def score(data: Path, checker: Checker) -> tuple[list[tuple[str, Table]], str]:
    """The table of the claims in a data folder, and how many of them are read at all."""
    claims = load_claims(data)
    readings = read_all(claims, checker)
    read = sum(map(bool, readings.claims.values()))
    opened = len({one.claim.path for one in readings.open_claims})
    said = (
        f"{read} of {len(claims)} articles give a claim that the rules know, {opened} an open one."
    )
    known = tuple(one for one in readings.findings if one.topic != OPEN_TOPIC)
    table = table_of(claims, pairs_of(known), pairs_of(readings.findings))
    return [("Contradicting pairs", table)], said


def main(words: Sequence[str] | None = None) -> int:
    """Prints the table; 2 where the claims are absent or the rules do not load."""
    return print_scores("mancon", __doc__, score, words)


if __name__ == "__main__":
    sys.exit(main())
