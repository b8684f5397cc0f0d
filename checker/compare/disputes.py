"""Disputes: clashes gathered by question, each with its sides and every source on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from checker.compare.background import Background
from checker.compare.gathering import Gathering, gathered, rule_of
from checker.compare.identity import finding_id, participant_id
from checker.compare.intervals import Interval
from checker.compare.keys import AMOUNT_SCALE, own_question
from checker.compare.meetings import Clash
from checker.compare.messages import Voiced, dispute_message, violation_message
from checker.compare.positions import Position
from checker.compare.scopes import in_order
from checker.compare.signatures import Signature, Surety
from checker.compare.topics import topic_of
from checker.compare.verdicts import SEVERITIES, gravest
from checker.compare.wording import reading
from checker.values.claim import Claim, Stance
from checker.values.report import Finding, FindingKind, Participant, Question, Side, Slots


@dataclass(frozen=True, slots=True)
class _Party:
    """Positions that stand together on a question."""

    scale: str
    interval: Interval
    numbers: tuple[int, ...]


def findings(
    clashes: Sequence[Clash],
    positions: Sequence[Position],
    background: Background,
    *,
    references: Set[str] = frozenset(),
) -> tuple[Finding, ...]:
    """One finding for each question, kind and rule, sorted; none on `references` alone."""
    found = (
        _finding(gathering, positions, background)
        for gathering in gathered(clashes, positions, references=references)
    )
    return tuple(sorted(found, key=_order))


def _finding(
    gathering: Gathering, positions: Sequence[Position], background: Background
) -> Finding:
    question, kind = gathering.question, gathering.kind
    told = sorted(
        (
            _told(party, gathering, positions, background)
            for party in _parties(gathering, positions)
        ),
        key=lambda one: (-one[1].sources, one[1].signature.denied, one[0].reading),
    )
    sides, voiced = [side for side, _ in told], [voice for _, voice in told]
    worst = min(
        zip(gathering.severities, gathering.clashes, strict=True),
        key=lambda pair: (SEVERITIES.index(pair[0]), pair[1].rank),
    )[1]
    severity = gravest(*gathering.severities)
    # A weaker clash beside a grave one says nothing of what explains the grave one.
    differs = in_order(
        slot
        for clash, graveness in zip(gathering.clashes, gathering.severities, strict=True)
        if graveness is severity
        for slot in clash.verdict.differs
    )
    statement = None
    if gathering.held is None:
        message = dispute_message(kind, voiced, differs, background)
    else:
        held = positions[gathering.held].signature
        statement = positions[gathering.held].statement
        sides.insert(0, _established(held, background))
        message = violation_message(voiced, held, background)
    rule = rule_of(statement)
    return Finding(
        id=finding_id(question, kind, rule),
        kind=kind,
        axis=worst.verdict.axis,
        severity=severity,
        rule=rule,
        topic=statement.topic if statement else _topic(question, background),
        question=question,
        message=message,
        advice=statement.advice if statement else None,
        differs=differs,
        sides=tuple(sides),
        evidence=statement.evidence if statement else (),
    )


def _established(held: Signature, background: Background) -> Side:
    return Side(
        stance=_stance(held, held.scale, held.interval),
        reading=reading(held, background),
        claims=(),
        slots=Slots(
            subject=held.subject,
            join=held.join,
            exposure=held.exposure,
            relation=held.relation,
            object=held.object,
            polarity=held.polarity,
            certainty=held.certainty,
            basis=held.basis,
            scope=held.scope,
            comparator=held.comparator,
            quantity=held.quantity,
        ),
    )


def _parties(gathering: Gathering, positions: Sequence[Position]) -> list[_Party]:
    """Positions whose intervals share a world stand together; the fewest sides that this gives.

    Sorted by their upper ends, each joins the first group that it meets: the
    classic smallest cover of intervals.
    """
    stances = gathering.stances
    parties: list[_Party] = []
    opened = [n for n in stances if positions[n].signature.surety is Surety.OPEN]
    if opened:
        scale, interval = stances[opened[0]]
        parties.append(_Party(scale, interval, tuple(sorted(opened))))
    rest = sorted(
        (n for n in stances if n not in set(opened)),
        key=lambda n: (stances[n][0], stances[n][1].nonzero, stances[n][1].high, n),
    )
    groups: list[tuple[str, Interval, list[int]]] = []
    for number in rest:
        scale, interval = stances[number]
        for index, (other, shared, numbers) in enumerate(groups):
            if other == scale and shared.meets(interval):
                groups[index] = (scale, shared.intersection(interval), [*numbers, number])
                break
        else:
            groups.append((scale, interval, [number]))
    parties.extend(_Party(scale, shared, tuple(numbers)) for scale, shared, numbers in groups)
    return parties


def _told(
    party: _Party,
    gathering: Gathering,
    positions: Sequence[Position],
    background: Background,
) -> tuple[Side, Voiced]:
    """A side with every source on it, and how a message tells it."""
    claims = [claim for number in party.numbers for claim in gathering.of(number, positions)]
    ordered = sorted(claims, key=_claim_order)
    signature = _spokesman(party, gathering, positions, background)
    side = Side(
        stance=_stance(signature, party.scale, party.interval),
        reading=reading(signature, background),
        claims=tuple(
            Participant(participant_id(gathering.question, claim), claim) for claim in ordered
        ),
    )
    sources = len({claim.path for claim in claims})
    headline = all(positions[number].signature.headline for number in party.numbers)
    alike = _questions_of(party, positions) == 1
    return side, Voiced(sources, signature, headline=headline, alike=alike)


def _stance(signature: Signature, scale: str, interval: Interval) -> Stance:
    """The interval as a stance; an amount is told without the tolerance of comparing."""
    if scale == AMOUNT_SCALE and signature.quantity is not None:
        return Stance(scale, signature.quantity.low, signature.quantity.high)
    return interval.stance(scale)


def _spokesman(
    party: _Party,
    gathering: Gathering,
    positions: Sequence[Position],
    background: Background,
) -> Signature:
    """Whose words tell a side: the mildest stance, which the stronger ones imply.

    Among equals what most sources say, the surest and the shortest wording.
    """
    spoken: dict[str, Signature] = {}
    width: dict[str, Decimal] = {}
    counts: Counter[str] = Counter()
    for number in party.numbers:
        signature = positions[number].signature
        text = reading(signature, background)
        spoken.setdefault(text, signature)
        interval = gathering.stances[number][1]
        width[text] = max(width.get(text, Decimal(0)), interval.high - interval.low)
        counts[text] += len({claim.path for claim in gathering.of(number, positions)})
    best = min(
        counts,
        key=lambda text: (
            own_question(spoken[text]) != gathering.question,
            -width[text],
            -counts[text],
            spoken[text].surety is Surety.WEAK,
            len(text),
            text,
        ),
    )
    return spoken[best]


def _questions_of(party: _Party, positions: Sequence[Position]) -> int:
    """How many questions, as their sources put them, stand together on a side."""
    return len({own_question(positions[number].signature) for number in party.numbers})


def _topic(question: Question, background: Background) -> str:
    def of_concept(name: str) -> str | None:
        concept = background.concepts.get(name)
        return concept.topic if concept else None

    return topic_of(question, of_concept)


def _claim_order(claim: Claim) -> tuple[str, int, int, str, str]:
    return (claim.path, *claim.span, claim.relation, repr(claim))


def _order(finding: Finding) -> tuple[int, str, str, str, str]:
    kinds = list(FindingKind)
    return (
        SEVERITIES.index(finding.severity),
        f"{kinds.index(finding.kind):02d}",
        finding.topic,
        finding.rule or "",
        finding.id,
    )
