"""Clauses under "whether" and "if", what is asked, not known or only supposed; and clefts."""

from __future__ import annotations

from checker.extract.meaning import Meaning
from checker.extract.operators import find_operator, with_local_cues
from checker.extract.phrases import SUBJECTS
from checker.extract.unattached import is_aimed_at
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
            operator = find_operator(view, word)
            if operator is not None and operator.effect.voice == Voice.AIM:
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
