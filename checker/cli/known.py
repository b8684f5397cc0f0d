"""The files of decisions and of the baseline: where they are, and what they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.problems import ProblemsError
from checker.cli.settings import near
from checker.cli.suggest import did_you_mean
from checker.cli.workspace import Workspace

if TYPE_CHECKING:
    from checker.decisions.model import DecidedFinding, KnownEntry
    from checker.decisions.settle import Known

_UNREADABLE = "nothing was checked: fix the file"


def decisions_file(options: dict[str, Any], workspace: Workspace) -> Path:
    """The file of decisions, which need not be there yet."""
    from checker.decisions.model import DECISIONS_FILE

    return options.get("decisions") or near(workspace.root / DECISIONS_FILE)


def baseline_file(options: dict[str, Any], workspace: Workspace) -> Path:
    """The baseline, which need not be there yet."""
    from checker.decisions.model import BASELINE_FILE

    return options.get("baseline") or near(workspace.root / BASELINE_FILE)


def known_of(
    options: dict[str, Any],
    workspace: Workspace,
    *,
    new_decisions: bool = False,
    new_baseline: bool = False,
) -> Known:
    """Decisions and baseline of a run; raises ProblemsError with all that is wrong in them.

    A file that an option or the configuration names must be there, unless the
    command may write it new.
    """
    from checker.decisions.settle import Known

    return Known(
        today=options["today"],
        decisions=load_decisions(options, workspace, new=new_decisions),
        baseline=load_baseline(options, workspace, new=new_baseline),
    )


def load_decisions(
    options: dict[str, Any], workspace: Workspace, *, new: bool = False
) -> tuple[DecidedFinding, ...]:
    """The decisions; `new` says that the file may yet be written."""
    from checker.decisions.decisions_file import UnreadableError, read_decisions

    file = decisions_file(options, workspace)
    if not file.exists():
        if options.get("decisions") and not new:
            raise _missing("--decisions", file)
        return ()
    try:
        entries = read_decisions(file, shown=file.as_posix())
        return tuple(replace(each, place=_place(each.place, file, workspace)) for each in entries)
    except UnreadableError as error:
        raise ProblemsError(error.problems, summary=_UNREADABLE) from error


def load_baseline(
    options: dict[str, Any], workspace: Workspace, *, new: bool = False
) -> tuple[KnownEntry, ...]:
    """The entries of the baseline; `new` says that the file may yet be written."""
    from checker.decisions.baseline import read_baseline
    from checker.decisions.decisions_file import UnreadableError

    file = baseline_file(options, workspace)
    if not file.exists():
        if options.get("baseline") and not new:
            raise _missing("--baseline", file)
        return ()
    try:
        entries = read_baseline(file, shown=file.as_posix())
        return tuple(replace(each, place=_place(each.place, file, workspace)) for each in entries)
    except UnreadableError as error:
        raise ProblemsError(error.problems, summary=_UNREADABLE) from error


def _place(place: str, file: Path, workspace: Workspace) -> str:
    """Where an entry stands, as reports say it wherever they are made: from the root."""
    from checker.read.files import shown

    return f"{shown(file.absolute(), workspace.root)}:{place.rpartition(':')[2]}"


def _missing(option: str, file: Path) -> click.UsageError:
    beside = [each.name for each in file.parent.iterdir()] if file.parent.is_dir() else []
    hint = did_you_mean(file.name, beside)
    return click.UsageError(f"Invalid value for '{option}': '{file}' does not exist{hint}")
