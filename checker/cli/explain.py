"""`claimcheck explain`: a finding in full, a rule with its evidence and tests, or a kind."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.completing import rule_ids
from checker.cli.corpus import (
    baseline_option,
    corpus_options,
    load_rules,
    paths_argument,
    read_corpus,
)
from checker.cli.known import known_of
from checker.cli.options import Existing, reading_options, rule_options, speech_options
from checker.cli.output import columns, print_pieces
from checker.cli.reported import read_report
from checker.cli.rules_shared import shown_lines
from checker.cli.suggest import did_you_mean
from checker.cli.workspace import Workspace, open_workspace
from checker.report.style import wants_colour
from checker.report.view import View
from checker.values.report import Finding, FindingKind

if TYPE_CHECKING:
    from checker.ruleset.rules import RuleSet

#: Ids have twelve digits; four of them mostly tell one finding from the others.
_ID = re.compile(r"[0-9a-f]{4,12}")


@click.command()
@click.argument("name", metavar="ID|RULE", shell_complete=rule_ids)
@paths_argument
@click.option(
    "--report",
    type=Existing(file=True),
    metavar="FILE",
    help="Take the finding from a report of --format json; no article is read.",
)
@rule_options
@corpus_options
@baseline_option
@reading_options
@speech_options
def explain(name: str, paths: tuple[Path, ...], **options: Any) -> int:
    """Show a finding in full, or a rule with its evidence and tests.

    ID is a finding's, or its first digits, or a claim's. The articles under
    PATHs are read to find it, as `claimcheck check` reads them. RULE is topic/id,
    the bare id of a statement, concept or relation, or a kind of finding.
    """
    workspace = open_workspace(options)
    rules = load_rules(options, workspace)
    lines = list(_of_rules(name, workspace, rules, options))
    if not lines:
        found = _findings_named(name, _findings(name, paths, options, workspace, rules))
        lines = list(_of_findings(found, workspace, rules, options))
    print_pieces(f"{line}\n" for line in lines)
    return exits.CLEAN


def _view(rules: RuleSet, options: dict[str, Any]) -> View:
    from checker.pipeline.names import names_of

    return View(
        names=names_of(rules), width=columns(), colour=wants_colour(options["color"], sys.stdout)
    )


def _of_rules(
    name: str, workspace: Workspace, rules: RuleSet, options: dict[str, Any]
) -> Iterator[str]:
    """What a rule's id or a kind's name stands for; nothing where it is neither."""
    from checker.authoring.show import find
    from checker.report.explain import kind_lines

    view = _view(rules, options)
    if name in list(FindingKind):
        yield from kind_lines(FindingKind(name), view)
        return
    for number, shown in enumerate(find(name, rules, view.names)):
        yield from ([""] if number else [])
        yield from shown_lines(shown, workspace, colour=view.colour)


def _findings(
    name: str,
    paths: tuple[Path, ...],
    options: dict[str, Any],
    workspace: Workspace,
    rules: RuleSet,
) -> tuple[Finding, ...]:
    """The findings of the report, or of a run over the articles."""
    if not _ID.fullmatch(name):
        from checker.authoring.show import known_ids

        known = (*known_ids(rules), *(kind.value for kind in FindingKind))
        raise click.UsageError(f"no rule and no finding '{name}'{did_you_mean(name, known)}")
    if options["report"]:
        from checker.report.read_back import read_findings

        return read_report(options["report"], read_findings)
    known_findings = known_of(options, workspace)
    report = read_corpus(paths, options, workspace, rules, known=known_findings)
    for failure in report.failures:
        click.echo(f"claimcheck: {failure.path}: {failure.message}", err=True)
    return report.findings


def _findings_named(name: str, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The finding whose id starts so, else those with the claim; raises UsageError."""
    found = [finding for finding in findings if finding.id.startswith(name)]
    if len(found) > 1:
        ids = ", ".join(finding.id for finding in found)
        raise click.UsageError(f"'{name}' is not one finding alone: {ids}")
    if not found:
        found = [
            finding
            for finding in findings
            if any(each.id == name for side in finding.sides for each in side.claims)
        ]
    if not found:
        hint = did_you_mean(name, [finding.id for finding in findings])
        raise click.UsageError(f"no finding '{name}' among {len(findings):,}{hint}")
    return found


def _of_findings(
    findings: Sequence[Finding],
    workspace: Workspace,
    rules: RuleSet,
    options: dict[str, Any],
) -> Iterator[str]:
    from checker.report.explain import explained

    view = _view(rules, options)
    for number, finding in enumerate(findings):
        yield from ([""] if number else [])
        yield from explained(finding, view)
        if finding.rule and finding.rule in rules.statements:
            yield ""
            yield from _of_rules(finding.rule, workspace, rules, options)
