"""The rule set of a run: the shipped folders, installed packs and a user's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker.cache import Cache
from checker.ruleset.files import read_rule_files
from checker.ruleset.load import SCHEMA_FILE, load_rules, shipped_rules
from checker.ruleset.model import Problem
from checker.ruleset.packs import installed_packs
from checker.ruleset.problems import Problems
from checker.ruleset.rules import RuleSet
from checker.values.report import Severity


class RulesError(ValueError):
    """Rule files with errors; `problems` lists them all."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What loading gave: rules without an error, and the warnings."""

    rules: RuleSet
    warnings: tuple[Problem, ...]


def rule_set(
    folders: Sequence[Path],
    *,
    shipped: bool = True,
    today: date | None = None,
    cache: Cache | None = None,
) -> tuple[RuleSet, tuple[Problem, ...]]:
    """The rules of all folders together, and warnings; raises RulesError with every error.

    With a cache, files that it knows are not parsed again.
    """
    first = (shipped_rules(), *installed_packs()) if shipped else ()
    loaded = _loaded((*first, *folders), None, cache or Cache())
    if today is not None and _is_due(loaded.rules, today):
        loaded = _loaded((*first, *folders), today, cache or Cache())
    return loaded.rules, loaded.warnings


def _loaded(folders: Sequence[Path], today: date | None, cache: Cache) -> _Loaded:
    source = tuple(_source(folders, today))
    known = cache.get("rules", source, _Loaded)
    if known is not None:
        return known
    rules, problems = load_rules(folders, today=today)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise RulesError(errors)
    loaded = _Loaded(rules, problems)
    cache.put("rules", source, loaded)
    return loaded


def _source(folders: Sequence[Path], today: date | None) -> Iterator[bytes]:
    """All that the rules are made from: texts and names of files, and the day."""
    yield str(today).encode()
    yield (shipped_rules() / SCHEMA_FILE).read_bytes()
    problems = Problems()
    for file in read_rule_files(folders, problems):
        # What is said of a file names it as the user would.
        yield problems.shown[file.name].encode()
        yield file.name.encode()
        yield file.text.encode()


def _is_due(rules: RuleSet, today: date) -> bool:
    days = (topic.review_on for topic in rules.topics.values())
    return any(day < today.isoformat() for day in days if day)
