"""Slips of the parser that show in the tree itself, put right before anything is read from it.

Each repair looks for one shape that no correct tree has, such as a relative
clause that hangs beside its noun instead of on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.extract.repairs import clauses, openings, phrases, subjects, verbs
from checker.extract.view import View
from checker.language import Word
from checker.language.tree import tree_of

#: In this order; a later one sees what the earlier ones mended.
_REPAIRS = (
    verbs.standing,
    verbs.noun_like_verb,
    verbs.inverted,
    verbs.paired_adjectives,
    verbs.raised,
    clauses.fronted,
    phrases.condition,
    phrases.listed_verb,
    phrases.compound_participle,
    phrases.likely,
    phrases.event_cause,
    clauses.perfect,
    clauses.negated,
    clauses.bare_clause,
    clauses.zero_relative,
    clauses.noun_clause,
    clauses.shared_modal,
    subjects.stolen_object,
    subjects.reduced,
    subjects.participle,
    clauses.reporting,
    clauses.that_clause,
    subjects.bare_subject,
    openings.modified_subject,
    openings.modified_list,
    openings.gerund_subject,
    subjects.question,
    subjects.cell,
    subjects.subject_before,
    subjects.listed_subject,
    subjects.coordinated_subject,
    subjects.lent_subject,
    clauses.noun_content,
    clauses.second_clause,
    clauses.second_content,
    subjects.apposition,
    subjects.mere_pronoun,
    clauses.relative,
    verbs.beyond_rival,
    verbs.gerund_object,
    verbs.participle_before,
    verbs.late_purpose,
    verbs.particle,
    verbs.parallel_verb,
    clauses.embedded,
)


def repaired(view: View) -> View:
    """The view with the tree's known slips mended."""
    for repair in _REPAIRS:
        changed = {word.index: word for word in repair(view)}
        if not changed:
            continue
        words = [changed.get(word.index, word) for word in view.tree.words]
        # Two mends of one sentence may not fit together.
        if _is_tree(words):
            view = replace(view, tree=tree_of(words))
    return view


def _is_tree(words: Sequence[Word]) -> bool:
    """Whether the heads lead from every word to the one root."""
    sound: set[int] = set()
    for word in words:
        path: list[int] = []
        while word.index not in sound and word.index not in path and word.head != word.index:
            path.append(word.index)
            word = words[word.head]
        if word.index in path:
            return False
        sound.update((*path, word.index))
    return sum(word.head == word.index for word in words) == 1
