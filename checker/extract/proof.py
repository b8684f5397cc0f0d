"""Proof: what is left open where it is not proven, not ruled out, or not backed by evidence."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.meaning import Meaning
from checker.extract.operators import find_operator, is_graded, with_local_cues
from checker.extract.phrases import PASSIVE_SUBJECTS
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import OperatorWord
from checker.values.claim import Certainty, Voice


def not_refuted(meaning: Meaning) -> Meaning:
    """Who rejects that X is proven safe does not say that it harms."""
    rejected = meaning.voice is Voice.REJECTED and meaning.proven and not meaning.denied
    return replace(meaning, lack=True) if rejected else meaning


def is_left_open(view: View, noun: Word) -> bool:
    """Whether what a noun does is not ruled out, or not proven: "X causing Y cannot be …"."""
    verb = view.tree.head(noun) if noun.dep in PASSIVE_SUBJECTS else None
    operator = find_operator(view, verb) if verb is not None else None
    if verb is None or operator is None:
        return False
    judged = operator.effect.voice == Voice.REJECTED or operator.effect.unproven
    return judged and with_local_cues(view, verb, Meaning()).denied


def unproven(
    view: View, current: Word, operator: OperatorWord, before: Meaning, after: Meaning
) -> Meaning:
    """What a verb of proof leaves open where it is denied: "it has not been proven that …"."""
    if not operator.effect.unproven:
        return after
    after = replace(after, proven=True)
    # "No gain has been proven."
    none = current.dep == "nsubj:pass" and with_local_cues(view, current, Meaning()).denied
    if after.denied and (none or not before.denied):
        return replace(after, lack=True).hedged(Certainty.POSSIBLE)
    return after


def evidence_between(view: View, governor: Word, current: Word, meaning: Meaning) -> Meaning:
    """ "Judged the evidence insufficient to conclude that": evidence graded before the verb."""
    between = range(governor.index, current.index)
    if find_operator(view, current) is None or not any(
        is_graded(view, view.tree.words[index]) for index in between
    ):
        return meaning
    for hit in view.hits_on("grade", between):
        if hit.value in ("none", "little") and not meaning.is_used(hit):
            denied = replace(meaning.flipped(hit), lack=True)
            return denied.hedged(Certainty.POSSIBLE) if hit.value == "little" else denied
    return meaning
