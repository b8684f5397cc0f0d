"""Slips of the parser that show in the tree itself, put right before anything is read from it.

Each repair looks for one shape that no correct tree has, such as a relative
clause that hangs beside its noun instead of on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.extract.operators import find_operator
from checker.extract.view import View
from checker.language import Word
from checker.language.tree import tree_of
from checker.ruleset.language import Shape, WordClass
from checker.values.claim import Certainty, Voice

#: Operators that take a clause: "found that", "believe that".
REPORTING = frozenset({"evidence_verb", "suggest", "belief", "allege", "claim"})
_NOUNS = frozenset({"NOUN", "PROPN"})
#: Where a relative clause is put that was not seen as one.
_BESIDE = frozenset({"parataxis", "ccomp", "conj", "advcl", "appos"})


def repaired(view: View) -> View:
    """The view with the tree's known slips mended."""
    for repair in _REPAIRS:
        changed = {word.index: word for word in repair(view)}
        if changed:
            words = [changed.get(word.index, word) for word in view.tree.words]
            view = replace(view, tree=tree_of(words))
    return view


def _modified_subject(view: View) -> Iterator[Word]:
    """ "Moderate alcohol intake has been linked to Y": an adjective taken for the verb."""
    tree = view.tree
    first = tree.words[0]
    if first.upos != "VERB" or first.head != 0:
        return
    named = tree.kid(0, "obj")
    verb = next((kid for kid in tree.kids(0, "ccomp", "xcomp", "conj", "parataxis")), None)
    if named is None or verb is None or tree.kid(0, "nsubj", "mark") is not None:
        return
    helpers = [kid for kid in tree.kids(verb.index) if kid.dep in ("aux", "aux:pass", "cop")]
    start = min([verb.index, *(helper.index for helper in helpers)])
    owned = set(tree.subtree(named.index)) | {0}
    if tree.kid(verb.index, "nsubj", "nsubj:pass", "mark") or set(range(start)) - owned:
        return
    passive = any(helper.dep == "aux:pass" for helper in helpers)
    yield replace(first, upos="ADJ", head=named.index, dep="amod")
    yield replace(named, head=verb.index, dep="nsubj:pass" if passive else "nsubj")
    yield replace(verb, head=verb.index, dep="root")
    for kid in tree.kids(0):
        if kid.index not in (named.index, verb.index):
            yield replace(kid, head=verb.index)


def _perfect(view: View) -> Iterator[Word]:
    """ "have found X": the helper taken for the verb, the verb for an adjective of X."""
    tree = view.tree
    for verb in tree.words[1:]:
        helper, noun = tree.words[verb.index - 1], tree.head(verb)
        if verb.dep != "amod" or noun is None or noun.head != helper.index or helper.mention:
            continue
        operator = find_operator(view, verb)
        if operator is None or operator.operator not in REPORTING:
            continue
        root = helper.head == helper.index
        yield replace(verb, upos="VERB", head=verb.index if root else helper.head, dep=helper.dep)
        yield replace(helper, upos="AUX", head=verb.index, dep="aux")
        for kid in tree.kids(helper.index):
            yield replace(kid, head=verb.index)


def _bare_clause(view: View) -> Iterator[Word]:
    """ "found X may ease Y": a clause without "that", its subject taken for an object."""
    tree = view.tree
    for verb in tree.words:
        reporting = tree.head(verb)
        noun = tree.kid(reporting.index, "obj") if reporting is not None else None
        if reporting is None or noun is None or verb.dep != "conj" or noun.index > verb.index:
            continue
        operator = find_operator(view, reporting)
        helpers = [kid.index for kid in tree.kids(verb.index, "aux", "aux:pass")]
        start = min([verb.index, *helpers])
        if operator is None or operator.operator not in REPORTING:
            continue
        if tree.kid(verb.index, "cc", "nsubj", "nsubj:pass") is not None:
            continue
        if set(range(noun.index, start)) <= set(tree.subtree(noun.index)):
            yield replace(verb, dep="ccomp")
            yield replace(noun, head=verb.index, dep="nsubj")


def _stolen_object(view: View) -> Iterator[Word]:
    """ "Evidence that X raises Y is conflicting": Y taken for the subject of what follows."""
    tree = view.tree
    for verb in tree.words:
        noun = tree.head(verb)
        if noun is None or noun.upos not in _NOUNS or verb.dep != "acl":
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
            root = noun.head == noun.index
            yield replace(predicate, head=predicate.index if root else noun.head, dep=noun.dep)
            yield replace(noun, head=predicate.index, dep="nsubj")
            yield replace(taken, head=verb.index, dep="obj")


def _reporting(view: View) -> Iterator[Word]:
    """ "Some people believe that, taken daily, X …": the verb before "that" taken for an aside."""
    tree = view.tree
    for verb in tree.words[:-1]:
        clause = tree.head(verb)
        if verb.dep != "parataxis" or clause is None or clause.index < verb.index:
            continue
        operator = find_operator(view, verb)
        that = tree.words[verb.index + 1]
        if operator is None or that.lower not in view.function("content"):
            continue
        root = clause.head == clause.index
        yield replace(verb, head=verb.index if root else clause.head, dep=clause.dep)
        yield replace(clause, head=verb.index, dep="ccomp")
        yield replace(that, head=clause.index, dep="mark", upos="SCONJ")


def _bare_subject(view: View) -> Iterator[Word]:
    """ "In the 1970s many people believed": the subject taken for a part of the phrase before."""
    tree = view.tree
    for verb in tree.words[1:]:
        noun = tree.words[verb.index - 1]
        if verb.upos != "VERB" or noun.head != verb.index or noun.dep != "obl":
            continue
        if tree.kid(verb.index, "nsubj", "nsubj:pass", "csubj", "aux:pass") is None:
            yield replace(noun, dep="nsubj")


def _second_clause(view: View) -> Iterator[Word]:
    """ "…, and it does not cure Y": a coordinate clause taken for an aside or a complement."""
    tree = view.tree
    for verb in tree.words:
        places = (verb.index, *(kid.index for kid in tree.kids(verb.index, "aux")))
        coordinated = any(
            kid.index < verb.index for place in places for kid in tree.kids(place, "cc")
        )
        whole = tree.kid(verb.index, "nsubj") is not None and tree.kid(verb.index, "mark") is None
        if coordinated and (verb.dep == "parataxis" or (whole and verb.dep in ("csubj", "ccomp"))):
            yield replace(verb, dep="conj")


def _question(view: View) -> Iterator[Word]:
    """ "Does X prevent Y?": the auxiliary taken for an adjective of X."""
    first = view.tree.words[0]
    subject = view.tree.head(first)
    verb = view.tree.head(subject) if subject is not None else None
    if verb is None or first.dep != "amod" or first.lower not in view.function("auxiliary"):
        return
    yield replace(first, upos="AUX", head=verb.index, dep="aux")


def _lent_subject(view: View) -> Iterator[Word]:
    """ "X and Y alike, can be helped": the subject hung on an adverb."""
    tree = view.tree
    for adverb in tree.words:
        verb, subject = tree.head(adverb), tree.kid(adverb.index, "nsubj")
        if verb is None or subject is None or adverb.dep != "advmod" or verb.upos != "VERB":
            continue
        if tree.kid(verb.index, "nsubj", "nsubj:pass", "csubj") is None:
            passive = tree.kid(verb.index, "aux:pass") is not None
            yield replace(subject, head=verb.index, dep="nsubj:pass" if passive else "nsubj")


def _subject_before(view: View) -> Iterator[Word]:
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
        if noun.upos not in _NOUNS or noun.head == verb.index or not (parted or after_colon):
            continue
        yield replace(noun, head=verb.index, dep="nsubj")
        for kid in tree.kids(noun.index, "cc"):
            yield replace(kid, head=verb.index)
        for kid in tree.kids(noun.index, "case", "advmod") if after_colon else ():
            yield replace(kid, head=noun.head)


def _cell(view: View) -> Iterator[Word]:
    """ "Music | Music therapy eases Y": a row's name taken for the subject of its cell."""
    tree = view.tree
    for noun in tree.words:
        cell = tree.kid(noun.index, "appos")
        if cell is None or noun.dep not in ("nsubj", "nsubj:pass"):
            continue
        if any(word.text == "|" for word in tree.words[noun.index + 1 : cell.index]):
            yield replace(cell, head=noun.head, dep=noun.dep)
            yield replace(noun, dep="dislocated")


def _apposition(view: View) -> Iterator[Word]:
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
        if aside.upos in _NOUNS and [word.text for word in between] == [","] == [closing.text]:
            yield replace(aside, head=head.index, dep="appos")
            root = head.head == head.index
            yield replace(head, head=verb.index, dep="nsubj")
            yield replace(
                verb, head=verb.index if root else head.head, dep="root" if root else head.dep
            )


def _relative(view: View) -> Iterator[Word]:
    """ "a supplement that does not relieve Y": a relative clause beside its noun."""
    tree = view.tree
    for verb in tree.words:
        if verb.dep not in _BESIDE or tree.kid(verb.index, "mark") is not None:
            continue
        pronoun = tree.kid(verb.index, "nsubj", "nsubj:pass")
        if pronoun is None or pronoun.lower not in view.function("relative"):
            continue
        noun = tree.words[pronoun.index - 1] if pronoun.index else None
        if noun is not None and noun.text == "," and pronoun.index > 1:
            noun = tree.words[pronoun.index - 2]
        if noun is not None and noun.upos in _NOUNS and noun.index not in tree.subtree(verb.index):
            yield replace(verb, head=noun.index, dep="acl:relcl")


def _gerund_object(view: View) -> Iterator[Word]:
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
            for lemma, word_class in view.lemmas(verb)
            if word_class is WordClass.VERB
            for frame in view.language.frame_words.get(lemma, ())
        ):
            continue
        yield replace(verb, head=noun.head, dep="advcl")
        yield replace(noun, head=verb.index, dep="obj")
        yield replace(case, head=verb.index, dep="mark")


def _particle(view: View) -> Iterator[Word]:
    """ "brought about a rise": a particle taken for a preposition."""
    tree = view.tree
    for verb in tree.words[:-1]:
        particle = tree.words[verb.index + 1]
        noun = tree.head(particle)
        if particle.dep != "case" or noun is None or noun.head != verb.index:
            continue
        phrases = (
            frame.words
            for lemma, word_class in view.lemmas(verb)
            if word_class is WordClass.VERB
            for frame in view.language.frame_words.get(lemma, ())
            if "" in frame.object
        )
        if any(words[1:] == (particle.lower,) for words in phrases):
            yield replace(particle, head=verb.index, dep="compound:prt")
            yield replace(noun, dep="obj")


def _embedded(view: View) -> Iterator[Word]:
    """ "It remains unclear if X prevents Y": an embedded question taken for a condition."""
    tree = view.tree
    for verb in tree.words:
        mark = tree.kid(verb.index, "mark")
        if verb.dep != "advcl" or mark is None or not mark.index:
            continue
        before = tree.words[mark.index - 1]
        operator = find_operator(view, before)
        if operator is None or not any(True for _ in view.hits_on("hypothetical", [mark.index])):
            continue
        open_ = operator.effect.certainty == Certainty.UNCLEAR
        if open_ or operator.effect.voice == Voice.AIM:
            yield replace(verb, head=before.index, dep="ccomp")


_REPAIRS = (
    _perfect,
    _bare_clause,
    _stolen_object,
    _reporting,
    _bare_subject,
    _modified_subject,
    _question,
    _cell,
    _subject_before,
    _lent_subject,
    _second_clause,
    _apposition,
    _relative,
    _gerund_object,
    _particle,
    _embedded,
)
