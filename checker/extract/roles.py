"""Where in the tree the subject and the objects of a predicate stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.extract.equals import equal_roles
from checker.extract.operators import is_graded
from checker.extract.phrases import (
    SUBJECTS,
    case_of,
    is_habit,
    is_person,
    own_subject,
    with_prepositions,
)
from checker.extract.predicates import Predicate
from checker.extract.subjects import agent_word, governing_subject, passive_subject, subject_word
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import FrameWord, Shape, WordClass

#: Where what was seen stands below what saw it.
_SEEN = ("obj", "nsubj", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Roles:
    """The words that head a predicate's subject, objects and what it is compared with.

    `kept_from` says that people are kept from the objects: "stops you catching colds".
    """

    subject: Word | None
    objects: tuple[Word, ...]
    comparator: Word | None = None
    kept_from: bool = False


def settled(view: View, predicate: Predicate) -> Predicate:
    """The predicate in the first of its frames whose subject and objects are there.

    "It mounts" and "it mounts an attack" are two frames of one verb.
    """
    for frame in (predicate.frame, *predicate.others):
        tried = replace(predicate, frame=frame)
        place = roles(view, tried)
        if place.subject is not None and place.objects:
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
        return _attribute_roles(view, predicate)
    if predicate.frame.shape is Shape.COMPARE:
        return _compare_roles(view, predicate)
    if predicate.frame.shape is Shape.LIKELIHOOD:
        return _likelihood_roles(view, predicate)
    if predicate.frame.word_class is WordClass.NOUN:
        return _noun_roles(view, predicate)
    return _adjective_roles(view, predicate)


def _verb_roles(view: View, predicate: Predicate) -> Roles:
    word, frame = predicate.word, predicate.frame
    oblique = [
        found
        for index in range(word.index, word.index + len(frame.words))
        if index == word.index or view.tree.words[index].upos in ("VERB", "ADJ")
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
        if not oblique and acted is not None and frame.frame in view.language.symmetric:
            # "X and Y are linked"
            return Roles(acted, (acted,) if view.tree.kid(acted.index, "conj") else ())
        if "" not in frame.object or (oblique and agent is None):
            # "is linked to", "has been tied to": the surface subject acts.
            return Roles(acted, tuple(oblique))
        return Roles(agent, (acted,) if acted else ())
    direct = list(view.tree.kids(word.index, "obj")) if "" in frame.object else []
    # "helps your body absorb calcium", where the absorbing is a concept.
    direct = [
        kid for kid in view.tree.kids(word.index, "xcomp", "ccomp") if view.is_outcome(kid)
    ] or direct
    if not direct and not oblique and "" in frame.object:
        # "may shorten but does not prevent colds": the object of the last verb is shared.
        direct = [
            found
            for later in view.tree.kids(word.index, "conj")
            for found in view.tree.kids(later.index, "obj")
        ]
    deterred = [kid for kid in direct if is_person(view, kid)]
    if deterred and view.function("deterred") & set(frame.object):
        # "stops you catching colds", "prevents people from catching colds"
        doings = view.tree.kids(word.index, "xcomp", "ccomp", "advcl")
        direct = [] if oblique else [doing for doing in doings if _has_outcome(view, doing)]
    objects = tuple(direct or oblique)
    subject = subject_word(view, word)
    if frame.shape is Shape.SWAP:
        source = with_prepositions(view, word.index, frame.subject)
        source += list(view.tree.kids(word.index, "obj")) if "" in frame.subject else []
        if source and subject is not None and is_person(view, subject):
            # "You need X to prevent Y", "people with Y benefit from X"
            suffered = with_prepositions(view, subject.index, view.function("partner"))
            return Roles(source[0], _goals(view, word) or tuple(suffered))
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
        source = [found for index in phrase for found in with_prepositions(view, index, wanted)]
        if frame.names is not None and not source:
            return Roles(subject_word(view, word), ())
        return Roles(source[0] if source else None, (subject,) if subject else ())
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


def _names_exposure(view: View, word: Word) -> bool:
    return any(view.is_exposure(view.tree.words[index]) for index in view.tree.subtree(word.index))


def _changer(view: View, word: Word, frame: FrameWord) -> Word | None:
    """What something rises or falls with, also behind its figures."""
    places = (word, *view.tree.kids(word.index, "obl"))
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
        phrases = with_prepositions(view, word.index, view.function("advised"))
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
    if advised is not None:
        objects += with_prepositions(view, advised.index, predicate.frame.object)
    return Roles(advised, tuple(found for found in objects if found is not advised))


def _noun_roles(view: View, predicate: Predicate) -> Roles:
    word, frame = predicate.word, predicate.frame
    if frame.shape is Shape.PAIR:
        return _pair_roles(view, predicate)
    objects = with_prepositions(view, word.index, frame.object)
    governor = view.tree.head(word)
    if not objects:
        objects = list(view.tree.kids(word.index, "compound", "nmod:unmarked"))
    if not objects and governor is not None and word.dep in ("obj", "nsubj:pass", "nsubj"):
        objects = with_prepositions(
            view, governor.index, set(frame.object) - view.function("possession")
        )
    if any(view.is_outcome(found) for found in objects):
        # "no benefit of X for Y": what acts is not what is acted on.
        objects = [found for found in objects if not view.is_exposure(found)]
    chosen = {found.index for found in objects}
    agents = [
        found
        for found in with_prepositions(view, word.index, frame.subject)
        if found.index not in chosen
    ]
    agents += list(view.tree.kids(word.index, "nmod:poss"))
    if not agents and governor is not None and word.dep in ("nsubj:pass", "nsubj"):
        agents = with_prepositions(view, governor.index, view.function("observed"))
    # "reversal of bone loss with vitamin D": the parser often hangs the agent on the object.
    agents += [
        deeper
        for found in objects
        for deeper in with_prepositions(
            view, found.index, set(frame.subject) - view.function("possession")
        )
        if view.is_exposure(deeper)
    ]
    subject = agents[0] if agents else governing_subject(view, word)
    subject = _seen_with(view, word, subject, objects)
    if governor is not None and _identifies(view, word, governor):
        # "The main cause of Y is X"
        subject = governor
    if frame.shape is Shape.SWAP:
        source = [found for found in agents if found.index not in chosen]
        return Roles(
            source[0] if source else None,
            (governing,) if (governing := governing_subject(view, word)) else (),
        )
    return Roles(subject, tuple(objects))


def _seen_with(
    view: View, noun: Word, subject: Word | None, objects: Sequence[Word]
) -> Word | None:
    """What acts where nobody is named who does: "studies saw a rise in Y in those who use X"."""
    others = subject is None or subject.index == noun.index or is_graded(view, subject)
    governor = view.tree.head(noun)
    if not others or governor is None:
        return subject
    for place in (noun, *objects, *((governor,) if noun.dep in _SEEN else ())):
        for found in with_prepositions(view, place.index, view.function("attribute_source")):
            if _names_exposure(view, found) and not view.is_outcome(found):
                return found
    return subject


def _identifies(view: View, noun: Word, named: Word) -> bool:
    """Whether a copula says which exposure an effect noun is: "the best treatment is X"."""
    told = noun.dep in ("nsubj", "nsubj:outer") and view.tree.kid(named.index, "cop") is not None
    return told and view.is_exposure(named)


def _pair_roles(view: View, predicate: Predicate) -> Roles:
    """A link between X and Y, of X with Y, X's link to Y."""
    word = predicate.word
    governor = view.tree.head(word)
    places = [word.index]
    if governor is not None and word.dep in ("obj", "nsubj", "nsubj:pass"):
        places.append(governor.index)
    for place in places:
        for both in with_prepositions(view, place, view.function("pair")):
            first = view.tree.kid(both.index, "obj") or both
            second = view.tree.kid(both.index, "conj") or view.tree.kid(first.index, "conj")
            if second is not None and view.is_exposure(second) and view.is_outcome(both):
                # "a link between autism and vaccines"
                return Roles(second, (both,))
            if second is not None:
                return Roles(both, (second,))
            return Roles(both, (both,))
    for place in places:
        objects = [
            found
            for found in with_prepositions(view, place, view.function("pair_second"))
            if found.index != word.index
        ]
        if objects:
            own = with_prepositions(view, word.index, view.function("pair_first"))
            own += list(view.tree.kids(word.index, "nmod:poss", "compound"))
            return Roles(own[0] if own else governing_subject(view, word), tuple(objects))
    return Roles(None, ())


def _adjective_roles(view: View, predicate: Predicate) -> Roles:
    word, frame = predicate.word, predicate.frame
    objects = with_prepositions(view, word.index, frame.object)
    if not objects and word.dep in ("xcomp", "advmod", "obj"):
        objects = with_prepositions(view, word.head, frame.object)
    subject = governing_subject(view, word)
    if word.dep == "amod" and not objects and frame.frame in view.language.objectless:
        # "An unhealthy diet" tells diets apart, it judges none.
        return Roles(None, ())
    if word.dep == "amod":
        modified = view.tree.words[word.head]
        if not objects:
            objects = with_prepositions(view, modified.index, frame.object)
        named = modified.mention is not None or "carrier" in view.classes(modified)
        subject = modified if named and not objects else governing_subject(view, modified)
        if named and objects and subject is None:
            subject = modified
    if frame.shape is Shape.SWAP:
        source = with_prepositions(view, word.index, frame.subject)
        return Roles(source[0] if source else None, (subject,) if subject else ())
    return Roles(subject, tuple(objects))


def _attribute_roles(view: View, predicate: Predicate) -> Roles:
    """ "had a lower risk of Y": the modified noun is the object, the haver the subject."""
    word = predicate.word
    if word.dep == "amod":
        modified = view.tree.words[word.head]
        subject = governing_subject(view, modified)
        return Roles(_seen_with(view, modified, subject, [modified]), (modified,))
    subject = view.tree.kid(word.index, *SUBJECTS)
    source = with_prepositions(view, word.index, view.function("attribute_source"))
    if subject is not None and source:
        # "In adults, Y was lower with X"
        acting = (found for found in source if _names_exposure(view, found))
        return Roles(next(acting, source[0]), (subject,))
    return Roles(None, ())


def _compare_roles(view: View, predicate: Predicate) -> Roles:
    """ "X is better than Z for Y", "X beats Z at preventing Y"."""
    word, frame = predicate.word, predicate.frame
    rivals = with_prepositions(view, word.index, frame.object)
    rivals += list(view.tree.kids(word.index, "obj")) if "" in frame.object else []
    rival = next((found for found in rivals if view.is_exposure(found)), None)
    if rival is None:
        return Roles(None, ())
    governor = view.tree.head(word)
    places = [word, rival]
    if governor is not None and governor.upos == "VERB":
        places.append(governor)
    fields = [
        field
        for place in places
        for field in view.tree.kids(place.index, "obl", "nmod", "advcl", "acl")
        if field is not rival
    ]
    objects = [
        found
        for field in fields
        for found in (field, *view.tree.kids(field.index, "obj"))
        if view.is_outcome(found) or "risk" in view.classes(found)
    ]
    subject = subject_word(view, word) or governing_subject(view, word)
    if governor is not None and governor.upos == "VERB" and word.dep in ("advmod", "xcomp"):
        # "does not relieve Y any better than Z"
        subject = subject or subject_word(view, governor)
        objects += [kid for kid in view.tree.kids(governor.index, "obj") if view.is_outcome(kid)]
    return Roles(subject, tuple(objects[:1]), rival)


def _likelihood_roles(view: View, predicate: Predicate) -> Roles:
    """ "makes Y less likely", "X users are less likely to get Y", "Y is rarer with X"."""
    word = predicate.word
    governor = view.tree.head(word)
    if governor is not None and word.dep in ("xcomp", "ccomp", "amod", "advmod"):
        made = view.tree.kid(governor.index, "obj")
        if made is not None and view.is_outcome(made):
            return Roles(subject_word(view, governor), (made,))
        suffered = view.tree.kid(governor.index, "nsubj:pass")
        agent = agent_word(view, governor)
        if suffered is not None and agent is not None:
            return Roles(agent, (suffered,))
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
