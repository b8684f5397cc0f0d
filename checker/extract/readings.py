"""All statements of one parsed sentence, in terms of its words and concepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.extract.argument import Argument, Roles, antecedent
from checker.extract.arguments import objects_of, subject_of
from checker.extract.arms import between_arms
from checker.extract.chain import meaning_of
from checker.extract.clausal_objects import left_elsewhere
from checker.extract.discourse import Discourse
from checker.extract.ellipsis import echoed, elliptic, gapped
from checker.extract.elsewhere import circumstance, listed
from checker.extract.examples import exemplified
from checker.extract.exceptions import exceptions, nothing_except
from checker.extract.fallbacks import (
    announced,
    by_instrument,
    by_word_order,
    closing,
    complement,
    implied,
    is_headed,
    lent,
    owed,
    promised,
)
from checker.extract.groups import contrasted
from checker.extract.inconclusive import inconclusive
from checker.extract.left_behind import are_outcomes, mention_groups, subject_groups, topic_groups
from checker.extract.phrases import is_person
from checker.extract.predicates import Predicate, find_predicates, names_effect
from checker.extract.qualifiers import (
    as_fall,
    attribute_of,
    is_purpose,
    is_universal,
    object_negated,
)
from checker.extract.reading import Reading
from checker.extract.rivals import against_rival
from checker.extract.roles import roles, settled
from checker.extract.scope import ScopeReading, scope_of
from checker.extract.silent import (
    RISK,
    absorbed,
    change_of,
    describes,
    field_of,
    is_handled,
    is_itself_subject,
    is_kept_from,
    is_linked,
    is_only_doer,
    is_warded,
    stood_in_for,
    tells_of_people,
    without_mere_risks,
)
from checker.extract.topical import (
    dosed,
    judged,
    left_off,
    meant_for,
    overdone,
    placed,
    resulting,
    risked,
    spared,
    taken,
    varied,
)
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape, WordClass
from checker.ruleset.model import EXPOSURE_KINDS, OUTCOME_KINDS, Kind
from checker.values.claim import Certainty, Exposure, Join, Voice


@dataclass(frozen=True, slots=True)
class SentenceReadings:
    """What a sentence says and what it leaves for the next to refer to."""

    readings: tuple[Reading, ...]
    discourse: Discourse


def read_sentence(view: View, discourse: Discourse) -> SentenceReadings:
    """Every statement of a sentence; the discourse grows by what it names."""
    stated = without_mere_risks(view, find_predicates(view))
    predicates = [settled(view, predicate) for predicate in stated]
    found: list[Reading] = []
    for predicate in predicates:
        if not (
            absorbed(view, predicate, predicates)
            or stood_in_for(view, predicate, predicates)
            or field_of(view, predicate, predicates)
            or is_linked(view, predicate, predicates)
        ):
            left = mention_groups(view, predicate.word.index)
            so_far = discourse.after(left).after(subject_groups(view, found))
            found.extend(_statements(view, predicate, predicates, so_far))
    found = [against_rival(view, reading) for reading in found]
    found.extend(contrasted(view, found, discourse))
    found.extend(inconclusive(view, found))
    found.extend(elliptic(view, found))
    found.extend(listed(view, predicates, discourse))
    found.extend(echoed(view, found))
    found = list(gapped(view, found))
    found = [*found, *(told for reading in found for told in exceptions(view, reading))]
    kept = tuple(_distinct(found))
    mentioned = mention_groups(view, len(view.tree.words))
    whole = [reading for reading in kept if reading.object is not None]
    about = subject_groups(view, whole) or topic_groups(view) or subject_groups(view, kept)
    return SentenceReadings(kept, discourse.after(mentioned).after(about))


def _statements(
    view: View, predicate: Predicate, predicates: list[Predicate], discourse: Discourse
) -> Iterator[Reading]:
    place = roles(view, predicate)
    if is_handled(view, predicate) or is_itself_subject(predicate, place):
        return
    if _is_likely_to(view, predicate, predicates, place):
        return
    change = change_of(view, predicate, predicates, place)
    if change is not None:
        if predicate.frame.frame not in view.language.symmetric:
            # "Leads to a drop in Y" is read from the drop.
            return
        place = replace(place, objects=roles(view, change).objects)
    spoken = {
        other.word.index
        for other in predicates
        if other.frame.word_class is WordClass.VERB and other is not predicate
        # "Makes a cyst shrink", taken for the noun of a cyst
        if other.word.upos != "NOUN" and not is_warded(view, predicate, other.word)
    }
    place, spared_all = nothing_except(view, place)
    acting = place.subject
    if acting is predicate.word and predicate.frame.word_class is WordClass.VERB:
        acting = None
    if acting is not None and is_only_doer(view, predicate, acting):
        acting = None
    if acting is not None and is_headed(view, acting, predicate):
        return
    subject = subject_of(view, acting, discourse) if acting else None
    own_reading = predicate.frame.shape not in (Shape.ADVICE, Shape.COMPARE)
    objects = [
        arg
        for word in place.objects
        # "good at relieving Y" is read from the relieving.
        if not (own_reading and word.index in spoken) and not is_kept_from(view, predicate, word)
        for arg in objects_of(view, word, discourse)
    ]
    if predicate.frame.names in view.concepts:
        objects = [_held(predicate)]
    objects = objects or exemplified(view, place)
    objects = objects or left_elsewhere(view, predicate, place, discourse)
    if place.kept_from:
        # "Stops you catching colds" does not stop a cold, but the catching.
        objects = [replace(one, wrappers=one.wrappers | {"kept_from"}) for one in objects]
    objects = objects or complement(view, predicate)
    if subject is None:
        subject = closing(view, predicate)
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
            or promised(view, predicate, place)
            or lent(predicate, place, discourse)
            or taken(view, place, discourse)
            or varied(view, predicate, place, discourse)
            or resulting(view, predicate, discourse)
            or (circumstance(view, predicate, place, discourse) if objects else None)
            or left_off(view, predicate, place, discourse)
            or (dosed(view, place, discourse) if objects else None)
            or judged(view, predicate, place, objects, discourse)
        )
    compared = between_arms(view, predicate, discourse) if subject is None else None
    if compared is not None:
        subject, ills = compared
        objects = objects or ills
    if subject is None and place.subject is not None and _sums_up(view, place.subject):
        group = discourse.find(plural=False, outcome=False)
        subject = antecedent(group, place.subject) if group is not None else None
    if subject is None or not subject.concepts:
        return
    if _acts_for_itself(view, predicate, place, subject) or describes(view, predicate, subject):
        return
    # "No higher risk from X" is no risk of X.
    objects = [one for one in objects if not set(one.concepts) & set(subject.concepts)]
    objects = objects or risked(view, place, discourse) or placed(view, predicate, place, discourse)
    if not objects and predicate.frame.shape is Shape.ADVICE:
        objects = meant_for(view, subject, discourse)
    if not objects:
        told = None
        if _is_told(view, place) and not _is_guessed(view, subject):
            told = spared(view, predicate, discourse)
        objects = [told] if told is not None else []
    objects = [as_fall(view, argument) for argument in objects]
    meaning = object_negated(view, predicate, place, meaning_of(view, predicate))
    if meaning.denied and names_effect(view, predicate.word):
        # "Nobody knows what X does to Y"
        meaning = replace(meaning, denied=False, lack=False, certainty=Certainty.UNCLEAR)
    if spared_all and meaning.denied:
        meaning = meaning.flipped()
    if predicate.frame.frame == RISK and not meaning.denied:
        return
    if tells_of_people(view, predicate) and meaning.voice is None:
        meaning = meaning.voiced(Voice.HYPOTHETICAL)
    attribute = change.frame.frame if change else attribute_of(view, place)
    if subject.exposure is None and overdone(view, predicate):
        subject = replace(subject, exposure=Exposure.EXCESS)
    if len(objects) == 1 and predicate.frame.frame in view.language.symmetric:
        subject, objects = _exposure_first(view, subject, objects)
    if predicate.frame.shape is Shape.ATTRIBUTE and are_outcomes(view, subject.concepts):
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
        if meaning.denied and any(is_universal(view, index) for index in spoken_of):
            # "Vaccines can't prevent all infections"
            meaning, scope = replace(meaning, complete=True), replace(scope, partial=True)
        meant = meaning.flipped() if argument is not None and argument.denied else meaning
        reading = Reading(
            predicate,
            subject,
            argument,
            meant,
            scope,
            attribute,
            linear,
            is_purpose(view, predicate),
            rival.id if rival else None,
        )
        yield reading
        if scope.excluded:
            yield replace(reading, meaning=meant.flipped(), scope=_only_excluded(scope))


def _is_likely_to(
    view: View, predicate: Predicate, predicates: list[Predicate], place: Roles
) -> bool:
    """Whether "X is likelier to raise Y" is read from the raising."""
    if predicate.frame.shape is not Shape.LIKELIHOOD or place.subject is None:
        return False
    doing = view.tree.kid(predicate.word.index, "xcomp")
    spoken = doing is not None and any(
        # "Less likely to develop Y" tells what befalls people.
        other.word.index == doing.index and other.frame.shape is Shape.PLAIN
        for other in predicates
    )
    return spoken and not is_person(view, place.subject)


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


def _held(predicate: Predicate) -> Argument:
    """The object that a relating word holds itself: "carcinogenic", "fall asleep faster"."""
    assert predicate.frame.names is not None
    place = (predicate.word.index,)
    return Argument((predicate.frame.names,), Join.ALL, None, frozenset(), place)


def _is_guessed(view: View, subject: Argument) -> bool:
    """Whether a subject was found for a noun that names none: "no drug has shown a gain"."""
    return subject.resolved and any(
        view.tree.words[index].lower not in view.language.pronouns for index in subject.words
    )


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
    return owned and are_outcomes(view, subject.concepts)


def _words_of(argument: Argument | None) -> tuple[int, ...]:
    return argument.words if argument is not None else ()


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
