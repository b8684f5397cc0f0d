"""The shipped packs stand together: no contradiction, and each statement is reached."""

from __future__ import annotations

import pytest

from checker.authoring.validate import validate_rules
from checker.ruleset.load import shipped_rules

LINE = "# yaml-language-server: $schema="


@pytest.mark.slow
def test_the_shipped_packs_stand_together() -> None:
    _, problems = validate_rules([shipped_rules()], deep=lambda rules: rules.statements)
    found = [str(problem) for problem in problems if "looked up" not in problem.message]
    assert found == []


def test_editors_find_the_schema_of_every_shipped_file() -> None:
    for file in shipped_rules().rglob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith(LINE), file
        assert (file.parent / first.removeprefix(LINE)).is_file(), file
