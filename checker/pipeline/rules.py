"""The rule set of a run: the shipped folders, installed packs and a user's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from checker.ruleset.load import load_rules, shipped_rules
from checker.ruleset.model import Problem, RuleSet
from checker.ruleset.packs import installed_packs
from checker.values.report import Severity


class RulesError(ValueError):
    """Rule files with errors; `problems` lists them all."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def rule_set(
    folders: Sequence[Path], *, shipped: bool = True, today: date | None = None
) -> tuple[RuleSet, tuple[Problem, ...]]:
    """The rules of all folders together, and warnings; raises RulesError with every error."""
    first = (shipped_rules(), *installed_packs()) if shipped else ()
    rules, problems = load_rules((*first, *folders), today=today)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise RulesError(errors)
    return rules, problems
