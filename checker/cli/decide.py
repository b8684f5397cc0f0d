"""`claimcheck decide`: write down what was decided on a finding, and never be asked again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.corpus import (
    baseline_option,
    corpus_options,
    decisions_option,
    load_rules,
    paths_argument,
    read_corpus,
    today_option,
)
from checker.cli.deciding import add_test, finding_named, offer_lines, offer_of, write_decisions
from checker.cli.known import decisions_file, known_of, load_decisions
from checker.cli.options import Day, Existing, Word, reading_options, rule_options, speech_options
from checker.cli.output import print_pieces
from checker.cli.problems import ProblemsError
from checker.cli.suggest import did_you_mean
from checker.cli.workspace import Workspace, open_workspace
from checker.report.text import plain
from checker.report.words import counted
from checker.values.report import State

if TYPE_CHECKING:
    from checker.decisions.model import DecidedFinding, Verdict
    from checker.ruleset.rules import RuleSet
    from checker.values.report import Report

_VERDICTS = (State.ACCEPTED.value, State.FALSE_POSITIVE.value, State.FIX_PLANNED.value)
_DEFAULT = "finding"
_SILENT = "silent"
_ID = re.compile(r"[0-9a-f]{12}")
_BY = click.option("--by", envvar="CLAIMCHECK_BY", help="Who decided.")


class _Group(click.Group):
    """A first word that names no command here is the id of a finding."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the command for one finding in front of its id."""
        first = args[0] if args else "--help"
        if first not in self.commands and first not in ("--help", "-h"):
            if not first.startswith("-") and not _ID.fullmatch(first):
                hint = did_you_mean(first, self.commands)
                raise click.UsageError(f"'{first}' is neither a finding's id nor a command{hint}")
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Group, subcommand_metavar="ID --verdict WORD --reason TEXT [PATH]... | COMMAND")
def decide() -> None:
    """Write down what was decided on a finding, in claimcheck-decisions.yaml.

    `claimcheck decide ID` is short for `claimcheck decide finding ID`.
    """


@decide.command(_DEFAULT)
@click.argument("identity", metavar="ID")
@paths_argument
@click.option("--verdict", type=Word(_VERDICTS), required=True, help="What was decided.")
@click.option("--reason", required=True, help="Why, for whoever reads it next year.")
@_BY
@click.option("--until", type=Day(), help="The last day on which it holds.")
@click.option(
    "--test-as",
    type=Word([_SILENT, "agrees"]),
    default=_SILENT,
    show_default=True,
    help="What a false positive should have been: of another matter, or in agreement.",
)
@click.option("--add-test", is_flag=True, help="Write that test into the rule's file.")
@rule_options
@corpus_options
@baseline_option
@reading_options
@speech_options
def decide_finding(identity: str, paths: tuple[Path, ...], **options: Any) -> int:
    """Accept the finding ID, call it a false positive, or plan its fix.

    The articles under PATHs are read to find it, as `claimcheck check` reads
    them. The decision covers the claims that are in it now: a source that joins
    later is new.
    """
    from checker.decisions.model import Verdict

    workspace = open_workspace(options)
    reason = " ".join(options["reason"].split())
    if not reason:
        raise click.UsageError("Invalid value for '--reason': it is empty")
    verdict = State(options["verdict"])
    if options["add_test"] and verdict is not State.FALSE_POSITIVE:
        raise click.UsageError("--add-test goes with --verdict false-positive")
    report, rules = _read(paths, options, workspace)
    if options["until"] and options["until"] < options["today"]:
        raise click.UsageError(f"--until {options['until']} has passed already")
    finding = finding_named(identity, report.findings)
    offer = offer_of(finding, rules, group=options["test_as"])
    if options["add_test"] and offer is None:
        raise click.UsageError("--add-test needs a finding of a rule: a violation")
    given = Verdict(identity, verdict, reason, options["by"], options["until"])
    more: list[str] = []
    # A test that cannot be added leaves the decision unwritten too.
    if offer is not None and options["add_test"]:
        place = add_test(offer, options, workspace)
        said = counted(len(offer.sentences), "test")
        more = [f"{place}: {said} added; `claimcheck rules test` fails until it is read so"]
    elif offer is not None and verdict is State.FALSE_POSITIVE:
        more = list(offer_lines(offer, options, workspace))
    file = decisions_file(options, workspace)
    (entry,) = write_decisions(file, [(finding, given)], on=options["today"])
    said = f"{plain(file.as_posix())}: {identity} is {_told(entry, options['today'])}"
    _print([said, *more], options)
    return exits.CLEAN


@decide.command("list")
@rule_options
@decisions_option
@today_option
@speech_options
def list_decisions(**options: Any) -> int:
    """List what was decided, oldest entry first; what has expired is marked."""
    workspace = open_workspace(options)
    today = options["today"] or date.today()
    for entry in load_decisions(options, workspace):
        print_pieces(f"{line}\n" for line in _entry_lines(entry, today))
    return exits.CLEAN


@decide.command("import")
@click.argument("file", metavar="FILE", type=Existing(file=True))
@paths_argument
@_BY
@rule_options
@corpus_options
@baseline_option
@reading_options
@speech_options
def import_decisions(file: Path, paths: tuple[Path, ...], **options: Any) -> int:
    """Take over the decisions that a reviewer collected and downloaded in the HTML report.

    Leaves with 3 where some of them are on findings that are not there.
    """
    workspace = open_workspace(options)
    verdicts = _downloaded(file, options)
    report, rules = _read(paths, options, workspace)
    by_id = {finding.id: finding for finding in report.findings}
    there = [(by_id[each.id], each) for each in verdicts if each.id in by_id]
    target = decisions_file(options, workspace)
    entries = write_decisions(target, there, on=options["today"]) if there else ()
    said = counted(len(entries), "decision")
    _print([f"{plain(target.as_posix())}: {said} taken over from {plain(str(file))}"], options)
    for finding, verdict in there:
        offer = offer_of(finding, rules, group=_SILENT)
        if offer is not None and verdict.verdict is State.FALSE_POSITIVE:
            _print(list(offer_lines(offer, options, workspace)), options)
    missing = [each for each in verdicts if each.id not in by_id]
    for each in missing:
        said = f"no finding '{each.id}' in the articles that were read; not taken over"
        click.echo(f"claimcheck: {plain(str(file))}: {said}", err=True)
    return exits.INCOMPLETE if missing else exits.CLEAN


def _downloaded(file: Path, options: dict[str, Any]) -> tuple[Verdict, ...]:
    from dataclasses import replace

    from checker.decisions.decisions_file import UnreadableError, text_of
    from checker.decisions.downloaded import DownloadError, parse_download

    try:
        verdicts = parse_download(text_of(file, shown=file.as_posix()))
    except UnreadableError as error:
        raise ProblemsError(error.problems, summary="nothing was taken over") from error
    except DownloadError as error:
        said = "\n".join(f"{file}: {message}" for message in error.messages)
        raise click.ClickException(said) from error
    return tuple(replace(verdict, by=verdict.by or options["by"]) for verdict in verdicts)


def _read(
    paths: tuple[Path, ...], options: dict[str, Any], workspace: Workspace
) -> tuple[Report, RuleSet]:
    """The report in which findings are looked up; what could not be read is said."""
    rules = load_rules(options, workspace)
    known = known_of(options, workspace, new_decisions=True)
    report = read_corpus(paths, options, workspace, rules, known=known)
    for failure in report.failures:
        click.echo(f"claimcheck: {plain(failure.path)}: {failure.message}", err=True)
    return report, rules


def _print(lines: list[str], options: dict[str, Any]) -> None:
    if not options["quiet"]:
        print_pieces(f"{line}\n" for line in lines)


def _told(entry: DecidedFinding, today: date) -> str:
    """`accepted until 2027-05-01`, and whether that has passed."""
    said = entry.verdict.value
    if entry.until:
        said += f" until {entry.until}"
    return f"{said} (expired)" if entry.expired(today) else said


def _entry_lines(entry: DecidedFinding, today: date) -> Iterator[str]:
    """An entry as a few lines: what, by whom, why, and on which sentences."""
    who = f" by {plain(entry.by)}" if entry.by else ""
    when = f" on {entry.on}" if entry.on else ""
    what = " ".join(part for part in (entry.kind, entry.rule) if part)
    yield f"{entry.place}: {entry.id} {_told(entry, today)}{who}{when}"
    if what:
        yield f"  on: {plain(what)}"
    yield f"  reason: {plain(entry.reason)}"
    for quote in entry.quotes:
        yield f'  {plain(quote.path)}: "{plain(quote.quote)}"'
