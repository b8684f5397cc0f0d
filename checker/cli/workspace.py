"""Where a run happens and by which rules: configuration, root, rule set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cache import Cache, default_cache
from checker.cli.config import Config, Entry, find_root
from checker.cli.problems import ProblemsError
from checker.cli.settings import loaded_config
from checker.cli.settings import near as near
from checker.cli.suggest import did_you_mean
from checker.report.words import counted
from checker.ruleset.model import Problem
from checker.values.report import Severity

if TYPE_CHECKING:
    from checker.read.ignore import Pattern
    from checker.ruleset.rules import RuleSet


@dataclass(frozen=True, slots=True)
class Workspace:
    """The configuration that governs, the root of all paths, and the rule folders."""

    config: Config
    root: Path
    folders: tuple[Path, ...]
    cache: Cache


def open_workspace(options: dict[str, Any], extra: Sequence[Path] = ()) -> Workspace:
    """Finds configuration, root and rule folders; the options' folders add to the file's."""
    loaded = loaded_config(options)
    config = loaded.config
    shipped = () if options["no_shipped_rules"] else rules_that_come_along()
    folders = _each_once((*shipped, *config.rules, *options["rules"], *extra))
    if not folders:
        raise click.UsageError("no rules: give --rules DIR, or leave out --no-shipped-rules")
    cache = Cache() if options["no_cache"] else default_cache()
    return Workspace(config, find_root(loaded.file, Path.cwd()), folders, cache)


def ignore_patterns(workspace: Workspace) -> tuple[Pattern, ...]:
    """The patterns of the configuration, each with its place."""
    from checker.read.ignore import Pattern

    config = workspace.config
    return tuple(Pattern(entry.value, f"{config.file}:{entry.line}") for entry in config.ignore)


def rules_that_come_along() -> tuple[Path, ...]:
    """The folders of rules that nobody has to name: claimcheck's own and installed packs."""
    from checker.ruleset.load import shipped_rules
    from checker.ruleset.packs import PackError, installed_packs

    try:
        return (shipped_rules(), *installed_packs())
    except PackError as error:
        raise click.UsageError(f"{error}; --no-shipped-rules leaves packs out") from error


def _each_once(folders: Sequence[Path]) -> tuple[Path, ...]:
    """The folders without those that an earlier one is or holds."""
    kept: list[Path] = []
    for folder in folders:
        place = folder.resolve()
        if not any(place.is_relative_to(other.resolve()) for other in kept):
            kept.append(folder)
    return tuple(kept)


def load_workspace_rules(
    workspace: Workspace, *, today: date | None = None, quiet: bool = False, verbose: bool = False
) -> RuleSet:
    """The rule set; raises ProblemsError with every error in its files, and counts warnings.

    With `today`, a rule file whose review date has passed is a warning.
    """
    from checker.pipeline.rules import RulesError, rule_set

    try:
        rules, warnings = rule_set(
            workspace.folders, shipped=False, today=today, cache=workspace.cache
        )
    except RulesError as error:
        count = counted(len(error.problems), "error")
        summary = f"nothing was checked: {count} in the rules"
        raise ProblemsError(error.problems, summary=summary) from error
    if warnings and not quiet:
        _say_warnings(warnings, verbose=verbose)
    if not rules.concepts:
        folders = ", ".join(str(folder) for folder in workspace.folders)
        raise click.UsageError(f"no rules: not one concept is defined in {folders}")
    return rules


def _say_warnings(warnings: Sequence[Problem], *, verbose: bool) -> None:
    if verbose:
        for warning in warnings:
            click.echo(f"claimcheck: {warning.severity.value}: {warning}", err=True)
        return
    said = counted(len(warnings), "warning")
    click.echo(
        f"claimcheck: {said} about the rules (claimcheck rules validate shows all)", err=True
    )


def check_topics(topics: Sequence[str], rules: RuleSet) -> frozenset[str]:
    """The --topic names, each one known."""
    known = rules.topics
    for topic in topics:
        if topic not in known:
            hint = did_you_mean(topic, known) or f"; there are {', '.join(sorted(known))}"
            raise click.UsageError(f"no topic '{topic}'{hint}")
    return frozenset(topics)


def check_config_names(config: Config, rules: RuleSet) -> None:
    """The configuration's topics and rules, each one known; all problems at once.

    A rule that another took the place of is known still; that is said.
    """
    topics, statements = rules.topics, {**rules.statements, **rules.replaced.statements}
    problems = [
        _unknown(config, entry, f"no topic '{entry.value}'", topics)
        for entry in (*config.topics_only, *config.topics_off)
        if entry.value not in topics
    ]
    problems += [
        _unknown(config, entry, f"no rule '{entry.value}'", statements)
        for entry, _ in config.severities
        if "/" in entry.value and entry.value not in statements
    ]
    if problems:
        raise ProblemsError(problems, summary="nothing was checked: fix the configuration")
    for entry, _ in config.severities:
        new = rules.replaced.statements.get(entry.value)
        if new is not None:
            place = f"{config.file}:{entry.line}:{entry.column}"
            said = f"{place}: warning: rule '{entry.value}' is replaced; write '{new}'"
            click.echo(said, err=True)


def _unknown(config: Config, entry: Entry, message: str, known: Iterable[str]) -> Problem:
    assert config.file is not None
    source = config.file.read_text(encoding="utf-8-sig").splitlines()[entry.line - 1]
    hint = did_you_mean(entry.value, known)
    return Problem(
        str(config.file), entry.line, entry.column, Severity.ERROR, f"{message}{hint}", source
    )
