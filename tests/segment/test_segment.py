from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.read import read_text
from checker.ruleset.structure import shipped_structure
from checker.segment import find_citations, segment
from checker.segment.boundaries import LIMIT_CHARACTERS, LIMIT_WORDS, boundaries
from checker.values.article import Article, BlockKind, Format

_HERE = Path(__file__).parent


def _cases(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))
    return cases


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in boundaries(text, shipped_structure())]


@pytest.mark.parametrize("case", _cases("boundaries.yaml"), ids=lambda case: case["id"])
def test_boundaries(case: dict[str, Any]) -> None:
    text = case.get("text") or " ".join(case["sentences"])
    assert _split(text) == case["sentences"]


@pytest.mark.parametrize("case", _cases("citations.yaml"), ids=lambda case: case["text"])
def test_citations(case: dict[str, Any]) -> None:
    spans = find_citations(case["text"], shipped_structure())
    assert [case["text"][start:end] for start, end in spans] == case["marks"]


def test_sentences_carry_their_surroundings() -> None:
    article = read_text(
        "# Zinc\r\n\r\nZinc &amp; iron\r\nhelp. Doses:\r\n\r\n- 8 mg\r\n\r\n<!-- x -->\r\n"
        "```\r\ncode\r\n```\r\n## References\r\n\r\n- Holm, 2019.\r\n",
        path="a.md",
        format=Format.MARKDOWN,
    )
    assert isinstance(article, Article)
    found = segment(article, shipped_structure())
    assert [(s.text, s.kind, s.paragraph, s.index, s.lead_in) for s in found] == [
        ("Zinc", BlockKind.TITLE, 0, 0, None),
        ("Zinc & iron help.", BlockKind.PARAGRAPH, 1, 0, None),
        ("Doses:", BlockKind.PARAGRAPH, 1, 1, None),
        ("8 mg", BlockKind.LIST_ITEM, 2, 0, "Doses:"),
    ]
    assert [s.headings for s in found] == [(), ("Zinc",), ("Zinc",), ("Zinc",)]
    assert [article.text[s.span.start : s.span.end] for s in found] == [
        "Zinc",
        "Zinc &amp; iron\r\nhelp.",
        "Doses:",
        "8 mg",
    ]


def test_overlong_sentences_are_cut_where_they_pause() -> None:
    clause = "zinc was given to twenty adults for nine days and iron to the others"
    words = "; ".join([clause] * 40) + "."
    parts = _split(words)
    assert " ".join(parts) == words
    assert max(len(part.split()) for part in parts) <= LIMIT_WORDS
    assert all(part.endswith((";", ".")) for part in parts)
    assert [len(part) for part in _split("a" * 5000)] == [LIMIT_CHARACTERS, LIMIT_CHARACTERS, 1000]
    assert _split(" ".join(["zinc"] * LIMIT_WORDS)) == [" ".join(["zinc"] * LIMIT_WORDS)]
