"""A place of a relation, filled: concepts, how they join, in which amount."""

from __future__ import annotations

from dataclasses import dataclass

from checker.extract.discourse import Group
from checker.language import Word
from checker.values.claim import Exposure, Join

#: Cue slots that say in which amount something is present, the more special first.
EXPOSURE_SLOTS = ("deficient", "excess", "less", "more", "status")


@dataclass(frozen=True, slots=True)
class Argument:
    """Concepts in one place of a relation.

    `wrappers` are classes of the nouns around them ("risk", "severity",
    "decline", "measure"); `words` the tree words that name them; `resolved`
    is true where they were named before, not here; `denied` marks a conjunct
    that "but not" sets apart.
    """

    concepts: tuple[str, ...]
    join: Join
    exposure: Exposure | None
    wrappers: frozenset[str]
    words: tuple[int, ...]
    resolved: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """The words that head a predicate's subject, objects and what it is compared with.

    `kept_from` says that people are kept from the objects: "stops you catching colds".
    """

    subject: Word | None
    objects: tuple[Word, ...]
    comparator: Word | None = None
    kept_from: bool = False


def named_by(word: Word, exposure: Exposure | None = None) -> Argument:
    """The concept that one word names, alone in its place."""
    assert word.mention is not None
    return Argument((word.mention.concept,), Join.ALL, exposure, frozenset(), (word.index,))


def antecedent(group: Group, *words: Word) -> Argument:
    """What was spoken of before as an argument here; `words` are those that stand for it."""
    places = tuple(word.index for word in words)
    return Argument(group.concepts, group.join, group.exposure, frozenset(), places, resolved=True)
