"""A statement, concept or relation in full, as labelled lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.report.view import Names
from checker.report.words import amount, join_words, scope_words
from checker.ruleset.model import Concept, LinkKind, Origin, Relation, Statement
from checker.ruleset.rules import RuleSet
from checker.values.claim import Polarity
from checker.values.report import Evidence


class Row(NamedTuple):
    """A line of what is shown: its label, empty where it goes on, and its text."""

    label: str
    text: str


class Shown(NamedTuple):
    """What is shown of one id."""

    title: str
    origin: Origin
    rows: tuple[Row, ...]


def find(name: str, rules: RuleSet, names: Names) -> tuple[Shown, ...]:
    """Everything that has an id; a statement also without its topic. Nothing where none has."""
    new = rules.replaced.concepts.get(name) or rules.replaced.statements.get(name)
    if new is not None:
        return tuple(
            shown._replace(rows=(Row("replaces", name), *shown.rows))
            for shown in find(new, rules, names)
        )
    found = [
        _statement(key, statement, names)
        for key, statement in rules.statements.items()
        if name in (key, statement.id)
    ]
    if name in rules.concepts:
        found.append(_concept(rules.concepts[name], rules))
    if name in rules.relations:
        found.append(_relation(rules.relations[name], rules))
    return tuple(found)


def known_ids(rules: RuleSet) -> frozenset[str]:
    """All ids that can be shown."""
    ids = {statement.id for statement in rules.statements.values()}
    return frozenset({*rules.statements, *ids, *rules.concepts, *rules.relations})


def claim_in_words(statement: Statement, names: Names) -> str:
    """`vitamin D · reverses · osteoporosis · alone`: what a statement judges."""
    claim = statement.claim
    labels = [names.concepts.get(one, one) for one in claim.subject]
    subject = join_words(labels, "or" if claim.join == "any" else "and")
    parts = [f"{subject} ({claim.exposure})" if claim.exposure else subject]
    parts.append(names.relations.get(claim.relation, claim.relation))
    if claim.object:
        parts.append(names.concepts.get(claim.object, claim.object))
    if claim.comparator:
        parts.append(f"than {names.concepts.get(claim.comparator, claim.comparator)}")
    if claim.role:
        ends = (claim.low, claim.high)
        parts.append(f"{claim.role} {' to '.join(amount(end) for end in ends if end is not None)}")
        parts[-1] += f" {claim.unit}"
    if claim.polarity is not Polarity.AFFIRMED:
        parts.append(claim.polarity.value)
    return " · ".join([*parts, *scope_words(claim.scope, names)])


def _statement(key: str, statement: Statement, names: Names) -> Shown:
    certainty = "" if statement.certainty.value == "asserted" else f", {statement.certainty}"
    rows = [
        Row("claim", claim_in_words(statement, names)),
        Row(
            "verdict",
            f"{statement.verdict}{certainty}; a violation is at most: {statement.severity}",
        ),
        Row("advice", statement.advice),
        *_each("evidence", [_source(evidence) for evidence in statement.evidence]),
        *_each("violates", statement.tests.violates),
        *_each("agrees", statement.tests.agrees),
        *_each("silent", statement.tests.silent),
    ]
    return Shown(key, statement.origin, tuple(rows))


def _source(evidence: Evidence) -> str:
    said = f"{evidence.type}: {evidence.cite.rstrip('.')}."
    if evidence.year is not None and str(evidence.year) not in evidence.cite:
        said = f"{said[:-1]}, {evidence.year}."
    if evidence.says:
        said += f" {evidence.says.rstrip('.')}."
    ids = [
        f"{label}{value}"
        for label, value in (("doi:", evidence.doi), ("PMID ", evidence.pmid), ("", evidence.url))
        if value
    ]
    if evidence.checked:
        ids.append(f"checked {evidence.checked}")
    return f"{said} ({', '.join(ids)})" if ids else said


def _concept(concept: Concept, rules: RuleSet) -> Shown:
    judged = [
        key
        for key, statement in rules.statements.items()
        if concept.id in (*statement.claim.subject, statement.claim.object)
    ]
    rows = [
        Row("label", concept.label),
        Row(
            "kind",
            f"{concept.kind}, better when lower" if concept.better == "lower" else concept.kind,
        ),
        *_line("synonyms", concept.synonyms),
        *_line("not", concept.not_),
        *(row for kind in LinkKind for row in _line(kind.value, concept.linked(kind))),
        *_line("implies", concept.implies),
        *_each("statement", judged),
    ]
    return Shown(f"concept {concept.id}", concept.origin, tuple(rows))


def _relation(relation: Relation, rules: RuleSet) -> Shown:
    scale = rules.scales[relation.scale]
    rows = [Row("label", relation.label), Row("scale", f"{scale.id} ({scale.label})")]
    if relation.point is not None:
        rows.append(Row("point", f"{relation.point}: {scale.points.get(relation.point, '')}"))
    if relation.denied_weaker:
        rows.append(Row("denied", "leaves what is weaker open"))
    return Shown(f"relation {relation.id}", relation.origin, tuple(rows))


def _line(label: str, members: tuple[str, ...]) -> Iterator[Row]:
    if members:
        yield Row(label, ", ".join(members))


def _each(label: str, texts: list[str] | tuple[str, ...]) -> Iterator[Row]:
    for index, text in enumerate(texts):
        yield Row("" if index else label, text)
