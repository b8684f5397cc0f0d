"""Rule folders to a rule set, with every problem of every file at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from checker.ruleset import build
from checker.ruleset.bridges import Bridge, build_bridges
from checker.ruleset.build import Document
from checker.ruleset.files import read_rule_files
from checker.ruleset.language import build_language
from checker.ruleset.model import (
    Concept,
    Problem,
    QuantityRule,
    RuleSet,
    Statement,
)
from checker.ruleset.nodes import Plain, parse
from checker.ruleset.problems import Problems
from checker.ruleset.statements import build_statement
from checker.ruleset.structure import Structure, build_structure
from checker.ruleset.wording import Wording, build_wording


def shipped_rules() -> Path:
    """The folder of the rules that come with claimcheck."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_rules(
    folders: Sequence[Path], *, today: date | None = None
) -> tuple[RuleSet, tuple[Problem, ...]]:
    """The rules of all folders together, and all problems, sorted.

    The rule set holds what could be understood; it is fit for use only where no
    problem is an error. `today` decides which review dates have passed.
    """
    problems = Problems()
    documents = _documents(folders, problems)
    rules = _rule_set(documents, problems)
    return rules, problems.sorted()


def _documents(folders: Sequence[Path], problems: Problems) -> tuple[Document, ...]:
    documents = []
    for file in read_rule_files(folders, problems):
        root = parse(file.text, file.name, problems)
        if root is not None:
            documents.append(Document(file.name, root.child("topic").text, root))
    return tuple(documents)


def _rule_set(documents: Sequence[Document], problems: Problems) -> RuleSet:
    units = {
        name: build.build_unit(name, body, origin)
        for document in documents
        for name, body, origin in document.entries("units")
    }
    return RuleSet(
        topics={document.topic: build.build_topic(document) for document in documents},
        concepts=_concepts(documents, problems),
        scales={
            name: build.build_scale(name, body)
            for document in documents
            for name, body, _ in document.entries("scales")
        },
        relations={
            name: build.build_relation(name, body, origin)
            for document in documents
            for name, body, origin in document.entries("relations")
        },
        units=units,
        quantities=_quantities(documents, units, problems),
        statements=_statements(documents, problems),
        bridges=_bridges(documents),
        language=build_language([document.root for document in documents]),
        structure=_structure(documents),
        wording=_wording(documents),
    )


def _concepts(documents: Iterable[Document], problems: Problems) -> dict[str, Concept]:
    concepts: dict[str, Concept] = {}
    extensions = []
    for document in documents:
        for name, body, origin in document.entries("concepts"):
            if body.child("extend").content is True:
                extensions.append((name, body, origin))
            elif name in concepts:
                first = concepts[name].origin
                problems.report(
                    origin, f"concept '{name}' is defined already in {first}; use 'extend: true'"
                )
            else:
                concepts[name] = build.build_concept(document, name, body, origin)
    for name, body, origin in extensions:
        if problems.check(origin, "concept", name, concepts):
            concepts[name] = build.extend_concept(concepts[name], body)
    return concepts


def _quantities(
    documents: Iterable[Document], units: dict[str, build.Unit], problems: Problems
) -> dict[str, QuantityRule]:
    return {
        name: build.build_quantity(name, body, origin, units, problems)
        for document in documents
        for name, body, origin in document.entries("quantities")
    }


def _statements(documents: Iterable[Document], problems: Problems) -> dict[str, Statement]:
    statements: dict[str, Statement] = {}
    for document in documents:
        for body in document.root.child("statements").elements():
            statement = build_statement(document, body)
            if statement is None:
                continue
            name = f"{statement.topic}/{statement.id}"
            if name in statements:
                first = statements[name].origin
                problems.report(statement.origin, f"statement '{name}' stands already in {first}")
            else:
                statements[name] = statement
    return statements


def _bridges(documents: Iterable[Document]) -> tuple[Bridge, ...]:
    bridges: list[Bridge] = []
    for document in documents:
        entries = list(document.entries("implications"))
        origins = {name: origin for name, _, origin in entries}
        bridges += build_bridges({name: body.value for name, body, _ in entries}, origins)
    return tuple(bridges)


def _structure(documents: Iterable[Document]) -> Structure:
    merged: Plain = {}
    for document in documents:
        merged = _merge(merged, document.root.child("structure").value or {})
    return build_structure(merged if isinstance(merged, dict) else {})


def _wording(documents: Iterable[Document]) -> Wording:
    sections = {
        name: document.root.child(name).value
        for document in documents
        for name in ("spelling", "names", "amounts")
        if document.root.get(name) is not None
    }
    return build_wording(sections)


def _merge(left: Plain, right: Plain) -> Plain:
    """Maps by key, lists one after the other; else the later value."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left | {
            key: _merge(left[key], value) if key in left else value for key, value in right.items()
        }
    if isinstance(left, list) and isinstance(right, list):
        return [*left, *right]
    return right
