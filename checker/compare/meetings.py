"""Meetings: every pair of positions that clash, each at the one question where it shows best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from checker.compare.background import Background
from checker.compare.intervals import Interval
from checker.compare.keys import AMOUNT_SCALE, OTHERS, Key, lifts
from checker.compare.questions import Answer, answers
from checker.compare.scopes import Match, Place, compare_scopes, implied_by
from checker.compare.signatures import Signature, Surety
from checker.compare.verdicts import SEVERITIES, Side, Verdict, judge
from checker.ruleset.model import Statement
from checker.values.claim import ANY, Claim, Exposure, Join, Scope


@dataclass(frozen=True, slots=True)
class Position:
    """One signature with all the claims that share it, or with the statement that holds it."""

    signature: Signature
    claims: tuple[Claim, ...] = ()
    statement: Statement | None = None
    paths: frozenset[str] = frozenset()

    @property
    def all(self) -> range:
        """The indices of all its claims."""
        return range(len(self.claims))


_Rank = tuple[int, int, int, Key]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two positions, by index and the lower first, that cannot both be true on a question.

    `rank` is smaller the straighter they meet.
    """

    key: Key
    left: int
    right: int
    left_interval: Interval
    right_interval: Interval
    verdict: Verdict
    rank: _Rank


@dataclass(frozen=True, slots=True)
class _Entry:
    """A position's answer on one question, with what judging needs, worked out once.

    `standing` numbers the positions that judging cannot tell apart; `limits`
    are the members of the scope's sets, `implied` what the concepts imply.
    """

    number: int
    position: Position
    answer: Answer
    side: Side
    standing: int
    open: bool
    direct: bool
    limits: frozenset[str]
    implied: frozenset[str]


class _Known:
    """Verdicts and scopes that were worked out before; many positions are judged alike."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._verdicts: dict[tuple[object, ...], Verdict | None] = {}
        self._matches: dict[tuple[object, ...], Match] = {}

    def verdict(
        self, left: _Entry, right: _Entry, scale: str, through: frozenset[str]
    ) -> Verdict | None:
        """The verdict on two entries on a scale."""
        implied = (left.implied | right.implied) & (left.limits | right.limits)
        asked = (left.standing, right.standing, scale, through, implied)
        if asked not in self._verdicts:
            match = self._match(left.side.scope, right.side.scope, implied)
            self._verdicts[asked] = judge(
                left.side, right.side, scale=scale, through=through, match=match
            )
        verdict = self._verdicts[asked]
        if left.position.statement is not None or right.position.statement is not None:
            # What is established of some people says nothing of others.
            match = self._match(left.side.scope, right.side.scope, implied)
            return None if match.place is Place.APART else verdict
        return verdict

    def _match(self, left: Scope, right: Scope, implied: frozenset[str]) -> Match:
        asked = (left, right, implied)
        if asked not in self._matches:
            self._matches[asked] = compare_scopes(
                left, right, implied=implied, background=self._background
            )
        return self._matches[asked]


def find_clashes(positions: Sequence[Position], background: Background) -> tuple[Clash, ...]:
    """Each clashing pair once; positions are compared only where they share a question."""
    index: dict[Key, list[_Entry]] = defaultdict(list)
    direct: list[Mapping[Key, Interval]] = []
    for entries in _entries(positions, background):
        for entry in entries:
            index[entry.answer.key].append(entry)
        direct.append({one.answer.key: one.answer.interval for one in entries if one.direct})
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


def _entries(positions: Sequence[Position], background: Background) -> Iterator[tuple[_Entry, ...]]:
    """The answers of each position in turn."""
    standings: dict[tuple[object, ...], int] = {}
    implied: dict[tuple[str | None, ...], frozenset[str]] = {}
    for number, position in enumerate(positions):
        signature = position.signature
        concepts = (signature.object, *signature.subject)
        if concepts not in implied:
            implied[concepts] = implied_by(concepts, background)
        scope = signature.scope
        entries = []
        for answer in answers(signature, background):
            side = Side(
                signature,
                answer.interval,
                replace(scope, with_=()) if answer.combined else scope,
            )
            standing = standings.setdefault(side.features, len(standings))
            entry = _Entry(
                number=number,
                position=position,
                answer=answer,
                side=side,
                standing=standing,
                open=signature.surety is Surety.OPEN,
                direct=not answer.steps and not answer.differs,
                limits=frozenset((*scope.population, *scope.condition, *scope.site)),
                implied=implied[concepts],
            )
            entries.append(entry)
        yield tuple(entries)


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


def _worth_judging(
    left: _Entry,
    right: _Entry,
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
    left: _Entry,
    right: _Entry,
    slots: frozenset[str],
    known: _Known,
    background: Background,
) -> Clash | None:
    key, steps = right.answer.key, left.answer.steps + right.answer.steps
    if key.subject == (OTHERS,):
        if _related(left.answer.key.subject, right.position.signature.subject, background):
            return None
        key = left.answer.key
    through = left.answer.differs | right.answer.differs
    if slots:
        through |= slots - _covered(left, right, slots, background)
    if (left.open or right.open) and (steps or through):
        # A mixed or unclear claim is no ground to reason from.
        return None
    if "subject" in slots and _is_whole(left, right, background):
        return None
    if "exposure" in through and _speaks_of_status(left, right):
        return None
    verdict = known.verdict(left, right, key.scale, through)
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
        rank=(steps, len(verdict.differs), SEVERITIES.index(verdict.severity), key),
    )


def _is_whole(part: _Entry, whole: _Entry, background: Background) -> bool:
    """Whether the right one says that a whole works, of which the left is just one part.

    What a whole does, one part need not do; what it does not do, no part
    should. Nor is what is established of a kind refuted by one of it that fails.
    """
    parts, wholes = part.answer.key.subject, whole.answer.key.subject
    if wholes == (OTHERS,) or whole.position.signature.denied:
        return False
    if part.position.statement is not None or whole.position.statement is not None:
        return True
    return len(parts) == 1 and not background.is_kind_of(parts, wholes)


def _speaks_of_status(left: _Entry, right: _Entry) -> bool:
    """Whether a claim on what people lack or have meets what is established of taking it.

    That a lack harms and that more of it does not help are both true of many vitamins.
    """
    pair = (left.position, right.position)
    exposures = {one.signature.exposure for one in pair if one.statement is None}
    held = any(one.statement is not None for one in pair)
    return held and bool(exposures & {Exposure.DEFICIENT, Exposure.STATUS})


def _related(left: Sequence[str], right: Sequence[str], background: Background) -> bool:
    return any(background.related(one, other) for one in left for other in right)


def _covered(
    narrow: _Entry, broad: _Entry, slots: frozenset[str], background: Background
) -> frozenset[str]:
    """The slots in which a denial with any, no or neither speaks of the narrower outright."""
    signature = broad.position.signature
    if not slots or not signature.denied or not broad.direct:
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
