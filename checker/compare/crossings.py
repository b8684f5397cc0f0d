"""Crossings: what may be said of a part by its whole, and of a kind by one of it."""

from __future__ import annotations

from collections.abc import Sequence

from checker.compare.background import Background
from checker.compare.keys import OTHERS
from checker.compare.positions import Entry
from checker.ruleset.model import LinkKind
from checker.values.claim import ANY, Certainty, Exposure, Join

#: The condition of whoever lacks the subject.
_LACKING = str(Exposure.DEFICIENT)


#: The scale of recommendations; see rules/core/relations.yaml.
ADVICE_SCALE = "advice"


def is_whole(part: Entry, whole: Entry, background: Background) -> bool:
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


def is_broader_than_statement(
    narrow: Entry, broad: Entry, slots: frozenset[str], background: Background
) -> bool:
    """Whether a statement on a part, a kind or a form meets a claim on the whole.

    A statement judges its own concept and narrower ones; a claim on a broader
    one only where that speaks of any, no or neither of them.
    """
    if any(one.position.statement and one.answer.formed for one in (narrow, broad)):
        return True
    if narrow.position.statement is None or "subject" not in slots:
        return False
    if broad.answer.key.subject == (OTHERS,):
        return False
    return "subject" not in covered(narrow, broad, slots, background)


def speaks_past(left: Entry, right: Entry, *, through_exposure: bool) -> bool:
    """Whether a claim speaks of another thing than the statement that it meets.

    That a lack harms and that more of it does not help are both true of many
    vitamins; so is that it helps those who lack it.
    """
    held, said = left.position, right.position
    if held.statement is None:
        held, said = said, held
    if held.statement is None:
        return False
    if through_exposure and said.signature.exposure in (Exposure.DEFICIENT, Exposure.STATUS):
        return True
    if through_exposure and Exposure.EXCESS in (held.signature.exposure, said.signature.exposure):
        # The dose makes the poison: what too much of it does is no verdict on taking it.
        return True
    if (left.answer.hint or right.answer.hint) and held.signature.scale == ADVICE_SCALE:
        # What helps is not thereby advised.
        return True
    if said.signature.object is None and held.signature.object is not None:
        # "X is safe for most people" denies no single harm.
        return True
    return (
        _LACKING in said.signature.scope.condition
        and _LACKING not in held.signature.scope.condition
    )


def differ_by_dose(left: Entry, right: Entry) -> bool:
    """Whether too much does one thing and the usual amount another, which are both true of much.

    That the usual amount does nothing at all is no such pair.
    """
    exposures = {left.position.signature.exposure, right.position.signature.exposure}
    sides = (left.answer.interval.side, right.answer.interval.side)
    return Exposure.EXCESS in exposures and all(sides)


def advised_elsewhere(narrow: Entry, broad: Entry, background: Background) -> bool:
    """Whether advice in one illness meets advice that is for another one."""
    illnesses = broad.side.scope.condition
    if broad.answer.key.object or not illnesses:
        return False
    return not related(illnesses, (narrow.answer.key.object,), background)


def is_guess_for_all(narrow: Entry, broad: Entry) -> bool:
    """Whether what may help, and thus be advised or raise a measure, fails in a part of that."""
    answer, surely = broad.answer, broad.position.signature.certainty is Certainty.ASSERTED
    guessed = answer.hint or LinkKind.MEASURED_BY in answer.links
    return narrow.position.signature.denied and guessed and not surely


def related(left: Sequence[str], right: Sequence[str], background: Background) -> bool:
    """Whether some concept of the one is, or lies above or below, one of the other."""
    return any(background.related(one, other) for one in left for other in right)


def covered(
    narrow: Entry, broad: Entry, slots: frozenset[str], background: Background
) -> frozenset[str]:
    """The slots in which a denial with any, no or neither speaks of the narrower outright."""
    signature = broad.position.signature
    if not slots or not signature.denied or not broad.direct:
        return frozenset()
    found = set()
    if signature.join is Join.ANY and background.is_kind_of(
        narrow.answer.key.subject, broad.answer.key.subject
    ):
        found.add("subject")
    any_object = ANY in signature.scope.site or ANY in signature.scope.condition
    if any_object and background.is_kind_of(
        (narrow.answer.key.object,), (broad.answer.key.object,)
    ):
        found.add("object")
    return frozenset(found)
