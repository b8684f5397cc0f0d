"""Statements that compare with another treatment: "no greater loss than dieting"."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.reading import Reading
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape
from checker.ruleset.model import Concept, LinkKind

#: How far behind "than" its rival may stand, in words.
REACH = 4
#: The frames of what is better and of what is worse than a rival.
BETTER, WORSE = "compares", "compares_worse"
#: Frames that bring about something, which for what is bad is no merit.
_BRINGING = frozenset({"causes", "raises", "worsens", "contributes", "harms", "likelier", "loses"})


def against_rival(view: View, reading: Reading) -> Reading | None:
    """A statement that only compares, as a comparison; None where it says nothing by itself.

    "No more than Z" denies that it is better, not that it works; "less Y than Z" does not
    say that it lowers Y.
    """
    found = _rival(view, reading)
    if found is None or reading.comparator is not None:
        return reading
    degree, rival = found
    if reading.meaning.denied:
        frame = WORSE if _is_bad(view, reading) else BETTER
        word = replace(reading.predicate.frame, frame=frame, shape=Shape.COMPARE)
        predicate = replace(reading.predicate, frame=word)
        return replace(reading, predicate=predicate, comparator=rival.id, attribute=None)
    return None if degree == "less" else reading


def _rival(view: View, reading: Reading) -> tuple[str, Concept] | None:
    """How the statement compares ("more", "less") and what stands after "than"."""
    words = view.tree.words
    for word in words[1:]:
        if word.lower not in view.function("than"):
            continue
        after = words[word.index + 1 : word.index + 1 + REACH]
        degree = _degree(view, reading, word)
        named = next((other for other in after if _can_rival(view, reading, other, degree)), None)
        if named is None or named.index in reading.subject.words or degree is None:
            continue
        if any(other.text in ",;:" for other in words[word.index : named.index]):
            continue
        rival = view.concept(named)
        if rival is not None and rival.id not in reading.subject.concepts:
            return degree, rival
    return None


def _can_rival(view: View, reading: Reading, word: Word, degree: str | None) -> bool:
    """Whether a word names a rival; what harms less than a disease does not help either."""
    bringing = reading.predicate.frame.frame in _BRINGING and degree == "less"
    return view.is_exposure(word) or (bringing and view.is_outcome(word))


def _degree(view: View, reading: Reading, than: Word) -> str | None:
    """The last degree word between the predicate and "than"; it may modify the object."""
    start = min(reading.predicate.first, than.index)
    near = view.tree.words[max(0, start - 2) : than.index]
    degrees = [hit for word in near for hit in view.hits_on("degree", [word.index])]
    return degrees[-1].value if degrees else None


def _is_bad(view: View, reading: Reading) -> bool:
    if reading.predicate.frame.frame not in _BRINGING or reading.object is None:
        return False
    concept = view.concepts[reading.object.concepts[0]]
    if any(view.concepts[name].better == "lower" for name in concept.linked(LinkKind.DECLINE_OF)):
        # To lose weight is wanted.
        return False
    return concept.better == "lower" or concept.kind.value in ("condition", "symptom", "event")
