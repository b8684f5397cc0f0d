"""Problems of rule files for machines: JSON, GitHub annotations, SARIF."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker import __version__
from checker.ruleset.model import Problem
from checker.values.report import Severity

SCHEMA = "claimcheck/problems@1"
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
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
        command = "notice" if problem.severity is Severity.NOTE else problem.severity.value
        place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
        yield f"::{command} {place},title=claimcheck rules::{_data(problem.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(validation: Validation) -> Iterator[str]:
    """SARIF 2.1.0, one run; columns count code points."""
    whole = {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "claimcheck",
                        "semanticVersion": __version__,
                        "rules": [
                            {
                                "id": _RULE,
                                "shortDescription": {"text": "A rule file has a problem."},
                            }
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem) for problem in validation.problems],
            }
        ],
    }
    yield json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _result(problem: Problem) -> Mapping[str, Any]:
    return {
        "ruleId": _RULE,
        "level": problem.severity.value,
        "message": {"text": problem.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": problem.file},
                    "region": {"startLine": problem.line, "startColumn": problem.column},
                }
            }
        ],
    }


#: Formats of `rules validate` besides text.
PROBLEM_FORMATS: Mapping[str, Callable[[Validation], Iterator[str]]] = {
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
