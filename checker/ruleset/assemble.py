"""Documents to one rule set; what is defined twice is reported, the first stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from checker.ruleset import build
from checker.ruleset.bridges import Bridge, build_bridges
from checker.ruleset.build import Document
from checker.ruleset.discovery import Discovery, build_discovery
from checker.ruleset.language import Language, build_language, with_frame_words
from checker.ruleset.model import Concept, Origin, QuantityRule, Replaced, Statement, Unit
from checker.ruleset.mutations import build_mutations
from checker.ruleset.nodes import Node, Plain
from checker.ruleset.problems import Problems
from checker.ruleset.replaced import (
    current,
    renamed_concept,
    renamed_quantity,
    renamed_statement,
    settled,
)
from checker.ruleset.rules import RuleSet
from checker.ruleset.statements import build_statement
from checker.ruleset.structure import build_structure
from checker.ruleset.wording import build_wording

_Part = TypeVar("_Part")

_WORDING_KEYS = ("spelling", "names", "amounts")


def assemble(documents: Sequence[Document], problems: Problems) -> RuleSet:
    """Everything that the documents say, as far as it can be understood."""
    units = _parts(documents, "units", problems, lambda _, *entry: build.build_unit(*entry))
    concepts, old_concepts = _concepts(documents, problems)
    statements, old_statements = _statements(documents, problems)
    quantities = _quantities(documents, units, problems)
    if old_concepts:
        concepts = {key: renamed_concept(one, old_concepts) for key, one in concepts.items()}
        quantities = {key: renamed_quantity(one, old_concepts) for key, one in quantities.items()}
        statements = {key: renamed_statement(one, old_concepts) for key, one in statements.items()}
    language = _language(documents, problems)
    discovery = _words(
        documents,
        ("discovery",),
        lambda data: build_discovery(data.get("discovery") or {}),
        problems,
    )
    return RuleSet(
        topics={
            document.topic: build.build_topic(document)
            for document in reversed(documents)
            if document.topic
        },
        concepts=concepts,
        scales=_parts(
            documents, "scales", problems, lambda _, name, body, __: build.build_scale(name, body)
        ),
        relations=_parts(
            documents, "relations", problems, lambda _, *entry: build.build_relation(*entry)
        ),
        units=units,
        quantities=quantities,
        statements=statements,
        replaced=Replaced(old_concepts, old_statements),
        bridges=_bridges(documents, problems),
        language=language,
        open_language=_open_language(documents, language, discovery),
        structure=_words(
            documents,
            ("structure",),
            lambda data: build_structure(data.get("structure") or {}),
            problems,
        ),
        wording=_words(documents, _WORDING_KEYS, build_wording, problems),
        mutations=_words(
            documents,
            ("mutations",),
            lambda data: build_mutations(data.get("mutations") or {}),
            problems,
        ),
        discovery=discovery,
    )


def _parts(
    documents: Sequence[Document],
    section: str,
    problems: Problems,
    build_part: Callable[[Document, str, Node, Origin], _Part],
) -> dict[str, _Part]:
    """A section of all documents by id."""
    parts: dict[str, _Part] = {}
    places: dict[str, Origin] = {}
    for document in documents:
        for name, body, origin in document.entries(section):
            if name in places:
                what = section.removesuffix("s")
                problems.report(origin, f"{what} '{name}' is defined already, in {places[name]}")
                continue
            places[name] = origin
            parts[name] = build_part(document, name, body, origin)
    return parts


def _concepts(
    documents: Sequence[Document], problems: Problems
) -> tuple[dict[str, Concept], dict[str, str]]:
    """Concepts in force, and old ids with the ones in their place.

    All definitions come first, so that an extension may stand in an earlier file.
    """
    concepts: dict[str, Concept] = {}
    extensions = []
    old: dict[str, tuple[Node, Node]] = {}
    for document in documents:
        for name, body, origin in document.entries("concepts"):
            if body.child("extend").content is True:
                extensions.append((name, body, origin))
            elif name in concepts or name in old:
                first = concepts[name].origin if name in concepts else old[name][0].origin
                problems.report(
                    origin,
                    f"concept '{name}' is defined already, in {first}; to add synonyms to it, "
                    "write 'extend: true'",
                )
            elif (successor := body.get("replaced_by")) is not None:
                old[name] = (body, successor)
            else:
                concepts[name] = build.build_concept(document, name, body, origin)
    successors = {name: successor for name, (_, successor) in old.items()}
    replaced = settled(successors, concepts, "concept", problems)
    for name, new in replaced.items():
        concepts[new] = build.extend_concept(concepts[new], old[name][0])
    for name, body, origin in extensions:
        name = current(Node(name, origin), name, replaced, "concept", problems)
        if problems.check(origin, "concept", name, concepts):
            concepts[name] = build.extend_concept(concepts[name], body)
    return concepts, replaced


def _quantities(
    documents: Sequence[Document], units: Mapping[str, Unit], problems: Problems
) -> dict[str, QuantityRule]:
    return _parts(
        documents,
        "quantities",
        problems,
        lambda _, name, body, origin: build.build_quantity(name, body, origin, units, problems),
    )


def _statements(
    documents: Sequence[Document], problems: Problems
) -> tuple[dict[str, Statement], dict[str, str]]:
    """Statements in force, and old ones with those in their place."""
    statements: dict[str, Statement] = {}
    successors: dict[str, Node] = {}
    for document in documents:
        for body in document.root.child("statements").elements():
            successor = body.get("replaced_by")
            if successor is not None:
                new = (
                    successor.text
                    if "/" in successor.text
                    else f"{document.topic}/{successor.text}"
                )
                old = f"{document.topic}/{body.child('id').text}"
                successors[old] = Node(new, successor.origin)
                continue
            statement = build_statement(document, body)
            if statement is None:
                continue
            name = f"{statement.topic}/{statement.id}"
            if name in statements:
                first = statements[name].origin
                problems.report(statement.origin, f"statement '{name}' stands already in {first}")
            else:
                statements[name] = statement
    return statements, settled(successors, statements, "statement", problems)


def _bridges(documents: Sequence[Document], problems: Problems) -> tuple[Bridge, ...]:
    bodies = _parts(
        [document.sound() for document in documents],
        "implications",
        problems,
        lambda _, __, body, origin: (body, origin),
    )
    return build_bridges(
        {name: _by_text(body.value) for name, (body, _) in bodies.items()},
        {name: origin for name, (_, origin) in bodies.items()},
    )


def _by_text(value: Plain) -> dict[str, Any]:
    return {str(key): item for key, item in value.items()} if isinstance(value, dict) else {}


def _language(documents: Sequence[Document], problems: Problems) -> Language:
    roots = [document.sound().root for document in documents]
    try:
        return build_language(roots)
    except (KeyError, TypeError, ValueError):
        # One file spoils it; which one, the files themselves tell.
        return build_language([root for root in roots if _is_language(root, problems)])


def _open_language(
    documents: Sequence[Document], language: Language, discovery: Discovery
) -> Language:
    added = [document.sound().root.child("discovery") for document in documents]
    return with_frame_words(
        language, [node for node in added if node.is_map], frames=discovery.directions
    )


def _is_language(root: Node, problems: Problems) -> bool:
    try:
        build_language([root])
    except (KeyError, TypeError, ValueError) as error:
        problems.report(root.origin, f"frames, operators or cues cannot be used: {error}")
        return False
    return True


def _words(
    documents: Sequence[Document],
    keys: Sequence[str],
    build_words: Callable[[Mapping[str, Any]], _Part],
    problems: Problems,
) -> _Part:
    """Words of all documents: lists one after the other, maps by key."""
    merged: Plain = {}
    for document in documents:
        root = document.sound().root
        own: Plain = {key: root.child(key).value for key in keys if root.get(key) is not None}
        try:
            build_words(_by_text(_merge({}, own)))
        except (AttributeError, ArithmeticError, KeyError, TypeError, ValueError) as error:
            place = next(root.key_origin(key) for key in keys if root.get(key) is not None)
            problems.report(place, f"{', '.join(keys)}: cannot be used: {error}")
            continue
        merged = _merge(merged, own)
    return build_words(_by_text(merged))


def _merge(left: Plain, right: Plain) -> Plain:
    if isinstance(left, dict) and isinstance(right, dict):
        return left | {
            key: _merge(left[key], value) if key in left else value for key, value in right.items()
        }
    if isinstance(left, list) and isinstance(right, list):
        return [*left, *right]
    return right
