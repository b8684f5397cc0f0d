"""Two groups of a trial that fared alike: "there was no difference between the groups"."""

from __future__ import annotations

from checker.extract.argument import Argument, antecedent, named_by
from checker.extract.discourse import Discourse
from checker.extract.phrases import SUBJECTS, case_of
from checker.extract.predicates import Predicate
from checker.extract.view import View
from checker.language import Word

#: Frames whose words tell groups apart or say that they are alike.
_COMPARING = frozenset({"affects", "unaffecting"})


def between_arms(
    view: View, predicate: Predicate, discourse: Discourse
) -> tuple[Argument, list[Argument]] | None:
    """What one of two groups took that are told apart, and what the trial was on.

    The trial is the one that the paragraph has told of: "took X or placebo".
    """
    if discourse.arms is None or predicate.frame.frame not in _COMPARING:
        return None
    if any(map(view.is_exposure, view.tree.words)) or not _tells_groups(view, predicate.word):
        return None
    acting, ills = discourse.arms
    named = [
        named_by(word)
        for word in view.tree.words
        if view.is_outcome(word) and word.mention is not None
    ]
    if named or not ills:
        return antecedent(acting), named[:1]
    return antecedent(acting), [antecedent(ill) for ill in ills[:1]]


def _tells_groups(view: View, word: Word) -> bool:
    """Whether a word, or the verb above it, speaks of groups: "the groups did not differ"."""
    governor = view.tree.head(word)
    places = (word, governor) if governor is not None else (word,)
    subjects = [kid for place in places for kid in view.tree.kids(place.index, *SUBJECTS)]
    between = [other for other in view.tree.words if case_of(view, other) in view.function("pair")]
    return any("arm" in view.classes(found) for found in (*subjects, *between))
