"""What the page shows, in words and in order, before it is laid out or packed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.report.html.context import Context, contexts
from checker.report.html.evidence import EvidenceItem, evidence_item, is_web_address
from checker.report.html.matrix import Line, matrix
from checker.report.html.readings import Piece, Row, differing_cues, pieces, rows
from checker.report.html.sources import Source, sources_of
from checker.report.places import place_address, region_of
from checker.report.text import plain
from checker.report.view import Names, View
from checker.report.words import VOICES, question_words, sources, why_words
from checker.values.claim import Claim, Voice
from checker.values.report import (
    OPEN_STATES,
    RANK,
    Decision,
    Evidence,
    Finding,
    Participant,
    Report,
    Severity,
    Side,
    State,
)

#: A finding in one of these states is settled: nobody need look at it again.
SETTLED = frozenset({State.ACCEPTED, State.FALSE_POSITIVE, State.SUPPRESSED})
#: Which findings each tile shows.
TILES: Mapping[str, frozenset[State]] = {
    "new": frozenset({State.NEW}),
    "open": frozenset(State) - SETTLED,
    "accepted": SETTLED,
    "expired": frozenset({State.EXPIRED}),
}


@dataclass(frozen=True, slots=True)
class ClaimItem:
    """A claim in its own words, with what stands around it."""

    source: int
    line: int
    address: str
    anchor: str
    heading: str | None
    context: Context
    voice: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ClaimOn:
    """A claim on a side by its number, and what is known of it there.

    `changed` marks one that a change since the reference of --since takes part in.
    """

    claim: int
    state: State
    note: str | None
    changed: bool


@dataclass(frozen=True, slots=True)
class SideItem:
    """A side: its reading, and its claims; what is established has none."""

    letter: str
    reading: str
    sources: str
    claims: tuple[ClaimOn, ...]

    @property
    def established(self) -> bool:
        """Whether this is what the evidence says."""
        return not self.claims


@dataclass(frozen=True, slots=True)
class FindingItem:
    """A finding in words; claims, evidence and sources are numbers in the page's lists."""

    id: str
    kind: str
    severity: Severity
    state: State
    topic: str
    question: str
    why: str
    advice: str | None
    decision: str | None
    place: str | None
    rule: str | None
    sides: tuple[SideItem, ...]
    rows: tuple[Row, ...]
    marked: tuple[str, ...]
    evidence: tuple[int, ...]
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MatrixItem:
    """A line of the matrix; cells are (source, what it says, claims)."""

    question: str
    yes: str
    established: str | None
    odd: int | None
    cells: tuple[tuple[int, str, tuple[int, ...]], ...]
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page shows of a report."""

    findings: tuple[FindingItem, ...]
    claims: tuple[ClaimItem, ...]
    evidence: tuple[EvidenceItem, ...]
    sources: tuple[Source, ...]
    matrix: tuple[MatrixItem, ...]


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Where in the page's lists a thing stands; `changed` are the ids of changed claims."""

    sources: Mapping[str, int]
    claims: Mapping[Claim, int]
    evidence: Mapping[Evidence, int]
    changed: frozenset[str]


def page_of(report: Report, view: View) -> Page:
    """The page's content; the same report and texts give the same page."""
    findings = sorted(report.findings, key=lambda finding: _graveness(finding))
    lines = matrix(findings, report.answered)
    claims = _claims_shown(findings, lines)
    paths = sorted({claim.path for claim in claims})
    known = sources_of(report.articles, paths)
    evidence = tuple(dict.fromkeys(one for finding in findings for one in finding.evidence))
    numbers = _Numbers(
        sources={path: number for number, path in enumerate(paths)},
        claims={claim: number for number, claim in enumerate(claims)},
        evidence={one: number for number, one in enumerate(evidence)},
        changed=report.changed,
    )
    beside = contexts(claims, view.articles)
    return Page(
        findings=tuple(_finding(finding, view.names, numbers) for finding in findings),
        claims=tuple(
            _claim(claim, numbers, known, beside.get((claim.path, claim.span)), view)
            for claim in claims
        ),
        evidence=tuple(evidence_item(one) for one in evidence),
        sources=known,
        matrix=tuple(_matrix(line, view.names, numbers) for line in lines),
    )


def _graveness(finding: Finding) -> tuple[bool, bool, int, int]:
    """New before known, open before settled, grave before mild, many sources before few."""
    paths = {one.claim.path for side in finding.sides for one in side.claims}
    return (
        finding.state not in OPEN_STATES,
        finding.state in SETTLED,
        RANK[finding.severity],
        -len(paths),
    )


def _claims_shown(findings: Sequence[Finding], lines: Sequence[Line]) -> tuple[Claim, ...]:
    found: dict[Claim, None] = {}
    for finding in findings:
        for side in finding.sides:
            found.update(dict.fromkeys(one.claim for one in side.claims))
    for line in lines:
        found.update(dict.fromkeys(claim for shown in line.claims.values() for claim in shown))
    return tuple(found)


def _claim(
    claim: Claim,
    numbers: _Numbers,
    known: Sequence[Source],
    context: Context | None,
    view: View,
) -> ClaimItem:
    address = place_address(region_of(claim), view)
    source = numbers.sources[claim.path]
    heading = plain(claim.heading) if claim.heading else None
    # A sentence is no heading of itself, and the source's name has been said.
    told = {plain(claim.quote), known[source].name}
    return ClaimItem(
        source=source,
        line=claim.line,
        address=address if is_web_address(address) else "",
        anchor=anchor(claim),
        heading=None if heading in told else heading,
        context=context or Context(),
        voice=VOICES[claim.voice] if claim.voice is not Voice.OWN else None,
        pieces=pieces(claim),
    )


def anchor(claim: Claim) -> str:
    """The name of a claim's sentence on its article's page."""
    return f"s{claim.span.start}"


def _finding(finding: Finding, names: Names, numbers: _Numbers) -> FindingItem:
    # What the sources say comes first, what they are held against last.
    sides = sorted(finding.sides, key=lambda side: not side.claims)
    found = rows(sides, names)
    paths = {one.claim.path for side in sides for one in side.claims}
    return FindingItem(
        id=finding.id,
        kind=finding.kind.value,
        severity=finding.severity,
        state=finding.state,
        topic=finding.topic,
        question=plain(question_words(finding.question, names)),
        why=plain(why_words(finding)),
        advice=plain(finding.advice) if finding.advice else None,
        decision=decision_words(finding.decision) if finding.decision else None,
        place=f"{plain(finding.place.path)}:{finding.place.line}" if finding.place else None,
        rule=finding.rule,
        sides=tuple(
            _side(side, chr(ord("A") + place), numbers, finding.decision)
            for place, side in enumerate(sides)
        ),
        rows=found,
        marked=tuple(sorted(differing_cues(found))),
        evidence=tuple(numbers.evidence[one] for one in finding.evidence),
        sources=tuple(sorted(numbers.sources[path] for path in paths)),
    )


def _side(side: Side, letter: str, numbers: _Numbers, decision: Decision | None) -> SideItem:
    return SideItem(
        letter=letter,
        reading=plain(side.reading),
        sources=sources([one.claim for one in side.claims]) if side.claims else "",
        claims=tuple(
            ClaimOn(
                claim=numbers.claims[one.claim],
                state=one.state,
                note=_note(one, decision),
                changed=one.id in numbers.changed,
            )
            for one in side.claims
        ),
    )


def _note(participant: Participant, decision: Decision | None) -> str | None:
    """What was decided on one claim, if not on the whole finding, and how it read then."""
    own = participant.decision if participant.decision != decision else None
    found = [decision_words(own)] if own else []
    if participant.was:
        found.append(f"changed since then; it was “{plain(participant.was)}”")
    return "; ".join(found) or None


def decision_words(decision: Decision) -> str:
    """`accepted by Ann on 2026-11-20, until 2027-01-01: why (claimcheck-decisions.yaml:3)`."""
    words = decision.verdict.value
    words += f" by {decision.by}" if decision.by else ""
    words += f" on {decision.on}" if decision.on else ""
    words += f", until {decision.until}" if decision.until else ""
    place = f" ({decision.place})" if decision.place else ""
    return plain(f"{words}: {decision.reason}{place}")


def _matrix(line: Line, names: Names, numbers: _Numbers) -> MatrixItem:
    return MatrixItem(
        question=plain(question_words(line.question, names)),
        yes=plain(line.yes),
        established=line.established.value if line.established else None,
        odd=numbers.sources[line.odd] if line.odd else None,
        cells=tuple(
            (
                numbers.sources[path],
                cell.value,
                tuple(numbers.claims[claim] for claim in line.claims[path]),
            )
            for path, cell in line.cells.items()
        ),
        findings=line.findings,
    )
