"""`claimcheck review`: the report's page in a browser, where decisions are written down at once."""

from __future__ import annotations

import signal
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.corpus import (
    baseline_option,
    corpus_options,
    load_rules,
    paths_argument,
    read_corpus,
    topic_option,
)
from checker.cli.deciding import offer_lines, offer_of
from checker.cli.footer import say_what_was_not_read
from checker.cli.known import decisions_file, known_of
from checker.cli.options import reading_options, rule_options, speech_options
from checker.cli.run_record import run_record
from checker.cli.texts import article_texts
from checker.cli.workspace import Workspace, open_workspace
from checker.cli.written import repository_of
from checker.report.text import plain
from checker.report.view import View
from checker.report.words import counted
from checker.values.report import State

if TYPE_CHECKING:
    from checker.cli.reviewing import ReviewSite
    from checker.review import ReviewServer
    from checker.ruleset.rules import RuleSet
    from checker.values.report import Report

#: Most false positives are of another matter; the others agree with the rule.
TEST_GROUP = "silent"


@click.command()
@paths_argument
@click.option("--no-open", is_flag=True, help="Only print the page's address; open no browser.")
@click.option("--by", envvar="CLAIMCHECK_BY", help="Who decides, where the page does not say.")
@rule_options
@topic_option
@corpus_options
@baseline_option
@reading_options
@speech_options
def review(paths: tuple[Path, ...], **options: Any) -> int:
    """Open the report on the articles under PATHs in a browser, and write down what is decided.

    The page is served on this machine alone, until Ctrl-C. Each decision goes
    into the decisions file at once. Whoever knows the page's address can decide.
    """
    from checker.cli.reviewing import ReviewSite
    from checker.pipeline.names import names_of
    from checker.review.guard import new_token
    from checker.review.server import make_server

    started, clock = datetime.now(UTC), time.perf_counter()
    workspace = open_workspace(options)
    rules = load_rules(options, workspace)
    known = known_of(options, workspace, new_decisions=True)
    report = read_corpus(paths, options, workspace, rules, known=known)
    code = _code_of_reading(report, paths, options)
    if not report.findings:
        click.echo("claimcheck: no findings to review", err=True)
        return code
    view = View(
        names=names_of(rules),
        run=run_record(options, workspace, started, time.perf_counter() - clock),
        repository=repository_of(workspace.root),
        articles=article_texts(workspace.root),
    )
    token, file = new_token(), decisions_file(options, workspace)
    site = ReviewSite(
        report, view, token=token, file=file, today=options["today"], by=options["by"]
    )
    with make_server(site, token) as server:
        _serve(server, report, site, options)
    if not options["quiet"]:
        said = counted(len(site.decided), "decision")
        click.echo(f"\n{said} written to {plain(file.as_posix())}", err=True)
        for line in _offers(site, rules, options, workspace):
            click.echo(line, err=True)
    return exits.CLEAN


def _offers(
    site: ReviewSite, rules: RuleSet, options: dict[str, Any], workspace: Workspace
) -> Iterator[str]:
    """For each false positive of a rule the test that says so, for the rule's author."""
    for finding in site.decided:
        if finding.state is State.FALSE_POSITIVE:
            offer = offer_of(finding, rules, group=TEST_GROUP)
            if offer is not None:
                yield f"{finding.id}, a false positive:"
                yield from offer_lines(offer, options, workspace)


def _code_of_reading(report: Report, paths: tuple[Path, ...], options: dict[str, Any]) -> int:
    articles, claims = say_what_was_not_read(report, paths, options)
    return exits.reading_code(
        report.failures, articles=articles, claims=claims, allow_empty=options["allow_empty"]
    )


def _serve(server: ReviewServer, report: Report, site: ReviewSite, options: dict[str, Any]) -> None:
    """Answers until Ctrl-C, or until the system asks the program to end."""
    said = counted(len(report.findings), "finding")
    # The address alone on standard output, for whoever opens it by a program.
    click.echo(f"reviewing {said}; Ctrl-C ends it. The page:", err=True)
    click.echo(server.url)
    if not options["no_open"]:
        # A browser in the terminal returns only when it is left.
        Thread(target=_open, args=(server.url,), daemon=True).start()
    try:
        with _ended_as_by_a_key():
            server.serve_forever()
    except KeyboardInterrupt:
        # A decision that is being written is written to its end.
        site.finish()


def _open(url: str) -> None:
    if not webbrowser.open(url):
        click.echo("claimcheck: no browser could be opened; open the page yourself", err=True)


@contextmanager
def _ended_as_by_a_key() -> Iterator[None]:
    """What asks a program to end is taken like Ctrl-C."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: object) -> None:  # noqa: ARG001
    raise KeyboardInterrupt
