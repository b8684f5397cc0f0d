"""A lexicon: every name of every concept, with its variants, in a trie of lower-case words."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial

import msgspec

from checker.cache import Cache
from checker.mentions.misspellings import Corrector
from checker.mentions.variants import numbers_of, respelt, shortened, spellings_of
from checker.ruleset.model import Concept, Kind
from checker.ruleset.wording import Wording

#: Hyphens that writers put between the words of a name; the first is the plain one.
HYPHENS = ("-", "–", "‐", "‑")

#: Those of them at which the tokenizer does not cut a word.
_UNCUT_HYPHENS = HYPHENS[2:]

_GAP = re.compile(r"\s+|(?<=\w)[-–‐‑](?=\w)")
_PIECES = re.compile(r"[^\W_]+|[^\w\s]")
_LETTERS_THEN_DIGITS = re.compile(r"^([^\W\d_]+)(\d+)$")
_DIGITS_THEN_LETTERS = re.compile(r"^(\d+)([^\W\d_]+)$")
_LONGEST_CAPITALS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for; no concept where it is a look-alike that blocks.

    `capitals` is the one way of writing it that counts, None where case is free.
    `rank` orders claims to one name: labels, synonyms, look-alikes, then variants.
    """

    concept: str | None
    rule: str
    rank: int
    capitals: str | None = None


#: A name among tokens[first:last].
Hit = tuple[int, int, Entry]


@dataclass(frozen=True, slots=True)
class Names:
    """All names as a trie in a table: `nodes[0]` is its root, a node maps words to nodes.

    `named` and `in_capitals` say by node which of the entries a name that ends
    there stands for: written in any case, and written in one way alone. `words`
    are all words of names, `written` those that the rules write themselves.
    """

    nodes: list[dict[str, int]] = field(default_factory=lambda: [{}])
    entries: list[Entry] = field(default_factory=list)
    named: dict[int, int] = field(default_factory=dict)
    in_capitals: dict[int, int] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)

    def entry(self, path: Iterable[str]) -> Entry | None:
        """What a name given word by word stands for, whatever its case."""
        node: int | None = 0
        for word in path:
            node = self.nodes[node].get(word) if node is not None else None
        found = self.named.get(node) if node is not None else None
        return None if found is None else self.entries[found]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of concepts, with what else is known of them; `corrector` mends their words."""

    names: Names
    rules: Mapping[str, str]
    kinds: Mapping[str, Kind]
    joiners: frozenset[str]
    corrector: Corrector


def build_lexicon(
    concepts: Iterable[Concept],
    wording: Wording | None = None,
    *,
    known_words: Container[str] = frozenset(),
    cache: Cache | None = None,
) -> Lexicon:
    """The lexicon of the concepts; where two claim a name, the first of the better rank has it.

    `known_words` are lower-case English words that are never taken for
    misspellings. A cache keeps the names of the same concepts in the same wording.
    """
    wording = wording or Wording()
    named = tuple(concepts)
    names = (cache or Cache()).recall(
        "names",
        [msgspec.msgpack.encode((named, wording), order="deterministic")],
        Names,
        lambda: build_names(named, wording),
    )
    return Lexicon(
        names=names,
        rules={concept.id: str(concept.origin) for concept in named},
        kinds={concept.id: concept.kind for concept in named},
        joiners=wording.names.joiners,
        corrector=Corrector(names.written, names.words, wording.names, known_words),
    )


def build_names(concepts: Iterable[Concept], wording: Wording) -> Names:
    """The names of the concepts in all their spellings and numbers."""
    names = Names()
    places: dict[Entry, int] = {}
    # Names share most of their words; each is respelt once.
    respell = cache(partial(respelt, spelling=wording.spelling))
    for concept in concepts:
        for written in (concept.label, *concept.synonyms):
            names.written.update(_GAP.split(written.lower()))
        for name, entry in _names(concept, wording, respell):
            place = places.setdefault(entry, len(places))
            if place == len(names.entries):
                names.entries.append(entry)
            _insert(names, name, place)
    return names


def _names(
    concept: Concept, wording: Wording, respell: Callable[[str], tuple[str, ...]]
) -> Iterator[tuple[str, Entry]]:
    """Every name of a concept as the rules write it, and in its other spellings and numbers."""
    rule = str(concept.origin)
    written: list[tuple[str, str | None, int]] = [(concept.label, concept.id, 0)]
    written += [(name, concept.id, 1) for name in concept.synonyms]
    written += [(name, None, 2) for name in concept.not_]
    for name, target, rank in written:
        if name.isalpha() and name.isupper() and len(name) <= _LONGEST_CAPITALS:
            yield name, Entry(target, rule, rank, capitals=name)
            yield f"{name}s", Entry(target, rule, rank, capitals=f"{name}s")
            continue
        yield name, Entry(target, rule, rank)
        variant = Entry(target, rule, rank + 3)
        for short in shortened(name.lower(), wording.names.short):
            for spelt in spellings_of(short, respell):
                for numbered in numbers_of(spelt, wording):
                    yield numbered, variant


def _insert(names: Names, name: str, place: int) -> None:
    parts = [part for part in _GAP.split(name.lower()) if part]
    entry = names.entries[place]
    places = names.named if entry.capitals is None else names.in_capitals
    for path in _paths(parts):
        node = 0
        for word in path:
            node = _child(names.nodes, node, word)
        names.words.update(path)
        old = places.get(node)
        if old is None or entry.rank < names.entries[old].rank:
            places[node] = place


def _child(nodes: list[dict[str, int]], node: int, word: str) -> int:
    child = nodes[node].get(word)
    if child is not None:
        return child
    child = _add(nodes)
    nodes[node][word] = child
    if node:
        # "weight-bearing" and "weight bearing" share what follows.
        hyphen = nodes[node].get(HYPHENS[0])
        if hyphen is None:
            hyphen = _add(nodes)
            nodes[node].update(dict.fromkeys(HYPHENS, hyphen))
        nodes[hyphen][word] = child
    return child


def _add(nodes: list[dict[str, int]]) -> int:
    nodes.append({})
    return len(nodes) - 1


def _paths(parts: list[str]) -> Iterator[list[str]]:
    """The ways in which the tokenizer may cut a name, given as its words."""
    cuts: list[list[str]] = [[]]
    for index, part in enumerate(parts):
        ways = _ways(part, last=index == len(parts) - 1)
        grown = [cut + way for cut in cuts for way in ways]
        if index:
            grown += [
                [*cut[:-1], cut[-1] + glue + part] for cut in cuts for glue in _glues(parts, part)
            ]
        cuts = grown
    yield from cuts


def _glues(parts: list[str], part: str) -> tuple[str, ...]:
    """The hyphens at which the tokenizer does not cut."""
    if part[0].isdigit():
        # "omega-3" stays one token, and is often written "omega3".
        return ("-", "")
    return _UNCUT_HYPHENS if len(parts) == 2 else ()


def _ways(part: str, *, last: bool) -> list[list[str]]:
    """One word of a name as the tokens that it may be cut into."""
    ways = [[part]]
    letters = _LETTERS_THEN_DIGITS.match(part)
    if letters:
        ways.append([f"{letters[1]}-{letters[2]}"])
    digits = _DIGITS_THEN_LETTERS.match(part)
    if digits:
        # "5G" is cut as "5 mg" is.
        ways.append([digits[1], digits[2]])
    if last and (len(part) <= _LONGEST_CAPITALS or not part.isalpha()):
        # At the end of a sentence the tokenizer takes "D.", "pH." or "T1D." for an initial.
        ways.append([f"{part}."])
    if part.endswith("."):
        ways.append([part[:-1]])
    if part.endswith(("'s", "’s")):
        stem = part[:-2]
        ways += [[stem, "'s"], [stem, "’s"], [stem], [f"{stem}s"]]
    pieces = _PIECES.findall(part)
    if len(pieces) > 1:
        ways += [pieces, *_typeset(pieces)]
    return ways


def _typeset(pieces: list[str]) -> list[list[str]]:
    """The pieces with curly quotes and apostrophes, where they have straight ones."""
    opened = False
    typeset = []
    for piece in pieces:
        if piece == '"':
            opened = not opened
            typeset.append("“" if opened else "”")
        else:
            typeset.append("’" if piece == "'" else piece)
    return [] if typeset == pieces else [typeset]
