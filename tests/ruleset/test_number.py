"""Whether messages speak of a concept as of one thing or of several."""

from __future__ import annotations

import pytest

from checker.ruleset.inflection import looks_plural
from checker.ruleset.rules import RuleSet
from tests.shipped import shipped_rule_set


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """The shipped rules."""
    return shipped_rule_set()


@pytest.mark.parametrize(
    ("label", "plural"),
    [
        ("statins", True),
        ("zinc", False),
        ("hot flushes", True),
        ("psoriasis", False),
        ("hearing loss", False),
        ("lupus", False),
    ],
)
def test_the_last_letters_tell(label: str, *, plural: bool) -> None:
    assert looks_plural(label) is plural


@pytest.mark.parametrize(
    ("concept", "plural"),
    [
        ("probiotics", True),
        ("vitamin_d", False),
        # These end as a plural does, and a rule says that they are none, or the other way round.
        ("diabetes", False),
        ("type_2_diabetes", False),
        ("measles", False),
        ("rickets", False),
        ("asbestos", False),
        ("wearing_glasses", False),
        ("early_solids", True),
    ],
)
def test_a_rule_says_where_they_do_not(concept: str, rules: RuleSet, *, plural: bool) -> None:
    assert rules.concepts[concept].plural is plural
