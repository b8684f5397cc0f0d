"""Finding known claims again: the same place and text, the same text elsewhere, reworded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from checker.compare.identity import normalised
from checker.decisions.model import KnownClaim

#: From this likeness (0 to 100) on, a sentence is another one reworded.
LEAST_LIKENESS = 85

#: A path and a normalised sentence: what tells the claims of one finding apart.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a run has read: paths, and the sentences in them that make claims.

    `exists` says of a path that was not read whether there is such a file.
    """

    paths: frozenset[str]
    texts: frozenset[Key]
    exists: Callable[[str], bool]

    def settles(self, path: str) -> bool:
        """Whether this run can tell what became of the claims of an article."""
        return path in self.paths or not self.exists(path)

    def gone(self, known: KnownClaim) -> bool:
        """Whether a sentence stands no longer where it stood."""
        return key(known) not in self.texts and self.settles(known.path)


@dataclass(frozen=True, slots=True)
class Match:
    """Which known claim answers to one that is there; `was` is its text where it changed."""

    index: int
    was: str | None = None


def key(claim: KnownClaim) -> Key:
    """What a claim of a finding is known by."""
    return claim.path, normalised(claim.quote)


def match(
    present: Sequence[KnownClaim], known: Sequence[KnownClaim], seen: Seen
) -> Mapping[Key, Match]:
    """The claims of one finding that are known; the order of either side does not matter.

    Only what is gone from its place can have moved or been reworded: a copy of a
    known sentence in another article is new.
    """
    there = {key(claim): claim for claim in sorted(present, key=_order)}
    places: dict[Key, int] = {}
    for index in sorted(range(len(known)), key=lambda index: _order(known[index])):
        places.setdefault(key(known[index]), index)
    found = {place: Match(places[place]) for place in there if place in places}
    free = [index for place, index in places.items() if place not in found]
    free = [index for index in free if seen.gone(known[index])]
    found |= _moved({place: there[place] for place in there if place not in found}, known, free)
    taken = {each.index for each in found.values()}
    free = [index for index in free if index not in taken]
    left = {place: there[place] for place in there if place not in found}
    return found | _reworded(left, known, free)


def _order(claim: KnownClaim) -> tuple[str, str, str]:
    return (*key(claim), claim.reads or "")


def _moved(
    left: Mapping[Key, KnownClaim], known: Sequence[KnownClaim], free: Sequence[int]
) -> dict[Key, Match]:
    """The same texts at other paths, each once."""
    texts: dict[str, list[int]] = defaultdict(list)
    for index in free:
        texts[normalised(known[index].quote)].append(index)
    found = {}
    for place in left:
        waiting = texts.get(place[1])
        if waiting:
            found[place] = Match(waiting.pop(0))
    return found


def _reworded(
    left: Mapping[Key, KnownClaim], known: Sequence[KnownClaim], free: Sequence[int]
) -> dict[Key, Match]:
    """The most alike pairs of texts, those of one path before others, each once."""
    pairs = []
    texts = {index: normalised(known[index].quote) for index in free}
    for place, claim in left.items():
        for index, text in texts.items():
            old = known[index]
            # What is read in another way says something else, however few letters differ.
            if old.reads is not None and old.reads != claim.reads:
                continue
            likeness = fuzz.ratio(place[1], text, score_cutoff=LEAST_LIKENESS)
            if likeness:
                pairs.append((old.path != claim.path, -likeness, place, index))
    found: dict[Key, Match] = {}
    taken: set[int] = set()
    for _, _, place, index in sorted(pairs):
        if place not in found and index not in taken:
            found[place] = Match(index, was=known[index].quote)
            taken.add(index)
    return found
