"""What `--format json` writes can be read back, as it was."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker.report.difference import ReportError
from checker.report.formats import FORMATS
from checker.report.read_back import read_findings
from checker.report.view import View
from checker.values.report import Decision, Place, State
from checker.values.span import Span
from tests.report.hostile import hostile_report
from tests.report.sample import DISPUTE, NAMES, NOTE, REPORT, RUN

_DECISION = Decision(State.ACCEPTED, "We differ.", "A. Editor", "2026-11-01", None, "d.yaml:3")
_CLAIM = replace(DISPUTE.sides[0].claims[0], state=State.BASELINED, decision=_DECISION, was="old")
_KNOWN = replace(
    DISPUTE,
    state=State.EXPIRED,
    decision=_DECISION,
    sides=(replace(DISPUTE.sides[0], claims=(_CLAIM,)), DISPUTE.sides[1]),
)
_PLACED = replace(NOTE, place=Place("a.md", 3, 1, Span(20, 40)))


@pytest.mark.parametrize(
    "report",
    [REPORT, hostile_report(), replace(REPORT, findings=(_KNOWN, _PLACED))],
    ids=["sample", "hostile", "known"],
)
def test_findings_come_back_as_they_were(report: object) -> None:
    assert isinstance(report, type(REPORT))
    text = "".join(FORMATS["json"](report, View(NAMES, RUN)))
    assert read_findings(text.encode()) == report.findings


def test_keys_of_later_versions_are_passed_over() -> None:
    whole = json.loads("".join(FORMATS["json"](REPORT, View(NAMES, RUN))))
    whole["later"] = whole["findings"][0]["later"] = {"key": 1}
    whole["findings"][0]["sides"][1]["claims"][0]["later"] = []
    assert read_findings(json.dumps(whole).encode()) == REPORT.findings


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a report of --format json: Input data was truncated"),
        (b"[]", "not a report of --format json: its schema is not 'claimcheck/report@1'"),
        (
            b'{"schema": "claimcheck/report@1", "findings": [{"sides": []}]}',
            "not a report of --format json: Object missing required field `id`",
        ),
        (
            b'{"schema": "claimcheck/report@1", "findings": [{}]}',
            "not a report of --format json: 'sides'",
        ),
        (b"\xff", "not a report of --format json: JSON is malformed: invalid character (byte 0)"),
    ],
)
def test_what_is_no_report(data: bytes, said: str) -> None:
    with pytest.raises(ReportError) as error:
        read_findings(data)
    assert str(error.value) == said
