"""What has changed between two reports, as text and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from checker.report.difference import Change, ClaimChange, Difference, Finding, FindingChange
from checker.report.style import paint
from checker.report.text import plain, shortened, wrap
from checker.report.words import counted

SCHEMA = "claimcheck/difference@1"
_STYLES: Mapping[Change, str] = {
    Change.NEW: "error",
    Change.GONE: "good",
    Change.MOVED: "dim",
    Change.REWORDED: "note",
    Change.CHANGED: "warning",
}
_LABEL = max(len(change) for change in Change)


def text(found: Difference, *, width: int, colour: bool) -> Iterator[str]:
    """A block for each finding that changed, then the counts."""
    for change in found.changes:
        yield "\n".join(_finding_lines(change, width=width, colour=colour)) + "\n\n"
    yield summary(found) + "\n"


def summary(found: Difference) -> str:
    """`2 new findings, 1 changed, 0 gone, 12 as before; of claims in changed ones …`."""
    counts = Counter(change.change for change in found.changes)
    line = (
        f"{counted(counts[Change.NEW], 'new finding')}, {counts[Change.CHANGED]} changed, "
        f"{counts[Change.GONE]} gone, {found.unchanged} as before"
    )
    claims = Counter(
        one.change
        for change in found.changes
        if change.change is Change.CHANGED
        for one in change.claims
    )
    parts = [
        f"{claims[change]} {change}"
        for change in (Change.NEW, Change.GONE, Change.MOVED, Change.REWORDED)
        if claims[change]
    ]
    return f"{line}; claims in changed ones: {', '.join(parts)}" if parts else line


def _finding_lines(change: FindingChange, *, width: int, colour: bool) -> Iterator[str]:
    finding = change.finding
    label = paint(f"{change.change:<{_LABEL}}", _STYLES[change.change], colour=colour)
    severity = finding.severity.value
    if change.before and change.after and change.before.severity is not change.after.severity:
        severity = f"{change.before.severity.value} -> {severity}"
    known = "" if finding.state == "new" else f" ({finding.state})"
    headline = plain(f"{severity}[{finding.kind}]{known} {finding.rule or finding.id}")
    yield f"{label}  {headline}"
    yield from (f"  {line}" for line in wrap(finding.message, width - 2))
    if change.change is Change.CHANGED:
        for one in change.claims:
            yield from _claim_lines(one, width=width, colour=colour)
        return
    for claim in finding.claims.values():
        yield paint(f"    {plain(claim.place)}", "place", colour=colour)


def _claim_lines(one: ClaimChange, *, width: int, colour: bool) -> Iterator[str]:
    label = paint(f"{one.change:<{_LABEL}}", _STYLES[one.change], colour=colour)
    places = [plain(claim.place) for claim in (one.before, one.after) if claim]
    where = " -> ".join(dict.fromkeys(places))
    yield f"  {label}  {paint(where, 'place', colour=colour)}"
    if one.change is Change.MOVED:
        return
    for sign, claim in (("-", one.before), ("+", one.after)):
        if claim:
            yield f"    {sign} {shortened(claim.quote, width - 6)}"


def as_json(found: Difference) -> str:
    """One object: each change with the findings and claims before and after."""
    whole = {
        "schema": SCHEMA,
        "changes": [_object(change) for change in found.changes],
        "unchanged": found.unchanged,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _object(change: FindingChange) -> dict[str, Any]:
    return {
        "change": change.change.value,
        "id": change.finding.id,
        "before": _finding_object(change.before),
        "after": _finding_object(change.after),
        "claims": [
            {
                "change": one.change.value,
                "before": msgspec.to_builtins(one.before),
                "after": msgspec.to_builtins(one.after),
            }
            for one in change.claims
        ],
    }


def _finding_object(finding: Finding | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    return {
        "kind": finding.kind,
        "severity": finding.severity.value,
        "rule": finding.rule,
        "message": finding.message,
        "state": finding.state,
        "claims": [msgspec.to_builtins(claim) for claim in finding.claims.values()],
    }
