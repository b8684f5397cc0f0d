"""The short format: one line a finding, as editors and grep expect it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.report.text import plain
from checker.report.view import View, visible
from checker.values.report import Finding, Report


def place(finding: Finding) -> str:
    """Where a finding starts: the first claim of its first side that has one."""
    for side in finding.sides:
        for participant in side.claims:
            claim = participant.claim
            return f"{plain(claim.path)}:{claim.line}:{claim.column}"
    return "-"


def render(report: Report, view: View) -> Iterator[str]:
    """`path:line:col: severity kind message [rule or id]` for each visible finding."""
    for finding in visible(report, view):
        name = finding.rule or finding.id
        yield (
            f"{place(finding)}: {finding.severity.value} {finding.kind.value} "
            f"{plain(finding.message)} [{name}]\n"
        )
