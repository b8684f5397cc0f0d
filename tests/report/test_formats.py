"""Whole outputs, pinned; tests/report/expected holds them as a user sees them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from checker.report.formats import FOR_EYES, FORMATS
from checker.report.full import quoted
from checker.report.view import View
from checker.values.report import Place, Report, Severity
from checker.values.span import Span
from tests.report.sample import DISPUTE, NAMES, NOTE, REPORT, RUN, VIOLATION, claim

EXPECTED = Path(__file__).parent / "expected"

VIEWS = {
    "full-100.txt": ("full", View(NAMES, RUN)),
    "full-60.txt": ("full", View(NAMES, RUN, width=60)),
    "full-colour.txt": ("full", View(NAMES, RUN, colour=True)),
    "full-warnings.txt": ("full", View(NAMES, RUN, min_severity=Severity.WARNING)),
    "short.txt": ("short", View(NAMES, RUN)),
    "short-errors.txt": ("short", View(NAMES, RUN, min_severity=Severity.ERROR)),
    "report.json": ("json", View(NAMES, RUN)),
    "report.jsonl": ("jsonl", View(NAMES, RUN)),
    "report.md": ("markdown", View(NAMES, RUN)),
    "github.txt": ("github", View(NAMES, RUN)),
    "gitlab.json": ("gitlab", View(NAMES, RUN)),
    "junit.xml": ("junit", View(NAMES, RUN)),
    "report.sarif": ("sarif", View(NAMES, RUN)),
}


def rendered(name: str, view: View, report: Report = REPORT) -> str:
    return "".join(FORMATS[name](report, view))


@pytest.mark.parametrize("file", VIEWS)
def test_whole_output(file: str) -> None:
    name, view = VIEWS[file]
    assert rendered(name, view) == (EXPECTED / file).read_text(encoding="utf-8")


def test_every_format_is_pinned() -> None:
    # The page is held by what it shows (tests/report/html), not by its bytes.
    assert {name for name, _ in VIEWS.values()} == set(FORMATS) - {"html"}
    assert set(FORMATS) >= FOR_EYES


@pytest.mark.parametrize("width", [30, 40, 60, 77, 100])
def test_no_quoted_line_is_wider_than_the_terminal(width: int) -> None:
    from checker.report.text import width as columns

    text = rendered("full", View(NAMES, RUN, width=width))
    quoted = [line for line in text.splitlines() if line.startswith("    |")]
    assert quoted
    assert max(map(columns, quoted)) <= width


def test_colour_says_nothing_that_the_plain_text_does_not() -> None:
    import re

    plain = rendered("full", View(NAMES, RUN))
    coloured = rendered("full", View(NAMES, RUN, colour=True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@pytest.mark.parametrize("name", FORMATS)
def test_formats_for_eyes_alone_leave_out_what_is_milder(name: str) -> None:
    view = View(NAMES, RUN, min_severity=Severity.WARNING)
    note = replace(NOTE, place=Place("corpus/blog.md", 1, 1, Span(0, 9)))
    grave = replace(REPORT, findings=(VIOLATION, DISPUTE))
    mild = replace(REPORT, findings=(VIOLATION, DISPUTE, note))
    shows = rendered(name, view, mild) != rendered(name, view, grave)
    # Markdown still counts them.
    assert shows == (name not in FOR_EYES or name == "markdown")


def test_machine_formats_keep_what_the_terminal_hides() -> None:
    view = View(NAMES, RUN, min_severity=Severity.ERROR)
    assert len(json.loads(rendered("json", view))["findings"]) == 3
    lines = [json.loads(line) for line in rendered("jsonl", view).splitlines()]
    assert [line["type"] for line in lines] == [
        "run",
        "finding",
        "finding",
        "finding",
        "failure",
        "coverage",
    ]


def test_many_sources_are_counted_and_v_shows_them_all() -> None:
    side = DISPUTE.sides[0]
    crowded = replace(side, claims=side.claims * 3)
    report = replace(REPORT, findings=(replace(DISPUTE, sides=(crowded,)),))
    few = rendered("full", View(NAMES, RUN), report)
    many = rendered("full", View(NAMES, RUN, verbose=True), report)
    assert few.count("-->") == 3
    assert "     ... and 3 more (-v shows all)\n" in few
    assert "  6 claims in 2 articles: vitamin D reverses osteoporosis\n" in few
    assert many.count("-->") == 6
    assert "more (-v" not in many


def test_of_a_very_long_sentence_only_the_marked_lines_are_shown() -> None:
    filler = "and so it went on and on " * 40
    long = claim(f"It began. {filler}Vitamin D {filler}was praised.", [("subject", "Vitamin D")])
    lines = list(quoted(long, View(NAMES, width=60), indent=""))
    assert lines == [
        "| It began. and so it went on and on and so it went on and",
        "| …",
        "| went on and on and so it went on and on Vitamin D and so",
        "|                                         ---------",
        "| …",
    ]
