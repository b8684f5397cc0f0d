"""Writing decisions down, and offering a false positive as a test of its rule."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.locking import locked
from checker.cli.output import write_file
from checker.cli.problems import ProblemsError
from checker.cli.rules_shared import place_of
from checker.cli.settings import near
from checker.cli.suggest import did_you_mean
from checker.cli.workspace import Workspace, load_workspace_rules
from checker.values.report import Finding

if TYPE_CHECKING:
    from checker.decisions.model import DecidedFinding, Verdict
    from checker.ruleset.model import Statement
    from checker.ruleset.rules import RuleSet

_AS_IT_WAS = "{file} is as it was"


def finding_named(identity: str, findings: Sequence[Finding]) -> Finding:
    """The finding of an id; raises UsageError with the nearest one."""
    by_id = {finding.id: finding for finding in findings}
    if identity not in by_id:
        said = f"no finding '{identity}' in the articles that were read"
        raise click.UsageError(said + did_you_mean(identity, by_id))
    return by_id[identity]


def write_decisions(
    file: Path, verdicts: Sequence[tuple[Finding, Verdict]], *, on: date
) -> tuple[DecidedFinding, ...]:
    """Writes what was decided on findings into the file, and gives the entries.

    A decision on a finding that has one takes its place. Raises ProblemsError or
    ClickException, and then leaves the file as it was.
    """
    from checker.decisions.decisions_file import UnreadableError, text_of
    from checker.decisions.model import decided
    from checker.decisions.write import WriteError, with_decisions

    shown = file.as_posix()
    entries = tuple(decided(finding, verdict, on=on) for finding, verdict in verdicts)
    with locked(file):
        try:
            text = text_of(file, shown=shown) if file.exists() else ""
            changed = with_decisions(text, entries, shown=shown)
        except UnreadableError as error:
            summary = _AS_IT_WAS.format(file=file)
            raise ProblemsError(error.problems, summary=summary) from error
        except WriteError as error:
            raise click.ClickException(f"{_AS_IT_WAS.format(file=file)}: {error}") from error
        write_file(file, [changed])
    return entries


@dataclass(frozen=True, slots=True)
class Offer:
    """Sentences that a rule's own tests could hold, and where they would stand."""

    statement: Statement
    group: str
    sentences: tuple[str, ...]


def offer_of(finding: Finding, rules: RuleSet, *, group: str) -> Offer | None:
    """The test that says of a false positive what should have come out; None without a rule."""
    statement = rules.statements.get(finding.rule or "")
    quotes = (each.claim.quote for side in finding.sides for each in side.claims)
    if statement is None:
        return None
    return Offer(statement, group, tuple(dict.fromkeys(quotes)))


def offer_lines(offer: Offer, options: dict[str, Any], workspace: Workspace) -> Iterator[str]:
    """The YAML that a rule's author would add."""
    origin = offer.statement.origin
    if _own_file(offer.statement, options, workspace):
        place = place_of(origin, workspace.folders)
        yield f"the test that says so, for {place} (--add-test writes it):"
    else:
        yield f"the test that says so, for {origin}; send it to whoever keeps these rules:"
    yield "    tests:"
    yield f"      {offer.group}:"
    for sentence in offer.sentences:
        yield f"        - {json.dumps(sentence, ensure_ascii=False)}"


def add_test(offer: Offer, options: dict[str, Any], workspace: Workspace) -> str:
    """Writes an offered test into the rule's file; gives the place, for people.

    Raises ClickException, and then leaves the file as it was.
    """
    from checker.authoring.add_test import with_tests
    from checker.authoring.append import AppendError

    file = _own_file(offer.statement, options, workspace)
    if file is None:
        raise click.ClickException(
            f"{offer.statement.origin} is not in a folder of yours (--rules, or 'rules' in "
            "claimcheck.yaml): send the test to whoever keeps these rules"
        )
    before = file.read_bytes()
    name = offer.statement.id.rpartition("/")[2]
    try:
        text = with_tests(before.decode("utf-8"), name, offer.group, offer.sentences)
    except AppendError as error:
        raise click.ClickException(f"{near(file)}: {error}") from error
    write_file(file, [text])
    try:
        load_workspace_rules(workspace, quiet=True)
    except ProblemsError as error:
        file.write_bytes(before)
        summary = f"{near(file)} is as it was: the test does not validate"
        raise ProblemsError(error.problems, summary=summary) from error
    return place_of(offer.statement.origin, workspace.folders)


def _own_file(statement: Statement, options: dict[str, Any], workspace: Workspace) -> Path | None:
    """The rule's file, where it is the user's own: shipped rules are not changed from here."""
    own = [folder.resolve() for folder in (*workspace.config.rules, *options["rules"])]
    for folder in workspace.folders:
        file = folder / statement.origin.file if folder.is_dir() else folder
        mine = any(file.resolve().is_relative_to(each) for each in own)
        if file.is_file() and file.as_posix().endswith(statement.origin.file) and mine:
            return file.resolve()
    return None
