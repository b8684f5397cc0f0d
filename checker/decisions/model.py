"""What is known of findings: decisions of people, and the entries of a baseline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.values.claim import Claim
from checker.values.report import Decision, Finding, Question, State

#: Both files stand at the root, beside claimcheck.yaml.
DECISIONS_FILE = "claimcheck-decisions.yaml"
BASELINE_FILE = "claimcheck-baseline.jsonl"
DECISIONS_SCHEMA = "claimcheck/decisions@1"
BASELINE_SCHEMA = "claimcheck/baseline@1"

#: What a person can decide.
VERDICTS = (State.ACCEPTED, State.FALSE_POSITIVE, State.FIX_PLANNED)


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim of a finding: where it stands, its sentence, and how that was read.

    Path and sentence say which claim of a finding it is; `reads` is None where
    whoever wrote an entry by hand did not say.
    """

    path: str
    quote: str
    reads: str | None = None


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """One claim in one finding, as a baseline or a decision remembers it; `place` is file:line."""

    finding: str
    kind: str
    rule: str | None
    claim: KnownClaim
    place: str = ""


@dataclass(frozen=True, slots=True)
class DecidedFinding:
    """An entry of the decisions file; it holds up to and including the day `until`.

    `kind`, `rule` and `question` are for people; `place` is the entry's file:line.
    """

    id: str
    verdict: State
    reason: str
    quotes: tuple[KnownClaim, ...]
    by: str | None = None
    on: date | None = None
    until: date | None = None
    kind: str | None = None
    rule: str | None = None
    question: Question | None = None
    place: str = ""

    def expired(self, today: date) -> bool:
        """Whether the last day of the decision has passed."""
        return self.until is not None and self.until < today

    def entries(self) -> tuple[KnownEntry, ...]:
        """Its claims, each as an entry."""
        kind = self.kind or ""
        return tuple(
            KnownEntry(self.id, kind, self.rule, quote, self.place) for quote in self.quotes
        )

    def told(self) -> Decision:
        """The decision as reports show it."""
        return Decision(
            verdict=self.verdict,
            reason=self.reason,
            by=self.by,
            on=self.on.isoformat() if self.on else None,
            until=self.until.isoformat() if self.until else None,
            place=self.place or None,
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision that a person hands in for a finding: from the command line or the HTML page."""

    id: str
    verdict: State
    reason: str
    by: str | None = None
    until: date | None = None


def known_claims(finding: Finding) -> Iterator[KnownClaim]:
    """The claims of a finding to be remembered, each text of an article once.

    A finding without claims is remembered by its message.
    """
    seen: set[str] = set()
    for side in finding.sides:
        for participant in side.claims:
            if participant.id not in seen:
                seen.add(participant.id)
                yield known_claim(participant.claim)
    if finding.place:
        yield KnownClaim(finding.place.path, finding.message)


def known_entry(finding: Finding, claim: KnownClaim) -> KnownEntry:
    """A claim of a finding as the baseline remembers it."""
    return KnownEntry(finding.id, finding.kind.value, finding.rule, claim)


def known_claim(claim: Claim) -> KnownClaim:
    """A claim to be remembered; a reworded one must still be read in the same two words."""
    return KnownClaim(claim.path, claim.quote, f"{claim.polarity.value} {claim.relation}")


def decided(finding: Finding, verdict: Verdict, *, on: date) -> DecidedFinding:
    """The entry of the decisions file for a finding of this run."""
    return DecidedFinding(
        id=finding.id,
        verdict=verdict.verdict,
        reason=verdict.reason,
        quotes=tuple(known_claims(finding)),
        by=verdict.by,
        on=on,
        until=verdict.until,
        kind=finding.kind.value,
        rule=finding.rule,
        question=finding.question,
    )
