"""`claimcheck.yaml`: one file governs a run, and its folder is the root of all paths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from checker.cli.problems import ProblemsError
from checker.cli.suggest import did_you_mean
from checker.report import FORMATS
from checker.ruleset.model import Problem
from checker.values.report import FindingKind, Severity

FILE_NAME = "claimcheck.yaml"

SEVERITIES = tuple(severity.value for severity in Severity)
FAIL_ON = (*SEVERITIES, "never")
OVERRIDES = (*SEVERITIES, "off")
KINDS = frozenset(kind.value for kind in FindingKind)
_FIX = "nothing was checked: fix the configuration"
KEYS = ("rules", "topics", "fail_on", "min_severity", "format", "severities")


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the configuration and where it stands."""

    value: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Config:
    """What the configuration says; None and empty where it says nothing."""

    file: Path | None = None
    rules: tuple[Path, ...] = ()
    topics_off: tuple[Entry, ...] = ()
    fail_on: str | None = None
    min_severity: str | None = None
    format: str | None = None
    severities: tuple[tuple[Entry, str], ...] = ()


def _of_mark(mark: yaml.Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def at(node: yaml.Node) -> tuple[int, int]:
    """Line and column of a node, from 1."""
    return _of_mark(node.start_mark)


@dataclass(slots=True)
class _Reader:
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


def find_config(start: Path) -> Path | None:
    """The first configuration upwards from a folder."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
    return None


def find_root(config: Path | None, start: Path) -> Path:
    """The configuration's folder, else the git root, else the folder itself."""
    if config:
        return config.parent
    for folder in (start, *start.parents):
        if (folder / ".git").exists():
            return folder
    return start


def load_config(file: Path | None) -> Config:
    """The configuration of a file; raises ProblemsError with every problem in it."""
    if file is None:
        return Config()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(str(file), 1, 1, Severity.ERROR, f"cannot be read: {_reason(error)}")
        raise ProblemsError([problem], summary=_FIX) from error
    reader = _Reader(file, text.splitlines())
    config = _config(reader, text)
    if reader.problems:
        raise ProblemsError(reader.problems, summary=_FIX)
    return config


def _reason(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    return (error.strerror or str(error)).lower()


def _config(reader: _Reader, text: str) -> Config:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        reader.wrong(_of_mark(error.problem_mark), f"not YAML: {error.problem}")
        return Config(reader.file)
    except yaml.YAMLError as error:
        reader.wrong((1, 1), f"not YAML: {' '.join(str(error).split())}")
        return Config(reader.file)
    except RecursionError:
        reader.wrong((1, 1), "nested too deep")
        return Config(reader.file)
    if node is None or node.tag == "tag:yaml.org,2002:null":
        return Config(reader.file)
    values: dict[str, yaml.Node] = {}
    for entry, key, value in reader.pairs(node, "the configuration"):
        if entry.value in KEYS:
            values[entry.value] = value
        else:
            hint = did_you_mean(entry.value, KEYS) or f"; known are {', '.join(KEYS)}"
            reader.wrong(at(key), f"unknown key '{entry.value}'{hint}")
    return Config(
        file=reader.file,
        rules=_rules(reader, values.get("rules")),
        topics_off=_topics_off(reader, values.get("topics")),
        fail_on=_choice(reader, values, "fail_on", FAIL_ON),
        min_severity=_choice(reader, values, "min_severity", SEVERITIES),
        format=_choice(reader, values, "format", tuple(FORMATS)),
        severities=tuple(_severities(reader, values.get("severities"))),
    )


def _choice(
    reader: _Reader, values: dict[str, yaml.Node], key: str, known: tuple[str, ...]
) -> str | None:
    return reader.one_of(values[key], key, known) if key in values else None


def _rules(reader: _Reader, node: yaml.Node | None) -> tuple[Path, ...]:
    if node is None:
        return ()
    folders = []
    for entry in reader.words(node, "rules"):
        folder = reader.file.parent / entry.value
        if folder.exists():
            folders.append(folder)
        else:
            place = (entry.line, entry.column)
            reader.wrong(place, f"no such file or folder: '{entry.value}'")
    return tuple(folders)


def _topics_off(reader: _Reader, node: yaml.Node | None) -> tuple[Entry, ...]:
    if node is None:
        return ()
    off: list[Entry] = []
    for entry, key, value in reader.pairs(node, "topics"):
        if entry.value == "off":
            off = reader.words(value, "topics.off")
        else:
            reader.wrong(at(key), f"unknown key '{entry.value}' in topics; known is off")
    return tuple(off)


def _severities(reader: _Reader, node: yaml.Node | None) -> Iterator[tuple[Entry, str]]:
    if node is None:
        return
    for entry, key, value in reader.pairs(node, "severities"):
        if "/" not in entry.value and entry.value not in KINDS:
            hint = did_you_mean(entry.value, KINDS) or "; write topic/id, or a kind of finding"
            reader.wrong(at(key), f"unknown rule or kind '{entry.value}'{hint}")
        severity = reader.one_of(value, f"severities.{entry.value}", OVERRIDES)
        if severity:
            yield entry, severity
