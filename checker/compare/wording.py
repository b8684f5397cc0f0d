"""Readings and messages in plain words; these are program text, no cues."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.compare.background import Background
from checker.compare.signatures import Signature, Surety
from checker.values.claim import ANY, Basis, Certainty, Exposure, Join, Polarity, Quantity, Role
from checker.values.report import FindingKind

_EXPOSED = {
    Exposure.MORE: "more {}",
    Exposure.LESS: "less {}",
    Exposure.DEFICIENT: "a lack of {}",
    Exposure.EXCESS: "too much {}",
    Exposure.STATUS: "the {} level",
}
_ROLES = {
    Role.INTAKE: "the intake of {} should be",
    Role.UPPER_LIMIT: "the upper limit for {} is",
    Role.TARGET: "the target for {} is",
    Role.EFFECT: "the effect of {} is",
    Role.STUDY_DOSE: "the studied dose of {} is",
    Role.CONTENT: "the content of {} is",
}
_MODALS = {Certainty.PROBABLE: "probably", Certainty.POSSIBLE: "may"}
_SLOT_WORDS = {
    "subject": "what is taken",
    "exposure": "how much there is of it",
    "relation": "what it does",
    "object": "what it acts on",
    "comparator": "what it is compared with",
    "basis": "the kind of evidence",
    "with": "what it is combined with",
    "quantity": "the amount",
}
_WITHOUT = "without:"
_TEXT = "text:"


def reading(signature: Signature, background: Background, *, scope: bool = True) -> str:
    """What a claim says, as a clause: "vitamin D does not reverse osteoporosis (alone)"."""
    if background.scales[signature.scale].numeric:
        clause = _amount_clause(signature, background)
    else:
        clause = _clause(signature, background)
    limits = _limits(signature, background) if scope else ""
    return f"{clause} ({limits})" if limits else clause


def _clause(signature: Signature, background: Background) -> str:
    subject = _subject(signature, background)
    plural = len(signature.subject) > 1 and signature.join is not Join.ANY
    verb = background.relations[signature.relation].label
    words = [subject, _verb(verb, signature, plural=plural)]
    if signature.object:
        words.append(label(signature.object, background))
    else:
        words[-1] = words[-1].removesuffix(" for")
    clause = " ".join(words)
    if signature.comparator:
        clause += f", compared with {label(signature.comparator, background)}"
    if signature.polarity is Polarity.MIXED:
        return f"the evidence is mixed on whether {clause}"
    if signature.certainty is Certainty.UNCLEAR:
        return f"it is unclear whether {clause}"
    return clause


def _subject(signature: Signature, background: Background) -> str:
    names = [label(name, background) for name in signature.subject]
    joint = " or " if signature.join is Join.ANY else " and "
    text = listed(names, joint)
    if signature.exposure is not None:
        text = _EXPOSED[signature.exposure].format(text)
    if len(names) > 1 and signature.join is Join.ALL:
        return f"{text} together"
    if signature.join is Join.ANY and len(names) == 1:
        return f"any {text}"
    return text


def _verb(verb: str, signature: Signature, *, plural: bool) -> str:
    """The relation's words with negation, hedge and number."""
    copula = verb.startswith("is ")
    rest = verb.removeprefix("is ")
    open_ = signature.surety is Surety.OPEN
    denied = signature.denied and not open_
    modal = "" if open_ else _MODALS.get(signature.certainty, "")
    only = "only " if signature.capped and not open_ else ""
    if modal == "may":
        negation = "not " if denied else ""
        return f"may {negation}{only}{'be ' if copula else ''}{rest if copula else base(verb)}"
    adverb = f"{modal} " if modal else ""
    if copula:
        return f"{'are' if plural else 'is'} {adverb}{'not ' if denied else ''}{rest}"
    if denied:
        return f"{adverb}{'do' if plural else 'does'} not {base(verb)}"
    return f"{adverb}{only}{base(verb) if plural else verb}"


def base(verb: str) -> str:
    """The plain form of a label in the third person: "treats or improves" is "treat or improve"."""
    words = verb.split(" ")
    heads = {0, *(index + 1 for index, word in enumerate(words) if word in ("or", "and"))}
    return " ".join(
        word.removesuffix("s") if index in heads else word for index, word in enumerate(words)
    )


def _amount_clause(signature: Signature, background: Background) -> str:
    subject = _subject(signature, background)
    quantity = signature.quantity
    if quantity is None:
        return f"{subject} amounts to something"
    return f"{_ROLES[quantity.role].format(subject)} {amount(quantity)}"


def amount(quantity: Quantity) -> str:
    """An amount with its unit: "20 to 25 ug/day", "at least 75 nmol/L"."""
    low, high, unit = quantity.low, quantity.high, quantity.unit
    if low is not None and high is not None:
        span = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
        return f"{span} {unit}"
    if low is not None:
        return f"at least {_number(low)} {unit}"
    if high is not None:
        return f"at most {_number(high)} {unit}"
    return f"some {unit}"


def _number(value: Decimal) -> str:
    text = f"{value.normalize():f}"
    whole, _, fraction = text.partition(".")
    grouped = f"{int(whole):,}"
    return f"{grouped}.{fraction}" if fraction else grouped


def _limits(signature: Signature, background: Background) -> str:
    scope = signature.scope
    parts = [
        _group("in {}", scope.population, background),
        _group("with {}", scope.condition, background),
        _group("at the {}", scope.site, background),
        f"at {amount(scope.dose)}" if scope.dose else "",
        _group("for {}", (scope.duration,) if scope.duration else (), background),
        _group("as {}", (scope.form,) if scope.form else (), background),
        _group("{}", (scope.timing,) if scope.timing else (), background),
        _group("together with {}", scope.with_, background),
        "alone" if scope.sole else "",
        _basis(signature.basis),
    ]
    return ", ".join(part for part in parts if part)


def _basis(basis: Basis | None) -> str:
    if basis is Basis.ANIMAL:
        return "in animals"
    if basis is Basis.LAB:
        return "in the laboratory"
    return "for lack of evidence" if basis is Basis.LACK else ""


def _group(pattern: str, members: Sequence[str], background: Background) -> str:
    if not members:
        return ""
    if ANY in members:
        return pattern.format("any")
    inside = [label(name, background) for name in members if not name.startswith(_WITHOUT)]
    outside = [
        label(name.removeprefix(_WITHOUT), background)
        for name in members
        if name.startswith(_WITHOUT)
    ]
    parts = [pattern.format(listed(inside))] if inside else []
    parts.extend([f"without {listed(outside)}"] if outside else [])
    return ", ".join(parts)


def label(name: str, background: Background) -> str:
    """A concept's label; for words that no rule knows, the words."""
    known = background.concepts.get(name)
    return known.label if known else name.removeprefix(_TEXT).replace("_", " ")


def listed(names: Sequence[str], joint: str = " and ") -> str:
    """Names as a list in words: "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + joint + names[-1]


def slots_in_words(differs: Sequence[str]) -> str:
    """The slots that differ, for a reader."""
    return listed([_SLOT_WORDS.get(slot, slot) for slot in differs])


def dispute_message(
    kind: FindingKind, sides: Sequence[tuple[int, str]], differs: Sequence[str]
) -> str:
    """Who says what: "2 sources say that X reverses Y; 1 says that X does not reverse Y."."""
    if kind is FindingKind.SELF_CONTRADICTION:
        count = max((sources for sources, _ in sides), default=1)
        who = "One source says both" if count == 1 else f"{count} sources each say both"
        return f"{who} that {listed([text for _, text in sides], ' and that ')}."
    parts = [
        f"{_sources(count, first=index == 0)} that {text}"
        for index, (count, text) in enumerate(sides)
    ]
    message = "; ".join(parts) + "."
    if kind is FindingKind.APPARENT and differs:
        message += f" They differ in {slots_in_words(differs)}."
    return message


def violation_message(sides: Sequence[tuple[int, str]], established: str) -> str:
    """What sources say, against what is established."""
    parts = [
        f"{_sources(count, first=index == 0)} that {text}"
        for index, (count, text) in enumerate(sides)
    ]
    return f"{'; '.join(parts)}. What is established: {established}."


def _sources(count: int, *, first: bool) -> str:
    verb = "says" if count == 1 else "say"
    if first:
        return f"{count} source{'' if count == 1 else 's'} {verb}"
    return f"{count} {verb}"
