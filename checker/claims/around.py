"""Sentences that make no claim, but say what a pronoun in the next one stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.claims.prepare import LONGEST, Prepared, with_hits
from checker.ruleset.language import Language


def pointed_at(
    prepared: Sequence[Prepared], chosen: Iterable[int], language: Language
) -> dict[int, Prepared]:
    """The sentences before one with a pronoun that would not be parsed for themselves."""
    found: dict[int, Prepared] = {}
    known = set(chosen)
    for index in sorted(known):
        while index and index - 1 not in known and _points_back(prepared, index, language):
            index -= 1
            entry = prepared[index]
            if not 0 < len(entry.tokens) <= LONGEST:
                break
            known.add(index)
            found[index] = entry if entry.hits else with_hits(entry, language)
    return dict(sorted(found.items()))


def _points_back(prepared: Sequence[Prepared], index: int, language: Language) -> bool:
    """Whether a sentence has a pronoun and is not the first of its paragraph."""
    entry, before = prepared[index], prepared[index - 1]
    if entry.sentence.paragraph != before.sentence.paragraph:
        return False
    plain = language.pronouns.keys() - language.function_words["demonstrative"]
    return any(token.text.lower() in plain for token in entry.tokens)
