"""Claims and findings as plain JSON objects; keys may be added, never renamed or dropped."""

from __future__ import annotations

from dataclasses import asdict
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from checker.values.article import Failure
from checker.values.claim import Claim, Cue, Quantity, Scope, Stance
from checker.values.report import (
    Coverage,
    Decision,
    Finding,
    Participant,
    Place,
    Side,
    Slots,
    Stale,
)

_HUNDREDTH = Decimal("0.01")


def number(value: Decimal | None) -> int | float | None:
    """A Decimal as a JSON number: whole ones without a point, others without float noise."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    # Twelve digits keep every amount of a rule file and drop the tail of a conversion.
    return float(f"{value:.12g}")


def confidence(value: Decimal) -> float:
    """A confidence with two decimals."""
    return float(value.quantize(_HUNDREDTH, rounding=ROUND_HALF_EVEN))


def quantity_object(quantity: Quantity) -> dict[str, Any]:
    """An amount in its canonical unit; null is an open end."""
    return {
        "role": quantity.role.value,
        "low": number(quantity.low),
        "high": number(quantity.high),
        "unit": quantity.unit,
        "of": quantity.of,
    }


def stance_object(stance: Stance) -> dict[str, Any]:
    """The interval of worlds that a claim allows."""
    return {"scale": stance.scale, "low": number(stance.low), "high": number(stance.high)}


def scope_object(scope: Scope) -> dict[str, Any]:
    """Where a claim is said to hold."""
    return {
        "sole": scope.sole,
        "with": list(scope.with_),
        "population": list(scope.population),
        "condition": list(scope.condition),
        "site": list(scope.site),
        "dose": quantity_object(scope.dose) if scope.dose else None,
        "duration": scope.duration,
        "form": scope.form,
        "timing": scope.timing,
    }


def cue_object(cue: Cue) -> dict[str, Any]:
    """Words that filled a slot, with their offsets in the file."""
    return {
        "slot": cue.slot,
        "text": cue.text,
        "start": cue.span.start,
        "end": cue.span.end,
        "rule": cue.rule,
        "quoted": list(cue.quoted) if cue.quoted else None,
        "parse": cue.parse,
    }


def claim_object(claim: Claim, *, claim_id: str) -> dict[str, Any]:
    """A claim, as `claims --format jsonl` prints it and as findings hold it."""
    return {
        "id": claim_id,
        "path": claim.path,
        "line": claim.line,
        "column": claim.column,
        "end_line": claim.end_line,
        "end_column": claim.end_column,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.quote,
        "heading": claim.heading,
        "subject": list(claim.subject),
        "join": claim.join.value,
        "exposure": claim.exposure.value if claim.exposure else None,
        "relation": claim.relation,
        "aspect": claim.aspect,
        "object": claim.object,
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "basis": claim.basis.value if claim.basis else None,
        "voice": claim.voice.value,
        "scope": scope_object(claim.scope),
        "comparator": claim.comparator,
        "quantity": quantity_object(claim.quantity) if claim.quantity else None,
        "stance": stance_object(claim.stance),
        "cues": [cue_object(cue) for cue in claim.cues],
        "confidence": confidence(claim.confidence),
    }


def participant_object(participant: Participant) -> dict[str, Any]:
    """A claim of a finding, with its own state."""
    found = claim_object(participant.claim, claim_id=participant.id)
    return {
        **found,
        "state": participant.state.value,
        "decision": decision_object(participant.decision),
        "was": participant.was,
    }


def decision_object(decision: Decision | None) -> dict[str, Any] | None:
    """Why a finding or a claim is known; null where nobody decided."""
    return asdict(decision) if decision else None


def place_object(place: Place | None) -> dict[str, Any] | None:
    """Where a finding without claims stands."""
    if place is None:
        return None
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "start": place.span.start,
        "end": place.span.end,
    }


def stale_object(stale: Stale) -> dict[str, Any]:
    """An entry of the baseline or of the decisions that nothing answers to."""
    return asdict(stale)


def side_object(side: Side) -> dict[str, Any]:
    """The claims that stand together on a question, or what is established."""
    return {
        "stance": stance_object(side.stance),
        "reading": side.reading,
        "claims": [participant_object(participant) for participant in side.claims],
        "slots": slots_object(side.slots) if side.slots else None,
    }


def slots_object(slots: Slots) -> dict[str, Any]:
    """What is established, in the words of a claim."""
    return {
        "subject": list(slots.subject),
        "join": slots.join.value,
        "exposure": slots.exposure.value if slots.exposure else None,
        "relation": slots.relation,
        "object": slots.object,
        "polarity": slots.polarity.value,
        "certainty": slots.certainty.value,
        "basis": slots.basis.value if slots.basis else None,
        "scope": scope_object(slots.scope),
        "comparator": slots.comparator,
        "quantity": quantity_object(slots.quantity) if slots.quantity else None,
    }


def finding_object(finding: Finding) -> dict[str, Any]:
    """One question on which sources clash."""
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "axis": finding.axis.value,
        "severity": finding.severity.value,
        "rule": finding.rule,
        "topic": finding.topic,
        "question": {
            "subject": list(finding.question.subject),
            "aspect": finding.question.aspect,
            "object": finding.question.object,
        },
        "message": finding.message,
        "advice": finding.advice,
        "differs": list(finding.differs),
        "sides": [side_object(side) for side in finding.sides],
        "evidence": [asdict(evidence) for evidence in finding.evidence],
        "state": finding.state.value,
        "decision": decision_object(finding.decision),
        "place": place_object(finding.place),
    }


def failure_object(failure: Failure) -> dict[str, Any]:
    """Something that could not be read."""
    return {"path": failure.path, "kind": failure.kind, "message": failure.message}


def coverage_object(coverage: Coverage) -> dict[str, Any]:
    """What was read and what was skipped."""
    return {
        "articles": coverage.articles,
        "sentences": coverage.sentences,
        "claims": coverage.claims,
        "claims_compared": coverage.claims_compared,
        "rules": coverage.rules,
        "rules_touched": coverage.rules_touched,
        "skipped": dict(sorted(coverage.skipped.items())),
        "ignored": [asdict(ignored) for ignored in coverage.ignored],
    }
