"""Which concepts a noun phrase names, with the words that lead to each."""

from __future__ import annotations

from dataclasses import dataclass

from checker.extract.phrases import (
    case_of,
    conjuncts,
)
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.model import Kind

#: Relations that lead from a noun to the thing it is about.
ABOUT = ("compound", "nmod", "nmod:poss", "amod", "nmod:desc", "flat", "appos", "nmod:unmarked")


MAX_DEPTH = 6


#: Wrappers under which a condition acts as the modifier of a noun: "fracture risk".
MEASURING = frozenset({"risk", "measure", "decline", "severity"})


@dataclass(frozen=True, slots=True)
class Named:
    """One concept below a noun phrase: its word and the path of words to it."""

    word: Word
    path: tuple[int, ...]
    wrappers: frozenset[str]


def names_in(
    view: View, word: Word, path: tuple[int, ...], wrappers: frozenset[str]
) -> list[Named]:
    """The concepts that a noun phrase is about, in order."""
    found: list[Named] = []
    if len(path) > MAX_DEPTH:
        return found
    for part in conjuncts(view, word):
        here = (*path, part.index)
        if view.is_exposure(part) or view.is_outcome(part):
            found.append(Named(part, here, wrappers))
            found.extend(_appended(view, part, here, wrappers))
            continue
        classes = view.classes(part)
        passing = view.kind(part) in (Kind.FORM, Kind.TIMING)
        below = wrappers | (
            classes
            - {"carrier", "reference", "outcome_reference", "bare_reference", "member", "exposure"}
        )
        found.extend(_inside(view, part, here, below, known=bool(classes) or passing))
    return found


def _inside(
    view: View, part: Word, path: tuple[int, ...], wrappers: frozenset[str], *, known: bool
) -> list[Named]:
    """Concepts below a noun that names none itself.

    Below a noun of no known class only a compound counts: "calcium gummies"
    are calcium, "a study of calcium" is not.
    """
    found: list[Named] = []
    # "the risk of developing Y"
    about = (*ABOUT, "acl") if "risk" in view.classes(part) else ABOUT
    for child in view.tree.kids(part.index, *(about if known else ("compound",))):
        if child.dep in ("nmod", "appos") and case_of(view, child) not in (
            "",
            *view.function("about"),
        ):
            continue
        if child.dep == "amod" and child.mention is None:
            # "a diet high in sugar"
            for kid in view.tree.kids(child.index, "obl") if known else ():
                if case_of(view, kid) in view.function("about"):
                    found.extend(names_in(view, kid, (*path, child.index), wrappers))
            continue
        found.extend(names_in(view, child, path, wrappers))
    if not found and (part.upos == "VERB" or known_subject(part)):
        for child in view.tree.kids(part.index, "obj", "obl"):
            clausal = known or known_subject(part) or _befalls(view, part, child)
            if child.dep == "obj" or (clausal and case_of(view, child) in view.function("about")):
                found.extend(names_in(view, child, path, wrappers))
        for index in view.tree.subtree(part.index) if not found and known_subject(part) else ():
            # The parser may hang the name on an adverb: "giving vitamin D routinely".
            word = view.tree.words[index]
            if view.is_exposure(word):
                found.append(Named(word, (*path, index), wrappers))
    return sorted(found, key=lambda named: named.word.index)


def _befalls(view: View, verb: Word, phrase: Word) -> bool:
    """Whether a verb tells with its preposition what people get: "coming down with Y"."""
    return any(
        frame.predicative and case_of(view, phrase) in frame.object for frame in view.frames(verb)
    )


def known_subject(word: Word) -> bool:
    """Whether a clause is a subject: "giving X is …"."""
    return word.dep in ("csubj", "csubj:pass") or (word.upos == "VERB" and word.dep == "nsubj")


def _appended(
    view: View, part: Word, path: tuple[int, ...], wrappers: frozenset[str]
) -> list[Named]:
    """Partners of a named exposure: "calcium with vitamin D", "calcium plus vitamin D"."""
    found = []
    for child in view.tree.kids(part.index, "nmod", "obl", "acl", "advcl"):
        joined = list(view.hits_on("combined", _lead(view, child)))
        plain_with = case_of(view, child) in view.function("partner")
        if (plain_with or any(hit.value == "with" for hit in joined)) and view.is_exposure(child):
            found.extend(names_in(view, child, (*path, -1), wrappers))
    return found


def _lead(view: View, word: Word) -> list[int]:
    """The function words right before a phrase."""
    return [
        child.index
        for child in view.tree.kids(word.index, "case", "cc", "mark", "advmod", "fixed")
        if child.index < word.index
    ] + [word.index]
