"""Signatures: all of a claim that comparing looks at, so that equal claims are compared once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from checker.compare.background import Background
from checker.compare.intervals import Interval, flipped, of_stance
from checker.ruleset.model import Relation
from checker.ruleset.stances import stance_of
from checker.values.claim import (
    ANY,
    Basis,
    Certainty,
    Claim,
    Exposure,
    Join,
    Polarity,
    Quantity,
    Role,
    Scope,
    Voice,
)

LEVEL_SCALE = "level"
SAFETY_SCALE = "safety"
#: On these, what may be needed is needed by some.
NEEDS = frozenset({"need", "advice"})
#: The voices whose claims are the source's own.
COMPARED_VOICES = frozenset({Voice.OWN, Voice.HEADLINE, Voice.REJECTED})

_TURNED = {
    Polarity.AFFIRMED: Polarity.DENIED,
    Polarity.DENIED: Polarity.AFFIRMED,
    Polarity.MIXED: Polarity.MIXED,
}


class Surety(StrEnum):
    """How much weight a claim has in the verdict table."""

    SURE = "sure"
    WEAK = "weak"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Signature:
    """A claim without its words and place; `polarity` is the source's own view.

    A myth that is rejected stands here with its polarity turned round.
    `doubtful` marks a reading below the confidence threshold. `matter` is the illness
    that the claim's page is about, where that limits what is said; what is `partial`
    is told of some people or cases.
    """

    subject: tuple[str, ...]
    join: Join
    exposure: Exposure | None
    relation: str
    scale: str
    object: str | None
    comparator: str | None
    polarity: Polarity
    interval: Interval
    certainty: Certainty
    basis: Basis | None
    scope: Scope
    quantity: Quantity | None
    headline: bool = False
    reported: bool = False
    doubtful: bool = False
    matter: str | None = None
    partial: bool = False

    @property
    def surety(self) -> Surety:
        """Sure (asserted, probable), weak (possible, lack of evidence) or open (mixed, unclear)."""
        if self.polarity is Polarity.MIXED or self.certainty is Certainty.UNCLEAR:
            return Surety.OPEN
        if self.certainty is Certainty.POSSIBLE or self.basis is Basis.LACK:
            return Surety.WEAK
        return Surety.SURE

    @property
    def denied(self) -> bool:
        """Whether the source holds that the relation does not hold."""
        return self.polarity is Polarity.DENIED


def is_compared(claim: Claim, *, include_reported: bool = False) -> bool:
    """Whether a claim's voice counts."""
    return claim.voice in COMPARED_VOICES or (include_reported and claim.voice is Voice.REPORTED)


def is_amount(signature: Signature, background: Background) -> bool:
    """Whether the claim says how much, and nothing else."""
    return background.scales[signature.scale].numeric


def signature_of(claim: Claim, background: Background, *, threshold: Decimal) -> Signature | None:
    """What comparing looks at; None for a claim in words that the rule set does not know."""
    relation = background.relations.get(claim.relation)
    if relation is None or relation.scale not in background.scales or not claim.subject:
        return None
    scale = background.scales[relation.scale]
    polarity, stance = claim.polarity, claim.stance
    if claim.voice is Voice.REJECTED:
        polarity = _TURNED[polarity]
        stance = stance_of(relation, polarity, scale=scale, quantity=claim.quantity)
    interval = (
        Interval(Decimal(0), Decimal(0))
        if scale.numeric
        else of_stance(stance, background.points[scale.id])
    )
    if is_upkeep(relation, claim.object, background):
        interval = flipped(interval, background.points[scale.id])
    subject = tuple(sorted(set(claim.subject)))
    object_, scope = _placed(claim, background)
    return Signature(
        subject=subject,
        join=claim.join,
        exposure=claim.exposure,
        relation=claim.relation,
        scale=relation.scale,
        object=object_,
        comparator=claim.comparator,
        polarity=polarity,
        interval=interval,
        certainty=claim.certainty,
        basis=claim.basis,
        scope=sorted_scope(scope),
        quantity=_compared_quantity(claim.quantity),
        headline=claim.voice is Voice.HEADLINE,
        reported=claim.voice is Voice.REPORTED,
        doubtful=claim.confidence < threshold,
        matter=claim.matter,
        partial=claim.partial or (relation.scale in NEEDS and _is_possible(claim)),
    )


def _is_possible(claim: Claim) -> bool:
    """Whether someone may need a thing, which others need not: "you may need X"."""
    return claim.certainty is Certainty.POSSIBLE and claim.polarity is Polarity.AFFIRMED


def is_upkeep(relation: Relation, measure: str | None, background: Background) -> bool:
    """Whether a relation helps a measure that is good when low, which is to lower it."""
    known = background.concepts.get(measure or "")
    slight = relation.scale == LEVEL_SCALE and relation.point == 1
    return slight and known is not None and known.better == "lower"


def _placed(claim: Claim, background: Background) -> tuple[str | None, Scope]:
    """Object and scope; what is safe at a site is safe for it."""
    scope, scale = claim.scope, background.relations[claim.relation].scale
    if claim.object is None and scale == SAFETY_SCALE and len(scope.site) == 1:
        (site,) = scope.site
        if site != ANY:
            return site, replace(scope, site=())
    return claim.object, scope


def sorted_scope(scope: Scope) -> Scope:
    """The scope with its sets in one order."""
    return replace(
        scope,
        with_=tuple(sorted(set(scope.with_))),
        population=tuple(sorted(set(scope.population))),
        condition=tuple(sorted(set(scope.condition))),
        site=tuple(sorted(set(scope.site))),
    )


def _compared_quantity(quantity: Quantity | None) -> Quantity | None:
    # A study's dose limits the claim; it is no answer of its own.
    return None if quantity is None or quantity.role is Role.STUDY_DOSE else quantity
