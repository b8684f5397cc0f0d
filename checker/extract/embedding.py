"""Clauses under "whether" and "if", what is asked, not known or only supposed; and clefts."""

from __future__ import annotations

from checker.extract.meaning import Meaning
from checker.extract.operators import find_operator, own_words, with_local_cues
from checker.extract.phrases import SUBJECTS
from checker.extract.view import Hit, View
from checker.language import Word
from checker.values.claim import Certainty, Voice


def asked_by(view: View, word: Word) -> Hit | None:
    """The "whether", or the "if" that stands for it, that makes a clause an open question."""
    # "If giving X is safe": the parser may hang the word on the giving.
    places = (word, *view.tree.kids(word.index, "csubj"))
    marks = (kid for one in places for kid in view.tree.kids(one.index, "mark", "advmod", "det"))
    for child in marks:
        for hit in view.hits_on("hypothetical", [child.index]):
            embedded = hit.value == "whether" or (hit.value == "if" and _is_asked(view, word))
            if embedded and hit.first == child.index:
                return hit
    return None


def _is_asked(view: View, clause: Word) -> bool:
    """Whether a clause with "if" is what is asked or not known: "we tested if", "unknown if"."""
    governor = view.tree.head(clause)
    if clause.dep == "ccomp" or governor is None or clause.index < governor.index:
        return clause.dep == "ccomp"
    operators = [
        operator
        for lemma, _ in view.lemmas(governor)
        for operator in view.language.operators.get(lemma, ())
    ]
    if any(one.effect.voice == Voice.AIM for one in operators):
        return True
    # "It is not known if X works"
    knowing = any(one.operator in ("evidence_verb", "proof") for one in operators)
    doubting = any(one.effect.certainty == Certainty.UNCLEAR for one in operators)
    return doubting or (knowing and with_local_cues(view, governor, Meaning()).denied)


def supposed_by(view: View, word: Word) -> Hit | None:
    """The "if" under which a clause asserts nothing by itself."""
    for child in view.tree.kids(word.index, "mark", "advmod"):
        for hit in view.hits_on("hypothetical", [child.index]):
            if hit.value == "if" and hit.first == child.index:
                return hit
        for hit in view.hits_on("limiting", [child.index]) if word.dep == "advcl" else ():
            # "When painkillers fail to help, …"
            if hit.first == child.index:
                return hit
    return None


def embedded(view: View, governor: Word, meaning: Meaning, hit: Hit) -> Meaning:
    """An open question: what someone set out to learn, else what nobody knows yet."""
    current: Word | None = governor
    for _ in range(3):
        if current is None:
            break
        for word in (current, *view.tree.kids(current.index, *SUBJECTS, "nsubj:outer")):
            if sets_out(view, word):
                return meaning.voiced(Voice.AIM, hit)
        current = view.tree.head(current)
    if is_aimed_at(view, hit):
        return meaning.voiced(Voice.AIM, hit)
    return meaning.hedged(Certainty.UNCLEAR, hit)


def cleft_name(view: View, verb: Word) -> Word | None:
    """The name that a clause singles out: "it is (not) X that causes Y"."""
    noun = view.tree.head(verb)
    if noun is None or verb.dep != "acl:relcl" or view.tree.kid(noun.index, "cop") is None:
        return None
    opening = view.tree.kid(noun.index, "expl", "nsubj")
    singular = opening is not None and view.language.pronouns.get(opening.lower) == "singular"
    return noun if singular and noun.mention is not None else None


def is_aimed_at(view: View, hit: Hit) -> bool:
    """Whether a verb before "whether" sets out to learn it."""
    words = view.tree.words
    # "Whether X prevents Y is what the trial set out to learn."
    opening = words if hit.first == 0 else words[: hit.first]
    return any(sets_out(view, word) for word in opening if word.upos == "VERB")


def sets_out(view: View, word: Word) -> bool:
    """Whether a word tells of an aim, and not of one that nobody reached or had."""
    operator = find_operator(view, word)
    if operator is None or operator.effect.voice != Voice.AIM:
        return False
    above = view.tree.head(word)
    put_off = find_operator(view, above) if above is not None and word.dep == "xcomp" else None
    if put_off is not None and put_off.effect.lack:
        # "It remains to be determined whether X works"
        return False
    subject = view.tree.kid(word.index, *SUBJECTS)
    near = own_words(view, word) | (own_words(view, subject) if subject else set())
    return not any(True for _ in view.hits_on("negation", sorted(near)))
