"""Nouns that a relating word before them tells of: "a lower chance", "a calming effect"."""

from __future__ import annotations

from checker.extract.operators import find_operator
from checker.extract.predicates import Predicate
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape

#: The operator of words that say nothing by themselves.
_LIGHT = "light"


def is_had(view: View, predicate: Predicate, noun: Word) -> bool:
    """Whether an adjective tells of a name, or of how likely something is."""
    likelihood = predicate.frame.shape is Shape.ATTRIBUTE and "risk" in view.classes(noun)
    return noun.mention is not None or likelihood


def is_effect(view: View, noun: Word) -> bool:
    """Whether a noun only says that something works, as the word before it does: "effect"."""
    operator = find_operator(view, noun)
    return operator is not None and operator.operator == _LIGHT
