"""Gathering: the clashes of one question, kind and rule, and the claims that take part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from checker.compare.intervals import Interval
from checker.compare.keys import own_question
from checker.compare.meetings import Clash
from checker.compare.positions import Position
from checker.compare.signatures import Surety
from checker.compare.verdicts import milder, mildest
from checker.ruleset.model import Statement
from checker.values.claim import Claim
from checker.values.report import FindingKind, Question, Severity
from checker.values.span import Span

#: For each position, which of its claims take part.
_TakingPart = Mapping[int, Collection[int]]


@dataclass(slots=True)
class Gathering:
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


def gathered(
    clashes: Sequence[Clash], positions: Sequence[Position], *, references: Set[str] = frozenset()
) -> tuple[Gathering, ...]:
    """The clashes of all positions by question, kind and rule.

    A claim in one of the `references`, paths of articles, takes part only
    against a claim that is in none of them.
    """
    found: dict[tuple[Question, FindingKind, str | None], Gathering] = {}
    for clash in sorted(clashes, key=lambda one: (one.rank, one.left, one.right)):
        held = _statement_of(clash, positions)
        statement = positions[held].statement if held is not None else None
        question = clash.key.question
        if held is not None:
            question = own_question(positions[held].signature)
        for kind, severity, taking_part in _parts(clash, positions, references):
            place = (question, kind, rule_of(statement))
            if place not in found:
                found[place] = Gathering(question, kind, held)
            found[place].add(clash, severity, taking_part)
    return tuple(found.values())


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


def _parts(clash: Clash, positions: Sequence[Position], references: Set[str]) -> Iterator[_Part]:
    """The findings that one clash belongs to, and the claims that take part in each."""
    left, right = positions[clash.left], positions[clash.right]
    held = _statement_of(clash, positions)
    verdict = clash.verdict
    if held is not None:
        kind, severity, taking_part = _against_statement(clash, positions, held, references)
        if any(taking_part.values()):
            yield kind, severity, taking_part
        return
    disjoint = left.paths.isdisjoint(right.paths)
    if disjoint and not references and left.quotes.isdisjoint(right.quotes):
        yield verdict.kind, verdict.severity, {clash.left: left.all, clash.right: right.all}
        return
    apart = {
        clash.left: _elsewhere(left, right, references),
        clash.right: _elsewhere(right, left, references),
    }
    if disjoint:
        if any(apart.values()):
            yield verdict.kind, verdict.severity, apart
        return
    within = {
        clash.left: _in_article(left, right, references),
        clash.right: _in_article(right, left, references),
    }
    if clash.refines:
        # An article may say where what it says of all does not hold.
        within = {number: set() for number in apart}
    if verdict.kind is not FindingKind.CONTRADICTION:
        together = {number: apart[number] | within[number] for number in apart}
        if any(together.values()):
            yield verdict.kind, verdict.severity, together
        return
    if any(apart.values()):
        yield FindingKind.CONTRADICTION, verdict.severity, apart
    if any(within.values()):
        yield FindingKind.SELF_CONTRADICTION, verdict.severity, within


def _elsewhere(position: Position, other: Position, references: Set[str]) -> set[int]:
    """The claims that the other position meets in another article, one of the two no reference."""
    own = other.paths - references
    met = {path: (own if path in references else other.paths) - {path} for path in position.paths}
    return {
        index
        for index in position.all
        if met[position.claims[index].path] and not _is_copied(position.claims[index], other, met)
    }


def _is_copied(claim: Claim, other: Position, met: Mapping[str, Set[str]]) -> bool:
    """Whether all that a claim meets elsewhere is the other half of its own sentence."""
    if claim.quote not in other.quotes:
        return False
    return all(one.quote == claim.quote for one in other.claims if one.path in met[claim.path])


def _in_article(position: Position, other: Position, references: Set[str]) -> set[int]:
    """The claims that the other position meets in their own article, in another sentence."""
    spans: dict[str, set[Span]] = defaultdict(set)
    for claim in other.claims:
        spans[claim.path].add(claim.span)
    # The two halves of one sentence are meant together.
    return {
        index
        for index in _own(position, references)
        if spans.get(position.claims[index].path, set()) - {position.claims[index].span}
    }


def _own(position: Position, references: Set[str]) -> set[int]:
    """The claims of a position that are in no reference."""
    return {index for index in position.all if position.claims[index].path not in references}


def _against_statement(
    clash: Clash, positions: Sequence[Position], held: int, references: Set[str]
) -> _Part:
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
    return kind, severity, {other: _own(positions[other], references)}
