"""What a gold label says as a claim, to ask what comparing would do with a perfect reading."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from checker.ruleset.model import Kind
from checker.ruleset.rules import RuleSet
from checker.ruleset.stances import stance_of
from checker.values.claim import Certainty, Claim, Join, Polarity, Scope, Voice
from checker.values.span import Span
from evaluation.data import GoldSentence
from evaluation.names import Names

#: The rule set's relation for a relation of the gold data, by whether its object is a measure.
RELATION_OF: Mapping[str, tuple[str, str]] = {
    "causes": ("raises", "causes"),
    "increases": ("raises", "raises_risk"),
    "reduces": ("lowers", "lowers_risk"),
    "treats_or_reverses": ("raises", "treats"),
    "prevents": ("keeps", "prevents"),
    "slows": ("keeps", "slows"),
    "recommended": ("advised", "advised"),
    "required_for": ("needed", "needed"),
}
#: The same for an association, by the direction that the label gives.
LINKED = {"up": "linked_more", "down": "linked_less", None: "linked_more"}


def perfect_claim(
    gold: GoldSentence, names: Names, rules: RuleSet, *, like: Claim | None
) -> Claim | None:
    """The claim of a label; None where it has none, or a name or relation that no rule knows.

    The gold scopes are free text: the scope is the one that was read, if any.
    """
    subject, object_ = names.look_up(gold.subject), names.look_up(gold.object)
    if not gold.is_claim or not subject or not object_ or gold.polarity is None:
        return None
    concept = rules.concepts[object_[0]]
    if gold.relation == "associated_with":
        relation = rules.relations[LINKED[gold.direction]]
    elif gold.relation is not None and gold.relation in RELATION_OF:
        relation = rules.relations[RELATION_OF[gold.relation][concept.kind is not Kind.MEASURE]]
    else:
        return None
    polarity = Polarity(gold.polarity)
    return Claim(
        path=gold.file_name,
        line=1,
        column=1,
        span=Span(0, 1),
        quote=gold.id,
        subject=subject,
        join=like.join if like else Join.EACH,
        exposure=like.exposure if like and like.subject == subject else None,
        relation=relation.id,
        aspect=relation.scale,
        object=object_[0],
        polarity=polarity,
        certainty=Certainty.POSSIBLE if gold.certainty == "hedged" else Certainty.ASSERTED,
        basis=None,
        voice=Voice.OWN,
        scope=like.scope if like else Scope(),
        comparator=None,
        quantity=None,
        stance=stance_of(relation, polarity, scale=rules.scales[relation.scale]),
        cues=(),
        confidence=Decimal(1),
    )
