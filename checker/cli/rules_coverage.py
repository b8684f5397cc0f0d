"""`claimcheck rules coverage`: what of the rules a corpus touches, and what it lacks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.options import ANY_PATH, Word, rule_options, speech_options
from checker.cli.output import columns, print_pieces
from checker.cli.workspace import ignore_patterns, load_workspace_rules, open_workspace
from checker.report.text import plain, shortened, width
from checker.report.words import counted

if TYPE_CHECKING:
    from checker.authoring.coverage import RulesCoverage
    from checker.ruleset.rules import RuleSet

#: How many concepts are listed, the most named first, unless -v is given.
_MOST = 10


@click.command()
@click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    type=ANY_PATH,
    envvar="CLAIMCHECK_PATHS",
)
@rule_options
@click.option(
    "--format",
    type=Word(["table", "json"]),
    default="table",
    show_default=True,
    help="Tables for eyes, or one JSON object.",
)
@click.option(
    "--nouns",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar="N",
    help="How many nouns that no rule knows to list.",
)
@speech_options
def coverage(paths: tuple[Path, ...], **options: Any) -> int:
    """Show which rules the articles under PATHs touch, and what to add next.

    Lists nouns that no rule knows, by the number of articles, from sentences that
    relate something to something and still made no claim.
    """
    from checker.authoring.coverage import rules_coverage

    workspace = open_workspace(options)
    found = load_workspace_rules(workspace, quiet=True)
    covered = rules_coverage(
        paths,
        found,
        root=workspace.root,
        most_nouns=options["nouns"],
        cache=workspace.cache,
        ignore=ignore_patterns(workspace),
    )
    if options["format"] == "json":
        print_pieces([json.dumps(_object(covered, found), ensure_ascii=False, indent=2) + "\n"])
    else:
        lines = _lines(covered, found, verbose=options["verbose"] > 0)
        print_pieces(f"{line}\n" for line in lines)
    for failure in covered.failures:
        click.echo(f"claimcheck: {failure.path}: {failure.message}", err=True)
    if not options["quiet"]:
        said = f"{counted(covered.articles, 'article')} read, "
        click.echo(f"{said}{counted(covered.claims, 'claim')} found", err=True)
    return exits.INCOMPLETE if covered.failures or not covered.articles else exits.CLEAN


def _object(covered: RulesCoverage, found: RuleSet) -> dict[str, Any]:
    return {
        "schema": "claimcheck/coverage@1",
        "articles": covered.articles,
        "claims": covered.claims,
        "concepts": dict(covered.concepts),
        "quantities": dict(covered.quantities),
        "statements": sorted(covered.statements),
        "untouched": sorted(set(found.statements) - covered.statements),
        "unknown": [
            {
                "noun": noun.noun,
                "articles": noun.articles,
                "times": noun.times,
                "place": noun.place,
                "example": noun.example,
            }
            for noun in covered.unknown
        ],
    }


def _lines(covered: RulesCoverage, found: RuleSet, *, verbose: bool) -> Iterator[str]:
    yield from _columns([("topic", "concepts", "statements", "quantities"), *_rows(covered, found)])
    ranked = sorted(covered.concepts, key=lambda name: (-covered.concepts[name], name))
    if ranked:
        yield ""
        yield "named in most articles:"
        shown = ranked if verbose else ranked[:_MOST]
        yield from _columns(
            [(f"  {found.concepts[name].label}", str(covered.concepts[name])) for name in shown]
        )
    untouched = sorted(set(found.statements) - covered.statements)
    if verbose and untouched:
        yield ""
        yield "statements that no claim met:"
        yield from (f"  {name}" for name in untouched)
    if covered.unknown:
        yield ""
        yield "nouns that no rule knows, in sentences that relate something:"
        head = ("  noun", "articles", "times", "for example")
        rows = [
            (f"  {noun.noun}", str(noun.articles), str(noun.times), noun.place)
            for noun in covered.unknown
        ]
        for line, noun in zip(_columns([head, *rows]), (None, *covered.unknown), strict=True):
            room = columns() - width(line) - 2
            yield (
                line.rstrip() if noun is None else f"{line}  {shortened(plain(noun.example), room)}"
            )


def _rows(covered: RulesCoverage, found: RuleSet) -> Iterator[tuple[str, ...]]:
    """For each topic: how many of its concepts, statements and quantities are touched."""
    topics = {name: concept.topic for name, concept in found.concepts.items()}
    concepts, named = Counter(topics.values()), Counter(topics[name] for name in covered.concepts)
    held = Counter(statement.topic for statement in found.statements.values())
    met = Counter(found.statements[name].topic for name in covered.statements)
    amounts = {name: topics.get(rule.of, "") for name, rule in found.quantities.items()}
    stated = Counter(amounts[name] for name in covered.quantities)
    kinds = Counter(amounts.values())
    for topic in sorted({*concepts, *held}):
        yield (
            topic,
            f"{named[topic]} of {concepts[topic]}",
            f"{met[topic]} of {held[topic]}",
            f"{stated[topic]} of {kinds[topic]}",
        )


def _columns(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """The first column and the last of four to the left, the others to the right."""
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    left = {0, 3} if any(":" in row[-1] for row in rows) else {0}
    for row in rows:
        cells = (
            cell + " " * (size - width(cell)) if column in left else f"{cell:>{size}}"
            for column, (cell, size) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip() if max(left) == 0 else "  ".join(cells)
