"""What rules consist of, as the stages see it: frozen, resolved, and free of YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from checker.values.claim import Certainty, Polarity, Scope
from checker.values.report import Evidence, Severity


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a rule stands: `file` is relative to the rules folder; line and column from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Kind(StrEnum):
    """What a concept is; relations read their aspect from the kind of their object."""

    SUPPLEMENT = "supplement"
    NUTRIENT = "nutrient"
    FOOD = "food"
    DRUG = "drug"
    PROCEDURE = "procedure"
    BEHAVIOUR = "behaviour"
    DEVICE = "device"
    AGENT = "agent"
    CONDITION = "condition"
    SYMPTOM = "symptom"
    EVENT = "event"
    MEASURE = "measure"
    POPULATION = "population"
    SITE = "site"
    FORM = "form"
    TIMING = "timing"


#: Kinds that can act: they take medicines' and foods' places as subjects.
EXPOSURE_KINDS = frozenset(
    {
        Kind.SUPPLEMENT,
        Kind.NUTRIENT,
        Kind.FOOD,
        Kind.DRUG,
        Kind.PROCEDURE,
        Kind.BEHAVIOUR,
        Kind.DEVICE,
        Kind.AGENT,
    }
)

#: Kinds that something can happen to: objects of relations.
OUTCOME_KINDS = frozenset({Kind.CONDITION, Kind.SYMPTOM, Kind.EVENT, Kind.MEASURE})


class LinkKind(StrEnum):
    """Typed links between concepts."""

    IS_A = "is_a"
    PART_OF = "part_of"
    CONTAINS = "contains"
    FORM_OF = "form_of"
    SYMPTOM_OF = "symptom_of"
    MEASURED_BY = "measured_by"
    DECLINE_OF = "decline_of"


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that claims are about; `not_` lists look-alikes, longer names that are not it.

    `better` says which way a measure is good: "higher" or "lower".
    `implies` lists populations or conditions that the concept itself brings
    (miscarriage: pregnant women), which then are no limit of scope. `generic`
    marks a name that means another thing with a modifier ("ear infection").
    `plural` says whether messages speak of the label as of several things.
    """

    id: str
    label: str
    kind: Kind
    topic: str
    origin: Origin
    synonyms: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()
    links: Mapping[LinkKind, tuple[str, ...]] | None = None
    better: str = "higher"
    implies: tuple[str, ...] = ()
    generic: bool = False
    plural: bool = False
    mesh: str | None = None

    def linked(self, kind: LinkKind) -> tuple[str, ...]:
        """The concepts that this one names under a link."""
        return (self.links or {}).get(kind, ())


@dataclass(frozen=True, slots=True)
class Scale:
    """An ordered scale; `points` map a strength to words, empty on a numeric axis."""

    id: str
    label: str
    points: Mapping[int, str]
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """A point on a scale; None where it says "some effect" without a direction."""

    id: str
    label: str
    scale: str
    point: int | None
    denied_weaker: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and its factor to the canonical unit of its dimension."""

    id: str
    synonyms: tuple[str, ...]
    dimension: str
    factor: Decimal
    origin: Origin


@dataclass(frozen=True, slots=True)
class QuantityRule:
    """What amounts of a concept are stated in, with conversions that hold for it alone.

    `convert` maps a foreign unit to its worth in `unit`: vitamin D's IU is 0.025 ug.
    """

    id: str
    of: str
    unit: str
    convert: Mapping[str, Decimal]
    origin: Origin
    tolerance: Decimal = Decimal("0.02")


class Verdict(StrEnum):
    """What the evidence says of a statement."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    MIXED = "mixed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StatementClaim:
    """The claim that a statement judges, in the rule set's words."""

    subject: tuple[str, ...]
    join: str
    exposure: str | None
    relation: str
    object: str | None
    polarity: Polarity
    scope: Scope
    comparator: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class StatementTests:
    """Sentences that must violate, agree with, or leave a statement untouched."""

    violates: tuple[str, ...]
    agrees: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """An established statement: a judged claim with advice, evidence and tests."""

    id: str
    topic: str
    claim: StatementClaim
    verdict: Verdict
    certainty: Certainty
    severity: Severity
    advice: str
    evidence: tuple[Evidence, ...]
    tests: StatementTests
    origin: Origin


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a rule file, ready to be shown with its line and a caret."""

    file: str
    line: int
    column: int
    severity: Severity
    message: str
    source_line: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True, slots=True)
class Topic:
    """A rule file's own facts; dates are ISO dates, `review_on` is when to look again."""

    id: str
    title: str
    reviewed_on: str | None
    review_on: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Replaced:
    """Old ids with the ones that took their place; statements are keyed `topic/id`."""

    concepts: Mapping[str, str] = field(default_factory=dict)
    statements: Mapping[str, str] = field(default_factory=dict)
