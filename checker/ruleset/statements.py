"""Nodes to established statements."""

from __future__ import annotations

from checker.ruleset.build import Document, number_of, text_of
from checker.ruleset.model import Statement, StatementClaim, StatementTests, Verdict
from checker.ruleset.nodes import Node
from checker.values.claim import Certainty, Polarity, Quantity, Role, Scope
from checker.values.report import Evidence, Severity


def build_statement(document: Document, body: Node) -> Statement | None:
    """A statement; None where it lacks an id or says no known verdict."""
    verdict = body.child("verdict").text
    name = body.child("id").text
    if not name or verdict not in set(Verdict):
        return None
    certainty = body.child("certainty").text
    severity = body.child("severity").text
    return Statement(
        id=name,
        topic=document.topic,
        claim=_claim(body.child("claim")),
        verdict=Verdict(verdict),
        certainty=Certainty(certainty) if certainty in set(Certainty) else Certainty.ASSERTED,
        severity=Severity(severity) if severity in set(Severity) else Severity.ERROR,
        advice=body.child("advice").text,
        evidence=tuple(_evidence(node) for node in body.child("evidence").elements()),
        tests=_tests(body.child("tests")),
        origin=body.child("id").origin,
    )


def _claim(body: Node) -> StatementClaim:
    polarity = body.child("polarity").text
    quantity = body.child("quantity")
    return StatementClaim(
        subject=body.child("subject").strings(),
        join=body.child("join").text or "all",
        exposure=text_of(body.get("exposure")),
        relation=body.child("relation").text,
        object=text_of(body.get("object")),
        polarity=Polarity(polarity) if polarity in set(Polarity) else Polarity.AFFIRMED,
        scope=_scope(body.child("scope")),
        comparator=text_of(body.get("comparator")),
        low=number_of(quantity.get("low")),
        high=number_of(quantity.get("high")),
        unit=text_of(quantity.get("unit")),
        role=text_of(quantity.get("role")),
    )


def _scope(body: Node) -> Scope:
    return Scope(
        sole=body.child("sole").content is True,
        with_=body.child("with").strings(),
        population=body.child("population").strings(),
        condition=body.child("condition").strings(),
        site=body.child("site").strings(),
        dose=_dose(body.get("dose")),
        duration=text_of(body.get("duration")),
        form=text_of(body.get("form")),
        timing=text_of(body.get("timing")),
    )


def _dose(body: Node | None) -> Quantity | None:
    if body is None:
        return None
    low, high = number_of(body.get("low")), number_of(body.get("high"))
    return Quantity(Role.STUDY_DOSE, low, high, body.child("unit").text, None)


def _evidence(body: Node) -> Evidence:
    year = body.child("year").content
    return Evidence(
        type=body.child("type").text,
        cite=body.child("cite").text,
        doi=text_of(body.get("doi")),
        pmid=text_of(body.get("pmid")),
        url=text_of(body.get("url")),
        year=year if isinstance(year, int) else None,
        says=text_of(body.get("says")),
        checked=text_of(body.get("checked")),
    )


def _tests(body: Node) -> StatementTests:
    return StatementTests(
        violates=body.child("violates").strings(),
        agrees=body.child("agrees").strings(),
        silent=body.child("silent").strings(),
    )
