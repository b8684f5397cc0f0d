"""What a statement does not hold for by its own words: "no link with cancer but bladder cancer"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.extract.argument import Roles, named_by
from checker.extract.halves import excepted
from checker.extract.reading import Reading
from checker.extract.rivals import REACH
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.model import Kind


def exceptions(view: View, reading: Reading) -> Iterator[Reading]:
    """The opposite of a statement for what it excepts, if that acts or is acted on."""
    apart = excepted(view)
    few = _few(view, apart)
    if few and reading.meaning.denied and reading.object is not None:
        scope = replace(reading.scope.scope, population=("text:" + few,))
        meaning = replace(reading.meaning.flipped(), lack=False, basis=None)
        yield replace(reading, meaning=meaning, scope=replace(reading.scope, scope=scope))
    for word in view.tree.words:
        if word.index not in apart or word.mention is None or word.mention.concept in _own(reading):
            continue
        limits = (*reading.scope.scope.condition, *(member for _, member in reading.scope.excluded))
        if word.mention.concept in limits:
            continue
        if word.dep == "compound" and "member" in view.classes(view.tree.words[word.head]):
            # "Except in X users"
            continue
        meaning = replace(reading.meaning.flipped(), lack=False, basis=None)
        if view.is_outcome(word) and reading.object is not None:
            yield replace(reading, object=named_by(word), meaning=meaning)
        elif view.is_exposure(word) and reading.meaning.denied:
            yield replace(reading, subject=named_by(word), meaning=meaning)


def nothing_except(view: View, place: Roles) -> tuple[Roles, bool]:
    """ "Relieves nothing except Y": the exception is all that it is done to; whether it is so."""
    best = _unsurpassed(view, place)
    if best is not None:
        return replace(place, subject=best), True
    if len(place.objects) != 1 or place.objects[0].mention is not None:
        return place, False
    (word,) = place.objects
    if not any(hit.value == "no" for hit in view.hits_on("negation", [word.index])):
        return place, False
    apart = [
        view.tree.words[index]
        for index in sorted(excepted(view))
        if index > word.index and view.is_outcome(view.tree.words[index])
    ]
    return (replace(place, objects=tuple(apart[:1])), True) if apart else (place, False)


def _unsurpassed(view: View, place: Roles) -> Word | None:
    """What nothing does better: "nothing eases Y more than X", "no drug works better than X"."""
    acting = place.subject
    if acting is None or acting.mention is not None or place.comparator is not None:
        return None
    near = [acting.index, *(kid.index for kid in view.tree.kids(acting.index, "det"))]
    if not any(hit.value == "no" for hit in view.hits_on("negation", near)):
        return None
    for than in view.tree.words[acting.index :]:
        degree = any(True for _ in view.hits_on("degree", range(acting.index, than.index)))
        if degree and than.lower in view.function("than"):
            after = view.tree.words[than.index + 1 : than.index + 1 + REACH]
            return next((word for word in after if view.is_exposure(word)), None)
    return None


def _few(view: View, apart: frozenset[int]) -> str:
    """The words for some of the people that an exception names: "a small minority of them"."""
    words = [view.tree.words[index] for index in sorted(apart)]
    some = any("fraction" in view.classes(word) for word in words)
    plain = all(word.mention is None or view.kind(word) is Kind.POPULATION for word in words)
    return " ".join(word.lower for word in words) if some and plain else ""


def _own(reading: Reading) -> tuple[str, ...]:
    return (*reading.subject.concepts, *(reading.object.concepts if reading.object else ()))
