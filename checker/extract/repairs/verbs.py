"""Verbs and their objects that the parse took for something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.extract.operators import find_operator
from checker.extract.phrases import SUBJECTS
from checker.extract.repairs.clauses import NOUNS
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape, WordClass


def noun_like_verb(view: View) -> Iterator[Word]:
    """ "The router triggers tumours": the only verb taken for a part of its object."""
    tree = view.tree
    if any(word.upos in ("VERB", "AUX") and word.dep != "compound" for word in tree.words):
        return
    for verb in tree.words[1:-1]:
        noun, before = tree.head(verb), tree.words[verb.index - 1]
        root = tree.head(noun) if noun is not None else None
        if noun is None or root is None or verb.dep != "compound" or verb.upos != "VERB":
            continue
        if root.head != root.index or root.index > before.index or before.upos not in NOUNS:
            continue
        yield replace(verb, head=verb.index, dep="root")
        yield replace(root, head=verb.index, dep="nsubj")
        yield replace(noun, head=verb.index, dep="obj")
        if before.index != root.index:
            yield replace(before, head=root.index, dep="nmod")
        for kid in tree.kids(noun.index, "case", "det", "amod", "compound"):
            if kid.index < before.index:
                yield replace(kid, head=before.index)
        return


def raised(view: View) -> Iterator[Word]:
    """ "X is assumed to prevent Y": what X is held to do, taken for an end."""
    tree = view.tree
    for mark in tree.words[2:]:
        verb, held = tree.words[mark.head], tree.words[mark.index - 1]
        if mark.upos != "PART" or verb.dep != "advcl" or verb.head != held.index:
            continue
        believed = any(
            operator.effect.passive is not None
            for lemma, _ in view.lemmas(held)
            for operator in view.language.operators.get(lemma, ())
        )
        passive = tree.kid(held.index, "aux:pass", "cop") is not None
        if believed and passive and tree.kid(verb.index, *SUBJECTS) is None:
            yield replace(verb, dep="xcomp")


def beyond_rival(view: View) -> Iterator[Word]:
    """ "better than placebo for Y": what it is for, hung on the placebo."""
    tree = view.tree
    for hit in view.slot("comparator_inactive"):
        rival = tree.words[hit.last - 1]
        governor = tree.head(rival)
        if governor is None:
            continue
        if governor.dep == "advmod":
            # "works better than placebo"
            governor = tree.head(governor) or governor
        for kid in tree.kids(rival.index, "nmod"):
            if kid.index > rival.index and view.is_outcome(kid):
                yield replace(kid, head=governor.index, dep="obl")


def gerund_object(view: View) -> Iterator[Word]:
    """ "useful for easing pain": a gerund taken for the adjective of its object."""
    tree = view.tree
    for verb in tree.words[1:]:
        noun = tree.head(verb)
        case = tree.words[verb.index - 1]
        if verb.upos != "VERB" or verb.dep != "amod" or noun is None or noun.index < verb.index:
            continue
        if (
            case.upos not in ("ADP", "SCONJ")
            or case.head != noun.index
            or not view.is_outcome(noun)
        ):
            continue
        if not any(
            "" in frame.object and frame.shape is not Shape.ERGATIVE
            for frame in view.frames(verb, WordClass.VERB)
        ):
            continue
        yield replace(verb, head=noun.head, dep="advcl")
        yield replace(noun, head=verb.index, dep="obj")
        yield replace(case, head=verb.index, dep="mark")


def participle_before(view: View) -> Iterator[Word]:
    """ "linked to reduced pain", "with threatened Y": a participle taken for a clause's verb."""
    tree = view.tree
    for verb in tree.words[1:-1]:
        case, noun = tree.words[verb.index - 1], tree.kid(verb.index, "obj")
        outer = tree.head(verb)
        if verb.upos != "VERB" or verb.dep not in ("advcl", "acl") or noun is None or outer is None:
            continue
        led = case.upos == "ADP" and case.dep == "mark" and case.head == verb.index
        formed = verb.lower.endswith("ed") and min(tree.subtree(noun.index)) == verb.index + 1
        if not led or not formed or tree.kid(verb.index, "nsubj", "aux", "aux:pass"):
            continue
        dep = "nmod" if outer.upos in NOUNS else "obl"
        yield replace(verb, head=noun.index, dep="amod")
        yield replace(noun, head=outer.index, dep=dep)
        for kid in tree.kids(verb.index):
            if kid.index == case.index:
                yield replace(kid, head=noun.index, dep="case")
            elif kid.index != noun.index:
                yield replace(kid, head=noun.index)


def parallel_verb(view: View) -> Iterator[Word]:
    """ "raise X and lower Y": a verb taken for the adjective of what it acts on."""
    tree = view.tree
    for verb in tree.words[1:]:
        noun, before = tree.head(verb), tree.words[verb.index - 1]
        first = tree.head(noun) if noun is not None else None
        governor = tree.head(first) if first is not None else None
        if noun is None or first is None or governor is None or verb.dep != "amod":
            continue
        if noun.dep != "conj" or first.dep != "obj" or before.head not in (noun.index, verb.index):
            continue
        joined = before.dep in ("cc", "punct") and view.is_outcome(noun)
        if joined and _is_bare(view, verb) and _is_bare(view, governor):
            yield replace(verb, head=governor.index, dep="conj", upos="VERB")
            yield replace(noun, head=verb.index, dep="obj")
            yield replace(before, head=verb.index)


def _is_bare(view: View, word: Word) -> bool:
    """Whether a word can be the bare form of a verb that changes something."""
    return any(
        frame.words == (word.lower,)
        and "" in frame.object
        and frame.shape is Shape.PLAIN
        and frame.frame not in view.language.bringing
        for frame in view.frames(word, WordClass.VERB)
    )


def late_purpose(view: View) -> Iterator[Word]:
    """ "not sufficient at this time to recommend X": what it would do hung on the time."""
    tree = view.tree
    for verb in tree.words[2:]:
        noun, mark = tree.head(verb), tree.kid(verb.index, "mark")
        judged = tree.head(noun) if noun is not None else None
        if noun is None or judged is None or verb.dep != "acl" or noun.mention is not None:
            continue
        bare = mark is not None and mark.upos == "PART" and mark.index == noun.index + 1
        if not bare or noun.dep != "obl" or noun.index < judged.index or judged.upos != "ADJ":
            continue
        if find_operator(view, judged) is not None and view.tree.kid(judged.index, "cop"):
            yield replace(verb, head=judged.index, dep="xcomp")


def particle(view: View) -> Iterator[Word]:
    """ "brought about a rise": a particle taken for a preposition."""
    tree = view.tree
    for verb in tree.words[:-1]:
        particle = tree.words[verb.index + 1]
        noun = tree.head(particle)
        if particle.dep != "case" or noun is None or noun.head != verb.index:
            continue
        phrases = (
            frame.words
            for frame in view.frames(verb, WordClass.VERB)
            if "" in frame.object and frame.word_class is WordClass.VERB
        )
        if any(words[1:] == (particle.lower,) for words in phrases):
            yield replace(particle, head=verb.index, dep="compound:prt")
            yield replace(noun, dep="obj")


def standing(view: View) -> Iterator[Word]:
    """ "The risk was up by a third": a particle that is the predicate."""
    for word in view.tree.words:
        copula = view.tree.kid(word.index, "cop")
        if word.upos not in ("ADP", "ADV", "PART") or copula is None or not copula.index:
            continue
        if not any(frame.shape is Shape.ATTRIBUTE for frame in view.frames(word)):
            continue
        yield replace(word, upos="ADJ")
        if view.tree.kid(word.index, "nsubj", "csubj", "expl") is None:
            # "Even below five grams the risk was up": taken for a part of the phrase before it.
            noun = view.tree.words[copula.index - 1]
            while noun.dep in ("nmod", "compound", "acl") and noun.head < noun.index:
                noun = view.tree.words[noun.head]
            if noun.upos in ("NOUN", "PROPN", "PRON") and noun.head < noun.index:
                yield replace(noun, head=word.index, dep="nsubj")


def inverted(view: View) -> Iterator[Word]:
    """ "Nor does it raise Y": the auxiliary before its subject taken for the verb."""
    tree = view.tree
    for helper in tree.words[1:]:
        before = tree.words[helper.index - 1]
        verb = tree.kid(helper.index, "xcomp", "ccomp")
        subject = tree.kid(helper.index, "obj", "nsubj")
        fronted = any(hit.last == helper.index for hit in view.slot("fronted"))
        if helper.lower not in view.function("auxiliary") or not fronted or before.upos == "NOUN":
            continue
        if verb is None or subject is None or not helper.index < subject.index < verb.index:
            continue
        if tree.kid(verb.index, "nsubj", "mark") is not None:
            continue
        top = verb.index if helper.head == helper.index else helper.head
        yield replace(verb, head=top, dep=helper.dep)
        yield replace(helper, head=verb.index, dep="aux", upos="AUX")
        yield replace(subject, head=verb.index, dep="nsubj")
        for kid in tree.kids(helper.index):
            if kid.index not in (verb.index, subject.index):
                yield replace(kid, head=verb.index)


def paired_adjectives(view: View) -> Iterator[Word]:
    """ "Brings a swift and soothing sleep": adjectives taken for an object and a verb."""
    tree = view.tree
    for noun in tree.words:
        second = tree.head(noun)
        if second is None or noun.mention is None or noun.dep != "obj" or noun.index < 4:
            continue
        article, first, joint = tree.words[noun.index - 4 : noun.index - 1]
        if second.dep != "conj" or second.index != noun.index - 1 or first.mention is not None:
            continue
        if not second.lower.endswith("ing") or joint.dep != "cc" or first.dep != "obj":
            continue
        if article.head != first.index or article.dep != "det":
            continue
        yield replace(noun, head=first.head, dep=first.dep)
        yield replace(first, head=noun.index, dep="amod", upos="ADJ")
        yield replace(second, upos="ADJ")
        for kid in tree.kids(first.index):
            if kid.index != second.index:
                yield replace(kid, head=noun.index)
        for kid in tree.kids(second.index):
            if kid.index not in (noun.index, joint.index):
                yield replace(kid, head=noun.index)
