"""What a corpus says on what somebody asks: questions, their sides, and what is established."""

from __future__ import annotations

from dataclasses import dataclass

from checker.values.article import Failure
from checker.values.claim import Claim, Stance
from checker.values.report import ArticleRecord, Evidence, Finding, Question


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim on a side; `hedged` where its source is not sure of it."""

    claim: Claim
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Stand:
    """What some sources say alike; `open` where they leave the question open."""

    stance: Stance
    reading: str
    tellings: tuple[Telling, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Established:
    """An established statement on a question; `rule` is topic/id."""

    rule: str
    verdict: str
    reading: str
    advice: str
    evidence: tuple[Evidence, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a question is not the one that was asked: `concept` is `link` what was `asked`.

    `together` stands for a concept beside the one that was asked for.
    """

    concept: str
    link: str
    asked: str


@dataclass(frozen=True, slots=True)
class Part:
    """One question on what was asked, with its sides, statements and findings."""

    question: Question
    differences: tuple[Difference, ...]
    stands: tuple[Stand, ...]
    established: tuple[Established, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is said on a subject, or on a subject and an object.

    With one concept alone, `object` is None and its questions are those that it
    takes part in on either side.
    """

    subject: str
    object: str | None
    parts: tuple[Part, ...]
    articles: tuple[ArticleRecord, ...]
    failures: tuple[Failure, ...]
