"""One statement of a sentence, in terms of its words and concepts."""

from __future__ import annotations

from dataclasses import dataclass

from checker.extract.argument import Argument
from checker.extract.meaning import Meaning
from checker.extract.predicates import Predicate
from checker.extract.scope import ScopeReading


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement: a predicate with its arguments, meaning and scope.

    `attribute` is the frame of what the object was said to be: higher, fewer,
    shorter; `linear` marks arguments found without the parse, `purpose`
    what something is used or taken for ("take X to prevent Y"); `comparator` is
    the active treatment that the subject is compared with.
    """

    predicate: Predicate
    subject: Argument
    object: Argument | None
    meaning: Meaning
    scope: ScopeReading
    attribute: str | None = None
    linear: bool = False
    purpose: bool = False
    comparator: str | None = None
