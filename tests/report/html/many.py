"""Large reports made by rule: as many findings, sources and kinds as a test wants."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.report.view import Names, View
from checker.values.article import Metadata
from checker.values.claim import Certainty, Claim, Join, Polarity, Scope, Stance
from checker.values.report import (
    Answered,
    ArticleRecord,
    Axis,
    Coverage,
    Decision,
    Evidence,
    Finding,
    FindingKind,
    Participant,
    Question,
    Report,
    Severity,
    Side,
    Slots,
    State,
)
from tests.report.sample import RUN, claim

KINDS = (
    FindingKind.CONTRADICTION,
    FindingKind.VIOLATION,
    FindingKind.TENSION,
    FindingKind.APPARENT,
)
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
STATES = (State.NEW, State.NEW, State.NEW, State.ACCEPTED, State.BASELINED, State.EXPIRED)
YES, NO = Stance("course", Decimal(-4), Decimal(-3)), Stance("course", Decimal(0), Decimal(2))
#: Each sentence is as long as those of real articles are on average.
TAIL = " in the weeks after it is taken up, as people who keep to it for long enough will tell you."


def many_view() -> View:
    return View(Names(relations={"treats": "treats"}), RUN)


def many(findings: int, *, sources: int = 200) -> Report:
    """A report with so many findings; every third rests on evidence."""
    found, answered = [], []
    for number in range(findings):
        finding, answers = _finding(number, sources)
        found.append(finding)
        answered.extend(answers)
    claims = tuple(dict.fromkeys(answer.claim for answer in answered))
    return Report(
        findings=tuple(found),
        failures=(),
        coverage=Coverage(sources, len(claims), len(claims), 9_000, 600, 500, {"navigation": 40}),
        articles=tuple(
            ArticleRecord(
                _path(number), Metadata(f"Article {number}", f"Publisher {number}"), 45, 9
            )
            for number in range(sources)
        ),
        claims=claims,
        answered=tuple(answered),
    )


def _path(source: int) -> str:
    return f"articles/publisher-{source:03d}/article-{source:03d}.html"


def _finding(number: int, sources: int) -> tuple[Finding, list[Answered]]:
    remedy, ailment = f"remedy {number % 97}", f"ailment {number}"
    question = Question((remedy,), "course", ailment)
    yes = [
        _claim(remedy, ailment, number, (number * 7 + step) % sources, Polarity.AFFIRMED)
        for step in range(6 if number % 10 == 9 else 1 + number % 4)
    ]
    no = [_claim(remedy, ailment, number, (number * 7 + 60) % sources, Polarity.DENIED)]
    state = STATES[number % len(STATES)]
    established = number % 3 == 0
    sides = [_side(f"{remedy} treats {ailment}", YES, yes, number, state)]
    if established:
        sides.append(_established(remedy, ailment))
    else:
        sides.append(_side(f"{remedy} does not treat {ailment}", NO, no, number, state))
    finding = Finding(
        id=f"{number:012x}",
        kind=FindingKind.VIOLATION if established else KINDS[number % len(KINDS)],
        axis=Axis.POLARITY,
        severity=SEVERITIES[number % len(SEVERITIES)],
        rule=f"topic-{number % 20}/{remedy.replace(' ', '-')}-{number}" if established else None,
        topic=f"topic-{number % 20}",
        question=question,
        message="",
        advice=f"Say what {remedy} can do for {ailment}." if established else None,
        differs=(),
        sides=tuple(sides),
        evidence=(_evidence(number),) if established else (),
        state=state,
        decision=_decision(state),
    )
    told = yes if established else [*yes, *no]
    return finding, [
        Answered(question, YES if one.polarity is Polarity.AFFIRMED else NO, one) for one in told
    ]


def _claim(remedy: str, ailment: str, number: int, source: int, polarity: Polarity) -> Claim:
    verb = "treats" if polarity is Polarity.AFFIRMED else "does not treat"
    # A bone takes two units of a script's text, and every place behind it moves.
    quote = f"\N{BONE} In the view of writer {source}, {remedy} {verb} {ailment}{TAIL}"
    words = [("subject", remedy), ("relation", "treat"), ("object", ailment)]
    if polarity is Polarity.DENIED:
        words.append(("polarity", "not"))
    return replace(
        claim(
            quote,
            words,
            path=_path(source),
            line=1 + number,
            start=number * 300,
            subject=(remedy,),
            relation="treats",
            object_=ailment,
            polarity=polarity,
            certainty=Certainty.POSSIBLE if source % 11 == 0 else Certainty.ASSERTED,
            stance=YES if polarity is Polarity.AFFIRMED else NO,
            heading=f"What {remedy} can do",
        )
    )


def _side(reading: str, stance: Stance, claims: list[Claim], number: int, state: State) -> Side:
    return Side(
        stance,
        reading,
        tuple(
            Participant(f"{number:08x}{place:04x}", one, state) for place, one in enumerate(claims)
        ),
    )


def _established(remedy: str, ailment: str) -> Side:
    slots = Slots(
        subject=(remedy,),
        join=Join.ALL,
        exposure=None,
        relation="treats",
        object=ailment,
        polarity=Polarity.DENIED,
        certainty=Certainty.ASSERTED,
        basis=None,
        scope=Scope(),
        comparator=None,
        quantity=None,
    )
    return Side(NO, f"{remedy} does not treat {ailment}", (), slots)


def _evidence(number: int) -> Evidence:
    return Evidence(
        type="review",
        cite=f"Writer A, Writer B. A review of remedy {number % 97}. J Tests 2024;{number}",
        doi=f"10.0000/test.{number}",
        year=2024,
        says="Twelve trials, 3,400 adults, against placebo for half a year. No effect on any of it",
    )


def _decision(state: State) -> Decision | None:
    if state in {State.ACCEPTED, State.EXPIRED}:
        return Decision(state, "our editors agreed on it", by="Ann", on="2026-01-10")
    return None
