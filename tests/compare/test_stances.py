from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.ruleset.rules import RuleSet
from checker.ruleset.stances import stance_of
from checker.values.claim import Polarity, Quantity, Role, Stance

CASES = yaml.safe_load((Path(__file__).parent / "stances.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["claim"].replace(" ", "-") for case in CASES])
def test_stance(case: dict[str, Any], garden: RuleSet) -> None:
    name, polarity, *marks = case["claim"].split()
    relation = garden.relations[name]
    stance = stance_of(
        relation,
        Polarity(polarity),
        scale=garden.scales[relation.scale],
        cap="cap" in marks,
        complete="complete" in marks,
    )
    low, high = (None if end is None else Decimal(end) for end in case["stance"])
    assert stance == Stance(relation.scale, low, high)


def test_an_amount_is_its_own_stance(garden: RuleSet) -> None:
    relation, scale = garden.relations["amount_is"], garden.scales["amount"]
    quantity = Quantity(Role.INTAKE, Decimal(15), None, "ug/day", None)
    stance = stance_of(relation, Polarity.AFFIRMED, scale=scale, quantity=quantity)
    assert stance == Stance("amount", Decimal(15), None)
