"""What a run says on standard error when it is done: what was not read, counts, stale entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from checker.cli import exits
from checker.cli.stdin import asked
from checker.report.states import stale_words
from checker.report.view import View, visible
from checker.report.words import counted
from checker.values.report import Report, Severity, Stale, State


def say_what_was_not_read(
    report: Report, paths: Sequence[Path], options: Mapping[str, Any]
) -> tuple[int, int]:
    """Prints each complaint; returns how many articles and claims were checked."""
    articles, claims = exits.checked(report)
    complaints = exits.complaints(
        report.failures,
        articles=articles,
        claims=claims,
        asked=asked(paths),
        allow_empty=options["allow_empty"],
    )
    for line in complaints:
        click.echo(f"claimcheck: {line}", err=True)
    return articles, claims


def say_footer(
    report: Report,
    view: View,
    paths: tuple[Path, ...],
    options: dict[str, Any],
    *,
    more: Sequence[str] = (),
) -> None:
    """Prints what stopped a run from being complete, and the summary with `more` unless --quiet."""
    coverage = report.coverage
    say_what_was_not_read(report, paths, options)
    if options["verbose"]:
        for line in exits.ignored_lines(coverage.ignored):
            click.echo(f"claimcheck: {line}", err=True)
    if options["verbose"] or options["strict_baseline"]:
        for line in stale_lines(report.stale):
            click.echo(f"claimcheck: {line}", err=True)
    if options["verbose"]:
        for line in stale_lines(report.unmatched):
            click.echo(f"claimcheck: {line}", err=True)
    if not options["quiet"]:
        for line in (*footer_lines(report, view), *more):
            click.echo(line, err=True)


def footer_lines(report: Report, view: View) -> Iterator[str]:
    """Counts of findings, then of what is known, then what was read."""
    grave = visible(report, View(min_severity=view.min_severity))
    shown = visible(report, view)
    counts = Counter(finding.severity for finding in shown)
    parts = [counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    line = counted(len(shown), "finding") if shown else "no findings"
    line += f": {', '.join(parts)}" if parts else ""
    hidden = len(report.findings) - len(grave)
    if hidden:
        milder = "note" if view.min_severity is Severity.WARNING else "warning or note"
        said = counted(hidden, milder, f"{milder}s".replace("warning or", "warnings or"))
        line += f"; {said} hidden (--min-severity note shows all)"
    yield line
    states = Counter(finding.state for finding in grave)
    if set(states) - {State.NEW}:
        yield states_line(states, hidden=len(grave) - len(shown))
    if report.stale:
        said = counted(len(report.stale), "entry", "entries")
        yield f"{said} of the baseline found no longer (claimcheck baseline prune removes them)"
    if report.unmatched:
        said = counted(len({stale.finding for stale in report.unmatched}), "decision")
        yield f"{said} on what is found no longer (-v shows what)"
    coverage = report.coverage
    articles, _ = exits.checked(report)
    lent = coverage.articles - articles
    opened = f" ({len(report.open_claims):,} of them open)" if report.open_claims else ""
    read = counted(articles, "article") + (f" and {counted(lent, 'reference')}" if lent else "")
    yield (
        f"{read} read, {counted(coverage.claims, 'claim')} "
        f"found{opened}, {coverage.claims_compared:,} compared; {coverage.rules_touched:,} of "
        f"{counted(coverage.rules, 'established statement')} met a claim"
    )


def states_line(states: Counter[State], *, hidden: int) -> str:
    """`3 new, 12 baselined, 2 accepted`, and how many of them are not shown."""
    said = ", ".join(f"{states[state]:,} {state.value}" for state in State if states[state])
    if State.NEW not in states:
        said = f"0 new, {said}"
    return f"{said}; {hidden:,} hidden (--show all shows them)" if hidden else said


def stale_lines(stale: Sequence[Stale]) -> Iterator[str]:
    """Each entry that nothing answers to, by the file and line that knows it."""
    return map(stale_words, stale)
