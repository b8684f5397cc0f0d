"""Research that is told to be mixed or open: "studies of X and Y have given mixed results"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.extract.argument import Argument, named_by
from checker.extract.meaning import Meaning
from checker.extract.operators import apply_operator, find_operator, is_graded, with_local_cues
from checker.extract.phrases import SUBJECTS, case_of
from checker.extract.predicates import Predicate
from checker.extract.reading import Reading
from checker.extract.scope import scope_of
from checker.extract.unattached import sentence_wide
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import FrameWord, OperatorWord, Shape, WordClass
from checker.values.claim import Certainty

#: The frame of having an effect, whichever.
EFFECT = "affects"


def inconclusive(view: View, readings: Sequence[Reading]) -> Iterator[Reading]:
    """What research on one thing and one outcome leaves open, if the sentence says no more."""
    if readings:
        return
    for noun in view.tree.words:
        told = is_graded(view, noun) or noun.lower in view.language.own_subjects
        if noun.mention is not None or noun.dep not in SUBJECTS or not told:
            continue
        arguments = _field(view, noun)
        judged = _judged(view, noun) if arguments is not None else None
        if arguments is None or judged is None:
            continue
        judgement, operator = judged
        words = (noun.lower,)
        frame = FrameWord(EFFECT, WordClass.NOUN, words, (), (), Shape.PLAIN, operator.origin)
        predicate = Predicate(noun, noun.index, frame, passive=False, sure=True)
        subject, suffered = arguments
        meaning = sentence_wide(view, predicate, judgement)
        scope = scope_of(view, predicate, subject, [suffered])
        yield Reading(predicate, subject, suffered, meaning, scope, linear=True)


def _field(view: View, noun: Word) -> tuple[Argument, Argument] | None:
    """What research is on: the one thing that acts and the one that is acted on."""
    led = [
        kid
        for kid in view.tree.kids(noun.index, "nmod", "obl", "acl")
        if case_of(view, kid) in view.function("about") or kid.dep == "acl"
    ]
    below = [view.tree.words[i] for kid in led for i in view.tree.subtree(kid.index)]
    acting = [word for word in below if view.is_exposure(word)]
    suffering = [word for word in below if view.is_outcome(word)]
    if len(acting) != 1 or len(suffering) != 1:
        return None
    return named_by(acting[0]), named_by(suffering[0])


def _judged(view: View, noun: Word) -> tuple[Meaning, OperatorWord] | None:
    """The statement that is mixed or open by what is said of the research; None if by nothing."""
    verb = view.tree.head(noun)
    if verb is None:
        return None
    told = (verb, *view.tree.kids(verb.index, "obj", "xcomp"))
    for place in (*told, *(kid for one in told for kid in view.tree.kids(one.index, "amod"))):
        operator = find_operator(view, place)
        if operator is None:
            continue
        effect = operator.effect
        if effect.polarity != "mixed" and effect.certainty != Certainty.UNCLEAR:
            continue
        if with_local_cues(view, place, Meaning()).denied:
            # "Studies of X and Y do not conflict."
            return None
        judged = apply_operator(view, place, operator, Meaning())
        return replace(judged, voice=None), operator
    return None
