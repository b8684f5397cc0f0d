"""The verdict table: what it means that two claims cannot both be true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.compare.allowances import (
    is_another_study,
    is_for_others,
    is_part_of_the_whole,
    is_stricter_in_part,
)
from checker.compare.intervals import Interval
from checker.compare.keys import AMOUNT_SCALE
from checker.compare.openness import can_both_stand, is_shown_in_animals, is_unstudied
from checker.compare.scopes import Match, Place, Reach, in_order
from checker.compare.signatures import Signature, Surety
from checker.values.claim import Basis, Certainty, Polarity, Scope
from checker.values.report import Axis, FindingKind, Severity

#: Gravest first.
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A cell of the verdict table."""

    kind: FindingKind
    severity: Severity


_ERROR = Ruling(FindingKind.CONTRADICTION, Severity.ERROR)
_WARNING = Ruling(FindingKind.CONTRADICTION, Severity.WARNING)
_OVERGENERAL = Ruling(FindingKind.APPARENT, Severity.WARNING)
_APPARENT = Ruling(FindingKind.APPARENT, Severity.NOTE)
_TENSION = Ruling(FindingKind.TENSION, Severity.NOTE)

#: By how the scopes lie and how many of the two claims are weak.
TABLE: Mapping[tuple[Place, int], Ruling] = {
    (Place.SAME, 0): _ERROR,
    (Place.SAME, 1): _WARNING,
    (Place.SAME, 2): _TENSION,
    (Place.GENERAL, 0): _OVERGENERAL,
    (Place.GENERAL, 1): _APPARENT,
    (Place.GENERAL, 2): _APPARENT,
    (Place.CROSSED, 0): _APPARENT,
    (Place.CROSSED, 1): _APPARENT,
    (Place.CROSSED, 2): _APPARENT,
}

ADVICE_SCALE = "advice"
_ARGUMENTS = frozenset({"subject", "object"})
_AXIS_OF_SCALE = {
    "need": Axis.SUFFICIENCY,
    "advice": Axis.RECOMMENDATION,
    "safety": Axis.SAFETY,
    AMOUNT_SCALE: Axis.QUANTITY,
}


@dataclass(frozen=True, slots=True)
class Side:
    """A claim as it stands on the question where two meet."""

    signature: Signature
    interval: Interval
    scope: Scope

    @property
    def features(self) -> tuple[object, ...]:
        """All that a verdict looks at: sides with equal features are judged alike."""
        one = self.signature
        voice = (one.headline, one.reported or one.doubtful)
        kind = (one.relation, one.scale, one.polarity, one.certainty, one.basis)
        role = one.quantity.role if one.quantity else None
        return (self.interval, self.scope, one.matter, one.partial, *kind, role, *voice)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a pair of claims gives, before a statement or a user has a say.

    `table_severity` is the table's word, before the voices and doubts of the two.
    """

    kind: FindingKind
    table_severity: Severity
    severity: Severity
    axis: Axis
    differs: tuple[str, ...]


def judge(
    left: Side,
    right: Side,
    *,
    scale: str,
    through: frozenset[str],
    match: Match,
    held: bool = False,
) -> Verdict | None:
    """The verdict on two claims that meet on one question; None if they agree.

    `through` names the slots in which they meet only by a link, a bridge or
    the flip of an exposure; `match` says how their scopes lie; `held` that one
    of the two is established.
    """
    if _speak_of_different_things(scale, through, match):
        return None
    openness = [side.signature.surety is Surety.OPEN for side in (left, right)]
    if any(openness):
        if match.place is Place.CROSSED:
            return None
        if all(openness):
            return None
        open_, other = (left, right) if openness[0] else (right, left)
        if not _is_asserted(other.signature):
            return None
        limited = Reach.LEFT if openness[0] else Reach.RIGHT
        if is_unstudied(open_.signature) and match.limited is limited:
            # What nobody knows of some people is no case against what is told of all.
            return None
        return _ruled(_TENSION, left, right, scale, {*through, *match.differs})
    if left.interval.meets(right.interval):
        return None
    pairs = ((left.signature, right.signature), (right.signature, left.signature))
    if any(can_both_stand(one, other) for one, other in pairs):
        return None
    if not through.isdisjoint(_ARGUMENTS) and is_shown_in_animals(*pairs[0]):
        return None
    differs = {*through, *match.differs, *_bases(left, right)}
    place = Place.CROSSED if through or _bases(left, right) else match.place
    if scale == AMOUNT_SCALE:
        if _is_allowed(left, right, through, match):
            return None
        if is_for_others(left.signature, right.signature, match=match, held=held):
            place = Place.CROSSED
    weak = sum(side.signature.surety is Surety.WEAK for side in (left, right))
    ruling = TABLE[place, weak]
    bare = match.unsaid or _is_bare_advice(left, right)
    if ruling is _OVERGENERAL and not held and bare:
        ruling = _APPARENT
    if any(_leaves_open(one, other) for one, other in ((left, right), (right, left))):
        ruling = _APPARENT
        differs.add("population")
    return _ruled(ruling, left, right, scale, differs)


def _speak_of_different_things(scale: str, through: frozenset[str], match: Match) -> bool:
    """Whether both can stand because of their limits: in men, in women; below and above a dose.

    Limits in different slots may still speak of the same people, but say too
    little where the question itself is met only through a link.
    """
    if match.place is Place.APART:
        return True
    return match.place is Place.CROSSED and bool(through) and scale != AMOUNT_SCALE


def _leaves_open(some: Side, all_: Side) -> bool:
    """Whether what is told of some people is no case against what is told of all.

    That some are helped is one against what helps nobody.
    """
    helped = some.signature.polarity is Polarity.AFFIRMED and all_.signature.denied
    return some.signature.partial and not helped


def _is_bare_advice(left: Side, right: Side) -> bool:
    """Whether both only advise or advise against a thing, without saying what for.

    All such advice has exceptions; one that is told elsewhere does not make it over-general.
    """
    return all(
        side.signature.scale == ADVICE_SCALE and side.signature.object is None
        for side in (left, right)
    )


def _is_allowed(left: Side, right: Side, through: frozenset[str], match: Match) -> bool:
    """Whether two amounts that differ can both be right; a broader subject stands right."""
    below = left.interval.high < right.interval.low
    if "subject" in through and is_part_of_the_whole(left.signature, below=below):
        return True
    outright = through <= {"quantity"}
    if is_another_study(left.signature, outright=outright, match=match):
        return True
    return is_stricter_in_part(left.signature, right.signature, below=below, match=match)


def _is_asserted(signature: Signature) -> bool:
    return signature.certainty is Certainty.ASSERTED and signature.surety is Surety.SURE


def _bases(left: Side, right: Side) -> set[str]:
    """Animals against people, and an association against a denied cause."""
    if is_shown_in_animals(left.signature, right.signature):
        return {"basis"}
    for one, other in ((left, right), (right, left)):
        observed = one.signature.basis is Basis.ASSOCIATION and one.interval.side
        causal = other.signature.basis is not Basis.ASSOCIATION and not other.interval.side
        if observed and causal and other.signature.scale != "association":
            return {"basis"}
    return set()


def _ruled(ruling: Ruling, left: Side, right: Side, scale: str, differs: set[str]) -> Verdict:
    signatures = (left.signature, right.signature)
    severity = ruling.severity
    if any(one.headline for one in signatures):
        severity = milder(severity)
    if any(one.doubtful or one.reported for one in signatures):
        severity = Severity.NOTE
    axis = axis_of(left, right, scale=scale, differs=differs)
    return Verdict(ruling.kind, ruling.severity, severity, axis, in_order(differs))


def axis_of(left: Side, right: Side, *, scale: str, differs: set[str]) -> Axis:
    """Along which line two claims differ, from where their intervals lie."""
    if scale in _AXIS_OF_SCALE:
        return _AXIS_OF_SCALE[scale]
    one, other = left.signature, right.signature
    if Surety.OPEN in (one.surety, other.surety):
        return Axis.POLARITY
    if "with" in differs or ((one.scope.sole or other.scope.sole) and (one.denied or other.denied)):
        return Axis.SUFFICIENCY
    if left.interval.side and right.interval.side:
        return Axis.STRENGTH if left.interval.side == right.interval.side else Axis.DIRECTION
    if one.relation != other.relation and _leaves_weaker(left, right):
        return Axis.STRENGTH
    return Axis.POLARITY


def _leaves_weaker(left: Side, right: Side) -> bool:
    """Whether one denies a strength, and leaves a weaker effect on the same side open.

    The weakest effects do not count: what raises no measure may still keep it.
    """
    for one, other in ((left.interval, right.interval), (right.interval, left.interval)):
        if one.side and not other.side:
            weaker = other.low < -1 if one.side < 0 else other.high > 1
            return weaker and not other.nonzero
    return False


def milder(severity: Severity) -> Severity:
    """One step down, a note at the least."""
    return SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]


def mildest(*severities: Severity) -> Severity:
    """The least grave."""
    return max(severities, key=SEVERITIES.index)


def gravest(*severities: Severity) -> Severity:
    """The gravest."""
    return min(severities, key=SEVERITIES.index)
