"""What a relating word of open claims says: of which two things, and which way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.discover.arguments import LINKED
from checker.discover.phrases import Named
from checker.extract.meaning import Meaning
from checker.extract.predicates import Predicate
from checker.ruleset.discovery import Discovery
from checker.ruleset.language import Shape
from checker.values.open_claim import Direction, Phrase, Sense

OPPOSITE = {Direction.MORE: Direction.LESS, Direction.LESS: Direction.MORE}
JUDGED = frozenset({Direction.BETTER, Direction.WORSE})
_REMEDIES = frozenset({Direction.LESS, Direction.BETTER})


@dataclass(frozen=True, slots=True)
class Statement:
    """A relating word with what fills its roles and how it is meant."""

    predicate: Predicate
    meaning: Meaning
    denied: bool
    told: Direction
    subject: Named
    object: Named
    #: Whether less of the one goes with more of the other.
    inverse: bool = False


def is_sensible(statement: Statement, words: Discovery) -> bool:
    """Whether both are things that one can compare sources on."""
    subject, object_ = statement.subject, statement.object
    shared = subject.phrase.key & object_.phrase.key
    if shared & {subject.phrase.head, object_.phrase.head} or subject.indices & object_.indices:
        return False
    if statement.told in JUDGED and not _is_one_way(statement):
        # "Enhances the lowering of X": better in which way, nobody says.
        return False
    if not subject.phrase.specific or _is_vague(object_.phrase, words):
        return False
    # What one does not want remedies nothing.
    return subject.phrase.sense is not Sense.BAD or statement.told not in _REMEDIES


def _is_one_way(statement: Statement) -> bool:
    """Whether it is clear what a judged change is: "effective in the prevention of a disease"."""
    wanted = {Sense.BAD: Direction.LESS, Sense.GOOD: Direction.MORE}
    object_ = statement.object
    plain = object_.direction in (None, statement.told)
    return plain or object_.direction is wanted.get(object_.phrase.sense)


def _is_vague(phrase: Phrase, words: Discovery) -> bool:
    """Whether too little is said of what a thing is: "symptoms", "the part"."""
    known = phrase.specific or phrase.sense is not Sense.OPEN or phrase.key <= words.broad
    return not known or phrase.key <= words.vague


def turned(statement: Statement, words: Discovery) -> Statement:
    """A link has no direction: what one fears is what is acted on."""
    subject, object_ = statement.subject, statement.object
    unwanted = object_.phrase.sense is Sense.BAD or (
        object_.phrase.sense is Sense.GOOD and object_.direction is Direction.LESS
    )
    feared = subject.phrase.sense is Sense.BAD and not unwanted
    frame = statement.predicate.frame
    if frame.frame == LINKED and frame.words[0] not in words.foretelling and feared:
        return replace(statement, subject=object_, object=subject)
    return statement


def direction_of(statement: Statement) -> Direction:
    """What happens to the object: "linked to lower X" lowers it, "linked to a disease" raises."""
    told, object_ = statement.told, statement.object
    frame = statement.predicate.frame
    if frame.shape is Shape.ATTRIBUTE:
        return told
    if frame.frame == LINKED:
        feared = object_.phrase.sense is Sense.BAD and not statement.denied
        way = object_.direction or (Direction.MORE if feared else told)
        return OPPOSITE.get(way, way) if statement.inverse else way
    if told is object_.direction is Direction.LESS:
        # "Slows the decline in X"
        return Direction.MORE
    # "Results in a reduction of X"
    return object_.direction or told if told is Direction.MORE else told
