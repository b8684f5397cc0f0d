"""What comparing gives: findings, each one question with its sides; and the whole report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from checker.values.article import Failure, Metadata
from checker.values.claim import Claim, Stance


class FindingKind(StrEnum):
    """What sort of clash a finding is."""

    CONTRADICTION = "contradiction"
    SELF_CONTRADICTION = "self-contradiction"
    APPARENT = "apparent"
    TENSION = "tension"
    VIOLATION = "violation"
    OPEN_CONTRADICTION = "open-contradiction"
    UNUSED_SUPPRESSION = "unused-suppression"


class Axis(StrEnum):
    """Along which line the sides differ."""

    POLARITY = "polarity"
    DIRECTION = "direction"
    STRENGTH = "strength"
    QUANTITY = "quantity"
    SUFFICIENCY = "sufficiency"
    RECOMMENDATION = "recommendation"
    SAFETY = "safety"


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class State(StrEnum):
    """What is already known of a finding or of one claim in it."""

    NEW = "new"
    BASELINED = "baselined"
    ACCEPTED = "accepted"
    FALSE_POSITIVE = "false-positive"
    FIX_PLANNED = "fix-planned"
    SUPPRESSED = "suppressed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Question:
    """What claims must share to be compared: subject, aspect, object."""

    subject: tuple[str, ...]
    aspect: str
    object: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source that an established statement rests on."""

    type: str
    cite: str
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None
    year: int | None = None
    says: str | None = None
    checked: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A claim on a side of a finding, with its own stable id and state."""

    id: str
    claim: Claim
    state: State = State.NEW


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of a finding that stand together; `reading` says their stance in words."""

    stance: Stance
    reading: str
    claims: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One question on which sources clash, for one kind and one rule."""

    id: str
    kind: FindingKind
    axis: Axis
    severity: Severity
    rule: str | None
    topic: str
    question: Question
    message: str
    advice: str | None
    differs: tuple[str, ...]
    sides: tuple[Side, ...]
    evidence: tuple[Evidence, ...] = ()
    state: State = State.NEW


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read: never pass on nothing.

    `rules_touched` counts the statements that had at least one claim to be
    compared with; `skipped` counts blocks by kind that were not read.
    """

    articles: int
    claims: int
    claims_compared: int
    sentences: int
    rules: int
    rules_touched: int
    skipped: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article that was read: what it says of itself, and how much was found in it.

    `reference` marks one that others are only compared against.
    """

    path: str
    metadata: Metadata = field(default_factory=Metadata)
    sentences: int = 0
    claims: int = 0
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """A compared claim on the question it answers; the stance is the source's own view.

    A myth that the source rejects has its stance turned round already.
    """

    question: Question
    stance: Stance
    claim: Claim


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found, sorted.

    `claims` are all that were read, `answered` those that were compared, by the
    questions they answer directly.
    """

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    coverage: Coverage
    articles: tuple[ArticleRecord, ...] = ()
    claims: tuple[Claim, ...] = ()
    answered: tuple[Answered, ...] = ()
