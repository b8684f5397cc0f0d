"""Claims and findings in one line, for lists that people read while developing."""

from __future__ import annotations

from dataclasses import fields

from checker.values.claim import Claim, Quantity, Scope
from checker.values.report import Finding


def claim_line(claim: Claim) -> str:
    """Every filled slot of a claim, in the order a sentence would have it."""
    subject = f"{'+'.join(claim.subject) or '–'}"
    if len(claim.subject) > 1:
        subject += f" ({claim.join})"
    if claim.exposure is not None:
        subject = f"{claim.exposure} {subject}"
    parts = [
        f"{subject} {claim.relation} {claim.object or '–'}",
        claim.polarity,
        claim.certainty,
        claim.voice,
        *scope_words(claim.scope),
    ]
    if claim.basis is not None:
        parts.append(f"basis {claim.basis}")
    if claim.comparator is not None:
        parts.append(f"than {claim.comparator}")
    if claim.quantity is not None:
        parts.append(quantity_words(claim.quantity))
    return " · ".join(parts)


def scope_words(scope: Scope) -> list[str]:
    """The filled slots of a scope, each with its name."""
    words = []
    for field in fields(scope):
        value = getattr(scope, field.name)
        if isinstance(value, Quantity):
            words.append(f"{field.name}: {quantity_words(value)}")
        elif value is True:
            words.append(field.name)
        elif value:
            shown = value if isinstance(value, str) else ", ".join(value)
            words.append(f"{field.name.rstrip('_')}: {shown}")
    return words


def quantity_words(quantity: Quantity) -> str:
    """An amount with its role; an open end shows as two dots."""
    low, high = ("" if end is None else str(end) for end in (quantity.low, quantity.high))
    return f"{quantity.role} {low}..{high} {quantity.unit} of {quantity.of or '–'}"


def finding_lines(finding: Finding) -> list[str]:
    """A finding: its message, what differs, and each side's claims with their places."""
    differs = f" (differs: {', '.join(finding.differs)})" if finding.differs else ""
    lines = [f"{finding.kind} {finding.severity} {finding.axis}: {finding.message}{differs}"]
    for side in finding.sides:
        lines.append(f"  {side.reading}")
        for one in side.claims:
            claim = one.claim
            lines.append(f"    {claim.path}:{claim.line}: {claim.quote}")
            lines.append(f"      = {claim_line(claim)}")
    return lines
