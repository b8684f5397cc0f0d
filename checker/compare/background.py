"""What comparing needs of a rule set, worked out once: links closed, scales sorted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.ruleset.bridges import Bridge
from checker.ruleset.model import Concept, LinkKind, QuantityRule, Relation, Scale, Unit
from checker.ruleset.rules import RuleSet

#: From the narrower concept to the broader one.
_UPWARD = (LinkKind.IS_A, LinkKind.FORM_OF, LinkKind.PART_OF)
_ALIKE = (LinkKind.IS_A, LinkKind.FORM_OF)


@dataclass(frozen=True, slots=True)
class Background:
    """Concepts with their broader ones, links both ways, scales and bridges by scale.

    `broader` excludes the concept itself; `kinds` is the same without what
    merely contains it. `named` holds links as stated or
    inherited through is_a; `naming` their inverse, as stated.
    """

    concepts: Mapping[str, Concept]
    relations: Mapping[str, Relation]
    scales: Mapping[str, Scale]
    points: Mapping[str, tuple[int, ...]]
    broader: Mapping[str, frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    named: Mapping[tuple[str, LinkKind], tuple[str, ...]]
    naming: Mapping[tuple[str, LinkKind], tuple[str, ...]]
    bridges: Mapping[str, tuple[Bridge, ...]]
    quantities: Mapping[str, QuantityRule]
    units: Mapping[str, Unit]

    def is_narrower(self, narrow: str, broad: str) -> bool:
        """Whether the first concept lies below the second."""
        return broad in self.broader.get(narrow, frozenset())

    def is_kind_of(self, narrow: tuple[str, ...], broad: tuple[str, ...]) -> bool:
        """Whether the one concept is a kind, form or part of the other."""
        return len(narrow) == len(broad) == 1 and broad[0] in self.kinds.get(narrow[0], frozenset())

    def related(self, left: str, right: str) -> bool:
        """Whether the two are one concept, or one lies below the other."""
        return left == right or self.is_narrower(left, right) or self.is_narrower(right, left)

    def stated(self, concept: str, kind: LinkKind) -> tuple[str, ...]:
        """The concepts that a concept itself names under a link."""
        known = self.concepts.get(concept)
        return known.linked(kind) if known else ()


def build_background(rules: RuleSet) -> Background:
    """The rule set, ready for comparing."""
    concepts = rules.concepts
    kinds = _parents(concepts.values())
    by_source: dict[str, list[Bridge]] = defaultdict(list)
    for bridge in rules.bridges:
        by_source[bridge.source].append(bridge)
    return Background(
        concepts=concepts,
        relations=rules.relations,
        scales=rules.scales,
        points={scale.id: tuple(sorted({0, *scale.points})) for scale in rules.scales.values()},
        broader=_broader(concepts, kinds),
        kinds={name: _closure(name, kinds) for name in concepts},
        named=_named(concepts),
        naming=_naming(concepts.values()),
        bridges={scale: tuple(found) for scale, found in by_source.items()},
        quantities=rules.quantities,
        units=rules.units,
    )


def _parents(
    concepts: Iterable[Concept], links: Sequence[LinkKind] = _UPWARD
) -> Mapping[str, set[str]]:
    parents: dict[str, set[str]] = defaultdict(set)
    for concept in concepts:
        for kind in links:
            parents[concept.id].update(concept.linked(kind))
    return parents


def _broader(
    concepts: Mapping[str, Concept], kinds: Mapping[str, set[str]]
) -> dict[str, frozenset[str]]:
    """All that is above each concept, with what contains it, but not with what contains that.

    What is said of mercury is said of what it is in, hardly of all that this is in.
    """
    containers = _naming(concepts.values())
    likes = _parents(concepts.values(), _ALIKE)
    found: dict[str, frozenset[str]] = {}
    for name in concepts:
        above = _closure(name, kinds)
        held = {
            container
            for one in (name, *above)
            for container in containers.get((one, LinkKind.CONTAINS), ())
        }
        found[name] = above.union(held, *(_closure(one, likes) for one in held)) - {name}
    return found


def _closure(start: str, parents: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in found and parent != start:
                found.add(parent)
                waiting.append(parent)
    return frozenset(found)


def _named(concepts: Mapping[str, Concept]) -> dict[tuple[str, LinkKind], tuple[str, ...]]:
    kinds = {
        concept.id: set(concept.linked(LinkKind.IS_A))
        for concept in concepts.values()
        if concept.linked(LinkKind.IS_A)
    }
    named: dict[tuple[str, LinkKind], tuple[str, ...]] = {}
    for concept in concepts.values():
        above = _closure(concept.id, kinds) if concept.id in kinds else frozenset()
        line = [concept, *(concepts[name] for name in sorted(above) if name in concepts)]
        for kind in LinkKind:
            found = sorted({target for one in line for target in one.linked(kind)})
            if found:
                named[concept.id, kind] = tuple(found)
    return named


def _naming(concepts: Iterable[Concept]) -> dict[tuple[str, LinkKind], tuple[str, ...]]:
    naming: dict[tuple[str, LinkKind], set[str]] = defaultdict(set)
    for concept in concepts:
        for kind in LinkKind:
            for target in concept.linked(kind):
                naming[target, kind].add(concept.id)
    return {key: tuple(sorted(found)) for key, found in naming.items()}
