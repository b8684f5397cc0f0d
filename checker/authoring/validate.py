"""What is wrong with rule files: in each, and among all that are loaded together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from checker.authoring.rule_tests import read_alone
from checker.claims import build_reader
from checker.compare import clashing_statements, statements_touched
from checker.ruleset.load import load_into
from checker.ruleset.model import Problem
from checker.ruleset.problems import Problems
from checker.ruleset.rules import RuleSet
from checker.values.report import Severity


def validate_rules(
    folders: Sequence[Path],
    *,
    today: date | None = None,
    deep: Callable[[RuleSet], Collection[str]] | None = None,
) -> tuple[RuleSet, tuple[Problem, ...]]:
    """The rules of all folders together, and every problem, sorted.

    `deep` names the statements (topic/id) whose tests are read too; one that none
    of them reaches is warned of. Statements are compared, and tests read, only
    where the files themselves have no error.
    """
    problems = Problems()
    rules = load_into(problems, folders, today=today, strict=True)
    if not any(problem.severity is Severity.ERROR for problem in problems.found):
        _report_clashes(rules, problems)
        if deep is not None:
            _report_unreached(deep(rules), rules, problems)
    return rules, problems.sorted()


def _report_clashes(rules: RuleSet, problems: Problems) -> None:
    """Each pair once, at the statement that was loaded later: it came to what was there."""
    order = {name: index for index, name in enumerate(rules.statements)}
    for pair in clashing_statements(rules):
        first, second = sorted(pair, key=lambda name: order[name])
        origin = rules.statements[second].origin
        place = rules.statements[first].origin
        problems.report(origin, f"contradicts '{first}' in {place}: both cannot be established")


def _report_unreached(names: Collection[str], rules: RuleSet, problems: Problems) -> None:
    reader = build_reader(rules)
    for name in names:
        statement = rules.statements[name]
        tests = statement.tests
        claims = [
            claim
            for sentence in (*tests.violates, *tests.agrees)
            for read in read_alone(sentence, reader)
            for claim in read.claims
        ]
        if not statements_touched(claims, replace(rules, statements={name: statement})):
            problems.warn(
                statement.origin,
                f"none of its tests reaches '{name}'; claimcheck rules test says how they are read",
            )
