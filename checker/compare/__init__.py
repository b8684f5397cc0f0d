"""Comparing: from the claims of all articles to the disputes among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from checker.compare.background import Background, build_background
from checker.compare.disputes import findings
from checker.compare.gathering import rule_of
from checker.compare.keys import lifts
from checker.compare.meetings import find_clashes
from checker.compare.positions import Position
from checker.compare.questions import answers
from checker.compare.signatures import Signature, is_compared, signature_of
from checker.compare.statements import signature_of_statement
from checker.ruleset.rules import RuleSet
from checker.values.claim import Claim
from checker.values.report import Finding, FindingKind

#: Readings below this confidence are reported as notes.
DEFAULT_THRESHOLD = Decimal("0.50")


def compare(
    claims: Sequence[Claim],
    rules: RuleSet,
    *,
    include_reported: bool = False,
    threshold: Decimal = DEFAULT_THRESHOLD,
) -> tuple[Finding, ...]:
    """Findings, sorted; the order of claims does not matter."""
    background = build_background(rules)
    positions = (
        *_positions_of_claims(
            claims, background, include_reported=include_reported, threshold=threshold
        ),
        *_positions_of_statements(rules, background),
    )
    return findings(find_clashes(positions, background), positions, background)


def compared(claims: Iterable[Claim], *, include_reported: bool = False) -> tuple[Claim, ...]:
    """The claims whose voice counts, in their order."""
    return tuple(claim for claim in claims if is_compared(claim, include_reported=include_reported))


def statements_touched(
    claims: Sequence[Claim], rules: RuleSet, *, include_reported: bool = False
) -> frozenset[str]:
    """The statements (topic/id) that had at least one claim to be compared with."""
    background = build_background(rules)
    asked = set()
    for position in _positions_of_claims(
        claims, background, include_reported=include_reported, threshold=DEFAULT_THRESHOLD
    ):
        for answer in answers(position.signature, background):
            asked.add(answer.key)
            asked.update(lift.key for lift in lifts(answer.key, background))
    touched = set()
    for position in _positions_of_statements(rules, background):
        for answer in answers(position.signature, background):
            keys = {answer.key, *(lift.key for lift in lifts(answer.key, background))}
            if keys & asked:
                touched.add(rule_of(position.statement) or "")
    return frozenset(touched)


def clashing_statements(rules: RuleSet) -> tuple[tuple[str, str], ...]:
    """Pairs of established statements (topic/id) that contradict each other outright."""
    background = build_background(rules)
    held = _positions_of_statements(rules, background)
    names = [rule_of(position.statement) or "" for position in held]
    clashes = find_clashes([Position(position.signature) for position in held], background)
    return tuple(
        sorted(
            (names[clash.left], names[clash.right])
            for clash in clashes
            if clash.verdict.kind is FindingKind.CONTRADICTION
        )
    )


def _positions_of_claims(
    given: Sequence[Claim],
    background: Background,
    *,
    include_reported: bool,
    threshold: Decimal,
) -> list[Position]:
    """Claims by signature, in an order that is their own."""
    shared: dict[Signature, list[Claim]] = defaultdict(list)
    for claim in compared(given, include_reported=include_reported):
        signature = signature_of(claim, background, threshold=threshold)
        if signature is not None:
            shared[signature].append(claim)
    return [
        Position(signature, tuple(claims), paths=frozenset(claim.path for claim in claims))
        for signature, claims in sorted(shared.items(), key=lambda item: repr(item[0]))
    ]


def _positions_of_statements(rules: RuleSet, background: Background) -> list[Position]:
    found = []
    for name in sorted(rules.statements):
        statement = rules.statements[name]
        signature = signature_of_statement(statement, background)
        if signature is not None:
            found.append(Position(signature, statement=statement))
    return found
