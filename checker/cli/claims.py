"""`claimcheck claims`: every claim that was read, as a table or as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.options import ANY_PATH, Word, reading_options, rule_options, speech_options
from checker.cli.output import columns, print_pieces
from checker.cli.progress import ProgressLine
from checker.cli.stdin import asked, split_stdin
from checker.cli.workspace import ignore_patterns, load_workspace_rules, open_workspace
from checker.report.style import wants_colour
from checker.report.view import View
from checker.report.words import counted

if TYPE_CHECKING:
    from checker.pipeline.stages import Gathered
    from checker.ruleset.rules import RuleSet
    from checker.values.claim import Claim


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
    type=Word(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="A table for eyes, or one JSON object a line.",
)
@reading_options
@speech_options
def claims(paths: tuple[Path, ...], **options: Any) -> int:
    """List every claim in the articles under PATHs, compared or not.

    -v shows each sentence with the words that were read underlined.
    """
    from checker.pipeline.names import names_of
    from checker.pipeline.stages import gather

    workspace = open_workspace(options)
    rules = load_workspace_rules(workspace, quiet=True)
    files, articles = split_stdin(paths)
    with ProgressLine(quiet=options["quiet"]) as progress:
        gathered = gather(
            files,
            rules,
            root=workspace.root,
            jobs=options["jobs"],
            articles=articles,
            progress=progress,
            allow_empty=options["allow_empty"],
            cache=workspace.cache,
            ignore=ignore_patterns(workspace),
        )
    view = View(
        names=names_of(rules),
        width=columns(),
        colour=wants_colour(options["color"], sys.stdout),
        verbose=options["verbose"] > 0,
    )
    print_pieces(_pieces(gathered.claims, options["format"], rules, view))
    sys.stdout.flush()
    return _finish(gathered, paths, options)


def _pieces(found: Sequence[Claim], name: str, rules: RuleSet, view: View) -> Iterator[str]:
    from checker.pipeline.ids import with_ids
    from checker.report.claims_table import table
    from checker.report.serialize import claim_object

    if name == "table":
        yield from table(found, view)
        return
    for claim_id, claim in with_ids(found, rules):
        whole = claim_object(claim, claim_id=claim_id)
        yield json.dumps(whole, ensure_ascii=False) + "\n"


def _finish(gathered: Gathered, paths: Sequence[Path], options: dict[str, Any]) -> int:
    count = len(gathered.claims)
    read = sum(reading.failure is None for reading in gathered.readings)
    allow_empty = options["allow_empty"]
    for line in exits.complaints(
        gathered.failures,
        articles=read,
        claims=count,
        asked=asked(paths),
        allow_empty=allow_empty,
    ):
        click.echo(f"claimcheck: {line}", err=True)
    if options["verbose"]:
        for line in exits.ignored_lines(gathered.ignored):
            click.echo(f"claimcheck: {line}", err=True)
    if not options["quiet"]:
        click.echo(f"{counted(read, 'article')} read, {counted(count, 'claim')} found", err=True)
    return exits.reading_code(
        gathered.failures, articles=read, claims=count, allow_empty=allow_empty
    )
