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


def against_rival(view: View, reading: Reading) -> Reading:
    """A denial that only compares, as a comparison: "no more than Z" may still work."""
    rival = _rival(view, reading) if reading.meaning.denied else None
    if rival is None or reading.comparator is not None:
        return reading
    frame = WORSE if _is_bad(view, reading) else BETTER
    word = replace(reading.predicate.frame, frame=frame, shape=Shape.COMPARE)
    predicate = replace(reading.predicate, frame=word)
    return replace(reading, predicate=predicate, comparator=rival.id, attribute=None)


def _rival(view: View, reading: Reading) -> Concept | None:
    """The other exposure that stands after "than", if the statement compares by a degree."""
    words = view.tree.words
    for word in words[1:]:
        if word.lower not in view.function("than"):
            continue
        after = words[word.index + 1 : word.index + 1 + REACH]
        named = next((other for other in after if view.is_exposure(other)), None)
        if named is None or named.index in reading.subject.words:
            continue
        if not _has_degree(view, reading, word):
            continue
        if any(other.text in ",;:" for other in words[word.index : named.index]):
            continue
        rival = view.concept(named)
        if rival is not None and rival.id not in reading.subject.concepts:
            return rival
    return None


def _has_degree(view: View, reading: Reading, than: Word) -> bool:
    """Whether a degree stands between the predicate, or right before it, and "than"."""
    start = min(reading.predicate.first, than.index)
    near = range(max(0, start - 2), than.index)
    return any(True for _ in view.hits_on("degree", near))


def _is_bad(view: View, reading: Reading) -> bool:
    if reading.predicate.frame.frame not in _BRINGING or reading.object is None:
        return False
    concept = view.concepts[reading.object.concepts[0]]
    if any(view.concepts[name].better == "lower" for name in concept.linked(LinkKind.DECLINE_OF)):
        # To lose weight is wanted.
        return False
    return concept.better == "lower" or concept.kind.value in ("condition", "symptom", "event")
