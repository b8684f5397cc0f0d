"""Claims in one line, so that a table of pairs can be read at a glance.

    [exposure] SUBJECT [not] RELATION [OBJECT] [vs COMPARATOR] [; mark, slot=value, ...]

Subjects are joined by `+` (together), `&` (each) or `/` (any); a lone one after
`any` is any of its kind. Marks: sole, cap, complete, mixed, and the values of
certainty, basis and voice; partial. Slots: with, population, condition, site (members
joined by `&`), dose, duration, form, timing, quantity roles, at (the path),
line (the sentence), confidence, matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from checker.ruleset.rules import RuleSet
from checker.ruleset.stances import stance_of
from checker.values.claim import (
    Basis,
    Certainty,
    Claim,
    Exposure,
    Join,
    Polarity,
    Quantity,
    Role,
    Scope,
    Voice,
)
from checker.values.span import Span

_JOINS = {"+": Join.ALL, "&": Join.EACH, "/": Join.ANY}


def claim_of(text: str, rules: RuleSet, *, path: str, line: int) -> Claim:
    """The claim that a line of shorthand stands for."""
    head, _, tail = text.partition(";")
    marks, slots = _marks(tail)
    words = head.split()
    exposure = Exposure(words.pop(0)) if words[0] in set(Exposure) else None
    join = Join.ALL
    if words[0] == "any":
        join = Join.ANY
        words.pop(0)
    subject = words.pop(0)
    for sign, value in _JOINS.items():
        if sign in subject:
            join = value
            subject = subject.replace(sign, " ")
    polarity = Polarity.AFFIRMED
    if words[0] == "not":
        polarity = Polarity.DENIED
        words.pop(0)
    if "mixed" in marks:
        polarity = Polarity.MIXED
    relation = rules.relations[words.pop(0)]
    comparator = None
    if "vs" in words:
        comparator = words.pop()
        words.remove("vs")
    quantity = _quantity(slots)
    number = int(slots.get("line", line))
    return Claim(
        path=slots.get("at", path),
        line=number,
        column=1,
        span=Span(number * 100, number * 100 + 50),
        quote=slots.get("quote", text.strip() + "."),
        subject=tuple(subject.split()),
        join=join,
        exposure=exposure,
        relation=relation.id,
        aspect=relation.scale,
        object=words[0] if words else None,
        polarity=polarity,
        certainty=_one(marks, Certainty) or Certainty.ASSERTED,
        basis=_one(marks, Basis),
        voice=_one(marks, Voice) or Voice.OWN,
        scope=_scope(marks, slots),
        comparator=comparator,
        quantity=quantity,
        stance=stance_of(
            relation,
            polarity,
            scale=rules.scales[relation.scale],
            cap="cap" in marks,
            complete="complete" in marks,
            quantity=quantity,
        ),
        cues=(),
        confidence=Decimal(slots.get("confidence", "0.90")),
        matter=slots.get("matter"),
        partial="partial" in marks,
    )


def _marks(tail: str) -> tuple[set[str], dict[str, str]]:
    parts = [part.strip() for part in tail.split(",") if part.strip()]
    marks = {part for part in parts if "=" not in part}
    return marks, dict(part.split("=", 1) for part in parts if "=" in part)


_Marked = TypeVar("_Marked", bound=StrEnum)


def _one(marks: set[str], kind: type[_Marked]) -> _Marked | None:
    return next((kind(mark) for mark in sorted(marks) if mark in set(kind)), None)


def _members(slots: Mapping[str, str], slot: str) -> tuple[str, ...]:
    return tuple(member for member in slots.get(slot, "").split("&") if member)


def _scope(marks: set[str], slots: Mapping[str, str]) -> Scope:
    scope = Scope(
        sole="sole" in marks,
        with_=_members(slots, "with"),
        population=_members(slots, "population"),
        condition=_members(slots, "condition"),
        site=_members(slots, "site"),
        duration=slots.get("duration"),
        form=slots.get("form"),
        timing=slots.get("timing"),
    )
    if "dose" in slots:
        return replace(scope, dose=_amount(Role.STUDY_DOSE, slots["dose"]))
    return scope


def _quantity(slots: Mapping[str, str]) -> Quantity | None:
    return next(
        (_amount(Role(name), slots[name]) for name in sorted(slots) if name in set(Role)), None
    )


def _amount(role: Role, text: str) -> Quantity:
    """ "20..25 ug/day", "..100 ug/day", "75.. nmol/L", "20 ug/day"."""
    span, unit = text.split(" ", 1)
    low, dots, high = span.partition("..")
    if not dots:
        high = low
    return Quantity(
        role, Decimal(low) if low else None, Decimal(high) if high else None, unit, None
    )
