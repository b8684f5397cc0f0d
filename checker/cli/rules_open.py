"""`claimcheck rules draft`: a rule file for what articles dispute and no rule names."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from checker.cli import exits
from checker.cli.options import (
    ANY_PATH,
    Day,
    Existing,
    reading_options,
    rule_options,
    speech_options,
)
from checker.cli.output import print_pieces, write_file
from checker.cli.progress import ProgressLine
from checker.cli.rules_shared import check_topic_name, new_file
from checker.cli.workspace import (
    check_config_names,
    ignore_patterns,
    load_workspace_rules,
    near,
    open_workspace,
)
from checker.report.words import counted


@click.command()
@click.argument("topic")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=ANY_PATH, envvar="CLAIMCHECK_PATHS")
@rule_options
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=Existing(),
    help="Where the file goes.  [default: the first folder of rules, else the working directory]",
)
@click.option(
    "--today",
    type=Day(),
    envvar="CLAIMCHECK_TODAY",
    help="The date to write down.  [default: today]",
)
@reading_options
@speech_options
def draft(topic: str, paths: tuple[Path, ...], **options: Any) -> int:
    """Draft a rule file for TOPIC from what articles dispute and no rule names.

    Reads the articles under PATHs as `check --discover` does, and writes a concept
    for each unknown thing that they contradict each other on, with the names they
    use, and an open statement for each question. The draft validates; what waits
    for a person is marked, and listed by `claimcheck rules validate`.
    Leaves with 3 where there is nothing to draft.
    """
    from checker.authoring.open_draft import open_draft
    from checker.discover.disputes import open_disputes
    from checker.pipeline.stages import gather

    check_topic_name(topic)
    workspace = open_workspace(options)
    rules = load_workspace_rules(workspace, quiet=True)
    check_config_names(workspace.config, rules)
    file = new_file(topic, options["folder"], workspace, rules)
    with ProgressLine(quiet=options["quiet"]) as progress:
        gathered = gather(
            paths or (Path(),),
            rules,
            root=workspace.root,
            jobs=options["jobs"],
            progress=progress,
            allow_empty=options["allow_empty"],
            cache=workspace.cache,
            ignore=ignore_patterns(workspace),
            discover=True,
        )
    disputes = open_disputes(gathered.open_claims, rules)
    if not disputes:
        click.echo("claimcheck: nothing to draft: the articles dispute nothing new", err=True)
        return exits.INCOMPLETE
    text = open_draft(topic, disputes, rules, today=options["today"] or date.today())
    write_file(file, [text])
    if not options["quiet"]:
        print_pieces(
            [
                f"{near(file)} written, with {counted(len(disputes), 'question')}; "
                f"complete it, then: claimcheck rules validate {file}\n"
            ]
        )
    return exits.CLEAN
