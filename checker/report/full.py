"""The full format: a finding with both sides in their own words, and why they clash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from checker.report.states import claim_mark, state_words
from checker.report.style import paint, severity_style
from checker.report.text import Mark, plain, underlined, wrap, wrap_parts
from checker.report.view import View, visible
from checker.report.words import full_slot_words, question_words, sources, why_words
from checker.values.claim import Claim
from checker.values.report import (
    OPEN_STATES,
    Evidence,
    Finding,
    Participant,
    Place,
    Report,
    Side,
    State,
)

#: Sources shown on each side unless the view is verbose.
SHOWN_SOURCES = 3
#: Pieces of evidence shown unless the view is verbose.
SHOWN_EVIDENCE = 2
#: Lines of one sentence that are shown at most.
MOST_LINES = 10

#: What a claim is about is marked apart from the words that decide what it says.
_TOPIC_SLOTS = frozenset({"subject", "object"})
_TOPIC_SIGN, _DECISIVE_SIGN = "-", "^"

_LEAST_COLUMNS = 24


def render(report: Report, view: View) -> Iterator[str]:
    """Each visible finding as a block of lines, with an empty line after it."""
    for finding in visible(report, view):
        yield "\n".join(finding_lines(finding, view)) + "\n\n"


def finding_lines(finding: Finding, view: View) -> Iterator[str]:
    """A finding from its headline to its id."""
    yield from _headline(finding, view)
    if finding.place:
        yield ""
        yield _place(finding.place, view)
    for side in finding.sides:
        if side.claims:
            yield ""
            yield from _side(side, finding, view)
    yield ""
    yield from _foot(finding, view)


def _headline(finding: Finding, view: View) -> Iterator[str]:
    label = f"{finding.severity.value}[{finding.kind.value}]"
    style = severity_style(finding.severity)
    question = wrap(question_words(finding.question, view.names), view.width - len(label) - 2)
    first, *rest = question or [""]
    yield (
        f"{paint(label, style, colour=view.colour)}: {paint(first, 'strong', colour=view.colour)}"
    )
    for line in rest:
        yield paint(" " * (len(label) + 2) + line, "strong", colour=view.colour)
    yield from _labelled("why", why_words(finding), view)
    if finding.state is not State.NEW:
        yield from _labelled("state", state_words(finding), view)


def _place(place: Place | Claim, view: View) -> str:
    arrow = paint("-->", "dim", colour=view.colour)
    words = f"{plain(place.path)}:{place.line}:{place.column}"
    return f"   {arrow} {paint(words, 'place', colour=view.colour)}"


def _side(side: Side, finding: Finding, view: View) -> Iterator[str]:
    claims = tuple(participant.claim for participant in side.claims)
    yield from _labelled(sources(claims), side.reading, view)
    # Of a known dispute, what is new comes first.
    ordered = sorted(first_of_each(side.claims), key=lambda each: each.state not in OPEN_STATES)
    shown = side.claims if view.verbose else ordered[:SHOWN_SOURCES]
    for participant in shown:
        yield from _source(participant, finding, view)
    hidden = len(side.claims) - len(shown)
    if hidden:
        yield paint(f"     ... and {hidden} more (-v shows all)", "dim", colour=view.colour)


def first_of_each(participants: Sequence[Participant]) -> list[Participant]:
    """Every article's first claim before any article's second."""
    rounds: list[tuple[int, Participant]] = []
    seen: Counter[str] = Counter()
    for participant in participants:
        path = participant.claim.path
        rounds.append((seen[path], participant))
        seen[path] += 1
    return [participant for _, participant in sorted(rounds, key=lambda pair: pair[0])]


def _source(participant: Participant, finding: Finding, view: View) -> Iterator[str]:
    claim = participant.claim
    under = ""
    if claim.heading and claim.heading != claim.quote:
        under = paint(f'  under "{plain(claim.heading)}"', "dim", colour=view.colour)
    yield f"{_place(claim, view)}{under}{claim_mark(participant, finding)}"
    yield from quoted(claim, view, indent="    ")
    sign = paint("=", "dim", colour=view.colour)
    slots = full_slot_words(claim, view.names)
    first, *rest = wrap_parts(slots, max(view.width - 6, _LEAST_COLUMNS))
    yield f"    {sign} {first}"
    yield from (f"      {line}" for line in rest)
    if participant.was:
        yield from _hanging(f'it was: "{participant.was}"', view)


def _hanging(text: str, view: View) -> Iterator[str]:
    """A text under a place, in line with the sentences."""
    yield from (f"    {line}" for line in wrap(text, max(view.width - 4, _LEAST_COLUMNS)))


def quoted(claim: Claim, view: View, *, indent: str) -> Iterator[str]:
    """A claim's sentence behind a bar, the words that were read underlined.

    Of a very long sentence only its start and the lines with such words are shown.
    """
    bar = paint("|", "dim", colour=view.colour)
    columns = max(view.width - len(indent) - 2, _LEAST_COLUMNS)
    lines = list(underlined(claim.quote, cue_marks(claim), columns))
    shown = [
        index
        for index, (_, signs) in enumerate(lines)
        if signs or index == 0 or len(lines) <= MOST_LINES
    ][:MOST_LINES]
    for last, index in zip([-1, *shown], [*shown, len(lines)], strict=True):
        if index - last > 1:
            yield f"{indent}{bar} …"
        if index < len(lines):
            words, signs = lines[index]
            yield f"{indent}{bar} {words}"
            if signs:
                yield f"{indent}{bar} {paint(signs, 'mark', colour=view.colour)}"


def cue_marks(claim: Claim) -> list[Mark]:
    """Where a claim's cues stand in its quote; decisive words win over what it is about."""
    marks = [
        Mark(span, _TOPIC_SIGN if cue.slot in _TOPIC_SLOTS else _DECISIVE_SIGN)
        for cue in claim.cues
        if (span := cue.quoted) is not None
    ]
    return sorted(marks, key=lambda mark: (mark.sign == _TOPIC_SIGN, mark.span))


def _foot(finding: Finding, view: View) -> Iterator[str]:
    # A side without a source is what the evidence says.
    for side in finding.sides:
        if not side.claims:
            yield from _labelled("established", side.reading, view)
    shown = finding.evidence if view.verbose else finding.evidence[:SHOWN_EVIDENCE]
    for evidence in shown:
        yield from _labelled("evidence", evidence_words(evidence), view)
    if len(shown) < len(finding.evidence):
        rest = len(finding.evidence) - len(shown)
        yield paint(f"  ... and {rest} more (-v shows all)", "dim", colour=view.colour)
    if finding.advice:
        yield from _labelled("advice", finding.advice, view)
    name = f"  id: {finding.id}"
    if finding.rule:
        origin = view.names.origins.get(finding.rule)
        name += f" · rule: {finding.rule}" + (f" ({origin})" if origin else "")
    yield paint(name, "dim", colour=view.colour)


def evidence_words(evidence: Evidence) -> str:
    """`guideline, 2024: what it says. Citation. doi:…`."""
    kind = f"{evidence.type}, {evidence.year}" if evidence.year else evidence.type
    links = (
        f"doi:{evidence.doi}" if evidence.doi else None,
        f"pmid:{evidence.pmid}" if evidence.pmid else None,
        evidence.url,
    )
    parts = [part.rstrip(".") + "." for part in (evidence.says, evidence.cite) if part]
    return " ".join([f"{kind}:", *parts, *(link for link in links if link)])


def _labelled(label: str, text: str, view: View) -> Iterator[str]:
    """A paragraph that hangs behind its label."""
    head = f"  {label}: "
    lines = wrap(text, max(view.width - len(head), _LEAST_COLUMNS)) or [""]
    yield f"  {paint(label + ':', 'strong', colour=view.colour)} {lines[0]}"
    yield from (" " * len(head) + line for line in lines[1:])
