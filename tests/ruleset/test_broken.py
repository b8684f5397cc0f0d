"""Every broken file gets its own clear words: see expected.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.ruleset.load import load_rules
from checker.ruleset.model import Problem
from checker.values.report import Severity

HERE = Path(__file__).parent
CORE = HERE / "sound" / "core.yaml"
EXPECTED: dict[str, list[str]] = yaml.safe_load((HERE / "expected.yaml").read_text("utf-8"))


def shown(problem: Problem) -> str:
    label = "warning: " if problem.severity is Severity.WARNING else ""
    return f"{problem.line}:{problem.column}: {label}{problem.message}"


@pytest.mark.parametrize("name", EXPECTED)
def test_broken_file(name: str) -> None:
    file = HERE / "broken" / f"{name}.yaml"
    _, problems = load_rules([CORE, file])
    assert [shown(problem) for problem in problems] == EXPECTED[name]
    assert {problem.file for problem in problems} == {file.as_posix()}


def test_every_broken_file_is_expected() -> None:
    assert {path.stem for path in (HERE / "broken").iterdir()} == set(EXPECTED)


def test_problems_of_all_files_come_at_once_and_sorted() -> None:
    _, problems = load_rules([HERE / "broken", HERE / "sound"])
    places = [(problem.file, problem.line, problem.column) for problem in problems]
    assert places == sorted(places)
    assert len({problem.file for problem in problems}) > 50


def test_a_problem_carries_its_line() -> None:
    _, problems = load_rules([CORE, HERE / "broken" / "bad-kind.yaml"])
    assert [problem.source_line for problem in problems] == [
        "  zinc: {label: zinc, kind: suplement}"
    ]
    assert str(problems[0]).endswith(
        "broken/bad-kind.yaml:5:29: unknown kind 'suplement'; did you mean 'supplement'?"
    )
