"""Ids of claims that stand alone: the same that they have in a finding on their own question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.compare.background import build_background
from checker.compare.identity import participant_id
from checker.compare.questions import own_question
from checker.compare.signatures import signature_of
from checker.ruleset.rules import RuleSet
from checker.values.claim import Claim
from checker.values.report import MIN_CONFIDENCE, Question


def with_ids(claims: Iterable[Claim], rules: RuleSet) -> Iterator[tuple[str, Claim]]:
    """Each claim with its id."""
    background = build_background(rules)
    for claim in claims:
        signature = signature_of(claim, background, threshold=MIN_CONFIDENCE)
        if signature is not None:
            question = own_question(signature)
        else:
            question = Question(tuple(sorted(set(claim.subject))), claim.aspect, claim.object)
        yield participant_id(question, claim), claim
