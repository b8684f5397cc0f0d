"""Each statement has a violation in other words: no label in it, and not the first relating word.

A test that repeats the statement's own words tells nothing of how others put it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import pytest

from checker.ruleset.inflection import noun_plural, verb_forms
from checker.ruleset.language import split_words
from checker.ruleset.model import Kind, LinkKind, Statement
from checker.ruleset.rules import RuleSet
from tests.shipped import shipped_rule_set


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return shipped_rule_set()


def test_each_statement_is_violated_in_other_words(rules: RuleSet) -> None:
    assert [
        name
        for name, statement in rules.statements.items()
        if not any(
            in_other_words(sentence, statement, rules) for sentence in statement.tests.violates
        )
    ] == []


STATEMENT = "skin-and-wounds/no-ice-on-burns"


@pytest.mark.parametrize(
    "sentence",
    [
        "You should put ice on a scald.",
        "You should put an ice pack on a scald.",
        "You should put frozen peas on burns.",
        "Doctors recommended frozen peas for a scald.",
        "Frozen peas are advised for a scald.",
    ],
)
def test_the_same_words(sentence: str, rules: RuleSet) -> None:
    assert not in_other_words(sentence, rules.statements[STATEMENT], rules)


def test_other_words(rules: RuleSet) -> None:
    sentence = "You should put frozen peas on a scald."
    assert in_other_words(sentence, rules.statements[STATEMENT], rules)


def in_other_words(sentence: str, statement: Statement, rules: RuleSet) -> bool:
    """Whether a sentence has neither label of a statement, nor a relating word of its own."""
    named = (*statement.claim.subject, statement.claim.object)
    labels = (rules.concepts[one].label for one in named if one)
    folded = _folded(sentence)
    return not any(_folded(label) in folded for label in labels) and not any(
        f" {phrase} " in f" {' '.join(split_words(sentence))} "
        for phrase in _relating(statement, rules)
    )


def _folded(text: str) -> str:
    """A text's words, each in the singular as far as a final s tells, with a space around."""
    words = re.findall(r"\w+", text.lower())
    return " " + " ".join(word[:-1] if word.endswith("s") else word for word in words) + " "


def _relating(statement: Statement, rules: RuleSet) -> Iterator[str]:
    """All forms of the relation's own word, its label's first, and of the first in frames.yaml."""
    label = re.sub("^(is |as )+", "", rules.relations[statement.claim.relation].label).split()
    yield from (form for lemma in _lemmas(label[0], rules) for form in _forms(lemma))
    first = _first_word(statement, rules)
    if first:
        yield from _forms(first)


def _lemmas(word: str, rules: RuleSet) -> Collection[str]:
    return {word, *(lemma for lemma, _ in rules.language.lemmas.get(word, ()))}


def _forms(lemma: str) -> tuple[str, ...]:
    return (lemma, noun_plural(lemma), *verb_forms(lemma))


def _first_word(statement: Statement, rules: RuleSet) -> str | None:
    """The first single word of the frame named as the relation, or of one that says it."""
    relation, saying = statement.claim.relation, rules.language.relations
    words = sorted(
        (word for words in rules.language.frame_words.values() for word in words),
        key=lambda word: (word.origin.file, word.origin.line, word.origin.column),
    )
    fitting = [frame for frame in saying if frame == relation] or [
        frame
        for frame in saying
        if any(saying[frame].get(key) == relation for key in _keys(statement, rules))
    ]
    return next(
        (word.words[0] for word in words if word.frame in fitting and len(word.words) == 1), None
    )


def _keys(statement: Statement, rules: RuleSet) -> Iterator[str]:
    """The columns of a frame that hold for the statement's object."""
    concept = rules.concepts.get(statement.claim.object or "")
    if concept:
        if concept.linked(LinkKind.DECLINE_OF):
            yield "decline"
        if concept.kind is Kind.MEASURE and concept.better == "lower":
            yield "lower_is_better"
        yield concept.kind.value
    yield "any"
