"""`claimcheck rules`: check rule files, and run the tests that they carry."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.options import Day, Existing, rule_options, speech_options
from checker.cli.output import columns, print_pieces
from checker.cli.problems import problem_lines
from checker.cli.workspace import Workspace, load_workspace_rules, open_workspace
from checker.report.style import wants_colour
from checker.report.view import View
from checker.report.words import counted
from checker.values.report import Severity

if TYPE_CHECKING:
    from checker.ruleset.model import RuleSet


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


@rules.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=Existing())
@rule_options
@speech_options
def test(paths: tuple[Path, ...], **options: Any) -> int:
    """Run the tests that the statements of rule files carry.

    From each sentence that must be reported, others are made that must not be:
    denied, called a myth, asked, quoted. With PATHs, only statements in them are
    tested. -v shows the tests that pass too. Leaves with 1 where a test fails.
    """
    from checker.authoring.rule_tests import Outcome, run_rule_tests
    from checker.cli.rule_report import result_lines, summary_lines
    from checker.pipeline.names import names_of

    workspace = open_workspace(options, extra=paths)
    found = load_workspace_rules(workspace, quiet=True)
    view = View(
        names=names_of(found), width=columns(), colour=wants_colour(options["color"], sys.stdout)
    )
    chosen = statements_in(paths, workspace, found)
    results = []
    for result in run_rule_tests(found, names=chosen):
        results.append(result)
        if result.outcome is not Outcome.PASS or options["verbose"]:
            lines = result_lines(result, view, workspace.folders)
            print_pieces(f"{line}\n" for line in lines)
    if not results:
        click.echo("claimcheck: nothing was tested: no statement in these rules", err=True)
        return exits.INCOMPLETE
    if not options["quiet"]:
        print_pieces(f"{line}\n" for line in ("", *summary_lines(results)))
    failed = any(result.outcome is not Outcome.PASS for result in results)
    return exits.FINDINGS if failed else exits.CLEAN


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
