"""The rule set's labels, as reports need them."""

from __future__ import annotations

from checker.report.view import Established, Names
from checker.report.words import join_words, scope_words
from checker.ruleset.model import RuleSet, Statement
from checker.values.claim import Polarity


def names_of(rules: RuleSet) -> Names:
    """Labels by id, and each established statement in words, by `topic/id`."""
    labels = Names(
        concepts={key: concept.label for key, concept in rules.concepts.items()},
        relations={key: relation.label for key, relation in rules.relations.items()},
        scales={key: scale.label for key, scale in rules.scales.items()},
    )
    statements = {
        statement_name(statement): Established(
            words=statement_words(statement, labels),
            verdict=statement.verdict.value,
            origin=str(statement.origin),
        )
        for statement in rules.statements.values()
    }
    return Names(labels.concepts, labels.relations, labels.scales, statements)


def statement_name(statement: Statement) -> str:
    """`topic/id`, whether or not the id brings its topic along."""
    return f"{statement.topic}/{statement.id.rpartition('/')[2]}"


def statement_words(statement: Statement, names: Names) -> str:
    """The claim that a statement judges: `vitamin D reverses osteoporosis (by itself)`."""
    claim = statement.claim
    subject = join_words([names.concept(member) for member in claim.subject])
    relation = names.relation(claim.relation)
    parts = [subject, f"not: {relation}" if claim.polarity is Polarity.DENIED else relation]
    if claim.object:
        parts.append(names.concept(claim.object))
    scope = ", ".join(scope_words(claim.scope, names))
    return " ".join(parts) + (f" ({scope})" if scope else "")
