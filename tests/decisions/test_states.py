"""States: what decisions, the baseline and comments make of the claims of a finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.compare.identity import finding_id, participant_id
from checker.decisions.comments import Suppression
from checker.decisions.matching import Seen, key
from checker.decisions.model import DecidedFinding, KnownClaim, KnownEntry, known_claims
from checker.decisions.settle import Known, Settled, gravest, settle
from checker.decisions.suppress import Judged, suppress, unused
from checker.ruleset.model import Replaced
from checker.values.claim import Stance
from checker.values.report import (
    STATES_BY_GRAVITY,
    Axis,
    Finding,
    FindingKind,
    Participant,
    Question,
    Severity,
    Side,
    State,
)
from checker.values.span import Span
from tests.report.sample import claim

_CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "states.yaml").read_text(encoding="utf-8")
)
TODAY = date(2026, 11, 21)
QUESTION = Question(("vitamin_d",), "course", "osteoporosis")


def _finding(sides: list[list[str]], *, rule: str | None = None) -> Finding:
    kind = FindingKind.VIOLATION if rule else FindingKind.CONTRADICTION
    return Finding(
        id=finding_id(QUESTION, kind, rule),
        kind=kind,
        axis=Axis.POLARITY,
        severity=Severity.ERROR,
        rule=rule,
        topic="bone-health",
        question=QUESTION,
        message="They differ.",
        advice=None,
        differs=(),
        sides=tuple(
            Side(Stance("course", Decimal(0), None), "so", tuple(map(_participant, side)))
            for side in sides
        ),
    )


def _participant(text: str) -> Participant:
    path, _, quote = text.partition(": ")
    made = claim(quote, path=path)
    return Participant(participant_id(QUESTION, made), made)


def _known(text: str) -> KnownClaim:
    path, _, quote = text.partition(": ")
    return KnownClaim(path, quote)


def _comment(text: str, rule: str) -> Suppression:
    path, _, quote = text.partition(": ")
    return Suppression(
        path, 1, 1, Span(0, 1), quote, rule=rule, reason="So.", covers=Span(0, len(quote))
    )


def _settled(case: dict[str, Any], finding: Finding) -> Settled:
    comments = [_comment(text, finding.kind.value) for text in case.get("comments", [])]
    (silenced,) = suppress([finding], comments).findings
    name = case.get("baseline_of", finding.id)
    baseline = [KnownEntry(name, "", None, _known(text)) for text in case.get("baseline", [])]
    decided: tuple[DecidedFinding, ...] = ()
    if "decided" in case:
        said = case["decided"]
        quotes = tuple(map(_known, said["quotes"]))
        verdict, until = State(said["verdict"]), said.get("until")
        decided = (DecidedFinding(finding.id, verdict, "So.", quotes, until=until),)
    texts = frozenset(key(each) for each in known_claims(finding))
    seen = Seen(
        frozenset(path for path, _ in texts), texts, exists=set(case.get("exists", [])).__contains__
    )
    return settle([silenced], Known(TODAY, decided, tuple(baseline)), seen)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_states(case: dict[str, Any]) -> None:
    settled = _settled(case, _finding(case["sides"]))
    (finding,) = settled.findings
    states = [each.state.value for side in finding.sides for each in side.claims]
    assert (states, finding.state.value) == (case["claims"], case["state"])
    told = finding.decision
    words = f"{told.verdict.value} until {told.until}".removesuffix(" until None") if told else None
    assert words == case.get("decision")
    for name in ("stale", "unmatched"):
        found = [f"{each.path}: {each.quote}" for each in getattr(settled, name)]
        assert found == case.get(name, [])


def test_every_state_has_its_gravity() -> None:
    assert set(STATES_BY_GRAVITY) == set(State)
    assert gravest(reversed(STATES_BY_GRAVITY)) is State.NEW
    assert gravest([State.ACCEPTED, State.BASELINED]) is State.BASELINED
    assert gravest([]) is State.NEW


def test_a_rule_or_concept_may_have_another_name_now() -> None:
    finding = _finding([[], ["a.md: One."]], rule="bone-health/new-name")
    former = replace(QUESTION, subject=("cholecalciferol",))
    old = finding_id(former, FindingKind.VIOLATION, "bone-health/old-name")
    entry = KnownEntry(old, "violation", "bone-health/old-name", KnownClaim("a.md", "One."))
    seen = Seen(frozenset({"a.md"}), frozenset({("a.md", "one.")}), exists=lambda _: False)
    replaced = Replaced(
        concepts={"cholecalciferol": "vitamin_d"},
        statements={"bone-health/old-name": "bone-health/new-name"},
    )
    settled = settle([finding], Known(TODAY, baseline=(entry,)), seen, replaced=replaced)
    assert settled.findings[0].state is State.BASELINED
    assert settled.stale == ()
    claim_now = KnownClaim("a.md", "One.", "affirmed reverses")
    now = KnownEntry(finding.id, "violation", finding.rule, claim_now)
    assert settled.again == ((entry, now),)
    assert settle([finding], Known(TODAY, baseline=(entry,)), seen).findings[0].state is State.NEW


@pytest.mark.parametrize(
    "rule", ["bone-health/a", "bone-health/old", "violation", "the id", "contradiction"]
)
def test_what_a_comment_can_name(rule: str) -> None:
    finding = _finding([[], ["a.md: One."]], rule="bone-health/a")
    name = finding.id if rule == "the id" else rule
    replaced = Replaced(statements={"bone-health/old": "bone-health/a"})
    comment = _comment("a.md: One.", name)
    found = suppress([finding], [comment], replaced=replaced)
    fits = rule != "contradiction"
    assert found.findings[0].state is (State.SUPPRESSED if fits else State.NEW)
    assert found.used == (frozenset({comment}) if fits else frozenset())


def _judged(**changes: Any) -> Judged:
    return replace(Judged(known={"t/a", "t/off"}, compared={"t/a"}), **changes)


SILENT = "there is nothing for it to silence; remove it"


@pytest.mark.parametrize(
    ("rule", "changes", "fault"),
    [
        ("t/a", {}, SILENT),
        ("t/a", {"whole": False}, SILENT),
        ("t/off", {}, None),
        ("t/a", {"references": frozenset({"a.md"})}, None),
        ("tension", {}, SILENT),
        ("tension", {"whole": False}, None),
        ("0123456789ab", {}, SILENT),
        ("0123456789ab", {"whole": False}, None),
        ("t/aa", {}, "unknown rule 't/aa'; did you mean 't/a'?"),
        ("tention", {}, "unknown rule 'tention'; did you mean 'tension'?"),
        (
            "unused-suppression",
            {},
            "unknown rule 'unused-suppression'; write topic/id, a kind of finding, or a finding's "
            "id",
        ),
    ],
)
def test_a_comment_that_silences_nothing(
    rule: str, changes: dict[str, Any], fault: str | None
) -> None:
    comment = replace(_comment("a.md: One.", rule), text=f"ignore-file {rule} -- So.")
    found = unused([comment], frozenset(), _judged(**changes))
    said = (
        [] if fault is None else [f'the comment "ignore-file {rule} -- So." does nothing: {fault}']
    )
    assert [finding.message for finding in found] == said
    assert unused([comment], frozenset({comment}), _judged(**changes)) == ()


def test_alike_comments_of_one_article_have_ids_of_their_own() -> None:
    first = _comment("a.md: One.", "t/a")
    second = replace(first, line=9, span=Span(50, 60))
    found = unused([first, second], frozenset(), _judged())
    assert len({finding.id for finding in found}) == 2
    moved = unused([replace(first, line=4, span=Span(3, 9))], frozenset(), _judged())
    assert moved[0].id == found[0].id


def _as(kind: FindingKind, finding: Finding) -> Finding:
    return replace(finding, kind=kind, id=finding_id(QUESTION, kind, finding.rule))


@pytest.mark.parametrize(
    ("before", "now", "known"),
    [
        (FindingKind.CONTRADICTION, FindingKind.APPARENT, True),
        (FindingKind.CONTRADICTION, FindingKind.TENSION, True),
        (FindingKind.APPARENT, FindingKind.TENSION, True),
        (FindingKind.APPARENT, FindingKind.CONTRADICTION, False),
        (FindingKind.TENSION, FindingKind.CONTRADICTION, False),
        (FindingKind.SELF_CONTRADICTION, FindingKind.CONTRADICTION, False),
    ],
)
def test_who_settled_a_graver_clash_has_settled_the_milder_one(
    before: FindingKind,
    now: FindingKind,
    known: bool,  # noqa: FBT001
) -> None:
    finding = _finding([["a.md: One."], ["b.md: Two."]])
    old = _as(before, finding)
    entries = tuple(KnownEntry(old.id, before.value, None, each) for each in known_claims(finding))
    texts = frozenset(key(each) for each in known_claims(finding))
    seen = Seen(frozenset({"a.md", "b.md"}), texts, exists=lambda _: False)
    settled = settle([_as(now, finding)], Known(TODAY, baseline=entries), seen)
    assert settled.findings[0].state is (State.BASELINED if known else State.NEW)
    assert len(settled.stale) == (0 if known else 2)
    assert {entry.finding for _, entry in settled.again} == (
        {_as(now, finding).id} if known else set()
    )


def test_while_the_graver_clash_is_there_it_keeps_what_is_known_of_it() -> None:
    finding = _finding([["a.md: One."], ["b.md: Two."]])
    milder = _as(FindingKind.APPARENT, finding)
    quotes = tuple(known_claims(finding))
    decided = DecidedFinding(finding.id, State.ACCEPTED, "So.", quotes)
    seen = Seen(frozenset(), frozenset(map(key, quotes)), exists=lambda _: False)
    settled = settle([finding, milder], Known(TODAY, (decided,)), seen)
    assert [each.state for each in settled.findings] == [State.ACCEPTED, State.NEW]
