"""Relating words that say nothing of their own: they colour another, or tell whom is meant."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.argument import Argument, Roles
from checker.extract.operators import find_operator
from checker.extract.phrases import MAX_CLIMB, is_person, own_subject, with_prepositions
from checker.extract.predicates import Predicate
from checker.extract.roles import roles
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape, WordClass
from checker.ruleset.model import Kind

#: Frames whose nouns are changes: "a rise in", "a drop in".
_CHANGES = frozenset({"reduces", "raises"})
#: The frame of the risk of one thing from another.
RISK = "risks"


def absorbed(view: View, predicate: Predicate, predicates: list[Predicate]) -> bool:
    """Whether a predicate only colours another: "lower" in "linked to a lower risk"."""
    others = [other for other in predicates if other is not predicate]
    below = {other.frame.shape for other in others if other.word.head == predicate.word.index}
    if Shape.EQUAL in below and view.slot("comparator_inactive"):
        # "X and placebo did equally well"
        return True
    if predicate.frame.predicative and Shape.LIKELIHOOD in below:
        # "get Y less often"
        return True
    if predicate.frame.shape is Shape.LIKELIHOOD and predicate.word.dep == "advmod":
        # "eases Y less often"
        return any(
            other.word.index == predicate.word.head and not other.frame.predicative
            for other in others
        )
    if predicate.frame.shape is not Shape.ATTRIBUTE or predicate.word.dep != "amod":
        return False
    modified = view.tree.words[predicate.word.head]
    governor = view.tree.head(modified)
    places = {other.word.index for other in others}
    return modified.index in places or (governor is not None and governor.index in places)


def change_of(
    view: View, predicate: Predicate, predicates: list[Predicate], place: Roles
) -> Predicate | None:
    """The rise or fall that a predicate has for its object: "leads to a drop in Y"."""
    nouns = {
        other.word.index: other
        for other in predicates
        if other.frame.word_class is WordClass.NOUN
        and other.frame.frame in _CHANGES
        and other is not predicate
    }
    found = (nouns[word.index] for word in place.objects if word.index in nouns)
    return next((change for change in found if roles(view, change).objects), None)


def is_linked(view: View, predicate: Predicate, predicates: list[Predicate]) -> bool:
    """Whether a rise or fall is only what something is linked with."""
    return any(
        change_of(view, other, predicates, roles(view, other)) is predicate
        for other in predicates
        if other.frame.frame in view.language.symmetric
    )


def field_of(view: View, predicate: Predicate, predicates: list[Predicate]) -> bool:
    """Whether a predicate only says in what treatments are compared, or what they are advised for.

    "Better at preventing", "advise against X for the prevention of".
    """
    current = predicate.word
    shapes = (Shape.COMPARE, Shape.ADVICE)
    rivals = {other.word.index for other in predicates if other.frame.shape in shapes}
    if current.index in rivals or predicate.frame.shape is Shape.MODAL_ADVICE:
        return False
    if any(kid.index in rivals for kid in view.tree.kids(current.index, "advmod", "xcomp", "obj")):
        # "works better than Z"
        return predicate.frame.shape not in shapes
    for _ in range(3):
        governor = view.tree.head(current)
        if governor is None or current.dep not in ("acl", "advcl", "obl", "nmod"):
            return False
        if current.dep == "advcl" and own_subject(view, current) is not None:
            # "Because X causes Y, it is not advised"
            return False
        if governor.index in rivals:
            return True
        current = governor
    return False


def tells_of_people(view: View, predicate: Predicate) -> bool:
    """Whether a passive only says which people are meant: "patients who were treated with X"."""
    word = predicate.word
    if not predicate.passive:
        return False
    auxiliaries = {kid.lower for kid in view.tree.kids(word.index, "aux:pass", "aux")}
    if predicate.frame.words[0] in view.function("undergone") and (
        auxiliaries & view.function("past")
    ):
        # "a cancer that has not been treated with X" tells what was done.
        return True
    governor = view.tree.head(word)
    return governor is not None and word.dep in ("acl:relcl", "acl") and is_person(view, governor)


def describes(view: View, predicate: Predicate, subject: Argument) -> bool:
    """Whether advice only tells what a thing is: "a disease in which people need more of X".

    So does what picks one of many: "draw up an exercise plan that is safe for you".
    """
    if predicate.frame.frame in view.language.objectless and _picks_out(view, predicate.word):
        return True
    if predicate.frame.shape not in (Shape.ADVICE, Shape.MODAL_ADVICE):
        return False
    current = predicate.word
    for _ in range(MAX_CLIMB):
        if any(kid.lower in view.function("duty") for kid in view.tree.kids(current.index, "aux")):
            return False
        governor = view.tree.head(current)
        if governor is None:
            return False
        if current.dep == "acl:relcl":
            return governor.index not in subject.words
        if _results(view, current, governor, subject):
            return True
        current = governor
    return False


def _picks_out(view: View, word: Word) -> bool:
    """Whether a relative clause says which one of what no rule names is sought."""
    noun = view.tree.head(word)
    if noun is None or word.dep != "acl:relcl" or noun.mention is not None or noun.dep != "obj":
        return False
    some = view.function("article") - view.function("definite")
    return any(kid.lower in some for kid in view.tree.kids(noun.index, "det"))


def _results(view: View, clause: Word, cause: Word, subject: Argument) -> bool:
    """Whether a need is what a thing itself brings: "X makes you used to it, so you need more"."""
    marks = {kid.lower for kid in view.tree.kids(clause.index, "advmod", "mark")}
    if cause.index > clause.index or marks.isdisjoint(view.function("resulting")):
        return False
    doer, opening = own_subject(view, cause), view.tree.words[0]
    if doer is not None and doer.index == 1 and any(True for _ in view.frames(opening)):
        # "Makes you used to it, …", an item of a list
        doer = None
    return doer is None or (doer.mention is not None and doer.mention.concept in subject.concepts)


def is_only_doer(view: View, predicate: Predicate, acting: Word) -> bool:
    """Whether people do something for a purpose: "smokers should quit to protect their bones"."""
    if view.kind(acting) is not Kind.POPULATION or predicate.frame.word_class is not WordClass.VERB:
        return False
    remedial = predicate.frame.frame in view.language.remedial
    return remedial and own_subject(view, predicate.word) is not acting


def without_mere_risks(view: View, predicates: Sequence[Predicate]) -> list[Predicate]:
    """The predicates but for risks that are only named: "the odds of Y from X are remote" judges.

    Of "a lower risk of Y" the adjective tells.
    """
    told = {other.word.head for other in predicates if other.frame.shape is Shape.ATTRIBUTE}
    return [
        predicate
        for predicate in predicates
        if predicate.frame.frame != RISK
        or (_is_judged(view, predicate.word) and predicate.word.index not in told)
    ]


def _is_judged(view: View, noun: Word) -> bool:
    """Whether something is said of a noun, or that there is none of it."""
    governor = view.tree.head(noun)
    if governor is None or noun.dep != "nsubj":
        return False
    return governor.upos == "ADJ" or view.tree.kid(governor.index, "expl") is not None


def is_handled(view: View, predicate: Predicate) -> bool:
    """Whether an effect noun is only what a verb is done to: "control risk factors"."""
    word = predicate.word
    if predicate.frame.word_class is not WordClass.NOUN or predicate.frame.shape is Shape.PAIR:
        return False
    if word.dep not in ("obj", "nsubj:pass"):
        return False
    governor = view.tree.head(word)
    if governor is None or with_prepositions(view, word.index, predicate.frame.subject):
        return False
    return find_operator(view, governor) is None


def is_itself_subject(predicate: Predicate, place: Roles) -> bool:
    """Whether a verb is but the subject of another: "limiting X helps with Y"."""
    return place.subject is predicate.word and predicate.frame.word_class is WordClass.VERB


def is_warded(view: View, predicate: Predicate, doing: Word) -> bool:
    """Whether people are protected from a doing, of which its object tells: "from developing Y"."""
    below = doing.head == predicate.word.index and doing.dep in ("advcl", "obl", "xcomp")
    marks = {kid.lower for kid in view.tree.kids(doing.index, "mark", "case")}
    deterred = not view.function("deterred").isdisjoint(marks)
    return below and deterred and not view.function("deterred").isdisjoint(predicate.frame.object)


def is_kept_from(view: View, predicate: Predicate, word: Word) -> bool:
    """Whether a pronoun is what is kept from doing something: "preventing it from growing"."""
    return (
        word.upos == "PRON"
        and word.mention is None
        and any(
            mark.lower in view.function("warned")
            for kid in view.tree.kids(predicate.word.index, "advcl", "obl", "ccomp", "xcomp")
            for mark in view.tree.kids(kid.index, "mark", "case")
        )
    )


def stood_in_for(view: View, predicate: Predicate, predicates: Sequence[Predicate]) -> bool:
    """Whether a treatment is only what something is no substitute for."""
    return any(
        view.language.relations[other.frame.frame].keys() == {"remedied"}
        and predicate.word in roles(view, other).objects
        for other in predicates
        if other is not predicate
    )
