"""`claimcheck rules validate`: every problem of the rule files at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.options import Day, Existing, Word, rule_options, speech_options
from checker.cli.output import print_pieces
from checker.cli.problems import problem_lines
from checker.cli.rules_shared import statements_in
from checker.cli.workspace import (
    Workspace,
    near,
    open_workspace,
    rules_that_come_along,
)
from checker.report.style import wants_colour
from checker.report.words import counted
from checker.values.report import Severity

if TYPE_CHECKING:
    from checker.authoring.problem_formats import Validation

FORMATS = ("text", "json", "github", "sarif")


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=Existing())
@rule_options
@click.option(
    "--format",
    type=Word(FORMATS),
    default="text",
    show_default=True,
    help="Text with line and caret, or a form for machines.",
)
@click.option(
    "--deep",
    is_flag=True,
    help="Read the tests too, and warn of statements that none of theirs reaches.",
)
@click.option(
    "--today",
    type=Day(),
    envvar="CLAIMCHECK_TODAY",
    help="The date that review dates are held against.  [default: today]",
)
@speech_options
def validate(paths: tuple[Path, ...], **options: Any) -> int:
    """Print every problem of the rule files, with its line and a caret.

    PATHs are checked together with the rules that come with claimcheck; so a
    statement that contradicts one of another file is found. Warnings are shown of
    PATHs alone, or of all rules that are not shipped. Leaves with 2 where there is
    an error; warnings alone leave with 0.
    """
    workspace = open_workspace(options, extra=paths)
    validation = _validate(paths, workspace, options)
    print_pieces(_pieces(validation, options))
    errors = validation.count(Severity.ERROR)
    if not options["quiet"]:
        sys.stdout.flush()
        click.echo(
            f"{counted(validation.concepts, 'concept')}, "
            f"{counted(validation.statements, 'statement')}: {counted(errors, 'error')}, "
            f"{counted(len(validation.problems) - errors, 'warning')}",
            err=True,
        )
    return exits.NOT_STARTED if errors else exits.CLEAN


def _validate(paths: tuple[Path, ...], workspace: Workspace, options: dict[str, Any]) -> Validation:
    from checker.authoring.problem_formats import Validation
    from checker.authoring.validate import validate_rules

    found, problems = validate_rules(
        workspace.folders,
        today=options["today"] or date.today(),
        deep=(lambda rules: statements_in(paths, workspace, rules)) if options["deep"] else None,
    )
    asked = _asked(paths, workspace)
    shown = [
        replace(problem, file=near(Path(problem.file)).as_posix())
        for problem in problems
        if problem.severity is Severity.ERROR or _lies_in(Path(problem.file), asked)
    ]
    return Validation(shown, len(found.concepts), len(found.statements))


def _asked(paths: tuple[Path, ...], workspace: Workspace) -> tuple[Path, ...]:
    """Whose warnings are shown: nobody can mend those of rules that come from elsewhere."""
    elsewhere = rules_that_come_along()
    own = tuple(folder for folder in workspace.folders if folder not in elsewhere)
    return paths or own or workspace.folders


def _lies_in(file: Path, folders: tuple[Path, ...]) -> bool:
    return any(file.resolve().is_relative_to(folder.resolve()) for folder in folders)


def _pieces(validation: Validation, options: dict[str, Any]) -> Iterator[str]:
    from checker.authoring.problem_formats import PROBLEM_FORMATS

    if options["format"] in PROBLEM_FORMATS:
        yield from PROBLEM_FORMATS[options["format"]](validation)
        return
    colour = wants_colour(options["color"], sys.stdout)
    for problem in validation.problems:
        for line in problem_lines(problem, colour=colour):
            yield f"{line}\n"
