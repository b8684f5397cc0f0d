"""Known claims are found again where they moved or were reworded, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.decisions.matching import Seen, key, match
from checker.decisions.model import KnownClaim

_CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "matching.yaml").read_text(encoding="utf-8")
)


def _claims(rows: list[list[str]]) -> list[KnownClaim]:
    return [KnownClaim(*row) for row in rows]


def _found(case: dict[str, Any], *, backwards: bool = False) -> list[list[Any]]:
    there, known = _claims(case["there"]), _claims(case["known"])
    texts = {key(claim) for claim in (*there, *_claims(case.get("kept", [])))}
    paths = {path for path, _ in texts} | set(case.get("read", []))
    seen = Seen(frozenset(paths), frozenset(texts), exists=set(case.get("exists", [])).__contains__)
    if backwards:
        matched = match(there[::-1], known[::-1], seen)
        numbers = {at: len(known) - 1 - found.index for at, found in matched.items()}
    else:
        matched = match(there, known, seen)
        numbers = {at: found.index for at, found in matched.items()}
    return [
        [at[0], numbers[at], *([found.was] if found.was else [])]
        for at, found in sorted(matched.items())
    ]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_match(case: dict[str, Any]) -> None:
    assert _found(case) == case["found"]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["id"])
def test_the_order_does_not_matter(case: dict[str, Any]) -> None:
    assert _found(case, backwards=True) == case["found"]
