"""Compares our verdicts with a public list of questions: `python -m evaluation.questions`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from checker.pipeline.rules import RulesError
from checker.ruleset.model import Statement, Verdict
from evaluation.checking import load_checker
from evaluation.data import DEFAULT_DATA
from evaluation.tables import Table, as_markdown, as_text
from evaluation.tally import Tally

#: Where the list of questions stands in the data folder.
BENCHMARK = Path("benchmarks") / "trec_health_questions_2019_2021.jsonl"

#: Which of our statements answers which question.
COVERED = Path(__file__).with_name("questions.yaml")


class QuestionError(Exception):
    """The list of answers is wrong, or no longer fits the rules or the questions."""


class Answer(StrEnum):
    """What a source says to a yes-or-no question; OPEN is mixed, unknown or not labelled."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Row:
    """A question of the list by its year and topic number, with its label there."""

    year: int
    topic: str
    text: str
    label: Answer

    @property
    def id(self) -> str:
        """The year and the number, as the list of answers has them."""
        return f"{self.year}-{self.topic}"


@dataclass(frozen=True, slots=True)
class Covered:
    """Which statement answers a question; `turned` where it says the opposite of it."""

    statement: str
    turned: bool = False
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A covered question with our answer."""

    row: Row
    covered: Covered
    statement: Statement

    @property
    def answer(self) -> Answer:
        """What our verdict says to the question."""
        sides = {Verdict.SUPPORTED: Answer.YES, Verdict.REFUTED: Answer.NO}
        answer = sides.get(self.statement.verdict, Answer.OPEN)
        turn = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}
        return turn.get(answer, answer) if self.covered.turned else answer

    @property
    def agrees(self) -> bool:
        """Whether the list says the same."""
        return self.row.label is self.answer

    @property
    def latest(self) -> str:
        """The year of the latest evidence that the statement names."""
        years = [one.year for one in self.statement.evidence if one.year is not None]
        return str(max(years)) if years else "no year"


def load_rows(data: Path) -> tuple[Row, ...]:
    """The questions below the data folder; FileNotFoundError where it has none."""
    lines = (data / BENCHMARK).read_text(encoding="utf-8").splitlines()
    return tuple(_row(json.loads(line)) for line in lines if line.strip())


def load_covered(path: Path) -> Mapping[str, Covered]:
    """The list of answers, by year and topic number."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        return {
            f"{year}-{topic}": Covered(**entry)
            for year, topics in listed.items()
            for topic, entry in topics.items()
        }
    except TypeError as error:
        raise QuestionError(f"{path.name}: {error}") from error


def judge(
    rows: Sequence[Row], covered: Mapping[str, Covered], statements: Mapping[str, Statement]
) -> tuple[Judged, ...]:
    """Our answers to the covered questions; QuestionError names every entry that fits nothing."""
    known = {row.id for row in rows}
    problems = [f"{name}: the list has no such question" for name in covered if name not in known]
    problems += [
        f"{name}: there is no statement {one.statement}"
        for name, one in covered.items()
        if one.statement not in statements
    ]
    if problems:
        raise QuestionError("\n".join(problems))
    return tuple(
        Judged(row, covered[row.id], statements[covered[row.id].statement])
        for row in rows
        if row.id in covered
    )


def table_of(rows: Sequence[Row], judged: Sequence[Judged]) -> Table:
    """The counts by year and over all."""
    header = ("year", "covered", "same as the label", "of our clear ones", "ours open", "contrary")
    years: list[int | None] = [*sorted({row.year for row in rows}), None]
    return [header, *(_counts(year, rows, judged) for year in years)]


def unexplained(judged: Sequence[Judged]) -> list[str]:
    """Differences without a reason, and reasons where there is no difference."""
    wrong = []
    for one in judged:
        if _differs(one) and not one.covered.why:
            wrong.append(f"{one.row.id}: differs from the label, and no reason is given")
        if not _differs(one) and one.covered.why:
            wrong.append(f"{one.row.id}: a reason is given, but nothing differs")
    return wrong


def _differs(one: Judged) -> bool:
    return one.row.label is not Answer.OPEN and not one.agrees


def _counts(year: int | None, rows: Sequence[Row], judged: Sequence[Judged]) -> tuple[str, ...]:
    mine = [one for one in judged if year in (None, one.row.year)]
    labelled = [one for one in mine if one.row.label is not Answer.OPEN]
    clear = [one for one in labelled if one.answer is not Answer.OPEN]
    same = sum(one.agrees for one in labelled)
    return (
        "all" if year is None else str(year),
        str(Tally(len(mine), sum(year in (None, row.year) for row in rows))),
        str(Tally(same, len(labelled))),
        str(Tally(same, len(clear))),
        str(len(labelled) - len(clear)),
        str(len(clear) - same),
    )


def _row(line: Mapping[str, Any]) -> Row:
    return Row(line["year"], line["topic"], line["question"], Answer(line.get("label", "open")))


def _difference(one: Judged) -> str:
    return (
        f"{one.row.id}: {one.row.text}\n"
        f"    label {one.row.label}, ours {one.statement.verdict} ({one.latest}): "
        f"{one.covered.statement}\n"
        f"    {one.covered.why or 'no reason given'}"
    )


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.questions", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the data folder")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--missing", action="store_true", help="list what no statement answers")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Prints counts and differences; 1 where one has no reason, 2 where data or rules miss."""
    options = _arguments(words)
    try:
        rows = load_rows(options.data)
        judged = judge(rows, load_covered(COVERED), load_checker().rules.statements)
    except OSError as error:
        print(
            f"skipped: no questions at {error.filename} ({error.strerror}); "
            "give the data folder with --data",
            file=sys.stderr,
        )
        return 2
    except (RulesError, QuestionError) as error:
        print(error, file=sys.stderr)
        return 2
    tables = [("Questions", table_of(rows, judged))]
    print((as_markdown if options.markdown else as_text)(tables))
    print("\nWhere our verdict differs from the label")
    print("\n".join(_difference(one) for one in judged if _differs(one)))
    if options.missing:
        done = {one.row.id for one in judged}
        print("\nNot covered")
        print("\n".join(f"{row.id}: {row.text}" for row in rows if row.id not in done))
    wrong = unexplained(judged)
    print("".join(f"{line}\n" for line in wrong), end="", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
