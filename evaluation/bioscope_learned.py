"""Cues as the corpus counts them, learned from sentences whose cues are known.

A phrase that is a cue of the corpus or of the rules is one where its frame speaks for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from evaluation.bioscope_cues import CueKind, WordCue
from evaluation.bioscope_frames import Read, frame_of
from evaluation.bioscope_weights import Weights, weigh

#: A phrase is a candidate where it is a cue so often.
LEAST = 2
#: How probable a cue is at least; for the best F1 the bound is about half of that F1.
BOUND = 0.45
#: Into so many parts the sentences to learn from are cut, each to be read by what the others teach.
PARTS = 16

Known = tuple[Read, AbstractSet[WordCue]]


@dataclass(frozen=True, slots=True)
class Learned:
    """What the corpus teaches of the cues of a kind: its phrases, and the weights of frames."""

    kind: CueKind
    phrases: frozenset[tuple[str, ...]]
    weights: Weights

    def find(self, sentence: Read) -> tuple[WordCue, ...]:
        """The cues of a sentence in order; where two overlap, the more probable one."""
        rated = [
            (self.weights.probability(frame_of(sentence, cue)), cue)
            for cue in candidates(self.kind, sentence, self.phrases)
        ]
        kept: list[WordCue] = []
        for rate, cue in sorted(rated, key=lambda one: (-one[0], one[1].first, one[1].last)):
            apart = all(cue.last <= other.first or other.last <= cue.first for other in kept)
            if rate >= BOUND and apart:
                kept.append(cue)
        return tuple(sorted(kept, key=lambda cue: cue.first))


def learn(kind: CueKind, known: Sequence[Known]) -> Learned:
    """What sentences with their cues teach."""
    counts = Counter(
        sentence.lemmas[cue.first : cue.last]
        for sentence, cues in known
        for cue in cues
        if cue.kind is kind
    )
    phrases = frozenset(phrase for phrase, count in counts.items() if count >= LEAST)
    examples = [
        (frame_of(sentence, cue), cue in cues)
        for sentence, cues in known
        for cue in candidates(kind, sentence, phrases)
    ]
    weights = weigh([frame for frame, _ in examples], [right for _, right in examples])
    return Learned(kind, phrases, weights)


def candidates(
    kind: CueKind, sentence: Read, phrases: AbstractSet[tuple[str, ...]]
) -> tuple[WordCue, ...]:
    """The cues of the rules, and every place of a phrase."""
    found = {cue for cue in sentence.cues if cue.kind is kind}
    lengths = {len(phrase) for phrase in phrases}
    for first in range(len(sentence.lemmas)):
        for length in lengths:
            if sentence.lemmas[first : first + length] in phrases:
                found.add(WordCue(kind, first, first + length))
    return tuple(sorted(found, key=lambda cue: (cue.first, cue.last)))


def find_unseen(known: Sequence[Known], others: Sequence[Read]) -> Iterator[tuple[WordCue, ...]]:
    """The cues of each sentence by what it did not teach itself: the known ones, then others."""
    for part in range(PARTS):
        start, end = (len(known) * bound // PARTS for bound in (part, part + 1))
        taught = [learn(kind, (*known[:start], *known[end:])) for kind in CueKind]
        yield from (_found(taught, sentence) for sentence, _ in known[start:end])
    taught = [learn(kind, known) for kind in CueKind]
    yield from (_found(taught, sentence) for sentence in others)


def _found(taught: Sequence[Learned], sentence: Read) -> tuple[WordCue, ...]:
    return tuple(cue for learned in taught for cue in learned.find(sentence))
