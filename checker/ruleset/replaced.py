"""Deprecation: ids that others have taken the place of, and what still uses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.ruleset.model import Concept, QuantityRule, Statement
from checker.ruleset.nodes import Node
from checker.ruleset.problems import Problems
from checker.values.claim import Scope

WITHOUT = "without:"


def settled(
    successors: Mapping[str, Node], known: Mapping[str, object], what: str, problems: Problems
) -> dict[str, str]:
    """Each old id with the one in force in the end; unknown ones and circles are reported."""
    found = {}
    for old, node in successors.items():
        new, seen = node.text, [old]
        while new in successors and new not in seen:
            seen.append(new)
            new = successors[new].text
        if new in seen:
            circle = " -> ".join((*seen[seen.index(new) :], new))
            if old == min(seen[seen.index(new) :]):
                problems.report(node.origin, f"replaced_by goes in a circle: {circle}")
        elif new in known:
            found[old] = new
        elif node.text not in successors:
            problems.unknown(node.origin, what, node.text, known)
    return found


def current(
    node: Node, name: str, replaced: Mapping[str, str], what: str, problems: Problems
) -> str:
    """The id in force; a warning where a rule still uses an old one."""
    if name not in replaced:
        return name
    problems.warn(node.origin, f"{what} '{name}' is replaced; write '{replaced[name]}'")
    return replaced[name]


def renamed_concept(concept: Concept, replaced: Mapping[str, str]) -> Concept:
    """The concept with links to ids that are in force, none to itself."""
    links = {
        kind: tuple(name for name in _all(targets, replaced) if name != concept.id)
        for kind, targets in (concept.links or {}).items()
    }
    return replace(concept, links=links or None, implies=_all(concept.implies, replaced))


def renamed_quantity(rule: QuantityRule, replaced: Mapping[str, str]) -> QuantityRule:
    """The quantity of a concept that is in force."""
    return replace(rule, of=replaced.get(rule.of, rule.of))


def renamed_statement(statement: Statement, replaced: Mapping[str, str]) -> Statement:
    """The statement on concepts that are in force."""
    claim = statement.claim
    changed = replace(
        claim,
        subject=_all(claim.subject, replaced),
        object=_one(claim.object, replaced),
        comparator=_one(claim.comparator, replaced),
        scope=_scope(claim.scope, replaced),
    )
    return replace(statement, claim=changed)


def _scope(scope: Scope, replaced: Mapping[str, str]) -> Scope:
    return replace(
        scope,
        with_=_all(scope.with_, replaced),
        population=_all(scope.population, replaced),
        condition=_all(scope.condition, replaced),
        site=_all(scope.site, replaced),
        form=_one(scope.form, replaced),
        timing=_one(scope.timing, replaced),
    )


def _one(name: str | None, replaced: Mapping[str, str]) -> str | None:
    return None if name is None else _all((name,), replaced)[0]


def _all(names: tuple[str, ...], replaced: Mapping[str, str]) -> tuple[str, ...]:
    """The names in force, each once; an exclusion stays one."""
    found: dict[str, None] = {}
    for name in names:
        plain = name.removeprefix(WITHOUT)
        found[name.removesuffix(plain) + replaced.get(plain, plain)] = None
    return tuple(found)
