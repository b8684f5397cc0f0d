"""Names in sentences and articles, case by case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.mentions import (
    Lexicon,
    bind_abbreviations,
    build_lexicon,
    find_all_mentions,
    find_mentions,
)
from checker.ruleset.model import Concept, Kind, Origin
from checker.ruleset.rules import RuleSet
from checker.values.token import Match, Mention, Token
from tests.mentions.conftest import Tokenize

DATA: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "names.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def lexicon(rules: RuleSet) -> Lexicon:
    concepts = [
        Concept(
            id=name,
            label=body["label"],
            kind=Kind(body["kind"]),
            topic="test",
            origin=Origin("test.yaml", line, 1),
            synonyms=tuple(body.get("synonyms", ())),
            not_=tuple(body.get("not", ())),
        )
        for line, (name, body) in enumerate(DATA["concepts"].items(), start=1)
    ]
    return build_lexicon(concepts, rules.wording, known_words=frozenset({"prostate"}))


def shown(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> list[list[str]]:
    return [
        [
            mention.concept,
            " ".join(token.text for token in tokens[mention.first : mention.last]),
            mention.match.value,
        ]
        for mention in mentions
    ]


@pytest.mark.parametrize("case", DATA["cases"], ids=[case["text"] for case in DATA["cases"]])
def test_sentence(case: dict[str, Any], lexicon: Lexicon, tokenize: Tokenize) -> None:
    tokens = tokenize(case["text"])
    expected = [[*name, Match.EXACT.value][:3] for name in case["names"]]
    assert shown(tokens, find_mentions(tokens, lexicon)) == expected


@pytest.mark.parametrize(
    "case", DATA["articles"], ids=[case["sentences"][0] for case in DATA["articles"]]
)
def test_article(case: dict[str, Any], lexicon: Lexicon, tokenize: Tokenize) -> None:
    sentences = [tokenize(text) for text in case["sentences"]]
    first = [find_mentions(tokens, lexicon) for tokens in sentences]
    assert bind_abbreviations(zip(sentences, first, strict=True)) == case["bound"]
    found = find_all_mentions(sentences, lexicon)
    assert [
        shown(tokens, mentions) for tokens, mentions in zip(sentences, found, strict=True)
    ] == case["names"]


def test_rule_names_the_line_of_the_concept(lexicon: Lexicon, tokenize: Tokenize) -> None:
    (mention,) = find_mentions(tokenize("the sunshine vitamin"), lexicon)
    assert mention == Mention("vitamin_d", 1, 3, Match.EXACT, "test.yaml:1")


def test_no_text_names_nothing(lexicon: Lexicon) -> None:
    assert find_mentions((), lexicon) == ()
