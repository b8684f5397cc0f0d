"""Finding the names of a lexicon among the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType

from checker.mentions.lexicon import Entry, Hit, Lexicon
from checker.mentions.shared import with_shared_words
from checker.values.token import Match, Mention, Token

NOTHING_BOUND: Mapping[str, str] = MappingProxyType({})


def find_mentions(
    tokens: Sequence[Token],
    lexicon: Lexicon,
    bound: Mapping[str, str] = NOTHING_BOUND,
    *,
    real_words: Container[str] = frozenset(),
) -> tuple[Mention, ...]:
    """The concepts named, in order; the longest name wins, then the earlier.

    `bound` maps short forms that the article introduced to concepts, or to ""
    where it introduced them for something that no rule knows. `real_words` are
    lower-case words that the article uses too often to be misspellings.
    """
    words = [token.text for token in tokens]
    keys = [word.lower() for word in words]
    misspelt = _corrected(keys, lexicon, real_words)
    hits = _hits(words, keys, lexicon)
    if bound:
        hits = _with_bound(words, hits, bound, lexicon)
    if not hits:
        return ()
    kept = with_shared_words(_longest(hits), keys, lexicon)
    return tuple(
        Mention(entry.concept, first, last, _match(first, last, entry, misspelt), entry.rule)
        for first, last, entry in kept
        if entry.concept
    )


def _match(first: int, last: int, entry: Entry, misspelt: Sequence[int]) -> Match:
    if entry.rank < 0:
        return Match.ABBREVIATION
    return Match.FUZZY if any(first <= place < last for place in misspelt) else Match.EXACT


def _corrected(keys: list[str], lexicon: Lexicon, real_words: Container[str]) -> list[int]:
    """The places of misspelt words, which are put right among the keys."""
    places = []
    for place, right in lexicon.corrector.corrections(keys):
        if keys[place] not in real_words:
            keys[place] = right
            places.append(place)
    return places


def _hits(words: Sequence[str], keys: Sequence[str], lexicon: Lexicon) -> list[Hit]:
    """Every name at every start, in order of start, shorter ones first."""
    names = lexicon.names
    nodes, entries, named, in_capitals = (
        names.nodes,
        names.entries,
        names.named,
        names.in_capitals,
    )
    root = nodes[0].get
    hits: list[Hit] = []
    starts = [(first, node) for first, key in enumerate(keys) if (node := root(key)) is not None]
    for first, start in starts:
        last, node = first, start
        while node is not None:
            last += 1
            place = named.get(node)
            if place is not None:
                hits.append((first, last, entries[place]))
            place = in_capitals.get(node)
            if place is not None and words[last - 1] == entries[place].capitals:
                hits.append((first, last, entries[place]))
            node = nodes[node].get(keys[last]) if last < len(keys) else None
    return hits


def _with_bound(
    words: Sequence[str], hits: list[Hit], bound: Mapping[str, str], lexicon: Lexicon
) -> list[Hit]:
    """The hits, with the article's own meaning of its short forms in place of the lexicon's."""
    own = {}
    for index, word in enumerate(words):
        short = word if word in bound else word.removesuffix("s")
        if short in bound:
            concept = bound[short]
            own[index] = Entry(concept or None, lexicon.rules.get(concept, ""), rank=-1)
    kept = [hit for hit in hits if not (hit[1] == hit[0] + 1 and hit[0] in own)]
    return kept + [(index, index + 1, entry) for index, entry in own.items()]


def _longest(hits: list[Hit]) -> list[Hit]:
    """The hits that stay when the longest, then the earlier, claims its tokens first."""
    if len(hits) < 2:
        return hits
    taken: set[int] = set()
    kept = []
    for hit in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0], hit[2].rank)):
        place = range(hit[0], hit[1])
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(hit)
    kept.sort(key=lambda hit: hit[0])
    return kept
