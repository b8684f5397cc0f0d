"""Readings: what a claim says, as a clause in plain words; this is program text, no cues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from checker.compare.background import Background
from checker.compare.keys import AMOUNT_SCALE, GENERAL_SCALES, NEED_SCALE
from checker.compare.signatures import Signature, Surety
from checker.values.claim import (
    ANY,
    Basis,
    Certainty,
    Exposure,
    Join,
    Polarity,
    Quantity,
    Role,
    Scope,
)

_EXPOSED = {
    Exposure.MORE: "more {}",
    Exposure.LESS: "less {}",
    Exposure.DEFICIENT: "a lack of {}",
    Exposure.EXCESS: "too much {}",
    Exposure.STATUS: "the level of {}",
}
_AMOUNTS = {
    Role.INTAKE: "the intake of {} should be {}",
    Role.UPPER_LIMIT: "the upper limit for {} is {}",
    Role.TARGET: "the target level of {} is {}",
    Role.EFFECT: "the effect of {} is {}",
    Role.STUDY_DOSE: "the studied dose of {} is {}",
    Role.CONTENT: "the content of {} is {}",
}
_BASES = {
    Basis.ANIMAL: "in animals",
    Basis.LAB: "in the laboratory",
}
#: Where the people are those whom something is for, not those in whom it happens.
_FOR_PEOPLE = frozenset({AMOUNT_SCALE, NEED_SCALE, *GENERAL_SCALES})
#: Association, by the sign of the relation and by whether its object is a measure.
_LINKED = {
    (1, True): "is linked with higher",
    (-1, True): "is linked with lower",
    (1, False): "is linked with a higher risk of",
    (-1, False): "is linked with a lower risk of",
}
_MEASURE = "measure"
_UNITS = {"ug": "µg", "day": "a day", "week": "a week", "month": "a month", "year": "a year"}
_PREPOSITIONS = frozenset({"by", "from", "in"})
#: How many digits of a fraction are worth reading.
_DIGITS = 3
_WITHOUT = "without:"
_TEXT = "text:"


def reading(signature: Signature, background: Background) -> str:
    """What a claim says: "vitamin D alone does not reverse osteoporosis"."""
    if background.scales[signature.scale].numeric:
        clause = _amount_clause(signature, background)
    else:
        clause = _clause(signature, background)
    limits = _limits(signature, background)
    return f"{clause} ({limits})" if limits else clause


def _clause(signature: Signature, background: Background) -> str:
    if _lacks_evidence(signature):
        affirmed = replace(signature, polarity=Polarity.AFFIRMED, basis=None)
        return f"there is no evidence that {_clause(affirmed, background)}"
    words = [_subject(signature, background), _verb(signature, background)]
    if signature.comparator:
        words.append(label(signature.comparator, background))
        words.append("for" if signature.object else "")
    if signature.object:
        words.append(label(signature.object, background))
    elif not signature.comparator:
        words[-1] = words[-1].removesuffix(" for")
    quantity = signature.quantity
    if quantity is not None and quantity.role is Role.EFFECT:
        words.append(f"by {amount(quantity)}")
    clause = " ".join(filter(None, words))
    if signature.polarity is Polarity.MIXED:
        return f"the evidence is mixed on whether {clause}"
    if signature.certainty is Certainty.UNCLEAR:
        return f"it is unclear whether {clause}"
    return clause


def _lacks_evidence(signature: Signature) -> bool:
    """Whether nothing more is said than that no study shows it."""
    return (
        signature.basis is Basis.LACK
        and signature.denied
        and signature.certainty is Certainty.ASSERTED
    )


def _none_does(signature: Signature) -> bool:
    """Whether the denial stands in the subject: "no herb treats", "neither … nor … treats"."""
    plain = signature.certainty is Certainty.ASSERTED and signature.denied
    return plain and signature.join is Join.ANY


def _subject(signature: Signature, background: Background) -> str:
    partners = _among(" with {}", " with anything", signature.scope.with_, background)
    return _takers(signature, background) + partners


def _takers(signature: Signature, background: Background) -> str:
    names = [label(name, background) for name in signature.subject]
    alternatives = signature.join is Join.ANY
    if _none_does(signature) and len(names) > 1:
        return f"neither {listed(names, ' nor ')}"
    text = listed(names, " or " if alternatives else " and ")
    if signature.exposure is not None:
        text = _EXPOSED[signature.exposure].format(text)
    if signature.scope.sole and not alternatives:
        return f"{text} alone"
    if len(names) > 1 and signature.join is Join.ALL and not signature.scope.with_:
        return f"{text} together"
    if alternatives and len(names) == 1:
        return f"no {text}" if _none_does(signature) else f"any {text}"
    return text


def is_plural(signature: Signature, background: Background) -> bool:
    """Whether the subject takes a plural verb."""
    if signature.exposure in (Exposure.DEFICIENT, Exposure.STATUS):
        return False
    if len(signature.subject) > 1:
        return signature.join is not Join.ANY
    last = label(signature.subject[0], background)
    return last.endswith("s") and not last.endswith(("ss", "is", "us"))


def _verb(signature: Signature, background: Background) -> str:
    """The relation's words with negation, hedge and number."""
    label_ = _relation(signature, background)
    open_ = signature.surety is Surety.OPEN
    plural = is_plural(signature, background)
    denied = signature.denied and not open_ and not _none_does(signature)
    certainty = Certainty.ASSERTED if open_ else signature.certainty
    only = "only " if _capped(signature, background) else ""
    copula = label_.startswith("is ")
    rest = label_.removeprefix("is ") if copula else base(label_)
    if certainty is Certainty.POSSIBLE:
        return f"may {'not ' if denied else ''}{only}{'be ' if copula else ''}{rest}"
    adverb = "probably " if certainty is Certainty.PROBABLE else ""
    if copula:
        return f"{'are' if plural else 'is'} {adverb}{'not ' if denied else ''}{rest}"
    if denied:
        return f"{adverb}{'do' if plural else 'does'} not {rest}"
    return f"{adverb}{only}{rest if plural else label_}"


def _relation(signature: Signature, background: Background) -> str:
    """The relation's words, which for an association turn on the kind of its object."""
    relation = background.relations[signature.relation]
    if relation.scale != "association" or not relation.point or not signature.object:
        return relation.label
    known = background.concepts.get(signature.object)
    if known is None:
        return relation.label
    return _LINKED[(relation.point > 0) - (relation.point < 0), known.kind == _MEASURE]


def _capped(signature: Signature, background: Background) -> bool:
    """Whether it allows its own strength and no more, though there is more: "only slows"."""
    low, points = signature.interval.low, background.points[signature.scale]
    inner = points[0] < low < points[-1] and low != 0
    return signature.polarity is Polarity.AFFIRMED and inner and low == signature.interval.high


def base(verb: str) -> str:
    """The plain form of a label in the third person: "treats or improves" is "treat or improve"."""
    words = verb.split(" ")
    heads = {0, *(index + 1 for index, word in enumerate(words) if word in ("or", "and"))}
    return " ".join(
        word.removesuffix("s") if index in heads else word for index, word in enumerate(words)
    )


def _amount_clause(signature: Signature, background: Background) -> str:
    subject, quantity = _subject(signature, background), signature.quantity
    if quantity is None:
        return f"there is an amount of {subject}"
    if quantity.role is Role.UPPER_LIMIT:
        bound = quantity.high if quantity.high is not None else quantity.low
        quantity = Quantity(quantity.role, bound, bound, quantity.unit, quantity.of)
    return _AMOUNTS[quantity.role].format(subject, amount(quantity))


def amount(quantity: Quantity, *, dose: bool = False) -> str:
    """An amount with its unit: "20 to 25 ug/day", "at least 75 nmol/L"; a dose says "up to"."""
    low, high, unit = quantity.low, quantity.high, unit_words(quantity.unit)
    if low is not None and high is not None:
        span = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
        return f"{span} {unit}"
    if low is not None:
        return f"{_number(low)} {unit} or more" if dose else f"at least {_number(low)} {unit}"
    if high is not None:
        return f"{'up to' if dose else 'at most'} {_number(high)} {unit}"
    return f"some {unit}"


def unit_words(unit: str) -> str:
    """A unit as people write it: "µg a day" for "ug/day"."""
    first, *others = unit.split("/")
    parts = [_UNITS.get(first, first)]
    parts.extend(f" {_UNITS[part]}" if part in _UNITS else f"/{part}" for part in others)
    return "".join(parts)


def _number(value: Decimal) -> str:
    digits = max(0, _DIGITS - 1 - value.adjusted())
    text = f"{round(value, digits).normalize():f}"
    whole, _, fraction = text.partition(".")
    grouped = f"{int(whole):,}"
    return f"{grouped}.{fraction}" if fraction else grouped


def _limits(signature: Signature, background: Background) -> str:
    scope = signature.scope
    parts = [
        _people(signature, background),
        _among("at the {}", "at any site", scope.site, background),
        f"at {amount(scope.dose, dose=True)}" if scope.dose else "",
        _among("for {}", "for any time", _one(scope.duration), background),
        _form(scope, background),
        _among("{}", "at any time", _one(scope.timing), background),
        "alone" if scope.sole and signature.join is Join.ANY else "",
        _BASES.get(signature.basis, "") if signature.basis else "",
    ]
    return ", ".join(part for part in parts if part)


def _form(scope: Scope, background: Background) -> str:
    """The form: "by mouth", "form: drops"."""
    text = _among("{}", "in any form", _one(scope.form), background)
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
    condition = _among("with {}", "with any condition", scope.condition, background)
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


def _among(pattern: str, whichever: str, members: Sequence[str], background: Background) -> str:
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
