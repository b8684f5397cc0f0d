"""All statements of one parsed sentence, in terms of its words and concepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.extract.argument import Argument
from checker.extract.arguments import objects_of, subject_of
from checker.extract.chain import meaning_of
from checker.extract.discourse import Discourse, Group
from checker.extract.ellipsis import elliptic
from checker.extract.exceptions import exceptions
from checker.extract.fallbacks import (
    announced,
    by_instrument,
    by_sufferers,
    by_word_order,
    implied,
    lent,
    owed,
)
from checker.extract.groups import contrasted
from checker.extract.meaning import Meaning
from checker.extract.operators import find_operator, is_graded
from checker.extract.phrases import SUBJECTS, is_person, own_subject, with_prepositions
from checker.extract.predicates import Predicate, find_predicates
from checker.extract.reading import Reading
from checker.extract.rivals import against_rival
from checker.extract.roles import Roles, roles, settled
from checker.extract.scope import ScopeReading, region_of, scope_of
from checker.extract.topical import dosed, judged, overdone, risked, spared, taken
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape, WordClass
from checker.ruleset.model import EXPOSURE_KINDS, OUTCOME_KINDS, Kind
from checker.values.claim import Exposure, Join, Voice

#: Frames whose nouns are changes: "a rise in", "a drop in".
_CHANGES = frozenset({"reduces", "raises"})


@dataclass(frozen=True, slots=True)
class SentenceReadings:
    """What a sentence says and what it leaves for the next to refer to."""

    readings: tuple[Reading, ...]
    discourse: Discourse


def read_sentence(view: View, discourse: Discourse) -> SentenceReadings:
    """Every statement of a sentence; the discourse grows by what it names."""
    predicates = [settled(view, predicate) for predicate in find_predicates(view)]
    found: list[Reading] = []
    for predicate in predicates:
        if not (
            _absorbed(view, predicate, predicates)
            or _field_of(view, predicate, predicates)
            or _is_linked(view, predicate, predicates)
        ):
            left = _mention_groups(view, predicate.word.index)
            so_far = discourse.after(left).after(_subject_groups(view, found))
            found.extend(_statements(view, predicate, predicates, so_far))
    found = [against_rival(view, reading) for reading in found]
    found.extend(contrasted(view, found))
    found.extend(elliptic(view, found))
    found = [*found, *(told for reading in found for told in exceptions(view, reading))]
    kept = tuple(_distinct(found))
    mentioned = _mention_groups(view, len(view.tree.words))
    return SentenceReadings(kept, discourse.after(mentioned).after(_subject_groups(view, kept)))


def _absorbed(view: View, predicate: Predicate, predicates: list[Predicate]) -> bool:
    """Whether a predicate only colours another: "lower" in "linked to a lower risk"."""
    others = [other for other in predicates if other is not predicate]
    below = {other.frame.shape for other in others if other.word.head == predicate.word.index}
    if Shape.EQUAL in below and view.slot("comparator_inactive"):
        # "X and placebo did equally well"
        return True
    if predicate.frame.predicative and Shape.LIKELIHOOD in below:
        # "get Y less often"
        return True
    if predicate.frame.shape is Shape.LIKELIHOOD and predicate.word.dep == "advmod":
        # "eases Y less often"
        return any(
            other.word.index == predicate.word.head and not other.frame.predicative
            for other in others
        )
    if predicate.frame.shape is not Shape.ATTRIBUTE or predicate.word.dep != "amod":
        return False
    modified = view.tree.words[predicate.word.head]
    governor = view.tree.head(modified)
    places = {other.word.index for other in others}
    return modified.index in places or (governor is not None and governor.index in places)


def _changes(
    view: View, predicate: Predicate, predicates: list[Predicate], place: Roles
) -> Predicate | None:
    """The rise or fall that a predicate has for its object: "leads to a drop in Y"."""
    nouns = {
        other.word.index: other
        for other in predicates
        if other.frame.word_class is WordClass.NOUN
        and other.frame.frame in _CHANGES
        and other is not predicate
    }
    found = (nouns[word.index] for word in place.objects if word.index in nouns)
    return next((change for change in found if roles(view, change).objects), None)


def _is_linked(view: View, predicate: Predicate, predicates: list[Predicate]) -> bool:
    """Whether a rise or fall is only what something is linked with."""
    return any(
        _changes(view, other, predicates, roles(view, other)) is predicate
        for other in predicates
        if other.frame.frame in view.language.symmetric
    )


def _field_of(view: View, predicate: Predicate, predicates: list[Predicate]) -> bool:
    """Whether a predicate only says in what treatments are compared, or what they are advised for.

    "Better at preventing", "advise against X for the prevention of".
    """
    current = predicate.word
    shapes = (Shape.COMPARE, Shape.ADVICE)
    rivals = {other.word.index for other in predicates if other.frame.shape in shapes}
    if current.index in rivals or predicate.frame.shape is Shape.MODAL_ADVICE:
        return False
    if any(kid.index in rivals for kid in view.tree.kids(current.index, "advmod", "xcomp", "obj")):
        # "works better than Z"
        return predicate.frame.shape not in shapes
    for _ in range(3):
        governor = view.tree.head(current)
        if governor is None or current.dep not in ("acl", "advcl", "obl", "nmod"):
            return False
        if governor.index in rivals:
            return True
        current = governor
    return False


def _statements(
    view: View, predicate: Predicate, predicates: list[Predicate], discourse: Discourse
) -> Iterator[Reading]:
    place = roles(view, predicate)
    if is_handled(view, predicate) or _is_itself_subject(predicate, place):
        return
    change = _changes(view, predicate, predicates, place)
    if change is not None:
        if predicate.frame.frame not in view.language.symmetric:
            # "Leads to a drop in Y" is read from the drop.
            return
        place = replace(place, objects=roles(view, change).objects)
    spoken = {
        other.word.index
        for other in predicates
        if other.frame.word_class is WordClass.VERB and other is not predicate
    }
    acting = place.subject
    if acting is predicate.word and predicate.frame.word_class is WordClass.VERB:
        acting = None
    if acting is not None and _is_only_doer(view, predicate, acting):
        acting = None
    subject = subject_of(view, acting, discourse) if acting else None
    own_reading = predicate.frame.shape not in (Shape.ADVICE, Shape.COMPARE)
    objects = [
        arg
        for word in place.objects
        # "good at relieving Y" is read from the relieving.
        if not (own_reading and word.index in spoken) and not _is_kept_from(view, predicate, word)
        for arg in objects_of(view, word, discourse)
    ]
    if predicate.frame.names in view.concepts:
        objects = [_held(predicate)]
    objects = objects or by_sufferers(view, predicate, place)
    if place.kept_from:
        # "Stops you catching colds" does not stop a cold, but the catching.
        objects = [replace(one, wrappers=one.wrappers | {"kept_from"}) for one in objects]
    linear = False
    rival = view.concept(place.comparator) if place.comparator else None
    if predicate.frame.shape is Shape.COMPARE and rival is None:
        return
    if rival is None and (subject is None or not objects):
        filled = by_word_order(view, predicate, predicates, place, subject, objects)
        linear = filled is not None
        subject, objects = filled if filled else (subject, objects)
    if subject is None:
        subject = by_instrument(view, predicate, discourse)
    if subject is None:
        subject = (
            implied(view, predicate, place)
            or owed(view, predicate)
            or announced(view, predicate)
            or lent(predicate, place, discourse)
            or taken(view, place, discourse)
            or (dosed(view, place, discourse) if objects else None)
            or judged(view, predicate, place, objects, discourse)
        )
    if subject is None and place.subject is not None and _sums_up(view, place.subject):
        group = discourse.find(plural=False, outcome=False)
        subject = _meant(group, place.subject) if group is not None else None
    if subject is None or not subject.concepts:
        return
    if _acts_for_itself(view, predicate, place, subject):
        return
    objects = objects or risked(view, place, discourse)
    if not objects:
        told = spared(view, predicate, discourse) if _is_told(view, place) else None
        objects = [told] if told is not None else []
    meaning = _object_negation(view, predicate, place, meaning_of(view, predicate))
    if tells_of_people(view, predicate) and meaning.voice is None:
        meaning = meaning.voiced(Voice.HYPOTHETICAL)
    attribute = change.frame.frame if change else _attribute(view, place)
    if subject.exposure is None and overdone(view, region_of(view, predicate)):
        subject = replace(subject, exposure=Exposure.EXCESS)
    if len(objects) == 1 and predicate.frame.frame in view.language.symmetric:
        subject, objects = _exposure_first(view, subject, objects)
    if predicate.frame.shape is Shape.ATTRIBUTE and _are_outcomes(view, subject.concepts):
        return
    if predicate.frame.frame in view.language.remedial and subject.exposure is None:
        kinds = {view.concepts[name].kind for name in subject.concepts}
        if kinds <= {Kind.CONDITION, Kind.SYMPTOM, Kind.EVENT}:
            # A disease remedies nothing; who has it may.
            return
    kept = [arg for arg in objects if not set(arg.concepts) & set(subject.concepts)]
    arguments: Sequence[Argument | None] = kept or [None]
    for argument in arguments:
        scope = scope_of(view, predicate, subject, kept)
        if scope.scope.sole and subject.join is Join.EACH:
            # "Diet and exercise alone cannot" speaks of the two together.
            subject = replace(subject, join=Join.ALL)
        if meaning.sole and not scope.scope.sole:
            scope = replace(scope, scope=replace(scope.scope, sole=True))
        if meaning.denied and _unless(view, scope):
            # "Does not help unless it is taken with X"
            meaning = meaning.flipped()
        spoken_of = (*_words_of(argument), *(word.index for word in place.objects))
        if meaning.denied and any(_is_universal(view, index) for index in spoken_of):
            # "Vaccines can't prevent all infections"
            meaning = replace(meaning, complete=True)
        meant = meaning.flipped() if argument is not None and argument.denied else meaning
        reading = Reading(
            predicate,
            subject,
            argument,
            meant,
            scope,
            attribute,
            linear,
            _purpose(view, predicate),
            rival.id if rival else None,
        )
        yield reading
        if scope.excluded:
            yield replace(reading, meaning=meant.flipped(), scope=_only_excluded(scope))


def _unless(view: View, scope: ScopeReading) -> bool:
    """Whether a limit is one without which the statement does not hold."""
    words = view.tree.words
    return any(
        words[hit.first].lower in view.function("unless") and hit.first < word.index
        for hit in view.slot("conditional")
        for _, word in scope.mentions
    )


def _sums_up(view: View, word: Word) -> bool:
    """Whether "this" takes up what the same sentence said: "…, but this did not prevent Y"."""
    contrasts = {hit.last for hit in view.slot("contrast")}
    return word.lower in view.function("demonstrative") and word.index in contrasts


def _meant(group: Group, word: Word) -> Argument:
    return Argument(
        group.concepts, group.join, group.exposure, frozenset(), (word.index,), resolved=True
    )


def _held(predicate: Predicate) -> Argument:
    """The object that a relating word holds itself: "carcinogenic", "fall asleep faster"."""
    assert predicate.frame.names is not None
    place = (predicate.word.index,)
    return Argument((predicate.frame.names,), Join.ALL, None, frozenset(), place)


def _is_told(view: View, place: Roles) -> bool:
    """Whether a statement leaves its object out, but for the people it is good for."""
    return all(is_person(view, word) for word in place.objects)


def _acts_for_itself(view: View, predicate: Predicate, place: Roles, subject: Argument) -> bool:
    """Whether people do something for themselves, and what marks them does not do it.

    "People with X can lower their risk", "people who take X should protect their bones".
    """
    people, plain = place.subject, predicate.frame.shape is Shape.PLAIN
    if people is None or predicate.passive or not plain or not is_person(view, people):
        return False
    if not set(subject.words) <= set(view.tree.subtree(people.index)):
        return False
    helpers = {kid.lower for kid in view.tree.kids(predicate.word.index, "aux")}
    if helpers & view.function("duty"):
        return True
    owned = any(
        kid.lower in view.language.pronouns
        for word in place.objects
        for kid in view.tree.kids(word.index, "nmod:poss")
    )
    return owned and _are_outcomes(view, subject.concepts)


def tells_of_people(view: View, predicate: Predicate) -> bool:
    """Whether a passive only says which people are meant: "patients who were treated with X"."""
    word = predicate.word
    if not predicate.passive:
        return False
    auxiliaries = {kid.lower for kid in view.tree.kids(word.index, "aux:pass", "aux")}
    if predicate.frame.words[0] in view.function("undergone") and (
        auxiliaries & view.function("past")
    ):
        # "a cancer that has not been treated with X" tells what was done.
        return True
    governor = view.tree.head(word)
    return governor is not None and word.dep in ("acl:relcl", "acl") and is_person(view, governor)


def _is_only_doer(view: View, predicate: Predicate, acting: Word) -> bool:
    """Whether people do something for a purpose: "smokers should quit to protect their bones"."""
    if view.kind(acting) is not Kind.POPULATION or predicate.frame.word_class is not WordClass.VERB:
        return False
    remedial = predicate.frame.frame in view.language.remedial
    return remedial and own_subject(view, predicate.word) is not acting


def is_handled(view: View, predicate: Predicate) -> bool:
    """Whether an effect noun is only what a verb is done to: "control risk factors"."""
    word = predicate.word
    if predicate.frame.word_class is not WordClass.NOUN or predicate.frame.shape is Shape.PAIR:
        return False
    if word.dep not in ("obj", "nsubj:pass"):
        return False
    governor = view.tree.head(word)
    if governor is None or with_prepositions(view, word.index, predicate.frame.subject):
        return False
    return find_operator(view, governor) is None


def _is_itself_subject(predicate: Predicate, place: Roles) -> bool:
    """Whether a verb is but the subject of another: "limiting X helps with Y"."""
    return place.subject is predicate.word and predicate.frame.word_class is WordClass.VERB


def _is_kept_from(view: View, predicate: Predicate, word: Word) -> bool:
    """Whether a pronoun is what is kept from doing something: "preventing it from growing"."""
    return (
        word.upos == "PRON"
        and word.mention is None
        and any(
            mark.lower in view.function("warned")
            for kid in view.tree.kids(predicate.word.index, "advcl", "obl", "ccomp", "xcomp")
            for mark in view.tree.kids(kid.index, "mark", "case")
        )
    )


def _words_of(argument: Argument | None) -> tuple[int, ...]:
    return argument.words if argument is not None else ()


def _is_universal(view: View, index: int) -> bool:
    near = [kid.index for kid in view.tree.kids(index, "det", "amod")]
    return any(True for _ in view.hits_on("universal", near))


def _exposure_first(
    view: View, subject: Argument, objects: list[Argument]
) -> tuple[Argument, list[Argument]]:
    """A link has no direction: what acts comes first, whichever was named first."""
    (other,) = objects
    acted = all(view.concepts[name].kind in OUTCOME_KINDS for name in subject.concepts)
    acts = all(view.concepts[name].kind in EXPOSURE_KINDS for name in other.concepts)
    return (other, [subject]) if acted and acts else (subject, objects)


def _only_excluded(scope: ScopeReading) -> ScopeReading:
    """The scope of "but not in children": the members set apart instead of the others."""
    members: dict[str, tuple[str, ...]] = {}
    for slot, member in scope.excluded:
        members[slot] = (*members.get(slot, ()), member)
    narrowed = replace(
        scope.scope,
        population=members.get("population", ()),
        condition=members.get("condition", ()),
        site=members.get("site", ()),
    )
    return replace(scope, scope=narrowed, excluded=())


def _purpose(view: View, predicate: Predicate) -> bool:
    """Whether the statement is what something is done for: "to prevent Y" after another verb."""
    word = predicate.word
    above = view.tree.head(word)
    if above is not None and word.dep == "xcomp" and above.index == 0 and _is_bare(view, above):
        # "Make it X to avoid Y"
        return True
    if word.dep in ("xcomp", "ccomp") and above is not None:
        # "to make fractures less likely"
        word = above
    governor = view.tree.head(word)
    if governor is None or predicate.frame.word_class is WordClass.NOUN:
        return False
    if predicate.frame.shape is Shape.MODAL_ADVICE:
        return False
    if any(is_graded(view, kid) for kid in view.tree.kids(governor.index, "obj")):
        # "found no evidence to back X for Y"
        return False
    if word.dep != "advcl" and not (word.dep == "acl" and view.is_outcome(governor)):
        return False
    mark = view.tree.kid(word.index, "mark")
    if mark is None or mark.lower not in view.function("infinitive"):
        return False
    if any(kid.lower in view.function("how_much") for kid in view.tree.kids(governor.index)):
        # "does little to prevent Y"
        return False
    return not any(
        operator.operator in ("control", "share", "enough", "not_enough")
        for lemma, _ in view.lemmas(governor)
        for operator in view.language.operators.get(lemma, ())
    )


def _is_bare(view: View, verb: Word) -> bool:
    """Whether a verb that opens a sentence commands: it has no subject, and its bare form."""
    bare = any(lemma == verb.lower for lemma, _ in view.lemmas(verb))
    return bare and verb.upos == "VERB" and own_subject(view, verb) is None


def _object_negation(view: View, predicate: Predicate, place: Roles, meaning: Meaning) -> Meaning:
    """ "reduces neither X nor Y", "no study drug": a negated argument denies the statement."""
    # "No guideline recommends X"
    advises = predicate.frame.shape is Shape.ADVICE and not predicate.passive
    adviser = view.tree.kid(predicate.word.index, *SUBJECTS) if advises else None
    for word in (*place.objects, place.subject, adviser):
        if word is None:
            continue
        near = [
            kid.index for kid in view.tree.kids(word.index, "det", "cc:preconj", "advmod", "cc")
        ]
        if word is adviser:
            # "Few doctors recommend X"
            near += [kid.index for kid in view.tree.kids(word.index, "amod")]
        # "Nothing about X will stop Y"
        near += [word.index] if word.upos == "PRON" else []
        told = word is place.subject and view.tree.kid(word.index, "cop") is not None
        for hit in view.hits_on("negation", near):
            # "The best remedy for Y is not X"
            if (hit.value == "no" or told) and hit.first <= word.index:
                return meaning if meaning.is_used(hit) else meaning.flipped(hit)
    return meaning


def _attribute(view: View, place: Roles) -> str | None:
    """The frame of what the object is said to be: "a lower risk of", "shorter colds"."""
    for word in place.objects:
        after = view.tree.words[word.index + 1 : word.index + 3]
        beside = list(view.tree.kids(word.index, "amod"))
        if len(after) == 2 and after[1].lower in view.function("compared"):
            # "went with blood pressure lower by …"
            beside.append(after[0])
        for child in beside:
            for frame in view.frames(child, WordClass.ADJECTIVE):
                if frame.shape is Shape.ATTRIBUTE and not _is_beaten(view, word):
                    return frame.frame
    return None


def _is_beaten(view: View, word: Word) -> bool:
    """Whether an object is compared with that of another cause: "less of it than X causes"."""
    after = view.tree.words[word.index + 1 : word.index + 2]
    if not after or after[0].lower not in view.function("than"):
        return False
    rest = view.tree.words[after[0].index + 1 :]
    if any(later.lower in view.function("auxiliary") for later in rest):
        # "Less of it than X does"
        return True
    return any(
        frame.frame in view.language.bringing
        for later in rest
        for frame in view.frames(later, WordClass.VERB)
    )


def _distinct(readings: list[Reading]) -> Iterator[Reading]:
    """Readings without those that say the same of the same through a second word."""
    seen = set()
    for reading in readings:
        key = (
            reading.predicate.frame.frame,
            reading.subject.concepts,
            reading.object.concepts if reading.object else None,
            reading.meaning.polarity,
        )
        if key not in seen:
            seen.add(key)
            yield reading


def _subject_groups(view: View, readings: Sequence[Reading]) -> tuple[Group, ...]:
    """The subjects of readings as groups, the first one first."""
    groups = [
        Group(
            reading.subject.concepts,
            reading.subject.join,
            outcome=_are_outcomes(view, reading.subject.concepts),
            plural=len(reading.subject.concepts) > 1 or _is_plural(view, reading.subject),
            exposure=reading.subject.exposure,
        )
        for reading in readings
    ]
    return tuple(dict.fromkeys(groups))


def _are_outcomes(view: View, concepts: Sequence[str]) -> bool:
    return all(view.concepts[concept].kind in OUTCOME_KINDS for concept in concepts)


def _mention_groups(view: View, before: int) -> tuple[Group, ...]:
    """Every concept named before a word as a group of one, the last one first."""
    groups = [
        Group((word.mention.concept,), Join.ALL, view.is_outcome(word), is_plural(word.lower))
        for word in reversed(view.tree.words[:before])
        if word.mention is not None and (view.is_exposure(word) or view.is_outcome(word))
    ]
    return tuple(dict.fromkeys(groups))


def is_plural(lower: str) -> bool:
    """Whether a noun looks plural."""
    return lower.endswith("s") and not lower.endswith(("ss", "is", "us"))


def _is_plural(view: View, argument: Argument) -> bool:
    return any(is_plural(view.tree.words[index].lower) for index in argument.words)
