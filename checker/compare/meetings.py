"""Meetings: every pair of positions that clash, each at the one question where it shows best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from checker.compare.background import Background
from checker.compare.intervals import Interval
from checker.compare.questions import AMOUNT_SCALE, OTHERS, Answer, Key, answers, lifts
from checker.compare.signatures import Signature, Surety
from checker.compare.verdicts import SEVERITIES, Side, Verdict, judge
from checker.ruleset.model import Statement
from checker.values.claim import ANY, Claim, Join


@dataclass(frozen=True, slots=True)
class Position:
    """One signature with all the claims that share it, or with the statement that holds it."""

    signature: Signature
    claims: tuple[Claim, ...] = ()
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two positions, by index and the lower first, that cannot both be true on a question."""

    key: Key
    left: int
    right: int
    left_interval: Interval
    right_interval: Interval
    verdict: Verdict
    steps: int

    @property
    def rank(self) -> tuple[int, int, int, Key]:
        """Smaller is better: the straightest way in which a pair meets."""
        return (
            self.steps,
            len(self.verdict.differs),
            SEVERITIES.index(self.verdict.severity),
            self.key,
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A position's answer on one question."""

    number: int
    position: Position
    answer: Answer

    @property
    def open(self) -> bool:
        return self.position.signature.surety is Surety.OPEN

    @property
    def side(self) -> Side:
        signature = self.position.signature
        scope = signature.scope
        return Side(
            signature,
            self.answer.interval,
            replace(scope, with_=()) if self.answer.combined else scope,
        )


def find_clashes(positions: Sequence[Position], background: Background) -> tuple[Clash, ...]:
    """Each clashing pair once; positions are compared only where they share a question."""
    index: dict[Key, list[_Entry]] = defaultdict(list)
    direct: list[Mapping[Key, Interval]] = []
    for number, position in enumerate(positions):
        found = answers(position.signature, background)
        for answer in found:
            index[answer.key].append(_Entry(number, position, answer))
        direct.append({one.key: one.interval for one in found if _is_direct(one)})
    best: dict[tuple[int, int], Clash] = {}
    for key in sorted(index):
        for left, right, slots in _meeting(key, index, background):
            if not _worth_judging(left, right, direct):
                continue
            clash = _clash(left, right, slots, background)
            if clash is None:
                continue
            pair = (clash.left, clash.right)
            if pair not in best or clash.rank < best[pair].rank:
                best[pair] = clash
    return tuple(best[pair] for pair in sorted(best))


def _is_direct(answer: Answer) -> bool:
    return not answer.steps and not answer.differs


_Met = tuple[_Entry, _Entry, frozenset[str]]


def _meeting(key: Key, index: Mapping[Key, list[_Entry]], background: Background) -> Iterator[_Met]:
    """Pairs on one question, then pairs with a broader question, which stands right."""
    own = _buckets(index[key])
    for first, second in combinations(own, 2):
        if _can_clash(first[0], second[0]):
            yield from ((left, right, frozenset()) for left, right in product(first, second))
    for lift in lifts(key, background):
        for narrow, broad in product(own, _buckets(index.get(lift.key, ()))):
            if _can_clash(narrow[0], broad[0]):
                yield from ((left, right, lift.slots) for left, right in product(narrow, broad))


def _buckets(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    """Entries that stand in the same place together: within a bucket nothing can clash."""
    buckets: dict[tuple[bool, Interval], list[_Entry]] = defaultdict(list)
    for entry in entries:
        buckets[entry.open, entry.answer.interval].append(entry)
    return list(buckets.values())


def _can_clash(left: _Entry, right: _Entry) -> bool:
    if left.open or right.open:
        return not (left.open and right.open)
    return not left.answer.interval.meets(right.answer.interval)


def _worth_judging(left: _Entry, right: _Entry, direct: Sequence[Mapping[Key, Interval]]) -> bool:
    """Whether this is the place to compare the two: none where they share a question elsewhere."""
    if left.number == right.number:
        return False
    if left.position.statement is not None and right.position.statement is not None:
        return False
    shared = direct[left.number].keys() & direct[right.number].keys()
    if not shared or left.answer.key.scale == AMOUNT_SCALE:
        return True
    return left.answer.key in shared and left.answer.key == right.answer.key


def _clash(
    left: _Entry, right: _Entry, slots: frozenset[str], background: Background
) -> Clash | None:
    through = left.answer.differs | right.answer.differs
    through |= slots - _covered(left, right, slots, background)
    # A mixed or unclear claim is no ground to reason from.
    if (left.open or right.open) and left.answer.steps + right.answer.steps:
        return None
    key = right.answer.key
    if key.subject == (OTHERS,):
        if any(
            background.related(one, other)
            for one in left.answer.key.subject
            for other in right.position.signature.subject
        ):
            return None
        key = left.answer.key
    verdict = judge(left.side, right.side, scale=key.scale, through=through, background=background)
    if verdict is None:
        return None
    if left.number > right.number:
        left, right = right, left
    return Clash(
        key=key,
        left=left.number,
        right=right.number,
        left_interval=left.answer.interval,
        right_interval=right.answer.interval,
        verdict=verdict,
        steps=left.answer.steps + right.answer.steps,
    )


def _covered(
    narrow: _Entry, broad: _Entry, slots: frozenset[str], background: Background
) -> frozenset[str]:
    """The slots in which a denial with any, no or neither speaks of the narrower outright."""
    signature = broad.position.signature
    if not slots or not signature.denied or not _is_direct(broad.answer):
        return frozenset()
    covered = set()
    if signature.join is Join.ANY and background.is_kind_of(
        narrow.answer.key.subject, broad.answer.key.subject
    ):
        covered.add("subject")
    any_object = ANY in signature.scope.site or ANY in signature.scope.condition
    if any_object and background.is_kind_of(
        (narrow.answer.key.object,), (broad.answer.key.object,)
    ):
        covered.add("object")
    return frozenset(covered)
