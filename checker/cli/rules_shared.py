"""What the commands under `claimcheck rules` share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.output import columns
from checker.cli.workspace import Workspace, near
from checker.report.style import paint
from checker.report.text import plain, width, wrap

if TYPE_CHECKING:
    from checker.authoring.show import Shown
    from checker.ruleset.model import Origin
    from checker.ruleset.rules import RuleSet

_LEAST_COLUMNS = 24
_TOPIC = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def statements_in(paths: Sequence[Path], workspace: Workspace, found: RuleSet) -> list[str]:
    """The statements that stand in files under the paths; all of them without a path."""
    from checker.pipeline.provenance import rule_files

    if not paths:
        return list(found.statements)
    files = [file.resolve() for path in paths for file in rule_files(path)]
    names: set[str] = set()
    for folder in workspace.folders:
        base = folder.resolve() if folder.is_dir() else folder.resolve().parent
        names.update(
            file.relative_to(base).as_posix() for file in files if file.is_relative_to(base)
        )
    return [name for name, each in found.statements.items() if each.origin.file in names]


def check_topic_name(topic: str) -> None:
    """Raises UsageError where a topic cannot be called so."""
    if not _TOPIC.fullmatch(topic):
        raise click.UsageError(
            f"'{topic}' is no topic; use lower-case letters, digits and hyphens: honey-and-coughs"
        )


def new_file(topic: str, folder: Path | None, workspace: Workspace, rules: RuleSet) -> Path:
    """Where the file of a new topic goes; raises UsageError where one is there already."""
    if topic in rules.topics:
        place = place_of(rules.topics[topic].origin, workspace.folders)
        raise click.UsageError(f"topic '{topic}' is there already, in {place}")
    folders = [each for each in workspace.config.rules if each.is_dir()]
    file = (folder or next(iter(folders), Path())) / f"{topic}.yaml"
    if file.exists():
        raise click.UsageError(f"{near(file)} exists already")
    return file


def place_of(origin: Origin, folders: Sequence[Path]) -> str:
    """Where a rule stands, as a path that a terminal can open."""
    for folder in folders:
        file = folder / origin.file if folder.is_dir() else folder
        if file.is_file() and file.as_posix().endswith(origin.file):
            return f"{plain(str(near(file)))}:{origin.line}"
    return str(origin)


def shown_lines(shown: Shown, workspace: Workspace, *, colour: bool) -> Iterator[str]:
    """What an id stands for, in labelled lines."""
    place = paint(place_of(shown.origin, workspace.folders), "place", colour=colour)
    yield f"{paint(shown.title, 'strong', colour=colour)}  {place}"
    indent = max(width(row.label) for row in shown.rows) + 4
    for row in shown.rows:
        first, *rest = wrap(row.text, max(columns() - indent, _LEAST_COLUMNS)) or [""]
        yield f"  {row.label:<{indent - 4}}  {first}"
        yield from (" " * indent + line for line in rest)
