"""What people are told to do, and what they may do: advice, imperatives, permissions."""

from __future__ import annotations

from checker.extract.phrases import is_habit, own_subject, with_prepositions
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import FrameWord, Shape, WordClass
from checker.ruleset.model import Kind


def is_advised(view: View, word: Word, frame: FrameWord) -> bool:
    """Whether a verb stands under a modal of advice ("should take"), or is an imperative."""
    if word.dep == "root" and _is_commanded(view, word):
        limits = view.tree.kids(word.index, "obl", "advcl", "obl:unmarked", "xcomp")
        # "Never give X to babies"; "do not take X for more than a week" forbids no X.
        forbidden = any(True for _ in view.hits_on("negation", range(word.index))) and all(
            view.kind(kid) is Kind.POPULATION for kid in limits
        )
        # "Never take leftover X"
        taken_things = view.tree.kids(word.index, "obj")
        forbidden &= all(
            view.tree.kid(kid.index, "amod", "compound") is None for kid in taken_things
        )
        if not (forbidden or frame.frame in view.language.commanding) and not any(
            view.is_outcome(other) for other in view.tree.words
        ):
            return False
        purposes = view.tree.kids(word.index, "xcomp", "advcl", "ccomp")
        purpose = next((kid for kid in purposes if kid.index > word.index), None)
        bare = any(lemma == word.lower for lemma, _ in view.lemmas(word))
        led = with_prepositions(view, word.index, frame.words[1:])
        below = (view.tree.words[i] for found in led for i in view.tree.subtree(found.index))
        taken = takes_exposure(view, word) or any(map(view.is_exposure, below))
        return bare and purpose is None and taken
    near = {kid.index for kid in view.tree.kids(word.index, "aux", "mark")}
    governor = view.tree.head(word)
    advising = governor is not None and advises(view, governor)
    if view.tree.kid(word.index, "cop") is not None and any(
        frame.shape is Shape.ADVICE
        for kid in view.tree.kids(word.index, "nsubj", "nsubj:outer")
        for frame in view.frames(kid, WordClass.NOUN)
    ):
        # "The panel's advice is to limit X"
        return True
    if advising and word.dep in ("ccomp", "xcomp", "advcl"):
        return True
    if governor is not None and word.dep in ("xcomp", "csubj", "ccomp", "conj"):
        near.add(governor.index)
        near.update(kid.index for kid in view.tree.kids(governor.index, "aux"))
    return any(True for _ in view.hits_on("advice_modal", sorted(near)))


def _is_commanded(view: View, verb: Word) -> bool:
    """Whether nobody is said to do what a verb says: "if you take Z, avoid X"."""
    doer = own_subject(view, verb)
    addressed = doer is not None and view.kind(doer) is Kind.POPULATION
    if addressed and view.tree.words[verb.index - 1].text == ",":
        # "If you have Z" is the name of a population.
        return True
    return doer is None and _opens(view, verb)


def _opens(view: View, verb: Word) -> bool:
    """Whether a verb opens its sentence, or follows a phrase and a comma: "For colds, try X"."""
    words = view.tree.words
    forbidding = {kid.index for kid in view.tree.kids(verb.index, "aux", "advmod")}
    first = verb.index
    while first - 1 in forbidding and (
        words[first - 1].lower in view.function("pro_verb")
        or any(True for _ in view.hits_on("negation", [first - 1]))
    ):
        # "Do not take X", "never give X"
        first -= 1
    if first == 0:
        return True
    fronted = [kid for kid in view.tree.kids(verb.index, "obl", "advcl") if kid.index < first]
    below = {index for kid in fronted for index in view.tree.subtree(kid.index)}
    between = {word.index for word in words[:first] if word.dep not in ("punct", "advmod")}
    return words[first - 1].text == "," and bool(below) and between <= below


def advises(view: View, word: Word) -> bool:
    """Whether a verb gives advice: "doctors recommend that you limit …"."""
    return any(frame.shape is Shape.ADVICE for frame in view.frames(word, WordClass.VERB))


def is_safely_done(view: View, word: Word) -> bool:
    """Whether people may take something safely: "you can safely eat X"."""
    near = (kid.lower for kid in view.tree.kids(word.index, "advmod"))
    safely = not view.function("safely").isdisjoint(near)
    return safely and view.tree.kid(word.index, "aux") is not None and is_habit(view, word)


def takes_exposure(view: View, word: Word) -> bool:
    """Whether a verb takes something that acts, or stands for it, as its object."""
    return any(
        view.is_exposure(kid) or "carrier" in view.classes(kid)
        for kid in view.tree.kids(word.index, "obj", "nsubj:pass")
    )
