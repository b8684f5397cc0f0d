"""Phrases of a tree: prepositions, coordination, subjects that hang on a word."""

from __future__ import annotations

from collections.abc import Container, Iterable

from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape
from checker.ruleset.model import Kind

SUBJECTS = ("nsubj", "csubj")


PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")


#: Relations by which a verb or adjective takes a phrase with a preposition.
OBLIQUE = ("obl", "obl:agent", "obl:unmarked", "nmod", "advcl", "acl", "xcomp", "ccomp")


MAX_CLIMB = 8


def conjuncts(view: View, word: Word) -> list[Word]:
    """A word and all that is coordinated with it, left to right."""
    found = [word]
    for child in view.tree.kids(word.index, "conj"):
        found.extend(conjuncts(view, child))
    return sorted(found, key=lambda found_word: found_word.index)


def is_plural(lower: str) -> bool:
    """Whether a noun looks plural."""
    return lower.endswith("s") and not lower.endswith(("ss", "is", "us"))


def is_set_apart(view: View, word: Word) -> bool:
    """Whether a conjunct has a negation of its own: "but not hip fractures"."""
    if word.dep != "conj":
        return False
    near = [kid.index for kid in view.tree.kids(word.index, "advmod", "cc", "case", "mark")]
    if any(True for _ in view.hits_on("instead", near)):
        return True
    return any(hit.value == "denied" for hit in view.hits_on("negation", near))


def case_of(view: View, word: Word) -> str:
    """The preposition before a word, "" without one."""
    case = view.tree.kid(word.index, "case")
    return case.lower if case else ""


def with_prepositions(view: View, index: int, wanted: Container[str]) -> list[Word]:
    """Phrases below a word that one of the prepositions leads in, nearest first."""
    found = []
    for child in view.tree.kids(index, *OBLIQUE):
        marks = {kid.lower for kid in view.tree.kids(child.index, "case", "mark")}
        if any(mark in wanted for mark in marks):
            found.append(child)
    return found


def own_subject(view: View, word: Word) -> Word | None:
    """The subject that hangs on a word itself, the inner one of "one reason is that X …"."""
    found = list(view.tree.kids(word.index, *SUBJECTS, *PASSIVE_SUBJECTS))
    if len(found) > 1:
        # Two subjects are a slip of the parse; the named one nearest to the verb is meant.
        named = [kid for kid in found if kid.mention is not None and kid.index < word.index]
        return (named or found)[-1]
    return found[0] if found else view.tree.kid(word.index, "nsubj:outer", "csubj:outer")


def is_person(view: View, word: Word) -> bool:
    """Whether a subject is whoever is helped: "helps you rebuild", "lets people sleep"."""
    if view.kind(word) is Kind.POPULATION or "member" in view.classes(word):
        return True
    if partitive(view, word) is not None:
        return True
    return word.upos == "PRON" and word.lower not in view.language.pronouns


def partitive(view: View, word: Word) -> Word | None:
    """The people of whom some are spoken of: "half of the group"; None where it is not so."""
    if word.lower not in view.function("partitive"):
        return None
    for kid in view.tree.kids(word.index, "nmod"):
        if case_of(view, kid) in view.function("possession") and is_person(view, kid):
            return kid
    return None


def is_habit(view: View, verb: Word) -> bool:
    """Whether a verb is one of taking or avoiding something, read as advice by itself."""
    return any(frame.shape is Shape.MODAL_ADVICE for frame in view.frames(verb))


def is_advice(view: View, verb: Word) -> bool:
    """Whether a verb advises, or is one of taking or avoiding something."""
    return is_habit(view, verb) or any(frame.shape is Shape.ADVICE for frame in view.frames(verb))


def glosses(view: View, named: Iterable[int]) -> set[int]:
    """The words that say what a subject is, and limit nothing: "X, a dye in children's sweets"."""
    around = {place for index in named for place in (index, view.tree.words[index].head)}
    return {
        inside
        for index in around
        for gloss in view.tree.kids(index, "appos")
        if view.is_exposure(gloss)
        for inside in view.tree.subtree(gloss.index)
    }


def is_parted(view: View, index: int, word: int) -> bool:
    """Whether a colon or semicolon parts two words: the parser hangs things across it."""
    return any(between.lower in (":", ";") for between in view.tree.words[index:word])
