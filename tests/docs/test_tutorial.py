"""The tutorial, done as its reader does it: files written, commands run, output compared."""

from __future__ import annotations

import re

import pytest

from docs.run_examples import DOCS, Difference, run_page

TUTORIAL = DOCS / "tutorial.md"


@pytest.fixture(scope="module")
def tutorial() -> tuple[str, list[Difference]]:
    return run_page(TUTORIAL)


def test_every_command_prints_what_it_should(tutorial: tuple[str, list[Difference]]) -> None:
    text, differences = tutorial
    assert not differences, "\n\n".join(
        ("python docs/run_examples.py --write renews the output", *map(str, differences))
    )
    assert text == TUTORIAL.read_text(encoding="utf-8")


def test_the_pack_ends_sound() -> None:
    """Of the last run of its tests nothing fails, whatever the numbers are."""
    text = TUTORIAL.read_text(encoding="utf-8")
    last = re.findall(r"^(\d+) tests: (\d+) passed, 0 failed$", text, re.MULTILINE)[-1]
    assert last[0] == last[1]
    assert re.findall(r"^[\d,]+ concepts, \d+ statements: (.*)$", text, re.MULTILINE)[-1] == (
        "0 errors, 0 warnings"
    )


def test_its_files_are_all_there() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    assert re.findall(r"^<!-- (.*) -->$", text, re.MULTILINE) == [
        "file: house-rules/honey.yaml",
        "file: house-rules/honey.yaml",
        "append: house-rules/honey.yaml",
        "replace: house-rules/honey.yaml",
        "file: articles/winter.md",
        "file: articles/pharmacist.md",
        "file: claimcheck.yaml",
        "file: articles/market.md",
        "file: articles/letters.md",
    ]
