"""The gitlab format: a code quality report, as a merge request shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checker.report.places import News, Region, against_first, lead_region, news_of, repository_path
from checker.report.states import is_open
from checker.report.text import plain
from checker.report.view import View
from checker.values.article import Failure
from checker.values.report import Finding, Report, Severity

#: GitLab's words; it knows info, minor, major, critical and blocker.
SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "critical",
    Severity.WARNING: "major",
    Severity.NOTE: "info",
}
_UNREAD = "unread-file"
_MOST_OTHERS = 5


def render(report: Report, view: View) -> Iterator[str]:
    """An issue for each open finding, where its newest claim stands, and for each unread file.

    Findings without a place have none here: GitLab refuses a report with such an issue.
    """
    news = news_of(report)
    issues = [
        _issue(finding, region, news, view)
        for finding in report.findings
        if is_open(finding) and (region := lead_region(finding, news))
    ]
    issues += [_unread(failure, view) for failure in report.failures]
    yield json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, region: Region, news: News, view: View) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": finding.rule or finding.kind.value,
        "description": _description(finding, news, view),
        "categories": ["Bug Risk"],
        "severity": SEVERITIES[finding.severity],
        "fingerprint": finding.id,
        "location": {"path": repository_path(region.path, view), **_lines(region)},
    }


def _description(finding: Finding, news: News, view: View) -> str:
    others = [
        f"{repository_path(each.claim.path, view)}:{each.claim.line}"
        for each in against_first(finding, news)
    ]
    more = f" and {len(others) - _MOST_OTHERS} more" if len(others) > _MOST_OTHERS else ""
    also = f" See also {', '.join(others[:_MOST_OTHERS])}{more}." if others else ""
    advice = f" Advice: {finding.advice}" if finding.advice else ""
    return plain(finding.message + also + advice)


def _lines(region: Region) -> dict[str, Any]:
    """A range with columns, in code points; with lines alone where the end is not known."""
    if not region.end_line:
        return {"lines": {"begin": region.line}}
    return {
        "positions": {
            "begin": {"line": region.line, "column": region.column},
            "end": {"line": region.end_line, "column": region.end_column},
        }
    }


def _unread(failure: Failure, view: View) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": _UNREAD,
        "description": plain(f"Not read: {failure.message}"),
        "categories": ["Bug Risk"],
        "severity": SEVERITIES[Severity.ERROR],
        "fingerprint": f"{_UNREAD}:{failure.path}",
        "location": {"path": repository_path(failure.path, view), "lines": {"begin": 1}},
    }
