"""What a general word is about, by its examples: "many diseases, such as Y"."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.argument import Argument, Roles, named_by
from checker.extract.view import Hit, View
from checker.language import Word


def exemplified(view: View, place: Roles) -> list[Argument]:
    """The outcomes named as examples of a general object that names none itself."""
    ranges = [kid for word in place.objects for kid in view.tree.kids(word.index, "nmod")]
    for word in (*place.objects, *ranges):
        if word.mention is not None or "general" not in view.classes(word):
            continue
        if any(view.is_outcome(view.tree.words[kid]) for kid in _before(view, word)):
            # "Heart problems such as Y" are read by their own name.
            continue
        for hit in view.slot("exemplifying"):
            if hit.first > word.index:
                return _named(view, word, hit)
    return []


def _before(view: View, word: Word) -> list[int]:
    return [kid.index for kid in view.tree.kids(word.index, "amod", "compound")]


def _named(view: View, word: Word, hit: Hit) -> list[Argument]:
    """The outcomes that stand in a row behind a cue, or between a word and a cue behind them."""
    words = view.tree.words
    if hit.value == "before":
        row: Sequence[Word] = words[word.index + 1 : hit.first]
    else:
        ends = (
            other.index
            for other in words[hit.last :]
            if other.text in ".;:" or (other.upos in ("VERB", "AUX") and other.mention is None)
        )
        row = words[hit.last : next(ends, len(words))]
        between = words[word.index + 1 : hit.first]
        if any(other.upos in ("VERB", "AUX") and other.mention is None for other in between):
            return []
    return [
        named_by(other) for other in row if other.mention is not None and view.is_outcome(other)
    ]
