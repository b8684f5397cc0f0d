"""What is known of each finding: its state, its decision, and what nothing answers to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
    FindingKind,
    Participant,
    Question,
    Stale,
    State,
)

#: What a finding may have been before its claims were read better: who settled a graver clash of
#: the same sentences has settled the milder one.
_GRAVER: Mapping[FindingKind, tuple[FindingKind, ...]] = {
    FindingKind.APPARENT: (FindingKind.CONTRADICTION, FindingKind.SELF_CONTRADICTION),
    FindingKind.TENSION: (
        FindingKind.CONTRADICTION,
        FindingKind.SELF_CONTRADICTION,
        FindingKind.APPARENT,
        FindingKind.VIOLATION,
    ),
}


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
    """Claims that are remembered of a finding, and what is known of them."""

    finding: str
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

    What is known is found by the finding's id, by the ids that the finding had
    before its rule or its concepts were renamed, and by those of a graver kind
    that it was of once, where no finding has these any longer.
    """
    memories = (*_baseline(known), *_decisions(known))
    by_id, by_message = _indexed(memories)
    there = frozenset(finding.id for finding in findings)
    answered: dict[_Memory, set[KnownClaim]] = {}
    settled: list[Finding] = []
    again: list[tuple[KnownEntry, KnownEntry]] = []
    for finding in findings:
        claims = {key(claim): claim for claim in known_claims(finding)}
        standing: dict[Key, _Standing] = {}
        names = _names(finding, replaced or Replaced(), there)
        if finding.place:
            # The id of a comment has its path in it, and the file may have another name now.
            names = [*(name for name in by_message[finding.message] if name not in there), *names]
        # What was decided goes before the baseline, and the finding's own id before others.
        fitting = sorted((m for name in names for m in by_id[name]), key=_decided)
        for memory in fitting:
            found = match(tuple(claims.values()), [entry.claim for entry in memory.entries], seen)
            standing |= _standing(memory, found)
            old = {at: memory.entries[each.index] for at, each in found.items()}
            answered.setdefault(memory, set()).update(entry.claim for entry in old.values())
            if not _decided(memory):
                again += [(entry, known_entry(finding, claims[at])) for at, entry in old.items()]
        settled.append(_with_states(finding, standing))
    left = [(memory, tuple(_left(memory, answered.get(memory), seen))) for memory in memories]
    return Settled(
        findings=tuple(settled),
        stale=_told(each for memory, rest in left if not _decided(memory) for each in rest),
        unmatched=_told(each for memory, rest in left if _decided(memory) for each in rest),
        again=tuple(again),
    )


def _indexed(
    memories: Iterable[_Memory],
) -> tuple[dict[str, list[_Memory]], dict[str, list[str]]]:
    """Memories by the finding's id; the ids of findings on comments by their message."""
    by_id: dict[str, list[_Memory]] = defaultdict(list)
    by_message: dict[str, list[str]] = defaultdict(list)
    for memory in memories:
        by_id[memory.finding].append(memory)
        for entry in memory.entries:
            if entry.kind == FindingKind.UNUSED_SUPPRESSION.value:
                by_message[entry.claim.quote].append(memory.finding)
    return by_id, by_message


def _baseline(known: Known) -> Iterator[_Memory]:
    entries: dict[str, list[KnownEntry]] = defaultdict(list)
    for entry in known.baseline:
        entries[entry.finding].append(entry)
    for name, group in entries.items():
        yield _Memory(name, tuple(group), State.BASELINED)


def _decisions(known: Known) -> Iterator[_Memory]:
    for decided in known.decisions:
        state = State.EXPIRED if decided.expired(known.today) else decided.verdict
        yield _Memory(decided.id, decided.entries(), state, decided.told())


def _decided(memory: _Memory) -> bool:
    return memory.decision is not None


def _names(finding: Finding, replaced: Replaced, there: Collection[str]) -> list[str]:
    """The ids by which a finding may be known, its own last."""
    once = (
        finding_id(finding.question, kind, finding.rule) for kind in _GRAVER.get(finding.kind, ())
    )
    former = dict.fromkeys(_ids(finding, replaced))
    return [*(name for name in once if name not in there), *reversed(former)]


def _left(memory: _Memory, answered: Collection[KnownClaim] | None, seen: Seen) -> list[KnownEntry]:
    """The entries to which nothing answers; `answered` is None where the finding is gone.

    A dispute of which one article was not read may be there still.
    """
    settles = [seen.settles(entry.claim.path) for entry in memory.entries]
    if answered is None:
        return list(memory.entries) if all(settles) else []
    return [
        entry
        for entry, settled in zip(memory.entries, settles, strict=True)
        if settled and entry.claim not in answered
    ]


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
