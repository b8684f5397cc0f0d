"""Exit codes: what wins over what, and what is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.cli.exits import HOW_TO_REPORT, complaints, exit_code
from checker.values.article import Failure
from checker.values.report import Coverage, Finding, Report, Severity
from tests.report.sample import DISPUTE, NOTE, VIOLATION

BINARY = Failure("a.md", "binary", "a binary file")
INTERNAL = Failure("b.md", "internal", "ValueError: oops")


def report(
    findings: tuple[Finding, ...] = (),
    failures: tuple[Failure, ...] = (),
    articles: int = 2,
    claims: int = 5,
) -> Report:
    coverage = Coverage(articles, claims, claims, 10, 3, 1, {})
    return Report(findings, failures, coverage)


@pytest.mark.parametrize(
    ("made", "fail_on", "allow_empty", "code"),
    [
        (report(), "error", False, 0),
        (report((VIOLATION,)), "error", False, 1),
        (report((DISPUTE,)), "error", False, 0),
        (report((DISPUTE,)), "warning", False, 1),
        (report((NOTE,)), "warning", False, 0),
        (report((NOTE,)), "note", False, 1),
        (report((VIOLATION,)), "never", False, 0),
        (report(failures=(BINARY,)), "error", False, 3),
        (report(failures=(BINARY,)), "error", True, 3),
        (report(failures=(BINARY, INTERNAL)), "error", False, 4),
        (report((VIOLATION,), (BINARY,)), "error", False, 1),
        (report((VIOLATION,), (INTERNAL,)), "error", False, 1),
        (report((VIOLATION,), (BINARY,)), "never", False, 3),
        (report(articles=0, claims=0), "error", False, 3),
        (report(articles=0, claims=0), "error", True, 0),
        (report(claims=0), "error", False, 3),
        (report(claims=0), "error", True, 0),
    ],
)
def test_exit_code(made: Report, fail_on: str, allow_empty: bool, code: int) -> None:  # noqa: FBT001
    assert exit_code(made, fail_on=fail_on, allow_empty=allow_empty) == code


def test_an_overridden_severity_counts() -> None:
    milder = replace(VIOLATION, severity=Severity.NOTE)
    assert exit_code(report((milder,)), fail_on="error", allow_empty=False) == 0


@pytest.mark.parametrize(
    ("failures", "articles", "claims", "lines"),
    [
        ((), 2, 5, []),
        ((BINARY,), 1, 5, ["a.md: a binary file"]),
        (
            (INTERNAL,),
            1,
            5,
            ["b.md: internal error: ValueError: oops", HOW_TO_REPORT],
        ),
        ((), 0, 0, ["nothing was checked: no article found in corpus"]),
        ((), 3, 0, ["nothing was checked: no health claim found in corpus"]),
    ],
)
def test_complaints(
    failures: tuple[Failure, ...], articles: int, claims: int, lines: list[str]
) -> None:
    said = complaints(
        failures, articles=articles, claims=claims, asked=["corpus"], allow_empty=False
    )
    assert list(said) == lines
