"""The article view: each article with its claims underlined in place, and how each was read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from checker.report.html.model import SETTLED, anchor
from checker.report.html.readings import CUE_LABELS, Piece, cue_pieces, trace_rows
from checker.report.text import plain
from checker.report.view import Names, View
from checker.report.words import claim_words, question_words, stance_words
from checker.ruleset.structure import shipped_structure
from checker.segment.boundaries import boundaries
from checker.values.article import READ_KINDS, Article, Block
from checker.values.claim import Claim
from checker.values.report import RANK, Finding, FindingKind, Report
from checker.values.span import Span


class Outcome(StrEnum):
    """What became of a claim, from grave to mild; a sentence takes the gravest of its claims."""

    VIOLATION = "violation"
    CONTRADICTION = "contradiction"
    APPARENT = "apparent"
    SETTLED = "settled"
    AGREES = "agrees"
    NOT_COMPARED = "not-compared"


_OF_KIND = {
    FindingKind.VIOLATION: Outcome.VIOLATION,
    FindingKind.CONTRADICTION: Outcome.CONTRADICTION,
    FindingKind.SELF_CONTRADICTION: Outcome.CONTRADICTION,
    FindingKind.OPEN_CONTRADICTION: Outcome.CONTRADICTION,
    FindingKind.APPARENT: Outcome.APPARENT,
    FindingKind.TENSION: Outcome.APPARENT,
    FindingKind.UNUSED_SUPPRESSION: Outcome.SETTLED,
}
_ORDER = list(Outcome)


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a claim: how it was read, from which words, by which rule."""

    label: str
    reading: str
    cues: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """How a claim was read, and the findings that it takes part in (id, kind, question)."""

    words: str
    outcome: Outcome
    slots: tuple[Slot, ...]
    stance: str
    confidence: str
    findings: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a block: plain text, or a sentence with claims, in pieces."""

    pieces: tuple[Piece, ...]
    anchor: str | None = None
    outcome: Outcome | None = None
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A block as the page shows it; `level` is a heading's, 0 for all else."""

    kind: str
    level: int
    skipped: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a claim: the outcome, and the findings it takes part in, gravest first."""

    outcome: Outcome
    findings: tuple[Finding, ...]


def page_names(paths: Iterable[str]) -> Mapping[str, str]:
    """The file name of each article's page: readable, safe in every file system, one for each."""
    return {path: f"{_safe(path)}-{sha256(path.encode()).hexdigest()[:8]}.html" for path in paths}


def _safe(path: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-")[-60:].strip("-").lower() or "article"


def fates(report: Report) -> Mapping[Claim, Fate]:
    """What became of every claim that was read."""
    found: dict[Claim, list[Finding]] = defaultdict(list)
    for finding in sorted(report.findings, key=lambda finding: RANK[finding.severity]):
        for claim in {one.claim for side in finding.sides for one in side.claims}:
            found[claim].append(finding)
    compared = {answer.claim for answer in report.answered}
    return {
        claim: Fate(_outcome(found[claim], compared=claim in compared), tuple(found[claim]))
        for claim in report.claims
    }


def _outcome(findings: Sequence[Finding], *, compared: bool) -> Outcome:
    outcomes = {
        Outcome.SETTLED if finding.state in SETTLED else _OF_KIND[finding.kind]
        for finding in findings
    }
    if outcomes:
        return min(outcomes, key=_ORDER.index)
    return Outcome.AGREES if compared else Outcome.NOT_COMPARED


def parts(
    article: Article, claims: Iterable[Claim], known: Mapping[Claim, Fate], names: Names
) -> tuple[Part, ...]:
    """The article block by block; a claim whose sentence is not there any more is left out."""
    by_span: dict[Span, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_span[claim.span].append(claim)
    found = []
    level = 1
    for block in article.blocks:
        if block.level:
            # A page that leaves a rank out would be hard to walk by ear.
            level = min(block.level + 1, level + 1, 6)
        found.append(
            Part(
                kind=block.kind.value,
                level=level if block.level else 0,
                skipped=block.kind not in READ_KINDS,
                runs=tuple(_runs(block, by_span, known, names)),
            )
        )
    return tuple(found)


def _runs(
    block: Block,
    by_span: Mapping[Span, Sequence[Claim]],
    known: Mapping[Claim, Fate],
    names: Names,
) -> Iterator[Run]:
    text, place = plain(block.text), 0
    if block.kind in READ_KINDS:
        for start, end in boundaries(block.text, shipped_structure()):
            claims = by_span.get(block.offsets.source(start, end), ())
            if not claims or claims[0].quote != block.text[start:end]:
                continue
            if place < start:
                yield Run((Piece(text[place:start]),))
            yield _sentence(claims, known, names)
            place = end
    if place < len(text):
        yield Run((Piece(text[place:]),))


def _sentence(claims: Sequence[Claim], known: Mapping[Claim, Fate], names: Names) -> Run:
    cues = [cue for claim in claims for cue in claim.cues]
    return Run(
        pieces=cue_pieces(claims[0].quote, cues),
        anchor=anchor(claims[0]),
        outcome=min((known[claim].outcome for claim in claims), key=_ORDER.index),
        traces=tuple(_trace(claim, known[claim], names) for claim in claims),
    )


def _trace(claim: Claim, fate: Fate, names: Names) -> Trace:
    cues: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for cue in claim.cues:
        label = CUE_LABELS.get(cue.slot, cue.slot.replace(".", " "))
        cues[label].append((plain(cue.text), cue.rule))
    told = [
        Slot(label, reading, tuple(dict.fromkeys(cues.pop(label, ()))))
        for label, reading in trace_rows(claim, names)
    ]
    # A cue may fill a slot that the table has no words for.
    told += [Slot(label, "", tuple(dict.fromkeys(found))) for label, found in cues.items()]
    return Trace(
        words=plain(claim_words(claim, names)),
        outcome=fate.outcome,
        slots=tuple(told),
        stance=stance_words(claim.stance, names),
        confidence=f"{claim.confidence:.2f}",
        findings=tuple(
            (finding.id, finding.kind.value, plain(question_words(finding.question, names)))
            for finding in fate.findings
        ),
    )


def texts_of(report: Report, view: View) -> Iterator[Article]:
    """The articles that can still be read, in the report's order."""
    for record in report.articles:
        article = view.articles(record.path)
        if article is not None:
            yield article
