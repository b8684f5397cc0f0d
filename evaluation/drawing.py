"""Findings as items to judge, and a sample of them that hardly moves when readings change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations, product
from pathlib import PurePosixPath

from checker.values.claim import Claim
from checker.values.report import Finding

_DIGITS = 10


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """Where a sentence stands: its article by name, and its range of code points."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One thing told, to be judged: a finding with the one or two claims that make it.

    A violation has one claim; its other side is the statement of `finding.rule`.
    """

    finding: Finding
    claims: tuple[Claim, ...]

    @property
    def places(self) -> tuple[Quoted, ...]:
        """Where the claims stand, in order."""
        return tuple(sorted(quoted(claim) for claim in self.claims))

    @property
    def question(self) -> str:
        """The question in one line."""
        asked = self.finding.question
        return f"{'+'.join(asked.subject)} · {asked.aspect} · {asked.object or '–'}"

    @property
    def id(self) -> str:
        """Ten hex digits from the places, the question, the kind and the rule.

        Slots, messages and severities do not count: a verdict outlives a better reading.
        """
        parts = [self.finding.kind.value, self.finding.rule or "", self.question]
        parts += [f"{place.article}:{place.start}-{place.end}" for place in self.places]
        return _digest("|".join(parts))


def quoted(claim: Claim) -> Quoted:
    """Where a claim's sentence stands; an article's name has no suffix."""
    return Quoted(PurePosixPath(claim.path).stem, claim.span.start, claim.span.end)


def items_of(finding: Finding, paths: Set[str] | None = None) -> Iterator[Item]:
    """Every two claims on different sides of a finding, or each claim against a statement.

    `paths` are the two articles that the claims are to come from, one each.
    """
    sides = [[one.claim for one in side.claims] for side in finding.sides if side.claims]
    if len(sides) == 1:
        yield from (Item(finding, (claim,)) for claim in sides[0])
    for left, right in combinations(sides, 2):
        for two in product(left, right):
            if paths is None or {claim.path for claim in two} == paths:
                yield Item(finding, two)


def spokesman(
    items: Iterable[Item], known: Set[str], clashes: Callable[[Item], bool]
) -> Item | None:
    """The item that stands for its finding: one judged before, else the first that clashes alone.

    None where no two of the claims clash by themselves, which cannot be judged.
    """
    ordered = sorted(items, key=lambda item: (item.id not in known, item.places))
    return next((item for item in ordered if clashes(item)), None)


def draw(items: Sequence[Item], *, seed: int, count: int) -> tuple[Item, ...]:
    """`count` items, or all where there are fewer.

    The order comes from a hash of the seed and each item's id, so that an item
    leaves the sample only if it is told no longer, or if new ones come before it.
    """
    return tuple(sorted(items, key=lambda item: _digest(f"{seed}|{item.id}"))[:count])


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]
