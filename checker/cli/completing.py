"""What a shell can complete of the rules: topics, rules and concepts. Rules come from the cache."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from checker.ruleset.rules import RuleSet


def topics(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The topics, each with its title."""
    rules = _rules(ctx)
    found = rules.topics.items() if rules else ()
    return _items(((name, topic.title) for name, topic in found), incomplete)


def rule_ids(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The statements by topic/id; before the slash, the topics."""
    rules = _rules(ctx)
    if rules is None:
        return []
    if "/" in incomplete:
        found = rules.statements.items()
        return _items(((name, one.advice) for name, one in found), incomplete)
    held = {statement.topic for statement in rules.statements.values()}
    return _items(((f"{topic}/", rules.topics[topic].title) for topic in sorted(held)), incomplete)


def concepts(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The concepts by id, each with its label; ids, since a label has blanks in it."""
    rules = _rules(ctx)
    found = rules.concepts.items() if rules else ()
    return _items(((name, concept.label) for name, concept in found), incomplete)


def _items(found: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    return [
        CompletionItem(name, help=" ".join(said.split()))
        for name, said in sorted(found)
        if name.startswith(incomplete)
    ]


def _rules(ctx: click.Context) -> RuleSet | None:
    """The rules as the words so far have them; None where anything is wrong with them."""
    from checker.cli.workspace import load_workspace_rules, open_workspace

    given = ctx.params
    config = given.get("config")
    options = {
        "config": Path(config) if config else None,
        "rules": tuple(Path(folder) for folder in given.get("rules") or ()),
        "no_shipped_rules": bool(given.get("no_shipped_rules")),
        "no_cache": bool(given.get("no_cache")),
    }
    try:
        return load_workspace_rules(open_workspace(options), quiet=True)
    except Exception:
        # In the middle of a line there is nobody to tell; the command itself will say it.
        return None
