"""Readings: what a claim says, as a clause in plain words; this is program text, no cues."""

from __future__ import annotations

from dataclasses import replace

from checker.compare.background import Background
from checker.compare.limits import among, label, limits, listed
from checker.compare.measures import amount
from checker.compare.signatures import Signature, Surety, is_upkeep
from checker.ruleset.inflection import looks_plural
from checker.values.claim import (
    Basis,
    Certainty,
    Exposure,
    Join,
    Polarity,
    Quantity,
    Role,
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
#: Association, by the sign of the relation and by whether its object is a measure.
_LINKED = {
    (1, True): "is linked with higher",
    (-1, True): "is linked with lower",
    (1, False): "is linked with a higher risk of",
    (-1, False): "is linked with a lower risk of",
}
_CONTROLS = "helps to control"
_MEASURE = "measure"


def reading(signature: Signature, background: Background) -> str:
    """What a claim says: "vitamin D alone does not reverse osteoporosis"."""
    if background.scales[signature.scale].numeric:
        clause = _amount_clause(signature, background)
    else:
        clause = _clause(signature, background)
    within = limits(signature, background)
    return f"{clause} ({within})" if within else clause


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
    partners = among(" with {}", " with anything", signature.scope.with_, background)
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
    known = background.concepts.get(signature.subject[0])
    return known.plural if known else looks_plural(label(signature.subject[0], background))


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
    """The relation's words, which may turn on what its object is."""
    relation = background.relations[signature.relation]
    if is_upkeep(relation, signature.object, background):
        return _CONTROLS
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
