"""Sentences and exactly the claims that they make, one file for each construction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.claims import build_reader
from checker.claims.reader import Reader, read_claims
from checker.read import read_text
from checker.values.article import Article, Format
from tests.extract.notation import line_of, matched, parse, shown
from tests.shipped import shipped_rule_set

CASES = Path(__file__).parent / "cases"


def article_of(case: dict[str, Any]) -> tuple[str, str]:
    """A case's article as Markdown, and the part whose claims are meant."""
    says: str = case["says"]
    if "article" in case:
        return case["article"], says
    before = " ".join(case.get("before", []))
    body = f"{before} {says}".strip()
    match case.get("block", "paragraph"):
        case "heading":
            body = f"# {says}"
        case "item":
            body = f"{case['lead']}\n\n- {says}"
        case kind:
            assert kind == "paragraph", f"no block {kind!r}"
    heading = f"# {case['heading']}\n\n" if "heading" in case else ""
    return f"{heading}{body}\n", says


def read_case(case: dict[str, Any], reader: Reader) -> list[dict[str, str]]:
    """The slots of every claim that the case's own sentences gave."""
    text, says = article_of(case)
    article = read_text(text, path="case.md", format=Format.MARKDOWN)
    assert isinstance(article, Article)
    start = text.rindex(says)
    claims = read_claims(article, reader)
    return [shown(claim) for claim in claims if start <= claim.span.start < start + len(says)]


def _cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.append(pytest.param(case, id=f"{path.stem}: {case['says'][:70]}"))
    return found


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The shipped rules' reader."""
    return build_reader(shipped_rule_set())


@pytest.mark.parametrize("case", _cases())
def test_a_sentence_gives_exactly_its_claims(case: dict[str, Any], reader: Reader) -> None:
    found = read_case(case, reader)
    wanted = [parse(line) for line in case["claims"]]
    assert matched(wanted, found), "read as:\n" + "\n".join(line_of(slots) for slots in found)
