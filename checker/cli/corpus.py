"""A run over the corpus, as `check`, `decide` and `baseline` make it, and its options."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.completing import topics
from checker.cli.options import ANY_PATH, Command, Day, Share
from checker.cli.progress import ProgressLine
from checker.cli.stdin import split_stdin
from checker.cli.workspace import (
    Workspace,
    check_config_names,
    check_topics,
    ignore_patterns,
    load_workspace_rules,
)
from checker.values.report import MIN_CONFIDENCE

if TYPE_CHECKING:
    from checker.decisions.settle import Known
    from checker.ruleset.rules import RuleSet
    from checker.values.article import Article, Failure
    from checker.values.report import Report


def paths_argument(command: Command) -> Command:
    """The articles to read; without any, those of the configuration, else the working folder."""
    argument = click.argument(
        "paths", metavar="[PATH]...", nargs=-1, type=ANY_PATH, envvar="CLAIMCHECK_PATHS"
    )
    return argument(command)


def today_option(command: Command) -> Command:
    """--today."""
    option = click.option(
        "--today",
        type=Day(),
        envvar="CLAIMCHECK_TODAY",
        help="The date that reviews and decisions are held against.  [default: today]",
    )
    return option(command)


def decisions_option(command: Command) -> Command:
    """--decisions."""
    option = click.option(
        "--decisions",
        type=ANY_PATH,
        envvar="CLAIMCHECK_DECISIONS",
        metavar="FILE",
        help="The file of decisions.  [default: claimcheck-decisions.yaml at the root]",
    )
    return option(command)


def corpus_options(command: Command) -> Command:
    """--reference, --discover, --include-reported, --min-confidence, --decisions, --today."""
    for option in (
        today_option,
        decisions_option,
        click.option(
            "--include-reported",
            is_flag=True,
            envvar="CLAIMCHECK_INCLUDE_REPORTED",
            help="Compare what a source reports of others too, as notes.",
        ),
        click.option(
            "--min-confidence",
            type=Share(),
            default=str(MIN_CONFIDENCE),
            show_default=True,
            envvar="CLAIMCHECK_MIN_CONFIDENCE",
            help="How sure the reading of a claim must be for more than a note.",
        ),
        click.option(
            "--discover",
            is_flag=True,
            envvar="CLAIMCHECK_DISCOVER",
            help="Compare claims on things that no rule names too, as notes.",
        ),
        click.option(
            "--reference",
            "references",
            multiple=True,
            type=ANY_PATH,
            envvar="CLAIMCHECK_REFERENCE",
            metavar="PATH",
            help="Articles to compare against; never reported alone. Repeat for more.",
        ),
    ):
        command = option(command)
    return command


def baseline_option(command: Command) -> Command:
    """--baseline."""
    option = click.option(
        "--baseline",
        type=ANY_PATH,
        envvar="CLAIMCHECK_BASELINE",
        metavar="FILE",
        help="What is known already.  [default: claimcheck-baseline.jsonl at the root]",
    )
    return option(command)


def topic_option(command: Command) -> Command:
    """--topic."""
    option = click.option(
        "--topic",
        "topics",
        multiple=True,
        envvar="CLAIMCHECK_TOPIC",
        shell_complete=topics,
        metavar="NAME",
        help="Report on this topic alone. Repeat for more.",
    )
    return option(command)


def load_rules(options: dict[str, Any], workspace: Workspace) -> RuleSet:
    """The rules of a run; the configuration names none that is not there.

    Sets the option `today` where it was not given.
    """
    options["today"] = options["today"] or date.today()
    rules = load_workspace_rules(
        workspace,
        today=options["today"],
        quiet=options["quiet"],
        verbose=options["verbose"] > 0,
    )
    check_config_names(workspace.config, rules)
    return rules


def read_corpus(
    paths: tuple[Path, ...],
    options: dict[str, Any],
    workspace: Workspace,
    rules: RuleSet,
    *,
    known: Known,
    articles: tuple[Article | Failure, ...] = (),
) -> Report:
    """The report on the articles under the paths, with what is known of its findings.

    `articles` are read already; without any, no path is the working folder.
    """
    from checker.pipeline import Options, run
    from checker.pipeline.select import Selection

    config = workspace.config
    selection = Selection(
        topics=check_topics(options.get("topics", ()), rules),
        topics_off=frozenset(entry.value for entry in config.topics_off),
        severities={
            rules.replaced.statements.get(entry.value, entry.value): severity
            for entry, severity in config.severities
        },
    )
    files, piped = split_stdin(paths or (() if articles else (Path(),)))
    settings = Options(
        jobs=options["jobs"],
        references=options["references"],
        include_reported=options["include_reported"],
        min_confidence=options["min_confidence"],
        allow_empty=options["allow_empty"],
        selection=selection,
        cache=workspace.cache,
        ignore=ignore_patterns(workspace),
        known=known,
        discover=options["discover"],
    )
    with ProgressLine(quiet=options["quiet"]) as progress:
        return run(
            files,
            rules,
            root=workspace.root,
            options=settings,
            articles=(*articles, *piped),
            progress=progress,
        )
