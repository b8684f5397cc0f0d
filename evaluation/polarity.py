"""Whether a sentence denies what it is about, told by cues and operators alone."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extract.meaning import Meaning
from checker.extract.operators import apply_operator, find_operator, with_local_cues
from checker.extract.phrases import PASSIVE_SUBJECTS, SUBJECTS
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import FrameWord, Shape

#: What a word that takes a statement has it as.
STATEMENTS = ("ccomp", "xcomp", "csubj", "csubj:pass")
#: Clauses that say something beside the main statement.
ASIDE = frozenset({"advcl", "acl:relcl", "parataxis"})
#: The arguments whose "no" denies their predicate: "no benefit was seen", "found no benefit".
ARGUMENTS = (*SUBJECTS, *PASSIVE_SUBJECTS, "obj", "obl", "nmod")
#: Grades of evidence that deny what it is for.
LACKING = frozenset({"none", "little"})


def main_meaning(view: View) -> Meaning:
    """How the main statement of a sentence is meant: its own cues, then those of what takes it."""
    meaning = Meaning()
    for word in reversed(_chain(view)):
        operator = find_operator(view, word)
        if operator is not None:
            meaning = apply_operator(view, word, operator, meaning)
        meaning = _with_arguments(view, word, with_local_cues(view, word, meaning))
    return meaning


def _chain(view: View) -> list[Word]:
    """From the root to what is said in the end: "suggest", "likely", "reduce"."""
    tree = view.tree
    chain = [next(word for word in tree.words if word.head == word.index)]
    while find_operator(view, chain[-1]) is not None:
        statement = tree.kid(chain[-1].index, *STATEMENTS)
        if statement is None:
            break
        chain.append(statement)
    return chain


def _with_arguments(view: View, word: Word, meaning: Meaning) -> Meaning:
    for argument in view.tree.kids(word.index, *ARGUMENTS):
        meaning = with_local_cues(view, argument, meaning)
    return meaning


def is_denied(view: View) -> bool:
    """Whether a sentence denies: its main statement does, as far as cues tell.

    Where none bears on it, any that stands outside of a side clause counts: the
    parser hangs much wrongly on verbs far from their subject.
    """
    meaning = main_meaning(view)
    if any(slot == "polarity" for slot, _ in meaning.hits):
        return meaning.denied
    return any(not _is_aside(view, word) for word in _denying(view))


def _denying(view: View) -> Iterator[Word]:
    words = view.tree.words
    yield from (words[hit.first] for hit in view.slot("negation"))
    yield from (words[hit.first] for hit in view.slot("grade") if hit.value in LACKING)
    for word in words:
        operator = find_operator(view, word)
        if (operator is not None and operator.effect.polarity == "flip") or (
            word.dep != "amod"
            and any(frame.frame in view.language.denied_frames for frame in _said(view, word))
        ):
            yield word


def _said(view: View, word: Word) -> Iterator[FrameWord]:
    """The frames that a word is in with all the words that belong to it."""
    following = [after.lower for after in view.tree.words[word.index :]]
    for frame in view.frames(word):
        rest = list(frame.words[1:])
        if frame.shape is not Shape.EQUAL and following[1 : 1 + len(rest)] == rest:
            yield frame


def _is_aside(view: View, word: Word) -> bool:
    for _ in view.tree.words:
        if word.dep in ASIDE:
            return True
        head = view.tree.head(word)
        if head is None:
            break
        word = head
    return False
