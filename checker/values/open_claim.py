"""Open claims: what a source says of things that no rule names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.values.claim import Claim


class Direction(StrEnum):
    """What is said to happen to the object; `some` leaves open what."""

    LESS = "less"
    MORE = "more"
    BETTER = "better"
    WORSE = "worse"
    SOME = "some"


class Sense(StrEnum):
    """Whether one wants more or less of a thing; open where no word tells."""

    GOOD = "good"
    BAD = "bad"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as compared: `text` as it stands, `words` in normal form, in order.

    A word that begins with "@" is a concept's id, one with "#" the number in a
    code, one in capitals is a name or short form. `head` is one of the words,
    `rare` are those that few texts use; `specific` says that it names one
    thing, as "drug" and "symptom" do not, `lowered` that it is told of little of it.
    """

    text: str
    words: tuple[str, ...]
    head: str
    sense: Sense
    rare: tuple[str, ...] = ()
    specific: bool = False
    lowered: bool = False

    @property
    def key(self) -> frozenset[str]:
        """The words without their order."""
        return frozenset(self.words)


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """One claim with its phrases; the claim names them as `text:` members.

    `rival` is what the subject is compared with; `settings` are the concepts and
    words of the sentence that say in whom or what; `graded` is false where the
    relating word does not say by itself which way the object goes; `covered` says
    that the rules name both things, and the sentence is read by them, too.
    """

    claim: Claim
    subject: Phrase
    object: Phrase
    direction: Direction
    rival: Phrase | None = None
    settings: frozenset[str] = frozenset()
    graded: bool = True
    covered: bool = False
