"""The tests that rule files carry: each sentence is read and held against its statement alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checker.authoring.mutants import OTHER_POPULATION, mutants
from checker.authoring.slots import wrong_slots
from checker.cache import Cache
from checker.claims.reader import Reader, SentenceRead, build_reader, read_sentences
from checker.compare import compare
from checker.pipeline.tracing import where_it_ended
from checker.ruleset.model import Origin, Statement
from checker.ruleset.rules import RuleSet
from checker.values.article import Article, Block, BlockKind, Format
from checker.values.claim import Claim
from checker.values.report import Finding, FindingKind, Severity
from checker.values.span import Offsets
from checker.values.trace import Ended


class Group(StrEnum):
    """What a sentence is there for; mutants are made from those that violate."""

    VIOLATES = "violates"
    AGREES = "agrees"
    SILENT = "silent"
    MUTANT = "mutant"


class Outcome(StrEnum):
    """How a test ended: as it must, without a finding that it needs, or with one it must not.

    A finding is missing because nothing was read that could give it, or because
    a claim was read with something else in a slot.
    """

    PASS = "pass"
    MISSING = "missing"
    WRONG_SLOT = "wrong slot"
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
    """A test with its outcome; `severity` is the finding's, `claims` what was read.

    `slots` are those that were read amiss where a finding is missing, `ended`
    tells for each sentence without a claim the step at which it ended.
    """

    test: RuleTest
    outcome: Outcome
    severity: Severity | None
    claims: tuple[Claim, ...]
    slots: tuple[str, ...] = ()
    ended: tuple[Ended, ...] = ()


_READ = tuple[RuleTest, tuple[SentenceRead, ...]]

#: A statement on open evidence is not violated; what is too sure of it is in tension with it.
_AGAINST = frozenset({FindingKind.VIOLATION, FindingKind.TENSION})


def run_rule_tests(
    rules: RuleSet,
    *,
    names: Collection[str] | None = None,
    reader: Reader | None = None,
    cache: Cache | None = None,
) -> Iterator[RuleTestResult]:
    """Results, statement by statement; `names` (topic/id) are the statements to test, or all."""
    reader = reader or build_reader(rules, cache=cache)
    for name in sorted(rules.statements if names is None else names):
        yield from _run(name, rules, reader)


def _run(name: str, rules: RuleSet, reader: Reader) -> Iterator[RuleTestResult]:
    statement = rules.statements[name]
    reads = [(test, read_alone(test.sentence, reader)) for test in _written(name, statement)]
    reads += [
        (test, read_alone(test.sentence, reader)) for test in _mutants(reads, statement, rules)
    ]
    claims = [_claims(sentences, index) for index, (_, sentences) in enumerate(reads)]
    fired = _fired(name, [test for test, _ in reads], claims, rules)
    for index, (test, sentences) in enumerate(reads):
        finding = fired.get(index)
        slots = wrong_slots(claims[index], statement, rules)
        yield RuleTestResult(
            test=test,
            outcome=outcome_of(test, finding, slots),
            severity=finding.severity if finding else None,
            claims=claims[index],
            slots=slots,
            ended=tuple(where_it_ended(read) for read in sentences if not read.claims),
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
            for mutation, sentence in mutants(sentences, statement, rules):
                yield replace(
                    test,
                    group=Group.MUTANT,
                    sentence=sentence,
                    mutation=mutation,
                    source=test.sentence,
                )


def read_alone(text: str, reader: Reader) -> tuple[SentenceRead, ...]:
    """A sentence read as the one paragraph of an article of its own."""
    block = Block(BlockKind.PARAGRAPH, text, Offsets.identity(0, len(text)))
    return tuple(read_sentences(Article("", Format.TEXT, "utf-8", text, (block,)), reader))


def _claims(sentences: Sequence[SentenceRead], index: int) -> tuple[Claim, ...]:
    """The claims of a test, under a path of its own by which a finding names it."""
    return tuple(
        replace(claim, path=str(index)) for sentence in sentences for claim in sentence.claims
    )


def _fired(
    name: str, tests: Sequence[RuleTest], claims: Sequence[Sequence[Claim]], rules: RuleSet
) -> Mapping[int, Finding]:
    """The tests that are reported against the statement, each with its finding.

    One comparison serves all tests of a statement: whether a claim clashes with
    it hangs on the two alone. What clashes for other people is told apart by the
    slots that differ, so it is compared by itself.
    """
    alone = replace(rules, statements={name: rules.statements[name]})
    together: list[Claim] = []
    fired: dict[int, Finding] = {}
    for test, each in zip(tests, claims, strict=True):
        if test.mutation == OTHER_POPULATION:
            fired |= _against(name, each, alone)
        else:
            together += each
    return fired | _against(name, together, alone)


def _against(name: str, claims: Sequence[Claim], rules: RuleSet) -> dict[int, Finding]:
    return {
        int(participant.claim.path): finding
        for finding in compare(claims, rules)
        if finding.rule == name and finding.kind in _AGAINST
        for side in finding.sides
        for participant in side.claims
    }


def outcome_of(test: RuleTest, finding: Finding | None, slots: Sequence[str]) -> Outcome:
    """How a test ended, by what it was reported as and the slots that were read amiss."""
    if test.group is Group.VIOLATES:
        if finding is not None:
            return Outcome.PASS
        return Outcome.WRONG_SLOT if slots else Outcome.MISSING
    if test.mutation == OTHER_POPULATION and finding is not None:
        # Other people may be told otherwise; that this is why has to be said.
        return Outcome.PASS if "population" in finding.differs else Outcome.NOISY
    return Outcome.NOISY if finding else Outcome.PASS
