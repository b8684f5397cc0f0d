"""Reading in several processes: the same readings, in the same order, whatever dies."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.pipeline.article import Reading
from checker.pipeline.processes import read_all
from checker.pipeline.rules import rule_set
from checker.read import read_text
from checker.ruleset.rules import RuleSet
from checker.values.article import Article, Failure, Format

pytestmark = pytest.mark.slow


class Killer:
    """Ends the process that unpickles it, as running out of memory would."""

    path = "killer.md"

    def __reduce__(self) -> tuple[Callable[[int], object], tuple[int]]:
        return os._exit, (7,)


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return rule_set([])[0]


def article(name: str) -> Article | Failure:
    return read_text("It is a fine day. It is.\n", path=name, format=Format.TEXT)


def read(sources: list[object], rules: RuleSet, jobs: int) -> list[Reading]:
    return list(read_all(sources, rules=rules, root=Path(), jobs=jobs))  # type: ignore[arg-type]


def test_same_readings_in_the_same_order(rules: RuleSet) -> None:
    sources: list[object] = [article(f"{number}.txt") for number in range(5)]
    alone = read(sources, rules, 1)
    assert [reading.path for reading in alone] == [f"{number}.txt" for number in range(5)]
    assert read(sources, rules, 2) == alone


def test_a_process_that_dies_costs_one_article(rules: RuleSet) -> None:
    readings = read([article("a.txt"), Killer(), article("b.txt"), article("c.txt")], rules, 2)
    assert [reading.path for reading in readings] == ["a.txt", "killer.md", "b.txt", "c.txt"]
    assert [reading.failure for reading in readings] == [
        None,
        Failure("killer.md", "internal", "the process that read it ended with exit code 7"),
        None,
        None,
    ]


def test_no_sources_start_nothing(rules: RuleSet) -> None:
    assert read([], rules, 4) == []
