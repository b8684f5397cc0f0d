"""Clauses that the parse put in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.extract.operators import find_operator
from checker.extract.view import View
from checker.language import Word
from checker.values.claim import Certainty, Voice

#: Operators that take a clause: "found that", "believe that".
REPORTING = frozenset({"evidence_verb", "proof", "suggest", "belief", "allege", "claim"})
#: Nouns, names included.
NOUNS = frozenset({"NOUN", "PROPN"})
#: Where a relative clause is put that was not seen as one.
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
_BESIDE = frozenset({"parataxis", "ccomp", "conj", "advcl", "appos"})


def is_reporting(view: View, word: Word) -> bool:
    """Whether a word takes a clause that somebody tells or finds."""
    operator = find_operator(view, word)
    return operator is not None and operator.operator in REPORTING


def in_place_of(word: Word, other: Word) -> Word:
    """The word where another stood; the root's place is to be its own head."""
    head = word.index if other.head == other.index else other.head
    return replace(word, head=head, dep=other.dep)


def perfect(view: View) -> Iterator[Word]:
    """ "have found X", "had used X": the helper taken for the verb."""
    tree = view.tree
    for verb in tree.words[1:]:
        helper = tree.words[verb.index - 1]
        if _is_helped(view, helper, verb):
            yield replace(in_place_of(verb, helper), upos="VERB")
            yield replace(helper, upos="AUX", head=verb.index, dep="aux")
            for kid in tree.kids(helper.index):
                if kid.index != verb.index:
                    yield replace(kid, head=verb.index)


def negated(view: View) -> Iterator[Word]:
    """ "should not, as a routine, be advised": the negation after a helper, hung on the aside."""
    tree = view.tree
    for word in tree.words[1:]:
        helper = tree.words[word.index - 1]
        verb, aside = tree.head(helper), tree.head(word)
        if helper.dep not in ("aux", "aux:pass") or verb is None or aside is None:
            continue
        single = any(hit.last == hit.first + 1 for hit in view.hits_on("negation", [word.index]))
        if word.dep == "advmod" and single and word.index < aside.index < verb.index:
            yield replace(word, head=verb.index)


def _is_helped(view: View, helper: Word, verb: Word) -> bool:
    """Whether a verb hangs on its helper as an adverbial clause, or as an adjective of X."""
    tree = view.tree
    has = helper.upos == "VERB" and helper.lower in view.function("perfect")
    if has and verb.upos == "VERB" and verb.dep in ("advcl", "xcomp") and not verb.mention:
        return tree.kid(helper.index, "obj") is None and tree.kid(verb.index, "mark") is None
    noun = tree.head(verb)
    if verb.dep != "amod" or noun is None or noun.head != helper.index or helper.mention:
        return False
    operator = find_operator(view, verb)
    # "have yielded mixed results"
    brought = operator is not None and operator.operator == "light"
    linked = any(frame.frame in view.language.symmetric for frame in view.frames(verb))
    return is_reporting(view, verb) or (brought and not linked)


def bare_clause(view: View) -> Iterator[Word]:
    """ "found X may ease Y": a clause without "that", its subject taken for an object."""
    tree = view.tree
    for verb in tree.words:
        reporting = tree.head(verb)
        noun = tree.kid(reporting.index, "obj") if reporting is not None else None
        if reporting is None or noun is None or verb.dep != "conj" or noun.index > verb.index:
            continue
        helpers = [kid.index for kid in tree.kids(verb.index, "aux", "aux:pass")]
        start = min([verb.index, *helpers])
        subjects = ("cc", "nsubj", "nsubj:pass")
        if tree.kid(verb.index, *subjects) is not None or not is_reporting(view, reporting):
            continue
        if set(range(noun.index, start)) <= set(tree.subtree(noun.index)):
            yield replace(verb, dep="ccomp")
            yield replace(noun, head=verb.index, dep="nsubj")


def reporting(view: View) -> Iterator[Word]:
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
        yield in_place_of(verb, clause)
        yield replace(clause, head=verb.index, dep="ccomp")
        yield replace(that, head=clause.index, dep="mark", upos="SCONJ")


def that_clause(view: View) -> Iterator[Word]:
    """ "That X causes Y is a myth": a clause that is the subject, taken for the sentence."""
    tree = view.tree
    first = tree.words[0]
    verb = next((word for word in tree.words if word.dep == "root"), first)
    if first.lower not in view.function("content") or verb.upos != "VERB" or verb.index < 2:
        return
    for told in tree.kids(verb.index, "ccomp", "parataxis", "conj", "xcomp", "advcl"):
        auxiliary = tree.kid(told.index, "cop", "aux:pass", "aux")
        helped = told.lower in view.function("perfect") or auxiliary is not None
        object_ = tree.kid(told.index, "nsubj", "nsubj:pass")
        if not helped or tree.kid(told.index, "mark", "cc", "csubj") is not None:
            continue
        if object_ is not None and (verb.index > object_.index or is_reporting(view, verb)):
            continue
        yield in_place_of(told, verb)
        yield replace(verb, head=told.index, dep="csubj")
        yield replace(first, head=verb.index, dep="mark", upos="SCONJ")
        if object_ is not None:
            yield replace(object_, head=verb.index, dep="obj")
        return


def second_clause(view: View) -> Iterator[Word]:
    """ "…, and it does not cure Y": a coordinate clause taken for an aside or a complement."""
    tree = view.tree
    for verb in tree.words:
        if verb.dep not in ("parataxis", "csubj", "ccomp"):
            continue
        places = (verb.index, *(kid.index for kid in tree.kids(verb.index, "aux")))
        coordinated = any(
            kid.index < verb.index for place in places for kid in tree.kids(place, "cc")
        )
        whole = tree.kid(verb.index, "nsubj") is not None and tree.kid(verb.index, "mark") is None
        if coordinated and (verb.dep == "parataxis" or whole):
            yield replace(verb, dep="conj")


def noun_content(view: View) -> Iterator[Word]:
    """ "The belief that X does not cause Y persists": the noun taken for the clause's subject."""
    tree = view.tree
    for noun in tree.words[:-2]:
        that, verb = tree.words[noun.index + 1], tree.head(noun)
        if noun.dep != "nsubj" or verb is None or that.lower not in view.function("content"):
            continue
        inner = [kid for kid in tree.kids(verb.index, "nsubj") if that.index < kid.index]
        within = that.head == verb.index and that.dep == "mark" and that.index < verb.index
        if within and any(kid.index < verb.index for kid in inner) and find_operator(view, noun):
            yield in_place_of(noun, verb)
            yield replace(verb, head=noun.index, dep="acl")


def second_content(view: View) -> Iterator[Word]:
    """ "There is evidence that X prevents Y, and perhaps reverses it": the second on the "is"."""
    tree = view.tree
    for verb in tree.words:
        be = tree.head(verb)
        if verb.dep != "conj" or verb.upos != "VERB" or be is None:
            continue
        existing = tree.kid(be.index, "expl") is not None and be.upos in ("VERB", "AUX")
        if not existing or tree.kid(verb.index, "nsubj", "nsubj:pass", "expl") is not None:
            continue
        noun = tree.kid(be.index, "nsubj")
        clause = tree.kid(noun.index, "acl", "ccomp", "acl:relcl") if noun is not None else None
        if clause is not None and clause.index < verb.index:
            yield replace(verb, head=clause.index)


def relative(view: View) -> Iterator[Word]:
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
        if noun is not None and noun.upos in NOUNS and noun.index not in tree.subtree(verb.index):
            yield replace(verb, head=noun.index, dep="acl:relcl")


def fronted(view: View) -> Iterator[Word]:
    """ "That X causes Y is a myth": the clause before "is" taken for the sentence."""
    tree = view.tree
    first, root = tree.words[0], next(word for word in tree.words if word.head == word.index)
    said = tree.kid(root.index, "ccomp")
    if first.lower not in view.function("content") or root.upos not in ("VERB", "AUX"):
        return
    if said is None or said.index < root.index or tree.kid(said.index, "mark", *_SUBJECTS):
        return
    helping = ("cop", "aux", "aux:pass")
    helped = any(tree.words[index].dep in helping for index in tree.subtree(said.index))
    if not helped or tree.kid(root.index, "nsubj", "nsubj:pass") is None or first == root:
        return
    yield replace(said, head=said.index, dep="root")
    yield replace(root, head=said.index, dep="csubj")
    yield replace(first, head=root.index, dep="mark", upos="SCONJ")


def noun_clause(view: View) -> Iterator[Word]:
    """ "led to the conclusion that X …": the noun's clause hung on the verb before it."""
    tree = view.tree
    for verb in tree.words:
        mark = tree.kid(verb.index, "mark")
        if verb.dep not in ("advcl", "ccomp") or mark is None or not mark.index:
            continue
        noun = tree.words[mark.index - 1]
        if mark.lower not in view.function("content") or noun.upos != "NOUN" or noun.mention:
            continue
        if noun.head == verb.head and find_operator(view, noun) is not None:
            yield replace(verb, head=noun.index, dep="acl")


def shared_modal(view: View) -> Iterator[Word]:
    """ "suggest that X would prevent Y yet cause Z": the second verb beside who tells it."""
    tree = view.tree
    for verb in tree.words:
        told = tree.head(verb)
        if verb.dep != "conj" or told is None or not is_reporting(view, told):
            continue
        clause = tree.kid(told.index, "ccomp")
        if clause is None or not told.index < clause.index < verb.index:
            continue
        bare = any(lemma == verb.lower for lemma, _ in view.lemmas(verb))
        helped = any(kid.index > told.index for kid in tree.kids(verb.index, "aux", "nsubj"))
        modal = tree.kid(clause.index, "aux")
        if bare and not helped and modal is not None and not is_reporting(view, verb):
            yield replace(verb, head=clause.index)


def zero_relative(view: View) -> Iterator[Word]:
    """ "The salt we eat can raise Y": the clause about a noun taken for the sentence's own."""
    tree = view.tree
    for main in tree.words:
        told = tree.head(main)
        if main.dep != "ccomp" or told is None or told.upos != "VERB":
            continue
        if tree.kid(main.index, "aux") is None or tree.kid(
            main.index, "nsubj", "nsubj:pass", "csubj", "mark", "expl"
        ):
            continue
        teller = tree.kid(told.index, "nsubj")
        noun = tree.words[teller.index - 1] if teller is not None and teller.index else None
        if teller is None or teller.upos != "PRON" or noun is None or noun.upos not in NOUNS:
            continue
        doing = tree.head(noun)
        subject = noun
        if noun.dep == "obj" and doing is not None and doing.index != told.index:
            subject = doing
        if subject.head != told.index or subject.index > told.index:
            continue
        yield in_place_of(main, told)
        yield replace(told, head=noun.index, dep="acl:relcl")
        yield replace(subject, head=main.index, dep="nsubj" if subject is noun else "csubj")


def embedded(view: View) -> Iterator[Word]:
    """ "It remains unclear if X prevents Y": an embedded question taken for a condition."""
    tree = view.tree
    for verb in tree.words:
        mark = tree.kid(verb.index, "mark")
        doing = tree.kid(verb.index, "csubj")
        if mark is None and doing is not None:
            # "to find out whether taking X raises Y"
            mark = tree.kid(doing.index, "mark")
        elif verb.dep != "advcl":
            continue
        if mark is None or not mark.index:
            continue
        before = tree.words[mark.index - 1]
        if before.dep == "compound:prt":
            before = tree.words[before.head]
        operator = find_operator(view, before)
        if operator is None or not any(True for _ in view.hits_on("hypothetical", [mark.index])):
            continue
        open_ = operator.effect.certainty == Certainty.UNCLEAR
        if open_ or operator.effect.voice == Voice.AIM:
            yield replace(verb, head=before.index, dep="ccomp")
