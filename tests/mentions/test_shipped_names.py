"""The shipped packs: every name is found again, and the ids of core are well made."""

from __future__ import annotations

import re

import pytest

from checker.mentions import Lexicon, build_lexicon, find_mentions
from checker.ruleset.rules import RuleSet
from tests.mentions.conftest import Tokenize


@pytest.fixture(scope="module")
def lexicon(rules: RuleSet) -> Lexicon:
    return build_lexicon(rules.concepts.values(), rules.wording)


@pytest.mark.parametrize("frame", ["{}", "They say {} here.", "It is {}."])
def test_every_name_is_found(
    frame: str, rules: RuleSet, lexicon: Lexicon, tokenize: Tokenize
) -> None:
    missed = []
    for concept in rules.concepts.values():
        for name in (concept.label, *concept.synonyms):
            tokens = tokenize(frame.format(name))
            start = frame.index("{}")
            covered = any(
                mention.concept == concept.id
                and tokens[mention.first].start == start
                and tokens[mention.last - 1].end >= start + len(name)
                for mention in find_mentions(tokens, lexicon)
            )
            if not covered:
                missed.append((concept.id, name))
    assert missed == []


def test_ids_are_snake_case(rules: RuleSet) -> None:
    assert [name for name in rules.concepts if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []


def test_links_lead_to_concepts(rules: RuleSet) -> None:
    lost = [
        (concept.id, kind.value, target)
        for concept in rules.concepts.values()
        for kind, targets in (concept.links or {}).items()
        for target in targets
        if target not in rules.concepts
    ]
    assert lost == []
