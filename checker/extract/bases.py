"""The basis of a statement: trials, associations, animals, cells, or what theory expects."""

from __future__ import annotations

from checker.extract.view import Hit, View
from checker.language import Word
from checker.values.claim import Basis

#: What is seen there need not hold for people.
_UNLIKE_PEOPLE = frozenset({Basis.ANIMAL, Basis.LAB})


def basis_of(view: View) -> Basis | None:
    """What the first words say that tell of a basis; None where they tell of one among others."""
    for hit in view.slot("basis"):
        basis = Basis(hit.value)
        if basis not in _UNLIKE_PEOPLE or not _is_one_of_many(view, hit):
            return basis
    return None


def _is_one_of_many(view: View, hit: Hit) -> bool:
    """Whether work on animals stands in a list with other evidence: "reports and work in mice"."""
    inside = range(hit.first, hit.last)
    words = [view.tree.words[index] for index in inside]
    outer = next((word for word in words if word.head not in inside), None)
    above = view.tree.head(outer) if outer is not None and outer.dep == "nmod" else outer
    listed = above if above is not None and above.upos in ("NOUN", "PROPN") else outer
    return listed is not None and any(
        not _is_unlike_people(view, other) for other in _beside(view, listed)
    )


def _beside(view: View, word: Word) -> tuple[Word, ...]:
    """The other members of a list."""
    first = view.tree.head(word) if word.dep == "conj" else word
    if first is None:
        return ()
    members = (first, *view.tree.kids(first.index, "conj"))
    return tuple(member for member in members if member.index != word.index)


def _is_unlike_people(view: View, word: Word) -> bool:
    below = view.tree.subtree(word.index)
    return any(Basis(hit.value) in _UNLIKE_PEOPLE for hit in view.hits_on("basis", below))
