"""Writing decisions into their file: what stands there, comments included, stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from checker.decisions.decisions_file import parse_decisions
from checker.decisions.model import DECISIONS_SCHEMA, DecidedFinding, KnownClaim
from checker.ruleset.nodes import Node, parse
from checker.ruleset.problems import Problems

_HEAD = f"""\
# What was decided on findings of claimcheck, by whom and why. Edit it as you like: reasons and
# dates are yours; id and quotes say which finding it is, and `claimcheck decide` writes them.
schema: {DECISIONS_SCHEMA}
decisions:
"""
_UNUSUAL = "its layout is too unusual to be kept; write each entry as `decide` does"
#: A text stands on one line, however long: where it is broken, spaces are lost.
_WIDTH = 1_000_000


class WriteError(ValueError):
    """The file is written so that nothing can be added to it; says what to do."""


def with_decisions(text: str, entries: Sequence[DecidedFinding], *, shown: str) -> str:
    """The text of a decisions file with these entries in it, each in its old place or at the end.

    Raises UnreadableError for a file that cannot be read, WriteError for one that
    is written in brackets.
    """
    before = {entry.id: entry for entry in parse_decisions(text, shown=shown)}
    newline = "\r\n" if "\r\n" in text else "\n"
    mark = "\N{ZERO WIDTH NO-BREAK SPACE}"
    marked, text = text.startswith(mark), text.removeprefix(mark).replace("\r\n", "\n")
    for entry in entries:
        text = _with_decision(text, entry)
    after = {entry.id: entry for entry in parse_decisions(text, shown=shown)}
    wanted = before | {entry.id: entry for entry in entries}
    if {key: _plain(entry) for key, entry in after.items()} != {
        key: _plain(entry) for key, entry in wanted.items()
    }:
        raise WriteError(_UNUSUAL)
    return (mark if marked else "") + text.replace("\n", newline)


def _plain(entry: DecidedFinding) -> tuple[object, ...]:
    """What an entry says, wherever it stands."""
    return (
        entry.verdict,
        entry.reason,
        entry.quotes,
        entry.by,
        entry.on,
        entry.until,
        entry.kind,
        entry.rule,
        entry.question,
    )


def _with_decision(text: str, entry: DecidedFinding) -> str:
    root = parse(text, "", Problems()) if _says_anything(text) else None
    if root is None:
        lead = text if not text or text.endswith("\n") else text + "\n"
        return f"{lead or ''}{_HEAD}{_indented(_dumped([_fields(entry)]), 2)}"
    lines = text.split("\n")
    node = root.child("decisions")
    if not node.elements():
        return _opened(root, lines, entry)
    if lines[root.origin.line - 1].lstrip().startswith("{") or not _on_lines(node, lines):
        raise WriteError("'decisions' is written in brackets; put each on lines of its own")
    starts = [_dash(element, lines) for element in node.elements()]
    column = lines[starts[0]].index("-")
    for element, start, stop in zip(
        node.elements(), starts, [*starts[1:], _end(root, node, lines)], strict=True
    ):
        if element.child("id").text == entry.id:
            lines[start:stop] = _changed(lines[start:stop], entry, column)
            return "\n".join(lines)
    end = _end(root, node, lines)
    lines[end:end] = _indented(_dumped([_fields(entry)]), column).split("\n")[:-1]
    return "\n".join(lines)


def _says_anything(text: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n"))


def _opened(root: Node, lines: list[str], entry: DecidedFinding) -> str:
    """The file with its first entry: `decisions: []` becomes `decisions:`; a comment stays."""
    new = _indented(_dumped([_fields(entry)]), 2).split("\n")[:-1]
    if root.is_map and "decisions" in root.keys:
        index = root.keys["decisions"].line - 1
        head, _, rest = lines[index].partition(":")
        value, mark, comment = rest.partition("#")
        if value.strip() not in ("", "[]", "~", "null"):
            raise WriteError("'decisions' is written in brackets; put each on lines of its own")
        lines[index] = f"{head}:{' #' + comment if mark else ''}"
        lines[index + 1 : index + 1] = new
    else:
        end = _last(lines, 0, len(lines))
        lines[end:end] = ["decisions:", *new]
    return "\n".join(lines) if lines[-1] == "" else "\n".join(lines) + "\n"


def _on_lines(node: Node, lines: Sequence[str]) -> bool:
    return lines[node.origin.line - 1][node.origin.column - 1 :].startswith("-")


def _dash(element: Node, lines: Sequence[str]) -> int:
    """The line of the dash before an element."""
    index = element.origin.line - 1
    while not lines[index].lstrip().startswith("-"):
        index -= 1
    return index


def _end(root: Node, node: Node, lines: Sequence[str]) -> int:
    """After the last line of the list: what stands at the margin below belongs elsewhere."""
    start = node.origin.line - 1
    below = [place.line - 1 for place in root.keys.values() if place.line - 1 > start]
    return _last(lines, start, min(below, default=len(lines)))


def _last(lines: Sequence[str], start: int, stop: int) -> int:
    for index in range(stop - 1, start - 1, -1):
        line = lines[index]
        if line.strip() and not line.startswith("#") and line.strip() != "...":
            return index + 1
    return start


def _changed(lines: Sequence[str], entry: DecidedFinding, column: int) -> list[str]:
    """An entry's lines with what is decided now; its comments stay."""
    yaml = _round_trip()
    # At the column where it will be dumped again, so that comments keep theirs.
    chunk = "".join(f"  {line[column:]}\n" if line.strip() else "\n" for line in lines)
    try:
        written = yaml.load(chunk)
    except YAMLError as error:
        # The two YAML libraries do not agree on every oddity.
        raise WriteError(_UNUSUAL) from error
    if not isinstance(written, CommentedSeq) or not isinstance(written[0], CommentedMap):
        raise WriteError(_UNUSUAL)
    old, new = written[0], _fields(entry)
    for name in [name for name in old if name not in new]:
        del old[name]
    for position, (name, value) in enumerate(new.items()):
        if name not in old:
            old.insert(min(position, len(old)), name, value)
        elif _as_data(old[name]) != _as_data(value):
            old[name] = value
    return _indented(_dumped(written), column).split("\n")[:-1]


def _as_data(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_data(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_data(each) for each in value]
    return str(value)


def _fields(entry: DecidedFinding) -> dict[str, Any]:
    """An entry as it is written, in the order in which people read it."""
    fields: dict[str, Any] = {
        "id": entry.id,
        "verdict": entry.verdict.value,
        "reason": _text(entry.reason),
        "by": _text(entry.by) if entry.by else None,
        "on": entry.on,
        "until": entry.until,
        "finding": _finding(entry),
        "quotes": [_quote(quote) for quote in entry.quotes],
    }
    return {key: value for key, value in fields.items() if value}


def _finding(entry: DecidedFinding) -> dict[str, Any]:
    question = entry.question
    fields: dict[str, Any] = {"kind": entry.kind, "rule": entry.rule}
    if question is not None and question.aspect:
        asked = CommentedMap(subject=list(question.subject), aspect=question.aspect)
        if question.object:
            asked["object"] = question.object
        asked.fa.set_flow_style()
        fields["question"] = asked
    return {key: value for key, value in fields.items() if value}


def _quote(quote: KnownClaim) -> dict[str, str]:
    fields = {"path": _text(quote.path), "reads": quote.reads or "", "quote": _text(quote.quote)}
    return {key: value for key, value in fields.items() if value}


def _text(text: str) -> str:
    """A text; line ends and controls of any kind are escaped, as only double quotes can."""
    odd = any(character != " " and not character.isprintable() for character in text)
    return DoubleQuotedScalarString(text) if odd else text


def _round_trip() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dumped(value: Any) -> str:
    stream = StringIO()
    _round_trip().dump(value, stream)
    lines = stream.getvalue().split("\n")
    return "\n".join(line[2:] if line.startswith("  ") else line for line in lines)


def _indented(text: str, column: int) -> str:
    return "\n".join(" " * column + line if line else line for line in text.split("\n"))
