"""Other ways of writing a name: British and American spelling, singular and plural."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product

from checker.ruleset.wording import Spelling, Wording

_SHORTEST_SINGULAR = 4
_SHORTEST_RESPELT = 5
_LONGEST_CODE = 3


def spellings_of(name: str, respell: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """The name in every spelling of its words, as given first."""
    return tuple(" ".join(words) for words in product(*map(respell, name.split(" "))))


def respelt(word: str, spelling: Spelling) -> tuple[str, ...]:
    """A word in every spelling, as given first."""
    ways = [word]
    if len(word) < _SHORTEST_RESPELT:
        return (word,)
    for pair in spelling.pairs:
        for old, new in (pair, pair[::-1]):
            part = old.strip("-")
            for way in [way for way in ways if part in way]:
                other = _replaced(way, old, new)
                if other not in ways:
                    ways.append(other)
    return tuple(ways)


def _replaced(word: str, old: str, new: str) -> str:
    if old.startswith("-"):
        for tail in ("", "s"):
            if word.endswith(old[1:] + tail) and len(word) >= _SHORTEST_RESPELT:
                return word.removesuffix(old[1:] + tail) + new[1:] + tail
        return word
    if old.endswith("-"):
        return new[:-1] + word.removeprefix(old[:-1]) if word.startswith(old[:-1]) else word
    return word.replace(old, new)


def shortened(name: str, short: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The name as given, and with each word in its short forms."""
    ways = [(word, *short.get(word, ())) for word in name.split(" ")]
    return tuple(" ".join(words) for words in product(*ways))


def numbers_of(name: str, wording: Wording) -> Iterator[str]:
    """The name as given, and with its head in the other number.

    The head is the last word, the word before a preposition ("fracture of the
    hip"), or the first before a single letter or code ("vitamin D", "vitamins D").
    """
    yield name
    words = name.split(" ")
    heads = [len(words) - 1]
    heads += [
        place - 1
        for place, word in enumerate(words)
        if word in wording.names.prepositions and place
    ][:1]
    if len(words) == 2 and len(words[1]) <= _LONGEST_CODE:
        heads.append(0)
    for head in heads:
        for other in _other_number(words[head], wording.spelling.plurals):
            yield " ".join([*words[:head], other, *words[head + 1 :]])


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
