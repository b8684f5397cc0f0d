"""The json format: one object for the whole run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from checker.report.serialize import (
    coverage_object,
    failure_object,
    finding_object,
    stale_object,
)
from checker.report.view import View
from checker.values.report import Report

SCHEMA = "claimcheck/report@1"


def render(report: Report, view: View) -> Iterator[str]:
    """The whole report as indented JSON; every finding, whatever its severity."""
    whole = {
        "schema": SCHEMA,
        "run": asdict(view.run) if view.run else {},
        "findings": [finding_object(finding) for finding in report.findings],
        "failures": [failure_object(failure) for failure in report.failures],
        "coverage": coverage_object(report.coverage),
        "stale": [stale_object(stale) for stale in report.stale],
        "unmatched": [stale_object(stale) for stale in report.unmatched],
    }
    yield json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
