"""YAML as plain data that remembers, for every key and value, where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias, cast

import yaml

from checker.ruleset.model import Origin
from checker.ruleset.problems import Problems

Scalar: TypeAlias = str | int | Decimal | bool | None
Key: TypeAlias = str | int
Plain: TypeAlias = "Scalar | list[Plain] | dict[Key, Plain]"

#: More values than this after aliases are followed is an alias bomb, not a rule file.
MOST_VALUES = 200_000
DEEPEST = 40

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")

# YAML's own words for what is wrong are about tokens; these are about what to do.
_SYNTAX = {
    "mapping values are not allowed": "unexpected ':'; put text that holds a colon in quotes",
    "cannot start any token": "text cannot start with this character; put the text in quotes",
    "did not find expected ',' or ']'": "the list that opens with '[' is not closed with ']'",
    "did not find expected ',' or '}'": "the map that opens with '{' is not closed with '}'",
    "expected ',' or ']'": "the list that opens with '[' is not closed with ']'",
    "expected ',' or '}'": "the map that opens with '{' is not closed with '}'",
    "unexpected end of stream": "the quotation mark that opens this text is not closed",
    "could not find expected ':'": "expected ':' after the key",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a rule file and its place.

    `content` is a scalar, a tuple of nodes (a list), or a mapping of keys to nodes;
    `keys` holds the places of a mapping's keys; `size` and `height` count the values
    and levels under the node with aliases followed.
    """

    content: Scalar | tuple[Node, ...] | Mapping[Key, Node]
    origin: Origin
    keys: Mapping[Key, Origin] = field(default_factory=dict)
    size: int = 1
    height: int = 1

    @property
    def is_map(self) -> bool:
        """Whether this is a mapping."""
        return isinstance(self.content, Mapping)

    @property
    def is_list(self) -> bool:
        """Whether this is a list."""
        return isinstance(self.content, tuple)

    @property
    def value(self) -> Plain:
        """The value as plain data: scalars, lists and dicts."""
        if isinstance(self.content, Mapping):
            return {key: node.value for key, node in self.content.items()}
        if isinstance(self.content, tuple):
            return [node.value for node in self.content]
        return self.content

    @property
    def text(self) -> str:
        """A scalar as text: numbers in digits, null as nothing."""
        if isinstance(self.content, (Mapping, tuple)) or self.content is None:
            return ""
        if isinstance(self.content, bool):
            return "true" if self.content else "false"
        return str(self.content)

    def get(self, key: Key) -> Node | None:
        """The value under a key; None where it is absent, null, or this is no mapping."""
        if not isinstance(self.content, Mapping):
            return None
        node = self.content.get(key)
        return None if node is None or node.content is None else node

    def child(self, key: Key) -> Node:
        """The value under a key; an empty node in the same place where there is none."""
        return self.get(key) or Node(None, self.origin)

    def items(self) -> Iterator[tuple[Key, Node]]:
        """Keys and values of a mapping, in the file's order; nothing of anything else."""
        if isinstance(self.content, Mapping):
            yield from self.content.items()

    def elements(self) -> tuple[Node, ...]:
        """The values of a list; a scalar or mapping stands for a list of itself."""
        if isinstance(self.content, tuple):
            return self.content
        return () if self.content is None else (self,)

    def strings(self) -> tuple[str, ...]:
        """The texts of a list of scalars, or of one scalar."""
        return tuple(node.text for node in self.elements())

    def key_origin(self, key: Key) -> Origin:
        """Where a key stands; the node's own place where it has no such key."""
        return self.keys.get(key, self.origin)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    origin: Origin
    anchor: str | None
    is_map: bool
    values: list[Node] = field(default_factory=list)


class _RefusedError(Exception):
    """The file cannot be used; carries the place and the message."""

    def __init__(self, origin: Origin, message: str) -> None:
        super().__init__(message)
        self.origin = origin
        self.message = message


def resolve(text: str) -> Scalar:
    """A plain scalar's value: `no`, `on` and dates stay words, as in YAML 1.2."""
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "~", "null"):
        return None
    if _INTEGER.match(text):
        return int(text) if len(text) < 20 else text
    if _DECIMAL.match(text):
        return Decimal(text)
    return text


def parse(text: str, file: str, problems: Problems) -> Node | None:
    """The root node of a rule file; None where it cannot be read or is empty."""
    if not _indented_with_spaces(text, file, problems):
        return None
    try:
        root = _build(text, file, problems)
        if root is None:
            problems.report(Origin(file, 1, 1), "the file holds nothing but comments")
        return root
    except _RefusedError as refused:
        problems.report(refused.origin, refused.message)
    except yaml.MarkedYAMLError as error:
        _report_syntax(error, file, problems)
    except yaml.reader.ReaderError:
        _report_character(text, file, problems)
    return None


def _indented_with_spaces(text: str, file: str, problems: Problems) -> bool:
    clean = True
    if "\t" not in text:
        return clean
    for number, line in enumerate(text.splitlines(), start=1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            origin = Origin(file, number, indent.index("\t") + 1)
            problems.report(origin, "tab in the indentation; indent with spaces")
            clean = False
    return clean


def _report_syntax(error: yaml.MarkedYAMLError, file: str, problems: Problems) -> None:
    said = f"{error.problem or error.context}"
    mark = error.problem_mark or error.context_mark
    message = next((words for key, words in _SYNTAX.items() if key in said), f"not YAML: {said}")
    # An unclosed bracket or quotation mark is noticed far below the place to mend.
    if "closed" in message and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    problems.report(Origin(file, line, column), message)


def _report_character(text: str, file: str, problems: Problems) -> None:
    bad = next((i for i, c in enumerate(text) if not c.isprintable() and c not in "\t\n\r"), 0)
    before = text[:bad]
    origin = Origin(file, before.count("\n") + 1, bad - (before.rfind("\n") + 1) + 1)
    problems.report(origin, f"control character U+{ord(text[bad]):04X}; remove it")


def _build(text: str, file: str, problems: Problems) -> Node | None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    anchors: dict[str, Node] = {}
    stack: list[_Open] = []
    root: Node | None = None
    documents = 0
    for event in yaml.parse(text, Loader=loader):
        node: Node | None = None
        if isinstance(event, yaml.ScalarEvent):
            node = _scalar(event, file)
        elif isinstance(event, yaml.AliasEvent):
            node = _anchored(event, anchors, stack, file)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            _refuse_tag(event, file)
            is_map = isinstance(event, yaml.MappingStartEvent)
            stack.append(_Open(_at(event, file), event.anchor, is_map))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            opened = stack.pop()
            node = _close(opened, problems)
            if opened.anchor:
                anchors[opened.anchor] = node
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _RefusedError(_at(event, file), "a second document; keep one in a file")
        if isinstance(event, yaml.ScalarEvent) and event.anchor and node is not None:
            anchors[event.anchor] = node
        if len(stack) + (node.height if node else 0) > DEEPEST:
            raise _RefusedError(_at(event, file), f"nested more than {DEEPEST} levels deep")
        if node is None:
            continue
        if stack:
            stack[-1].values.append(node)
        else:
            root = node
    return root


def _anchored(
    event: yaml.AliasEvent, anchors: Mapping[str, Node], stack: list[_Open], file: str
) -> Node:
    name = event.anchor or ""
    if name in anchors:
        return anchors[name]
    if any(opened.anchor == name for opened in stack):
        raise _RefusedError(_at(event, file), f"alias '*{name}' stands inside itself")
    raise _RefusedError(_at(event, file), f"unknown alias '*{name}'; no '&{name}' stands above")


def _at(event: yaml.Event, file: str) -> Origin:
    mark = event.start_mark
    return Origin(file, mark.line + 1, mark.column + 1) if mark else Origin(file, 1, 1)


def _refuse_tag(event: yaml.Event, file: str) -> None:
    tag = cast("str | None", getattr(event, "tag", None))
    if tag is not None:
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        raise _RefusedError(_at(event, file), f"tag '{shown}' is not supported; remove it")


def _scalar(event: yaml.ScalarEvent, file: str) -> Node:
    _refuse_tag(event, file)
    return Node(resolve(event.value) if event.implicit[0] else event.value, _at(event, file))


def _close(opened: _Open, problems: Problems) -> Node:
    size = 1 + sum(node.size for node in opened.values)
    height = 1 + max((node.height for node in opened.values), default=0)
    if size > MOST_VALUES:
        raise _RefusedError(
            opened.origin, f"more than {MOST_VALUES:,} values once aliases are followed"
        )
    if not opened.is_map:
        return Node(tuple(opened.values), opened.origin, size=size, height=height)
    content: dict[Key, Node] = {}
    keys: dict[Key, Origin] = {}
    for key_node, node in zip(opened.values[::2], opened.values[1::2], strict=True):
        key = key_node.content
        if isinstance(key, bool) or not isinstance(key, (str, int)):
            hint = "" if key_node.is_map or key_node.is_list else "; put it in quotes"
            raise _RefusedError(key_node.origin, f"a key must be a word or a whole number{hint}")
        if key in content:
            first = keys[key]
            problems.report(
                key_node.origin, f"duplicate key '{key}'; it stands first in line {first.line}"
            )
            continue
        content[key] = node
        keys[key] = key_node.origin
    return Node(content, opened.origin, keys, size, height)
