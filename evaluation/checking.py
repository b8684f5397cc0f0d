"""Runs the checker over articles through its Python API."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.claims import Reader, build_reader, read_claims
from checker.compare import compare
from checker.mentions import build_lexicon, find_mentions
from checker.read import read_file
from checker.ruleset.load import load_rules, shipped_rules
from checker.ruleset.rules import RuleSet
from checker.values.article import Failure
from checker.values.claim import Claim
from checker.values.report import Finding, Severity
from checker.values.token import Token
from evaluation.names import Names, build_names


class BrokenRulesError(Exception):
    """The rules do not load; the message lists every problem."""


@dataclass(frozen=True, slots=True)
class Checker:
    """The rules and the reader that all articles of a run share.

    `change` is made to every claim before comparing, to see what a slot is worth.
    """

    rules: RuleSet
    reader: Reader
    change: Callable[[Claim], Claim] | None = None


@dataclass(frozen=True, slots=True)
class Readings:
    """What was read from each article, by its path, and what the articles clash on."""

    claims: Mapping[str, tuple[Claim, ...]]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]


def load_checker() -> Checker:
    """The checker with the shipped rules; BrokenRulesError where they do not load."""
    rules, problems = load_rules([shipped_rules()])
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise BrokenRulesError("\n".join(str(problem) for problem in errors))
    return Checker(rules, build_reader(rules))


def read_articles(checker: Checker, paths: Sequence[Path], *, root: Path) -> Readings:
    """Reads articles and compares all of their claims at once."""
    claims: dict[str, tuple[Claim, ...]] = {}
    failures = []
    for path in sorted(paths):
        article = read_file(path, root=root)
        if isinstance(article, Failure):
            failures.append(article)
        else:
            read = read_claims(article, checker.reader)
            change = checker.change
            claims[article.path] = tuple(map(change, read)) if change else read
    findings = compare([one for read in claims.values() for one in read], checker.rules)
    return Readings(claims, findings, tuple(failures))


def names_of(rules: RuleSet) -> Names:
    """Looks up gold names with the checker's own lexicon and search for mentions."""
    lexicon = build_lexicon(rules.concepts.values())

    def mentioned(name: str) -> Iterable[str]:
        tokens = [Token(word[0], *word.span()) for word in re.finditer(r"\w+|[^\w\s]", name)]
        return (mention.concept for mention in find_mentions(tokens, lexicon))

    return build_names(rules.concepts, mentioned)
