"""A parsed sentence as plain values: nothing of spaCy's leaves this layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.values.token import Mention


@dataclass(frozen=True, slots=True)
class Word:
    """A node of a tree: one token, or a whole concept name.

    `first` and `last` are its tokens (half-open); `dep` is a Universal
    Dependencies v2 relation; the root's head is itself.
    """

    index: int
    text: str
    lower: str
    upos: str
    head: int
    dep: str
    first: int
    last: int
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Tree:
    """Words and their children, left to right."""

    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...]

    def kids(self, index: int, *deps: str) -> Iterator[Word]:
        """The children of a word, or those with one of the relations."""
        for child in self.children[index]:
            if not deps or self.words[child].dep in deps:
                yield self.words[child]

    def kid(self, index: int, *deps: str) -> Word | None:
        """The first child, or the first with one of the relations."""
        # Asked hundreds of times a sentence, so without the generator of all kids.
        for child in self.children[index]:
            word = self.words[child]
            if not deps or word.dep in deps:
                return word
        return None

    def head(self, word: Word) -> Word | None:
        """The governor of a word; None for the root."""
        return None if word.head == word.index else self.words[word.head]

    def subtree(self, index: int) -> list[int]:
        """The indices of a word and all below it, in order."""
        found, stack = [], [index]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self.children[current])
        return sorted(found)


#: Function words, which Universal Dependencies gives no clause dependents.
LEAVES = frozenset({"aux", "aux:pass", "cop", "mark", "case", "cc", "punct"})
#: What a function word may govern all the same.
UNDER_LEAVES = frozenset({"fixed", "conj", "cc", "punct", "goeswith", "reparandum", "advmod"})


def _lifted(words: Sequence[Word]) -> list[Word]:
    """The words with what hangs on a function word moved to the word that governs it."""
    lifted = []
    for word in words:
        head = words[word.head]
        if word.dep not in UNDER_LEAVES:
            for _ in range(len(LEAVES)):
                if head.dep not in LEAVES or head.head in (head.index, word.index):
                    break
                head = words[head.head]
        moved = head.index not in (word.head, word.index)
        lifted.append(replace(word, head=head.index) if moved else word)
    return lifted


def _coordinated(words: Sequence[Word]) -> list[Word]:
    """The words with a second subject or object after "and" as a conjunct of the first."""
    joined = {word.head for word in words if word.dep in ("cc", "conj")}
    firsts: dict[tuple[int, str], int] = {}
    fixed = []
    for word in words:
        place = (word.head, word.dep)
        if word.dep in ("nsubj", "nsubj:pass", "obj") and place in firsts and word.index in joined:
            fixed.append(replace(word, head=firsts[place], dep="conj"))
            continue
        firsts.setdefault(place, word.index)
        fixed.append(word)
    return fixed


def _complemented(words: Sequence[Word]) -> list[Word]:
    """The words with a marked clause that nothing coordinates as a complement."""
    marked = {word.head for word in words if word.dep == "mark"}
    coordinated = {word.head for word in words if word.dep == "cc"}
    return [
        replace(word, dep="ccomp")
        if word.dep == "conj" and word.index in marked and word.index not in coordinated
        else word
        for word in words
    ]


def _supported(words: Sequence[Word], pairs: Sequence[tuple[int, int]]) -> list[Word]:
    """The words with each auxiliary under its verb, which takes over its place and dependents."""
    fixed = list(words)
    for auxiliary, verb in pairs:
        helper, main = fixed[auxiliary], fixed[verb]
        if helper.head == verb and helper.dep.startswith("aux"):
            continue
        if _is_above(fixed, auxiliary, verb):
            head = verb if helper.head == auxiliary else helper.head
            fixed[verb] = replace(main, head=head, dep=helper.dep, upos="VERB")
        else:
            fixed[verb] = replace(main, upos="VERB")
        for word in fixed:
            if word.head == auxiliary and word.index not in (auxiliary, verb):
                fixed[word.index] = replace(word, head=verb)
        fixed[auxiliary] = replace(fixed[auxiliary], head=verb, dep="aux", upos="AUX")
    return fixed


def _is_above(words: Sequence[Word], upper: int, lower: int) -> bool:
    current = lower
    for _ in words:
        if words[current].head == current:
            return False
        current = words[current].head
        if current == upper:
            return True
    return False


def build_tree(words: Sequence[Word], auxiliaries: Sequence[tuple[int, int]] = ()) -> Tree:
    """The tree of words whose heads are set; subjects of auxiliaries become the verb's.

    `auxiliaries` are pairs of an auxiliary and its verb that are sure whatever
    the parser made of them.
    """
    words = _supported(words, auxiliaries)
    return tree_of(_complemented(_coordinated(_lifted(words))))


def tree_of(words: Sequence[Word]) -> Tree:
    """The tree of words whose heads are right."""
    children: list[list[int]] = [[] for _ in words]
    for word in words:
        if word.head != word.index:
            children[word.head].append(word.index)
    return Tree(tuple(words), tuple(tuple(found) for found in children))
