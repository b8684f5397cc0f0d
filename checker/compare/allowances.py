"""Allowances: what amounts for a part, or for some people, leave open for the whole and for all."""

from __future__ import annotations

from checker.compare.scopes import Match, Place, Reach
from checker.compare.signatures import Signature
from checker.values.claim import Role

_POPULATION = ("population",)


def is_stricter_in_part(left: Signature, right: Signature, *, below: bool, match: Match) -> bool:
    """Whether an upper limit for some people is just stricter than the one for all.

    `below` says that the left amount lies under the right one.
    """
    if match.place is not Place.GENERAL or not _role(left) is _role(right) is Role.UPPER_LIMIT:
        return False
    return match.limited is (Reach.LEFT if below else Reach.RIGHT)


def is_part_of_the_whole(part: Signature, *, below: bool) -> bool:
    """Whether one form gives less than is taken of all forms: food gives the rest."""
    return below and _role(part) in (Role.INTAKE, Role.UPPER_LIMIT)


def is_another_study(signature: Signature, *, outright: bool, match: Match) -> bool:
    """Whether the size of an effect was measured on something else or in others."""
    return _role(signature) is Role.EFFECT and not (outright and match.place is Place.SAME)


def is_for_others(left: Signature, right: Signature, *, match: Match, held: bool) -> bool:
    """Whether an intake is that of other people, or meets their limit, or is a treatment.

    People differ in what they need; what is established is a range for all of them.
    """
    roles = (_role(left), _role(right))
    if match.place is Place.SAME or Role.INTAKE not in roles:
        return False
    if roles == (Role.INTAKE, Role.INTAKE):
        return not held
    limited = Reach.LEFT if roles[0] is Role.INTAKE else Reach.RIGHT
    return match.limited is not limited or match.differs != _POPULATION


def _role(signature: Signature) -> Role | None:
    return signature.quantity.role if signature.quantity else None
