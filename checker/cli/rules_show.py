"""`claimcheck rules list|show|schema`: what the rules say, and how a rule file is built."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exits
from checker.cli.completing import rule_ids
from checker.cli.options import Existing, Word, rule_options, speech_options
from checker.cli.output import columns, print_pieces
from checker.cli.rules_shared import place_of, shown_lines, statements_in
from checker.cli.suggest import did_you_mean
from checker.cli.workspace import load_workspace_rules, open_workspace
from checker.report.style import paint, wants_colour
from checker.report.text import plain, wrap

if TYPE_CHECKING:
    from checker.cli.workspace import Workspace
    from checker.report.view import Names
    from checker.ruleset.rules import RuleSet

_LEAST_COLUMNS = 24


@click.command(name="list")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=Existing())
@rule_options
@click.option(
    "--format",
    type=Word(["table", "json"]),
    default="table",
    show_default=True,
    help="A table for eyes, or one JSON object.",
)
@speech_options
def list_rules(paths: tuple[Path, ...], **options: Any) -> int:
    """List the topics and their statements; with PATHs, those that stand in them."""
    from checker.pipeline.names import names_of

    workspace = open_workspace(options, extra=paths)
    found = load_workspace_rules(workspace, quiet=True)
    chosen = sorted(statements_in(paths, workspace, found))
    if not chosen:
        click.echo("claimcheck: no statement in these rules", err=True)
        return exits.INCOMPLETE
    names = names_of(found)
    if options["format"] == "json":
        whole = [_object(name, found, names, workspace) for name in chosen]
        print_pieces([json.dumps({"statements": whole}, ensure_ascii=False, indent=2) + "\n"])
    else:
        colour = wants_colour(options["color"], sys.stdout)
        print_pieces(f"{line}\n" for line in _table(chosen, found, names, colour=colour))
    return exits.CLEAN


def _object(
    name: str, found: RuleSet, names: Names, workspace: Workspace
) -> Mapping[str, str | None]:
    from checker.authoring.show import claim_in_words

    statement = found.statements[name]
    return {
        "id": name,
        "place": place_of(statement.origin, workspace.folders),
        "claim": claim_in_words(statement, names),
        "verdict": statement.verdict.value,
        "certainty": statement.certainty.value,
        "severity": statement.severity.value,
    }


def _table(chosen: list[str], found: RuleSet, names: Names, *, colour: bool) -> Iterator[str]:
    from checker.authoring.show import claim_in_words

    rows = {
        name: (found.statements[name].verdict.value, found.statements[name].severity.value)
        for name in chosen
    }
    verdict, severity = (max(len(row[column]) for row in rows.values()) for column in (0, 1))
    topic = ""
    for name in chosen:
        statement = found.statements[name]
        if statement.topic != topic:
            yield from ([""] if topic else [])
            topic = statement.topic
            title = found.topics[topic].title
            yield f"{paint(topic, 'strong', colour=colour)}: {plain(title)}"
        yield f"  {rows[name][0]:<{verdict}}  {rows[name][1]:<{severity}}  {statement.id}"
        indent = " " * (verdict + severity + 6)
        for line in wrap(claim_in_words(statement, names), columns() - len(indent)):
            yield paint(f"{indent}{line}", "dim", colour=colour)


@click.command()
@click.argument("name", metavar="ID", shell_complete=rule_ids)
@rule_options
@speech_options
def show(name: str, **options: Any) -> int:
    """Show a statement with its evidence and tests, a concept, or a relation.

    ID is topic/id, or the bare id of a statement, concept or relation.
    """
    from checker.authoring.show import find, known_ids
    from checker.pipeline.names import names_of

    workspace = open_workspace(options)
    found = load_workspace_rules(workspace, quiet=True)
    shown = find(name, found, names_of(found))
    if not shown:
        raise click.UsageError(f"no rule '{name}'{did_you_mean(name, known_ids(found))}")
    colour = wants_colour(options["color"], sys.stdout)
    blocks = ["\n".join(shown_lines(one, workspace, colour=colour)) + "\n" for one in shown]
    print_pieces(["\n".join(blocks)])
    return exits.CLEAN


@click.command()
def schema() -> int:
    """Print the JSON Schema of rule files, for editors.

    An editor with YAML support uses it where a file begins with the comment
    "# yaml-language-server: $schema=FILE".
    """
    from checker.ruleset.load import SCHEMA_FILE, shipped_rules

    print_pieces([(shipped_rules() / SCHEMA_FILE).read_text(encoding="utf-8")])
    return exits.CLEAN
