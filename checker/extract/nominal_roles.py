"""Where the subject and the objects of a noun or an adjective that relates stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.extract.argument import Roles
from checker.extract.operators import is_graded
from checker.extract.phrases import (
    MAX_CLIMB,
    SUBJECTS,
    own_subject,
    with_prepositions,
)
from checker.extract.predicates import Predicate
from checker.extract.subjects import governing_subject, subject_word
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape

#: Places of a noun that is seen with something.
_SEEN = ("obj", "nsubj", "nsubj:pass")


def noun_roles(view: View, predicate: Predicate) -> Roles:
    """ "A cut in Y by X", "no benefit of X for Y"."""
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
    else:
        # "No benefit from X" leaves open for what.
        agents_led = with_prepositions(view, word.index, set(frame.subject) & {*frame.object})
        led = {found.index for found in agents_led if view.is_exposure(found)}
        objects = [found for found in objects if found.index not in led]
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
    if not objects and agents and view.tree.kid(word.index, "cop") is not None:
        # "Zinc is a part of a diet": what it is of does nothing.
        return Roles(None, ())
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
    return _spoken_of(view, noun) or subject


def _spoken_of(view: View, noun: Word) -> Word | None:
    """Those in whom there was something: "in heavy users there were hints of a higher risk"."""
    current: Word | None = noun
    for _ in range(MAX_CLIMB):
        if current is None or view.tree.kid(current.index, "expl") is not None:
            break
        current = view.tree.head(current)
    if current is None:
        return None
    for found in with_prepositions(view, current.index, view.function("attribute_source")):
        if _names_exposure(view, found) or "taker" in view.classes(found):
            return found
    return None


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
    return _studied_pair(view, word)


def _studied_pair(view: View, link: Word) -> Roles:
    """What a study looks at that sees a link or none: "a trial of X and Y found no link"."""
    governor = view.tree.head(link)
    study = view.tree.kid(governor.index, *SUBJECTS) if governor is not None else None
    if study is None or not is_graded(view, study):
        return Roles(None, ())
    for first in with_prepositions(view, study.index, view.function("about")):
        named = [first, *view.tree.kids(first.index, "conj")]
        acting = [one for one in named if view.is_exposure(one)]
        acted = [one for one in named if view.is_outcome(one)]
        if len(acting) == 1 and len(acted) == 1:
            return Roles(acting[0], (acted[0],))
    return Roles(None, ())


def adjective_roles(view: View, predicate: Predicate) -> Roles:
    """ "X is good for Y", "an effective remedy for Y"."""
    word, frame = predicate.word, predicate.frame
    degrees = [kid.index for kid in view.tree.kids(word.index, "advmod")]
    if frame.frame in view.language.objectless and any(
        hit.last == word.index for hit in view.hits_on("less", degrees)
    ):
        # "A less risky way" says of neither that it is risky.
        return Roles(None, ())
    objects = with_prepositions(view, word.index, frame.object)
    if not objects and word.dep in ("xcomp", "advmod", "obj"):
        objects = with_prepositions(view, word.head, frame.object)
    subject = governing_subject(view, word)
    judge = view.tree.head(word) if word.dep == "xcomp" else None
    judged = view.tree.kid(judge.index, "obj") if judge is not None else None
    if judged is not None and (view.is_exposure(judged) or "portion" in view.classes(judged)):
        # "Doctors find X safe"
        subject = judged
    if word.dep == "amod" and not objects and frame.frame in view.language.objectless:
        # "An unhealthy diet" tells diets apart, it judges none; "X is a harmless procedure" does.
        judged = view.tree.words[word.head]
        told = view.tree.kid(judged.index, "cop") is not None and view.classes(judged)
        return Roles(own_subject(view, judged) if told else None, ())
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
    denies = frame.frame in view.language.denied_frames
    if denies and not objects and subject is not None and view.is_outcome(subject):
        # "Pain in those on X was no better than with placebo"
        acting = next(_taken_by(view, word, subject), None)
        return Roles(acting, (subject,)) if acting is not None else Roles(subject, ())
    return Roles(subject, tuple(objects))


def _taken_by(view: View, word: Word, suffering: Word) -> Iterator[Word]:
    """What those took of whom something is told: "pain in women on X", "falls with X"."""
    wanted = view.function("attribute_source") | view.function("partaking")
    for place in (word, suffering, *view.tree.kids(suffering.index, "nmod")):
        for found in with_prepositions(view, place.index, wanted):
            if view.is_exposure(found):
                yield found


def attribute_roles(view: View, predicate: Predicate) -> Roles:
    """ "had a lower risk of Y": the modified noun is the object, the haver the subject."""
    word = predicate.word
    if word.dep == "amod":
        modified = view.tree.words[word.head]
        subject = governing_subject(view, modified)
        return Roles(_seen_with(view, modified, subject, [modified]), (modified,))
    subject = view.tree.kid(word.index, *SUBJECTS)
    places = (word, *view.tree.kids(word.index, "obl"))
    # "Y was down by a third with X"
    source = [
        found
        for place in places
        for found in with_prepositions(view, place.index, view.function("attribute_source"))
    ]
    if subject is not None and source:
        # "In adults, Y was lower with X"
        acting = (found for found in source if _names_exposure(view, found))
        return Roles(next(acting, source[0]), (subject,))
    return Roles(None, (subject,) if subject is not None else ())


def compare_roles(view: View, predicate: Predicate) -> Roles:
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


def _names_exposure(view: View, word: Word) -> bool:
    return any(view.is_exposure(view.tree.words[index]) for index in view.tree.subtree(word.index))
