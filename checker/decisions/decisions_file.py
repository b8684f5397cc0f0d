"""Reading `claimcheck-decisions.yaml`: every problem at once, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker.decisions.model import DECISIONS_SCHEMA, VERDICTS, DecidedFinding, KnownClaim
from checker.ruleset.model import Origin, Problem
from checker.ruleset.nodes import Key, Node, parse
from checker.ruleset.problems import Problems, did_you_mean
from checker.values.report import FindingKind, Question, State

_ID = re.compile(r"[0-9a-f]{12}\Z")
_ENTRY = ("id", "verdict", "reason", "by", "on", "until", "finding", "quotes")
_FINDING = ("kind", "rule", "question")
_QUESTION = ("subject", "aspect", "object")
_QUOTE = ("path", "quote", "reads")
_OF_ID = "an id has twelve digits from 0 to 9 and a to f, in quotes if they are digits alone"
_WRITES = "`claimcheck decide` writes it"


class UnreadableError(ValueError):
    """A file of decisions or a baseline cannot be used; holds every reason."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)


def read_decisions(file: Path, *, shown: str) -> tuple[DecidedFinding, ...]:
    """The entries of a decisions file, which messages call `shown`; none of an empty one.

    Raises UnreadableError with all that is wrong in it.
    """
    return parse_decisions(text_of(file, shown=shown), shown=shown)


def text_of(file: Path, *, shown: str) -> str:
    """The text of a file that must be UTF-8; raises UnreadableError."""
    problems = Problems()
    try:
        data = file.read_bytes()
    except OSError as error:
        said = f"cannot be read: {(error.strerror or str(error)).lower()}"
        problems.report(Origin(shown, 1, 1), said)
        raise UnreadableError(problems.sorted()) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        said = "not UTF-8 from here on; save the file as UTF-8"
        problems.report(Origin(shown, line, column), said)
        raise UnreadableError(problems.sorted()) from error


def parse_decisions(text: str, *, shown: str) -> tuple[DecidedFinding, ...]:
    """The entries of a decisions file's text; raises UnreadableError."""
    problems = Problems()
    problems.open_file(shown, shown, text)
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return ()
    root = parse(text, shown, problems)
    entries = tuple(_entries(_Checker(problems), root)) if root is not None else ()
    if problems.found:
        raise UnreadableError(problems.sorted())
    return entries


@dataclass(frozen=True, slots=True)
class _Checker:
    """Reads values of a shape, and reports what has another."""

    problems: Problems

    def keys(self, node: Node, what: str, known: Collection[str]) -> bool:
        """Whether a node is a mapping; keys that are not known are reported."""
        if not node.is_map:
            self.problems.report(node.origin, f"{what} must be a map of keys to values")
            return False
        for name, _ in node.items():
            if name not in known:
                hint = did_you_mean(str(name), known) or f"; known are {', '.join(known)}"
                said = f"unknown key '{name}' in {what}{hint}"
                self.problems.report(node.key_origin(name), said)
        return True

    def text(self, node: Node, key: Key, what: str) -> str | None:
        """The text under a key; None where there is none, or no text."""
        found = node.get(key)
        if found is None:
            return None
        if found.is_map or found.is_list:
            self.problems.report(found.origin, f"{what} must be a text")
            return None
        if not found.text.strip():
            self.problems.report(found.origin, f"{what} is empty")
            return None
        return found.text

    def required(self, node: Node, key: Key, what: str, hint: str = "") -> str | None:
        """The text under a key that must be there."""
        if node.get(key) is None:
            self.problems.report(node.origin, f"{what} is missing{hint}")
        return self.text(node, key, what)

    def day(self, node: Node, key: Key, what: str) -> date | None:
        """The date under a key."""
        said = self.text(node, key, what)
        if said is None:
            return None
        try:
            return date.fromisoformat(said)
        except ValueError:
            message = f"{what} is '{said}', not a date like 2026-11-20"
            self.problems.report(node.child(key).origin, message)
            return None


def _entries(check: _Checker, root: Node) -> Iterator[DecidedFinding]:
    if not check.keys(root, "the decisions file", ("schema", "decisions")):
        return
    schema = check.text(root, "schema", "'schema'")
    if schema is not None and schema != DECISIONS_SCHEMA:
        said = f"schema is '{schema}'; this version reads {DECISIONS_SCHEMA}"
        check.problems.report(root.child("schema").origin, said)
    entries = root.child("decisions")
    if entries.content is not None and not entries.is_list:
        check.problems.report(entries.origin, "'decisions' must be a list")
        return
    lines: dict[str, int] = {}
    for node in entries.elements():
        entry = _entry(check, node)
        if entry is None:
            continue
        if entry.id in lines:
            said = f"finding {entry.id} is decided twice, first in line {lines[entry.id]}"
            check.problems.report(node.child("id").origin, f"{said}; keep one of the two")
        lines.setdefault(entry.id, node.origin.line)
        yield entry


def _entry(check: _Checker, node: Node) -> DecidedFinding | None:
    if not check.keys(node, "a decision", _ENTRY):
        return None
    identity = check.required(node, "id", "the finding's 'id'")
    if identity is not None and not _ID.match(identity):
        said = f"'{identity}' is no finding's id; {_OF_ID}"
        check.problems.report(node.child("id").origin, said)
    verdict = verdict_of(check.required(node, "verdict", "the 'verdict'"), _at(check, node))
    reason = check.required(node, "reason", "the 'reason'")
    on, until = check.day(node, "on", "'on'"), check.day(node, "until", "'until'")
    by = check.text(node, "by", "'by'")
    kind, rule, question = _finding(check, node.get("finding"))
    quotes = tuple(_quotes(check, node))
    if identity is None or verdict is None or reason is None:
        return None
    place = f"{check.problems.shown.get(node.origin.file, node.origin.file)}:{node.origin.line}"
    return DecidedFinding(
        id=identity,
        verdict=verdict,
        reason=reason,
        quotes=quotes,
        by=by,
        on=on,
        until=until,
        kind=kind,
        rule=rule,
        question=question,
        place=place,
    )


def _at(check: _Checker, node: Node) -> Callable[[str], None]:
    return lambda message: check.problems.report(node.child("verdict").origin, message)


def verdict_of(said: str | None, wrong: Callable[[str], None]) -> State | None:
    """The verdict that a word names; `wrong` is told of any other word."""
    known = [verdict.value for verdict in VERDICTS]
    if said is None or said in known:
        return State(said) if said else None
    hint = did_you_mean(said, known) or f"; it is one of {', '.join(known)}"
    wrong(f"unknown verdict '{said}'{hint}")
    return None


def _finding(check: _Checker, node: Node | None) -> tuple[str | None, str | None, Question | None]:
    """Kind, rule and question: what people read, and what stale entries are listed by."""
    if node is None or not check.keys(node, "'finding'", _FINDING):
        return None, None, None
    kind = check.text(node, "kind", "the finding's 'kind'")
    known = [each.value for each in FindingKind]
    if kind is not None and kind not in known:
        hint = did_you_mean(kind, known) or f"; it is one of {', '.join(known)}"
        check.problems.report(node.child("kind").origin, f"unknown kind '{kind}'{hint}")
    rule = check.text(node, "rule", "the finding's 'rule'")
    asked = node.get("question")
    if asked is None or not check.keys(asked, "the 'question'", _QUESTION):
        return kind, rule, None
    question = Question(
        subject=asked.child("subject").strings(),
        aspect=check.text(asked, "aspect", "the question's 'aspect'") or "",
        object=check.text(asked, "object", "the question's 'object'"),
    )
    return kind, rule, question


def _quotes(check: _Checker, node: Node) -> Iterator[KnownClaim]:
    quotes = node.get("quotes")
    if quotes is None or quotes.content == ():
        check.problems.report(node.origin, f"the list of 'quotes' is missing; {_WRITES}")
        return
    if not quotes.is_list:
        check.problems.report(quotes.origin, "'quotes' must be a list")
        return
    for each in quotes.elements():
        if not check.keys(each, "a quote", _QUOTE):
            continue
        path = check.required(each, "path", "the quote's 'path'")
        quote = check.required(each, "quote", "the quote's 'quote'")
        reads = check.text(each, "reads", "the quote's 'reads'")
        if path is not None and quote is not None:
            yield KnownClaim(path, quote, reads)
