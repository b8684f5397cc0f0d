"""How two words of a tree hang together: the way from a relating word to what fills a slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.extract.phrases import case_of
from checker.extract.view import View
from checker.language import Word

#: Relations of a second member, which takes part in what the first one does.
COORDINATED = "conj"


@dataclass(frozen=True, slots=True)
class TreePath:
    """The words on the way from one word to another, both included.

    `up` climbs from the first word to the one that both hang on, `down` climbs
    to the same word from the second.
    """

    up: tuple[Word, ...]
    down: tuple[Word, ...]

    @property
    def is_direct(self) -> bool:
        """Whether the second word hangs on the first."""
        return len(self.up) == 1 and len(self.down) <= 2


def path_between(view: View, start: int, end: int) -> TreePath:
    """The way from one word of a tree to another."""
    climbed = list(_upwards(view, start))
    places = {word.index: place for place, word in enumerate(climbed)}
    down = []
    for word in _upwards(view, end):
        down.append(word)
        if word.index in places:
            break
    return TreePath(tuple(climbed[: places[down[-1].index] + 1]), tuple(down))


def _upwards(view: View, index: int) -> Iterator[Word]:
    word: Word | None = view.tree.words[index]
    while word is not None:
        yield word
        word = view.tree.head(word)


def path_words(view: View, path: TreePath) -> str:
    """A way in words: "nsubj of lowers", "obl(in) of helps", "nsubj of try, whose xcomp is use"."""
    if len(path.down) > 1:
        return ", ".join([*_descent(view, path.down), *_inner(path.up)])
    if len(path.up) > 1:
        # The second word governs the first: "may fail to" of "prevent".
        inner = path.up[-2]
        return ", ".join([f"takes {inner.text} as {inner.dep}", *_inner(path.up[:-1])])
    return "the same word"


def _descent(view: View, words: Sequence[Word]) -> Iterator[str]:
    """From the found word up: "compound of risk", "obj of lowers"."""
    for word, governor in pairwise(words):
        if word.dep == COORDINATED:
            yield f"coordinated with {governor.text}"
        else:
            yield f"{_relation(view, word)} of {governor.text}"


def _inner(up: Sequence[Word]) -> Iterator[str]:
    """From the common word down to the relating one: "whose xcomp is prevent"."""
    for word in reversed(up[:-1]):
        yield f"whose {word.dep} is {word.text}"


def _relation(view: View, word: Word) -> str:
    case = case_of(view, word)
    return f"{word.dep}({case})" if case else word.dep
