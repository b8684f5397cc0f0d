from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.read import read_text
from checker.values.article import Article, Block, Format

_HERE = Path(__file__).parent


def _cases(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))
    return cases


def _read(case: dict[str, Any]) -> Article:
    article = read_text(case["text"], path="a", format=Format(case["format"]))
    assert isinstance(article, Article), article
    return article


def _shown(block: Block, asked: dict[str, Any]) -> dict[str, Any]:
    """The block as a case writes it, with the details that the case asks for."""
    shown: dict[str, Any] = {block.kind.value: block.text}
    for detail in ("level", "lead_in", "headings"):
        if detail in asked:
            value = getattr(block, detail)
            shown[detail] = list(value) if detail == "headings" else value
    return shown


@pytest.mark.parametrize("case", _cases("blocks.yaml"), ids=lambda case: case["id"])
def test_blocks(case: dict[str, Any]) -> None:
    blocks = _read(case).blocks
    asked = [*case["blocks"], *[{}] * len(blocks)]
    shown = [_shown(block, wish) for block, wish in zip(blocks, asked, strict=False)]
    assert shown == case["blocks"]


@pytest.mark.parametrize("case", _cases("metadata.yaml"), ids=lambda case: case["id"])
def test_metadata(case: dict[str, Any]) -> None:
    metadata = _read(case).metadata
    assert {name: getattr(metadata, name) for name in case["metadata"]} == case["metadata"]


@pytest.mark.parametrize("case", _cases("comments.yaml"), ids=lambda case: case["id"])
def test_comments_to_claimcheck(case: dict[str, Any]) -> None:
    article = _read(case)
    spans = [comment.span for comment in article.comments]
    assert [article.text[span.start : span.end] for span in spans] == case["comments"]
    assert [comment.text for comment in article.comments] == case["words"]
    assert all(comment.closed is not case.get("open", False) for comment in article.comments)
    assert [block.text for block in article.blocks] == case["blocks"]
