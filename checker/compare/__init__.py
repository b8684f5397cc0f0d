"""Comparing: from the claims of all articles to the disputes among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from checker.compare.background import Background, build_background
from checker.compare.disputes import findings
from checker.compare.gathering import rule_of
from checker.compare.keys import Key, lifts
from checker.compare.meetings import find_clashes
from checker.compare.positions import Position
from checker.compare.questions import answers, direct_answers
from checker.compare.signatures import Signature, is_compared, signature_of
from checker.compare.statements import signature_of_statement
from checker.ruleset.rules import RuleSet
from checker.values.claim import Claim
from checker.values.report import MIN_CONFIDENCE, Answered, Finding, FindingKind


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing gave: findings, how many claims counted, the statements they met."""

    findings: tuple[Finding, ...]
    claims_compared: int
    statements_touched: frozenset[str]
    answered: tuple[Answered, ...]


def examine(
    claims: Sequence[Claim],
    rules: RuleSet,
    *,
    include_reported: bool = False,
    threshold: Decimal = MIN_CONFIDENCE,
    references: Set[str] = frozenset(),
) -> Comparison:
    """Findings, sorted, and what was compared; the order of claims does not matter.

    What stands between `references`, paths of articles, alone is no finding.
    """
    background = build_background(rules)
    counting = compared(claims, include_reported=include_reported)
    made = _positions_of_claims(counting, background, threshold=threshold)
    held = _positions_of_statements(rules, background)
    positions = (*made, *held)
    return Comparison(
        findings=findings(
            find_clashes(positions, background), positions, background, references=references
        ),
        claims_compared=len(counting),
        statements_touched=_touched(made, held, background),
        answered=tuple(_answered(made, background)),
    )


def compare(
    claims: Sequence[Claim],
    rules: RuleSet,
    *,
    include_reported: bool = False,
    threshold: Decimal = MIN_CONFIDENCE,
) -> tuple[Finding, ...]:
    """Findings, sorted; the order of claims does not matter."""
    return examine(claims, rules, include_reported=include_reported, threshold=threshold).findings


def compared(claims: Iterable[Claim], *, include_reported: bool = False) -> tuple[Claim, ...]:
    """The claims whose voice counts, in their order."""
    return tuple(claim for claim in claims if is_compared(claim, include_reported=include_reported))


def statements_touched(
    claims: Sequence[Claim], rules: RuleSet, *, include_reported: bool = False
) -> frozenset[str]:
    """The statements (topic/id) that had at least one claim to be compared with."""
    background = build_background(rules)
    counting = compared(claims, include_reported=include_reported)
    made = _positions_of_claims(counting, background, threshold=MIN_CONFIDENCE)
    return _touched(made, _positions_of_statements(rules, background), background)


def _touched(
    made: Iterable[Position], held: Iterable[Position], background: Background
) -> frozenset[str]:
    asked = {key for position in made for key in _keys(position, background)}
    return frozenset(
        rule_of(position.statement) or ""
        for position in held
        if not asked.isdisjoint(_keys(position, background))
    )


def _answered(made: Iterable[Position], background: Background) -> Iterator[Answered]:
    """Every claim on each question that it answers without a bridge or a flip."""
    for position in made:
        for answer in direct_answers(position.signature, background):
            if not answer.differs and not answer.combined:
                stance = answer.interval.stance(answer.key.scale)
                yield from (
                    Answered(answer.key.question, stance, claim) for claim in position.claims
                )


def _keys(position: Position, background: Background) -> Iterator[Key]:
    """The questions that a position answers, by itself and through links."""
    for answer in answers(position.signature, background):
        yield answer.key
        yield from (lift.key for lift in lifts(answer.key, background))


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
    counting: Iterable[Claim], background: Background, *, threshold: Decimal
) -> list[Position]:
    """Claims by signature, in an order that is their own."""
    shared: dict[Signature, list[Claim]] = defaultdict(list)
    for claim in counting:
        signature = signature_of(claim, background, threshold=threshold)
        if signature is not None:
            shared[signature].append(claim)
    return [
        Position(
            signature,
            tuple(claims),
            paths=frozenset(claim.path for claim in claims),
            quotes=frozenset(claim.quote for claim in claims),
        )
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
