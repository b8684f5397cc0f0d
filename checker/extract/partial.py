"""What is told of some people, cases or kinds, and leaves open how it is with others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set

from checker.extract.argument import Argument
from checker.extract.phrases import MAX_CLIMB, is_person, is_plural, with_prepositions
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.model import OUTCOME_KINDS, LinkKind

#: Relations by which a name hangs on what counts it: "some complications of Y", "cases of Y".
_COUNTED = ("nmod", "compound", "amod")
#: Relations of the words that say how many or which.
_BESIDE = ("det", "amod", "det:predet", "cc:preconj", "advmod", "compound")


def is_partial(
    view: View,
    region: Set[int],
    reported: Set[int],
    predicate: Word,
    arguments: Iterable[Argument],
) -> bool:
    """Whether a clause leaves out some people, cases, kinds or studies of what it speaks of.

    "Some women", "in many cases", "some complications of Y", "this type of X", "mild Y",
    "as Y gets worse", "certain strains", "two of the reviews". `reported` are the words of
    who reports it.
    """
    above = {predicate.index, *(word.index for word in _above(view, predicate))}
    for hit in view.slot("sometimes"):
        if hit.first in region or view.tree.words[_top(view, hit.first, hit.last)].head in above:
            return True
        if _reaches(view, hit.last, predicate.index):
            return True
    if any(_are_some(view, view.tree.words[index]) for index in region):
        return True
    told = (view.tree.words[index] for index in sorted(region | reported))
    if any(_are_some_kinds(view, word) or _are_some_studies(view, word) for word in told):
        return True
    if any(_is_stage(view, word) for word in view.tree.kids(predicate.index, "advcl")):
        return True
    return any(
        _is_part(view, view.tree.words[index], argument.concepts)
        for argument in arguments
        for index in argument.words
    )


def _reaches(view: View, first: int, predicate: int) -> bool:
    """Whether nothing between a phrase and a predicate begins another statement."""
    between = view.tree.words[first:predicate]
    return bool(between) and not any(word.upos == "CCONJ" or word.text == ";" for word in between)


def _top(view: View, first: int, last: int) -> int:
    """The word by which a phrase hangs on the rest."""
    for index in range(first, last):
        if not first <= view.tree.words[index].head < last:
            return index
    return first


def _above(view: View, word: Word) -> Iterator[Word]:
    """The governors of a word, nearest first."""
    for _ in range(MAX_CLIMB):
        governor = view.tree.head(word)
        if governor is None:
            return
        yield governor
        word = governor


def _are_some(view: View, word: Word) -> bool:
    """Whether people are spoken of, but not all: "most women"."""
    return is_person(view, word) and _says(view, word, "some", ("det", "amod"))


def _says(view: View, word: Word, slot: str, relations: Collection[str] = _BESIDE) -> bool:
    near = [kid.index for kid in view.tree.kids(word.index, *relations)]
    return any(True for _ in view.hits_on(slot, near))


def _is_stage(view: View, clause: Word) -> bool:
    """Whether a clause says how far an illness has gone: "as Y gets worse"."""
    mark = view.tree.kid(clause.index, "mark", "advmod")
    if mark is None or mark.lower not in view.function("stage_marks"):
        return False
    words = {clause.lower, *(kid.lower for kid in view.tree.kids(clause.index))}
    return not words.isdisjoint(view.function("advancing"))


def _is_part(view: View, word: Word, concepts: Collection[str]) -> bool:
    """Whether an argument is a part or a kind of what its name says."""
    concept = view.concept(word)
    if concept is None or concept.id not in concepts:
        return False
    if concept.kind in OUTCOME_KINDS and (_says(view, word, "kind") or _names_kind(view, word)):
        return True
    pointed = False
    for counted in (word, *_counting(view, word)):
        if _says(view, counted, "some"):
            return True
        beside = (kid.lower for kid in view.tree.kids(counted.index, "det", "cc:preconj"))
        pointed = pointed or not view.function("pointing_at").isdisjoint(beside)
    return pointed and _has_kinds(view, concept.id)


def _names_kind(view: View, word: Word) -> bool:
    """Whether a name has a word of kind that its concept has not: "major depression"."""
    concept = view.concept(word)
    label = concept.label.lower().split() if concept is not None else ()
    own = word.lower.split()[0] in label or word.last == word.first + 1
    return not own and any(True for _ in view.hits_on("kind", [word.index]))


def _counting(view: View, word: Word) -> Iterator[Word]:
    """What counts a name or tells kinds of it: "complications of", "this type of"."""
    for governor in _above(view, word):
        if word.dep not in _COUNTED or governor.upos not in ("NOUN", "ADJ", "PRON", "DET"):
            return
        yield governor
        word = governor


def _has_kinds(view: View, name: str) -> bool:
    return view.concepts[name].generic or any(
        name in concept.linked(LinkKind.IS_A) for concept in view.concepts.values()
    )


def _are_some_kinds(view: View, word: Word) -> bool:
    """Whether only some of what acts are meant: "certain brands of X", "specific herbs"."""
    if not is_plural(word.lower):
        return False
    named = view.is_exposure(word)
    if "kind" in view.classes(word):
        of = with_prepositions(view, word.index, view.function("possession"))
        named = not of or any(map(view.is_exposure, of))
    return named and _says(view, word, "some_kinds", ("det", "amod"))


def _are_some_studies(view: View, word: Word) -> bool:
    """Whether part of the studies there are is spoken of: "many of the trials", "two of them"."""
    counted = word.upos == "NUM" or word.lower in view.function("some_of")
    return counted and any(
        kid.lower in view.language.own_subjects and view.tree.kid(kid.index, "det") is not None
        for kid in with_prepositions(view, word.index, view.function("possession"))
    )
