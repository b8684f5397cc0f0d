"""Where the subject and the object of what is likely or frequent stand."""

from __future__ import annotations

from checker.extract.argument import Roles
from checker.extract.phrases import case_of, own_subject, with_prepositions
from checker.extract.predicates import Predicate
from checker.extract.subjects import agent_word, subject_word
from checker.extract.view import View


def likelihood_roles(view: View, predicate: Predicate) -> Roles:
    """ "makes Y less likely", "X users are less likely to get Y", "Y is rarer with X"."""
    word = predicate.word
    governor = view.tree.head(word)
    if governor is not None and word.dep in ("xcomp", "ccomp", "amod", "advmod"):
        made = view.tree.kid(governor.index, "obj")
        if made is not None and view.is_outcome(made):
            return Roles(subject_word(view, governor), (made,))
        faced = with_prepositions(view, governor.index, view.function("infinitive"))
        if faced and view.is_outcome(faced[0]) and word.dep == "xcomp":
            # "makes you more likely to break a bone", where the breaking has a name
            return Roles(subject_word(view, governor), (faced[0],))
        suffered = view.tree.kid(governor.index, "nsubj:pass")
        agent = agent_word(view, governor)
        if suffered is not None and agent is not None:
            return Roles(agent, (suffered,))
        befallen = own_subject(view, governor) if word.dep == "advmod" else None
        if befallen is not None and view.is_outcome(befallen):
            # "Y was seen more often in those on X"
            led = with_prepositions(view, governor.index, predicate.frame.subject)
            return Roles(led[0] if led else None, (befallen,))
    subject = own_subject(view, word)
    if subject is None and governor is not None and word.dep == "xcomp":
        # "Y remained unchanged with X"
        subject = own_subject(view, governor)
    complement = view.tree.kid(word.index, "xcomp", "ccomp", "advcl", "acl")
    if complement is not None:
        objects = [
            kid
            for kid in view.tree.kids(complement.index, "obj", "obl", "nmod")
            if case_of(view, kid) not in view.function("compared")
        ] or [complement]
        outcomes = [found for found in objects if not view.is_exposure(found)]
        return Roles(subject, tuple(outcomes))
    suffering = with_prepositions(view, word.index, view.function("infinitive"))
    if suffering and view.is_outcome(suffering[0]):
        # "more likely to miscarry", where the verb is a concept's name
        return Roles(subject, (suffering[0],))
    source = with_prepositions(view, word.index, predicate.frame.subject)
    return Roles(source[0] if source else None, (subject,) if subject else ())
