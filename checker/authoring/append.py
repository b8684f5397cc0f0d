"""Adding a statement to a rule file as text, so that its comments and layout survive."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.authoring.amount import StatedAmount
from checker.ruleset.model import Concept
from checker.ruleset.nodes import Node, parse
from checker.ruleset.problems import Problems, did_you_mean
from checker.ruleset.rules import RuleSet

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class AppendError(ValueError):
    """The file is written so that nothing can be added as text; says what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement as an author gives it: ids of the rules, and free text."""

    id: str
    subject: tuple[str, ...]
    relation: str
    object: str | None
    verdict: str
    severity: str
    advice: str
    evidence_type: str
    cite: str
    violates: str
    agrees: str
    checked: str
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None
    says: str | None = None
    population: tuple[str, ...] = ()
    sole: bool = False
    role: str | None = None
    amount: StatedAmount | None = None


def with_statement(text: str, draft: Draft) -> str:
    """The text of a rule file with the statement after its last; all else stays as it was."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    root = parse("\n".join(lines).removeprefix(_BYTE_ORDER_MARK), "", Problems())
    if root is None or not root.is_map or lines[root.origin.line - 1].lstrip().startswith("{"):
        raise AppendError("expected keys and values on lines of their own")
    at, indent = _place(root, lines)
    return newline.join([*lines[:at], *_entry(draft, " " * indent), *lines[at:]])


def _place(root: Node, lines: list[str]) -> tuple[int, int]:
    """Before which line the statement goes, and how far its dash is indented."""
    if not isinstance(root.content, dict) or "statements" not in root.content:
        at = _end_of(lines, 0, len(lines))
        lines[at:at] = ["", "statements:"]
        return at + 2, 2
    key = root.keys["statements"].line
    following = [place.line - 1 for place in root.keys.values() if place.line > key]
    node = root.content["statements"]
    if not node.elements():
        _open_empty(lines, key - 1)
        return _end_of(lines, key - 1, min(following, default=len(lines))), 2
    if lines[node.origin.line - 1][node.origin.column - 1] != "-":
        raise AppendError("'statements' is written in brackets; put each on lines of its own")
    at = _end_of(lines, key - 1, min(following, default=len(lines)))
    return at, node.origin.column - 1


def _end_of(lines: Sequence[str], start: int, stop: int) -> int:
    """After the last line of a block: comments at the margin belong to what follows."""
    for index in range(stop - 1, start - 1, -1):
        line = lines[index]
        if line.strip() and not line.startswith("#") and line.strip() != "...":
            return index + 1
    return stop


def _open_empty(lines: list[str], index: int) -> None:
    """`statements: []` and `statements: null` become `statements:`; a comment stays."""
    head, _, rest = lines[index].partition(":")
    value, mark, comment = rest.partition("#")
    if value.strip() not in ("", "[]", "~", "null"):
        raise AppendError("'statements' is written in brackets; put each on lines of its own")
    lines[index] = f"{head}:{' #' + comment if mark else ''}"


def _entry(draft: Draft, indent: str) -> Iterator[str]:
    scope = [
        *(["sole: true"] if draft.sole else []),
        *([f"population: [{', '.join(draft.population)}]"] if draft.population else []),
    ]
    claim = [
        f"subject: {draft.subject[0]}"
        if len(draft.subject) == 1
        else f"subject: [{', '.join(draft.subject)}]",
        f"relation: {draft.relation}",
        *([f"object: {draft.object}"] if draft.object else []),
        *([f"quantity: {{{_quantity(draft.role, draft.amount)}}}"] if draft.amount else []),
        *([f"scope: {{{', '.join(scope)}}}"] if scope else []),
    ]
    sources = (("doi", draft.doi), ("pmid", draft.pmid), ("url", draft.url), ("says", draft.says))
    yield f"{indent}- id: {draft.id}"
    for line in (
        f"claim: {{{', '.join(claim)}}}",
        f"verdict: {draft.verdict}",
        f"severity: {draft.severity}",
        f"advice: {_quoted(draft.advice)}",
        "evidence:",
        f"  - type: {draft.evidence_type}",
        f"    cite: {_quoted(draft.cite)}",
        *(f"    {key}: {_quoted(value)}" for key, value in sources if value),
        f"    checked: {draft.checked}",
        "tests:",
        f"  violates: [{_quoted(draft.violates)}]",
        f"  agrees: [{_quoted(draft.agrees)}]",
    ):
        yield f"{indent}  {line}"


def _quantity(role: str | None, amount: StatedAmount) -> str:
    slots = {"role": role, **amount._asdict()}
    return ", ".join(f"{slot}: {value}" for slot, value in slots.items() if value is not None)


def _quoted(text: str) -> str:
    """A text in YAML's double quotes, which are JSON's."""
    return json.dumps(text.strip(), ensure_ascii=False)


def concept_named(words: str, rules: RuleSet) -> str:
    """The id of a concept, given the id or any of its names; raises ValueError with a hint."""
    names = {
        name.casefold(): concept.id
        for concept in rules.concepts.values()
        for name in _names(concept)
    }
    ids = {key: key for key in rules.concepts} | dict(rules.replaced.concepts)
    given = words.strip()
    found = ids.get(given) or names.get(given.casefold())
    if found is None:
        hint = did_you_mean(given, {*ids, *names})
        raise ValueError(f"no concept '{given}'{hint or '; define it in the file first'}")
    return found


def relation_named(words: str, rules: RuleSet) -> str:
    """The id of a relation, given the id or its label; raises ValueError with a hint."""
    told = Counter(relation.label for relation in rules.relations.values())
    labels = {
        relation.label.casefold(): key
        for key, relation in rules.relations.items()
        if told[relation.label] == 1
    }
    given = words.strip()
    found = given if given in rules.relations else labels.get(given.casefold())
    if found is None:
        hint = did_you_mean(given, {*rules.relations, *labels})
        known = f"; there are {', '.join(sorted(rules.relations))}"
        raise ValueError(f"no relation '{given}'{hint or known}")
    return found


def proposed_id(subject: Sequence[str], relation: str, object_: str | None, verdict: str) -> str:
    """A name for a statement: honey-treats-cough, not-honey-reverses-cough, zinc-upper-limit."""
    parts = ["not"] if verdict == "refuted" else []
    parts += [*subject, relation, *([object_] if object_ else [])]
    return "-".join(parts).replace("_", "-")


def _names(concept: Concept) -> tuple[str, ...]:
    return (concept.label, *concept.synonyms)
