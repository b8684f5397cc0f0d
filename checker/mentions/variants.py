"""Other ways of writing a name: British and American spelling, singular and plural."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from checker.ruleset.wording import Spelling

_SHORTEST_SINGULAR = 4
_SHORTEST_RESPELT = 5


NO_SPELLING = Spelling()


def spellings_of(name: str, spelling: Spelling) -> tuple[str, ...]:
    """The name in every spelling, as given first."""
    ways = [_respelt(word, spelling) for word in name.split(" ")]
    return tuple(" ".join(words) for words in product(*ways))


def _respelt(word: str, spelling: Spelling) -> list[str]:
    ways = [word]
    if len(word) < _SHORTEST_RESPELT:
        return ways
    for pair in spelling.pairs:
        for old, new in (pair, pair[::-1]):
            for way in list(ways):
                other = _replaced(way, old, new)
                if other not in ways:
                    ways.append(other)
    return ways


def _replaced(word: str, old: str, new: str) -> str:
    if old.startswith("-"):
        for tail in ("", "s"):
            if word.endswith(old[1:] + tail) and len(word) >= _SHORTEST_RESPELT:
                return word.removesuffix(old[1:] + tail) + new[1:] + tail
        return word
    if old.endswith("-"):
        return new[:-1] + word.removeprefix(old[:-1]) if word.startswith(old[:-1]) else word
    return word.replace(old, new)


def numbers_of(name: str, spelling: Spelling) -> Iterator[str]:
    """The name as given, and with its last word in the other number."""
    yield name
    head, gap, last = name.rpartition(" ")
    for other in _other_number(last, spelling.plurals):
        yield f"{head}{gap}{other}"


def _other_number(word: str, plurals: Mapping[str, str]) -> Iterator[str]:
    if word in plurals:
        yield plurals[word]
        return
    singulars = [single for single, plural in plurals.items() if plural == word]
    if singulars:
        yield from singulars
        return
    if not word.isalpha():
        return
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        yield from _singular(word)
    else:
        yield _plural(word)


def _plural(word: str) -> str:
    if word.endswith("is"):
        return f"{word[:-2]}es"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def _singular(word: str) -> Iterator[str]:
    if len(word) < _SHORTEST_SINGULAR:
        return
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    elif word.endswith(("xes", "ches", "shes", "sses")):
        yield word[:-2]
    else:
        yield word[:-1]
