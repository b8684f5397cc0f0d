"""Names that share a word with their neighbour: "hip and wrist fractures", "vitamins D and K"."""

from __future__ import annotations

from collections.abc import Sequence

from checker.mentions.lexicon import Entry, Hit, Lexicon
from checker.ruleset.model import EXPOSURE_KINDS

_LONGEST_LACKING = 3


def with_shared_words(hits: Sequence[Hit], keys: Sequence[str], lexicon: Lexicon) -> list[Hit]:
    """The hits, with those added that lack a word which a joined neighbour has.

    What lacks the word may be read as a place or group by itself ("hip"); the
    whole name replaces it. A thing that can be taken is never replaced.
    """
    if lexicon.joiners.isdisjoint(keys):
        return list(hits)
    kept = list(hits)
    for hit in reversed(hits):
        _extend_left(hit, kept, keys, lexicon)
    for hit in hits:
        _extend_right(hit, kept, keys, lexicon)
    kept.sort(key=lambda hit: hit[0])
    return kept


def _extend_left(hit: Hit, kept: list[Hit], keys: Sequence[str], lexicon: Lexicon) -> None:
    """ "hip" of "hip and wrist fractures", and so on to the left along a list."""
    first, last, entry = hit
    place = first
    while entry.concept is not None and (joint := _before(place, keys, lexicon)) is not None:
        for length in range(min(_LONGEST_LACKING, joint), 0, -1):
            start = joint - length
            found = _named(keys[start:joint], keys, range(first + 1, last), last, lexicon)
            if found and _put(kept, (start, joint, found), entry, lexicon):
                place = start
                break
        else:
            return


def _extend_right(hit: Hit, kept: list[Hit], keys: Sequence[str], lexicon: Lexicon) -> None:
    """ "K2" of "vitamins D and K2", and so on to the right along a list."""
    first, last, entry = hit
    place = last
    while entry.concept is not None and (joint := _after(place, keys, lexicon)) is not None:
        heads = [keys[first:end] for end in range(last - 1, first, -1)]
        for head in heads:
            found = _at(lexicon, [*head, keys[joint]])
            if found and _put(kept, (joint, joint + 1, found), entry, lexicon):
                place = joint + 1
                break
        else:
            return


def _before(place: int, keys: Sequence[str], lexicon: Lexicon) -> int | None:
    """Where the joiners that end before a place begin."""
    joint = place
    while joint and keys[joint - 1] in lexicon.joiners:
        joint -= 1
    return joint if 0 < joint < place else None


def _after(place: int, keys: Sequence[str], lexicon: Lexicon) -> int | None:
    """Where the joiners that begin at a place end."""
    joint = place
    while joint < len(keys) and keys[joint] in lexicon.joiners:
        joint += 1
    return joint if place < joint < len(keys) else None


def _named(
    lacking: Sequence[str], keys: Sequence[str], tails: range, last: int, lexicon: Lexicon
) -> Entry | None:
    for tail in tails:
        found = _at(lexicon, [*lacking, *keys[tail:last]])
        if found is not None:
            return found
    return None


def _at(lexicon: Lexicon, path: Sequence[str]) -> Entry | None:
    """The entry of a name given word by word."""
    entry = lexicon.names.entry(path)
    return entry if entry is not None and entry.concept is not None else None


def _put(kept: list[Hit], hit: Hit, neighbour: Entry, lexicon: Lexicon) -> bool:
    """Adds a hit unless it is its neighbour again, or its words name something else."""
    first, last, entry = hit
    if entry.concept == neighbour.concept:
        return False
    there = [old for old in kept if old[0] < last and first < old[1]]
    for old in there:
        acts = lexicon.kinds.get(old[2].concept or "") in EXPOSURE_KINDS
        if acts or not (first <= old[0] and old[1] <= last) or old[2].concept == entry.concept:
            return old[2].concept == entry.concept
    for old in there:
        kept.remove(old)
    kept.append(hit)
    return True
