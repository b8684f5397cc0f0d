"""`claimcheck check`: read, compare, report, and leave with a code that a script can use."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.check_options import NEW, Thresholds, report_options, thresholds_of
from checker.cli.corpus import (
    baseline_option,
    corpus_options,
    load_rules,
    paths_argument,
    read_corpus,
    topic_option,
)
from checker.cli.footer import say_footer
from checker.cli.known import known_of
from checker.cli.options import reading_options, rule_options, speech_options
from checker.cli.output import columns
from checker.cli.run_record import run_record
from checker.cli.since import narrowed, open_since
from checker.cli.stdin import split_stdin
from checker.cli.texts import article_texts
from checker.cli.workspace import open_workspace
from checker.cli.written import repository_of, write_reports
from checker.report.style import wants_colour
from checker.report.view import RunRecord, View
from checker.values.report import Severity

if TYPE_CHECKING:
    from checker.ruleset.rules import RuleSet


@click.command()
@paths_argument
@rule_options
@topic_option
@corpus_options
@baseline_option
@click.option(
    "--strict-baseline",
    is_flag=True,
    envvar="CLAIMCHECK_STRICT_BASELINE",
    help="Leave with 1 where the baseline lists what is found no longer.",
)
@click.option(
    "--since",
    metavar="REF",
    envvar="CLAIMCHECK_SINCE",
    help="Report what a change since this Git commit takes part in; all is read. "
    "REF... is where the branches parted.",
)
@report_options
@reading_options
@speech_options
def check(paths: tuple[Path, ...], **options: Any) -> int:
    """Report where the articles under PATHs contradict each other or the evidence.

    Without a PATH, the configuration says which are checked, or else the working
    directory is; "-" is standard input.
    Exit codes: 0 checked and clean, 1 new findings, 2 could not start,
    3 checked nothing or not everything, 4 internal error.
    """
    started = datetime.now(UTC)
    clock = time.perf_counter()
    workspace = open_workspace(options)
    thresholds = thresholds_of(options)
    since = open_since(options, workspace)
    rules = load_rules(options, workspace)
    files, articles = split_stdin(paths or (Path(),))
    known = known_of(options, workspace)
    report = read_corpus(files, options, workspace, rules, known=known, articles=articles)
    report, since_lines = narrowed(report, since, workspace)
    record = run_record(options, workspace, started, time.perf_counter() - clock)
    view = _view(options, thresholds, rules, record)
    view = replace(view, articles=article_texts(workspace.root, articles))
    write_reports(report, view, format=thresholds.format, outputs=options["outputs"])
    sys.stdout.flush()
    say_footer(report, view, paths, options, more=since_lines)
    return exits.exit_code(
        report,
        fail_on=thresholds.fail_on,
        allow_empty=options["allow_empty"],
        strict_baseline=options["strict_baseline"],
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
        new_only=options["show"] == NEW,
        fail_on=None if thresholds.fail_on == exits.NEVER else Severity(thresholds.fail_on),
        strict_baseline=options["strict_baseline"],
        repository=repository_of(Path(record.root)),
    )
