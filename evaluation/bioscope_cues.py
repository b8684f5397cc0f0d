"""Cues of negation and speculation in a sentence, as the rules of the language know them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.extract.embedding import asked_by
from checker.extract.operators import find_operator
from checker.extract.view import Hit, View
from checker.language import Tree, Word
from checker.ruleset.language import Effect
from checker.values.claim import Certainty
from evaluation.parsing import Parsed


class CueKind(StrEnum):
    """What a cue does to what it scopes over."""

    NEGATION = "negation"
    SPECULATION = "speculation"


@dataclass(frozen=True, slots=True)
class WordCue:
    """A cue at words[first:last] of a sentence."""

    kind: CueKind
    first: int
    last: int


#: The slots of the rules, and the values of theirs, that the corpus calls a cue. It counts what
#: denies outright; "little" and "hardly" are no cues there.
SLOTS: dict[tuple[str, str], CueKind] = {
    ("negation", "denied"): CueKind.NEGATION,
    ("negation", "no"): CueKind.NEGATION,
    ("grade", "none"): CueKind.NEGATION,
    ("instead", "instead"): CueKind.NEGATION,
    ("certainty", "probable"): CueKind.SPECULATION,
    ("certainty", "possible"): CueKind.SPECULATION,
    ("certainty", "unclear"): CueKind.SPECULATION,
    ("hypothetical", "whether"): CueKind.SPECULATION,
}
#: "Little" and "few" leave some of it open, and are no cues of the corpus.
WEAK = "weak_negation"
CONJUNCTIONS = ("contrast", "coordinator")


def find_cues(parsed: Parsed) -> tuple[WordCue, ...]:
    """The cues of a sentence in order; where two overlap, the longer one, then the first."""
    found = sorted((*_slotted(parsed), *_operating(parsed.view)), key=_longest_first)
    kept: list[WordCue] = []
    for cue in found:
        if not any(cue.first < other.last and other.first < cue.last for other in kept):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda cue: cue.first))


def head_of(tree: Tree, cue: WordCue) -> Word:
    """The word of a cue that something outside of it governs, the first of several."""
    for word in tree.words[cue.first : cue.last]:
        if not cue.first <= word.head < cue.last or word.head == word.index:
            return word
    return tree.words[cue.first]


def _longest_first(cue: WordCue) -> tuple[int, int, str]:
    return (cue.first - cue.last, cue.first, cue.kind)


def _slotted(parsed: Parsed) -> Iterator[WordCue]:
    view = parsed.view
    weak = {hit.first for hit in view.slot(WEAK)}
    for slot in dict.fromkeys(slot for slot, _ in SLOTS):
        for hit in view.slot(slot):
            kind = SLOTS.get((slot, hit.value)) or _asking(view, hit)
            if kind is not None and hit.first not in weak:
                first = _with_auxiliary(parsed, _without_conjunction(view, hit.first, hit.last))
                yield WordCue(kind, first, _without_preposition(view, hit.first, hit.last))


def _asking(view: View, hit: Hit) -> CueKind | None:
    """An "if" that stands for "whether" is what "whether" is."""
    clause = view.tree.words[view.tree.words[hit.first].head]
    asked = hit.slot == "hypothetical" and asked_by(view, clause) == hit
    return CueKind.SPECULATION if asked else None


def _operating(view: View) -> Iterator[WordCue]:
    for word in view.tree.words:
        operator = find_operator(view, word)
        kind = _kind_of(operator.effect) if operator else None
        if operator is not None and kind is not None:
            last = word.index + len(operator.words)
            yield WordCue(kind, word.index, _without_preposition(view, word.index, last))


def _kind_of(effect: Effect) -> CueKind | None:
    """What an operator is to the corpus: doubt comes before denial ("unlikely")."""
    doubted = effect.certainty not in (None, Certainty.ASSERTED)
    if doubted or effect.passive is not None:
        return CueKind.SPECULATION
    return CueKind.NEGATION if effect.polarity == "flip" and not effect.sole else None


def _with_auxiliary(parsed: Parsed, first: int) -> int:
    """Where a cue begins whose first token is cut from the auxiliary before it: "cannot"."""
    before = first - 1
    glued = before >= 0 and parsed.tokens[before].end == parsed.tokens[first].start
    return before if glued and parsed.view.tree.words[before].upos == "AUX" else first


def _without_conjunction(view: View, first: int, last: int) -> int:
    """Where a cue begins that a conjunction opens: "not" of "but not"."""
    opening = {hit.first for slot in CONJUNCTIONS for hit in view.slot(slot)}
    while last - first > 1 and first in opening:
        first += 1
    return first


def _without_preposition(view: View, first: int, last: int) -> int:
    """The end of a cue without what leads on to what it bears on: "lack" of "lack of"."""
    words = view.tree.words
    while last - first > 1 and words[last - 1].lower in view.function("possession"):
        last -= 1
    return last
