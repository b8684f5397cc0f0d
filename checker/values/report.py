"""What comparing gives: findings, each one question with its sides; and the whole report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from checker.values.article import Failure, Ignored, Metadata
from checker.values.claim import (
    Basis,
    Certainty,
    Claim,
    Exposure,
    Join,
    Polarity,
    Quantity,
    Scope,
    Stance,
)
from checker.values.open_claim import OpenClaim
from checker.values.span import Span


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
    """Along which line the sides differ; none for a finding that has no sides."""

    POLARITY = "polarity"
    DIRECTION = "direction"
    STRENGTH = "strength"
    QUANTITY = "quantity"
    SUFFICIENCY = "sufficiency"
    RECOMMENDATION = "recommendation"
    SAFETY = "safety"
    NONE = "none"


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


#: A claim whose reading is less sure than this gives no more than a note.
MIN_CONFIDENCE = Decimal("0.50")

#: From grave to mild; a finding is shown when its rank is at most the threshold's.
RANK: Mapping[Severity, int] = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class State(StrEnum):
    """What is already known of a finding or of one claim in it."""

    NEW = "new"
    BASELINED = "baselined"
    ACCEPTED = "accepted"
    FALSE_POSITIVE = "false-positive"
    FIX_PLANNED = "fix-planned"
    SUPPRESSED = "suppressed"
    EXPIRED = "expired"


#: From grave to mild: a finding takes the gravest state of its claims.
STATES_BY_GRAVITY = (
    State.NEW,
    State.EXPIRED,
    State.FIX_PLANNED,
    State.BASELINED,
    State.ACCEPTED,
    State.FALSE_POSITIVE,
    State.SUPPRESSED,
)
#: What a run fails for; everything else is known.
OPEN_STATES = frozenset({State.NEW, State.EXPIRED})


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a finding or one claim in it is known: what people decided and why.

    `verdict` is accepted, false-positive or fix-planned, or suppressed for a
    comment in an article; after `until` (a date like 2026-11-20, as `on` is) the
    finding returns. `place` is the file:line where the decision is written down.
    """

    verdict: State
    reason: str
    by: str | None = None
    on: str | None = None
    until: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding without claims stands; line and column count from 1."""

    path: str
    line: int
    column: int
    span: Span


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
    """A claim on a side of a finding, with its own stable id and state.

    `was` is the sentence as it was decided or baselined, where it changed since.
    """

    id: str
    claim: Claim
    state: State = State.NEW
    decision: Decision | None = None
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Slots:
    """What the evidence says, slot by slot: a claim without words, place and voice."""

    subject: tuple[str, ...]
    join: Join
    exposure: Exposure | None
    relation: str
    object: str | None
    polarity: Polarity
    certainty: Certainty
    basis: Basis | None
    scope: Scope
    comparator: str | None
    quantity: Quantity | None


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of a finding that stand together; `reading` says their stance in words.

    A side without a claim is what is established, and has its `slots`.
    """

    stance: Stance
    reading: str
    claims: tuple[Participant, ...]
    slots: Slots | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One question on which sources clash, for one kind and one rule.

    `decision` is the one behind its state, where there is one; `place` is where
    a finding stands that has no claims (an unused suppression).
    """

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
    decision: Decision | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read: never pass on nothing. Open claims count as claims.

    `rules_touched` counts the statements that had at least one claim to be
    compared with; `skipped` counts blocks by kind that were not read; `ignored`
    are the files and folders that were left out on purpose.
    """

    articles: int
    claims: int
    claims_compared: int
    sentences: int
    rules: int
    rules_touched: int
    skipped: Mapping[str, int]
    ignored: tuple[Ignored, ...] = ()


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
class Stale:
    """A claim that a baseline or a decision knows and that is found no longer.

    `finding` is the finding's id, `written` the file:line that knows it.
    """

    finding: str
    kind: str
    rule: str | None
    path: str
    quote: str
    written: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found, sorted.

    `claims` are all that were read, `answered` those that were compared, by the
    questions they answer directly; `stale` are entries of the baseline, and
    `unmatched` quotes of decisions, that nothing answers to any longer. `changed`
    are the ids of claims in findings that the change of `--since` is about;
    `open_claims` are about things that no rule names, read where a run discovers.
    """

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    coverage: Coverage
    articles: tuple[ArticleRecord, ...] = ()
    claims: tuple[Claim, ...] = ()
    answered: tuple[Answered, ...] = ()
    stale: tuple[Stale, ...] = ()
    unmatched: tuple[Stale, ...] = ()
    changed: frozenset[str] = frozenset()
    open_claims: tuple[OpenClaim, ...] = ()
