"""`claimcheck baseline`: what is known already, so that a run fails for what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.corpus import (
    baseline_option,
    corpus_options,
    load_rules,
    paths_argument,
    read_corpus,
)
from checker.cli.footer import stale_lines
from checker.cli.known import baseline_file, known_of
from checker.cli.options import Command, reading_options, rule_options, speech_options
from checker.cli.output import print_pieces, write_file
from checker.cli.stdin import asked
from checker.cli.workspace import Workspace, open_workspace
from checker.report.text import plain
from checker.report.words import counted

if TYPE_CHECKING:
    from checker.decisions.model import KnownEntry
    from checker.decisions.update import Update
    from checker.values.report import Report


@dataclass(frozen=True, slots=True)
class _Held:
    """A report held against the baseline, and what of it the baseline should say."""

    file: Path
    report: Report
    update: Update
    code: int


def _options(command: Command) -> Command:
    for option in (
        speech_options,
        reading_options,
        baseline_option,
        corpus_options,
        rule_options,
        paths_argument,
    ):
        command = option(command)
    return command


@click.group()
def baseline() -> None:
    """Keep a list of what is known, so that a run fails for what is new.

    It is claimcheck-baseline.jsonl at the root, unless --baseline names another
    file: one claim of a finding on a line, for git to merge.
    """


@baseline.command()
@_options
@click.option("--accept-new", is_flag=True, help="Add the claims that are not in it yet.")
def write(paths: tuple[Path, ...], **options: Any) -> int:
    """Write down the claims of all findings as known.

    Where there is a baseline already, claims that moved or were reworded are
    brought up to date, those that are gone are taken out, and new ones are added
    with --accept-new alone; without it, they are counted and the code is 1.
    """
    workspace = open_workspace(options)
    first = not baseline_file(options, workspace).exists()
    held = _hold(paths, options, workspace, new=True)
    accepts = first or options["accept_new"]
    _write(held, (*held.update.kept, *(held.update.new if accepts else ())))
    said = _parts(held, accepts=accepts)
    _print([f"{_shown(held.file)}: {said}"], options)
    if held.code != exits.CLEAN:
        return held.code
    return exits.FINDINGS if held.update.new and not accepts else exits.CLEAN


@baseline.command()
@_options
def prune(paths: tuple[Path, ...], **options: Any) -> int:
    """Take out what is found no longer, and nothing else."""
    workspace = open_workspace(options)
    held = _hold(paths, options, workspace)
    _write(held, held.update.remaining)
    lines = list(stale_lines(held.report.stale))
    said = counted(len(held.report.stale), "entry", "entries")
    _print([*lines, f"{_shown(held.file)}: {said} taken out"], options)
    return held.code


@baseline.command()
@_options
@click.option(
    "--strict-baseline",
    is_flag=True,
    envvar="CLAIMCHECK_STRICT_BASELINE",
    help="Leave with 1 where it lists what is found no longer.",
)
def status(paths: tuple[Path, ...], **options: Any) -> int:
    """Say what the baseline knows: what is still there, what is gone, what is new."""
    workspace = open_workspace(options)
    held = _hold(paths, options, workspace)
    _print([*stale_lines(held.report.stale), *_status(held)], options)
    if options["strict_baseline"] and held.report.stale:
        return exits.FINDINGS
    return held.code


def _hold(
    paths: tuple[Path, ...], options: dict[str, Any], workspace: Workspace, *, new: bool = False
) -> _Held:
    """Reads the corpus; a baseline must be there unless it is `new`."""
    from checker.decisions.update import update_of
    from checker.pipeline.settling import seen_in

    file = baseline_file(options, workspace)
    if not new and not file.exists():
        said = f"'{file}' does not exist; `claimcheck baseline write` writes it"
        raise click.UsageError(f"no baseline: {said}")
    rules = load_rules(options, workspace)
    known = known_of(options, workspace, new_baseline=new)
    report = read_corpus(paths, options, workspace, rules, known=known)
    seen = seen_in(
        [article.path for article in report.articles], report.claims, root=workspace.root
    )
    update = update_of(report, known, seen, replaced=rules.replaced)
    return _Held(file, report, update, _say_failures(report, paths, options))


def _say_failures(report: Report, paths: tuple[Path, ...], options: dict[str, Any]) -> int:
    coverage = report.coverage
    for line in exits.complaints(
        report.failures,
        articles=coverage.articles,
        claims=coverage.claims,
        asked=asked(paths),
        allow_empty=options["allow_empty"],
    ):
        click.echo(f"claimcheck: {line}", err=True)
    return exits.reading_code(
        report.failures,
        articles=coverage.articles,
        claims=coverage.claims,
        allow_empty=options["allow_empty"],
    )


def _write(held: _Held, entries: Sequence[KnownEntry]) -> None:
    from checker.decisions.baseline import baseline_lines

    write_file(held.file, baseline_lines(entries))


def _print(lines: Sequence[str], options: dict[str, Any]) -> None:
    if not options["quiet"]:
        print_pieces(f"{line}\n" for line in lines)


def _shown(file: Path) -> str:
    return plain(file.as_posix())


def _parts(held: _Held, *, accepts: bool) -> str:
    """`12 known, 3 added, 1 taken out`."""
    update = held.update
    parts = [f"{counted(len(update.kept), 'claim')} known"]
    parts += [f"{update.changed:,} brought up to date"] if update.changed else []
    parts += [f"{len(held.report.stale):,} taken out"] if held.report.stale else []
    if update.new and accepts:
        parts.append(f"{len(update.new):,} added")
    elif update.new:
        parts.append(f"{len(update.new):,} new left out (--accept-new adds them)")
    return ", ".join(parts)


def _status(held: _Held) -> Iterator[str]:
    update = held.update
    known = counted(len(update.kept) + len(held.report.stale), "claim")
    yield f"{_shown(held.file)}: {known}"
    yield f"  {update.found:,} found again" + (
        f", {update.changed:,} of them moved or reworded" if update.changed else ""
    )
    yield f"  {len(held.report.stale):,} found no longer"
    if update.unsettled:
        yield f"  {update.unsettled:,} in articles that were not read"
    yield f"  {len(update.new):,} new, not in it"
