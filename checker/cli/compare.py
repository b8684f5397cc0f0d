"""`claimcheck compare`: what has changed between two reports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.config import FAIL_ON
from checker.cli.options import Existing, Word, config_option
from checker.cli.output import columns, print_pieces
from checker.cli.reported import read_report
from checker.report.style import wants_colour
from checker.values.report import Severity, State

if TYPE_CHECKING:
    from checker.report.difference import Difference

#: What nobody has decided on, or what has to be decided anew.
_OPEN = frozenset({State.NEW.value, State.EXPIRED.value})


@click.command()
@click.argument("old", metavar="OLD.json", type=Existing(file=True))
@click.argument("new", metavar="NEW.json", type=Existing(file=True))
@config_option
@click.option(
    "--format",
    type=Word(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for eyes, or one JSON object.",
)
@click.option(
    "--fail-on",
    type=Word(FAIL_ON),
    default=Severity.ERROR.value,
    show_default=True,
    envvar="CLAIMCHECK_FAIL_ON",
    help="Leave with 1 for what is new from this severity on.",
)
@click.option(
    "--color",
    type=Word(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    envvar="CLAIMCHECK_COLOR",
    help="Colour; auto is on a terminal, unless NO_COLOR is set.",
)
def compare(old: Path, new: Path, **options: Any) -> int:
    """Show what has changed between two reports of --format json.

    Findings are new, gone, or changed; in a changed one, claims are new, gone,
    moved (the same words at another place), or reworded. Exit codes: 0 nothing
    new, 1 a new finding, or a new claim in a known one, at or above --fail-on
    and not decided on; 2 a file that is no report.
    """
    from checker.report.difference import difference, read_findings
    from checker.report.difference_formats import as_json, text

    found = difference(read_report(old, read_findings), read_report(new, read_findings))
    if options["format"] == "json":
        print_pieces([as_json(found)])
    else:
        colour = wants_colour(options["color"], sys.stdout)
        print_pieces(text(found, width=columns(), colour=colour))
    return exits.FINDINGS if _fails(found, options["fail_on"]) else exits.CLEAN


def _fails(found: Difference, fail_on: str) -> bool:
    return any(
        change.after is not None
        and change.has_new_claim
        and change.after.state in _OPEN
        and exits.fails(change.after.severity, fail_on)
        for change in found.changes
    )
