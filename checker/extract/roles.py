"""Where in the tree the subject and the objects of a predicate stand."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.argument import Roles
from checker.extract.equals import equal_roles
from checker.extract.likelihood import likelihood_roles
from checker.extract.nominal_roles import (
    adjective_roles,
    attribute_roles,
    compare_roles,
    noun_roles,
)
from checker.extract.phrases import (
    case_of,
    is_habit,
    is_person,
    own_subject,
    with_prepositions,
)
from checker.extract.predicates import Predicate
from checker.extract.subjects import agent_word, passive_subject, subject_word
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import FrameWord, Shape, WordClass


def settled(view: View, predicate: Predicate) -> Predicate:
    """The predicate in the first of its frames whose subject and objects are there.

    "It mounts" and "it mounts an attack" are two frames of one verb.
    """
    for frame in (predicate.frame, *predicate.others):
        tried = replace(predicate, frame=frame)
        place = roles(view, tried)
        if place.subject is not None and place.objects:
            return tried
    own = roles(view, predicate)
    if own.subject is not None and not own.objects and view.is_outcome(own.subject):
        # "Your cold will clear up": what is said to change does nothing itself.
        for frame in predicate.others:
            tried = replace(predicate, frame=frame)
            if frame.shape is Shape.ERGATIVE and roles(view, tried).objects:
                return tried
    return predicate


def roles(view: View, predicate: Predicate) -> Roles:
    """Where the subject and the objects of a predicate stand; None or empty if nowhere."""
    if predicate.frame.shape is Shape.EQUAL:
        frame = predicate.frame
        return Roles(*equal_roles(view, predicate.word, frame.subject, frame.object))
    if predicate.frame.word_class is WordClass.VERB and predicate.frame.shape is not Shape.COMPARE:
        return _verb_roles(view, predicate)
    if predicate.frame.shape is Shape.ATTRIBUTE:
        return attribute_roles(view, predicate)
    if predicate.frame.shape is Shape.COMPARE:
        return compare_roles(view, predicate)
    if predicate.frame.shape is Shape.LIKELIHOOD:
        return likelihood_roles(view, predicate)
    if predicate.frame.word_class is WordClass.NOUN:
        return noun_roles(view, predicate)
    return adjective_roles(view, predicate)


def _verb_roles(view: View, predicate: Predicate) -> Roles:
    word, frame = predicate.word, predicate.frame
    oblique = [
        found
        for index in range(word.index, word.index + len(frame.words))
        if index == word.index or view.tree.words[index].upos in ("VERB", "ADJ", "NOUN")
        for found in with_prepositions(view, index, frame.object)
    ]
    oblique += [
        # "does nothing for Y", "protects children against Y": Y hung on the object.
        found
        for kid in view.tree.kids(word.index, "obj")
        if not view.is_outcome(kid) and "" not in frame.object
        for found in with_prepositions(view, kid.index, frame.object)
    ]
    if frame.shape in (Shape.ADVICE, Shape.MODAL_ADVICE):
        return _advice_roles(view, predicate)
    if predicate.passive:
        acted = passive_subject(view, word)
        agent = agent_word(view, word)
        if frame.shape is Shape.ERGATIVE and word.dep == "acl" and acted is not None:
            # "The risk of Y dropped from 2 to 1 percent with X", taken for a participle
            return Roles(_changer(view, word, frame), (acted,))
        rid = [found for found in oblique if view.is_outcome(found)]
        unnamed = acted is not None and acted.mention is None and "" in frame.object
        if rid and unnamed and agent is not None and agent not in rid:
            # "Many patients have been cured of Y with X"
            return Roles(agent, tuple(rid))
        linked = frame.frame in view.language.symmetric
        coupled = acted is not None and linked and view.tree.kid(acted.index, "conj") is not None
        if coupled and all(_is_place(view, found) for found in oblique):
            # "X and Y were not linked in nurses"
            oblique = []
        if not oblique and acted is not None and linked:
            # "X and Y are linked"
            return Roles(acted, (acted,) if view.tree.kid(acted.index, "conj") else ())
        if "" not in frame.object or (oblique and agent is None):
            # "is linked to", "has been tied to": the surface subject acts.
            return Roles(acted, tuple(oblique))
        return Roles(agent, (acted,) if acted else ())
    direct = [
        kid
        for kid in (view.tree.kids(word.index, "obj") if "" in frame.object else ())
        # "makes them prone to Y": the frame's people are not what is made.
        if view.language.pronouns.get(kid.lower) != "plural"
        or not word.index < kid.index < word.index + len(frame.words)
    ]
    last = view.tree.words[word.index : word.index + len(frame.words)][-1]
    joined = last.lower == frame.words[-1] and last.dep in ("case", "mark")
    if "" in frame.object and joined and last.upos == "ADP":
        # "plays havoc with Y"
        direct = [view.tree.words[last.head]]
    # "helps your body absorb calcium", where the absorbing is a concept.
    direct = [
        kid for kid in view.tree.kids(word.index, "xcomp", "ccomp") if view.is_outcome(kid)
    ] or direct
    if not direct and not oblique and "" in frame.object:
        # "may shorten but does not prevent colds": the object of the last verb is shared.
        direct = [
            found
            for later in view.tree.kids(word.index, "conj")
            if own_subject(view, later) is None or _breaks_off(view, word)
            if frame.shape is not Shape.ERGATIVE
            or (own_subject(view, later) is None and _breaks_off(view, word))
            for found in view.tree.kids(later.index, "obj")
        ]
    deterred = [kid for kid in direct if is_person(view, kid)]
    if deterred and view.function("deterred") & set(frame.object):
        # "stops you catching colds", "prevents people from catching colds"
        doings = view.tree.kids(word.index, "xcomp", "ccomp", "advcl")
        direct = [] if oblique else [doing for doing in doings if _has_outcome(view, doing)]
    if deterred and direct == deterred and frame.frame in view.language.evaluative:
        # "helps people to stop smoking", where the stopping has a name
        led = with_prepositions(view, word.index, view.function("infinitive"))
        direct = [found for found in led if view.is_outcome(found)] or direct
    objects = tuple(direct or oblique)
    subject = subject_word(view, word)
    if frame.shape is Shape.SWAP:
        source = with_prepositions(view, word.index, frame.subject)
        source += list(view.tree.kids(word.index, "obj")) if "" in frame.subject else []
        if source and subject is not None and is_person(view, subject):
            # "You need X to prevent Y", "people with Y benefit from X"
            suffered = with_prepositions(view, subject.index, view.function("partner"))
            return Roles(source[0], _goals(view, word) or tuple(suffered) or (subject,))
        return Roles(source[0] if source else None, (subject,) if subject else ())
    thing = view.tree.kid(word.index, "obj")
    acts = thing is not None and (
        view.is_exposure(thing) or view.is_outcome(thing) or "carrier" in view.classes(thing)
    )
    if not direct and oblique and acts:
        # "ties X to Y": the verb's object acts, whoever ties.
        return Roles(thing, tuple(oblique))
    if not objects and frame.shape is Shape.ERGATIVE:
        wanted = frame.subject or view.function("change")
        phrase = range(word.index, min(word.index + len(frame.words), len(view.tree.words)))
        head = view.tree.head(word)
        # "Sleeping better is easy with X"
        places = (*phrase, head.index) if word.dep == "csubj" and head else phrase
        source = [found for index in places for found in with_prepositions(view, index, wanted)]
        if frame.names is not None and not source:
            return Roles(subject_word(view, word), ())
        changer = source[0] if source else _changer(view, word, frame)
        return Roles(changer, (subject,) if subject else ())
    if frame.shape is Shape.ERGATIVE and subject is not None and is_person(view, subject):
        # "People become restless on X"
        places = (word, *objects)
        sources = [
            found
            for place in places
            for found in with_prepositions(view, place.index, frame.subject)
            if found not in objects
        ]
        return Roles(sources[0] if sources else subject, objects)
    return Roles(subject, objects, kept_from=bool(deterred and objects))


def _is_place(view: View, word: Word) -> bool:
    """Whether a phrase only says among whom: "in 40,000 nurses"."""
    outside = not view.is_exposure(word) and not view.is_outcome(word)
    return outside and case_of(view, word) in view.function("limits")


def _breaks_off(view: View, verb: Word) -> bool:
    """Whether a verb waits for its object: "X raises, and Y lowers, Z"."""
    after = view.tree.words[verb.index + 1 : verb.index + 2]
    return any(word.text == "," or word.upos == "CCONJ" for word in after)


def _changer(view: View, word: Word, frame: FrameWord) -> Word | None:
    """What something rises or falls with, also behind its figures."""
    places = (word, *view.tree.kids(word.index, "obl", "obl:agent"))
    wanted = frame.subject or view.function("change")
    found = (kid for place in places for kid in with_prepositions(view, place.index, wanted))
    return next((kid for kid in found if view.is_exposure(kid)), None)


def _has_outcome(view: View, verb: Word) -> bool:
    return any(view.is_outcome(kid) for kid in view.tree.kids(verb.index, "obj"))


def _goals(view: View, word: Word) -> tuple[Word, ...]:
    """What something is done for: the objects of "to prevent Y" below a verb."""
    return tuple(
        goal
        for purpose in view.tree.kids(word.index, "xcomp", "advcl")
        for goal in view.tree.kids(purpose.index, "obj")
        if view.is_outcome(goal)
    )


def _advice_roles(view: View, predicate: Predicate) -> Roles:
    """Advice: what is advised is the subject, what or whom it is for the object."""
    word = predicate.word
    advised = passive_subject(view, word) if predicate.passive else view.tree.kid(word.index, "obj")
    if advised is None and predicate.frame.shape is Shape.MODAL_ADVICE:
        leading = view.function("advised") | set(predicate.frame.words[1:])
        phrases = with_prepositions(view, word.index, leading)
        advised = phrases[0] if phrases else None
    last = view.tree.words[word.index + len(predicate.frame.words) - 1]
    if advised is None and last is not word:
        # "support giving X"
        advised = view.tree.kid(last.index, "obj")
    if predicate.frame.word_class is WordClass.NOUN:
        named = with_prepositions(view, word.index, view.function("advised_noun"))
        advised = named[0] if named else None
    if predicate.frame.words[-1] in view.function("warned"):
        phrases = with_prepositions(view, word.index, predicate.frame.words[-1:])
        advised = phrases[0] if phrases else advised
    complement = view.tree.kid(word.index, "xcomp", "ccomp")
    modal = predicate.frame.shape is Shape.MODAL_ADVICE
    if advised is None and complement is not None and (modal or is_habit(view, complement)):
        # "You should try to limit salt" and "recommend that you limit it" advise the limiting.
        return Roles(None, ())
    if advised is None and complement is not None:
        advised = view.tree.kid(complement.index, "obj") or complement
    objects = with_prepositions(view, word.index, predicate.frame.object)
    if advised is not None and _is_how_much(view, advised):
        return Roles(None, ())
    if advised is not None:
        objects += with_prepositions(view, advised.index, predicate.frame.object)
    return Roles(advised, tuple(found for found in objects if found is not advised))


def _is_how_much(view: View, word: Word) -> bool:
    """Whether only how much is advised, not that it be taken: "the amount of X a child needs"."""
    return (
        word.mention is None
        and "usage" in view.classes(word)
        and view.tree.kid(word.index, "acl:relcl") is not None
    )
