"""Options that several commands share, and the types of their values."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click
from click.shell_completion import CompletionItem

from checker.cli.folders import is_ours
from checker.cli.suggest import did_you_mean
from checker.report.formats import FOLDERS, FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])

ANY_PATH = click.Path(path_type=Path)


class Existing(click.ParamType[Path]):
    """A path that must be there; `file` asks for a file."""

    name = "path"

    def __init__(self, *, file: bool = False) -> None:
        self.file = file

    def split_envvar_value(self, rv: str) -> Sequence[str]:
        """Several paths in one variable, separated as PATH is."""
        return rv.split(os.pathsep)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, or a complaint that names the nearest one."""
        path = Path(value)
        if not path.exists():
            beside = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
            self.fail(f"'{value}' does not exist{did_you_mean(path.name, beside)}", param, ctx)
        if self.file and path.is_dir():
            self.fail(f"'{value}' is a folder", param, ctx)
        return path

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Whatever files the shell finds."""
        return [CompletionItem(incomplete, type="file")]


class Word(click.Choice[str]):
    """A choice that says which word was meant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, or a complaint that names the nearest one."""
        if value in self.choices:
            return str(value)
        known = [str(choice) for choice in self.choices]
        hint = did_you_mean(str(value), known) or f"; it is one of {', '.join(known)}"
        return self.fail(f"'{value}' is not known{hint}", param, ctx)


class Output(NamedTuple):
    """A format and the file or folder it is written to."""

    format: str
    file: Path


class OutputType(click.ParamType[Output]):
    """`FORMAT=FILE`."""

    name = "format=file"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Output:
        """The format and the file; the folder that it goes to must be there."""
        if isinstance(value, Output):
            return value
        name, separator, file = str(value).partition("=")
        if not separator or not file:
            self.fail(f"'{value}' is not FORMAT=FILE, such as json=report.json", param, ctx)
        known = (*FORMATS, *FOLDERS)
        if name not in known:
            hint = did_you_mean(name, known) or f"; it is one of {', '.join(known)}"
            self.fail(f"format '{name}' is not known{hint}", param, ctx)
        path = Path(file)
        if name in FOLDERS:
            if path.exists() and not is_ours(path):
                self.fail(f"'{file}' holds something else; name a folder of its own", param, ctx)
        elif path.is_dir():
            self.fail(f"'{file}' is a folder", param, ctx)
        if not path.parent.is_dir():
            self.fail(f"the folder of '{file}' does not exist", param, ctx)
        return Output(name, path)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """The formats; the file behind one is the user's own."""
        found = (f"{name}=" for name in (*FORMATS, *FOLDERS))
        return [CompletionItem(word) for word in found if word.startswith(incomplete)]


class Jobs(click.ParamType[int]):
    """A number of processes, or `auto` for one on each core."""

    name = "n|auto"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """A number from 1."""
        if value == "auto":
            return os.cpu_count() or 1
        try:
            number = int(value)
        except ValueError:
            number = 0
        if number < 1:
            self.fail(f"'{value}' is neither a number from 1 nor auto", param, ctx)
        return number


class Share(click.ParamType[Decimal]):
    """A number from 0 to 1."""

    name = "share"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        """The number, just as it was written."""
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_nan() or not 0 <= number <= 1:
            self.fail(f"'{value}' is no number from 0 to 1", param, ctx)
        return number


class Day(click.ParamType[date]):
    """A date as 2026-11-20."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            return self.fail(f"'{value}' is not a date like 2026-11-20", param, ctx)


def _use_config(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    # Imported here: the configuration's reader checks its words as these options do.
    from checker.cli.settings import use_config

    return use_config(ctx, parameter, value)


def config_option(command: Command) -> Command:
    """--config, by which the configuration's words become the defaults of the other options."""
    option = click.option(
        "--config",
        type=Existing(file=True),
        is_eager=True,
        callback=_use_config,
        envvar="CLAIMCHECK_CONFIG",
        metavar="FILE",
        help="The configuration.  [default: the first claimcheck.yaml upwards]",
    )
    return option(command)


def rule_options(command: Command) -> Command:
    """--rules, --no-shipped-rules, --config, --no-cache."""
    for option in (
        click.option(
            "--no-cache",
            is_flag=True,
            envvar="CLAIMCHECK_NO_CACHE",
            help="Neither use nor write what earlier runs kept of the rules.",
        ),
        config_option,
        click.option(
            "--no-shipped-rules",
            is_flag=True,
            envvar="CLAIMCHECK_NO_SHIPPED_RULES",
            help="Leave out the rules that come with claimcheck, and installed packs.",
        ),
        click.option(
            "--rules",
            multiple=True,
            type=Existing(),
            envvar="CLAIMCHECK_RULES",
            metavar="DIR",
            help="A folder of rule files, added to the others. Repeat for more.",
        ),
    ):
        command = option(command)
    return command


def reading_options(command: Command) -> Command:
    """--jobs, --allow-empty."""
    for option in (
        click.option(
            "--allow-empty",
            is_flag=True,
            envvar="CLAIMCHECK_ALLOW_EMPTY",
            help="Finding no article or no claim is no error.",
        ),
        click.option(
            "--jobs",
            type=Jobs(),
            default="1",
            show_default=True,
            envvar="CLAIMCHECK_JOBS",
            metavar="N|auto",
            help="Read articles in so many processes.",
        ),
    ):
        command = option(command)
    return command


def speech_options(command: Command) -> Command:
    """-q, -v, --color."""
    for option in (
        click.option(
            "--color",
            type=Word(["auto", "always", "never"]),
            default="auto",
            show_default=True,
            envvar="CLAIMCHECK_COLOR",
            help="Colour; auto is on a terminal, unless NO_COLOR is set.",
        ),
        click.option("-v", "--verbose", count=True, help="Say more; twice shows tracebacks."),
        click.option("-q", "--quiet", is_flag=True, help="No progress and no summary."),
    ):
        command = option(command)
    return command
