"""A claim: who does what to what, how surely, in which scope, in whose voice."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from checker.values.span import Span


class Polarity(StrEnum):
    """Whether the source holds that the relation holds."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    MIXED = "mixed"


class Certainty(StrEnum):
    """How surely the source says it."""

    ASSERTED = "asserted"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNCLEAR = "unclear"


class Voice(StrEnum):
    """Whose claim it is; only own, headline and rejected claims are compared."""

    OWN = "own"
    HEADLINE = "headline"
    REPORTED = "reported"
    REJECTED = "rejected"
    QUESTION = "question"
    AIM = "aim"
    HYPOTHETICAL = "hypothetical"


class Basis(StrEnum):
    """What the source rests the claim on."""

    TRIAL = "trial"
    ASSOCIATION = "association"
    ANIMAL = "animal"
    LAB = "lab"
    MECHANISM = "mechanism"
    LACK = "lack"


class Join(StrEnum):
    """How several subjects act: together, each by itself, or at least one of them."""

    ALL = "all"
    EACH = "each"
    ANY = "any"


class Exposure(StrEnum):
    """In which amount the subject is present, where that is not simply given or taken."""

    MORE = "more"
    LESS = "less"
    DEFICIENT = "deficient"
    EXCESS = "excess"
    STATUS = "status"


class Role(StrEnum):
    """What a quantity is for."""

    INTAKE = "intake"
    UPPER_LIMIT = "upper-limit"
    TARGET = "target"
    EFFECT = "effect"
    STUDY_DOSE = "study-dose"
    CONTENT = "content"


#: Stands in a scope slot for "whichever": every value is covered.
ANY = "any"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in the rule set's canonical unit; None is an open end.

    `of` is the id of a quantity definition where one fits, else a concept id.
    """

    role: Role
    low: Decimal | None
    high: Decimal | None
    unit: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the claim is said to hold; an empty slot is unlimited, ("any",) covers all.

    Members are concept ids; `text:` before a member marks words that no rule
    knows, `without:` one that is excluded ("in people without deficiency").
    """

    sole: bool = False
    with_: tuple[str, ...] = ()
    population: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    dose: Quantity | None = None
    duration: str | None = None
    form: str | None = None
    timing: str | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """The closed interval of worlds that a claim allows, on a named scale.

    Ends are points of the scale (integers) or, on an amount scale, amounts in
    the canonical unit; None is an open end.
    """

    scale: str
    low: Decimal | None
    high: Decimal | None


#: Stands for the rule of a cue that points to something named before: "it".
REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of the file that filled a slot, and the rule (file:line) that read them.

    `quoted` is where the words stand in the claim's quote; None where they stand
    elsewhere (an antecedent, a heading, a list's lead-in). `parse` says how they
    hang on the relating word ("nsubj of lowers"), or how else they were found.
    """

    slot: str
    text: str
    span: Span
    rule: str
    quoted: Span | None = None
    parse: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of one sentence, in the words of the rule set.

    `span` is the sentence's range in the file, in code points; `line` and
    `column` count from 1; `quote` is the whole sentence as a reader sees it.
    `end_line` and `end_column` are the first place past it, 0 where nobody said.
    `matter` is the illness that its page is about, where the claim itself speaks of
    another thing: as its author meant it, the claim holds for people with that illness.
    What is `partial` is told of some people or cases, and leaves open others.
    """

    path: str
    line: int
    column: int
    span: Span
    quote: str
    subject: tuple[str, ...]
    join: Join
    exposure: Exposure | None
    relation: str
    aspect: str
    object: str | None
    polarity: Polarity
    certainty: Certainty
    basis: Basis | None
    voice: Voice
    scope: Scope
    comparator: str | None
    quantity: Quantity | None
    stance: Stance
    cues: tuple[Cue, ...]
    confidence: Decimal
    heading: str | None = None
    end_line: int = 0
    end_column: int = 0
    matter: str | None = None
    partial: bool = False
