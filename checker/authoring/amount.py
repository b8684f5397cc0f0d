"""An amount as an author writes it, as low, high and unit of a statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.language import load_model
from checker.mentions import build_units, find_amounts, to_rule_unit
from checker.ruleset.rules import RuleSet


class StatedAmount(NamedTuple):
    """Numbers as they stand in a rule file; None is an open end."""

    low: str | None
    high: str | None
    unit: str


def amount_of(words: str, subject: Sequence[str], rules: RuleSet) -> StatedAmount:
    """What "10 to 50 µg a day" says, in the unit in which the subject is measured.

    That unit is the one of the subject's quantity rule; without one, the amount's
    own. Raises ValueError where the words hold no single amount, or another
    measure than the rule's.
    """
    units = build_units(rules.units, rules.wording.amounts)
    found = find_amounts(load_model().tokenize(words), units)
    if len(found) != 1:
        many = "no amount" if not found else "more than one amount"
        raise ValueError(f"{many} in '{words}'; write it like '10 to 50 µg a day'")
    measures = [rule for rule in rules.quantities.values() if rule.of in subject]
    converted = [to_rule_unit(found[0], rule, units) for rule in measures]
    amount = next((one for one in converted if one is not None), None)
    if amount is None:
        if measures:
            known = " or ".join(sorted({rule.unit for rule in measures}))
            raise ValueError(f"'{words}' is not measured in {known}")
        amount = found[0]
    low, high = (None if end is None else f"{end:f}" for end in (amount.low, amount.high))
    return StatedAmount(low, high, amount.unit)
