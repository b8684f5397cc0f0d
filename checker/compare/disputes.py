"""Disputes: clashes gathered by question, each with its sides and every source on them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from checker.compare.background import Background
from checker.compare.identity import finding_id, participant_id
from checker.compare.intervals import Interval
from checker.compare.meetings import Clash, Position
from checker.compare.messages import Voiced, dispute_message, violation_message
from checker.compare.questions import AMOUNT_SCALE, own_question
from checker.compare.scopes import in_order
from checker.compare.signatures import Signature, Surety
from checker.compare.verdicts import SEVERITIES, gravest, milder, mildest
from checker.compare.wording import reading
from checker.ruleset.model import Statement
from checker.values.claim import Claim, Stance
from checker.values.report import Finding, FindingKind, Participant, Question, Severity, Side
from checker.values.span import Span

_CORE_TOPIC = "core"


#: For each position, which of its claims take part.
_TakingPart = Mapping[int, Collection[int]]


@dataclass(slots=True)
class _Gathering:
    """The clashes of one question, kind and rule while they are being gathered.

    `held` is the position of the statement, where there is one.
    """

    question: Question
    kind: FindingKind
    held: int | None
    clashes: list[Clash] = field(default_factory=list)
    severities: list[Severity] = field(default_factory=list)
    stances: dict[int, tuple[str, Interval]] = field(default_factory=dict)
    claims: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, clash: Clash, severity: Severity, taking_part: _TakingPart) -> None:
        """Take one clash in, with the claims of each position that take part in it."""
        self.clashes.append(clash)
        self.severities.append(severity)
        for number, interval in (
            (clash.left, clash.left_interval),
            (clash.right, clash.right_interval),
        ):
            if taking_part.get(number):
                self.stances.setdefault(number, (clash.key.scale, interval))
                self.claims[number].update(taking_part[number])

    def of(self, number: int, positions: Sequence[Position]) -> list[Claim]:
        """The claims of a position that take part."""
        return [positions[number].claims[index] for index in sorted(self.claims[number])]


@dataclass(frozen=True, slots=True)
class _Party:
    """Positions that stand together on a question."""

    scale: str
    interval: Interval
    numbers: tuple[int, ...]


def findings(
    clashes: Sequence[Clash], positions: Sequence[Position], background: Background
) -> tuple[Finding, ...]:
    """One finding for each question, kind and rule, sorted."""
    gathered: dict[tuple[Question, FindingKind, str | None], _Gathering] = {}
    for clash in sorted(clashes, key=lambda one: (one.rank, one.left, one.right)):
        for kind, severity, taking_part in _parts(clash, positions):
            held = _statement_of(clash, positions)
            statement = positions[held].statement if held is not None else None
            question = clash.key.question
            if held is not None:
                question = own_question(positions[held].signature)
            place = (question, kind, rule_of(statement))
            if place not in gathered:
                gathered[place] = _Gathering(question, kind, held)
            gathered[place].add(clash, severity, taking_part)
    found = [_finding(gathering, positions, background) for gathering in gathered.values()]
    return tuple(sorted(found, key=_order))


def rule_of(statement: Statement | None) -> str | None:
    """The name under which a statement's findings stand: topic/id."""
    if statement is None:
        return None
    return statement.id if "/" in statement.id else f"{statement.topic}/{statement.id}"


def _statement_of(clash: Clash, positions: Sequence[Position]) -> int | None:
    for number in (clash.left, clash.right):
        if positions[number].statement is not None:
            return number
    return None


_Part = tuple[FindingKind, Severity, _TakingPart]


def _parts(clash: Clash, positions: Sequence[Position]) -> Iterator[_Part]:
    """The findings that one clash belongs to, and the claims that take part in each."""
    left, right = positions[clash.left], positions[clash.right]
    held = _statement_of(clash, positions)
    verdict = clash.verdict
    if held is not None:
        yield _against_statement(clash, positions, held)
        return
    if left.paths.isdisjoint(right.paths):
        yield verdict.kind, verdict.severity, {clash.left: left.all, clash.right: right.all}
        return
    apart = {clash.left: _elsewhere(left, right), clash.right: _elsewhere(right, left)}
    within = {clash.left: _in_article(left, right), clash.right: _in_article(right, left)}
    if verdict.kind is not FindingKind.CONTRADICTION:
        together = {number: apart[number] | within[number] for number in apart}
        if any(together.values()):
            yield verdict.kind, verdict.severity, together
        return
    if any(apart.values()):
        yield FindingKind.CONTRADICTION, verdict.severity, apart
    if any(within.values()):
        yield FindingKind.SELF_CONTRADICTION, verdict.severity, within


def _elsewhere(position: Position, other: Position) -> set[int]:
    """The claims that the other position meets in another article."""
    return {index for index in position.all if other.paths - {position.claims[index].path}}


def _in_article(position: Position, other: Position) -> set[int]:
    """The claims that the other position meets in their own article, in another sentence."""
    spans: dict[str, set[Span]] = defaultdict(set)
    for claim in other.claims:
        spans[claim.path].add(claim.span)
    # The two halves of one sentence are meant together.
    return {
        index
        for index in position.all
        if spans.get(position.claims[index].path, set()) - {position.claims[index].span}
    }


def _against_statement(clash: Clash, positions: Sequence[Position], held: int) -> _Part:
    statement = positions[held].statement
    assert statement is not None
    other = clash.left + clash.right - held
    kind = FindingKind.VIOLATION
    if positions[held].signature.surety is Surety.OPEN:
        kind = FindingKind.TENSION
    severity = mildest(clash.verdict.table_severity, statement.severity)
    if positions[other].signature.headline:
        severity = milder(severity)
    severity = mildest(severity, clash.verdict.severity)
    return kind, severity, {other: positions[other].all}


def _finding(
    gathering: _Gathering, positions: Sequence[Position], background: Background
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
    differs = in_order(slot for clash in gathering.clashes for slot in clash.verdict.differs)
    statement = None
    if gathering.held is None:
        message = dispute_message(kind, voiced, differs, background)
    else:
        held = positions[gathering.held].signature
        statement = positions[gathering.held].statement
        established = Side(_stance(held, held.scale, held.interval), reading(held, background), ())
        sides.insert(0, established)
        message = violation_message(voiced, held, background)
    rule = rule_of(statement)
    return Finding(
        id=finding_id(question, kind, rule),
        kind=kind,
        axis=worst.verdict.axis,
        severity=gravest(*gathering.severities),
        rule=rule,
        topic=statement.topic if statement else _topic(question, background),
        question=question,
        message=message,
        advice=statement.advice if statement else None,
        differs=differs,
        sides=tuple(sides),
        evidence=statement.evidence if statement else (),
    )


def _parties(gathering: _Gathering, positions: Sequence[Position]) -> list[_Party]:
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
    gathering: _Gathering,
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
    gathering: _Gathering,
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
    """The topic of the first concept that is not shared by all topics."""
    names = (*question.subject, question.object or "")
    topics = [background.concepts[name].topic for name in names if name in background.concepts]
    return next((topic for topic in topics if topic != _CORE_TOPIC), _CORE_TOPIC)


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
