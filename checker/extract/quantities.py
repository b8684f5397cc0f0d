"""Amounts that a sentence states outright: intakes, upper limits, targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.extract.view import Hit
from checker.mentions import Units, to_rule_unit
from checker.ruleset.model import EXPOSURE_KINDS, Concept, Kind, QuantityRule
from checker.values.amount import Amount, Bound
from checker.values.claim import Quantity, Role
from checker.values.token import Mention

#: How many tokens may stand between an amount and what it is of.
REACH = 14
#: How far before an amount "not" may stand to turn "more than" into a limit.
NEGATION_REACH = 6
PER_TIME = "/period"


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """An amount of a concept in a role; `hits` are the words that gave the role."""

    mention: Mention
    amount: Amount
    quantity: Quantity
    hits: tuple[Hit, ...]


def read_quantities(
    mentions: Sequence[Mention],
    amounts: Sequence[Amount],
    hits: Mapping[str, tuple[Hit, ...]],
    concepts: Mapping[str, Concept],
    rules: Mapping[str, QuantityRule],
    units: Units,
    *,
    listed: bool,
) -> Iterator[QuantityReading]:
    """The amounts stated of what the rules measure.

    `listed` is for rows and items under a heading of recommended amounts,
    where "Magnesium 320 mg" is an intake.
    """
    seen = set()
    for amount in amounts:
        mention = _measured(mentions, amount, amounts, concepts)
        if mention is None:
            continue
        found = _in_rule_unit(mention.concept, amount, concepts, rules, units)
        if found is None:
            continue
        rule, converted = found
        beside = amount.first - mention.last in (0, 1)
        role, why = _role(converted, hits, listed=listed and beside)
        if role is None:
            continue
        low, high = converted.low, converted.high
        if role is Role.UPPER_LIMIT:
            low, high = None, high if high is not None else low
        quantity = Quantity(role, low, high, rule.unit, rule.id)
        if (mention.concept, quantity) not in seen:
            # "400 IU (10 micrograms)" is one amount in two units.
            yield QuantityReading(mention, amount, quantity, tuple(why))
        seen.add((mention.concept, quantity))


def _measured(
    mentions: Sequence[Mention],
    amount: Amount,
    amounts: Sequence[Amount],
    concepts: Mapping[str, Concept],
) -> Mention | None:
    """What an amount is of: the name right after it ("800 IU of X"), else the last one before."""
    acting = [
        mention
        for mention in mentions
        if concepts[mention.concept].kind in EXPOSURE_KINDS
        or concepts[mention.concept].kind is Kind.MEASURE
    ]
    beside = [m for m in acting if amount.first - m.last == 0]
    after = [m for m in acting if 0 <= m.first - amount.last <= 3]
    if beside or after:
        return (beside or after)[0]
    before = [m for m in acting if 0 <= amount.first - m.last <= REACH]
    between = {other.first for other in amounts if other.last <= amount.first}
    if before and not any(before[-1].last <= first for first in between):
        return before[-1]
    later = [m for m in acting if 0 <= m.first - amount.last <= REACH]
    return before[-1] if before else (later[0] if later else None)


def _in_rule_unit(
    concept: str,
    amount: Amount,
    concepts: Mapping[str, Concept],
    rules: Mapping[str, QuantityRule],
    units: Units,
) -> tuple[QuantityRule, Amount] | None:
    """The amount in the unit of a rule for the concept or for what it is a form of."""
    above = {concept}
    for links in (concepts[concept].links or {}).values():
        above.update(links)
    # A rule of the very unit comes first: blood levels are no daily intakes.
    for rule in sorted(rules.values(), key=lambda rule: (rule.of != concept, rule.id)):
        if rule.of in above:
            converted = to_rule_unit(amount, rule, units)
            if converted is not None:
                return rule, converted
    return None


def _role(
    amount: Amount, hits: Mapping[str, tuple[Hit, ...]], *, listed: bool
) -> tuple[Role | None, list[Hit]]:
    """What an amount is for, by its bound and the cues of its sentence."""
    cues = hits.get("quantity_role", ())
    by_role: dict[str, Hit] = {}
    for hit in cues:
        by_role.setdefault(hit.value, hit)
    negated = [
        hit
        for hit in hits.get("negation", ())
        if amount.first - NEGATION_REACH <= hit.first <= amount.first
    ]
    daily = amount.dimension.endswith(PER_TIME)
    if not daily:
        target = by_role.get(Role.TARGET) or by_role.get(Role.INTAKE)
        return (Role.TARGET, [target]) if target else (None, [])
    if listed:
        return Role.INTAKE, []
    if negated and amount.bound is Bound.MORE_THAN:
        return Role.UPPER_LIMIT, negated[:1]
    limit = by_role.get(Role.UPPER_LIMIT)
    if limit is not None and amount.bound not in (Bound.AT_LEAST, Bound.MORE_THAN):
        return Role.UPPER_LIMIT, [limit]
    if (cue := by_role.get(Role.INTAKE)) is not None:
        return Role.INTAKE, [cue]
    return None, []


def study_dose(
    amount: Amount,
    subject: Sequence[str],
    concepts: Mapping[str, Concept],
    rules: Mapping[str, QuantityRule],
    units: Units,
) -> Quantity:
    """The dose at which a claim holds, in the unit that the rules count its subject in."""
    for concept in subject:
        found = _in_rule_unit(concept, amount, concepts, rules, units)
        if found is not None:
            rule, converted = found
            return Quantity(Role.STUDY_DOSE, converted.low, converted.high, rule.unit, rule.id)
    return Quantity(Role.STUDY_DOSE, amount.low, amount.high, amount.unit, None)
