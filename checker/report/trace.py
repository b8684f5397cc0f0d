"""A trace for a reader: each slot, its words, where they stand, and the rule that read them."""

from __future__ import annotations

from collections.abc import Iterator

from checker.report.full import quoted
from checker.report.style import paint
from checker.report.text import plain, width, wrap, wrap_parts
from checker.report.view import View
from checker.report.words import claim_words, slot_words, stance_words
from checker.values.claim import Certainty, Claim, Cue, Polarity, Voice
from checker.values.trace import Ended, Trace

_LEAST_COLUMNS = 24
#: Why a slot has a value that no single word of the sentence gives.
_FOLLOWS = {
    Voice.HEADLINE.value: " (the sentence is a heading)",
    Voice.QUESTION.value: " (the sentence asks)",
    Voice.AIM.value: " (it is what something is done for)",
}


def trace_lines(trace: Trace, view: View) -> Iterator[str]:
    """The sentence, then its claims slot by slot, then what was given up and why."""
    place = f"{trace.line}:{trace.column}"
    indent = " " * (len(place) + 2)
    first, *rest = wrap(trace.text, max(view.width - len(indent), _LEAST_COLUMNS)) or [""]
    yield f"{paint(place, 'place', colour=view.colour)}  {first}"
    yield from (indent + line for line in rest)
    for number, claim in enumerate(trace.claims, start=1):
        yield from _claim(number, claim, view)
    if not trace.claims and not trace.ended:
        yield "  no claim"
    for ended in trace.ended:
        yield from _ended(ended, view, without_claim=not trace.claims)


def _claim(number: int, claim: Claim, view: View) -> Iterator[str]:
    head = f"claim {number}:"
    said = plain(claim_words(claim, view.names))
    yield f"  {paint(head, 'strong', colour=view.colour)} {said}"
    slots = wrap_parts(list(slot_words(claim, view.names)), max(view.width - 4, _LEAST_COLUMNS))
    yield from (f"    {line}" for line in slots)
    yield from quoted(claim, view, indent="    ")
    yield from cue_rows(claim.cues)
    yield from (f"    {line}" for line in unmarked(claim))
    stance = wrap(stance_words(claim.stance, view.names), max(view.width - 12, _LEAST_COLUMNS))
    yield f"    stance: {stance[0]}"
    yield from (f"            {line}" for line in stance[1:])
    yield f"    confidence: {claim.confidence:.2f}"


def cue_rows(cues: tuple[Cue, ...]) -> Iterator[str]:
    """Slot, words, offsets and rule of each cue, and how it hangs on the relation, in columns."""
    rows = [
        (
            cue.slot,
            f'"{plain(cue.text)}"',
            f"{cue.span.start}-{cue.span.end}",
            cue.rule,
            plain(cue.parse),
        )
        for cue in cues
    ]
    if not rows:
        return
    slot, text, offsets, rule = (max(width(row[column]) for row in rows) for column in range(4))
    for row in rows:
        pad = " " * (text - width(row[1]))
        place = f"{row[2]:>{offsets}}  {row[3]:<{rule}}"
        yield f"    {row[0]:<{slot}}  {row[1]}{pad}  {place}  {row[4]}".rstrip()


def unmarked(claim: Claim) -> Iterator[str]:
    """The slots that no words fill: what goes without saying, and what follows from elsewhere."""
    marked = {cue.slot for cue in claim.cues}
    open_ = {
        "polarity": (claim.polarity, Polarity.AFFIRMED),
        "certainty": (claim.certainty, Certainty.ASSERTED),
        "voice": (claim.voice, Voice.OWN),
    }
    by_default = [
        found.value if slot != "voice" else f"{found.value} voice"
        for slot, (found, default) in open_.items()
        if slot not in marked and found is default
    ]
    if by_default:
        yield f"by default: {', '.join(by_default)}"
    for slot, (found, default) in open_.items():
        if slot not in marked and found is not default:
            yield f"{slot}: {found.value}{_FOLLOWS.get(found.value, '')}"


def _ended(ended: Ended, view: View, *, without_claim: bool) -> Iterator[str]:
    where = f" ({ended.rule})" if ended.rule else ""
    label = "no claim" if without_claim else "left out"
    label = paint(f"{label}, at {ended.step}:", "strong", colour=view.colour)
    yield f"  {label} {plain(ended.reason)}{where}"
    if ended.needed:
        yield f"  {paint('needed:', 'strong', colour=view.colour)} {plain(ended.needed)}"
