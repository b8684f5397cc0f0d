"""Expectations of articles against made-up readings."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.values.claim import Claim, Quantity, Role, Scope, Voice
from checker.values.report import Finding, FindingKind, Side
from checker.values.span import Span
from evaluation.expectations import (
    EXPECTATIONS,
    Anchor,
    Expectation,
    ExpectationError,
    check,
    load_expectations,
    misfits,
    places_of,
)

TEXTS = {"a.md": "Iron treats anaemia. Iron is a metal.", "b.md": "Iron does nothing."}
TREATS, METAL, NOTHING = (
    Anchor("a.md", "Iron treats"),
    Anchor("a.md", "a metal"),
    Anchor("b.md", "does nothing"),
)


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        ({"subject": ["iron", "zinc"], "polarity": "affirmed"}, []),
        ({"subject": ["iron"]}, ["subject"]),
        ({"subject": ["iron|iron_drops", "zinc"]}, []),
        ({"subject": ["iron|zinc"]}, []),
        ({"subject": ["iron_drops", "zinc"]}, ["subject"]),
        ({"relation": ["helps", "treats"], "certainty": "possible"}, ["certainty"]),
        ({"scope": {"sole": True, "population": ["infants"]}}, []),
        ({"scope": {"site": "some", "condition": "none"}}, ["scope.site"]),
        ({"quantity": {"role": "intake", "low": 8, "high": None, "unit": "mg/day"}}, []),
        ({"quantity": {"low": 9}}, ["quantity.low"]),
    ],
)
def test_misfits(
    make_claim: Callable[..., Claim], pattern: dict[str, Any], wrong: list[str]
) -> None:
    claim = make_claim(
        subject=("iron", "zinc"),
        scope=Scope(sole=True, population=("infants", "adults")),
        quantity=Quantity(Role.INTAKE, Decimal("8.0"), None, "mg/day", "iron"),
    )
    assert misfits(claim, pattern) == wrong


def test_places() -> None:
    assert places_of(METAL, TEXTS) == (Span(29, 36),)
    with pytest.raises(ExpectationError, match=r"b\.md has no words like"):
        places_of(Anchor("b.md", "a metal"), TEXTS)


def test_claims_wanted_forbidden_and_none(make_claim: Callable[..., Claim]) -> None:
    claims = {
        "a.md": [
            make_claim(span=Span(0, 20)),
            make_claim(span=Span(21, 37), voice=Voice.QUESTION),
        ]
    }

    def passed(**fields: Any) -> bool:
        return check(Expectation("made-up", **fields), TEXTS, claims, ()).passed

    assert passed(anchors=(TREATS,), claims=({"object": "anaemia"},))
    assert not passed(anchors=(TREATS,), claims=({"object": "anaemia"}, {"object": "ferritin"}))
    assert not passed(anchors=(TREATS,), never=({"polarity": "affirmed"},))
    assert not passed(anchors=(TREATS,), silent=True)
    assert passed(anchors=(METAL,), silent=True)
    assert not passed(anchors=(NOTHING,), claims=({"object": "anaemia"},))


def test_findings_between_two_sentences(
    make_claim: Callable[..., Claim], make_finding: Callable[..., Finding]
) -> None:
    finding: Finding = make_finding(
        FindingKind.APPARENT, ("a.md",), ("b.md",), differs=("population",)
    )
    claims = {"a.md": [make_claim()], "b.md": [make_claim(path="b.md")]}
    assert all(isinstance(side, Side) for side in finding.sides)

    def passed(findings: list[Finding], **fields: Any) -> bool:
        expectation = Expectation("made-up", (TREATS, NOTHING), **fields)
        return check(expectation, TEXTS, claims, findings).passed

    assert passed([finding], finding={"kind": "apparent", "differs": ["population"]})
    assert not passed([finding], finding={"kind": "apparent", "differs": ["site"]})
    assert not passed([finding], finding={"kind": ["contradiction", "tension"]})
    assert not passed([], finding={"kind": "apparent"})
    assert passed([], no_finding=True)
    assert not passed([finding], no_finding=True)


def test_the_list_itself_loads() -> None:
    expectations = load_expectations(EXPECTATIONS)
    ids = [expectation.id for expectation in expectations]
    assert len(ids) == len(set(ids))


def test_a_slot_that_no_claim_has_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text(
        "anchors: {one: {article: a.md, words: Iron}}\n"
        "expect: [{id: first, at: one, claims: [{objekt: anaemia}]}]\n"
    )
    with pytest.raises(ExpectationError, match="first: unknown objekt"):
        load_expectations(path)
