"""Open claims of a parsed sentence: the frames of the rules, whatever they relate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.claims.reader import SentenceRead
from checker.discover.arguments import BACKED, arguments
from checker.discover.comparisons import compared, is_comparing
from checker.discover.groups import found_in, parted, people_at
from checker.discover.names import Naming
from checker.discover.phrases import Named, phrases_of
from checker.discover.statements import JUDGED, OPPOSITE, Statement, is_sensible, turned
from checker.discover.writing import claim_of
from checker.extract.argument import Roles
from checker.extract.chain import meaning_of
from checker.extract.meaning import Meaning
from checker.extract.phrases import is_person, is_set_apart, with_prepositions
from checker.extract.predicates import Predicate, find_predicates
from checker.extract.qualifiers import object_negated
from checker.extract.silent import is_handled, tells_of_people
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.discovery import Discovery
from checker.ruleset.language import Shape, WordClass
from checker.ruleset.rules import RuleSet
from checker.values.claim import Voice
from checker.values.open_claim import Direction, OpenClaim

_SHAPES = frozenset(
    {Shape.PLAIN, Shape.SWAP, Shape.ERGATIVE, Shape.PAIR, Shape.ATTRIBUTE, Shape.LIKELIHOOD}
)
#: A list of more things than this is read no further.
_MOST = 4


def open_claims(
    read: SentenceRead, view: View, naming: Naming, rules: RuleSet
) -> tuple[OpenClaim, ...]:
    """The open claims of a sentence, without those that say the same of the same."""
    found: dict[tuple[object, ...], OpenClaim] = {}
    for predicate in find_predicates(view):
        for statement in _statements(view, _opened(view, predicate, naming.words), naming):
            claim = claim_of(statement, view, read, naming, rules)
            key = (claim.subject.key, claim.object.key, claim.direction, claim.claim.polarity)
            found.setdefault(key, claim)
    return tuple(found.values())


def _opened(view: View, predicate: Predicate, words: Discovery) -> Predicate:
    """The predicate in a frame that open claims are read by, where its word has one."""
    frames = [predicate.frame, *predicate.others]
    if predicate.frame.shape is Shape.ADVICE:
        # "The data support the use of X for Y" says that it helps.
        frames += (
            one for one in view.frames(predicate.word, WordClass.VERB) if one.frame == BACKED
        )
    known = (frame for frame in frames if frame.frame in words.directions)
    return replace(predicate, frame=next(known, predicate.frame))


def _statements(view: View, predicate: Predicate, naming: Naming) -> Iterator[Statement]:
    told = naming.words.directions.get(predicate.frame.frame)
    if told is None or not _relates(view, predicate, naming):
        return
    meaning = meaning_of(view, predicate)
    voice = meaning.voice or Voice.OWN
    if voice not in (Voice.OWN, Voice.REJECTED) or meaning.mixed:
        return
    if _is_bare(view, predicate, meaning):
        return
    place = arguments(view, predicate, naming.words.treating)
    if not is_comparing(predicate, naming.words):
        # "Neither X nor Y affects Z"
        meaning = object_negated(view, predicate, Roles(place[0], tuple(place[1])), meaning)
    denied = (meaning.denied and not _sets_apart(view, meaning)) != (voice is Voice.REJECTED)
    subjects, objects = _things(view, predicate, place, naming, denied=meaning.denied)
    head = view.tree.head(predicate.word)
    if head is not None and predicate.word.dep == "nsubj" and head.lower in naming.words.slowed:
        # "The decline in X was slower"
        told = OPPOSITE.get(Direction(told), Direction(told))
    beside = view.tree.kids(predicate.word.index, "advmod", "amod")
    inverse = any(kid.lower in naming.words.inverse for kid in beside)
    for object_ in objects[: 2 * _MOST]:
        for subject in subjects[:_MOST]:
            statement = Statement(
                predicate, meaning, denied, Direction(told), subject, object_, inverse
            )
            if is_sensible(statement, naming.words):
                yield turned(statement, naming.words)


def _sets_apart(view: View, meaning: Meaning) -> bool:
    """Whether all that denies only keeps one of a list out: "X, but not Y, is linked to Z"."""
    denying = [view.tree.words[hit.first] for slot, hit in meaning.hits if slot == "polarity"]
    heads = [view.tree.head(word) for word in denying]
    return bool(heads) and all(
        head is not None
        and head.upos != "VERB"
        and view.tree.kid(head.index, "cop") is None
        and is_set_apart(view, head)
        for head in heads
    )


def _relates(view: View, predicate: Predicate, naming: Naming) -> bool:
    """Whether the word relates, rather than naming a thing or saying which people are meant."""
    if is_comparing(predicate, naming.words):
        return True
    if predicate.frame.shape not in _SHAPES or _only_names(view, predicate, naming):
        return False
    return not (is_handled(view, predicate) or tells_of_people(view, predicate))


def _only_names(view: View, predicate: Predicate, naming: Naming) -> bool:
    """Whether the word names a thing rather than relating: "statin therapy", "outcomes"."""
    if predicate.frame.word_class is not WordClass.NOUN:
        return False
    if predicate.word.dep == "compound":
        # "a pressure lowering effect"
        return True
    reports = predicate.word.lower in view.language.own_subjects
    if predicate.frame.shape is Shape.SWAP and reports:
        return True
    lemma = naming.normal.word(predicate.word.text)
    words = naming.words
    if predicate.word.dep == "obj" and words.directions[predicate.frame.frame] in JUDGED:
        # "has no value in"
        return False
    return lemma in words.broad | words.wrappers | words.bad | words.good


def _is_bare(view: View, predicate: Predicate, meaning: Meaning) -> bool:
    """Whether a denied participle without a verb only says which are meant: "not relieved by"."""
    word = predicate.word
    if not (predicate.passive and meaning.denied) or word.dep not in ("acl", "root", "amod"):
        return False
    return view.tree.kid(word.index, "aux", "aux:pass", "cop") is None


def _things(
    view: View,
    predicate: Predicate,
    place: tuple[Word | None, list[Word]],
    naming: Naming,
    *,
    denied: bool,
) -> tuple[list[Named], list[Named]]:
    """What acts and what is acted on."""
    if is_comparing(predicate, naming.words):
        return compared(view, predicate, naming) if denied else ([], [])
    subject, objects = place
    acted = [named for word in objects for named in _acted(view, word, predicate, naming)]
    if not acted and predicate.frame.word_class is WordClass.NOUN:
        # "a risk factor in the development of X"
        told = view.function("possession") | view.function("given_with")
        places = with_prepositions(view, predicate.word.index, naming.through - told)
        acted = [named for word in places for named in _acted(view, word, predicate, naming)]
    acting = people_at(view, subject, naming) if subject is not None else []
    if subject is not None and acting and acted:
        return parted(acted, acting) if is_person(view, subject) else (acting, acted)
    return found_in(view, predicate, naming, objects)


def _acted(view: View, word: Word, predicate: Predicate, naming: Naming) -> list[Named]:
    """What a word names; what helps people with a disease helps with the disease."""
    if naming.words.directions[predicate.frame.frame] in JUDGED:
        return people_at(view, word, naming)
    return phrases_of(view, word, naming)
