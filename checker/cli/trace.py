"""`claimcheck trace`: how a sentence is read, or the first step at which it gave nothing."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.options import Word, rule_options, speech_options
from checker.cli.output import columns, print_pieces
from checker.cli.workspace import load_workspace_rules, open_workspace
from checker.report.style import wants_colour
from checker.report.view import View

if TYPE_CHECKING:
    from checker.values.article import Article, Failure
    from checker.values.trace import Trace

#: What reports call a sentence that was given on the command line.
TYPED = "<text>"

_FILE_AND_LINE = re.compile(r"(?P<file>\S.*?):(?P<line>[1-9][0-9]*)(:[0-9]+)?")


@click.command()
@click.argument("text", metavar="TEXT|FILE:LINE")
@rule_options
@click.option(
    "--format",
    type=Word(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for eyes, or one JSON object.",
)
@speech_options
def trace(text: str, **options: Any) -> int:
    """Show how TEXT, or the sentences on a line of a file, are read.

    Each claim comes slot by slot with the words that filled it, their offsets,
    the rule that read them and how they hang on the relating word; a sentence
    without a claim says where it ended, and what would be needed to go on.
    """
    from checker.claims import build_reader
    from checker.pipeline.ids import with_ids
    from checker.pipeline.names import names_of
    from checker.pipeline.tracing import trace_article
    from checker.report.trace import trace_lines
    from checker.report.trace_json import trace_json
    from checker.values.article import Failure

    workspace = open_workspace(options)
    article, line = _article(text, workspace.root)
    if isinstance(article, Failure):
        click.echo(f"claimcheck: {article.path}: {article.message}", err=True)
        return exits.INCOMPLETE
    rules = load_workspace_rules(workspace, quiet=True)
    traces = trace_article(article, build_reader(rules, cache=workspace.cache))
    shown = [found for found in traces if line is None or _covers(found, line)]
    if options["format"] == "json":
        claims = [claim for found in shown for claim in found.claims]
        ids = {claim: claim_id for claim_id, claim in with_ids(claims, rules)}
        print_pieces([trace_json(shown, ids)])
    else:
        colour = wants_colour(options["color"], sys.stdout)
        view = View(names=names_of(rules), width=columns(), colour=colour)
        print_pieces("\n".join([*trace_lines(found, view), "\n"]) for found in shown)
    if not shown:
        click.echo(f"claimcheck: no sentence is read on line {line} of {article.path}", err=True)
        return exits.INCOMPLETE
    return exits.CLEAN


def _article(text: str, root: Path) -> tuple[Article | Failure, int | None]:
    from checker.read import find_files, read_file, read_text
    from checker.values.article import Format

    match = _FILE_AND_LINE.fullmatch(text)
    if match and (Path(match["file"]).exists() or not re.search(r"\s", match["file"])):
        files, failures = find_files([Path(match["file"])], root=root)
        if failures or not files:
            return failures[0] if failures else _not_a_file(match["file"]), None
        return read_file(files[0], root=root), int(match["line"])
    return read_text(text, path=TYPED, format=Format.TEXT), None


def _not_a_file(path: str) -> Failure:
    from checker.values.article import Failure

    return Failure(path, "missing", "no article found here")


def _covers(trace: Trace, line: int) -> bool:
    return trace.line <= line <= trace.last_line
