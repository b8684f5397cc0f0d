"""What is known of a finding, in words: who decided, until when, and why."""

from __future__ import annotations

from collections.abc import Mapping

from checker.report.text import shortened
from checker.values.report import OPEN_STATES, Decision, Finding, Participant, Stale, State

#: Said of a sentence that is not the one that was decided or baselined, but much like it.
CHANGED = "changed since decided"
#: Columns of a sentence in a list of stale entries.
_QUOTE_COLUMNS = 60

STATES: Mapping[State, str] = {
    State.NEW: "new",
    State.EXPIRED: "decided once, and the decision has expired",
    State.FIX_PLANNED: "a fix is planned",
    State.BASELINED: "in the baseline",
    State.ACCEPTED: "accepted",
    State.FALSE_POSITIVE: "a false positive",
    State.SUPPRESSED: "silenced by a comment",
}


def is_open(finding: Finding) -> bool:
    """Whether a finding is new or has come back: what a run can fail for."""
    return finding.state in OPEN_STATES


def decisions_of(finding: Finding) -> tuple[Decision, ...]:
    """The decision on a finding, else those on its claims, each once."""
    if finding.decision:
        return (finding.decision,)
    claims = (each.decision for side in finding.sides for each in side.claims)
    return tuple(dict.fromkeys(decision for decision in claims if decision))


def decision_words(decision: Decision) -> str:
    """`accepted by A. Editor on 2026-11-20, until 2027-01-01: why`."""
    words = decision.verdict.value
    words += f" by {decision.by}" if decision.by else ""
    words += f" on {decision.on}" if decision.on else ""
    words += f", until {decision.until}" if decision.until else ""
    return f"{words}: {decision.reason}"


def state_mark(finding: Finding) -> str:
    """` (baselined)`, ` (expired 2027-01-01)`: behind a line on a finding; nothing if it is new."""
    if finding.state is State.NEW:
        return ""
    words = finding.state.value
    if finding.state is State.EXPIRED and finding.decision and finding.decision.until:
        words += f" {finding.decision.until}"
    changed = any(each.was for side in finding.sides for each in side.claims)
    return f" ({words}, {CHANGED})" if changed else f" ({words})"


def claim_mark(participant: Participant, finding: Finding) -> str:
    """What is known of one claim, where the finding's own state does not say so already."""
    words = "" if participant.state is finding.state else participant.state.value
    parts = [part for part in (words, CHANGED if participant.was else "") if part]
    return f"  ({', '.join(parts)})" if parts else ""


def state_words(finding: Finding) -> str:
    """The state of a finding, and the decisions behind it."""
    decisions = decisions_of(finding)
    told = "; ".join(map(decision_words, decisions))
    if [decision.verdict for decision in decisions] == [finding.state]:
        return told
    return f"{STATES[finding.state]} ({told})" if told else STATES[finding.state]


def stale_words(entry: Stale) -> str:
    """An entry that nothing answers to, by the file and line that knows it."""
    name = f"{entry.kind or 'finding'} {entry.rule or entry.finding}"
    quote = shortened(entry.quote, _QUOTE_COLUMNS)
    return f'{entry.written}: found no longer: {name}: {entry.path}: "{quote}"'
