"""The sheet that a reader judges by: what each finding sets against each other, no verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.ruleset.rules import RuleSet
from evaluation.drawing import Item, quoted
from evaluation.wording import claim_line

GUIDE = """\
# Findings to judge

Answer each with a line of YAML: `id: right` or `id: "wrong, cause"`.

Right: the two say what the finding says they say, on one question, and an editor
should see them side by side: they cannot both stand as they are written, or one
needs the limit that the other names. Wrong: one of them is misread, or they speak
of different things (other people, stages, forms, doses, kinds of a thing), so that
both can stand as they are. Whether the grade is right does not matter.

Causes: concept, reference (it, these, or what the page is about), arguments, parse,
exposure, polarity, certainty, voice, scope (a limit that stands there was not read),
generic (one name for unlike things), comparison.
"""


#: What ends the first line of a page, which is its title.
NEW_LINE = "\n"
#: How much of an article is shown before a sentence, in code points.
BEFORE = 300


def sheet_of(items: Sequence[Item], rules: RuleSet, texts: Mapping[str, str]) -> str:
    """All items as Markdown, in the order of the draw; `texts` has each article by its name."""
    parts = [GUIDE]
    parts += ["\n".join(_lines(item, rules, texts)) for item in items]
    return "\n\n".join(parts) + "\n"


def _lines(item: Item, rules: RuleSet, texts: Mapping[str, str]) -> Iterator[str]:
    finding = item.finding
    differs = f" · differs in {', '.join(finding.differs)}" if finding.differs else ""
    yield f"## {item.id}"
    yield ""
    yield f"{finding.kind} · {finding.axis} · {item.question}{differs}"
    if finding.rule is not None:
        held = rules.statements[finding.rule]
        yield f"- against the statement {finding.rule} ({held.verdict}): {finding.sides[0].reading}"
    for claim in item.claims:
        place = quoted(claim)
        under = f" (under: {claim.heading})" if claim.heading else ""
        text = texts[place.article]
        before = " ".join(text[max(0, place.start - BEFORE) : place.start].split())
        yield f"- {place.article}:{place.start}-{place.end}{under}; page: {text.split(NEW_LINE)[0]}"
        yield f"  before: … {before}"
        yield f"  > {' '.join(claim.quote.split())}"
        yield f"  read as: {claim_line(claim)}"
