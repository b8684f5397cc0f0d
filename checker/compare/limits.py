"""The limits of a claim in words: in whom, where, how much, how long, in which form."""

from __future__ import annotations

from collections.abc import Sequence

from checker.compare.background import Background
from checker.compare.keys import AMOUNT_SCALE, GENERAL_SCALES, NEED_SCALE
from checker.compare.measures import amount, period
from checker.compare.signatures import Signature
from checker.values.claim import ANY, Basis, Join, Scope

_BASES = {Basis.ANIMAL: "in animals", Basis.LAB: "in the laboratory"}
#: Where the people are those whom something is for, not those in whom it happens.
_FOR_PEOPLE = frozenset({AMOUNT_SCALE, NEED_SCALE, *GENERAL_SCALES})
_PREPOSITIONS = frozenset({"by", "from", "in"})
_WITHOUT = "without:"
_TEXT = "text:"


def limits(signature: Signature, background: Background) -> str:
    """The whole scope but what stands with the subject: "in older women, at the hip"."""
    scope = signature.scope
    parts = [
        _people(signature, background),
        among("at the {}", "at any site", scope.site, background),
        f"at {amount(scope.dose, dose=True)}" if scope.dose else "",
        _duration(scope.duration),
        _form(scope, background),
        among("{}", "at any time", _one(scope.timing), background),
        "alone" if scope.sole and signature.join is Join.ANY else "",
        _BASES.get(signature.basis, "") if signature.basis else "",
    ]
    return ", ".join(part for part in parts if part)


def _duration(duration: str | None) -> str:
    if duration is None:
        return ""
    return "for any time" if duration == ANY else f"for {period(duration)}"


def _form(scope: Scope, background: Background) -> str:
    """The form: "by mouth", "form: drops"."""
    text = among("{}", "in any form", _one(scope.form), background)
    return text if not text or text.split(" ")[0] in _PREPOSITIONS else f"form: {text}"


def _people(signature: Signature, background: Background) -> str:
    """Population and condition together: "in older women with osteoporosis"."""
    scope = signature.scope
    preposition = "for" if signature.scale in _FOR_PEOPLE else "in"
    if ANY in scope.population:
        who = f"{preposition} anyone"
    else:
        inside = _labels(scope.population, background)
        who = f"{preposition} {listed(inside)}" if inside else ""
    condition = among("with {}", "with any condition", scope.condition, background)
    outside = [label(name.removeprefix(_WITHOUT), background) for name in _outside(scope)]
    if outside:
        condition = f"{condition} without {listed(outside)}".strip()
    if condition and not who:
        who = f"{preposition} people"
    return f"{who} {condition}".strip()


def _outside(scope: Scope) -> tuple[str, ...]:
    return tuple(
        name for name in (*scope.population, *scope.condition) if name.startswith(_WITHOUT)
    )


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def among(pattern: str, whichever: str, members: Sequence[str], background: Background) -> str:
    """The members of a set in a pattern, or the words for any of them; empty for none."""
    if ANY in members:
        return whichever
    inside = _labels(members, background)
    return pattern.format(listed(inside)) if inside else ""


def _labels(members: Sequence[str], background: Background) -> list[str]:
    return [label(name, background) for name in members if not name.startswith(_WITHOUT)]


def label(name: str, background: Background) -> str:
    """A concept's label; for words that no rule knows, the words."""
    known = background.concepts.get(name)
    return known.label if known else name.removeprefix(_TEXT).replace("_", " ")


def listed(names: Sequence[str], joint: str = " and ") -> str:
    """Names as a list in words: "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + joint + names[-1]
