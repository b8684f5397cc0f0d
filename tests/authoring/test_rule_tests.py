"""The tester: what passes, misses and is noisy; and the mutants that it makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.authoring.mutants import NEGATED, mutants
from checker.authoring.rule_tests import Group, Outcome, run_rule_tests
from checker.claims import Reader, build_reader
from checker.claims.reader import read_sentences
from checker.ruleset.load import load_rules, shipped_rules
from checker.ruleset.model import Verdict
from checker.values.article import Article, Block, BlockKind, Format
from checker.values.span import Offsets

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "mutants.yaml").read_text("utf-8"))
REVERSE = "testing/vitamin-d-does-not-reverse-osteoporosis"
MIXED = "testing/vitamin-k-and-fractures"


@pytest.fixture(scope="module")
def reader() -> Reader:
    rules, problems = load_rules([shipped_rules(), HERE / "rules"])
    assert problems == ()
    return build_reader(rules)


def made_from(sentence: str, verdict: Verdict, reader: Reader) -> dict[str, str]:
    block = Block(BlockKind.PARAGRAPH, sentence, Offsets.identity(0, len(sentence)))
    article = Article("", Format.TEXT, "utf-8", sentence, (block,))
    reads = tuple(read_sentences(article, reader))
    return dict(mutants(reads, verdict, reader.rules.mutations))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_mutants(case: dict[str, Any], reader: Reader) -> None:
    made = made_from(case["sentence"], Verdict.REFUTED, reader)
    mutations = reader.rules.mutations
    wraps = {**mutations.wraps, **mutations.denying_wraps}
    expected = {}
    if case["clause"]:
        expected = {name: wrap.replace("{}", case["clause"]) for name, wrap in wraps.items()}
    if case["negated"]:
        expected[NEGATED] = case["negated"]
    assert made == expected


def test_a_denial_of_what_is_open_is_no_mutant(reader: Reader) -> None:
    made = made_from("Vitamin K prevents fractures.", Verdict.MIXED, reader)
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
        (MIXED, "reported"),
        (MIXED, "question"),
        (MIXED, "aim"),
    ]
    assert {result.test.source for result in results} == {
        "Vitamin D alone can reverse osteoporosis.",
        "Vitamin K reduces the risk of fractures.",
    }
    assert {result.outcome for result in results} == {Outcome.PASS}
