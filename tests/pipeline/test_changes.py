"""Which lines of a file a change touches, and which claims take words from them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.pipeline.changes import ChangedFile, Lines, has_changed
from checker.values.claim import Cue
from checker.values.span import Span
from tests.report.sample import claim

TEXT = "One is here.\n\nTwo is here,\nand goes on.\n\n\nIt is three.\n"
FEEDS = {"a.md": [place for place, character in enumerate(TEXT) if character == "\n"]}


@pytest.mark.parametrize(
    ("lines", "first", "last", "met"),
    [
        (Lines(((3, 5),)), 1, 2, False),
        (Lines(((3, 5),)), 1, 3, True),
        (Lines(((3, 5),)), 4, 4, True),
        (Lines(((3, 5),)), 5, 9, True),
        (Lines(((3, 5),)), 6, 9, False),
        (Lines(cut=(3,)), 3, 3, False),
        (Lines(cut=(3,)), 4, 4, False),
        (Lines(cut=(3,)), 3, 4, True),
        (Lines(cut=(0,)), 1, 2, False),
        (Lines(), 1, 9, False),
    ],
)
def test_what_a_range_of_lines_meets(lines: Lines, first: int, last: int, *, met: bool) -> None:
    assert lines.meet(first, last) is met


def changed(quote: str, line: int, *, rule: str = "a.yaml:1", cue_at: str = "") -> bool:
    """Whether the claim of a sentence has changed when one line has."""
    start = TEXT.index(quote)
    place = TEXT.index(cue_at) if cue_at else start
    cues = (
        Cue("subject", "x", Span(place, place + 1), rule),
        Cue("object", "y", Span(start, start + 1), "a.yaml:2"),
    )
    found = replace(claim(quote, path="a.md", start=start), cues=cues)
    file = ChangedFile(TEXT, Lines(((line, line),)))
    return has_changed(found, {"a.md": file}, FEEDS)


TWO = "Two is here,\nand goes on."
THREE = "It is three."


def test_a_sentence_has_changed_with_any_of_its_lines() -> None:
    assert [line for line in range(1, 9) if changed(TWO, line)] == [3, 4]


def test_a_word_elsewhere_counts() -> None:
    assert [line for line in range(1, 9) if changed(THREE, line, cue_at="One")] == [1, 7]


def test_a_sentence_that_points_back_has_changed_with_the_paragraph_before() -> None:
    lines = [line for line in range(1, 9) if changed(THREE, line, rule="reference")]
    assert lines == [3, 4, 5, 6, 7]


def test_all_of_a_new_file_has_changed_and_nothing_of_another() -> None:
    found = claim("It is three.", path="a.md")
    assert has_changed(found, {"a.md": ChangedFile()}, {})
    assert not has_changed(found, {"b.md": ChangedFile()}, {})
