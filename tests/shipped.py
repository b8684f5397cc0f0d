"""The shipped rules, loaded once for all tests of a process."""

from __future__ import annotations

from functools import cache

from checker.cache import default_cache
from checker.pipeline.rules import rule_set
from checker.ruleset.rules import RuleSet


@cache
def shipped_rule_set() -> RuleSet:
    """The rules as they are shipped, which must load without a warning."""
    rules, warnings = rule_set((), cache=default_cache())
    assert warnings == ()
    return rules
