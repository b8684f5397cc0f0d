"""Whether two open claims on one question can both be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.discover.alignment import Alignment, Match
from checker.discover.lone import build_lone
from checker.values.claim import Certainty, Polarity
from checker.values.open_claim import Direction, OpenClaim, Sense
from checker.values.report import Axis

_SIGNS = {
    Direction.LESS: -1,
    Direction.MORE: 1,
    Direction.BETTER: 1,
    Direction.WORSE: -1,
    Direction.SOME: 0,
}
#: What all variants of genes are neighbours by.
_VARIANT = "variant"
#: What a thing and what shows it are neighbours by, before the number of the pair.
_MARKED = "marked "
_JUDGED = frozenset({Direction.BETTER, Direction.WORSE})


@dataclass(frozen=True, slots=True)
class OpenClash:
    """Two claims, by number, that cannot both be right; `differs` names what is not the same.

    `family` is what the outcomes of both tell of, where the rules know it.
    """

    left: int
    right: int
    axis: Axis
    differs: tuple[str, ...]
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing every two claims of different articles gave, by their numbers.

    `agreeing` are pairs that say the same of the same, or of a kind of it.
    """

    clashes: tuple[OpenClash, ...]
    agreeing: tuple[tuple[int, int], ...]


def compare_open(claims: Sequence[OpenClaim], alignment: Alignment) -> Compared:
    """Every clash and every agreement between claims of different articles."""
    resolved = [
        replace(one, subject=alignment.resolved(one.subject), object=alignment.resolved(one.object))
        for one in claims
    ]
    lone = build_lone(resolved, alignment)
    clashes, agreeing = [], []
    for left, right in _neighbours(resolved, alignment):
        one, other = resolved[left], resolved[right]
        if Certainty.UNCLEAR in (one.claim.certainty, other.claim.certainty):
            continue
        if one.covered and other.covered:
            # What the rules read, they compare.
            continue
        subject = alignment.match(one.subject, other.subject)
        if subject is None and lone.fits(one, other):
            subject = Match.KIN
        if subject is None or one.subject.lowered != other.subject.lowered:
            continue
        clash = _clash(one, other, subject, alignment)
        if clash is not None:
            clashes.append(OpenClash(left, right, *clash))
        elif _agree(one, other, alignment):
            agreeing.append((left, right))
    return Compared(tuple(clashes), tuple(agreeing))


def _agree(left: OpenClaim, right: OpenClaim, alignment: Alignment) -> bool:
    same = left.claim.polarity is right.claim.polarity
    judged = [_allowed(one, one.object.sense) for one in (left, right)]
    return (
        same
        and judged[0][0] == judged[1][0]
        and bool(judged[0][1] & judged[1][1])
        and alignment.match(left.object, right.object) is not None
    )


def _neighbours(claims: Sequence[OpenClaim], alignment: Alignment) -> list[tuple[int, int]]:
    """Pairs whose subjects share a word or a broader concept: all that can be aligned."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        for key in _keys(claim, alignment):
            places[key].append(number)
    pairs = {
        (left, right)
        for numbers in places.values()
        for at, left in enumerate(numbers)
        for right in numbers[at + 1 :]
        if claims[left].claim.path != claims[right].claim.path
    }
    return sorted(pairs)


def _keys(claim: OpenClaim, alignment: Alignment) -> set[str]:
    keys = {*claim.subject.words}
    words = claim.subject.words
    keys |= {left + right for left, right in pairwise(words)}
    for word in claim.subject.words:
        if word.startswith("@"):
            keys |= {f"@{name}" for name in alignment.background.broader.get(word[1:], ())}
    keys |= {claim.subject.head[-5:]}
    for number, pair in enumerate(alignment.markers):
        if any(name <= claim.subject.key for name in pair):
            keys.add(f"{_MARKED}{number}")
    if alignment.genes.is_variant(claim.subject):
        keys |= {_VARIANT}
    for stem, classes in alignment.stems.items():
        if claim.subject.head.endswith(stem) or claim.subject.key in classes:
            keys.add(f"-{stem}")
    return keys


def _clash(
    left: OpenClaim, right: OpenClaim, subject: Match, alignment: Alignment
) -> tuple[Axis, tuple[str, ...], str | None] | None:
    axis = _axis_of_kin(left, right) if subject is Match.KIN else _axis(left, right)
    if axis is None:
        return None
    object_ = alignment.match(left.object, right.object)
    broad = _is_broad(left, right, alignment)
    family = alignment.shared(left, right, broad=broad)
    meets = bool(family or broad) and axis is not Axis.DIRECTION
    if object_ is None and (not meets or _apart(left, right, family, alignment)):
        return None
    if alignment.apart(left, right):
        return None
    graded = left.graded and right.graded and not left.subject.lowered
    if axis is Axis.DIRECTION and not (graded and subject is object_ is Match.SAME):
        # Kinds of a thing may do the opposite of each other.
        return None
    differs = [
        slot
        for slot, match in (("subject", subject), ("object", object_))
        if match is not Match.SAME
    ]
    return axis, tuple(differs), family


def _is_broad(left: OpenClaim, right: OpenClaim, alignment: Alignment) -> bool:
    """Whether one speaks of outcomes as such, of the same people."""
    broad = [one for one in (left, right) if one.object.key <= alignment.words.broad]
    return len(broad) == 1 and bool(left.settings & right.settings)


def _apart(left: OpenClaim, right: OpenClaim, family: str | None, alignment: Alignment) -> bool:
    """Whether the two are about people with different diseases.

    A disease of the family that both tell of is what is measured, and limits nothing.
    """
    ours, theirs = (alignment.people(one) for one in (left, right))
    limited = bool(ours and theirs) and family not in ours | theirs
    return limited and ours.isdisjoint(theirs)


def _axis_of_kin(left: OpenClaim, right: OpenClaim) -> Axis | None:
    """Of two variants of a gene one may do what the other undoes: what counts is any link."""
    return Axis.POLARITY if left.claim.polarity is not right.claim.polarity else None


def _axis(left: OpenClaim, right: OpenClaim) -> Axis | None:
    """Along which line they clash; None where both can be right."""
    denied = [one.claim.polarity is Polarity.DENIED for one in (left, right)]
    if all(denied):
        return None
    ours, theirs = _allowed(left, right.object.sense), _allowed(right, left.object.sense)
    if ours[0] == theirs[0] or Direction.SOME in (left.direction, right.direction):
        clashing = not ours[1] & theirs[1]
    else:
        # "Does not lower X" against "improves X": which way is better, nobody says.
        clashing = any(denied)
    if not clashing:
        return None
    return Axis.POLARITY if any(denied) else Axis.DIRECTION


def _allowed(one: OpenClaim, other: Sense) -> tuple[bool, frozenset[int]]:
    """Whether it is told as good or bad, and which signs the claim leaves open."""
    sense = one.object.sense if one.object.sense is not Sense.OPEN else other
    sign = _SIGNS[one.direction]
    judged = one.direction in _JUDGED
    if not judged and sense is not Sense.OPEN:
        judged, sign = True, -sign if sense is Sense.BAD else sign
    if one.claim.polarity is Polarity.DENIED:
        return judged, frozenset({0, -sign})
    return judged, frozenset({sign}) if sign else frozenset({-1, 1})
