"""Our answers against the labels of a made-up list of questions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from checker.ruleset.model import Statement
from evaluation import questions
from evaluation.questions import (
    BENCHMARK,
    COVERED,
    Answer,
    Covered,
    QuestionError,
    judge,
    load_covered,
    load_rows,
    table_of,
    unexplained,
)
from tests.shipped import shipped_rule_set

SUPPORTED = "bone-health/denosumab-lowers-vertebral-fractures"
REFUTED = "bone-health/raloxifene-does-not-lower-nonvertebral-fractures"
MIXED = "bone-health/magnesium-and-fractures"


@pytest.fixture(scope="module")
def statements() -> Mapping[str, Statement]:
    return shipped_rule_set().statements


def _data(folder: Path, *labels: str | None) -> Path:
    (folder / BENCHMARK).parent.mkdir(parents=True)
    rows: list[dict[str, Any]] = [
        {"year": 2019, "topic": str(number), "question": "Does it?"}
        | ({"label": label} if label else {})
        for number, label in enumerate(labels, 1)
    ]
    (folder / BENCHMARK).write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return folder


def test_answers(tmp_path: Path, statements: Mapping[str, Statement]) -> None:
    rows = load_rows(_data(tmp_path, "yes", "no", "yes", "no", None))
    covered = {
        "2019-1": Covered(SUPPORTED),
        "2019-2": Covered(REFUTED),
        "2019-3": Covered(REFUTED, turned=True),
        "2019-4": Covered(MIXED, why="newer trials disagree"),
    }
    judged = judge(rows, covered, statements)
    assert [one.answer for one in judged] == [Answer.YES, Answer.NO, Answer.YES, Answer.OPEN]
    assert [one.agrees for one in judged] == [True, True, True, False]
    assert unexplained(judged) == []
    assert table_of(rows, judged)[-1][:3] == ("all", ".80 (4/5)", ".75 (3/4)")


def test_reasons(tmp_path: Path, statements: Mapping[str, Statement]) -> None:
    rows = load_rows(_data(tmp_path, "no", "yes"))
    covered = {"2019-1": Covered(SUPPORTED), "2019-2": Covered(SUPPORTED, why="old")}
    assert unexplained(judge(rows, covered, statements)) == [
        "2019-1: differs from the label, and no reason is given",
        "2019-2: a reason is given, but nothing differs",
    ]


def test_entries_that_fit_nothing(tmp_path: Path, statements: Mapping[str, Statement]) -> None:
    rows = load_rows(_data(tmp_path, "no"))
    with pytest.raises(QuestionError, match=r"2019-7: the list has no such question\n2019-1: "):
        judge(rows, {"2019-7": Covered(MIXED), "2019-1": Covered("moon/light")}, statements)


def test_every_statement_of_the_list_exists(statements: Mapping[str, Statement]) -> None:
    listed = {one.statement for one in load_covered(COVERED).values()}
    assert sorted(listed - statements.keys()) == []


def test_without_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert questions.main(["--data", str(tmp_path)]) == 2
    assert "skipped: no questions at" in capsys.readouterr().err
