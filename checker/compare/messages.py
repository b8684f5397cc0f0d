"""Messages: who says what, and why it clashes, in one line for a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.compare.background import Background
from checker.compare.intervals import Interval
from checker.compare.limits import listed
from checker.compare.signatures import Signature
from checker.compare.wording import is_plural, reading
from checker.values.claim import Basis, Certainty, Polarity
from checker.values.report import FindingKind

_SLOT_WORDS = {
    "subject": "what is taken",
    "exposure": "how much there is of it",
    "relation": "what it does",
    "object": "what it acts on",
    "basis": "the kind of evidence",
    "with": "what it is combined with",
    "quantity": "the amount",
    "comparator": "what it is compared with",
    "population": "the people",
    "condition": "the condition",
    "site": "the site",
    "dose": "the dose",
    "duration": "the duration",
    "form": "the form",
    "timing": "the timing",
}


#: The kinds of evidence that a reading names.
_TOLD = frozenset({Basis.ANIMAL, Basis.LAB, Basis.LACK})
_NO_INTERVAL = Interval(Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Voiced:
    """A side as a message tells it: how many sources, and what one of them says.

    `headline`: only headlines say it; `alike`: all of them speak of the same
    subject and object.
    """

    sources: int
    signature: Signature
    headline: bool
    alike: bool


def dispute_message(
    kind: FindingKind,
    sides: Sequence[Voiced],
    differs: Sequence[str],
    background: Background,
) -> str:
    """Who says what: "2 sources say that X reverses Y; 1 says that it does not."."""
    texts = [_said(side, background) for side in sides]
    if len(sides) == 2 and sides[1].alike and _is_negation(sides[0].signature, sides[1].signature):
        texts[1] = _does_not(sides[1].signature, background)
    if kind is FindingKind.SELF_CONTRADICTION:
        return _self_message(sides, texts)
    message = "; ".join(
        f"{_sources(side, first=index == 0)} that {text}"
        for index, (side, text) in enumerate(zip(sides, texts, strict=True))
    )
    if kind is not FindingKind.APPARENT or not differs:
        return f"{message}."
    slots = listed([_SLOT_WORDS.get(slot, slot) for slot in differs])
    return f"{message}. They differ in {slots}."


def violation_message(
    sides: Sequence[Voiced], established: Signature, background: Background
) -> str:
    """What sources say, against what is established."""
    said = "; ".join(
        f"{_sources(side, first=index == 0)} that {_said(side, background)}"
        for index, side in enumerate(sides)
    )
    return f"{said}. What is established: {reading(established, background)}."


def _said(side: Voiced, background: Background) -> str:
    text = reading(side.signature, background)
    return text if side.alike else f"{text}, or something similar"


def _self_message(sides: Sequence[Voiced], texts: Sequence[str]) -> str:
    sources = max((side.sources for side in sides), default=1)
    heads = [text for side, text in zip(sides, texts, strict=True) if side.headline]
    body = [text for side, text in zip(sides, texts, strict=True) if not side.headline]
    if heads and body:
        who = "One source's headline says" if sources == 1 else f"{sources} sources' headlines say"
        own = "its text" if sources == 1 else "their texts"
        verb = "says" if sources == 1 else "say"
        return f"{who} that {listed(heads)}; {own} {verb} that {listed(body, ' and that ')}."
    who = "One source says both" if sources == 1 else f"{sources} sources each say both"
    return f"{who} that {listed(texts, ' and that ')}."


def _is_negation(left: Signature, right: Signature) -> bool:
    """Whether the right one says just that the left one is not so."""
    opposite = left.polarity is Polarity.AFFIRMED and right.polarity is Polarity.DENIED
    return (
        opposite
        and left.certainty is right.certainty is Certainty.ASSERTED
        and _TOLD.isdisjoint((left.basis, right.basis))
        and _without_voice(left) == _without_voice(right)
    )


def _without_voice(signature: Signature) -> Signature:
    return replace(
        signature,
        polarity=Polarity.AFFIRMED,
        interval=_NO_INTERVAL,
        basis=None,
        quantity=None,
        headline=False,
        reported=False,
        doubtful=False,
    )


def _does_not(signature: Signature, background: Background) -> str:
    plural = is_plural(signature, background)
    pronoun = "they" if plural else "it"
    if background.relations[signature.relation].label.startswith("is "):
        return f"{pronoun} {'are' if plural else 'is'} not"
    return f"{pronoun} {'do' if plural else 'does'} not"


def _sources(side: Voiced, *, first: bool) -> str:
    verb = "says" if side.sources == 1 else "say"
    where = " in a headline" if side.headline else ""
    if first:
        return f"{side.sources} source{'' if side.sources == 1 else 's'} {verb}{where}"
    return f"{side.sources} {verb}{where}"
