"""The rule set's labels, as reports need them."""

from __future__ import annotations

from checker.report.view import Names
from checker.ruleset.rules import RuleSet


def names_of(rules: RuleSet) -> Names:
    """Labels by id, and where each established statement stands."""
    return Names(
        concepts={key: concept.label for key, concept in rules.concepts.items()},
        relations={key: relation.label for key, relation in rules.relations.items()},
        scales={key: scale.label for key, scale in rules.scales.items()},
        points={key: scale.points for key, scale in rules.scales.items()},
        origins={key: str(statement.origin) for key, statement in rules.statements.items()},
        topics={key: concept.topic for key, concept in rules.concepts.items()},
    )
