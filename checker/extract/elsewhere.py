"""Subjects that stand in another clause: what was taken when Y fell, what is among its causes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.extract.argument import Argument, Roles
from checker.extract.arguments import objects_of, subject_of
from checker.extract.chain import meaning_of
from checker.extract.discourse import Discourse
from checker.extract.operators import is_graded
from checker.extract.phrases import PASSIVE_SUBJECTS, case_of, is_habit, is_person
from checker.extract.predicates import Predicate
from checker.extract.reading import Reading
from checker.extract.roles import roles
from checker.extract.scope import scope_of
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import FrameWord, Shape, WordClass
from checker.values.claim import Exposure


def circumstance(
    view: View, predicate: Predicate, place: Roles, discourse: Discourse
) -> Argument | None:
    """What was taken as something happened: "Y fell when people ate less X"."""
    acting = place.subject
    parts = (acting, *view.tree.kids(acting.index, "nmod")) if acting is not None else ()
    if parts and not any(_reports(view, part) for part in parts):
        return None
    head = view.tree.head(predicate.word)
    above = (head,) if head is not None and head.upos == "VERB" else ()
    for verb in (predicate.word, *above):
        for clause in view.tree.kids(verb.index, "advcl"):
            marks = {kid.lower for kid in view.tree.kids(clause.index, "mark", "advmod")}
            if clause.index > predicate.word.index and marks & view.function("circumstance"):
                return _taken_in(view, clause, discourse)
    return None


def _reports(view: View, word: Word) -> bool:
    """Whether studies or their authors see what happens, and do not bring it about."""
    return is_graded(view, word) or word.lower in view.language.own_subjects


def _taken_in(view: View, clause: Word, discourse: Discourse) -> Argument | None:
    """What people take, are given or leave out in a clause."""
    if not is_habit(view, clause):
        return None
    for word in view.tree.kids(clause.index, "obj", *PASSIVE_SUBJECTS, "obl"):
        named = [one for one in view.tree.subtree(word.index) if _acts(view, one)]
        if not named or (word.dep == "obl" and case_of(view, word) not in view.function("advised")):
            continue
        found = subject_of(view, word, discourse)
        if found is not None and found.exposure is None and _leaves_out(view, clause):
            return replace(found, exposure=Exposure.LESS)
        return found
    return None


def _acts(view: View, index: int) -> bool:
    return view.is_exposure(view.tree.words[index])


def _leaves_out(view: View, verb: Word) -> bool:
    """Whether a verb says that people do without something: "gave up", "avoided"."""
    shapes = (frame for frame in view.frames(verb, WordClass.VERB) if _is_habitual(frame))
    commanding = {frame.frame in view.language.commanding for frame in shapes}
    return commanding == {True}


def _is_habitual(frame: FrameWord) -> bool:
    return frame.shape is Shape.MODAL_ADVICE


def listed(view: View, predicates: Sequence[Predicate], discourse: Discourse) -> Iterator[Reading]:
    """What belongs, or not, to what was said of others: "Many things cause Y, but X is not one"."""
    for among in view.tree.words:
        subject = view.tree.kid(among.index, "nsubj")
        if subject is None or not view.is_exposure(subject) or not _are_those(view, among):
            continue
        before = [one for one in predicates if one.word.index < subject.index]
        if not before or any(_acts(view, index) for index in range(subject.index)):
            continue
        predicate = before[-1]
        place = roles(view, predicate)
        if place.subject is not None and is_person(view, place.subject):
            continue
        acting = subject_of(view, subject, discourse)
        near = [kid.index for kid in view.tree.kids(among.index, "advmod", "det")]
        denied = any(hit.value == "denied" for hit in view.hits_on("negation", near))
        meaning = meaning_of(view, predicate)
        for word in place.objects if acting is not None and not meaning.denied else ():
            for acted in objects_of(view, word, discourse):
                assert acting is not None
                told = meaning.flipped() if denied else meaning
                scope = scope_of(view, predicate, acting, [acted])
                yield Reading(predicate, acting, acted, told, scope, linear=True)


def _are_those(view: View, word: Word) -> bool:
    """Whether a predicate puts its subject among others: "among them", "one of these"."""
    if view.tree.kid(word.index, "cop") is None:
        return False
    plural = view.language.pronouns.get(word.lower) == "plural"
    if plural and case_of(view, word) in view.function("among"):
        return True
    one = word.lower in view.function("member_of")
    return one and any(
        view.language.pronouns.get(kid.lower) == "plural"
        for kid in view.tree.kids(word.index, "nmod")
        if case_of(view, kid) in view.function("possession")
    )
