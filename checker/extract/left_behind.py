"""What a sentence leaves for the next to refer to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.extract.argument import Argument
from checker.extract.discourse import Group
from checker.extract.phrases import conjuncts, is_plural
from checker.extract.reading import Reading
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.model import OUTCOME_KINDS
from checker.values.claim import Join


def subject_groups(view: View, readings: Sequence[Reading]) -> tuple[Group, ...]:
    """The subjects of readings as groups, the first one first."""
    groups = [
        Group(
            reading.subject.concepts,
            reading.subject.join,
            outcome=are_outcomes(view, reading.subject.concepts),
            plural=len(reading.subject.concepts) > 1 or _is_plural(view, reading.subject),
            exposure=reading.subject.exposure,
        )
        for reading in readings
    ]
    return tuple(dict.fromkeys(groups))


def are_outcomes(view: View, concepts: Sequence[str]) -> bool:
    """Whether all of some concepts are acted on."""
    return all(view.concepts[concept].kind in OUTCOME_KINDS for concept in concepts)


def mention_groups(view: View, before: int) -> tuple[Group, ...]:
    """Every concept named before a word as a group of one, the last one first, after lists."""
    groups = [
        Group((word.mention.concept,), Join.ALL, view.is_outcome(word), is_plural(word.lower))
        for word in reversed(view.tree.words[:before])
        if word.mention is not None and (view.is_exposure(word) or view.is_outcome(word))
        if not _is_in_passing(view, word)
    ]
    return tuple(dict.fromkeys((*_listed(view, before), *groups)))


def _listed(view: View, before: int) -> Iterator[Group]:
    """What acts and is joined with others, as the groups that "they" means."""
    for word in view.tree.words[:before]:
        if word.dep == "conj" or view.tree.kid(word.index, "conj") is None:
            continue
        named = [
            one.mention.concept
            for one in conjuncts(view, word)
            if one.mention is not None and view.is_exposure(one) and one.index < before
        ]
        if named:
            yield Group(tuple(dict.fromkeys(named)), Join.EACH, outcome=False, plural=True)


def _is_in_passing(view: View, word: Word) -> bool:
    """Whether a name only tells another thing apart: "calcium channels", "sun-exposed skin"."""
    head = view.tree.head(word)
    if word.dep not in ("compound", "amod") or head is None or head.mention is not None:
        return False
    return head.upos in ("NOUN", "PROPN") and not view.classes(head)


def topic_groups(view: View) -> tuple[Group, ...]:
    """What the subject of a sentence names, as groups of one: what it is about."""
    roots = [word for word in view.tree.words if word.head == word.index]
    subjects = [kid for root in roots for kid in view.tree.kids(root.index, "nsubj", "nsubj:pass")]
    return tuple(
        Group((word.mention.concept,), Join.ALL, view.is_outcome(word), is_plural(word.lower))
        for word in subjects
        if word.mention is not None and (view.is_exposure(word) or view.is_outcome(word))
    )


def _is_plural(view: View, argument: Argument) -> bool:
    return any(is_plural(view.tree.words[index].lower) for index in argument.words)
