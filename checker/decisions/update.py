"""A baseline brought up to date: what stays in it, what has changed, what could be added."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from checker.decisions.baseline import order
from checker.decisions.matching import Seen
from checker.decisions.model import KnownEntry, known_claims, known_entry
from checker.decisions.settle import Known, settle
from checker.ruleset.model import Replaced
from checker.values.report import Finding, Report, State


@dataclass(frozen=True, slots=True)
class Update:
    """The entries of a baseline against a run.

    `kept` are those that stay, as they would be written now, and `remaining` the
    same as they are written; `new` are claims that nothing knows. `found` of those
    kept were found again, `changed` of these elsewhere or reworded, and
    `unsettled` stand in articles that were not read.
    """

    kept: tuple[KnownEntry, ...]
    remaining: tuple[KnownEntry, ...]
    new: tuple[KnownEntry, ...]
    found: int
    changed: int
    unsettled: int


def update_of(
    report: Report, known: Known, seen: Seen, *, replaced: Replaced | None = None
) -> Update:
    """What a baseline becomes by a report that was made with it."""
    only_baseline = Known(known.today, baseline=known.baseline)
    again = settle(report.findings, only_baseline, seen, replaced=replaced).again
    stale = {(each.finding, each.path, each.quote) for each in report.stale}
    remaining = tuple(
        entry
        for entry in known.baseline
        if (entry.finding, entry.claim.path, entry.claim.quote) not in stale
    )
    now: dict[tuple[str, ...], list[KnownEntry]] = defaultdict(list)
    for old, entry in again:
        now[order(old)].append(entry)
    return Update(
        kept=tuple(each for entry in remaining for each in now.get(order(entry), [entry])),
        remaining=remaining,
        new=tuple(entry for finding in report.findings for entry in _new(finding)),
        found=len(now),
        changed=sum(
            any(order(entry)[:3] != old[:3] for entry in entries) for old, entries in now.items()
        ),
        unsettled=len(remaining) - len(now),
    )


def _new(finding: Finding) -> list[KnownEntry]:
    """The claims of a finding that nothing knows; a finding without claims stands for itself."""
    participants = [each for side in finding.sides for each in side.claims]
    if not participants:
        claims = known_claims(finding) if finding.state is State.NEW else ()
        return [known_entry(finding, claim) for claim in claims]
    new = {(each.claim.path, each.claim.quote) for each in participants if each.state is State.NEW}
    return [
        known_entry(finding, claim)
        for claim in known_claims(finding)
        if (claim.path, claim.quote) in new
    ]
