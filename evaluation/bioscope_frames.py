"""The frame that a possible cue stands in: its words, what governs it and what cues are near."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.view import View
from checker.language import Tree, Word
from evaluation.bioscope_cues import CueKind, WordCue, find_cues, head_of
from evaluation.parsing import Parsed

#: A cue so many words away is near.
NEAR = 6


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with its lemmas and the cues that the rules find."""

    view: View
    lemmas: tuple[str, ...]
    cues: tuple[WordCue, ...]


def read(parsed: Parsed) -> Read:
    """A parsed sentence as frames are taken from it."""
    view = parsed.view
    return Read(view, tuple(_lemma(view, word) for word in view.tree.words), find_cues(parsed))


def _lemma(view: View, word: Word) -> str:
    return next((lemma for lemma, _ in view.lemmas(word)), word.lower)


def frame_of(sentence: Read, cue: WordCue) -> tuple[str, ...]:
    """What is told of a possible cue: of itself, and of its place by its lemma and its class."""
    tree = sentence.view.tree
    head = head_of(tree, cue)
    lemma = " ".join(sentence.lemmas[cue.first : cue.last])
    form = " ".join(word.lower for word in tree.words[cue.first : cue.last])
    word_class = head.upos if cue.last - cue.first == 1 else "phrase"
    place = [*_governed(sentence, cue, head), *_beside(sentence, cue, head)]
    return (
        "any",
        f"form {form}",
        f"form {form} dep {head.dep}",
        f"lemma {lemma}",
        f"by the rules {cue in sentence.cues}",
        *(f"lemma {lemma} {told}" for told in place),
        *(f"class {word_class} {told}" for told in place),
    )


def _governed(sentence: Read, cue: WordCue, head: Word) -> Iterator[str]:
    """What the parse tells of the place of a cue."""
    tree = sentence.view.tree
    governor = tree.words[head.head]
    following = tree.words[cue.last : cue.last + 1]
    yield f"dep {head.dep}"
    yield f"class {head.upos}"
    yield f"under class {governor.upos}"
    yield f"under dep {governor.dep}"
    yield f"under lemma {sentence.lemmas[governor.index]}"
    yield f"before {following[0].lower if following else None}"
    yield from {f"over {kid.dep}" for kid in tree.kids(head.index)}
    if governor is not head:
        yield from {f"beside {kid.dep}" for kid in tree.kids(governor.index) if kid is not head}


def _beside(sentence: Read, cue: WordCue, head: Word) -> Iterator[str]:
    """Where the other cues of the sentence stand."""
    tree = sentence.view.tree
    above = _above(tree, head)
    for kind in CueKind:
        others = [
            other
            for other in sentence.cues
            if other.kind is kind and not (other.first < cue.last and cue.first < other.last)
        ]
        told = {
            "above": any(above & set(range(other.first, other.last)) for other in others),
            "sister": any(tree.words[other.first].head == head.head for other in others),
            "before": any(other.first < cue.first for other in others),
            "after": any(other.first > cue.first for other in others),
            "near": any(abs(other.first - cue.first) < NEAR for other in others),
        }
        yield from (f"{kind} {where}" for where, so in told.items() if so)


def _above(tree: Tree, word: Word) -> set[int]:
    """The words that govern a word, near or far."""
    found: set[int] = set()
    while word.head != word.index and word.head not in found:
        word = tree.words[word.head]
        found.add(word.index)
    return found
