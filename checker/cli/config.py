"""`claimcheck.yaml`: one file governs a run, and its folder is the root of all paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import click
import yaml

from checker.cli.config_keys import BY_NAME, KINDS, NAMES, OVERRIDES
from checker.cli.config_keys import FAIL_ON as FAIL_ON
from checker.cli.config_keys import SEVERITIES as SEVERITIES
from checker.cli.config_keys import SHOW as SHOW
from checker.cli.config_nodes import Entry as Entry
from checker.cli.config_nodes import Reader, at, of_mark
from checker.cli.options import Jobs, Share
from checker.cli.problems import ProblemsError
from checker.cli.suggest import did_you_mean
from checker.report.formats import FOLDERS, FORMATS
from checker.ruleset.model import Problem
from checker.values.report import Severity

FILE_NAME = "claimcheck.yaml"

_FIX = "nothing was checked: fix the configuration"
_TOPIC_KEYS = ("off", "only")

#: The values of a file's keys.
_Nodes = Mapping[str, yaml.Node]


@dataclass(frozen=True, slots=True)
class Config:
    """What the configuration says; None and empty where it says nothing.

    Paths hold from the working directory. `outputs` are FORMAT=FILE. `lines`
    says on which line of the file each key stands.
    """

    file: Path | None = None
    paths: tuple[Path, ...] = ()
    references: tuple[Path, ...] = ()
    ignore: tuple[Entry, ...] = ()
    rules: tuple[Path, ...] = ()
    topics_off: tuple[Entry, ...] = ()
    topics_only: tuple[Entry, ...] = ()
    severities: tuple[tuple[Entry, str], ...] = ()
    include_reported: bool | None = None
    min_confidence: str | None = None
    discover: bool | None = None
    baseline: Path | None = None
    strict_baseline: bool | None = None
    decisions: Path | None = None
    fail_on: str | None = None
    min_severity: str | None = None
    show: str | None = None
    format: str | None = None
    outputs: tuple[str, ...] = ()
    jobs: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict)

    def of_option(self, variable: str) -> Any:
        """What the file says in an option's stead, by the option's environment variable.

        None where it says nothing, or what adds to the option's value instead.
        """
        values: Mapping[str, Any] = {
            "CLAIMCHECK_PATHS": self.paths,
            "CLAIMCHECK_REFERENCE": self.references,
            "CLAIMCHECK_TOPIC": tuple(entry.value for entry in self.topics_only),
            "CLAIMCHECK_INCLUDE_REPORTED": self.include_reported,
            "CLAIMCHECK_MIN_CONFIDENCE": self.min_confidence,
            "CLAIMCHECK_DISCOVER": self.discover,
            "CLAIMCHECK_BASELINE": self.baseline,
            "CLAIMCHECK_STRICT_BASELINE": self.strict_baseline,
            "CLAIMCHECK_DECISIONS": self.decisions,
            "CLAIMCHECK_FAIL_ON": self.fail_on,
            "CLAIMCHECK_MIN_SEVERITY": self.min_severity,
            "CLAIMCHECK_SHOW": self.show,
            "CLAIMCHECK_FORMAT": self.format,
            "CLAIMCHECK_OUTPUT": self.outputs,
            "CLAIMCHECK_JOBS": self.jobs,
        }
        value = values.get(variable)
        return None if value == () else value


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
    reader = Reader(file, text.splitlines())
    lines: dict[str, int] = {}
    config = _config(reader, _nodes(reader, text, lines))
    if reader.problems:
        raise ProblemsError(reader.problems, summary=_FIX)
    return replace(config, lines=lines)


def _reason(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    return (error.strerror or str(error)).lower()


def _nodes(reader: Reader, text: str, lines: dict[str, int]) -> _Nodes:
    """The values of the file's keys, whose lines are noted; what is no key is a problem."""
    node = _composed(reader, text)
    if node is None or node.tag == "tag:yaml.org,2002:null":
        return {}
    values: dict[str, yaml.Node] = {}
    for entry, key, value in reader.pairs(node, "the configuration"):
        if entry.value in BY_NAME:
            values[entry.value] = value
            lines[entry.value] = entry.line
        else:
            hint = did_you_mean(entry.value, NAMES) or f"; known are {', '.join(NAMES)}"
            reader.wrong(at(key), f"unknown key '{entry.value}'{hint}")
    return values


def _composed(reader: Reader, text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        reader.wrong(of_mark(error.problem_mark), f"not YAML: {error.problem}")
    except yaml.YAMLError as error:
        reader.wrong((1, 1), f"not YAML: {' '.join(str(error).split())}")
    except RecursionError:
        reader.wrong((1, 1), "nested too deep")
    return None


def _config(reader: Reader, nodes: _Nodes) -> Config:
    off, only = _topics(reader, nodes.get("topics"))
    return Config(
        file=reader.file,
        paths=_paths(reader, nodes, "paths"),
        references=_paths(reader, nodes, "references"),
        ignore=tuple(reader.words(nodes["ignore"], "ignore")) if "ignore" in nodes else (),
        rules=tuple(_rules(reader, nodes.get("rules"))),
        topics_off=off,
        topics_only=only,
        severities=tuple(_severities(reader, nodes.get("severities"))),
        include_reported=_flag(reader, nodes, "include_reported"),
        min_confidence=_converted(reader, nodes, "min_confidence", Share()),
        discover=_flag(reader, nodes, "discover"),
        baseline=_path(reader, nodes, "baseline"),
        strict_baseline=_flag(reader, nodes, "strict_baseline"),
        decisions=_path(reader, nodes, "decisions"),
        fail_on=_choice(reader, nodes, "fail_on"),
        min_severity=_choice(reader, nodes, "min_severity"),
        show=_choice(reader, nodes, "show"),
        format=_choice(reader, nodes, "format"),
        outputs=tuple(_outputs(reader, nodes.get("outputs"))),
        jobs=_converted(reader, nodes, "jobs", Jobs()),
    )


def _choice(reader: Reader, nodes: _Nodes, key: str) -> str | None:
    return reader.one_of(nodes[key], key, BY_NAME[key].words) if key in nodes else None


def _flag(reader: Reader, nodes: _Nodes, key: str) -> bool | None:
    return reader.flag(nodes[key], key) if key in nodes else None


def _path(reader: Reader, nodes: _Nodes, key: str) -> Path | None:
    entry = reader.word(nodes[key], key) if key in nodes else None
    return reader.file.parent / entry.value if entry else None


def _paths(reader: Reader, nodes: _Nodes, key: str) -> tuple[Path, ...]:
    entries = reader.words(nodes[key], key) if key in nodes else ()
    return tuple(reader.file.parent / entry.value for entry in entries)


def _rules(reader: Reader, node: yaml.Node | None) -> Iterator[Path]:
    for entry in reader.words(node, "rules") if node else ():
        folder = reader.file.parent / entry.value
        if folder.exists():
            yield folder
        else:
            place = (entry.line, entry.column)
            reader.wrong(place, f"no such file or folder: '{entry.value}'")


def _topics(reader: Reader, node: yaml.Node | None) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The topics that are off, and those that alone are on."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry, key, value in reader.pairs(node, "topics") if node else ():
        if entry.value in _TOPIC_KEYS:
            found[entry.value] = tuple(reader.words(value, f"topics.{entry.value}"))
        else:
            known = " and ".join(_TOPIC_KEYS)
            reader.wrong(at(key), f"unknown key '{entry.value}' in topics; known are {known}")
    return found.get("off", ()), found.get("only", ())


def _severities(reader: Reader, node: yaml.Node | None) -> Iterator[tuple[Entry, str]]:
    for entry, key, value in reader.pairs(node, "severities") if node else ():
        if "/" not in entry.value and entry.value not in KINDS:
            hint = did_you_mean(entry.value, KINDS) or "; write topic/id, or a kind of finding"
            reader.wrong(at(key), f"unknown rule or kind '{entry.value}'{hint}")
        severity = reader.one_of(value, f"severities.{entry.value}", OVERRIDES)
        if severity:
            yield entry, severity


def _outputs(reader: Reader, node: yaml.Node | None) -> Iterator[str]:
    """FORMAT=FILE; whether the file's folder is there matters to the command that writes it."""
    known = (*FORMATS, *FOLDERS)
    for entry, key, value in reader.pairs(node, "outputs") if node else ():
        file = reader.word(value, f"outputs.{entry.value}")
        if entry.value not in known:
            hint = did_you_mean(entry.value, known) or f"; it is one of {', '.join(known)}"
            reader.wrong(at(key), f"format '{entry.value}' is not known{hint}")
        elif file:
            yield f"{entry.value}={reader.file.parent / file.value}"


def _converted(
    reader: Reader, nodes: _Nodes, key: str, type_: click.ParamType[object]
) -> str | None:
    node = nodes.get(key)
    entry = reader.word(node, key) if node else None
    return reader.converted(node, type_, entry.value) if node and entry else None
