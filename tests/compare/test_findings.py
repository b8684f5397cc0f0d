from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.compare import clashing_statements, compare, compared, statements_touched
from checker.ruleset.model import Verdict
from checker.ruleset.rules import RuleSet
from checker.values.claim import Claim
from checker.values.report import Finding
from tests.compare.shorthand import claim_of

CASES = yaml.safe_load((Path(__file__).parent / "findings.yaml").read_text(encoding="utf-8"))


def _rules(garden: RuleSet, statement: str | None) -> RuleSet:
    name = f"garden/{statement}"
    return replace(
        garden, statements={key: held for key, held in garden.statements.items() if key == name}
    )


def _claims(texts: list[str], rules: RuleSet) -> list[Claim]:
    return [
        claim_of(text, rules, path=f"{letter}.md", line=number)
        for number, (letter, text) in enumerate(zip("abcdefghij", texts, strict=False), 1)
    ]


def _told(finding: Finding) -> dict[str, Any]:
    question = finding.question
    return {
        "kind": finding.kind.value,
        "question": [" ".join(question.subject), question.aspect, question.object],
        "message": finding.message,
        "sides": [
            {
                "reading": side.reading,
                "stance": [_number(side.stance.low), _number(side.stance.high)],
                "claims": " ".join(one.claim.path for one in side.claims),
            }
            for side in finding.sides
        ],
    }


def _number(end: Decimal | None) -> float | None:
    return None if end is None else float(end)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_finding(case: dict[str, Any], garden: RuleSet) -> None:
    rules = _rules(garden, case.get("statement"))
    found = compare(_claims(case["claims"], rules), rules)
    assert [_told(finding) for finding in found] == case["gives"]


def _many(garden: RuleSet) -> list[Claim]:
    """All claims of the verdict table, each in an article of its own."""
    table = yaml.safe_load((Path(__file__).parent / "verdicts.yaml").read_text(encoding="utf-8"))
    texts = [text for case in table for text in case["claims"]]
    return [
        claim_of(text, garden, path=f"{number % 40:02}.md", line=number)
        for number, text in enumerate(texts, 1)
    ]


def test_the_order_of_claims_does_not_matter(garden: RuleSet) -> None:
    claims = _many(garden)
    expected = compare(claims, garden)
    for seed in range(3):
        shuffled = list(claims)
        random.Random(seed).shuffle(shuffled)
        assert compare(shuffled, garden) == expected


def test_one_finding_for_each_question_kind_and_rule(garden: RuleSet) -> None:
    found = compare(_many(garden), garden)
    assert len({finding.id for finding in found}) == len(found)
    assert len({(one.question, one.kind, one.rule) for one in found}) == len(found)


def test_every_participant_has_an_opponent_in_another_sentence(garden: RuleSet) -> None:
    for finding in compare(_many(garden), garden):
        sentences = [{(one.claim.path, one.claim.span) for one in s.claims} for s in finding.sides]
        for side in sentences if finding.rule is None else ():
            others = set().union(*(other for other in sentences if other is not side))
            assert all(others - {sentence} for sentence in side)


def test_ids_outlive_a_better_reading(garden: RuleSet) -> None:
    rules = _rules(garden, None)
    first = _claims(
        ["vitamin_d reverses osteoporosis", "vitamin_d not reverses osteoporosis"], rules
    )
    (before,) = compare(first, rules)
    moved = [
        replace(
            claim,
            line=claim.line + 7,
            quote=f"  {claim.quote.upper()} ",
            confidence=Decimal("0.61"),
            scope=replace(claim.scope, sole=True),
        )
        for claim in first
    ]
    (after,) = compare(moved, rules)
    assert after.id == before.id
    assert [one.id for side in after.sides for one in side.claims] == [
        one.id for side in before.sides for one in side.claims
    ]
    (elsewhere,) = compare([first[0], replace(first[1], path="c.md")], rules)
    assert elsewhere.id == before.id
    assert elsewhere.sides[0].claims[0].id == before.sides[0].claims[0].id
    assert elsewhere.sides[1].claims[0].id != before.sides[1].claims[0].id


def test_ids_are_frozen(garden: RuleSet) -> None:
    rules = _rules(garden, None)
    claims = _claims(
        ["vitamin_d reverses osteoporosis", "vitamin_d not reverses osteoporosis"], rules
    )
    (finding,) = compare(claims, rules)
    ids = [one.id for side in finding.sides for one in side.claims]
    assert (finding.id, ids) == ("3aeb7f499ec8", ["433f85744f39", "6c53290bce5a"])


def test_a_violation_carries_advice_and_evidence(garden: RuleSet) -> None:
    rules = _rules(garden, "alone-does-not-reverse")
    (finding,) = compare(_claims(["vitamin_d reverses osteoporosis"], rules), rules)
    assert finding.rule == "garden/alone-does-not-reverse"
    assert finding.topic == "garden"
    assert finding.advice == "Say what it can do."
    assert [evidence.cite for evidence in finding.evidence] == ["A guideline, 2020"]


def test_compared_claims_are_those_whose_voice_counts(garden: RuleSet) -> None:
    texts = [
        f"vitamin_d reverses osteoporosis; {voice}"
        for voice in ("own", "headline", "rejected", "reported", "question", "aim", "hypothetical")
    ]
    claims = _claims(texts, garden)
    assert [claim.voice.value for claim in compared(claims)] == ["own", "headline", "rejected"]
    assert len(compared(claims, include_reported=True)) == 4


def test_statements_are_touched_by_agreement_too(garden: RuleSet) -> None:
    claims = _claims(["vitamin_d3 not reverses osteoporosis", "salt advised cold"], garden)
    assert statements_touched(claims, garden) == {"garden/alone-does-not-reverse"}


def test_statements_that_contradict_each_other(garden: RuleSet) -> None:
    assert clashing_statements(garden) == ()
    held = garden.statements["garden/mild-matter"]
    opposite = replace(held, id="opposite", verdict=Verdict.REFUTED)
    rules = replace(garden, statements={**garden.statements, "garden/opposite": opposite})
    assert clashing_statements(rules) == (("garden/mild-matter", "garden/opposite"),)
