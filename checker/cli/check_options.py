"""Options of `claimcheck check` that say what is shown, written and failed for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from checker.cli import exits
from checker.cli.config import FAIL_ON, SEVERITIES, SHOW
from checker.cli.options import Command, Output, OutputType, Word
from checker.report.formats import FORMATS
from checker.values.report import RANK, Severity

#: --show's word for leaving out what is known.
NEW = "new"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Option before environment before file before default, already decided."""

    fail_on: str
    min_severity: Severity
    format: str


def thresholds_of(options: dict[str, Any]) -> Thresholds:
    """What the options decide; whatever makes the run fail is shown."""
    fail_on, minimum = options["fail_on"], Severity(options["min_severity"])
    if fail_on != exits.NEVER and RANK[Severity(fail_on)] > RANK[minimum]:
        minimum = Severity(fail_on)
    return Thresholds(fail_on, minimum, options["format"])


def _to_different_files(
    ctx: click.Context, param: click.Parameter, outputs: tuple[Output, ...]
) -> tuple[Output, ...]:
    """The outputs; two reports in one file would leave just one of them."""
    seen: set[Path] = set()
    for output in outputs:
        place = output.file.resolve()
        if place in seen and (place.is_file() or not place.exists()):
            name = output.file.as_posix()
            raise click.BadParameter(f"two reports would go to '{name}'", ctx, param)
        seen.add(place)
    return outputs


def report_options(command: Command) -> Command:
    """--fail-on, --min-severity, --show, --format, --output."""
    for option in (
        click.option(
            "--output",
            "outputs",
            multiple=True,
            type=OutputType(),
            callback=_to_different_files,
            envvar="CLAIMCHECK_OUTPUT",
            metavar="FORMAT=FILE",
            help="Write a report to a file too. Repeat for more.",
        ),
        click.option(
            "--format",
            type=Word(list(FORMATS)),
            default="full",
            show_default=True,
            envvar="CLAIMCHECK_FORMAT",
            help="What standard output gets.",
        ),
        click.option(
            "--show",
            type=Word(SHOW),
            default=NEW,
            show_default=True,
            envvar="CLAIMCHECK_SHOW",
            help="Leave out what is baselined, decided or suppressed, or show all.",
        ),
        click.option(
            "--min-severity",
            type=Word(SEVERITIES),
            default=Severity.WARNING.value,
            show_default=True,
            envvar="CLAIMCHECK_MIN_SEVERITY",
            help="Leave out what is milder, in the formats for eyes.",
        ),
        click.option(
            "--fail-on",
            type=Word(FAIL_ON),
            default=Severity.ERROR.value,
            show_default=True,
            envvar="CLAIMCHECK_FAIL_ON",
            help="Leave with 1 for new findings from this severity on.",
        ),
    ):
        command = option(command)
    return command
