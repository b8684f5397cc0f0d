"""A trace for a reader: each slot, its words, where they stand, and the rule that read them."""

from __future__ import annotations

from collections.abc import Iterator

from checker.report.full import quoted
from checker.report.style import paint
from checker.report.text import plain, width, wrap, wrap_parts
from checker.report.view import View
from checker.report.words import claim_words, slot_words, stance_words
from checker.values.claim import Claim, Cue
from checker.values.trace import Ended, Trace

_LEAST_COLUMNS = 24


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
        yield _ended(ended, view, without_claim=not trace.claims)


def _claim(number: int, claim: Claim, view: View) -> Iterator[str]:
    head = f"claim {number}:"
    said = plain(claim_words(claim, view.names))
    yield f"  {paint(head, 'strong', colour=view.colour)} {said}"
    slots = wrap_parts(list(slot_words(claim, view.names)), max(view.width - 4, _LEAST_COLUMNS))
    yield from (f"    {line}" for line in slots)
    yield from quoted(claim, view, indent="    ")
    yield from cue_rows(claim.cues)
    stance = wrap(stance_words(claim.stance, view.names), max(view.width - 12, _LEAST_COLUMNS))
    yield f"    stance: {stance[0]}"
    yield from (f"            {line}" for line in stance[1:])
    yield f"    confidence: {claim.confidence:.2f}"


def cue_rows(cues: tuple[Cue, ...]) -> Iterator[str]:
    """Slot, words, offsets and rule of each cue, in columns."""
    rows = [
        (cue.slot, f'"{plain(cue.text)}"', f"{cue.span.start}-{cue.span.end}", cue.rule)
        for cue in cues
    ]
    if not rows:
        return
    slot, text, offsets = (max(width(row[column]) for row in rows) for column in range(3))
    for row in rows:
        pad = " " * (text - width(row[1]))
        yield f"    {row[0]:<{slot}}  {row[1]}{pad}  {row[2]:>{offsets}}  {row[3]}".rstrip()


def _ended(ended: Ended, view: View, *, without_claim: bool) -> str:
    where = f" ({ended.rule})" if ended.rule else ""
    label = "no claim" if without_claim else "left out"
    label = paint(f"{label}, at {ended.step}:", "strong", colour=view.colour)
    return f"  {label} {plain(ended.reason)}{where}"
