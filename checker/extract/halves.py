"""Which part of a sentence speaks of a predicate: "lowers X in men but raises it in women"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extract.argument import Argument
from checker.extract.predicates import Predicate
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.model import Kind

#: How many words may stand between an auxiliary and the end of its clause: "does not either".
REACH = 3
#: Kinds of names that limit a statement.
LIMITING = frozenset({Kind.POPULATION, Kind.SITE, Kind.FORM, Kind.TIMING})


def half_of(view: View, predicate: Predicate, subject: Argument | None) -> frozenset[int]:
    """The words that can limit a predicate's statement: its half, and what stands before both."""
    words = view.tree.words
    start, end = 0, len(words)
    for index in _borders(view):
        if index <= predicate.first:
            start = index
        elif index > predicate.word.index:
            end = index
            break
    if start == 0:
        return frozenset(range(end))
    named = [index for index in (subject.words if subject else ()) if index < start]
    verb = next((word.index for word in words if _is_verb(word)), 0)
    # "In adults, X lowers Y but raises Z"
    fronted = range(min([*named, verb]))
    return frozenset((*fronted, *range(start, end)))


def _borders(view: View) -> Iterator[int]:
    """Where one half of a sentence ends: at "but" between two verbs, at a semicolon.

    An "and" parts halves only where each has limits of its own.
    """
    words = view.tree.words
    contrasts = {hit.first for hit in view.slot("contrast")}
    marks = [
        word.index for word in words[1:] if word.index in contrasts or word.lower in (";", "and")
    ]
    bare = {start for start, _ in bare_clauses(view)}
    marks = sorted({*marks, *bare})
    for place, index in enumerate(marks):
        before = words[(marks[place - 1] if place else 0) : index]
        after = words[index : (marks[place + 1] if place + 1 < len(marks) else len(words))]
        if not any(map(_is_verb, before)) or not any(map(_is_verb, after)):
            continue
        joined = any(_is_verb(word) for word in words[index + 1 : index + 3])
        limited = joined and all(
            any(_limits(view, word) for word in half) for half in (before, after)
        )
        if index in bare or words[index].lower != "and" or limited:
            yield index


def bare_clauses(view: View) -> Iterator[tuple[int, int]]:
    """Clauses that end in a bare auxiliary ("in children it does not"): start and auxiliary."""
    words = view.tree.words
    contrasts = {hit.last for hit in view.slot("contrast")}
    for word in words:
        if word.lower not in view.function("auxiliary") or not _is_bare(view, word):
            continue
        starts = (
            index
            for index in range(word.index, 0, -1)
            if index in contrasts or words[index - 1].text in ",;:–—"
        )
        start = next(starts, 0)
        clause = words[start : word.index]
        compared = any(before.lower in view.function("comparing") for before in clause)
        if start and clause and not compared:
            yield start, word.index


def _is_bare(view: View, auxiliary: Word) -> bool:
    """Whether nothing but "not", "so" and the like follows up to a mark or a conjunction."""
    for after in view.tree.words[auxiliary.index + 1 : auxiliary.index + 1 + REACH]:
        if after.upos in ("PUNCT", "CCONJ", "SCONJ") or after.lower in (",", ".", ";"):
            return True
        if after.lower not in view.function("between") | view.function("echo"):
            return False
    return auxiliary.index + 1 >= len(view.tree.words)


def _is_verb(word: Word) -> bool:
    return word.mention is None and word.upos in ("VERB", "AUX") and word.dep != "amod"


def _limits(view: View, word: Word) -> bool:
    return view.kind(word) in LIMITING or any(index == word.index for index, _ in view.amounts)


def excepted(view: View) -> frozenset[int]:
    """The words that an exception names: "except in pregnant women", "apart from vitamin D"."""
    words = view.tree.words
    found: list[int] = []
    contrasts = {hit.last for hit in view.slot("contrast")}
    # "… though not in men"
    denied = [
        hit
        for hit in view.slot("negation")
        if hit.first in contrasts and hit.last < len(words) and words[hit.last].upos == "ADP"
    ]
    for hit in (*view.slot("except"), *denied):
        if view.tree.kid(words[hit.first].index, "aux", "nsubj", "nsubj:pass") is not None:
            # "X can save your life"
            continue
        for word in words[hit.last :]:
            if word.text in ",.;:" or _is_verb(word):
                break
            found.append(word.index)
    return frozenset(found)
