"""Sentences whose first word the parse took for their verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.extract.repairs.clauses import NOUNS
from checker.extract.view import View
from checker.language import Word

_HELPERS = ("aux", "aux:pass", "cop")


def modified_subject(view: View) -> Iterator[Word]:
    """ "Moderate alcohol intake has been linked to Y": an adjective taken for the verb."""
    tree = view.tree
    first = tree.words[0]
    if first.upos != "VERB" or first.head != 0:
        return
    named = tree.kid(0, "obj")
    verb = tree.kid(0, "ccomp", "xcomp", "conj", "parataxis")
    if named is None or verb is None or tree.kid(0, "nsubj", "mark") is not None:
        return
    helpers = [kid for kid in tree.kids(verb.index) if kid.dep in _HELPERS]
    start = min([verb.index, *(helper.index for helper in helpers)])
    # "Early feeding after surgery did …": what stands between belongs to the subject.
    behind = [kid for kid in tree.kids(0, "obl") if named.index < kid.index < start]
    owned = {0}.union(*(tree.subtree(one.index) for one in (named, *behind)))
    if tree.kid(verb.index, "nsubj", "nsubj:pass", "mark", "cc") or set(range(start)) - owned:
        return
    passive = any(helper.dep == "aux:pass" for helper in helpers)
    yield replace(first, upos="ADJ", head=named.index, dep="amod")
    yield replace(named, head=verb.index, dep="nsubj:pass" if passive else "nsubj")
    yield replace(verb, head=verb.index, dep="root")
    for one in behind:
        yield replace(one, head=named.index, dep="nmod")
    for kid in tree.kids(0):
        if kid not in (named, verb, *behind):
            yield replace(kid, head=verb.index)


def modified_list(view: View) -> Iterator[Word]:
    """ "Moderate intake of X and Y was linked to Z": the sentence taken for a clause about X."""
    tree = view.tree
    first, named = tree.words[0], tree.kid(0, "obj")
    if first.upos != "VERB" or first.head != 0 or named is None:
        return
    verb = tree.kid(named.index, "acl:relcl")
    last = tree.kid(verb.index, "nsubj", "nsubj:pass") if verb is not None else None
    joint = tree.kid(last.index, "cc") if last is not None else None
    if verb is None or last is None or joint is None or tree.kid(0, "nsubj", "mark", "aux"):
        return
    before = [one for one in tree.words[named.index : joint.index] if one.upos in NOUNS]
    if not before or not any(kid.dep in _HELPERS for kid in tree.kids(verb.index)):
        return
    yield replace(first, upos="ADJ", head=named.index, dep="amod")
    yield replace(named, head=verb.index, dep=last.dep)
    yield replace(last, head=before[-1].index, dep="conj")
    yield replace(verb, head=verb.index, dep="root")
    for kid in tree.kids(0):
        if kid.index != named.index:
            yield replace(kid, head=verb.index)


def gerund_subject(view: View) -> Iterator[Word]:
    """ "Limiting X, Y, and Z can help": a gerund taken for the verb, Z for a subject."""
    tree = view.tree
    first = tree.words[0]
    named = tree.kid(0, "obj")
    verb = tree.kid(0, "conj", "ccomp", "parataxis")
    if first.head != 0 or first.upos != "VERB" or not first.lower.endswith("ing"):
        return
    if named is None or verb is None or tree.kid(0, "nsubj", "aux") is not None:
        return
    taken = tree.kid(verb.index, "nsubj")
    if taken is None or tree.kid(verb.index, "mark") is not None:
        return
    cc = tree.kid(taken.index, "cc") or tree.kid(verb.index, "cc")
    if cc is None or cc.index > taken.index:
        return
    below = (tree.words[i] for i in tree.subtree(named.index))
    listed = [named, *(word for word in below if word.upos in NOUNS and word.index > named.index)]
    yield replace(verb, head=verb.index, dep="root")
    yield replace(first, head=verb.index, dep="csubj")
    yield replace(taken, head=listed[-1].index, dep="conj")
    yield replace(cc, head=taken.index)
