"""`claimcheck check`: read, compare, report, and leave with a code that a script can use."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.config import FAIL_ON, SEVERITIES, SHOW
from checker.cli.options import (
    ANY_PATH,
    Day,
    Output,
    OutputType,
    Word,
    reading_options,
    rule_options,
    speech_options,
)
from checker.cli.output import columns, print_pieces, write_file
from checker.cli.progress import ProgressLine
from checker.cli.since import narrowed, open_since
from checker.cli.stdin import asked, split_stdin
from checker.cli.workspace import (
    Workspace,
    check_config_names,
    check_topics,
    ignore_patterns,
    load_workspace_rules,
    open_workspace,
)
from checker.report import FORMATS
from checker.report.style import wants_colour
from checker.report.view import RANK, RunRecord, View, visible
from checker.report.words import counted
from checker.values.report import Report, Severity

if TYPE_CHECKING:
    from checker.ruleset.rules import RuleSet


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Option before environment before file before default, already decided."""

    fail_on: str
    min_severity: Severity
    format: str


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=ANY_PATH, envvar="CLAIMCHECK_PATHS")
@rule_options
@click.option(
    "--topic",
    "topics",
    multiple=True,
    envvar="CLAIMCHECK_TOPIC",
    metavar="NAME",
    help="Report on this topic alone. Repeat for more.",
)
@click.option(
    "--reference",
    "references",
    multiple=True,
    type=ANY_PATH,
    envvar="CLAIMCHECK_REFERENCE",
    metavar="PATH",
    help="Articles to compare against; never reported alone. Repeat for more.",
)
@click.option(
    "--include-reported",
    is_flag=True,
    envvar="CLAIMCHECK_INCLUDE_REPORTED",
    help="Compare what a source reports of others too, as notes.",
)
@click.option(
    "--fail-on",
    type=Word(FAIL_ON),
    default=Severity.ERROR.value,
    show_default=True,
    envvar="CLAIMCHECK_FAIL_ON",
    help="Leave with 1 from this severity on.",
)
@click.option(
    "--min-severity",
    type=Word(SEVERITIES),
    default=Severity.WARNING.value,
    show_default=True,
    envvar="CLAIMCHECK_MIN_SEVERITY",
    help="Show nothing milder on the terminal.",
)
@click.option(
    "--show",
    type=Word(SHOW),
    default="all",
    show_default=True,
    envvar="CLAIMCHECK_SHOW",
    help="Which findings to show.",
)
@click.option(
    "--format",
    type=Word(list(FORMATS)),
    default="full",
    show_default=True,
    envvar="CLAIMCHECK_FORMAT",
    help="What standard output gets.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    type=OutputType(),
    envvar="CLAIMCHECK_OUTPUT",
    metavar="FORMAT=FILE",
    help="Write a report to a file too. Repeat for more.",
)
@click.option(
    "--since",
    metavar="REF",
    envvar="CLAIMCHECK_SINCE",
    help="Report what a change since this Git commit takes part in; all is read. "
    "REF... is where the branches parted.",
)
@click.option(
    "--today",
    type=Day(),
    envvar="CLAIMCHECK_TODAY",
    help="The date that review dates are held against.  [default: today]",
)
@reading_options
@speech_options
def check(paths: tuple[Path, ...], **options: Any) -> int:
    """Report where the articles under PATHs contradict each other or the evidence.

    Without a PATH, the working directory is checked; "-" is standard input.
    Exit codes: 0 checked and clean, 1 findings, 2 could not start,
    3 checked nothing or not everything, 4 internal error.
    """
    started = datetime.now(UTC)
    clock = time.perf_counter()
    workspace = open_workspace(options)
    thresholds = _thresholds(options)
    since = open_since(options, workspace)
    options["today"] = options["today"] or date.today()
    rules = load_workspace_rules(
        workspace,
        today=options["today"],
        quiet=options["quiet"],
        verbose=options["verbose"] > 0,
    )
    check_config_names(workspace.config, rules)
    report, since_lines = narrowed(_run(paths, options, workspace, rules), since, workspace)
    record = _record(options, workspace, started, time.perf_counter() - clock)
    _write(report, _view(options, thresholds, rules, record), thresholds, options)
    sys.stdout.flush()
    _footer(report, paths, options, thresholds, since_lines)
    return exits.exit_code(report, fail_on=thresholds.fail_on, allow_empty=options["allow_empty"])


def _thresholds(options: dict[str, Any]) -> Thresholds:
    fail_on, minimum = options["fail_on"], Severity(options["min_severity"])
    if fail_on != exits.NEVER and RANK[Severity(fail_on)] > RANK[minimum]:
        # Whatever makes the run fail must be seen.
        minimum = Severity(fail_on)
    return Thresholds(fail_on, minimum, options["format"])


def _run(
    paths: tuple[Path, ...], options: dict[str, Any], workspace: Workspace, rules: RuleSet
) -> Report:
    from checker.pipeline import Options, run
    from checker.pipeline.select import Selection

    config = workspace.config
    selection = Selection(
        topics=check_topics(options["topics"], rules),
        topics_off=frozenset(entry.value for entry in config.topics_off),
        severities={
            rules.replaced.statements.get(entry.value, entry.value): severity
            for entry, severity in config.severities
        },
    )
    files, articles = split_stdin(paths or (Path(),))
    settings = Options(
        jobs=options["jobs"],
        references=options["references"],
        include_reported=options["include_reported"],
        allow_empty=options["allow_empty"],
        selection=selection,
        cache=workspace.cache,
        ignore=ignore_patterns(workspace),
    )
    with ProgressLine(quiet=options["quiet"]) as progress:
        return run(
            files,
            rules,
            root=workspace.root,
            options=settings,
            articles=articles,
            progress=progress,
        )


def _record(
    options: dict[str, Any], workspace: Workspace, started: datetime, seconds: float
) -> RunRecord:
    from checker.pipeline.provenance import model_record, rules_record, versions

    return RunRecord(
        versions=versions(),
        model=model_record(),
        rules=rules_record(workspace.folders),
        root=str(workspace.root),
        today=options["today"].isoformat(),
        started=started.isoformat(timespec="seconds"),
        seconds=round(seconds, 3),
        options={
            "topics": list(options["topics"]),
            "include_reported": options["include_reported"],
            "since": options["since"],
            "references": [path.as_posix() for path in options["references"]],
        },
    )


def _view(
    options: dict[str, Any], thresholds: Thresholds, rules: RuleSet, record: RunRecord
) -> View:
    from checker.pipeline.names import names_of

    return View(
        names=names_of(rules),
        run=record,
        min_severity=thresholds.min_severity,
        width=columns(),
        colour=wants_colour(options["color"], sys.stdout),
        verbose=options["verbose"] > 0,
    )


def _write(report: Report, view: View, thresholds: Thresholds, options: dict[str, Any]) -> None:
    from dataclasses import replace

    from checker.cli.output import REDIRECTED_COLUMNS

    in_file = replace(view, colour=False, width=REDIRECTED_COLUMNS)
    outputs: tuple[Output, ...] = options["outputs"]
    for output in outputs:
        write_file(output.file, FORMATS[output.format](report, in_file))
    print_pieces(FORMATS[thresholds.format](report, view))


def _footer(
    report: Report,
    paths: tuple[Path, ...],
    options: dict[str, Any],
    thresholds: Thresholds,
    since_lines: Sequence[str],
) -> None:
    coverage = report.coverage
    complaints = exits.complaints(
        report.failures,
        articles=coverage.articles,
        claims=coverage.claims,
        asked=asked(paths),
        allow_empty=options["allow_empty"],
    )
    for line in complaints:
        click.echo(f"claimcheck: {line}", err=True)
    if options["verbose"]:
        for line in exits.ignored_lines(coverage.ignored):
            click.echo(f"claimcheck: {line}", err=True)
    if not options["quiet"]:
        for line in (*footer_lines(report, thresholds.min_severity), *since_lines):
            click.echo(line, err=True)


def footer_lines(report: Report, min_severity: Severity) -> Iterator[str]:
    """Counts of findings, then what was read."""
    shown = visible(report, View(min_severity=min_severity))
    counts = Counter(finding.severity for finding in shown)
    parts = [counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    hidden = len(report.findings) - len(shown)
    line = counted(len(shown), "finding") if shown else "no findings"
    line += f": {', '.join(parts)}" if parts else ""
    if hidden:
        milder = "note" if min_severity is Severity.WARNING else "warning or note"
        said = counted(hidden, milder, f"{milder}s".replace("warning or", "warnings or"))
        line += f"; {said} hidden (--min-severity note shows all)"
    yield line
    coverage = report.coverage
    yield (
        f"{counted(coverage.articles, 'article')} read, {counted(coverage.claims, 'claim')} "
        f"found, {coverage.claims_compared:,} compared; {coverage.rules_touched:,} of "
        f"{counted(coverage.rules, 'established statement')} met a claim"
    )
