"""Subjects that the parse hung elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.extract.repairs.clauses import NOUNS, in_place_of, is_reporting
from checker.extract.view import View
from checker.language import Word


def stolen_object(view: View) -> Iterator[Word]:
    """ "Evidence that X raises Y is conflicting": Y taken for the subject of what follows."""
    tree = view.tree
    for verb in tree.words:
        noun = tree.head(verb)
        if noun is None or noun.upos not in NOUNS or verb.dep != "acl":
            continue
        predicate = tree.kid(verb.index, "ccomp") or tree.head(noun)
        if predicate is None or predicate.index < verb.index:
            continue
        taken = next((kid for kid in tree.kids(predicate.index, "nsubj") if kid != noun), None)
        if tree.kid(verb.index, "obj") or tree.kid(noun.index, "cop") or taken is None:
            continue
        between = tree.words[verb.index + 1 : taken.index]
        if not tree.kid(verb.index, "mark") or {word.head for word in between} - {taken.index}:
            continue
        if predicate.index == noun.head:
            yield replace(taken, head=verb.index, dep="obj")
        else:
            yield in_place_of(predicate, noun)
            yield replace(noun, head=predicate.index, dep="nsubj")
            yield replace(taken, head=verb.index, dep="obj")


def reduced(view: View) -> Iterator[Word]:
    """ "children given X are less likely": a participle taken for the verb, X for the subject."""
    tree = view.tree
    for taken in tree.words:
        predicate = tree.head(taken) if taken.dep == "nsubj" else None
        start = min(tree.subtree(taken.index)) if predicate is not None else 0
        verb = tree.words[start - 1] if start else None
        if predicate is None or verb is None or verb.upos != "VERB":
            continue
        subject = tree.kid(verb.index, "nsubj")
        if tree.kid(taken.index, "conj") or verb.lower.endswith("s"):
            # "Swimming eases back pain and yoga improves …"
            continue
        if subject is None or tree.kid(verb.index, "obj", "aux", "aux:pass"):
            continue
        if is_reporting(view, verb):
            continue
        beside = predicate.head == verb.index or _hangs_below(view, verb, predicate.head)
        if tree.kid(predicate.index, "cc", "mark") is not None or not beside:
            continue
        yield replace(predicate, head=verb.head, dep=verb.dep)
        yield replace(subject, head=predicate.index, dep="nsubj")
        yield replace(verb, head=subject.index, dep="acl")
        yield replace(taken, head=verb.index, dep="obj")
        for mark in tree.kids(verb.index, "mark"):
            yield replace(mark, head=predicate.index)


def participle(view: View) -> Iterator[Word]:
    """ "vitamin D taken with calcium slows Y": a participle taken for the verb."""
    tree = view.tree
    for verb in tree.words:
        if verb.dep not in ("parataxis", "conj", "ccomp") or not verb.lower.endswith("s"):
            continue
        if tree.kid(verb.index, "nsubj", "nsubj:pass", "csubj", "mark", "cc", "expl") is not None:
            continue
        for word in reversed(tree.words[: verb.index]):
            subject = tree.kid(word.index, "nsubj", "nsubj:pass")
            if word.text in (",", ";", ":") or word.upos == "AUX":
                break
            if word.upos != "VERB" or subject is None:
                continue
            helped = tree.kid(word.index, "aux", "aux:pass", "obj") is not None
            if word.lower.endswith(("ed", "en", "wn")) and not helped and verb.upos == "VERB":
                yield replace(verb, head=word.head, dep=word.dep)
                yield replace(subject, head=verb.index, dep="nsubj")
                yield replace(word, head=subject.index, dep="acl")
                for mark in tree.kids(word.index, "mark"):
                    yield replace(mark, head=verb.index)
            break


def _hangs_below(view: View, word: Word, upper: int) -> bool:
    """Whether a word hangs on another, directly or through others."""
    above = view.tree.head(word)
    while above is not None and above.index != upper:
        above = view.tree.head(above)
    return above is not None


def bare_subject(view: View) -> Iterator[Word]:
    """ "In the 1970s many people believed": the subject taken for a part of the phrase before."""
    tree = view.tree
    for verb in tree.words[1:]:
        noun = tree.words[verb.index - 1]
        if verb.upos != "VERB" or noun.head != verb.index or noun.dep != "obl":
            continue
        if tree.kid(verb.index, "nsubj", "nsubj:pass", "csubj", "aux:pass") is None:
            yield replace(noun, dep="nsubj")


def question(view: View) -> Iterator[Word]:
    """ "Does X prevent Y?": the auxiliary taken for an adjective of X."""
    first = view.tree.words[0]
    subject = view.tree.head(first)
    verb = view.tree.head(subject) if subject is not None else None
    if verb is None or first.dep != "amod" or first.lower not in view.function("auxiliary"):
        return
    yield replace(first, upos="AUX", head=verb.index, dep="aux")


def listed_subject(view: View) -> Iterator[Word]:
    """ "In care homes, X and Y does …": a subject taken for more of the phrase before it."""
    tree = view.tree
    for verb in tree.words:
        if verb.upos != "VERB" or not verb.lower.endswith("s"):
            continue
        start = verb.index
        while start and tree.words[start - 1].upos in (*NOUNS, "CCONJ"):
            start -= 1
        run = tree.words[start : verb.index]
        if not run or not start:
            continue
        if tree.words[start - 1].text != "," or run[0].dep not in ("appos", "conj"):
            continue
        if tree.kid(verb.index, "nsubj", "nsubj:pass", "csubj", "expl", "mark") is not None:
            continue
        yield replace(run[0], head=verb.index, dep="nsubj")
        for word, following in zip(run[1:], (*run[2:], None), strict=False):
            if word.upos == "CCONJ" and following is not None:
                yield replace(word, head=following.index, dep="cc")
            elif word.upos in NOUNS:
                yield replace(word, head=run[0].index, dep="conj")


def cell(view: View) -> Iterator[Word]:
    """ "Music | Music therapy eases Y": a row's name taken for the subject of its cell."""
    tree = view.tree
    for noun in tree.words:
        cell = tree.kid(noun.index, "appos")
        if cell is None or noun.dep not in ("nsubj", "nsubj:pass"):
            continue
        if any(word.text == "|" for word in tree.words[noun.index + 1 : cell.index]):
            yield replace(cell, head=noun.head, dep=noun.dep)
            yield replace(noun, dep="dislocated")


def subject_before(view: View) -> Iterator[Word]:
    """ "…, and diet does not reverse Y": the subject before an auxiliary hung elsewhere."""
    tree = view.tree
    for verb in tree.words:
        helpers = [kid.index for kid in tree.kids(verb.index, "aux", "aux:pass")]
        if verb.upos != "VERB" or not helpers or not 0 < min(helpers) < verb.index:
            continue
        if tree.kid(verb.index, "nsubj", "nsubj:pass", "csubj", "expl", "mark") is not None:
            continue
        noun = tree.words[min(helpers) - 1]
        while (
            noun.dep in ("nmod", "appos", "compound") and tree.words[noun.head].index < noun.index
        ):
            noun = tree.words[noun.head]
        start = min(tree.subtree(noun.index))
        comma = any(word.text == "," for word in tree.words[max(0, start - 1) : noun.index])
        parted = noun.dep == "conj" and comma and tree.kid(noun.index, "cc") is not None
        after_colon = any(word.text == ":" for word in tree.words[start : noun.index])
        if noun.upos not in NOUNS or noun.head == verb.index or not (parted or after_colon):
            continue
        yield replace(noun, head=verb.index, dep="nsubj")
        for kid in tree.kids(noun.index, "cc"):
            yield replace(kid, head=verb.index)
        for kid in tree.kids(noun.index, "case", "advmod") if after_colon else ():
            yield replace(kid, head=noun.head)


def coordinated_subject(view: View) -> Iterator[Word]:
    """ "kill germs and X can treat Y": the second clause's subject taken for part of an object."""
    tree = view.tree
    for verb in tree.words:
        helpers = [kid.index for kid in tree.kids(verb.index, "aux", "aux:pass", "cop")]
        first = min((*helpers, verb.index))
        if verb.dep != "conj" or not helpers or first < 3:
            continue
        if tree.kid(verb.index, "nsubj", "nsubj:pass", "csubj", "expl", "mark") is not None:
            continue
        noun, start = tree.words[first - 1], first - 1
        while start > 1 and tree.words[start - 1].upos in (*NOUNS, "ADJ", "DET", "NUM"):
            start -= 1
        joint, before = tree.words[start - 1], tree.words[start - 2]
        if noun.upos not in NOUNS or joint.upos != "CCONJ" or before.upos not in NOUNS:
            continue
        governor = tree.head(noun)
        if governor is None or noun.dep != "obj" or before.head != noun.index:
            continue
        passive = tree.kid(verb.index, "aux:pass") is not None
        yield replace(noun, head=verb.index, dep="nsubj:pass" if passive else "nsubj")
        yield replace(before, head=governor.index, dep="obj")
        yield replace(joint, head=verb.index, dep="cc")
        for word in tree.words[start : noun.index]:
            if word.head == before.index:
                yield replace(word, head=noun.index, dep="compound")
        for kid in tree.kids(noun.index):
            if kid.index < before.index:
                yield replace(kid, head=before.index)


def lent_subject(view: View) -> Iterator[Word]:
    """ "X and Y alike, can be helped": the subject hung on an adverb."""
    tree = view.tree
    for adverb in tree.words:
        verb, subject = tree.head(adverb), tree.kid(adverb.index, "nsubj")
        if verb is None or subject is None or adverb.dep != "advmod" or verb.upos != "VERB":
            continue
        if tree.kid(verb.index, "nsubj", "nsubj:pass", "csubj") is None:
            passive = tree.kid(verb.index, "aux:pass") is not None
            yield replace(subject, head=verb.index, dep="nsubj:pass" if passive else "nsubj")


def mere_pronoun(view: View) -> Iterator[Word]:
    """ "Though honey soothes a cough, it is not safe": "it" taken for a mere place-holder."""
    tree = view.tree
    for word in tree.words:
        head = tree.head(word)
        if word.dep != "expl" or head is None or head.upos != "ADJ" or head.index < word.index:
            continue
        if view.language.pronouns.get(word.lower) != "singular":
            continue
        if not tree.kid(head.index, "nsubj", "csubj", "ccomp", "xcomp", "acl", "acl:relcl"):
            yield replace(word, dep="nsubj")


def apposition(view: View) -> Iterator[Word]:
    """ "Magnesium, a mineral found in nuts, lowers Y": the aside taken for the subject."""
    tree = view.tree
    for verb in tree.words:
        head = tree.head(verb)
        if head is None or head.mention is None or verb.upos != "VERB":
            continue
        aside = tree.kid(verb.index, "nsubj")
        if aside is None or aside.mention is not None or tree.kid(verb.index, "mark", "cc"):
            continue
        start = min(tree.subtree(aside.index))
        between = tree.words[head.index + 1 : start]
        closing = tree.words[verb.index - 1]
        if aside.upos in NOUNS and [word.text for word in between] == [","] == [closing.text]:
            yield replace(aside, head=head.index, dep="appos")
            yield replace(head, head=verb.index, dep="nsubj")
            yield in_place_of(verb, head)
