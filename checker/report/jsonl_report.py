"""The jsonl format: one object a line, each with its type, so that a consumer can stream."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from checker.report.json_report import SCHEMA
from checker.report.serialize import (
    coverage_object,
    failure_object,
    finding_object,
    stale_object,
)
from checker.report.view import View
from checker.values.report import Report


def line(kind: str, fields: dict[str, Any]) -> str:
    """One typed object as a line."""
    return json.dumps({"type": kind, **fields}, ensure_ascii=False) + "\n"


def render(report: Report, view: View) -> Iterator[str]:
    """The run, then every finding, then failures and coverage."""
    yield line("run", {"schema": SCHEMA, **(asdict(view.run) if view.run else {})})
    for finding in report.findings:
        yield line("finding", finding_object(finding))
    for failure in report.failures:
        yield line("failure", failure_object(failure))
    yield line("coverage", coverage_object(report.coverage))
    for stale in report.stale:
        yield line("stale", stale_object(stale))
    for unmatched in report.unmatched:
        yield line("unmatched", stale_object(unmatched))
