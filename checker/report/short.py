"""The short format: one line a finding, as editors and grep expect it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.report.states import state_mark
from checker.report.text import plain
from checker.report.view import View, first_place, visible
from checker.values.report import Finding, Report


def place(finding: Finding) -> str:
    """Where a finding is shown; "-" where it has no place."""
    found = first_place(finding)
    return f"{plain(found.path)}:{found.line}:{found.column}" if found else "-"


def render(report: Report, view: View) -> Iterator[str]:
    """`path:line:col: severity kind message [rule or id] (state)` for each visible finding."""
    for finding in visible(report, view):
        name = finding.rule or finding.id
        yield (
            f"{place(finding)}: {finding.severity.value} {finding.kind.value} "
            f"{plain(finding.message)} [{name}]{state_mark(finding)}\n"
        )
