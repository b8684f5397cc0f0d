"""Comments in articles: what each says, and how far it reaches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.decisions.comments import Suppression, suppressions
from checker.read import read_text
from checker.ruleset.structure import shipped_structure
from checker.segment import segment
from checker.values.article import Article, Format
from checker.values.span import Span

_CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "comments.yaml").read_text(encoding="utf-8")
)


def _told(one: Suppression, text: str) -> list[str] | str:
    if one.fault is not None:
        return one.fault
    covers = one.covers
    words = "file" if covers is None else text[covers.start : covers.end]
    return [one.rule, one.reason, words]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_comments(case: dict[str, Any]) -> None:
    article = read_text(case["text"], path="a.md", format=Format.MARKDOWN)
    assert isinstance(article, Article)
    sentences = [sentence.span for sentence in segment(article, shipped_structure())]
    found = suppressions(article, sentences)
    assert [_told(one, article.text) for one in found] == case["gives"]


def test_a_comment_has_its_place_in_the_file() -> None:
    text = (
        "---\ntitle: Zinc\n---\r\n\r\nZinc <!-- claimcheck: ignore-file tension -- So. -->helps.\n"
    )
    article = read_text(text, path="a.md", format=Format.MARKDOWN)
    assert isinstance(article, Article)
    (found,) = suppressions(article, [])
    assert (found.path, found.line, found.column) == ("a.md", 5, 6)
    assert text[found.span.start : found.span.end] == (
        "<!-- claimcheck: ignore-file tension -- So. -->"
    )
    assert found.silences(Span(0, 1))
