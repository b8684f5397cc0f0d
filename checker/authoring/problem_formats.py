"""Problems of rule files for machines: JSON, GitHub annotations, SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.report.places import Region
from checker.report.sarif_parts import log, message, physical, run_of
from checker.report.workflow_commands import command
from checker.ruleset.model import Problem
from checker.values.report import Severity

SCHEMA = "claimcheck/problems@1"
_RULE = "rule-file"


@dataclass(frozen=True, slots=True)
class Validation:
    """Problems, with what was loaded beside them."""

    problems: Sequence[Problem]
    concepts: int
    statements: int

    def count(self, severity: Severity) -> int:
        """How many problems are so bad."""
        return sum(problem.severity is severity for problem in self.problems)


def as_json(validation: Validation) -> Iterator[str]:
    """One object with counts and all problems."""
    whole = {
        "schema": SCHEMA,
        "concepts": validation.concepts,
        "statements": validation.statements,
        "errors": validation.count(Severity.ERROR),
        "warnings": validation.count(Severity.WARNING),
        "problems": [
            {
                "path": problem.file,
                "line": problem.line,
                "column": problem.column,
                "severity": problem.severity.value,
                "message": problem.message,
                "source": problem.source_line,
            }
            for problem in validation.problems
        ],
    }
    yield json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_github(validation: Validation) -> Iterator[str]:
    """A workflow command for each problem, which becomes a note on its line."""
    for problem in validation.problems:
        place: dict[str, str | int] = {
            "file": problem.file,
            "line": problem.line,
            "col": problem.column,
            "title": "claimcheck rules",
        }
        yield command(problem.severity, problem.message, place)


def as_sarif(validation: Validation) -> Iterator[str]:
    """SARIF 2.1.0, one run; columns count code points."""
    rule = {"id": _RULE, "shortDescription": message("A rule file has a problem.")}
    yield log(run_of([rule], [_result(problem) for problem in validation.problems]))


def _result(problem: Problem) -> Mapping[str, Any]:
    place = Region(problem.file, problem.line, problem.column)
    return {
        "ruleId": _RULE,
        "level": problem.severity.value,
        "message": message(problem.message),
        "locations": [{"physicalLocation": physical(place, base=None)}],
    }


#: Formats of `rules validate` besides text.
PROBLEM_FORMATS: Mapping[str, Callable[[Validation], Iterator[str]]] = {
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
