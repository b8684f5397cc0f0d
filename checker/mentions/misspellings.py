"""Misspelt words of names: one close word, and none that is a word of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from checker.ruleset.wording import NameWords

_SHORTEST = 5
#: Shorter words have so many neighbours that most misspellings of them are other words.
_SHORTEST_TARGET = 7
_LONGEST_ONE_EDIT = 8
_MOST_REMEMBERED = 200_000


class Corrector:
    """Corrects words towards a vocabulary; remembers each word, so a text costs its vocabulary.

    Distance is Damerau-Levenshtein in its optimal string alignment form: one
    edit for words of five to eight letters, two for longer ones.
    """

    __slots__ = ("_by_initial", "_known", "_names", "_remembered")

    def __init__(
        self, vocabulary: Iterable[str], names: NameWords, known_words: Container[str] = frozenset()
    ) -> None:
        grouped: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(vocabulary):
            if len(word) >= _SHORTEST_TARGET and word.isalpha():
                grouped[word[0]].append(word)
        self._by_initial = dict(grouped)
        self._names = names
        self._known = known_words
        self._remembered: dict[str, str | None] = {}

    def correct(self, word: str) -> str | None:
        """The word of a name that a lower-case word misspells; None where there is none."""
        try:
            return self._remembered[word]
        except KeyError:
            pass
        if len(self._remembered) >= _MOST_REMEMBERED:
            # Bounded, so that memory does not grow with the number of articles.
            self._remembered.clear()
        found = self._remembered[word] = self._closest(word)
        return found

    def _closest(self, word: str) -> str | None:
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        if word in self._known or word in self._names.words:
            return None
        allowed = 1 if len(word) <= _LONGEST_ONE_EDIT else 2
        close = process.extract(
            word,
            self._by_initial.get(word[0], ()),
            scorer=OSA.distance,
            score_cutoff=allowed,
            limit=None,
        )
        near = [
            (int(distance), other)
            for other, distance, _ in close
            if distance == 1 or len(other) > _LONGEST_ONE_EDIT
        ]
        return self._judge(word, near)

    def _judge(self, word: str, near: Collection[tuple[int, str]]) -> str | None:
        """The one nearest word, unless any near word shows that this is a word of its own."""
        if not near or any(self._is_other_word(word, other) for _, other in near):
            return None
        best = min(distance for distance, _ in near)
        nearest = [other for distance, other in near if distance == best]
        return nearest[0] if len(nearest) == 1 else None

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
