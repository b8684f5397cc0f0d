"""The YAML nodes of a configuration, with what is wrong with them and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click
import yaml

from checker.cli.suggest import did_you_mean
from checker.ruleset.model import Problem
from checker.values.report import Severity

#: How YAML writers say yes and no; the file is read as words, so that a bare `off` stays one.
FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the configuration and where it stands."""

    value: str
    line: int
    column: int


def of_mark(mark: yaml.Mark | None) -> tuple[int, int]:
    """Line and column of a mark, from 1."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def at(node: yaml.Node) -> tuple[int, int]:
    """Line and column of a node, from 1."""
    return of_mark(node.start_mark)


@dataclass(slots=True)
class Reader:
    """Walks the YAML nodes of a file and collects what is wrong with them."""

    file: Path
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, place: tuple[int, int], message: str) -> None:
        """Notes a problem at a line and column."""
        line, column = place
        source = self.lines[line - 1] if line <= len(self.lines) else ""
        found = Problem(str(self.file), line, column, Severity.ERROR, message, source)
        self.problems.append(found)

    def pairs(self, node: yaml.Node, what: str) -> Iterator[tuple[Entry, yaml.Node, yaml.Node]]:
        """The keys of a mapping with their values, each key once."""
        if not isinstance(node, yaml.MappingNode):
            self.wrong(at(node), f"{what} must be a mapping of keys to values")
            return
        seen: set[str] = set()
        for key, value in node.value:
            entry = self.word(key, "a key")
            if entry is None:
                continue
            if entry.value in seen:
                self.wrong(at(key), f"duplicate key '{entry.value}'")
                continue
            seen.add(entry.value)
            yield entry, key, value

    def word(self, node: yaml.Node, what: str) -> Entry | None:
        """A scalar as text."""
        if not isinstance(node, yaml.ScalarNode):
            self.wrong(at(node), f"{what} must be a word")
            return None
        return Entry(str(node.value), *at(node))

    def words(self, node: yaml.Node, what: str) -> list[Entry]:
        """A list of words, or one word."""
        if isinstance(node, yaml.ScalarNode):
            entry = self.word(node, what)
            return [entry] if entry else []
        if not isinstance(node, yaml.SequenceNode):
            self.wrong(at(node), f"{what} must be a list")
            return []
        found = (self.word(item, f"each of {what}") for item in node.value)
        return [entry for entry in found if entry]

    def one_of(self, node: yaml.Node, what: str, known: tuple[str, ...]) -> str | None:
        """A word out of a closed set."""
        entry = self.word(node, what)
        if entry is None or entry.value in known:
            return entry.value if entry else None
        hint = did_you_mean(entry.value, known) or f"; it is one of {', '.join(known)}"
        self.wrong(at(node), f"{what} cannot be '{entry.value}'{hint}")
        return None

    def flag(self, node: yaml.Node, what: str) -> bool | None:
        """True or false."""
        entry = self.word(node, what)
        if entry is None or entry.value.lower() in FLAGS:
            return FLAGS[entry.value.lower()] if entry else None
        self.wrong(at(node), f"{what} must be true or false")
        return None

    def converted(self, node: yaml.Node, type_: click.ParamType[object], text: str) -> str | None:
        """The text where an option of that type would take it; else its complaint, in place."""
        try:
            type_.convert(text, None, None)
        except click.BadParameter as error:
            self.wrong(at(node), error.message)
            return None
        return text
