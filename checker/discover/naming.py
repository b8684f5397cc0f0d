"""Words in normal form: one spelling, one number, codes by their digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from checker.mentions.variants import respelt
from checker.ruleset.discovery import Discovery
from checker.ruleset.wording import Spelling

_PIECE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
#: A few letters around at least three digits: a place in a sequence, a code.
_CODE = re.compile(r"[a-z]{0,3}([0-9]{3,})[a-z]{0,3}")
_SHORTEST_SINGULAR = 4


class Normal:
    """Normal forms of words, remembered."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling
        self._singulars = {plural: single for single, plural in spelling.plurals.items()}
        self.word = lru_cache(maxsize=20_000)(self._word)

    def pieces(self, text: str) -> Iterator[str]:
        """The words of a text in normal form; hyphens part what is no code."""
        for match in _PIECE.finditer(text):
            found = match.group()
            if any(letter.isdigit() for letter in found):
                yield self.word(found)
            else:
                yield from map(self.word, found.split("-"))

    def _word(self, text: str) -> str:
        word = text.lower().strip("-")
        code = _CODE.fullmatch(word.replace("-", ""))
        if code:
            return f"#{code.group(1)}"
        if any(letter.isdigit() for letter in word):
            return word.replace("-", "")
        if any(letter.isupper() for letter in text[1:]):
            # A short form or a name; "eNOS" is no plural, "RCTs" is one.
            return (text[:-1] if text[:-1].isupper() and text.endswith("s") else text).upper()
        ways = respelt(self._singular(word), self._spelling)
        return min(ways, key=lambda way: (len(way), way))

    def _singular(self, word: str) -> str:
        if word in self._singulars:
            return self._singulars[word]
        if len(word) < _SHORTEST_SINGULAR or word.endswith(("ss", "us", "is")):
            return word
        if word.endswith("ies"):
            return f"{word[:-3]}y"
        if word.endswith(("xes", "ches", "shes", "sses")):
            return word[:-2]
        return word.removesuffix("s")


def name_words(name: str, normal: Normal, words: Discovery) -> tuple[str, ...]:
    """The words of a name as phrases keep them: without what tells nothing."""
    found = [piece for piece in normal.pieces(name) if len(piece) > 1 or piece.isdigit()]
    telling = [piece for piece in found if piece not in words.weak | words.wrappers]
    return tuple(telling or found)


def expanded(text: str, shorts: Mapping[str, str]) -> str:
    """The text with the short forms that its article introduces written out."""
    return " ".join(
        shorts.get(word) or shorts.get(word.removesuffix("s")) or word for word in text.split()
    )
