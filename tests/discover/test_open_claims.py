"""Open claims, sentence by sentence, and the disputes among articles of a sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.claims import Reader
from checker.discover.disputes import OpenDispute, open_disputes, open_findings, question_of
from checker.values.claim import Polarity
from checker.values.open_claim import OpenClaim
from checker.values.report import Axis, FindingKind, Severity
from tests.discover.conftest import Discover

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file."""
    found: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return found


def line_of(claim: OpenClaim) -> str:
    """A claim as the cases write it."""
    denied = "not " if claim.claim.polarity is Polarity.DENIED else ""
    words = (" ".join(phrase.words) for phrase in (claim.subject, claim.object))
    subject, object_ = words
    return f"{subject} | {denied}{claim.direction.value} | {object_}"


def told(dispute: OpenDispute) -> str:
    """A dispute as the cases write it; articles are named by their numbers."""
    question = question_of(dispute)
    sides = [_numbers(side) for side in dispute.sides]
    things = (question.subject[0], question.object or "")
    subject, object_ = (thing.removeprefix("text:") for thing in things)
    return f"{subject}, {object_}: {' against '.join(sides)}"


def _numbers(side: Sequence[OpenClaim]) -> str:
    return " ".join(sorted({claim.claim.path.removesuffix(".md") for claim in side}))


@pytest.mark.parametrize("case", cases("claims.yaml"), ids=lambda case: case["says"][:60])
def test_claims(case: dict[str, Any], discover: Discover) -> None:
    wanted = [line.replace('"', "") for line in case["claims"]]
    assert [line_of(claim) for claim in discover(case["says"])] == wanted


@pytest.mark.parametrize("case", cases("disputes.yaml"), ids=lambda case: case["name"])
def test_disputes(case: dict[str, Any], discover: Discover, discoverer: Reader) -> None:
    claims = [
        claim
        for number, text in enumerate(case["articles"], start=1)
        for claim in discover(text, f"{number}.md")
    ]
    found = open_disputes(claims, discoverer.rules)
    assert [told(dispute) for dispute in found] == case["disputes"]
    backwards = open_disputes(reversed(claims), discoverer.rules)
    assert backwards == found


def test_a_finding_is_a_note_with_both_sides(discover: Discover, discoverer: Reader) -> None:
    texts = {
        "a.md": "Cetalin reduces zorbitis.",
        "b.md": "Velprin helps. Cetalin did not reduce zorbitis.",
        "c.md": "Cetalin lowers the risk of zorbitis.",
    }
    claims = [claim for path, text in texts.items() for claim in discover(text, path)]
    rules = discoverer.rules
    (finding,) = open_findings(open_disputes(claims, rules), rules)
    assert (finding.kind, finding.severity, finding.axis, finding.topic) == (
        FindingKind.OPEN_CONTRADICTION,
        Severity.NOTE,
        Axis.POLARITY,
        "open",
    )
    assert finding.message == (
        "2 sources say that “cetalin” lowers “zorbitis”; 1 says that “cetalin” does not lower "
        "“zorbitis”."
    )
    assert [[one.claim.path for one in side.claims] for side in finding.sides] == [
        ["a.md", "c.md"],
        ["b.md"],
    ]
    denied = finding.sides[1].claims[0].claim
    assert denied.quote == "Cetalin did not reduce zorbitis."
    assert (denied.subject, denied.object) == (("text:cetalin",), "text:zorbitis")
    assert (denied.line, denied.column) == (1, 16)


def test_no_claims_no_disputes(discoverer: Reader) -> None:
    assert open_disputes([], discoverer.rules) == ()
    assert open_findings((), discoverer.rules) == ()
