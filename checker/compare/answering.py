"""What claims say on a question, side by side, whether or not they contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.compare.background import Background
from checker.compare.gathering import rule_of
from checker.compare.intervals import Interval
from checker.compare.keys import AMOUNT_SCALE
from checker.compare.questions import direct_answers
from checker.compare.signatures import Signature, Surety, signature_of
from checker.compare.statements import signature_of_statement
from checker.compare.wording import reading
from checker.ruleset.rules import RuleSet
from checker.values.answer import Established, Stand, Telling
from checker.values.claim import Stance
from checker.values.report import Answered, Question

#: Every claim is asked for, however unsure its reading is.
_ALL = Decimal(0)
_INFINITE = Decimal("Infinity")


class _Told(NamedTuple):
    answered: Answered
    signature: Signature
    interval: Interval


def stands(answered: Sequence[Answered], background: Background) -> tuple[Stand, ...]:
    """The sides on one question, the one with most sources first.

    Who says that there is an effect, in one direction or the other, stands apart
    from who says that there is none; among these, claims stand together that can
    be true together. Who leaves the question open stands by himself.
    """
    told = [
        _Told(one, signature, _interval(one.stance))
        for one in answered
        if (signature := signature_of(one.claim, background, threshold=_ALL)) is not None
    ]
    groups: dict[str, list[_Told]] = {}
    for one in sorted(told, key=_order):
        groups.setdefault(_way(one, background), []).append(one)
    found = [
        _stand(together, background, open_=way == "open")
        for way, members in groups.items()
        for together in ([members] if way == "open" else _together(members))
    ]
    return tuple(sorted(found, key=lambda stand: (-_sources(stand), stand.reading)))


def established(rules: RuleSet, background: Background) -> Iterator[tuple[Question, Established]]:
    """Every established statement, on each question that it answers."""
    for name in sorted(rules.statements):
        statement = rules.statements[name]
        signature = signature_of_statement(statement, background)
        if signature is None:
            continue
        shown = Established(
            rule=rule_of(statement) or name,
            verdict=statement.verdict.value,
            reading=reading(signature, background),
            advice=statement.advice,
            evidence=statement.evidence,
            origin=str(statement.origin),
        )
        questions = {
            answer.key.question: None
            for answer in direct_answers(signature, background)
            if not answer.differs and not answer.combined
        }
        yield from ((question, shown) for question in questions)


def _interval(stance: Stance) -> Interval:
    low = -_INFINITE if stance.low is None else stance.low
    high = _INFINITE if stance.high is None else stance.high
    return Interval(low, high)


def _way(told: _Told, background: Background) -> str:
    if told.signature.surety is Surety.OPEN:
        return "open"
    if background.scales[told.answered.stance.scale].numeric:
        return AMOUNT_SCALE
    if told.answered.stance.low is None and told.answered.stance.high is None:
        return "some"
    if told.interval.low > 0:
        return "more"
    return "less" if told.interval.high < 0 else "none"


def _together(members: Sequence[_Told]) -> list[list[_Told]]:
    """The fewest groups whose members all share a world."""
    groups: list[tuple[Interval, list[_Told]]] = []
    for one in sorted(members, key=lambda told: (told.interval.high, _order(told))):
        for index, (shared, group) in enumerate(groups):
            if shared.meets(one.interval):
                groups[index] = (shared.intersection(one.interval), [*group, one])
                break
        else:
            groups.append((one.interval, [one]))
    return [group for _, group in groups]


def _stand(group: Sequence[_Told], background: Background, *, open_: bool) -> Stand:
    """A side in the words of its mildest stance, which the stronger ones imply."""
    spokesman = min(group, key=lambda told: _mildness(told, group, background))
    return Stand(
        stance=_stance(spokesman),
        reading=reading(spokesman.signature, background),
        tellings=tuple(
            Telling(told.answered.claim, told.signature.surety is Surety.WEAK)
            for told in sorted(group, key=_order)
        ),
        open=open_,
    )


def _stance(told: _Told) -> Stance:
    """The stance; an amount is told without the tolerance of comparing."""
    stance, quantity = told.answered.stance, told.signature.quantity
    if stance.scale == AMOUNT_SCALE and quantity is not None:
        return Stance(stance.scale, quantity.low, quantity.high)
    return stance


def _mildness(
    told: _Told, group: Sequence[_Told], background: Background
) -> tuple[Decimal, bool, int, int, str]:
    words = reading(told.signature, background)
    alike = sum(one.signature == told.signature for one in group)
    width = told.interval.low - told.interval.high
    return (
        width if width.is_finite() else -_INFINITE,
        told.signature.surety is Surety.WEAK,
        -alike,
        len(words),
        words,
    )


def _sources(stand: Stand) -> int:
    return len({telling.claim.path for telling in stand.tellings})


def _order(told: _Told) -> tuple[str, int, int, str]:
    claim = told.answered.claim
    return (claim.path, *claim.span, repr(claim))
