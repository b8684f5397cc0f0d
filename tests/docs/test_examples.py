"""Every command that the manual shows prints what the manual says."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.run_examples import agrees, pages, run_page


@pytest.mark.parametrize(
    "page", [page for page in pages() if page.stem != "tutorial"], ids=lambda page: page.stem
)
def test_a_page_shows_what_is_printed(page: Path) -> None:
    text, differences = run_page(page)
    assert not differences, "\n\n".join(
        ("python docs/run_examples.py --write renews the output", *map(str, differences))
    )
    assert text == page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (("a", "b"), ("a", "b"), True),
        (("a",), ("a", "b"), False),
        (("a", "…", "d"), ("a", "b", "c", "d"), True),
        (("…",), ("a",), True),
        (("a.c",), ("abc",), False),
        (('"x" 0-1  core/cues.yaml:12',), ('"x" 0-1  core/cues.yaml:9',), True),
        (("5 concepts, 2 statements: 1 error",), ("6 concepts, 3 statements: 1 error",), True),
        (("5 concepts, 2 statements: 1 error",), ("5 concepts, 2 statements: 0 errors",), False),
    ],
)
def test_what_counts_as_the_same(
    shown: tuple[str, ...], printed: tuple[str, ...], *, same: bool
) -> None:
    assert agrees(shown, printed) is same
