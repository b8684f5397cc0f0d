"""What is known of each finding: its state, its decision, and what nothing answers to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.compare.identity import finding_id
from checker.decisions.matching import Key, Match, Seen, key, match
from checker.decisions.model import (
    DecidedFinding,
    KnownClaim,
    KnownEntry,
    known_claim,
    known_claims,
    known_entry,
)
from checker.ruleset.model import Replaced
from checker.values.report import (
    STATES_BY_GRAVITY,
    Decision,
    Finding,
    Participant,
    Question,
    Stale,
    State,
)


@dataclass(frozen=True, slots=True)
class Known:
    """Decisions and the baseline, held against the day `today`."""

    today: date
    decisions: tuple[DecidedFinding, ...] = ()
    baseline: tuple[KnownEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """Findings with their states; baseline entries and quotes that nothing answers to.

    `again` are the baseline's entries that were found again, each with the entry
    that it would be now.
    """

    findings: tuple[Finding, ...]
    stale: tuple[Stale, ...] = ()
    unmatched: tuple[Stale, ...] = ()
    again: tuple[tuple[KnownEntry, KnownEntry], ...] = ()


@dataclass(frozen=True, slots=True)
class _Memory:
    """Claims that are remembered of one finding, and what is known of them."""

    entries: tuple[KnownEntry, ...]
    state: State
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is known of one claim of a finding."""

    state: State
    decision: Decision | None
    was: str | None


def gravest(states: Iterable[State]) -> State:
    """The state that a finding takes from its claims; new where it has none."""
    return min(states, key=STATES_BY_GRAVITY.index, default=State.NEW)


def settle(
    findings: Sequence[Finding], known: Known, seen: Seen, *, replaced: Replaced | None = None
) -> Settled:
    """The findings with the states of their claims; what is suppressed already stays so.

    What is known is found by the finding's id, and by the ids that the finding
    had before its rule or its concepts were renamed.
    """
    baseline, decisions = _baseline(known), _decisions(known)
    ids: set[str] = set()
    settled: list[Finding] = []
    stale: list[KnownEntry] = []
    unmatched: list[KnownEntry] = []
    again: list[tuple[KnownEntry, KnownEntry]] = []
    for finding in findings:
        names = tuple(dict.fromkeys(_ids(finding, replaced or Replaced())))
        ids.update(names)
        there = {key(claim): claim for claim in known_claims(finding)}
        standing: dict[Key, _Standing] = {}
        for memories, left in ((baseline, stale), (decisions, unmatched)):
            for memory in (memories[name] for name in names if name in memories):
                found = match(tuple(there.values()), _claims(memory), seen)
                standing |= _standing(memory, found)
                left += _not_found(memory, found, seen)
                if memories is baseline:
                    again += [
                        (memory.entries[match.index], known_entry(finding, there[at]))
                        for at, match in found.items()
                    ]
        settled.append(_with_states(finding, standing))
    stale += _of_no_finding(baseline, ids, seen)
    unmatched += _of_no_finding(decisions, ids, seen)
    return Settled(tuple(settled), _told(stale), _told(unmatched), tuple(again))


def _baseline(known: Known) -> dict[str, _Memory]:
    entries: dict[str, list[KnownEntry]] = defaultdict(list)
    for entry in known.baseline:
        entries[entry.finding].append(entry)
    return {name: _Memory(tuple(group), State.BASELINED) for name, group in entries.items()}


def _decisions(known: Known) -> dict[str, _Memory]:
    return {
        decided.id: _Memory(
            entries=decided.entries(),
            state=State.EXPIRED if decided.expired(known.today) else decided.verdict,
            decision=decided.told(),
        )
        for decided in known.decisions
    }


def _claims(memory: _Memory) -> list[KnownClaim]:
    return [entry.claim for entry in memory.entries]


def _standing(memory: _Memory, found: Mapping[Key, Match]) -> dict[Key, _Standing]:
    return {at: _Standing(memory.state, memory.decision, match.was) for at, match in found.items()}


def _ids(finding: Finding, replaced: Replaced) -> Iterator[str]:
    """The finding's id, and those that it had under names since replaced."""
    yield finding.id
    rules = [old for old, new in replaced.statements.items() if new == finding.rule]
    questions = [finding.question, *_former(finding.question, replaced.concepts)]
    for question in questions:
        for rule in (finding.rule, *rules):
            yield finding_id(question, finding.kind, rule)


def _former(question: Question, replaced: Mapping[str, str]) -> Iterator[Question]:
    for old, new in replaced.items():
        if new == question.object or new in question.subject:
            subject = tuple(old if each == new else each for each in question.subject)
            yield replace(
                question,
                subject=tuple(sorted(subject)),
                object=old if question.object == new else question.object,
            )


def _with_states(finding: Finding, standing: Mapping[Key, _Standing]) -> Finding:
    """The finding with the gravest state of its claims, and the decision behind that."""
    if not any(side.claims for side in finding.sides):
        own = next(iter(standing.values()), None)
        return replace(finding, state=own.state, decision=own.decision) if own else finding
    sides = tuple(
        replace(side, claims=tuple(_with_state(each, standing) for each in side.claims))
        for side in finding.sides
    )
    return with_gravest(replace(finding, sides=sides))


def _with_state(participant: Participant, standing: Mapping[Key, _Standing]) -> Participant:
    found = standing.get(key(known_claim(participant.claim)))
    # A comment stands in the article itself, so it goes before all that is kept elsewhere.
    if found is None or participant.state is State.SUPPRESSED:
        return participant
    return replace(participant, state=found.state, decision=found.decision, was=found.was)


def with_gravest(finding: Finding) -> Finding:
    """The finding in the gravest state of its claims, with the first decision behind it."""
    claims = [participant for side in finding.sides for participant in side.claims]
    state = gravest(participant.state for participant in claims)
    decision = next((each.decision for each in claims if each.state is state), None)
    return replace(finding, state=state, decision=decision)


def _not_found(memory: _Memory, found: Mapping[Key, Match], seen: Seen) -> Iterator[KnownEntry]:
    """The entries of a finding that is there still, to which none of its claims answers."""
    known = {memory.entries[match.index].claim for match in found.values()}
    for entry in memory.entries:
        if entry.claim not in known and seen.settles(entry.claim.path):
            yield entry


def _of_no_finding(
    memories: Mapping[str, _Memory], ids: set[str], seen: Seen
) -> Iterator[KnownEntry]:
    """The entries of findings that are there no longer.

    A dispute of which one article was not read may be there still.
    """
    for name, memory in memories.items():
        if name not in ids and all(seen.settles(entry.claim.path) for entry in memory.entries):
            yield from memory.entries


def _told(entries: Iterable[KnownEntry]) -> tuple[Stale, ...]:
    told = {
        Stale(
            finding=entry.finding,
            kind=entry.kind,
            rule=entry.rule,
            path=entry.claim.path,
            quote=entry.claim.quote,
            written=entry.place,
        )
        for entry in entries
    }
    return tuple(sorted(told, key=lambda one: (one.path, one.finding, one.quote, one.written)))
