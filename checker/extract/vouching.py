"""Claims that are told and then backed or rejected, and clauses that only describe a noun."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.meaning import Meaning
from checker.extract.operators import is_graded
from checker.extract.phrases import SUBJECTS
from checker.extract.view import View
from checker.language import Word
from checker.values.claim import Certainty, Voice


def vouches(view: View, verb: Word, claim: Word) -> bool:
    """Whether evidence backs a claim: "studies support the idea that", "evidence backing it"."""
    if claim.dep != "obj" or not any(
        lemma in view.function("vouching") for lemma, _ in view.lemmas(verb)
    ):
        return False
    backing = view.tree.head(verb) if verb.dep == "acl" else view.tree.kid(verb.index, *SUBJECTS)
    return backing is not None and backing.mention is None and is_graded(view, backing)


def contradicted(before: Meaning, after: Meaning) -> Meaning:
    """ "No truth in the claim that", "the idea that … does not hold up": told, then rejected."""
    if before.voice is not Voice.REPORTED or before.denied == after.denied:
        return after
    rejected = replace(after, denied=before.denied, certainty=Certainty.ASSERTED, lack=before.lack)
    return replace(rejected, voice=Voice.REJECTED)


def is_relative(view: View, verb: Word) -> bool:
    """Whether a verb only describes a noun: "who never had Y"."""
    subject = view.tree.kid(verb.index, *SUBJECTS)
    return subject is not None and subject.lower in view.function("relative")
