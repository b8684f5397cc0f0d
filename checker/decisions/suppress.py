"""Silencing findings by comments in articles, and the comments that silence nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.compare.identity import comment_id
from checker.decisions.comments import Suppression
from checker.decisions.settle import with_gravest
from checker.ruleset.model import Replaced
from checker.ruleset.problems import did_you_mean
from checker.values.report import (
    Axis,
    Decision,
    Finding,
    FindingKind,
    Participant,
    Place,
    Question,
    Severity,
    Side,
    State,
)

#: The topic under which comments that do nothing are reported.
TOPIC = "suppressions"

_KINDS = frozenset(kind.value for kind in FindingKind) - {FindingKind.UNUSED_SUPPRESSION.value}
_ID_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Judged:
    """What a run can say of comments: which rules there are, and which it compared with.

    `whole` says that it read all there is: only then it can tell that a comment
    on a pair of claims silences nothing. `references` are never reported on.
    """

    known: Collection[str]
    compared: Collection[str]
    whole: bool = True
    references: frozenset[str] = frozenset()
    replaced: Replaced = field(default_factory=Replaced)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Findings with what comments silence, and the comments that did so."""

    findings: tuple[Finding, ...]
    used: frozenset[Suppression]


def suppress(
    findings: Sequence[Finding],
    suppressions: Sequence[Suppression],
    *,
    replaced: Replaced | None = None,
) -> Suppressed:
    """The findings with the claims that comments silence, each suppressed with its reason."""
    names = (replaced or Replaced()).statements
    by_rule: dict[str, dict[str, list[Suppression]]] = defaultdict(lambda: defaultdict(list))
    for one in suppressions:
        if one.fault is None:
            by_rule[names.get(one.rule, one.rule)][one.path].append(one)
    if not by_rule:
        return Suppressed(tuple(findings), frozenset())
    used: set[Suppression] = set()
    silenced = []
    for finding in findings:
        fitting = [
            by_rule[name]
            for name in (finding.rule, finding.kind.value, finding.id)
            if name in by_rule
        ]
        found = _found(finding, fitting) if fitting else {}
        used.update(one for group in found.values() for one in group)
        silenced.append(_silenced(finding, found) if found else finding)
    return Suppressed(tuple(silenced), frozenset(used))


def _found(
    finding: Finding, fitting: Sequence[Mapping[str, Sequence[Suppression]]]
) -> dict[str, list[Suppression]]:
    """The comments that cover a finding's claims, by the claim's id."""
    found: dict[str, list[Suppression]] = {}
    for side in finding.sides:
        for participant in side.claims:
            claim = participant.claim
            covering = [
                one
                for by_path in fitting
                for one in by_path.get(claim.path, ())
                if one.silences(claim.span)
            ]
            if covering:
                found.setdefault(participant.id, []).extend(covering)
    return found


def _silenced(finding: Finding, found: Mapping[str, Sequence[Suppression]]) -> Finding:
    """A claim is silent by its own comment, or where all that stands against it is."""
    sides = []
    for side in finding.sides:
        against = [other for other in finding.sides if other is not side]
        reason = _reason_against(against, found)
        claims = tuple(_suppressed(each, found, reason) for each in side.claims)
        sides.append(replace(side, claims=claims))
    return with_gravest(replace(finding, sides=tuple(sides)))


def _reason_against(
    against: Sequence[Side], found: Mapping[str, Sequence[Suppression]]
) -> Suppression | None:
    """The comment that silences all other sides; none where one of them still speaks."""
    others = [participant for side in against for participant in side.claims]
    # What is established has no claims and no comments.
    if not others or not all(side.claims for side in against):
        return None
    if not all(participant.id in found for participant in others):
        return None
    return found[others[0].id][0]


def _suppressed(
    participant: Participant,
    found: Mapping[str, Sequence[Suppression]],
    reason: Suppression | None,
) -> Participant:
    own = found.get(participant.id)
    one = own[0] if own else reason
    if one is None:
        return participant
    decision = Decision(State.SUPPRESSED, one.reason, place=f"{one.path}:{one.line}")
    return replace(participant, state=State.SUPPRESSED, decision=decision)


def unused(
    suppressions: Sequence[Suppression], used: Collection[Suppression], judged: Judged
) -> tuple[Finding, ...]:
    """A finding for each comment that cannot be read, or that silences nothing."""
    numbers: Counter[tuple[str, str]] = Counter()
    found = []
    for one in suppressions:
        numbers[one.path, one.text] += 1
        fault = None if one in used or one.path in judged.references else _fault(one, judged)
        if fault:
            found.append(_finding(one, fault, numbers[one.path, one.text]))
    return tuple(found)


def _fault(one: Suppression, judged: Judged) -> str | None:
    """What is wrong with a comment that did not silence anything in this run."""
    if one.fault is not None:
        return one.fault
    name = judged.replaced.statements.get(one.rule, one.rule)
    if name in judged.known:
        return _SILENT if name in judged.compared else None
    if name in _KINDS or _is_id(name):
        return _SILENT if judged.whole else None
    known = {*judged.known, *_KINDS}
    hint = did_you_mean(one.rule, known) or "; write topic/id, a kind of finding, or a finding's id"
    return f"unknown rule '{one.rule}'{hint}"


_SILENT = "there is nothing for it to silence; remove it"


def _is_id(name: str) -> bool:
    return len(name) == _ID_DIGITS and set(name) <= set("0123456789abcdef")


def _finding(one: Suppression, fault: str, number: int) -> Finding:
    return Finding(
        id=comment_id(one.path, one.text, number),
        kind=FindingKind.UNUSED_SUPPRESSION,
        axis=Axis.NONE,
        severity=Severity.WARNING,
        rule=None,
        topic=TOPIC,
        question=Question((), "", None),
        message=f'the comment "{one.text}" does nothing: {fault}',
        advice=None,
        differs=(),
        sides=(),
        place=Place(one.path, one.line, one.column, one.span),
    )
