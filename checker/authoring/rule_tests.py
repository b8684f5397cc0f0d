"""The tests that rule files carry: each sentence is read and held against its statement alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checker.authoring.mutants import mutants
from checker.claims.reader import Reader, SentenceRead, build_reader, read_sentences
from checker.compare import compare
from checker.ruleset.model import Origin, RuleSet, Statement
from checker.values.article import Article, Block, BlockKind, Format
from checker.values.claim import Claim
from checker.values.report import FindingKind, Severity
from checker.values.span import Offsets


class Group(StrEnum):
    """What a sentence is there for; mutants are made from those that violate."""

    VIOLATES = "violates"
    AGREES = "agrees"
    SILENT = "silent"
    MUTANT = "mutant"


class Outcome(StrEnum):
    """How a test ended: as it must, without a finding that it needs, or with one it must not."""

    PASS = "pass"
    MISSING = "missing"
    NOISY = "noisy"


@dataclass(frozen=True, slots=True)
class RuleTest:
    """A sentence to be held against a statement; `rule` is topic/id, `origin` the statement's.

    `mutation` names how a mutant was made, and `source` the sentence it was made from.
    """

    rule: str
    origin: Origin
    group: Group
    sentence: str
    mutation: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class RuleTestResult:
    """A test with its outcome; `severity` is the finding's, `claims` what was read."""

    test: RuleTest
    outcome: Outcome
    severity: Severity | None
    claims: tuple[Claim, ...]


_READ = tuple[RuleTest, tuple[SentenceRead, ...]]

#: A statement on open evidence is not violated; what is too sure of it is in tension with it.
_AGAINST = frozenset({FindingKind.VIOLATION, FindingKind.TENSION})


def run_rule_tests(
    rules: RuleSet, *, names: Collection[str] | None = None, reader: Reader | None = None
) -> Iterator[RuleTestResult]:
    """Results, statement by statement; `names` (topic/id) are the statements to test, or all."""
    reader = reader or build_reader(rules)
    for name in sorted(rules.statements if names is None else names):
        yield from _run(name, rules, reader)


def _run(name: str, rules: RuleSet, reader: Reader) -> Iterator[RuleTestResult]:
    statement = rules.statements[name]
    reads = [(test, _read(test, reader)) for test in _written(name, statement)]
    reads += [(test, _read(test, reader)) for test in _mutants(reads, statement, rules)]
    claims = [_claims(sentences, index) for index, (_, sentences) in enumerate(reads)]
    fired = _fired(name, claims, rules)
    for index, (test, _) in enumerate(reads):
        yield RuleTestResult(
            test=test,
            outcome=_outcome(test, fired=index in fired),
            severity=fired.get(index),
            claims=claims[index],
        )


def _written(name: str, statement: Statement) -> Iterator[RuleTest]:
    tests = statement.tests
    for group, sentences in (
        (Group.VIOLATES, tests.violates),
        (Group.AGREES, tests.agrees),
        (Group.SILENT, tests.silent),
    ):
        for sentence in sentences:
            yield RuleTest(name, statement.origin, group, sentence)


def _mutants(reads: Sequence[_READ], statement: Statement, rules: RuleSet) -> Iterator[RuleTest]:
    for test, sentences in reads:
        if test.group is Group.VIOLATES:
            for mutation, sentence in mutants(sentences, statement.verdict, rules.mutations):
                yield replace(
                    test,
                    group=Group.MUTANT,
                    sentence=sentence,
                    mutation=mutation,
                    source=test.sentence,
                )


def _read(test: RuleTest, reader: Reader) -> tuple[SentenceRead, ...]:
    """The sentence read as the one paragraph of an article of its own."""
    text = test.sentence
    block = Block(BlockKind.PARAGRAPH, text, Offsets.identity(0, len(text)))
    return tuple(read_sentences(Article("", Format.TEXT, "utf-8", text, (block,)), reader))


def _claims(sentences: Sequence[SentenceRead], index: int) -> tuple[Claim, ...]:
    """The claims of a test, under a path of its own by which a finding names it."""
    return tuple(
        replace(claim, path=str(index)) for sentence in sentences for claim in sentence.claims
    )


def _fired(name: str, claims: Sequence[Sequence[Claim]], rules: RuleSet) -> Mapping[int, Severity]:
    """The tests that are reported against the statement, with the finding's severity.

    One comparison serves all tests of a statement: whether a claim clashes with
    it hangs on the two alone.
    """
    alone = replace(rules, statements={name: rules.statements[name]})
    found = compare([claim for each in claims for claim in each], alone)
    return {
        int(participant.claim.path): finding.severity
        for finding in found
        if finding.rule == name and finding.kind in _AGAINST
        for side in finding.sides
        for participant in side.claims
    }


def _outcome(test: RuleTest, *, fired: bool) -> Outcome:
    if test.group is Group.VIOLATES:
        return Outcome.PASS if fired else Outcome.MISSING
    return Outcome.NOISY if fired else Outcome.PASS
