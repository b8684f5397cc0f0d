"""Runs the checker over articles through its Python API."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.cache import default_cache
from checker.claims import Reader, build_reader
from checker.claims.reader import read_sentences
from checker.compare import compare
from checker.discover.article import open_claims_of
from checker.discover.disputes import open_disputes, open_findings
from checker.mentions import build_lexicon, find_mentions
from checker.pipeline.rules import rule_set
from checker.read import read_file
from checker.ruleset.rules import RuleSet
from checker.values.article import Failure
from checker.values.claim import Claim
from checker.values.open_claim import OpenClaim
from checker.values.report import Finding
from checker.values.token import Token
from evaluation.names import Names, build_names


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
    """What was read from each article, by its path, and what the articles clash on.

    `open_claims` are there where the reader discovers.
    """

    claims: Mapping[str, tuple[Claim, ...]]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    open_claims: tuple[OpenClaim, ...] = ()


def load_checker() -> Checker:
    """The checker with the shipped rules; RulesError where they do not load."""
    cache = default_cache()
    rules, _ = rule_set((), cache=cache)
    return Checker(rules, build_reader(rules, cache=cache))


def read_articles(checker: Checker, paths: Sequence[Path], *, root: Path) -> Readings:
    """Reads articles and compares all of their claims at once, open ones too if it discovers."""
    claims: dict[str, tuple[Claim, ...]] = {}
    open_claims: list[OpenClaim] = []
    failures = []
    for path in sorted(paths):
        article = read_file(path, root=root)
        if isinstance(article, Failure):
            failures.append(article)
        else:
            sentences = list(read_sentences(article, checker.reader))
            read = tuple(one for sentence in sentences for one in sentence.claims)
            open_claims += open_claims_of(sentences, checker.reader)
            change = checker.change
            claims[article.path] = tuple(map(change, read)) if change else read
    findings = compare([one for read in claims.values() for one in read], checker.rules)
    found = open_findings(open_disputes(open_claims, checker.rules), checker.rules)
    return Readings(claims, (*findings, *found), tuple(failures), tuple(open_claims))


def names_of(rules: RuleSet) -> Names:
    """Looks up gold names with the checker's own lexicon and search for mentions."""
    lexicon = build_lexicon(rules.concepts.values())

    def mentioned(name: str) -> Iterable[str]:
        tokens = [Token(word[0], *word.span()) for word in re.finditer(r"\w+|[^\w\s]", name)]
        return (mention.concept for mention in find_mentions(tokens, lexicon))

    return build_names(rules.concepts, mentioned)
