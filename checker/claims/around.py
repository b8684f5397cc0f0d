"""Sentences that make no claim, but say what a pronoun in the next one stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.claims.layout import LONGEST
from checker.claims.prepare import Prepared, has_reference, with_hits
from checker.ruleset.model import EXPOSURE_KINDS
from checker.ruleset.rules import RuleSet


def pointed_at(
    prepared: Sequence[Prepared], chosen: Iterable[int], rules: RuleSet
) -> dict[int, Prepared]:
    """The sentences before one with a pronoun that would not be parsed for themselves."""
    found: dict[int, Prepared] = {}
    known = set(chosen)
    for index in sorted(known):
        while index and index - 1 not in known and _points_back(prepared, index, rules):
            index -= 1
            entry = prepared[index]
            if not 0 < len(entry.tokens) <= LONGEST:
                break
            known.add(index)
            found[index] = entry if entry.hits else with_hits(entry, rules.language)
    return dict(sorted(found.items()))


def _points_back(prepared: Sequence[Prepared], index: int, rules: RuleSet) -> bool:
    """Whether a sentence needs a pronoun for what acts, and is not the first of its paragraph."""
    entry, before = prepared[index], prepared[index - 1]
    if entry.sentence.paragraph != before.sentence.paragraph:
        return False
    if any(rules.concepts[one.concept].kind in EXPOSURE_KINDS for one in entry.mentions):
        return False
    words = [token.text.lower() for token in entry.tokens]
    return has_reference(words, rules.language, frozenset())
