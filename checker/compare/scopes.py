"""Scopes as sets: whether two claims speak of the same people, places and doses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from checker.compare.background import Background
from checker.values.claim import ANY, Quantity, Scope


class Reach(StrEnum):
    """How one slot of two scopes lies; `left` and `right` say which side is limited.

    Limits that are `unlike` may overlap: two units, other words for a time, a
    partner that only one side names.
    """

    SAME = "same"
    LEFT = "left"
    RIGHT = "right"
    UNLIKE = "unlike"
    APART = "apart"


class Place(StrEnum):
    """How two whole scopes lie.

    Limits in different slots are `crossed` (children; people with a condition),
    as some fall under both. Two limits in one slot (men; women) set them `apart`.
    """

    SAME = "same"
    GENERAL = "general"
    CROSSED = "crossed"
    APART = "apart"


#: The order in which slots that differ are named.
SLOTS = (
    "subject",
    "exposure",
    "relation",
    "object",
    "comparator",
    "basis",
    "with",
    "population",
    "condition",
    "site",
    "dose",
    "duration",
    "form",
    "timing",
    "quantity",
)


@dataclass(frozen=True, slots=True)
class Match:
    """How two scopes lie, and in which slots they differ, in the order of SLOTS.

    `limited` is the side that is limited where the other is general; `unsaid` that
    its text does not say so itself.
    """

    place: Place
    differs: tuple[str, ...]
    limited: Reach = Reach.SAME
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class Patients:
    """A scope with the illness that the page is about, if there is one."""

    scope: Scope
    matter: str | None

    @property
    def meant(self) -> Scope:
        """The scope for those with the illness, unless it names a condition itself."""
        if self.matter is None or self.scope.condition:
            return self.scope
        return replace(self.scope, condition=(self.matter,))


def compare_scopes(
    left: Scope, right: Scope, *, implied: frozenset[str], background: Background
) -> Match:
    """Same, one general and one limited, each limited in its own slots, or apart.

    `implied` lists what the claims' own concepts bring with them
    (miscarriage: pregnant women), which is no limit. Sole and unmarked are the
    same scope; a partner on one side only is a difference of its own.
    """
    reaches = {
        "population": _sets(left.population, right.population, implied, background),
        "condition": _sets(left.condition, right.condition, implied, background),
        "site": _sets(left.site, right.site, implied, background),
        "dose": _doses(left.dose, right.dose),
        "duration": _words(left.duration, right.duration, background),
        "form": _words(left.form, right.form, background),
        "timing": _words(left.timing, right.timing, background),
    }
    partners = _sets(left.with_, right.with_, frozenset(), background)
    reaches["with"] = Reach.SAME if partners is Reach.SAME else Reach.UNLIKE
    return _match(reaches)


def for_patients(
    left: Patients, right: Patients, *, implied: frozenset[str], background: Background
) -> Match:
    """How scopes lie where two pages are about illnesses, which limit without being said.

    Two illnesses are different people. One page's illness is a limit that its author
    left unsaid: whoever speaks of all people is not at odds with it (`unsaid`).
    """
    said = compare_scopes(left.scope, right.scope, implied=implied, background=background)
    if left.matter is None and right.matter is None:
        return said
    meant = compare_scopes(left.meant, right.meant, implied=implied, background=background)
    if meant.place is not Place.GENERAL or "condition" in said.differs:
        return meant
    return replace(meant, unsaid="condition" in meant.differs)


def _match(reaches: Mapping[str, Reach]) -> Match:
    differs = in_order(slot for slot, reach in reaches.items() if reach is not Reach.SAME)
    kinds = {reach for reach in reaches.values() if reach is not Reach.SAME}
    if not kinds:
        return Match(Place.SAME, ())
    if kinds in ({Reach.LEFT}, {Reach.RIGHT}):
        return Match(Place.GENERAL, differs, kinds.pop())
    return Match(Place.APART if Reach.APART in kinds else Place.CROSSED, differs)


def in_order(slots: Iterable[str]) -> tuple[str, ...]:
    """Slot names, each once, in the order of SLOTS."""
    return tuple(sorted(set(slots), key=SLOTS.index))


def implied_by(concepts: tuple[str | None, ...], background: Background) -> frozenset[str]:
    """What the concepts bring with them: themselves, what they imply, and all that is broader."""
    found: set[str] = set()
    for name in concepts:
        known = background.concepts.get(name or "")
        if known is None:
            continue
        line = [known.id, *background.broader.get(known.id, ())]
        for concept in line:
            entry = background.concepts.get(concept)
            found.update(entry.implies if entry else ())
        found.update(line)
    for name in tuple(found):
        found.update(background.broader.get(name, ()))
    return frozenset(found)


def _sets(
    left: tuple[str, ...],
    right: tuple[str, ...],
    implied: frozenset[str],
    background: Background,
) -> Reach:
    if ANY in left or ANY in right:
        return Reach.SAME
    left = tuple(member for member in left if member not in implied)
    right = tuple(member for member in right if member not in implied)
    if not left and not right:
        return Reach.SAME
    if not left or not right:
        return Reach.LEFT if left else Reach.RIGHT
    if set(left) & set(right):
        return Reach.SAME
    if any(background.is_narrower(one, other) for one in left for other in right):
        return Reach.LEFT
    if any(background.is_narrower(other, one) for one in left for other in right):
        return Reach.RIGHT
    return Reach.APART


def _words(left: str | None, right: str | None, background: Background) -> Reach:
    reach = _sets((left,) if left else (), (right,) if right else (), frozenset(), background)
    return Reach.UNLIKE if reach is Reach.APART else reach


def _doses(left: Quantity | None, right: Quantity | None) -> Reach:
    if left is None and right is None:
        return Reach.SAME
    if left is None or right is None:
        return Reach.RIGHT if left is None else Reach.LEFT
    if left.unit != right.unit:
        return Reach.UNLIKE
    if _lies_below(left, right) or _lies_below(right, left):
        return Reach.APART
    return Reach.SAME


def _lies_below(left: Quantity, right: Quantity) -> bool:
    """Whether a dose lies below another; "up to 200" and "from 200 on" touch, and are two."""
    if left.high is None or right.low is None:
        return False
    points = left.low == left.high or right.low == right.high
    return left.high < right.low or (left.high == right.low and not points)
