"""The article view: what became of each claim, in place, and how it was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.read import read_text
from checker.report.html.folder import folder
from checker.report.html.page import report_page
from checker.report.view import View
from checker.values.article import Article, Format
from checker.values.report import ArticleRecord, Report, State
from checker.values.span import Span
from tests.report.html.parsed import Node, parse
from tests.report.sample import DISPUTE, NAMES, REPORT, REVERSES, RUN, VIOLATION

TEXT = """# Strong bones

Nobody likes to wait. Vitamin D can reverse osteoporosis within a year. Ask them if 1 < 2 & 3 > 2.

## What else?

- Sunshine
- Milk & "more"
"""
START = TEXT.index("Vitamin D can")
CLAIM = replace(
    REVERSES,
    path="articles/bones.md",
    span=Span(START, START + len(REVERSES.quote)),
    cues=tuple(
        replace(cue, span=Span(START + cue.quoted.start, START + cue.quoted.end))
        for cue in REVERSES.cues
        if cue.quoted
    ),
)


def article() -> Article:
    found = read_text(TEXT, path=CLAIM.path, format=Format.MARKDOWN)
    assert isinstance(found, Article)
    return found


def report(*, state: State = State.NEW) -> Report:
    """The sample with its claim in an article whose text is at hand."""
    established, violating = VIOLATION.sides
    first = replace(violating.claims[0], claim=CLAIM, state=state)
    violation = replace(
        VIOLATION, sides=(established, replace(violating, claims=(first,))), state=state
    )
    one, other = DISPUTE.sides
    dispute = replace(
        DISPUTE, sides=(replace(one, claims=(first, *one.claims[1:])), other), state=state
    )
    return replace(
        REPORT,
        findings=(violation, dispute),
        articles=(ArticleRecord(CLAIM.path, article().metadata, 5, 1), *REPORT.articles),
        claims=(CLAIM, *REPORT.claims),
    )


def view(text: Article | None) -> View:
    return View(NAMES, RUN, articles=lambda path: text if path == CLAIM.path else None)


def pages(found: Report) -> dict[str, str]:
    return dict(folder(found, view(article())))


def page(found: Report) -> Node:
    return parse(next(text for name, text in pages(found).items() if name != "index.html"))


def test_each_readable_article_has_a_page() -> None:
    names = list(pages(report()))
    assert names == ["index.html", "articles/articles-bones-md-4d5659ad.html"]


def test_the_report_leads_to_the_sentence() -> None:
    index = parse(pages(report())["index.html"])
    links = {link.attributes["href"] for link in index.all("a", class_="source")}
    assert links == {f"articles/articles-bones-md-4d5659ad.html#s{START}"}


def test_the_article_stands_in_full() -> None:
    text = page(report()).one("div", class_="text")
    for words in ("Strong bones", "Ask them if 1 < 2 & 3 > 2.", "What else?", 'Milk & "more"'):
        assert words in text.text
    assert [item.text for item in text.one("ul").all("li")] == ["Sunshine", 'Milk & "more"']


def test_a_claim_is_underlined_in_place() -> None:
    link = page(report()).one("a", class_="claim")
    assert (
        link.text
        == "Vitamin D can reverse osteoporosis within a year.✕ (against what is established)"
    )
    assert link.attributes["class"] == "claim violation"
    assert link.attributes["id"] == f"s{START}"
    assert [cue.text for cue in link.all("span", class_="cue")] == [
        "Vitamin D",
        "reverse",
        "osteoporosis",
    ]


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (report(), "violation"),
        (replace(report(), findings=report().findings[1:]), "contradiction"),
        (report(state=State.ACCEPTED), "settled"),
        (replace(report(), findings=()), "not-compared"),
        (
            replace(report(), findings=(), answered=(replace(REPORT.answered[0], claim=CLAIM),)),
            "agrees",
        ),
    ],
)
def test_colour_says_what_became_of_a_claim(found: Report, outcome: str) -> None:
    assert page(found).one("a", class_="claim").attributes["class"] == f"claim {outcome}"


def test_a_trace_has_slots_words_rules_and_findings() -> None:
    trace = page(report()).one("article", class_="trace")
    assert trace.one("p", class_="words").text == "vitamin D · reverses · osteoporosis"
    links = [(link.text, link.attributes["href"]) for link in trace.all("a")]
    assert links == [
        ("What can vitamin D do for osteoporosis?", "../index.html#f-badcafe98765"),
        ("What can vitamin D do for osteoporosis?", "../index.html#f-c0ffee123456"),
    ]
    rows = [
        [cell.text for cell in [*row.all("th"), *row.all("td")]]
        for row in trace.one("tbody").all("tr")
    ]
    assert rows == [
        ["Subject", "vitamin D", "“Vitamin D”", "core/cues.yaml:7"],
        ["Relation", "reverses", "“reverse”", "core/cues.yaml:8"],
        ["Object", "osteoporosis", "“osteoporosis”", "core/cues.yaml:6"],
        ["Polarity", "affirmed", "", ""],
        ["Certainty", "asserted", "", ""],
    ]


def contexts(text: Article | None) -> list[str]:
    tree = parse(report_page(report(), view(text)))
    return [node.text for node in tree.all("span", class_="context")]


def test_a_claim_stands_beside_one_sentence_of_context() -> None:
    assert contexts(article()) == ["Nobody likes to wait.", "Nobody likes to wait."]


def test_a_text_that_is_gone_or_has_changed_gives_no_context() -> None:
    assert contexts(None) == []
    changed = read_text("A new line.\n\n" + TEXT, path=CLAIM.path, format=Format.MARKDOWN)
    assert isinstance(changed, Article)
    assert contexts(changed) == []
