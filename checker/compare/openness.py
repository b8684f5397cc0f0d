"""Openness: what a claim leaves open, so that one that seems to deny it can stand beside it."""

from __future__ import annotations

from checker.compare.signatures import Signature
from checker.values.claim import Basis, Certainty, Polarity

#: The relation that more than an association is asked for; see rules/core/relations.yaml.
CAUSE = "causes"
_UNLIKE_HUMANS = frozenset({Basis.ANIMAL, Basis.LAB})


def can_both_stand(one: Signature, other: Signature) -> bool:
    """Whether the words of the one leave room for the other, though their intervals do not meet."""
    return (
        (one.partial and other.partial)
        or _are_others(one, other)
        or _are_both_open(one, other)
        or _is_link_without_proof(one, other)
    )


def is_shown_in_animals(left: Signature, right: Signature) -> bool:
    """Whether just one of the two was seen in animals or cells."""
    return sum(one.basis in _UNLIKE_HUMANS for one in (left, right)) == 1


def is_unstudied(signature: Signature) -> bool:
    """Whether a claim says only that nobody knows; that studies disagree is something else."""
    return signature.certainty is Certainty.UNCLEAR and signature.polarity is not Polarity.MIXED


def _are_others(some: Signature, named: Signature) -> bool:
    """Whether what does not happen in some, or in most, happens in people who are named."""
    limited = named.scope.population or named.scope.condition
    return some.partial and some.denied and bool(limited) and not named.denied


def _are_both_open(one: Signature, other: Signature) -> bool:
    """Whether one says that a thing may be so, and the other just that it is not proven.

    What is not ruled out may be unlikely; what may do a little is not proven to be enough.
    """
    if one.polarity is not Polarity.AFFIRMED or not other.denied:
        return False
    if one.certainty is not Certainty.POSSIBLE:
        return False
    if one.basis is Basis.LACK and other.certainty is not Certainty.ASSERTED:
        return True
    unsure = other.certainty is Certainty.POSSIBLE or other.scope.sole
    return other.basis is Basis.LACK and unsure


def _is_link_without_proof(linked: Signature, unproven: Signature) -> bool:
    """Whether one tells of an association that the other does not take for a proven cause."""
    observed = linked.basis is Basis.ASSOCIATION and linked.polarity is Polarity.AFFIRMED
    lacking = unproven.basis is Basis.LACK and unproven.certainty is Certainty.POSSIBLE
    return observed and lacking and unproven.denied and unproven.relation == CAUSE
