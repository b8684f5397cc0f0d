"""What is planted in the sample articles is found, and what only looks like it is not."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import Any

import pytest

from checker.compare import compare
from checker.compare.verdicts import SEVERITIES
from checker.values.report import Finding, Severity
from tests.golden.sample import CORPUS, Passed, answer_key, folded, is_in, sides_of, take_part

KEY = answer_key()


def _id(entry: dict[str, Any]) -> str:
    return str(entry.get("what") or f"{entry.get('rule', entry['quote'])} {entry['file']}")


def _marks(entry: dict[str, Any]) -> list[pytest.MarkDecorator]:
    """What is known to be missed must stay marked until it is found."""
    return [pytest.mark.xfail(reason=entry["missed"], strict=True)] if "missed" in entry else []


def _each(section: str) -> pytest.MarkDecorator:
    entries = [pytest.param(one, id=_id(one), marks=_marks(one)) for one in KEY[section]]
    return pytest.mark.parametrize("entry", entries)


def _said(finding: Finding) -> tuple[str, str, str, set[str]]:
    return (finding.kind.value, finding.axis.value, finding.severity.value, set(finding.differs))


def _is_as_grave(finding: Finding, severity: str) -> bool:
    return SEVERITIES.index(finding.severity) <= SEVERITIES.index(Severity(severity))


@_each("pairs")
def test_pair(entry: dict[str, Any], passed: Passed) -> None:
    left, right = entry["a"], entry["b"]
    rules = replace(passed.rules, statements={})
    claims = dict.fromkeys((*passed.quoted(left), *passed.quoted(right)))
    told = [_said(finding) for finding in compare(tuple(claims), rules)]
    expected = (entry["kind"], entry["axis"], entry["severity"], set(entry.get("differs", ())))
    assert expected in told
    opposed = [
        finding
        for finding in passed.findings
        if finding.kind.value == entry["kind"]
        and finding.rule is None
        and _is_as_grave(finding, entry["severity"])
        and any(
            one != other for one in sides_of(finding, left) for other in sides_of(finding, right)
        )
    ]
    assert opposed


@_each("apart")
def test_apart(entry: dict[str, Any], passed: Passed) -> None:
    left, right = entry["a"], entry["b"]
    rules = replace(passed.rules, statements={})
    read = passed.quoted(left), passed.quoted(right)
    assert all(read)
    assert compare(tuple(chain.from_iterable(read)), rules) == ()


@_each("violations")
def test_violation(entry: dict[str, Any], passed: Passed) -> None:
    rule = entry["rule"]
    rules = replace(passed.rules, statements={rule: passed.rules.statements[rule]})
    alone = [
        finding.severity.value
        for finding in compare(passed.quoted(entry), rules)
        if finding.rule == rule
    ]
    assert alone == [entry["severity"]]
    assert rule in {finding.rule for finding in take_part(passed.findings, entry)}


@_each("quiet")
def test_quiet(entry: dict[str, Any], passed: Passed) -> None:
    allowed = {Severity.NOTE} if entry.get("note") else set()
    loud = [
        finding.message
        for finding in take_part(passed.findings, entry)
        if finding.severity not in allowed
    ]
    assert loud == []


def _places() -> list[dict[str, str]]:
    pairs = (*KEY["pairs"], *KEY["apart"])
    ends = chain.from_iterable((one["a"], one["b"]) for one in pairs)
    return [*ends, *KEY["violations"], *KEY["quiet"]]


def test_every_quote_stands_in_its_article() -> None:
    texts = {
        path.relative_to(CORPUS).as_posix(): folded(path.read_text(encoding="utf-8"))
        for path in CORPUS.rglob("*.*")
    }
    missing = [one for one in _places() if folded(one["quote"]) not in texts[one["file"]]]
    assert missing == []


def test_every_finding_is_planted(passed: Passed) -> None:
    """Each claim that takes part in a finding above a note stands in the key with it."""
    pairs = (*KEY["pairs"], *KEY["apart"])
    disputed = list(chain.from_iterable((one["a"], one["b"]) for one in pairs))
    unknown = []
    for finding in passed.findings:
        against = [one for one in KEY["violations"] if one["rule"] == finding.rule]
        known = disputed if finding.rule is None else against
        claims = [one.claim for side in finding.sides for one in side.claims]
        unknown += [
            (finding.message, claim.quote)
            for claim in claims
            if not any(is_in(claim, place) for place in known)
        ]
    assert unknown == []
