"""`claimcheck rules`: check rule files, and run the tests that they carry."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from checker.cli import exits
from checker.cli.options import Day, Existing, rule_options, speech_options
from checker.cli.output import print_pieces
from checker.cli.problems import problem_lines
from checker.cli.workspace import open_workspace
from checker.report.style import wants_colour
from checker.report.words import counted
from checker.values.report import Severity


@click.group()
def rules() -> None:
    """Check rule files, and run the tests that they carry."""


@rules.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=Existing())
@rule_options
@click.option(
    "--today",
    type=Day(),
    envvar="CLAIMCHECK_TODAY",
    help="The date that review dates are held against.  [default: today]",
)
@speech_options
def validate(paths: tuple[Path, ...], **options: Any) -> int:
    """Print every problem of the rule files, with its line and a caret.

    PATHs are checked together with the rules that come with claimcheck.
    Leaves with 2 where there is an error; warnings alone leave with 0.
    """
    from checker.ruleset.load import load_rules

    workspace = open_workspace(options, extra=paths)
    found, problems = load_rules(workspace.folders, today=options["today"] or date.today())
    colour = wants_colour(options["color"], sys.stdout)
    for problem in problems:
        print_pieces(f"{line}\n" for line in problem_lines(problem, colour=colour))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if not options["quiet"]:
        sys.stdout.flush()
        click.echo(
            f"{counted(len(found.concepts), 'concept')}, "
            f"{counted(len(found.statements), 'statement')}: {counted(errors, 'error')}, "
            f"{counted(len(problems) - errors, 'warning')}",
            err=True,
        )
    return exits.NOT_STARTED if errors else exits.CLEAN
