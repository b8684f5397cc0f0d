"""Which slots of a claim are not what a statement speaks of: where a test was read amiss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.ruleset.model import Statement, Verdict
from checker.ruleset.rules import RuleSet
from checker.values.claim import ANY, Claim, Polarity, Scope, Voice

#: Voices in which a claim is the source's own.
_COUNTS = frozenset({Voice.OWN, Voice.HEADLINE, Voice.REJECTED})
_OPEN = frozenset({Verdict.MIXED, Verdict.UNKNOWN})


def wrong_slots(claims: Sequence[Claim], statement: Statement, rules: RuleSet) -> tuple[str, ...]:
    """The slots in which the nearest claim differs from one that would violate the statement.

    Nothing where no claim was read, or where the nearest one fits in all of them.
    """
    differing = [tuple(_differing(claim, statement, rules)) for claim in claims]
    return min(differing, key=len, default=())


def _differing(claim: Claim, statement: Statement, rules: RuleSet) -> Iterator[str]:
    judged = statement.claim
    relation = rules.relations[judged.relation]
    if set(claim.subject) != set(judged.subject):
        yield "subject"
    if (claim.exposure.value if claim.exposure else None) != judged.exposure:
        yield "exposure"
    if claim.stance.scale != relation.scale:
        yield "relation"
    if claim.object != judged.object:
        yield "object"
    if claim.comparator != judged.comparator:
        yield "comparator"
    yield from _in_scope(claim.scope, judged.scope)
    if (
        claim.quantity is not None
        and judged.role is not None
        and claim.quantity.role != judged.role
    ):
        yield "quantity"
    if claim.relation == judged.relation and claim.polarity is not _violating(statement):
        yield "polarity"
    if claim.voice not in _COUNTS:
        yield "voice"


def _violating(statement: Statement) -> Polarity:
    """The polarity with which the statement's own words would violate it."""
    polarity = statement.claim.polarity
    if statement.verdict in _OPEN or statement.verdict is Verdict.REFUTED:
        return polarity
    turned = {Polarity.AFFIRMED: Polarity.DENIED, Polarity.DENIED: Polarity.AFFIRMED}
    return turned.get(polarity, polarity)


def _in_scope(read: Scope, judged: Scope) -> Iterator[str]:
    """A limit on one side alone, or another one; "alone" and unmarked are one question."""
    for slot, ours, theirs in (
        ("with", read.with_, judged.with_),
        ("population", read.population, judged.population),
        ("condition", read.condition, judged.condition),
        ("site", read.site, judged.site),
    ):
        if ANY not in (*ours, *theirs) and set(ours) != set(theirs):
            yield slot
    for slot, our, their in (
        ("form", read.form, judged.form),
        ("timing", read.timing, judged.timing),
    ):
        if our != their:
            yield slot
