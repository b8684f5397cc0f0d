from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.ruleset.load import load_rules, shipped_rules
from checker.ruleset.model import RuleSet

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def garden() -> RuleSet:
    """The tests' own concepts and statements on the shipped scales, relations and bridges."""
    own, problems = load_rules([HERE / "rules"])
    assert problems == ()
    core, _ = load_rules([shipped_rules()])
    return replace(own, scales=core.scales, relations=core.relations, bridges=core.bridges)
