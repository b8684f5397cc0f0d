"""Established statements as positions, so that a violation is the same operation as a dispute."""

from __future__ import annotations

from decimal import Decimal

from checker.compare.background import Background
from checker.compare.intervals import Interval, flipped, of_stance
from checker.compare.quantities import in_canonical_unit
from checker.compare.signatures import Signature, is_upkeep, sorted_scope
from checker.ruleset.model import Statement, StatementClaim, Verdict
from checker.ruleset.stances import stance_of
from checker.values.claim import Certainty, Exposure, Join, Polarity, Quantity, Role

_TURNED = {Polarity.AFFIRMED: Polarity.DENIED, Polarity.DENIED: Polarity.AFFIRMED}
_OPEN_VERDICTS = frozenset({Verdict.MIXED, Verdict.UNKNOWN})


def signature_of_statement(statement: Statement, background: Background) -> Signature | None:
    """What the evidence says, as a claim; None for a statement in unknown words.

    Refuted: the claim denied; supported: the claim; mixed or unknown: open.
    """
    claim = statement.claim
    relation = background.relations.get(claim.relation)
    if relation is None or not claim.subject:
        return None
    scale = background.scales[relation.scale]
    polarity, certainty = claim.polarity, statement.certainty
    if statement.verdict in _OPEN_VERDICTS:
        polarity = Polarity.MIXED
        if statement.verdict is Verdict.UNKNOWN:
            polarity, certainty = claim.polarity, Certainty.UNCLEAR
    elif statement.verdict is Verdict.REFUTED:
        polarity = _TURNED.get(polarity, polarity)
    quantity = _quantity(claim, background)
    interval = Interval(Decimal(0), Decimal(0))
    if not scale.numeric:
        interval = of_stance(
            stance_of(relation, polarity, scale=scale), background.points[scale.id]
        )
        if is_upkeep(relation, claim.object, background):
            interval = flipped(interval, background.points[scale.id])
    return Signature(
        subject=tuple(sorted(set(claim.subject))),
        join=Join(claim.join) if claim.join in set(Join) else Join.ALL,
        exposure=Exposure(claim.exposure) if claim.exposure in set(Exposure) else None,
        relation=claim.relation,
        scale=relation.scale,
        object=claim.object,
        comparator=claim.comparator,
        polarity=polarity,
        interval=interval,
        certainty=certainty,
        basis=None,
        scope=sorted_scope(claim.scope),
        quantity=quantity,
    )


def _quantity(claim: StatementClaim, background: Background) -> Quantity | None:
    if claim.role not in set(Role) or claim.unit is None:
        return None
    stated = Quantity(Role(claim.role), claim.low, claim.high, claim.unit, None)
    return in_canonical_unit(stated, claim.subject, background)
