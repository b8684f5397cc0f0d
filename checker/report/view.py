"""What a format needs besides the findings: labels, the run's record, and the terminal's shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from checker.values.article import Article
from checker.values.claim import Claim
from checker.values.report import OPEN_STATES, RANK, Finding, Place, Report, Severity

#: Gives the article of a path as it stands now; None where it cannot be read.
Articles = Callable[[str], Article | None]


def no_articles(_: str) -> None:
    """No article's text is at hand."""


@dataclass(frozen=True, slots=True)
class Names:
    """The rule set's labels, by id; an unknown id stands for itself.

    `points` says what a strength on a scale means, `origins` in which file and
    line an established statement stands, `topics` to which topic a concept belongs.
    """

    concepts: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)

    def concept(self, concept_id: str) -> str:
        """The label of a concept, or the words of a member that no rule knows."""
        prefix, separator, rest = concept_id.partition(":")
        if separator and prefix == "text":
            return rest
        if separator and prefix == "without":
            return f"without {self.concept(rest)}"
        return self.concepts.get(concept_id, concept_id.replace("_", " "))

    def relation(self, relation_id: str) -> str:
        """The label of a relation."""
        return self.relations.get(relation_id, relation_id.replace("_", " "))


@dataclass(frozen=True, slots=True)
class RunRecord:
    """What a run was made with; nothing else in a report holds a time or a version."""

    versions: Mapping[str, str]
    model: Mapping[str, str]
    rules: Mapping[str, object]
    root: str
    today: str
    started: str
    seconds: float
    options: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Repository:
    """How the repository around the root sees its files.

    `prefix` leads from its top to the root; `link` is the address of a file in it,
    with {path}, {line} and {end_line} to be filled in, where one is known.
    """

    prefix: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """How to show a report; `width` counts terminal columns.

    `new_only` leaves out what is baselined, decided or suppressed; `fail_on` is the
    severity from which a finding fails the run, and with `strict_baseline` a stale
    entry fails it, too; `articles` gives texts to formats that show what stands
    around a claim.
    """

    names: Names = field(default_factory=Names)
    run: RunRecord | None = None
    min_severity: Severity = Severity.NOTE
    width: int = 100
    colour: bool = False
    verbose: bool = False
    new_only: bool = False
    fail_on: Severity | None = Severity.ERROR
    strict_baseline: bool = False
    repository: Repository = field(default_factory=Repository)
    articles: Articles = no_articles


def visible(report: Report, view: View) -> tuple[Finding, ...]:
    """The findings that the view's minimum severity and states let through, in order."""
    limit = RANK[view.min_severity]
    return tuple(
        finding
        for finding in report.findings
        if RANK[finding.severity] <= limit and (not view.new_only or finding.state in OPEN_STATES)
    )


def first_claim(finding: Finding) -> Claim | None:
    """The claim that stands for a finding: the first of those that give it its state.

    Of a known dispute that a new source has joined, that is the new source.
    """
    claims = [participant for side in finding.sides for participant in side.claims]
    own = [participant for participant in claims if participant.state is finding.state]
    return next((participant.claim for participant in (*own, *claims)), None)


def first_place(finding: Finding) -> Place | None:
    """Where a finding is shown: at its own place, else at its first claim."""
    claim = first_claim(finding)
    if finding.place or claim is None:
        return finding.place
    return Place(claim.path, claim.line, claim.column, claim.span)
