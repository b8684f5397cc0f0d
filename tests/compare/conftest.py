from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.ruleset.load import load_rules, shipped_rules
from checker.ruleset.rules import RuleSet

HERE = Path(__file__).parent
CORE = ("relations.yaml", "implications.yaml", "units.yaml")


@pytest.fixture(scope="session")
def garden(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    """The tests' own concepts and statements on the shipped scales, relations and bridges."""
    folder = tmp_path_factory.mktemp("rules")
    for name in CORE:
        shutil.copy(shipped_rules() / "core" / name, folder)
    rules, problems = load_rules([folder, HERE / "rules"])
    assert problems == ()
    return rules
