"""Cues of negation and speculation in a sentence, as the rules of the language know them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from checker.extract.embedding import asked_by
from checker.extract.operators import find_operator
from checker.extract.view import Hit, View
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


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a word is a cue of the corpus; bioscope.yaml explains the conditions."""

    over: frozenset[str]
    not_as: frozenset[str]
    before: frozenset[str]
    not_before: frozenset[str]
    not_passive: bool

    def fits(self, view: View, cue: WordCue) -> bool:
        """Whether the sentence has the cue in this frame."""
        tree = view.tree
        word = tree.words[cue.first]
        following = {after.lower for after in tree.words[cue.last : cue.last + 1]}
        if word.dep in self.not_as or following & self.not_before:
            return False
        if self.before and not following & self.before:
            return False
        if self.over and tree.kid(word.index, *self.over) is None:
            return False
        verb = tree.words[word.head]
        passive = tree.kid(verb.index, "aux:pass") is not None and verb.dep == "root"
        return not (self.not_passive and passive)


@dataclass(frozen=True, slots=True)
class Conventions:
    """What the corpus counts as a cue and the rules do not, and the other way round.

    `also` are further cues, `never` words that are none, `with_that` verbs to
    which "that" belongs, `only_with_that` those of them that are no cue without
    it, `frames` words that are one in some frames only. All are in lower case.
    """

    also: Mapping[tuple[str, ...], CueKind]
    never: frozenset[str]
    with_that: frozenset[str]
    only_with_that: frozenset[str]
    frames: Mapping[str, Frame]


def load_conventions() -> Conventions:
    """The corpus's own words, from the file beside this module."""
    words = yaml.safe_load(Path(__file__).with_name("bioscope.yaml").read_text(encoding="utf-8"))
    also = {
        tuple(phrase.split()): CueKind(kind)
        for kind, phrases in words["also"].items()
        for phrase in phrases
    }
    return Conventions(
        also,
        never=frozenset(words["never"]),
        with_that=frozenset(words["with_that"]),
        only_with_that=frozenset(words["only_with_that"]),
        frames={word: _frame(entry) for entry in words["frames"] for word in entry["words"]},
    )


def _frame(entry: Mapping[str, Any]) -> Frame:
    listed = {
        key: frozenset(entry.get(key, ())) for key in ("over", "not_as", "before", "not_before")
    }
    return Frame(**listed, not_passive=entry.get("not_passive", False))


def find_cues(parsed: Parsed, conventions: Conventions | None = None) -> tuple[WordCue, ...]:
    """The cues of a sentence in order; where two overlap, the longer one, then the first."""
    read = (*_slotted(parsed), *_operating(parsed.view))
    if conventions is not None:
        read = tuple(_conventional(read, parsed, conventions))
    found = sorted(read, key=_longest_first)
    kept: list[WordCue] = []
    for cue in found:
        if not any(cue.first < other.last and other.first < cue.last for other in kept):
            kept.append(cue)
    return tuple(sorted(kept, key=lambda cue: cue.first))


def _conventional(
    cues: Iterable[WordCue], parsed: Parsed, conventions: Conventions
) -> Iterator[WordCue]:
    """The cues as the corpus counts them."""
    words = [word.lower for word in parsed.view.tree.words]
    for cue in cues:
        text = " ".join(words[cue.first : cue.last])
        frame = conventions.frames.get(text)
        if text in conventions.never or (frame and not frame.fits(parsed.view, cue)):
            continue
        if text in conventions.with_that and words[cue.last : cue.last + 1] == ["that"]:
            yield replace(cue, last=cue.last + 1)
        elif text not in conventions.only_with_that:
            yield cue
    for index in range(len(words)):
        for phrase, kind in conventions.also.items():
            if tuple(words[index : index + len(phrase)]) == phrase:
                yield WordCue(kind, index, index + len(phrase))


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
