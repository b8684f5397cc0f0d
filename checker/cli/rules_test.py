"""`claimcheck rules test`: the tests that rule files carry."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import click

from checker.cli import exits
from checker.cli.options import Existing, rule_options, speech_options
from checker.cli.output import columns, print_pieces
from checker.cli.rules_shared import statements_in
from checker.cli.suggest import did_you_mean
from checker.cli.workspace import load_workspace_rules, open_workspace
from checker.report.style import wants_colour
from checker.report.view import View


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=Existing())
@rule_options
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="TEXT",
    help="Only statements whose topic/id holds TEXT, or fits it as a pattern: 'colds/*cough*'. "
    "Repeat for more.",
)
@speech_options
def test(paths: tuple[Path, ...], **options: Any) -> int:
    """Run the tests that the statements of rule files carry.

    From each sentence that must be reported, others are made that must not be:
    denied, called a myth, asked, quoted; and one of other people, where the
    statement names some. With PATHs, only statements in them are tested. -v shows
    the tests that pass too. Exit codes: 0 all pass, 1 a test fails, 2 the rules
    are wrong, 3 nothing was tested.
    """
    from checker.authoring.rule_tests import Outcome, run_rule_tests
    from checker.cli.rule_report import result_lines, summary_lines
    from checker.pipeline.names import names_of

    workspace = open_workspace(options, extra=paths)
    found = load_workspace_rules(workspace, quiet=True)
    view = View(
        names=names_of(found), width=columns(), colour=wants_colour(options["color"], sys.stdout)
    )
    present = statements_in(paths, workspace, found)
    results = []
    for result in run_rule_tests(
        found, names=_chosen(present, options["filters"]), cache=workspace.cache
    ):
        results.append(result)
        if result.outcome is not Outcome.PASS or options["verbose"]:
            lines = result_lines(result, view, workspace.folders)
            print_pieces(f"{line}\n" for line in lines)
    if not results:
        click.echo(f"claimcheck: {_nothing(present, options['filters'])}", err=True)
        return exits.INCOMPLETE
    if not options["quiet"]:
        print_pieces(f"{line}\n" for line in ("", *summary_lines(results)))
    failed = any(result.outcome is not Outcome.PASS for result in results)
    return exits.FINDINGS if failed else exits.CLEAN


def _chosen(names: Sequence[str], filters: Sequence[str]) -> list[str]:
    return [
        name
        for name in names
        if not filters or any(text in name or fnmatchcase(name, text) for text in filters)
    ]


def _nothing(present: Sequence[str], filters: Sequence[str]) -> str:
    if not present:
        return "nothing was tested: no statement in these rules"
    ids = {part for name in present for part in (name, *name.split("/"))}
    hints = {did_you_mean(text, ids) for text in filters} - {""}
    said = " or ".join(f"'{text}'" for text in filters)
    return f"nothing was tested: no statement fits {said}{min(hints, default='')}"
