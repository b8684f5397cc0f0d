"""Words that relate: which frame they are in, as active or passive, advice or not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.extract.befalling import undergone
from checker.extract.commands import is_advised, is_safely_done, takes_exposure
from checker.extract.operators import find_operator
from checker.extract.phrases import (
    PASSIVE_SUBJECTS,
    is_person,
    own_subject,
    with_prepositions,
)
from checker.extract.phrasing import frames_of
from checker.extract.subjects import had_done
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import FrameWord, Shape, WordClass

#: Shapes that are told by their surroundings, not by what arguments they find.
_CHOSEN = frozenset({Shape.ADVICE, Shape.MODAL_ADVICE, Shape.COMPARE})
#: How participles end.
_PARTICIPLES = ("ed", "en", "wn")
#: The frame of what has some effect.
AFFECTING = "affects"
#: The frame of what does no harm, and for whom or when it does none.
SAFE, _SAFE_FOR = "safe", ("for", "in", "to", "during", "on")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A relating word in a tree; `sure` is false where tagger and frame disagree.

    `first` is where its phrase begins ("less likely", whose core is "likely");
    `others` are frames that the word could be in as well.
    """

    word: Word
    first: int
    frame: FrameWord
    passive: bool
    sure: bool
    others: tuple[FrameWord, ...] = ()


def find_predicates(view: View) -> list[Predicate]:
    """All relating words of a sentence, left to right, one frame a word."""
    found = []
    covered: set[int] = set()
    for word in view.tree.words:
        if word.index in covered or word.dep in ("aux", "aux:pass", "cop"):
            continue
        if (befallen := undergone(view, word)) is not None:
            found.append(Predicate(word, word.index, befallen, passive=False, sure=True))
            continue
        choices = [
            choice
            for choice in frames_of(view, word)
            if choice[0].shape is not Shape.MODAL_ADVICE
            or is_advised(view, word, choice[0])
            or is_safely_done(view, word)
            if choice[0].shape is not Shape.COMPARE or not _beats_nothing(view, word, choice[0])
            if not choice[0].predicative or _is_predicate(view, word)
            if choice[0].shape is not Shape.EQUAL or not _is_multiplied(view, word)
        ]
        choices = [choice for choice in choices if _fit(view, word, choice[0])]
        verbal = {choice[0].shape for choice in choices if choice[0].word_class is WordClass.VERB}
        if len(verbal) > 1 and not _backs_exposure(view, word):
            choices = [choice for choice in choices if choice[0].shape is not Shape.ADVICE]
        choices.sort(key=lambda choice: -_fit(view, word, choice[0]))
        if takes_exposure(view, word) or _is_left_off(view, word):
            # "You should avoid alcohol" advises; "X helps to avoid falls" does not.
            choices.sort(key=lambda choice: choice[0].shape is not Shape.MODAL_ADVICE)
        operator = find_operator(view, word)
        if choices and operator and len(operator.words) > len(choices[0][0].words):
            # "stops short of preventing"
            choices = []
        if choices:
            frame, sure = choices[0]
            if frame.shape is Shape.MODAL_ADVICE and is_safely_done(view, word):
                frame = replace(frame, frame=SAFE, object=_SAFE_FOR)
            if names_effect(view, word):
                # "What X does to Y" says of no help.
                frame = replace(frame, frame=AFFECTING)
            covered.update(range(word.index, word.index + len(frame.words)))
            core = word
            if frame.shape in (Shape.LIKELIHOOD, Shape.EQUAL) and len(frame.words) > 1:
                # "less likely" stands where "likely" does.
                core = view.tree.words[word.index + len(frame.words) - 1]
            elif (
                frame.word_class is WordClass.NOUN
                and len(frame.words) > 1
                # "A waste of time" is a waste.
                and view.tree.words[word.index + 1].upos != "ADP"
            ):
                core = view.tree.words[word.index + len(frame.words) - 1]
            elif word.dep in ("advmod", "det") and 0 < word.head - word.index < len(frame.words):
                # "all right"
                core = view.tree.words[word.head]
            elif frame.shape is Shape.COMPARE and len(frame.words) > 2:
                core = view.tree.words[word.index + len(frame.words) - 2]
            others = tuple(
                other
                for other, agrees in choices[1:]
                if agrees == sure
                and len(other.words) == len(frame.words)
                and other.shape is not frame.shape
                and not {frame.shape, other.shape} & _CHOSEN
            )
            passive = _is_passive(view, word)
            found.append(Predicate(core, word.index, frame, passive, sure, others))
    return found


def _fit(view: View, word: Word, frame: FrameWord) -> int:
    """How well a verb's phrases fit one of its frames: longer phrases first, then prepositions.

    "Keeps bones strong" keeps them, "keeps children from catching colds" prevents. A light
    verb relates by its preposition alone ("makes for", "makes it less likely"); 0 without it.
    """
    length = 10 * len(frame.words)
    if frame.shape is Shape.COMPARE and any(
        view.is_exposure(kid) for kid in view.tree.kids(word.index, "obj")
    ):
        return length + 1
    if frame.shape is Shape.ADVICE:
        return length + 1 if _backs_exposure(view, word) else length
    single = len(frame.words) == 1 and frame.word_class is WordClass.VERB
    if word.upos == "VERB" and frame.word_class is not WordClass.VERB:
        return length if with_prepositions(view, word.index, frame.object) else length - 2
    leading = frame.subject if frame.shape is Shape.SWAP else frame.object
    if not single or "" in leading:
        return length
    objects = list(view.tree.kids(word.index, "obj"))
    led = any(
        with_prepositions(view, index, leading)
        for index in (word.index, *(kid.index for kid in objects))
    )
    others = set(leading) - view.function("deterred")
    if (
        led
        and others != set(leading)
        and not any(
            # "Protects the brain against Y"
            with_prepositions(view, index, others)
            for index in (word.index, *(kid.index for kid in objects))
        )
    ):
        # "Keeps bones from thinning" keeps them.
        led = not objects or any(is_person(view, kid) for kid in objects)
    light = frame.shape is Shape.PLAIN and frame.words[0] in view.language.operators
    if frame.frame in view.language.symmetric:
        # "X and Y are linked"
        light = False
    if not objects and frame.frame in view.language.evaluative:
        # "Probiotics work."
        light = False
    return length + 2 if led else 0 if light else length - 1


def _is_predicate(view: View, noun: Word) -> bool:
    """Whether a noun is said of something ("X is the answer to Y"), a verb with its own subject."""
    if noun.upos in ("VERB", "AUX"):
        return own_subject(view, noun) is not None and noun.dep != "xcomp"
    if noun.dep == "root" and noun.upos in ("NOUN", "PROPN"):
        return True
    governor = view.tree.head(noun)
    copula = view.tree.kid(noun.index, "cop") is not None
    return copula or (governor is not None and noun.dep == "xcomp")


def _beats_nothing(view: View, word: Word, frame: FrameWord) -> bool:
    """Whether the rival is no treatment: "works better than placebo" says that it works.

    And what beats a disease is compared with nothing.
    """
    if any(view.is_outcome(kid) for kid in view.tree.kids(word.index, "obj")):
        return True
    after = word.index + len(frame.words)
    return any(hit.first in (after, after + 1) for hit in view.slot("comparator_inactive"))


def _is_left_off(view: View, word: Word) -> bool:
    """Whether people do something to nothing that is named: "you should cut down"."""
    subject = own_subject(view, word)
    person = subject is not None and is_person(view, subject)
    return person and view.tree.kid(word.index, "obj", "obl", "xcomp", "ccomp") is None


def _backs_exposure(view: View, verb: Word) -> bool:
    """Whether somebody speaks for a treatment ("the data back giving X"), not X for Y."""
    subject = own_subject(view, verb)
    if subject is not None and view.is_exposure(subject):
        return False
    doings = view.tree.kids(verb.index, "xcomp", "ccomp", "obj")
    return takes_exposure(view, verb) or any(takes_exposure(view, doing) for doing in doings)


def names_effect(view: View, word: Word) -> bool:
    """Whether a clause only names an effect: "what X does to Y"."""
    subject = own_subject(view, word)
    if subject is None or word.lower not in view.function("auxiliary"):
        return False
    start = min(view.tree.subtree(subject.index))
    opening = view.tree.words[start - 1 : start] if start else ()
    within = (view.tree.words[index] for index in view.tree.subtree(subject.index))
    return any(one.lower in view.function("whatever_done") for one in (*opening, *within))


def _is_multiplied(view: View, word: Word) -> bool:
    """Whether two rates are unlike after all: "as often" of "twice as often"."""
    reach = range(word.index, word.index + 3)
    return any(
        hit.first < word.index
        for slot in ("rate_more", "rate_less")
        for hit in view.hits_on(slot, reach)
    )


def _is_passive(view: View, word: Word) -> bool:
    if view.tree.kid(word.index, "aux:pass", *PASSIVE_SUBJECTS) is not None:
        return True
    first = view.tree.head(word) if word.dep == "conj" else None
    if first is not None and view.tree.kid(first.index, "aux:pass", *PASSIVE_SUBJECTS) is not None:
        # "can be prevented and treated by X"
        alone = view.tree.kid(word.index, "aux", "obj", "nsubj", "mark") is None
        return alone and word.lower.endswith(_PARTICIPLES)
    if had_done(view, word) is not None:
        return True
    # A bare participle after its noun: "fractures caused by falls".
    reduced = word.dep in ("acl", "amod") and word.lower.endswith(_PARTICIPLES)
    # "a way to lessen pain"
    infinitive = view.tree.kid(word.index, "mark") is not None
    return word.upos == "VERB" and reduced and not infinitive
