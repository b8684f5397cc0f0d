"""Phrases that the parse took apart: conditions in front, bare verbs and participles as nouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.extract.repairs.clauses import NOUNS
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import WordClass
from checker.ruleset.model import Kind

#: How what a condition is for hangs on it, where it was taken for an aside or a second clause.
_AFTER = ("parataxis", "conj", "ccomp")
_ILL = (Kind.CONDITION, Kind.EVENT)
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")


def condition(view: View) -> Iterator[Word]:
    """ "If you lack X, you get Y": the condition taken for the main clause."""
    tree = view.tree
    root = next(word for word in tree.words if word.head == word.index)
    opening = tree.kid(root.index, "mark", "advmod")
    if opening is None or opening.index or not _opens_condition(view, opening):
        return
    for main in tree.kids(root.index, *_AFTER):
        start = min(tree.subtree(main.index))
        parted = start > root.index and tree.words[start - 1].text == ","
        if not parted or tree.kid(main.index, *_SUBJECTS) is None:
            continue
        if tree.kid(main.index, "mark", "cc") is None:
            yield replace(main, head=main.index, dep="root")
            yield replace(root, head=main.index, dep="advcl")
            return


def _opens_condition(view: View, word: Word) -> bool:
    return any(True for _ in view.hits_on("limiting", [word.index]))


def listed_verb(view: View) -> Iterator[Word]:
    """ "help build muscle and control weight": a second bare verb taken for a noun."""
    tree = view.tree
    for second in tree.words[2:-1]:
        named = tree.words[second.index + 1]
        first, verb = tree.head(second), tree.head(named)
        joint = tree.words[second.index - 1]
        if first is None or verb is None or second.dep != "conj" or joint.upos != "CCONJ":
            continue
        bare = verb.upos == "VERB" and _is_bare_verb(view, verb)
        taken = first.dep == "compound" and first.head == named.index and named.dep == "obj"
        if taken and bare and second.mention is None and _is_bare_verb(view, second):
            yield replace(first, head=verb.index, dep="obj")
            yield replace(second, head=verb.index, dep="conj", upos="VERB")
            yield replace(named, head=second.index)
            yield replace(joint, head=second.index)


def _is_bare_verb(view: View, word: Word) -> bool:
    """Whether a word is the bare form of a verb that relates."""
    bare = any(lemma == word.lower for lemma, kind in view.lemmas(word) if kind is WordClass.VERB)
    return bare and any(True for _ in view.frames(word, WordClass.VERB))


def compound_participle(view: View) -> Iterator[Word]:
    """ "cramps, and exercise induced fatigue": a participle in a name taken for a verb."""
    tree = view.tree
    for verb in tree.words[1:-1]:
        noun, named = tree.words[verb.index - 1], tree.kid(verb.index, "obj")
        if verb.lower not in view.function("classing") or named is None:
            continue
        between = tree.words[verb.index + 1 : named.index]
        owned = noun.dep == "nsubj" and noun.head == verb.index
        owned = owned or (noun.dep == "conj" and tree.kid(verb.index, "nsubj") is None)
        listed = verb.dep == "conj" and owned and noun.upos in NOUNS
        if listed and all(word.dep in ("compound", "amod") for word in between):
            yield replace(named, head=verb.head if noun.dep == "nsubj" else noun.head, dep="conj")
            yield replace(verb, head=named.index, dep="amod")
            yield replace(noun, head=verb.index, dep="compound")
            for kid in tree.kids(verb.index, "cc", "punct"):
                yield replace(kid, head=named.index)


def likely(view: View) -> Iterator[Word]:
    """ "treats the germs most likely to cause Y": what is likely hung on the verb before."""
    tree = view.tree
    for adjective in tree.words[2:]:
        verb = tree.head(adjective)
        done = tree.kid(verb.index, "obj") if verb is not None else None
        if verb is None or done is None or adjective.dep != "xcomp" or adjective.upos != "ADJ":
            continue
        start = min([adjective.index, *(kid.index for kid in tree.kids(adjective.index, "advmod"))])
        if done.index == start - 1 and tree.kid(adjective.index, "xcomp", "ccomp") is not None:
            yield replace(adjective, head=done.index, dep="acl")


def event_cause(view: View) -> Iterator[Word]:
    """ "the risk of death from Y": what the death comes from, hung on the risk."""
    tree = view.tree
    for word in tree.words:
        case = tree.kid(word.index, "case")
        if case is None or case.lower not in view.function("dying_from") or not case.index:
            continue
        event = tree.words[case.index - 1]
        if view.kind(event) is Kind.EVENT and view.kind(word) in _ILL and word.head != event.index:
            yield replace(word, head=event.index, dep="nmod")
