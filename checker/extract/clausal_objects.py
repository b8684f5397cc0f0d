"""Objects that stand in a clause or with an organ: "once Y has begun", "on how long Y lasts"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.extract.argument import Argument, Roles, named_by
from checker.extract.discourse import Discourse
from checker.extract.fallbacks import by_sufferers
from checker.extract.phrases import SUBJECTS, is_person
from checker.extract.predicates import Predicate
from checker.extract.topical import suffered
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.model import OUTCOME_KINDS, Kind
from checker.values.claim import Join

#: Kinds of what people have.
ILLS = frozenset({Kind.CONDITION, Kind.SYMPTOM, Kind.EVENT})
#: Relations of clauses that say what something bears on.
_ASKING = ("acl", "advcl", "ccomp", "xcomp", "obl")
#: The frame of what something protects.
PROTECTING = "protects"


def left_elsewhere(
    view: View, predicate: Predicate, place: Roles, discourse: Discourse
) -> list[Argument]:
    """What is acted on where no phrase of the relating word's own names it."""
    return (
        by_sufferers(view, predicate, place)
        or suffered(view, place, discourse)
        or _asked(view, predicate)
        or _of_organ(view, predicate, place)
        or _had_then(view, predicate, place)
    )


def _asked(view: View, predicate: Predicate) -> list[Argument]:
    """What a question is about on which something bears: "no effect on how long Y lasts"."""
    if predicate.frame.frame not in view.language.evaluative:
        return []
    governor = view.tree.head(predicate.word)
    near = (predicate.word, governor) if governor is not None else (predicate.word,)
    for word in near:
        for clause in view.tree.kids(word.index, *_ASKING):
            if clause.index < predicate.word.index or not _is_asked(view, clause):
                continue
            acting = [kid for kid in view.tree.kids(clause.index, *SUBJECTS) if _is_ill(view, kid)]
            if acting:
                return [replace(named_by(acting[0]), wrappers=frozenset({"severity"}))]
            acted = [kid for kid in view.tree.kids(clause.index, "obj") if _is_ill(view, kid)]
            return [named_by(acted[0])] if acted else []
    return []


def _is_asked(view: View, clause: Word) -> bool:
    """Whether a clause opens with "whether" or "how"."""
    first = min(view.tree.subtree(clause.index))
    opening = range(first, min(first + 2, clause.index))
    if any(hit.value == "whether" for hit in view.hits_on("hypothetical", opening)):
        return True
    return any(view.tree.words[index].lower in view.function("asking") for index in opening)


def _of_organ(view: View, predicate: Predicate, place: Roles) -> list[Argument]:
    """What is wrong with an organ that something is good for: "does nothing for the heart"."""
    frame = predicate.frame.frame
    if frame != PROTECTING and frame not in view.language.evaluative:
        return []
    direct = [kid for kid in view.tree.kids(predicate.word.index, "obj") if kid.upos != "PRON"]
    if any(True for kid in direct for _ in view.frames(kid)):
        # "Does no harm to the heart" is read from the harm.
        return []
    ills = [
        implied
        for word in place.objects
        if (concept := view.concept(word)) is not None and concept.kind is Kind.SITE
        # "The seven-cent heart insurance" says little.
        if word.dep != "compound"
        for implied in concept.implies
        if view.concepts[implied].kind in OUTCOME_KINDS
    ]
    words = tuple(word.index for word in place.objects)
    return [Argument((ills[0],), Join.ALL, None, frozenset(), words)] if len(ills) == 1 else []


def _had_then(view: View, predicate: Predicate, place: Roles) -> list[Argument]:
    """What people have when something helps or not: "no use once Y has begun"."""
    judging = predicate.frame.frame in view.language.evaluative
    if not judging or not all(is_person(view, word) for word in place.objects):
        return []
    found = list(_ills_then(view, predicate))
    # "Cannot help you increase Y if you have Z" is of Y.
    named = [word for word in view.tree.words if view.is_outcome(word)]
    doing = view.tree.kid(predicate.word.index, "xcomp", "ccomp") is not None
    return [named_by(found[0])] if len(found) == 1 and named == found and not doing else []


def _ills_then(view: View, predicate: Predicate) -> Iterator[Word]:
    governor = view.tree.head(predicate.word)
    near = (predicate.word, governor) if governor is not None else (predicate.word,)
    for word in near:
        for clause in view.tree.kids(word.index, "advcl"):
            marks = {kid.lower for kid in view.tree.kids(clause.index, "mark", "advmod")}
            below = [view.tree.words[index] for index in view.tree.subtree(clause.index)]
            denied = any(True for _ in view.hits_on("negation", [one.index for one in below]))
            if marks & view.function("had_when") and not denied:
                yield from (
                    ()
                    if any(map(view.is_exposure, below))
                    else (one for one in below if _is_ill(view, one) and _is_had(one, clause))
                )


def _is_ill(view: View, word: Word) -> bool:
    return view.kind(word) in ILLS


def _is_had(ill: Word, clause: Word) -> bool:
    """Whether a clause says that it is there: "once Y has begun", not "the cause of Y is Z"."""
    return ill.index == clause.index or (ill.head == clause.index and ill.dep in (*SUBJECTS, "obj"))
