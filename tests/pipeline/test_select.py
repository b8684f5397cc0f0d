"""Overrides, topics, references, and the order of findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.pipeline.select import Selection, select
from checker.values.report import Finding
from tests.report.sample import DISPUTE, NOTE, VIOLATION

ALL = (NOTE, DISPUTE, VIOLATION)
NONE: frozenset[str] = frozenset()


def kept(selection: Selection, references: frozenset[str] = NONE) -> list[tuple[str, str]]:
    return [
        (finding.id[:3], finding.severity.value)
        for finding in select(ALL, selection, references=references)
    ]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), [("bad", "error"), ("c0f", "warning"), ("0dd", "note")]),
        (Selection(topics=frozenset({"colds"})), [("0dd", "note")]),
        (Selection(topics_off=frozenset({"colds"})), [("bad", "error"), ("c0f", "warning")]),
        (
            Selection(severities={"contradiction": "error", "tension": "off"}),
            [("bad", "error"), ("c0f", "error")],
        ),
        (
            Selection(severities={"violation": "off", "bone-health/vitamin-d-alone": "note"}),
            [("c0f", "warning"), ("0dd", "note"), ("bad", "note")],
        ),
    ],
)
def test_selection(selection: Selection, expected: list[tuple[str, str]]) -> None:
    assert kept(selection) == expected


def test_references_are_never_reported_alone() -> None:
    blog = frozenset({"corpus/blog.md"})
    assert kept(Selection(), blog) == [("c0f", "warning"), ("0dd", "note")]
    everything = blog | {"corpus/wide.txt", "corpus/clinic.html"}
    assert kept(Selection(), everything) == [("0dd", "note")]


def test_order_does_not_depend_on_the_order_of_findings() -> None:
    def again(findings: tuple[Finding, ...]) -> list[str]:
        return [found.id for found in select(findings, Selection(), references=NONE)]

    twin = replace(DISPUTE, id="a" * 12)
    assert (
        again((twin, *ALL)) == again((*ALL, twin)) == [VIOLATION.id, twin.id, DISPUTE.id, NOTE.id]
    )
