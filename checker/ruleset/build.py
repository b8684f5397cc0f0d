"""Nodes to concepts, scales, relations, units and quantities; forgiving, for all is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.ruleset.inflection import looks_plural
from checker.ruleset.model import (
    Concept,
    Kind,
    LinkKind,
    Origin,
    QuantityRule,
    Relation,
    Scale,
    Topic,
    Unit,
)
from checker.ruleset.nodes import Key, Node
from checker.ruleset.problems import Problems


@dataclass(frozen=True, slots=True)
class Document:
    """A rule file that could be read: its name in origins, its topic, its data.

    `broken` names the top-level keys in which the schema found something wrong.
    """

    file: str
    topic: str
    root: Node
    broken: frozenset[str] = frozenset()

    def sound(self) -> Document:
        """The document without its broken keys, for builders that rely on the schema."""
        if not self.broken or not isinstance(self.root.content, Mapping):
            return self
        kept = {key: node for key, node in self.root.content.items() if key not in self.broken}
        return replace(self, root=replace(self.root, content=kept))

    def entries(self, section: str) -> Iterator[tuple[str, Node, Origin]]:
        """Ids, bodies and places of a section that maps ids to bodies."""
        body = self.root.child(section)
        for key, node in body.items():
            yield str(key), node, body.key_origin(key)


def number_of(node: Node | None) -> Decimal | None:
    """A number of a rule file; None where it is absent or no number."""
    if node is None or isinstance(node.content, bool):
        return None
    return Decimal(node.content) if isinstance(node.content, (int, Decimal)) else None


def text_of(node: Node | None) -> str | None:
    """A text of a rule file; None where it is absent."""
    return None if node is None else node.text


def build_topic(document: Document) -> Topic:
    """The facts at the head of a file."""
    reviewed = document.root.child("reviewed")
    return Topic(
        id=document.topic,
        title=document.root.child("title").text,
        reviewed_on=text_of(reviewed.get("on")),
        review_on=text_of(reviewed.get("next")),
        origin=document.root.origin,
    )


def build_concept(document: Document, name: str, body: Node, origin: Origin) -> Concept:
    """A concept as one file defines it; an unknown kind has been reported and reads as agent."""
    kind = body.child("kind").text
    label = body.child("label").text or name
    links = {link: targets for link in LinkKind if (targets := body.child(link.value).strings())}
    plural = body.child("plural").content
    return Concept(
        id=name,
        label=label,
        kind=Kind(kind) if kind in set(Kind) else Kind.AGENT,
        topic=document.topic,
        origin=origin,
        synonyms=body.child("synonyms").strings(),
        not_=body.child("not").strings(),
        links=links or None,
        better=body.child("better").text or "higher",
        implies=body.child("implies").strings(),
        generic=body.child("generic").content is True,
        plural=plural if isinstance(plural, bool) else looks_plural(label),
        mesh=text_of(body.get("mesh")),
    )


def extend_concept(concept: Concept, body: Node) -> Concept:
    """A concept with the names and look-alikes that another entry adds."""
    added = (*body.child("label").strings(), *body.child("synonyms").strings())
    look_alikes = body.child("not").strings()
    return replace(
        concept,
        synonyms=(
            *concept.synonyms,
            *(s for s in added if s not in (concept.label, *concept.synonyms)),
        ),
        not_=(*concept.not_, *(s for s in look_alikes if s not in concept.not_)),
    )


def build_scale(name: str, body: Node) -> Scale:
    """A scale; its points are whole numbers."""
    points = {key: node.text for key, node in body.child("points").items() if _is_point(key)}
    return Scale(
        id=name,
        label=body.child("label").text or name,
        points={int(key): words for key, words in points.items()},
        numeric=body.child("numeric").content is True,
    )


def _is_point(key: Key) -> bool:
    return isinstance(key, int)


def build_relation(name: str, body: Node, origin: Origin) -> Relation:
    """A relation, on the scale that it names."""
    point = body.child("point").content
    return Relation(
        id=name,
        label=body.child("label").text or name,
        scale=body.child("scale").text,
        point=point if isinstance(point, int) else None,
        denied_weaker=body.child("denied").text == "weaker",
        origin=origin,
    )


def build_unit(name: str, body: Node, origin: Origin) -> Unit:
    """A unit; one without a dimension measures itself."""
    return Unit(
        id=name,
        synonyms=body.child("synonyms").strings(),
        dimension=body.child("dimension").text or name,
        factor=number_of(body.get("factor")) or Decimal(1),
        origin=origin,
    )


def build_quantity(
    name: str, body: Node, origin: Origin, units: Mapping[str, Unit], problems: Problems
) -> QuantityRule:
    """A quantity, with its conversions worked out in its own unit."""
    unit = body.child("unit").text
    convert = {}
    for foreign, worth in body.child("convert").items():
        amount = _worth(worth, unit, units, problems)
        if amount is not None:
            convert[str(foreign)] = amount
    tolerance = number_of(body.get("tolerance"))
    rule = QuantityRule(name, body.child("of").text, unit, convert, origin)
    return rule if tolerance is None else replace(rule, tolerance=tolerance)


def _worth(node: Node, unit: str, units: Mapping[str, Unit], problems: Problems) -> Decimal | None:
    """ "0.025 ug" in the unit's own measure: ug of ug/day, nmol of nmol/L."""
    plain = number_of(node)
    if plain is not None:
        return plain
    amount, _, given = node.text.partition(" ")
    own = unit.partition("/")[0]
    try:
        number = Decimal(amount)
    except ArithmeticError:
        problems.report(node.origin, f"'{node.text}' is no amount; write for example '0.025 {own}'")
        return None
    if given in (own, unit):
        return number
    left, right = units.get(given), units.get(own)
    if left is None:
        problems.unknown(node.origin, "unit", given, units)
        return None
    if right is None or left.dimension != right.dimension:
        problems.report(node.origin, f"'{given}' cannot be turned into '{own}'")
        return None
    return number * left.factor / right.factor
