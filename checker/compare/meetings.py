"""Meetings: every pair of positions that clash, each at the one question where it shows best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from checker.compare.background import Background
from checker.compare.crossings import (
    advised_elsewhere,
    covered,
    differ_by_dose,
    is_broader_than_statement,
    is_guess_for_all,
    is_whole,
    related,
    speaks_past,
)
from checker.compare.intervals import Interval
from checker.compare.keys import AMOUNT_SCALE, OTHERS, Key, lifts
from checker.compare.positions import Entry, Position, entries
from checker.compare.scopes import Match, Patients, Place, for_patients
from checker.compare.verdicts import SEVERITIES, Verdict, judge

_OF_PEOPLE = frozenset({"population", "condition"})
_Rank = tuple[int, int, int, Key]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two positions, by index and the lower first, that cannot both be true on a question.

    `rank` is smaller the straighter they meet. One that `refines` denies of a
    narrower object what the other affirms of all, or gives other people another
    amount.
    """

    key: Key
    left: int
    right: int
    left_interval: Interval
    right_interval: Interval
    verdict: Verdict
    rank: _Rank
    refines: bool = False


class _Known:
    """Verdicts and scopes that were worked out before; many positions are judged alike."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._verdicts: dict[tuple[object, ...], Verdict | None] = {}
        self._matches: dict[tuple[object, ...], Match] = {}

    def verdict(
        self, left: Entry, right: Entry, scale: str, through: frozenset[str]
    ) -> Verdict | None:
        """The verdict on two entries on a scale."""
        implied = (left.implied | right.implied) & (left.limits | right.limits)
        held = left.position.statement is not None or right.position.statement is not None
        asked = (left.standing, right.standing, scale, through, implied, held)
        if asked not in self._verdicts:
            match = self._match(left, right, implied)
            self._verdicts[asked] = judge(
                left.side, right.side, scale=scale, through=through, match=match, held=held
            )
        verdict = self._verdicts[asked]
        if held:
            # What is established of some people says nothing of others.
            match = self._match(left, right, implied)
            return None if match.place in (Place.CROSSED, Place.APART) else verdict
        return verdict

    def _match(self, left: Entry, right: Entry, implied: frozenset[str]) -> Match:
        sides = [Patients(one.side.scope, one.side.signature.matter) for one in (left, right)]
        asked = (*sides, implied)
        if asked not in self._matches:
            self._matches[asked] = for_patients(
                *sides, implied=implied, background=self._background
            )
        return self._matches[asked]


def find_clashes(positions: Sequence[Position], background: Background) -> tuple[Clash, ...]:
    """Each clashing pair once; positions are compared only where they share a question."""
    index: dict[Key, list[Entry]] = defaultdict(list)
    direct: list[Mapping[Key, Interval]] = []
    for given in entries(positions, background):
        for entry in given:
            index[entry.answer.key].append(entry)
        direct.append({one.answer.key: one.answer.interval for one in given if one.direct})
    best: dict[tuple[int, int], Clash] = {}
    known = _Known(background)
    for key in sorted(index):
        for left, right, slots in _meeting(key, index, background):
            if not _worth_judging(left, right, slots, direct):
                continue
            clash = _clash(left, right, slots, known, background)
            if clash is None:
                continue
            pair = (clash.left, clash.right)
            if pair not in best or clash.rank < best[pair].rank:
                best[pair] = clash
    return tuple(best[pair] for pair in sorted(best))


_Met = tuple[Entry, Entry, frozenset[str]]


def _meeting(key: Key, index: Mapping[Key, list[Entry]], background: Background) -> Iterator[_Met]:
    """Pairs on one question, then pairs with a broader question, which stands right."""
    own = _buckets(index[key])
    for first, second in combinations(own, 2):
        if _can_clash(first[0], second[0]):
            yield from ((left, right, frozenset()) for left, right in product(first, second))
    for lift in lifts(key, background):
        for narrow, broad in product(own, _buckets(index.get(lift.key, ()))):
            if _can_clash(narrow[0], broad[0]):
                yield from ((left, right, lift.slots) for left, right in product(narrow, broad))


def _buckets(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Entries that stand in the same place together: within a bucket nothing can clash."""
    buckets: dict[tuple[bool, Interval], list[Entry]] = defaultdict(list)
    for entry in entries:
        buckets[entry.open, entry.answer.interval].append(entry)
    return list(buckets.values())


def _can_clash(left: Entry, right: Entry) -> bool:
    if left.open or right.open:
        return not (left.open and right.open)
    return not left.answer.interval.meets(right.answer.interval)


def _worth_judging(
    left: Entry,
    right: Entry,
    slots: frozenset[str],
    direct: Sequence[Mapping[Key, Interval]],
) -> bool:
    """Whether this is the place to compare the two: none where they share a question elsewhere."""
    if left.number == right.number:
        return False
    if left.position.statement is not None and right.position.statement is not None:
        return False
    formed = left.answer.formed + right.answer.formed
    if formed and (formed == 2 or "subject" in slots):
        # Two forms of one thing are siblings.
        return False
    if left.answer.key.scale == AMOUNT_SCALE:
        return True
    shared = direct[left.number].keys() & direct[right.number].keys()
    return not shared or (left.answer.key in shared and left.answer.key == right.answer.key)


def _clash(
    left: Entry,
    right: Entry,
    slots: frozenset[str],
    known: _Known,
    background: Background,
) -> Clash | None:
    key, steps = right.answer.key, left.answer.steps + right.answer.steps
    if key.subject == (OTHERS,):
        if related(left.answer.key.subject, right.position.signature.subject, background):
            return None
        key = left.answer.key
    through = left.answer.differs | right.answer.differs
    if slots:
        through |= slots - covered(left, right, slots, background)
    if (left.open or right.open) and (steps or through):
        # A mixed or unclear claim is no ground to reason from.
        return None
    if "subject" in slots and is_whole(left, right, background):
        return None
    if is_broader_than_statement(left, right, slots, background):
        return None
    if speaks_past(left, right, through_exposure="exposure" in through):
        return None
    if "object" in slots and not key.object and left.answer.steps:
        # What harms the heart of some is not what "safe" in general denies.
        return None
    if "object" in slots and advised_elsewhere(left, right, background):
        return None
    if "object" in slots and is_guess_for_all(left, right):
        return None
    if "exposure" in through and differ_by_dose(left, right):
        return None
    verdict = known.verdict(left, right, key.scale, through)
    if verdict is None:
        return None
    refines = "object" in slots and left.position.signature.denied
    if key.scale == AMOUNT_SCALE:
        refines = not _OF_PEOPLE.isdisjoint(verdict.differs)
    if left.number > right.number:
        left, right = right, left
    return Clash(
        key=key,
        left=left.number,
        right=right.number,
        left_interval=left.answer.interval,
        right_interval=right.answer.interval,
        verdict=verdict,
        rank=(steps, len(verdict.differs), SEVERITIES.index(verdict.severity), key),
        refines=refines,
    )
