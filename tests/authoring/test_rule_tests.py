"""The tester: what passes, misses and is noisy; and the mutants that it makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.authoring.mutants import NEGATED, OTHER_POPULATION, mutants
from checker.authoring.rule_tests import Group, Outcome, RuleTest, outcome_of, run_rule_tests
from checker.claims import Reader, build_reader
from checker.claims.reader import read_sentences
from checker.ruleset.load import load_rules, shipped_rules
from checker.values.article import Article, Block, BlockKind, Format
from checker.values.report import Axis, Finding, FindingKind, Question, Severity
from checker.values.span import Offsets

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "mutants.yaml").read_text("utf-8"))
REVERSE = "testing/vitamin-d-does-not-reverse-osteoporosis"
MIXED = "testing/vitamin-k-and-fractures"
WOMEN = "testing/vitamin-k-and-falls-of-women"


@pytest.fixture(scope="module")
def reader() -> Reader:
    rules, problems = load_rules([shipped_rules(), HERE / "rules"])
    assert problems == ()
    return build_reader(rules)


def made_from(sentence: str, name: str, reader: Reader) -> dict[str, str]:
    block = Block(BlockKind.PARAGRAPH, sentence, Offsets.identity(0, len(sentence)))
    article = Article("", Format.TEXT, "utf-8", sentence, (block,))
    reads = tuple(read_sentences(article, reader))
    return dict(mutants(reads, reader.rules.statements[name], reader.rules))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_mutants(case: dict[str, Any], reader: Reader) -> None:
    made = made_from(case["sentence"], REVERSE, reader)
    mutations = reader.rules.mutations
    wraps = {**mutations.wraps, **mutations.denying_wraps}
    expected = {}
    if case["clause"]:
        expected = {name: wrap.replace("{}", case["clause"]) for name, wrap in wraps.items()}
    if case["negated"]:
        expected[NEGATED] = case["negated"]
    assert made == expected


def test_a_denial_of_what_is_open_is_no_mutant(reader: Reader) -> None:
    made = made_from("Vitamin K prevents fractures.", MIXED, reader)
    assert set(made) == set(reader.rules.mutations.wraps)


def test_outcomes(reader: Reader) -> None:
    results = list(run_rule_tests(reader.rules, names=[REVERSE, MIXED], reader=reader))
    written = [
        (result.test.rule, result.test.group, result.test.sentence, result.outcome)
        for result in results
        if result.test.group is not Group.MUTANT
    ]
    assert written == [
        (REVERSE, Group.VIOLATES, "Vitamin D alone can reverse osteoporosis.", Outcome.PASS),
        (REVERSE, Group.VIOLATES, "Vitamin D is sold in shops.", Outcome.MISSING),
        (REVERSE, Group.VIOLATES, "Vitamin D alone slows bone loss.", Outcome.WRONG_SLOT),
        (REVERSE, Group.AGREES, "Vitamin D alone cannot reverse osteoporosis.", Outcome.PASS),
        (REVERSE, Group.SILENT, "Can vitamin D alone reverse osteoporosis?", Outcome.PASS),
        (REVERSE, Group.SILENT, "Vitamin D by itself cures osteoporosis.", Outcome.NOISY),
        (MIXED, Group.VIOLATES, "Vitamin K reduces the risk of fractures.", Outcome.PASS),
    ]


def test_mutants_name_their_source_and_do_not_fire(reader: Reader) -> None:
    results = [
        result
        for result in run_rule_tests(reader.rules, names=[REVERSE, MIXED], reader=reader)
        if result.test.group is Group.MUTANT
    ]
    assert [(result.test.rule, result.test.mutation) for result in results] == [
        (REVERSE, "reported"),
        (REVERSE, "question"),
        (REVERSE, "aim"),
        (REVERSE, "myth"),
        (REVERSE, "untrue"),
        (REVERSE, "negated"),
        (REVERSE, "reported"),
        (REVERSE, "question"),
        (REVERSE, "aim"),
        (REVERSE, "myth"),
        (REVERSE, "untrue"),
        (REVERSE, "negated"),
        (MIXED, "reported"),
        (MIXED, "question"),
        (MIXED, "aim"),
    ]
    assert {result.test.source for result in results} == {
        "Vitamin D alone can reverse osteoporosis.",
        "Vitamin K reduces the risk of fractures.",
        "Vitamin D alone slows bone loss.",
    }
    assert {result.outcome for result in results} == {Outcome.PASS}


def test_a_wrong_slot_is_named_and_a_missing_claim_has_its_step(reader: Reader) -> None:
    results = {
        result.test.sentence: (result.slots, [ended.step for ended in result.ended])
        for result in run_rule_tests(reader.rules, names=[REVERSE], reader=reader)
        if result.test.group is Group.VIOLATES
    }
    assert results == {
        "Vitamin D alone can reverse osteoporosis.": ((), []),
        "Vitamin D is sold in shops.": ((), ["names and cues"]),
        "Vitamin D alone slows bone loss.": (("object",), []),
    }


def test_what_is_said_of_other_people_is_at_most_apparent(reader: Reader) -> None:
    results = run_rule_tests(reader.rules, names=[WOMEN], reader=reader)
    assert [
        (result.test.sentence, result.outcome)
        for result in results
        if result.test.mutation == OTHER_POPULATION
    ] == [("Vitamin K reduces the risk of falls in men.", Outcome.PASS)]


@pytest.mark.parametrize(
    ("differs", "outcome"), [(("population",), Outcome.PASS), ((), Outcome.NOISY)]
)
def test_a_finding_for_other_people_must_name_the_population(
    differs: tuple[str, ...], outcome: Outcome, reader: Reader
) -> None:
    origin = reader.rules.statements[WOMEN].origin
    test = RuleTest(WOMEN, origin, Group.MUTANT, "Any.", OTHER_POPULATION, "Some.")
    finding = Finding(
        id="1",
        kind=FindingKind.VIOLATION,
        axis=Axis.POLARITY,
        severity=Severity.NOTE,
        rule=WOMEN,
        topic="testing",
        question=Question(("vitamin_k",), "occurrence", "fall"),
        message="",
        advice=None,
        differs=differs,
        sides=(),
    )
    assert outcome_of(test, finding, ()) is outcome
