"""Whose deed a predicate is: its own subject, or the one that another word lends it."""

from __future__ import annotations

from checker.extract.operators import find_operator
from checker.extract.phrases import (
    MAX_CLIMB,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    is_person,
    is_plural,
    own_subject,
    with_prepositions,
)
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import WordClass

#: Operators whose object takes their subject.
LENDING = frozenset(
    {"light", "control", "share", "evidence_verb", "proof", "suggest", "belief", "claim"}
)


#: Relations of clauses that take the subject of the one they hang on.
CLAUSAL = ("conj", "xcomp", "advcl", "ccomp", "parataxis", "csubj")


def passive_subject(view: View, word: Word) -> Word | None:
    """The surface subject of a passive, also through coordination and participles."""
    found = own_subject(view, word)
    if found is not None and found.lower in view.function("relative"):
        return _antecedent(view, word)
    if found is not None:
        return found
    governor = view.tree.head(word)
    if governor is None:
        return None
    if word.dep in ("acl", "acl:relcl", "amod"):
        return governor
    if (had := had_done(view, word)) is not None:
        return had
    mark = view.tree.kid(word.index, "mark")
    turned_out = word.dep == "advcl" and mark and mark.lower in view.function("infinitive")
    if word.dep in ("conj", "xcomp") or turned_out:
        # "X turned out not to be linked to Y"
        return passive_subject(view, governor)
    return None


def had_done(view: View, word: Word) -> Word | None:
    """What people have done to something of theirs: "have their sleep put right by X"."""
    having = view.tree.head(word)
    if having is None or word.dep != "xcomp" or having.lower not in view.function("having"):
        return None
    had = view.tree.kid(having.index, "obj")
    done = had is not None and had.index < word.index and view.tree.kid(word.index, "mark") is None
    return had if done and agent_word(view, word) is not None else None


def agent_word(view: View, word: Word) -> Word | None:
    """Who does what is done: "by X", "with X"."""
    agent = view.tree.kid(word.index, "obl:agent")
    if agent is not None:
        return agent
    found = with_prepositions(view, word.index, view.function("agent"))
    if found:
        return found[0]
    # "can be prevented and treated by X"
    shared = (
        view.tree.kid(later.index, "obl:agent")
        for later in view.tree.kids(word.index, "conj")
        if own_subject(view, later) is None
    )
    return next((agent for agent in shared if agent is not None), None)


def _antecedent(view: View, word: Word) -> Word | None:
    """The noun that a relative clause describes."""
    current = word
    for _ in range(MAX_CLIMB):
        governor = view.tree.head(current)
        if governor is None:
            return None
        if current.dep in ("acl:relcl", "acl", "ccomp", "csubj", "advcl:relcl"):
            governor = numbered(view, governor, word) if current is word else governor
            # "X and Y are minerals that help": the predicate noun stands for its subject.
            nearest = _nearest(view, current, governor)
            if nearest is not None:
                return nearest
            own = view.tree.kid(governor.index, *SUBJECTS)
            described = view.tree.kid(governor.index, "cop") is not None
            return own if own and described and governor.mention is None else governor
        current = governor
    return None


def _nearest(view: View, clause: Word, noun: Word) -> Word | None:
    """The last of a list, where only that may be described: "X and medicines that harm Y"."""
    first = min(view.tree.subtree(clause.index))
    if clause.dep != "acl:relcl" or first - 1 <= noun.index:
        return None
    before = view.tree.words[first - 1]
    unknown = before.mention is None and before.upos in ("NOUN", "PROPN")
    return before if unknown and before.dep == "conj" else None


def numbered(view: View, noun: Word, verb: Word) -> Word:
    """The noun that a relative clause is of, by its number: "problems with X that lead to Y"."""
    before = view.tree.head(noun)
    if noun.dep != "nmod" or before is None or view.tree.kid(noun.index, "conj") is not None:
        return noun
    if view.tree.kid(verb.index, "aux", "aux:pass", "cop") is not None or verb.upos != "VERB":
        return noun
    bare = any(lemma == verb.lower for lemma, kind in view.lemmas(verb) if kind is WordClass.VERB)
    third = verb.lower.endswith("s")
    if (bare and not is_plural(noun.lower) and is_plural(before.lower)) or (
        third and is_plural(noun.lower) and not is_plural(before.lower)
    ):
        return before
    return noun


def subject_word(view: View, word: Word) -> Word | None:
    """The subject of a verb, its own or the one that control, coordination or a noun lends it."""
    if is_peoples_deed(view, word):
        return None
    current = word
    for _ in range(MAX_CLIMB):
        own = own_subject(view, current)
        if own is not None and own.lower in view.function("relative"):
            return _antecedent(view, current) or own
        expletive = (own is not None and own.dep == "expl") or _is_expletive(view, current)
        governor = view.tree.head(current)
        if own is not None and not (own.upos == "PRON" and expletive):
            told = governor is not None and _reports(view, governor)
            helped = current.dep in ("xcomp", "ccomp") and is_person(view, own) and not told
            if not helped or governor is None:
                return own
        if governor is None:
            return None
        if current.dep == "acl" and governor.lower in view.function("wondering"):
            # "Facts on X or how to lower Y"
            return None
        if current.dep in ("acl", "acl:relcl"):
            return governing_subject(view, governor, itself=True)
        if current.dep in ("nmod", "obl", "obj", "nsubj", "nsubj:pass"):
            return governing_subject(view, current)
        if current.dep == "xcomp":
            controlled = view.tree.kid(governor.index, "obj")
            purpose = view.is_outcome(controlled) if controlled is not None else False
            if controlled is not None and controlled.mention is not None and not purpose:
                return controlled
        beside = current.dep == "advmod" and view.tree.kid(current.index, "advcl") is not None
        if not beside and current.dep not in CLAUSAL:
            # "Apart from easing Y, X …" hangs its clause on "apart".
            return None
        current = governor
    return None


def is_peoples_deed(view: View, word: Word) -> bool:
    """Whether people do it, whatever they take: "who use X should be ready to treat Y"."""
    current = word
    while current.dep == "conj" and (governor := view.tree.head(current)) is not None:
        current = governor
    governor = view.tree.head(current) if current.dep == "xcomp" else None
    if governor is None:
        return False
    owner = own_subject(view, governor)
    described = governor.upos == "ADJ" or view.tree.kid(governor.index, "aux:pass") is not None
    neutral = find_operator(view, governor) is None and not any(view.frames(governor))
    return described and neutral and owner is not None and is_person(view, owner)


def _reports(view: View, verb: Word) -> bool:
    """Whether a verb takes a clause that has its own subject: "a study says that …"."""
    operator = find_operator(view, verb)
    return operator is not None and operator.operator in (
        "evidence_verb",
        "proof",
        "suggest",
        "claim",
    )


def instruments(view: View, word: Word) -> list[Word]:
    """The phrases that say with what something is done, wherever the parse hung them."""
    places = (word, *view.tree.kids(word.index, "obj"))
    wanted = view.function("instrument")
    return [found for place in places for found in with_prepositions(view, place.index, wanted)]


def _is_expletive(view: View, word: Word) -> bool:
    """Whether "it" or "there" is a mere place-holder: a clause follows it."""
    return view.tree.kid(word.index, "ccomp", "csubj", "expl", "csubj:pass") is not None


def governing_subject(view: View, word: Word, *, itself: bool = False) -> Word | None:
    """The subject that a noun or adjective owes to what governs it.

    A noun that is a concept, or stands for one, is its own subject (`itself`):
    "foods that reverse …". An object takes its verb's subject ("X has an effect"),
    a predicate its own.
    """
    current = word
    for _ in range(MAX_CLIMB):
        if itself and (current.mention is not None or _carries(view, current)):
            return current
        own = own_subject(view, current)
        if own is not None:
            if own.lower in view.function("relative"):
                return _antecedent(view, current)
            return own
        owner = view.tree.kid(current.index, "nmod:poss")
        if owner is not None and itself:
            return owner
        governor = view.tree.head(current)
        if governor is None:
            return None
        if governor.upos in ("VERB", "AUX"):
            # "reduces the harm of": what reduces does not harm.
            lends = _lends(view, governor)
            if current.dep == "obl":
                lends = lends and _is_argument(view, current, governor)
                # "without any effect on Y"
                lends = lends or _is_without(view, current)
            return subject_word(view, governor) if lends else None
        if current.dep == "nmod" and not _passes_on(view, governor):
            return None
        itself = itself or current.dep in ("acl", "acl:relcl")
        current = governor
    return None


def _is_without(view: View, word: Word) -> bool:
    marks = [kid.index for kid in view.tree.kids(word.index, "case")]
    return any(True for _ in view.hits_on("privative", marks))


def _is_argument(view: View, word: Word, verb: Word) -> bool:
    """Whether a prepositional phrase is what its verb is about: "leads to a drop", "touted as"."""
    case = view.tree.kid(word.index, "case")
    if case is None:
        return False
    if any(True for _ in view.hits_on("naming", [case.index])):
        return True
    if case.lower in view.function("purpose") and view.tree.kid(verb.index, *PASSIVE_SUBJECTS):
        # "is approved for the treatment of Y"
        return True
    return any(case.lower in frame.object for frame in view.frames(verb))


def _lends(view: View, verb: Word) -> bool:
    """Whether a verb passes its subject on to its object: "X has an effect", "shows a gain"."""
    lemmas = [lemma for lemma, _ in view.lemmas(verb)]
    if not any(lemma in view.language.frame_words for lemma in lemmas):
        return True
    return any(
        operator.operator in LENDING
        for lemma in lemmas
        for operator in view.language.operators.get(lemma, ())
    )


def _carries(view: View, word: Word) -> bool:
    """Whether a noun stands for what it is of: "the role of vitamin D"."""
    return "carrier" in view.classes(word) and any(
        True for _ in view.tree.kids(word.index, "nmod", "compound", "nmod:poss")
    )


def _passes_on(view: View, noun: Word) -> bool:
    """Whether a noun lends what it is of its own subject: "part of", "way of"."""
    return any(
        operator.operator in ("control", "share", "light")
        for lemma, _ in view.lemmas(noun)
        for operator in view.language.operators.get(lemma, ())
    )
