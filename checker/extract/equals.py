"""Two groups that fared alike: "falls were as common with X as with placebo"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from checker.extract.phrases import MAX_CLIMB, PASSIVE_SUBJECTS, SUBJECTS
from checker.extract.view import View
from checker.language import Word

#: How what is alike hangs on what is told of it: "at the same rate", "as long", "as many falls".
_UPWARDS = frozenset({"amod", "advmod", "obl", "nmod", "obj", "xcomp", "advcl", "obl:unmarked"})
#: Classes of nouns that wrap an outcome: "the number of falls".
_WRAPPERS = frozenset({"risk", "severity", "measure"})


def equal_roles(
    view: View, word: Word, prepositions: Sequence[str], fields: Sequence[str]
) -> tuple[Word | None, tuple[Word, ...]]:
    """What acts and what it leaves alike, only where no treatment is what it is compared with.

    `prepositions` lead to what acts, `fields` to what two things do equally well for.
    """
    if not any(_is_arm(view, hit.last) for hit in view.slot("comparator_inactive")):
        return None, ()
    path = list(_path(view, word))
    verb = path[-1]
    subject = view.tree.kid(verb.index, *SUBJECTS, *PASSIVE_SUBJECTS)
    if subject is None:
        return None, ()
    suffered = (*path[:-1], *view.tree.kids(verb.index, "obj"))
    outcome = next((step for step in suffered if _is_outcome(view, step)), None)
    if outcome is not None:
        # "People who took X caught as many colds"
        acting = subject if view.is_exposure(subject) else _acting(view, subject)
        return acting or subject, (outcome,)
    if _is_outcome(view, subject):
        return next(_led(view, path, prepositions, view.is_exposure), None), (subject,)
    if _acting(view, subject) is not None:
        return subject, tuple(_led(view, path, fields, lambda found: _is_outcome(view, found)))
    return None, ()


def _is_arm(view: View, after: int) -> bool:
    """Whether "placebo" is what others got; "placebo-controlled" only tells of the trial."""
    return view.tree.words[after].text != "-" if after < len(view.tree.words) else True


def _path(view: View, word: Word) -> Iterator[Word]:
    yield word
    for _ in range(MAX_CLIMB):
        head = view.tree.head(word)
        if head is None or word.dep not in _UPWARDS:
            return
        word = head
        yield word


def _is_outcome(view: View, word: Word) -> bool:
    below = (view.tree.words[index] for index in view.tree.subtree(word.index))
    wraps = not view.classes(word).isdisjoint(_WRAPPERS)
    return view.is_outcome(word) or (wraps and any(view.is_outcome(found) for found in below))


def _acting(view: View, word: Word) -> Word | None:
    below = (view.tree.words[index] for index in view.tree.subtree(word.index))
    return next((found for found in below if view.is_exposure(found)), None)


def _led(
    view: View, path: Sequence[Word], wanted: Sequence[str], fits: Callable[[Word], bool]
) -> Iterator[Word]:
    """What prepositions lead to from the words of a path, also inside of groups."""
    for step in path:
        for kid in view.tree.kids(step.index):
            led = {case.lower for case in view.tree.kids(kid.index, "case", "mark")}
            if not led.isdisjoint(wanted):
                below = (view.tree.words[index] for index in view.tree.subtree(kid.index))
                yield from (found for found in below if fits(found))
