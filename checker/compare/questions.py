"""Questions: what a claim answers, directly and by what it implies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.compare.background import Background
from checker.compare.intervals import Interval, across, flipped
from checker.compare.keys import AMOUNT_SCALE, GENERAL_SCALES, NEED_SCALE, OTHERS, Key
from checker.compare.keys import own_question as own_question
from checker.compare.quantities import amount_answers
from checker.compare.signatures import SAFETY_SCALE, Signature
from checker.ruleset.bridges import Bridge
from checker.ruleset.model import Kind, LinkKind
from checker.values.claim import ANY, Exposure, Join, Polarity, Role

#: On these scales less of the subject is the opposite of the subject.
FLIPPING_SCALES = frozenset({"occurrence", "association", "level"})
#: On these, what too much of the subject does meets what is said of the subject.
EXCESS_SCALES = frozenset({*FLIPPING_SCALES, "course"})
RELATIVE_SCALE = "relative"
#: On the others a claim without an object asks nothing that could be compared.
OBJECTLESS_SCALES = frozenset({*GENERAL_SCALES, RELATIVE_SCALE})
#: Where "alone" affirms that the subject suffices.
EFFECT_SCALES = frozenset({"course", "occurrence", "level"})
_MAX_STEPS = 2

_TURNING = frozenset({Exposure.LESS, Exposure.DEFICIENT})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a claim says, or implies, on one question.

    `differs` names the slots in which the claim's own question is another;
    `steps` counts the bridges; `combined` says that the scope's partners have
    been moved into the subject; a `hint` is likely, and nothing follows from it;
    `formed` answers speak of the whole where the claim names one form of it.
    """

    key: Key
    interval: Interval
    differs: frozenset[str] = frozenset()
    steps: int = 0
    combined: bool = False
    hint: bool = False
    formed: bool = False
    links: tuple[LinkKind | None, ...] = ()


def direct_answers(signature: Signature, background: Background) -> Iterator[Answer]:
    """What a claim says on its own question, once for each subject it speaks of."""
    if background.scales[signature.scale].numeric:
        yield from _amounts(signature, background)
        return
    for start in _starts(signature, background):
        yield _asked_on_target(start, background)


def answers(signature: Signature, background: Background) -> tuple[Answer, ...]:
    """All that a claim says on any question, the direct answers first."""
    found: dict[tuple[Key, bool], Answer] = {}
    waiting = list(direct_answers(signature, background))
    if background.scales[signature.scale].numeric:
        return tuple(waiting)
    while waiting:
        answer = waiting.pop(0)
        known = found.get((answer.key, answer.combined))
        if known is not None and len(known.differs) <= len(answer.differs):
            continue
        found[answer.key, answer.combined] = answer
        if answer.steps < _MAX_STEPS and not answer.hint:
            waiting.extend(_implied(answer, background))
    for answer in tuple(found.values()):
        waiting.extend(_of_the_condition(answer, signature, background))
    for answer in waiting:
        found.setdefault((answer.key, answer.combined), answer)
    return (
        *found.values(),
        *(formed for one in found.values() for formed in _of_the_whole(one, background)),
        *_others_not_needed(signature),
        *_amounts(signature, background),
    )


def _of_the_condition(
    answer: Answer, signature: Signature, background: Background
) -> Iterator[Answer]:
    """A symptom that is eased in a condition ("swelling in arthritis"), as help with it."""
    known = background.concepts.get(answer.key.object)
    if answer.steps or known is None or known.kind is not Kind.SYMPTOM:
        return
    for bridge in background.bridges.get(answer.key.scale, ()):
        if bridge.link is not LinkKind.SYMPTOM_OF or bridge.link in answer.links:
            continue
        interval = across(answer.interval, bridge.points, background.points[bridge.source])
        for condition in signature.scope.condition if interval is not None else ():
            of = background.concepts.get(condition)
            if interval is not None and of is not None and of.kind is Kind.CONDITION:
                yield replace(
                    answer,
                    key=replace(answer.key, scale=bridge.target, object=condition),
                    interval=interval,
                    differs=answer.differs | {"object"},
                    steps=1,
                    hint=not bridge.sound,
                    links=(*answer.links, bridge.link),
                )


def _of_the_whole(answer: Answer, background: Background) -> Iterator[Answer]:
    """A form of a thing taken for the thing, so that a narrower object can still be met."""
    if len(answer.key.subject) == 1:
        for whole in background.stated(answer.key.subject[0], LinkKind.FORM_OF):
            key = replace(answer.key, subject=(whole,))
            yield replace(answer, key=key, differs=answer.differs | {"subject"}, formed=True)


def _starts(signature: Signature, background: Background) -> Iterator[Answer]:
    """The claim's own question, once for each subject that it speaks of."""
    if signature.object is None and signature.scale not in OBJECTLESS_SCALES:
        return
    for subject, differs, combined in _subjects(signature):
        key = Key(
            subject,
            signature.scale,
            signature.object or "",
            comparator=signature.comparator or "",
        )
        start = Answer(key, signature.interval, differs, combined=combined)
        for exposed in _exposed(start, signature.exposure, background):
            yield _ordered(exposed, background)


def _subjects(signature: Signature) -> Iterator[tuple[tuple[str, ...], frozenset[str], bool]]:
    subject, scope = signature.subject, signature.scope
    together = len(subject) > 1 and signature.join is Join.ALL
    if together:
        yield subject, frozenset(), False
        if signature.denied and scope.sole:
            # What fails together, with nothing else, fails each by itself.
            yield from (((member,), frozenset(), False) for member in subject)
    else:
        yield from (((member,), frozenset(), False) for member in subject)
    partners = tuple(partner for partner in scope.with_ if partner != ANY)
    if partners and (together or len(subject) == 1):
        yield tuple(sorted({*subject, *partners})), frozenset(), True


def _exposed(start: Answer, exposure: Exposure | None, background: Background) -> Iterator[Answer]:
    scale = start.key.scale
    # "High levels of X are harmful" is no verdict on X: the dose makes the poison.
    if exposure is None or (exposure is Exposure.MORE and scale != SAFETY_SCALE):
        yield start
        return
    if exposure is Exposure.STATUS and scale == "association":
        yield start
        return
    yield replace(start, key=replace(start.key, exposure=str(exposure)))
    through = start.differs | {"exposure"}
    if exposure is Exposure.STATUS or (exposure is Exposure.EXCESS and scale in EXCESS_SCALES):
        yield replace(start, differs=through)
    elif exposure in _TURNING and scale in FLIPPING_SCALES:
        turned = flipped(start.interval, background.points[scale])
        yield replace(start, interval=turned, differs=through)


def _ordered(answer: Answer, background: Background) -> Answer:
    """A comparison with the smaller name first, so that both directions are one question."""
    key = answer.key
    if key.scale != RELATIVE_SCALE or not key.comparator or key.subject <= (key.comparator,):
        return answer
    if len(key.subject) > 1:
        return answer
    mirrored = replace(key, subject=(key.comparator,), comparator=key.subject[0])
    turned = flipped(answer.interval, background.points[key.scale])
    return replace(answer, key=mirrored, interval=turned)


def _asked_on_target(answer: Answer, background: Background) -> Answer:
    """The same question in its standard form: the fall of a measure asked on the measure."""
    for bridge in background.bridges.get(answer.key.scale, ()):
        if not bridge.same or bridge.link is None:
            continue
        for target in background.stated(answer.key.object, bridge.link):
            if bridge.better not in (None, _better(target, background)):
                continue
            interval = across(answer.interval, bridge.points, background.points[bridge.source])
            if interval is not None:
                interval = replace(interval, nonzero=answer.interval.nonzero)
                key = replace(answer.key, scale=bridge.target, object=target)
                return replace(answer, key=key, interval=interval)
    return answer


def _implied(answer: Answer, background: Background) -> Iterator[Answer]:
    for bridge in background.bridges.get(answer.key.scale, ()):
        if bridge.link is not None and bridge.link in answer.links:
            # Out and back through one link would join siblings.
            continue
        if not bridge.sound and answer.steps:
            continue
        interval = across(answer.interval, bridge.points, background.points[bridge.source])
        if interval is None:
            continue
        differs = answer.differs | frozenset(bridge.differs)
        if bridge.link is not None:
            differs |= {"object"}
        for target in _targets(answer.key.object, bridge, background):
            yield replace(
                answer,
                key=replace(answer.key, scale=bridge.target, object=target),
                interval=interval,
                differs=differs,
                steps=answer.steps + 1,
                hint=not bridge.sound,
                links=(*answer.links, bridge.link),
            )


def _targets(concept: str, bridge: Bridge, background: Background) -> tuple[str, ...]:
    if bridge.link is None:
        return (concept,)
    table = background.naming if bridge.back else background.named
    found = table.get((concept, bridge.link), ())
    if bridge.better is None:
        return found
    return tuple(
        target
        for target in found
        if _better(concept if bridge.back else target, background) == bridge.better
    )


def _better(measure: str, background: Background) -> str:
    known = background.concepts.get(measure)
    return known.better if known else ""


def _others_not_needed(signature: Signature) -> Iterator[Answer]:
    """What is enough alone leaves nothing else needed."""
    if signature.scale not in EFFECT_SCALES or signature.exposure is not None:
        return
    if not signature.scope.sole or signature.polarity is not Polarity.AFFIRMED:
        return
    if signature.interval.side and signature.object:
        key = Key((OTHERS,), NEED_SCALE, signature.object)
        yield Answer(key, Interval(Decimal(0), Decimal(0)), frozenset({"subject"}), steps=1)


def _amounts(signature: Signature, background: Background) -> Iterator[Answer]:
    """What the claim's amount says: how much to take, or how large the effect is."""
    quantity = signature.quantity
    numeric = background.scales[signature.scale].numeric
    if quantity is None or signature.polarity is not Polarity.AFFIRMED:
        return
    if not numeric and quantity.role is not Role.EFFECT:
        return
    for subject, differs, combined in _subjects(signature):
        for name, interval, through, steps in amount_answers(quantity, subject, background):
            key = Key(subject, AMOUNT_SCALE, "", amount=name)
            if not numeric:
                way = f"{signature.scale}:{signature.interval.side}:{name}"
                key = replace(key, object=signature.object or "", amount=way)
            yield Answer(key, interval, differs | through, steps=steps, combined=combined)
