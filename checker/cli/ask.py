"""`claimcheck ask`: what the corpus says on a subject, as sides with their sources."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.completing import concepts
from checker.cli.corpus import baseline_option, corpus_options, load_rules, read_corpus
from checker.cli.known import known_of
from checker.cli.options import ANY_PATH, Word, reading_options, rule_options, speech_options
from checker.cli.output import columns, print_pieces
from checker.cli.stdin import asked
from checker.cli.workspace import Workspace, open_workspace
from checker.report.style import wants_colour
from checker.report.view import View

if TYPE_CHECKING:
    from checker.ruleset.rules import RuleSet
    from checker.values.answer import Answer
    from checker.values.report import Report


@click.command()
@click.argument("subject", shell_complete=concepts)
@click.argument("object_", metavar="[OBJECT]", required=False, shell_complete=concepts)
@rule_options
@click.option(
    "--in",
    "paths",
    multiple=True,
    type=ANY_PATH,
    envvar="CLAIMCHECK_PATHS",
    metavar="PATH",
    help="The articles to ask. Repeat for more.  [default: the working directory]",
)
@click.option(
    "--format",
    type=Word(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for eyes, or one JSON object.",
)
@corpus_options
@baseline_option
@reading_options
@speech_options
def ask(subject: str, object_: str | None, **options: Any) -> int:
    """Show what the articles say on SUBJECT, or on SUBJECT and OBJECT.

    Names are read as in articles: synonyms, plurals and misspellings count, and
    narrower concepts are included. What is established stands beside, with its
    evidence. Exit codes: 0 asked, whatever the answer is; 2 could not start;
    3 read nothing or not everything, 4 internal error.
    """
    from checker.pipeline.asking import answer

    workspace = open_workspace(options)
    options["today"] = options["today"] or date.today()
    rules = load_rules({**options, "quiet": True}, workspace)
    first, second = (
        _concept(words, rules, workspace, options) if words is not None else None
        for words in (subject, object_)
    )
    assert first is not None
    known = known_of(options, workspace)
    report = read_corpus(options["paths"], options, workspace, rules, known=known)
    found = answer(report, rules, first, second)
    for line in _other_way_round(found, report, rules):
        click.echo(f"claimcheck: {line}", err=True)
    _print(found, rules, options)
    sys.stdout.flush()
    return _finish(report, options)


def _concept(words: str, rules: RuleSet, workspace: Workspace, options: dict[str, Any]) -> str:
    from checker.pipeline.asking import UnknownNameError, resolve

    try:
        named = resolve(words, rules, cache=workspace.cache)
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from error
    if named.corrected and not options["quiet"]:
        label = rules.concepts[named.concept].label
        click.echo(f"claimcheck: '{words}' is read as {label}", err=True)
    return named.concept


def _other_way_round(found: Answer, report: Report, rules: RuleSet) -> Iterator[str]:
    """A hint where nothing is said, but something is with subject and object exchanged."""
    from checker.pipeline.asking import answer

    if found.object is None or any(part.stands for part in found.parts):
        return
    turned = answer(report, rules, found.object, found.subject)
    if any(part.stands for part in turned.parts):
        first, second = (rules.concepts[one].label for one in (turned.subject, found.subject))
        yield f'nothing is said on that; try: claimcheck ask "{first}" "{second}"'


def _print(found: Answer, rules: RuleSet, options: dict[str, Any]) -> None:
    from checker.compare.identity import participant_id
    from checker.pipeline.names import names_of
    from checker.report.answer import as_json, text

    view = View(
        names=names_of(rules),
        width=columns(),
        colour=wants_colour(options["color"], sys.stdout),
        verbose=options["verbose"] > 0,
    )
    if options["format"] == "json":
        print_pieces([as_json(found, view, participant_id)])
    else:
        print_pieces(text(found, view))


def _finish(report: Report, options: dict[str, Any]) -> int:
    coverage, allow_empty = report.coverage, options["allow_empty"]
    for line in exits.complaints(
        report.failures,
        articles=coverage.articles,
        claims=coverage.claims,
        asked=asked(options["paths"]),
        allow_empty=allow_empty,
    ):
        click.echo(f"claimcheck: {line}", err=True)
    return exits.reading_code(
        report.failures,
        articles=coverage.articles,
        claims=coverage.claims,
        allow_empty=allow_empty,
    )
