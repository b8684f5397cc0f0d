"""Exit codes, and the words that go with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.report.words import counted
from checker.values.article import Failure, Ignored
from checker.values.report import OPEN_STATES, RANK, Report, Severity

CLEAN = 0
FINDINGS = 1
NOT_STARTED = 2
INCOMPLETE = 3
INTERNAL = 4
INTERRUPTED = 130
PIPE_CLOSED = 141

#: --fail-on's word for "leave with 0 whatever is found".
NEVER = "never"

HOW_TO_REPORT = (
    "this is a fault of the program, not of your files; please report it with the line above "
    "and the file that brings it out (-v -v shows where it happened)"
)


def exit_code(
    report: Report, *, fail_on: str, allow_empty: bool, strict_baseline: bool = False
) -> int:
    """1 for new or expired findings at or above `fail_on`, else 4, else 3, else 0.

    With `strict_baseline`, also 1 for what the baseline knows and is found no longer.
    """
    if strict_baseline and report.stale:
        return FINDINGS
    if any(
        finding.state in OPEN_STATES and fails(finding.severity, fail_on)
        for finding in report.findings
    ):
        return FINDINGS
    articles, claims = checked(report)
    return reading_code(report.failures, articles=articles, claims=claims, allow_empty=allow_empty)


def checked(report: Report) -> tuple[int, int]:
    """How many articles were checked, and their claims; what they were held against is not."""
    lent = [article for article in report.articles if article.reference]
    coverage = report.coverage
    return coverage.articles - len(lent), coverage.claims - sum(one.claims for one in lent)


def reading_code(
    failures: Sequence[Failure], *, articles: int, claims: int, allow_empty: bool
) -> int:
    """What reading alone amounts to: 4 for a fault of ours, 3 for anything unread, else 0."""
    if any(failure.kind == "internal" for failure in failures):
        return INTERNAL
    nothing = not articles or not claims
    return INCOMPLETE if failures or (nothing and not allow_empty) else CLEAN


def fails(severity: Severity, fail_on: str) -> bool:
    """Whether a severity is at or above the threshold."""
    return fail_on != NEVER and RANK[severity] <= RANK[Severity(fail_on)]


def complaints(
    failures: Sequence[Failure],
    *,
    articles: int,
    claims: int,
    asked: Sequence[str],
    allow_empty: bool,
) -> Iterator[str]:
    """What was not read and why, one line each, and last whether anything was read at all."""
    for failure in failures:
        internal = failure.kind == "internal"
        yield f"{failure.path}: {'internal error: ' if internal else ''}{failure.message}"
    if any(failure.kind == "internal" for failure in failures):
        yield HOW_TO_REPORT
    if allow_empty:
        return
    where = ", ".join(asked)
    if not articles:
        yield f"nothing was checked: no article found in {where}"
    elif not claims:
        yield f"nothing was checked: no health claim found in {where}"


def ignored_lines(ignored: Sequence[Ignored]) -> Iterator[str]:
    """What was left out on purpose and by which pattern, and how much that is."""
    for one in ignored:
        yield f"{one.path}{'/' if one.folder else ''}: ignored by {one.by}"
    folders = sum(one.folder for one in ignored)
    files = len(ignored) - folders
    parts = [
        *([counted(files, "file")] if files else []),
        *([counted(folders, "folder")] if folders else []),
    ]
    if parts:
        yield f"{' and '.join(parts)} ignored"
