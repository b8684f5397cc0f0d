"""A finding as Markdown: both sides in their own words, the details folded away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.report.full import SHOWN_SOURCES, cue_marks, first_of_each
from checker.report.markdown_text import code, escaped, evidence_item, linked
from checker.report.places import (
    News,
    Region,
    lead_region,
    place_address,
    region_of,
    repository_path,
)
from checker.report.states import STATES, claim_mark
from checker.report.text import plain, signs_under
from checker.report.view import View
from checker.report.words import (
    full_slot_words,
    question_words,
    sources,
    why_words,
)
from checker.values.claim import Claim
from checker.values.report import Finding, Participant, Side, State

#: Of a longer sentence the part around its decisive words is quoted.
MOST_QUOTED = 400
_DECISIVE = "^"
_GAP = re.compile(r"(?<=\^) (?=\^)")


def finding_lines(finding: Finding, news: News, view: View) -> Iterator[str]:
    """A heading with the question, why it clashes, each side with its sentences, the details."""
    yield f"### {escaped(question_words(finding.question, view.names))}"
    yield ""
    state = "" if finding.state is State.NEW else f" · {STATES[finding.state]}"
    yield (
        f"**{finding.severity.value}** · {finding.kind.value}{state} · "
        f"{escaped(why_words(finding))}"
    )
    if finding.place:
        yield f"\n{place_link(region_of(finding.place), view)}"
    # What is established comes last, as what the sources are held against.
    for side in sorted(finding.sides, key=lambda side: not side.claims):
        yield ""
        yield from _side(finding, side, news, view)
    if finding.advice:
        yield f"\n**What to do:** {escaped(finding.advice)}"
    yield ""
    yield from _details(finding, view)


def finding_row(finding: Finding, news: News, view: View) -> str:
    """A finding as a row of a table."""
    region = lead_region(finding, news)
    cells = (
        finding.severity.value,
        finding.kind.value,
        escaped(question_words(finding.question, view.names)),
        place_link(region, view) if region else "",
    )
    return f"| {' | '.join(cells)} |"


def place_link(region: Region, view: View) -> str:
    """`path:line`, as a link to that line where the address of the repository is known."""
    path = repository_path(region.path, view)
    return linked(code(f"{path}:{region.line}"), place_address(region, view))


def _side(finding: Finding, side: Side, news: News, view: View) -> Iterator[str]:
    claims = tuple(participant.claim for participant in side.claims)
    told = sources(claims) if claims else "Established"
    yield f"**{told}: {escaped(side.reading)}**"
    shown = side.claims if view.verbose else first_of_each(side.claims)[:SHOWN_SOURCES]
    for participant in shown:
        yield ""
        # The backslash breaks the line.
        yield f"> “{marked(participant.claim)}”\\"
        yield f"> — {_origin(finding, participant, news, view)}"
    if len(shown) < len(side.claims):
        yield ""
        yield f"and {len(side.claims) - len(shown):,} more"


def _origin(finding: Finding, participant: Participant, news: News, view: View) -> str:
    claim = participant.claim
    words = place_link(region_of(claim), view)
    record = news.articles.get(claim.path)
    if record and record.metadata.source:
        words += f", {escaped(record.metadata.source)}"
    if record and record.metadata.published:
        words += f", {escaped(record.metadata.published)}"
    return words + claim_mark(participant, finding).replace("  ", " ")


def marked(claim: Claim) -> str:
    """The sentence with its decisive words in bold; a long one around them."""
    # One for one, so that cues stay where they are.
    quoted = plain(claim.quote)
    signs = signs_under(len(quoted), cue_marks(claim))
    start, end = _window(quoted, signs)
    pieces = [
        f"<b>{words}</b>" if bold else words
        for bold, words in _runs(quoted[start:end], signs[start:end])
    ]
    before, after = "… " if start else "", " …" if end < len(quoted) else ""
    return f"{before}{''.join(pieces)}{after}"


def _runs(sentence: str, signs: str) -> Iterator[tuple[bool, str]]:
    """The quote in stretches that are bold and stretches that are not, escaped."""
    # Words with nothing but a space between them are one stretch.
    for gap in _GAP.finditer(signs):
        if sentence[gap.start()] == " ":
            signs = f"{signs[: gap.start()]}{_DECISIVE}{signs[gap.end() :]}"
    position = 0
    for bold, run in groupby(signs, key=_DECISIVE.__eq__):
        end = position + len(list(run))
        words = sentence[position:end]
        # Spaces at the edges would be lost: escaping makes every run of them one.
        lead = " " if words[:1].isspace() and words.strip() else ""
        tail = " " if words[-1:].isspace() else ""
        yield bold, f"{lead}{escaped(words)}{tail}"
        position = end


def _window(quote: str, signs: str) -> tuple[int, int]:
    """From where to where a sentence is quoted."""
    if len(quote) <= MOST_QUOTED:
        return 0, len(quote)
    first = max(signs.find(_DECISIVE), 0)
    start = max(min(first - MOST_QUOTED // 4, len(quote) - MOST_QUOTED), 0)
    return start, start + MOST_QUOTED


def _details(finding: Finding, view: View) -> Iterator[str]:
    claims = [participant.claim for side in finding.sides for participant in side.claims]
    name = f"id {code(finding.id)} · {code(f'claimcheck explain {finding.id}')}"
    if finding.rule:
        name += f" · rule {code(finding.rule)}"
    if not claims and not finding.evidence:
        yield name
        return
    evidence = ", and the evidence" if finding.evidence else ""
    yield f"<details><summary>How this was read{evidence}</summary>"
    yield ""
    if claims:
        yield from _readings(claims, view)
    for each in finding.evidence:
        yield f"- {evidence_item(each)}"
    if finding.evidence:
        yield ""
    yield name
    yield ""
    yield "</details>"


def _readings(claims: Sequence[Claim], view: View) -> Iterator[str]:
    """The readings slot by slot, one row a sentence."""
    shown = claims if view.verbose else claims[: 2 * SHOWN_SOURCES]
    yield "| where | read as |"
    yield "| --- | --- |"
    for claim in shown:
        slots = " · ".join(escaped(slot) for slot in full_slot_words(claim, view.names))
        yield f"| {place_link(region_of(claim), view)} | {slots} |"
    yield ""
