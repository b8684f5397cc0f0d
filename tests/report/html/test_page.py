"""What the page holds without its scripts, and what it hands to them."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

import pytest

from checker.read.own import is_own_page
from checker.report.html.page import report_page
from checker.report.view import Repository, View
from checker.values.article import Format, Ignored
from checker.values.report import Coverage, Decision, Participant, Report, Stale, State
from tests.report.html.parsed import Node, parse
from tests.report.sample import DISPUTE, NAMES, REPORT, REVERSES, RUN, claim

VIEW = View(NAMES, RUN)


def page(report: Report = REPORT) -> Node:
    return parse(report_page(report, VIEW))


def data(node: Node) -> dict[str, list[object]]:
    found: dict[str, list[object]] = json.loads(node.one("script", id="data").raw)
    return found


def test_the_verdict_is_one_sentence() -> None:
    heading = page().one("h1")
    assert heading.text == (
        "3 of 4 articles contradict each other or the evidence on 2 questions: "
        "1 error, 1 warning and 1 note, all of them new."
    )
    assert heading.attributes["class"] == "error"


def test_all_disputes_stand_in_a_table_and_in_full() -> None:
    tree = page()
    rows = tree.one("table", class_="all").one("tbody").all("tr")
    assert [[cell.text for cell in row.all("td")] for row in rows] == [
        ["error", "violation", "What can vitamin D do for osteoporosis?", "1", "new"],
        ["warning", "contradiction", "What can vitamin D do for osteoporosis?", "3", "new"],
        [
            "note",
            "tension",
            "Is there a need of zinc and vitamin D for the common cold?",
            "0",
            "new",
        ],
    ]
    articles = tree.all("article")
    assert [one.attributes["id"] for one in articles] == [
        "f-badcafe98765",
        "f-c0ffee123456",
        "f-0dd0dd0dd0dd",
    ]


def test_the_readings_are_a_table_with_the_differing_rows_marked() -> None:
    table = page().all("table", class_="reading")[1]
    assert [cell.text for cell in table.one("thead").all("th")] == ["A", "B"]
    rows = [
        ([cell.text for cell in [*row.all("th"), *row.all("td")]], row.attributes.get("class"))
        for row in table.one("tbody").all("tr")
    ]
    assert rows == [
        (["Relation", "reverses", "reverses"], None),
        (["Polarity ≠", "affirmed", "denied"], "differs"),
        (["Certainty ≠", "asserted", "possible"], "differs"),
        (["Evidence ≠", "–", "trial"], "differs"),
        (["By itself ≠", "–", "vitamin D alone"], "differs"),
        (["People ≠", "–", "in postmenopausal women"], "differs"),
        (["Dose ≠", "–", "study dose 20 to 25 ug/day"], "differs"),
        (["Voice", "its own; a headline", "–"], None),
    ]


def test_differing_words_are_marked_in_the_sentence() -> None:
    dispute = page().all("article")[1]
    assert [[mark.text for mark in quote.all("mark")] for quote in dispute.all("blockquote")] == [
        ["reverse"],
        ["cured"],
        ["postmenopausal women", "alone", "may", "not", "reverse"],
    ]


def test_zero_is_a_warning() -> None:
    nothing = Report((), (), Coverage(0, 0, 0, 0, 25, 0, {}))
    tree = page(nothing)
    assert tree.one("h1").text == "Nothing was checked: no article was read."
    assert len(tree.one("dl", class_="facts").all("div", class_="zero")) == 5
    assert tree.one("section", id="disputes").text == "Disputes There are none."


def test_the_policy_allows_this_page_alone() -> None:
    tree = page()
    policy = next(
        node.attributes["content"]
        for node in tree.all("meta")
        if node.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; ")
    assert "connect-src" not in policy
    scripts = [
        node for node in tree.all("script") if node.attributes.get("type") != "application/json"
    ]
    for node in [*tree.all("style"), *scripts]:
        digest = b64encode(sha256(node.raw.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_nothing_is_asked_of_a_network() -> None:
    for node in page().walk():
        assert node.tag not in {"link", "img", "iframe", "object", "base"}
        assert "src" not in node.attributes
        assert "style" not in node.attributes
        assert not [name for name in node.attributes if name.startswith("on")]


def test_a_text_stands_once_in_the_data() -> None:
    tree = page()
    script = tree.one("script", id="data").raw
    assert script.count("In adults with osteoporosis, supplements alone") == 1
    # Two findings and the matrix show it.
    assert script.count("Vitamin D can reverse osteoporosis within a year.") == 1
    texts = data(tree)["texts"]
    assert len(texts) == len(set(map(str, texts)))


def test_places_in_a_text_count_as_scripts_do() -> None:
    quote = "\N{BONE} Vitamin D reverses osteoporosis."
    spoken = claim(quote, [("relation", "reverses")])
    first, second = DISPUTE.sides
    dispute = replace(DISPUTE, sides=(replace(first, claims=(Participant("a1", spoken),)), second))
    found = data(page(replace(REPORT, findings=(dispute,))))
    entry = cast("list[list[Any]]", found["claims"])[0]
    start, end, slot = entry[8]
    assert found["texts"][entry[7]] == quote
    assert quote.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le") == "reverses"
    assert found["texts"][slot] == "relation"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert report_page(REPORT, VIEW) == report_page(replace(REPORT), VIEW)


def test_a_run_does_not_read_a_report_as_an_article(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(report_page(REPORT, VIEW), encoding="utf-8")
    assert is_own_page(file, Format.HTML)


def test_what_was_not_read_is_listed_with_the_reason() -> None:
    coverage = replace(REPORT.coverage, ignored=(Ignored("drafts", ".gitignore:3", folder=True),))
    stale = Stale("c0ffee123456", "contradiction", None, "gone.md", "It cured me.", "known:7")
    section = page(replace(REPORT, coverage=coverage, stale=(stale,))).one(
        "section", class_="coverage"
    )
    assert [
        (one.one("summary").text, [item.text for item in one.all("li")])
        for one in section.all("details")
    ] == [
        (
            "⚠ 1 not read: this report is not complete",
            ["corpus/logo.png: not text: it holds zero bytes"],
        ),
        ("Files left out on purpose: 1", ["drafts/: .gitignore:3"]),
        (
            "Decisions and baseline entries that nothing answers to: 1",
            ["gone.md: “It cured me.” (known:7)"],
        ),
        ("Parts of pages that make no claims: 3 skipped", ["1 caption", "2 navigation"]),
    ]


def test_a_decision_on_all_claims_is_told_once() -> None:
    decision = Decision(State.ACCEPTED, "It may stay", "Ann", "2026-11-01", "2027-11-01", "d:3")
    first, second = DISPUTE.sides
    (other,) = second.claims
    decided = replace(
        DISPUTE,
        state=State.ACCEPTED,
        decision=decision,
        sides=(
            replace(
                first,
                claims=tuple(
                    replace(one, state=State.ACCEPTED, decision=decision) for one in first.claims
                ),
            ),
            replace(second, claims=(replace(other, was="It may not."),)),
        ),
    )
    article = page(replace(REPORT, findings=(decided,))).one("article")
    assert article.one("p", class_="decision").text == (
        "Decided: Accepted by Ann on 2026-11-01, until 2027-11-01: It may stay (d:3)."
    )
    assert [note.text for note in article.all("p", class_="known")] == [
        "Changed since then; it was “It may not.”."
    ]


def test_a_place_leads_to_the_code_host_where_it_is_known() -> None:
    address = "https://code.example/x/blob/1/{path}#L{line}-L{end_line}"
    view = replace(VIEW, repository=Repository("docs", address))
    tree = parse(report_page(REPORT, view))
    links = {link.attributes["href"] for link in tree.all("a", class_="place")}
    assert "https://code.example/x/blob/1/docs/corpus/blog.md#L12-L12" in links
    assert page().all("a", class_="place") == []


def test_what_a_change_takes_part_in_is_marked() -> None:
    changed = page(replace(REPORT, changed=frozenset({"b1"}))).all("article")[1]
    tags = [
        [tag.text for tag in one.all("span", class_="tag")] for one in changed.all("figcaption")
    ]
    assert [("changed" in found) for found in tags] == [False, False, True]


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("Benefits of vitamin D", ["under “Benefits of vitamin D”"]),
        ("The Blog", []),
        (REVERSES.quote, []),
        (None, []),
    ],
)
def test_a_heading_is_told_where_it_says_more(heading: str | None, shown: list[str]) -> None:
    first, second = DISPUTE.sides
    told = Participant("a1", replace(REVERSES, heading=heading))
    dispute = replace(DISPUTE, sides=(replace(first, claims=(told,)), second))
    side = page(replace(REPORT, findings=(dispute,))).all("section", class_="side")[0]
    assert [node.text for node in side.all("span", class_="under")] == shown
