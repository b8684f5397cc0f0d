"""The shipped wording, and tokens as spaCy's English tokenizer cuts them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy

from checker.ruleset.rules import RuleSet
from checker.values.token import Token
from tests.shipped import shipped_rule_set

Tokenize = Callable[[str], tuple[Token, ...]]


@pytest.fixture(scope="session")
def tokenize() -> Tokenize:
    tokenizer = spacy.blank("en").tokenizer
    return lambda text: tuple(
        Token(token.text, token.idx, token.idx + len(token.text)) for token in tokenizer(text)
    )


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    return shipped_rule_set()
