"""What is known of findings, as the terminal and JSON tell it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker.report.formats import FORMATS
from checker.report.view import View, first_claim, first_place
from checker.values.report import (
    Axis,
    Decision,
    Finding,
    FindingKind,
    Place,
    Question,
    Severity,
    Stale,
    State,
)
from checker.values.span import Span
from tests.report.sample import DISPUTE, NAMES, REPORT, VIOLATION

WHY = Decision(State.ACCEPTED, "We differ.", "Ana", "2026-11-01", "2026-11-15", "d.yaml:7")
ONE, OTHER = DISPUTE.sides
FIRST, SECOND = ONE.claims
#: A known dispute that one source has joined, and in which one sentence was reworded.
JOINED = replace(
    DISPUTE,
    sides=(
        replace(
            ONE,
            claims=(
                replace(FIRST, state=State.BASELINED, was="Vitamin D reverses osteoporosis."),
                SECOND,
            ),
        ),
        replace(OTHER, claims=(replace(OTHER.claims[0], state=State.ACCEPTED, decision=WHY),)),
    ),
)
EXPIRED = replace(
    VIOLATION,
    state=State.EXPIRED,
    decision=WHY,
    sides=(
        VIOLATION.sides[0],
        replace(
            VIOLATION.sides[1],
            claims=(replace(VIOLATION.sides[1].claims[0], state=State.EXPIRED, decision=WHY),),
        ),
    ),
)
COMMENT = Finding(
    id="123456123456",
    kind=FindingKind.UNUSED_SUPPRESSION,
    axis=Axis.NONE,
    severity=Severity.WARNING,
    rule=None,
    topic="suppressions",
    question=Question((), "", None),
    message='the comment "ignore-file violation -- So." does nothing: remove it',
    advice=None,
    differs=(),
    sides=(),
    place=Place("corpus/blog.md", 4, 2, Span(30, 60)),
)
STALE = Stale("c0ffee123456", "contradiction", None, "gone.md", "Zinc cures.", "b.jsonl:2")


def _told(name: str, *findings: Finding, view: View | None = None) -> str:
    report = replace(REPORT, findings=findings, stale=(STALE,))
    return "".join(FORMATS[name](report, view or View(NAMES)))


def test_what_is_new_of_a_known_dispute_comes_first_and_the_rest_is_marked() -> None:
    lines = _told("full", JOINED).splitlines()
    assert [line for line in lines if "-->" in line or "was:" in line or "state" in line] == [
        "   --> corpus/wide.txt:2:3",
        '   --> corpus/blog.md:12:5  under "Benefits of vitamin D"  (baselined, changed since '
        "decided)",
        '    it was: "Vitamin D reverses osteoporosis."',
        "   --> corpus/clinic.html:3:1  (accepted)",
    ]
    assert _told("short", JOINED).startswith("corpus/wide.txt:2:3: warning contradiction ")
    assert first_claim(JOINED) == SECOND.claim


def test_an_expired_decision_is_told() -> None:
    assert (
        "  state: decided once, and the decision has expired (accepted by Ana on 2026-11-01, "
        "until\n         2026-11-15: We differ.)\n"
    ) in _told("full", EXPIRED)
    assert _told("short", EXPIRED).endswith("[bone-health/vitamin-d-alone] (expired 2026-11-15)\n")


def test_a_comment_has_a_place_and_no_sides() -> None:
    assert (
        _told("full", COMMENT)
        == """\
warning[unused-suppression]: What does this comment silence?
  why: the comment "ignore-file violation -- So." does nothing: remove it

   --> corpus/blog.md:4:2

  id: 123456123456

"""
    )
    assert _told("short", COMMENT) == (
        'corpus/blog.md:4:2: warning unused-suppression the comment "ignore-file violation -- '
        'So." does nothing: remove it [123456123456]\n'
    )
    assert first_place(COMMENT) == COMMENT.place


@pytest.mark.parametrize("new_only", [True, False])
def test_what_is_known_is_left_out_where_that_is_asked_for(new_only: bool) -> None:  # noqa: FBT001
    known = replace(VIOLATION, state=State.ACCEPTED, decision=WHY)
    view = View(NAMES, new_only=new_only)
    lines = _told("short", known, JOINED, EXPIRED, COMMENT, view=view).splitlines()
    assert len(lines) == (3 if new_only else 4)


def test_json_holds_all_of_it() -> None:
    told = json.loads(_told("json", EXPIRED, JOINED, COMMENT, view=View(NAMES, new_only=True)))
    expired, joined, comment = told["findings"]
    decision = {
        "verdict": "accepted",
        "reason": "We differ.",
        "by": "Ana",
        "on": "2026-11-01",
        "until": "2026-11-15",
        "place": "d.yaml:7",
    }
    assert (expired["state"], expired["decision"]) == ("expired", decision)
    assert (joined["state"], joined["decision"], joined["place"]) == ("new", None, None)
    claims = [claim for side in joined["sides"] for claim in side["claims"]]
    assert [(claim["state"], claim["decision"], claim["was"]) for claim in claims] == [
        ("baselined", None, "Vitamin D reverses osteoporosis."),
        ("new", None, None),
        ("accepted", decision, None),
    ]
    place = {"path": "corpus/blog.md", "line": 4, "column": 2, "start": 30, "end": 60}
    assert (comment["place"], comment["axis"], comment["sides"]) == (place, "none", [])
    stale = {
        "finding": "c0ffee123456",
        "kind": "contradiction",
        "rule": None,
        "path": "gone.md",
        "quote": "Zinc cures.",
        "written": "b.jsonl:2",
    }
    assert (told["stale"], told["unmatched"]) == ([stale], [])
    lines = [json.loads(line) for line in _told("jsonl", COMMENT).splitlines()]
    assert {"type": "stale", **stale} in lines
