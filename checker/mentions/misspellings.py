"""Misspelt words of names: one close word, and none that is a word of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from checker.ruleset.wording import NameWords

_SHORTEST = 5
#: Shorter words have so many neighbours that most misspellings of them are other words.
_SHORTEST_TARGET = 7
_LONGEST_ONE_EDIT = 8
_MOST_REMEMBERED = 200_000

_NO_CONSONANTS = re.compile(r"[aeiouyh]+")
_DOUBLED = re.compile(r"(.)\1+")

#: What is remembered of a word that stays as it is.
_RIGHT = ""


class Corrector:
    """Corrects words towards those of names; remembers each, so a text costs its vocabulary.

    `targets` are what words are corrected to, `right` all that is never
    corrected. Distance is Damerau-Levenshtein in its optimal string alignment
    form: one edit for words of five to eight letters, two for longer ones
    where the consonants stay.
    """

    __slots__ = ("_by_initial", "_known", "_names", "_remembered", "_right")

    def __init__(
        self,
        targets: Iterable[str],
        right: Iterable[str],
        names: NameWords,
        known_words: Container[str] = frozenset(),
    ) -> None:
        grouped: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(targets):
            if len(word) >= _SHORTEST_TARGET and word.isalpha():
                grouped[word[0]].append(word)
        self._by_initial = dict(grouped)
        self._names = names
        self._known = known_words
        self._right = dict.fromkeys([*right, *names.words], _RIGHT)
        self._remembered = dict(self._right)

    def corrections(self, words: Sequence[str]) -> list[tuple[int, str]]:
        """The places of misspelt words among lower-case words, with what they should be."""
        remembered = self._remembered.get
        unsettled = [
            (place, found)
            for place, word in enumerate(words)
            if (found := remembered(word)) != _RIGHT
        ]
        settled = [(place, found or self.correct(words[place])) for place, found in unsettled]
        return [(place, right) for place, right in settled if right is not None]

    def correct(self, word: str) -> str | None:
        """The word of a name that a lower-case word misspells; None where there is none."""
        found = self._remembered.get(word)
        if found is None:
            if len(self._remembered) - len(self._right) >= _MOST_REMEMBERED:
                # Bounded, so that memory does not grow with the number of articles; by what
                # articles add, so that the names of many packs leave room for it.
                self._remembered = dict(self._right)
            found = self._remembered[word] = self._closest(word)
        return found or None

    def _closest(self, word: str) -> str:
        if len(word) < _SHORTEST or not word.isalpha() or word in self._known:
            return _RIGHT
        close = process.extract(
            word,
            self._by_initial.get(word[0], ()),
            scorer=OSA.distance,
            score_cutoff=1 if len(word) <= _LONGEST_ONE_EDIT else 2,
            limit=None,
        )
        near = [(int(distance), other) for other, distance, _ in close]
        return self._judge(word, [each for each in near if _is_near(word, *each)])

    def _judge(self, word: str, near: Collection[tuple[int, str]]) -> str:
        """The one nearest word, unless any near word shows that this is a word of its own."""
        if not near or any(self._is_other_word(word, other) for _, other in near):
            return _RIGHT
        best = min(distance for distance, _ in near)
        nearest = [other for distance, other in near if distance == best]
        return nearest[0] if len(nearest) == 1 else _RIGHT

    def _is_other_word(self, word: str, other: str) -> bool:
        """Whether the two differ as words do: by an ending, or by a part with a sense."""
        shared = 0
        while shared < min(len(word), len(other)) and word[shared] == other[shared]:
            shared += 1
        endings = self._names.endings
        if all(rest in endings for rest in (word[shared:], other[shared:]) if rest):
            return True
        distance = OSA.distance(word, other)
        return any(
            left in word and OSA.distance(word.replace(left, right, 1), other) < distance
            for pair in self._names.opposites
            for left, right in (pair, pair[::-1])
            if left
        )


def _is_near(word: str, distance: int, other: str) -> bool:
    """One edit, or two in a long word that leave its consonants as they are."""
    return distance == 1 or (
        min(len(word), len(other)) > _LONGEST_ONE_EDIT and _consonants(word) == _consonants(other)
    )


def _consonants(word: str) -> str:
    return _DOUBLED.sub(r"\1", _NO_CONSONANTS.sub("", word))
