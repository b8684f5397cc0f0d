"""`claimcheck trace`: each slot with its words, offsets and rule, or where reading ended."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("project")

CLAIM = """\
{place}  Moonwort cures snuffles.
  claim 1: moonwort · reverses · snuffles
    affirmed · asserted
    | Moonwort cures snuffles.
    | -------- ^^^^^ --------
    subject   "Moonwort"  {subject}  moonwort.yaml:6
    relation  "cures"     {relation}  core/frames.yaml:N
    object    "snuffles"  {object}  moonwort.yaml:7
    stance: course of a condition: -4 (cures or reverses it)
    confidence: N

"""
TYPED = CLAIM.format(place="1:1", subject="  0-8", relation=" 9-14", object="15-23")
IN_FILE = CLAIM.format(place="3:1", subject="12-20", relation="21-26", object="27-35")


def steady(text: str) -> str:
    """Without the numbers that a new cue or a better reader changes."""
    text = re.sub(r"frames\.yaml:\d+", "frames.yaml:N", text)
    return re.sub(r"confidence: [\d.]+", "confidence: N", text)


def test_a_sentence(run: Run) -> None:
    ran = run("trace", "Moonwort cures snuffles.")
    assert (ran.code, steady(ran.out), ran.err) == (0, TYPED, "")


@pytest.mark.parametrize("place", ["corpus/moonwort.md:3", "corpus/moonwort.md:3:7"])
def test_a_line_of_a_file(run: Run, place: str) -> None:
    ran = run("trace", place)
    assert (ran.code, steady(ran.out), ran.err) == (0, IN_FILE, "")


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("It is a fine day.", "no claim, at names and cues: it names nothing that a rule knows"),
        (
            "We speak of moonwort and snuffles.",
            "no claim, at names and cues: no word in it relates what it names",
        ),
    ],
)
def test_no_claim_says_where_it_ended(run: Run, text: str, ended: str) -> None:
    assert run("trace", text) == (0, f"1:1  {text}\n  {ended}\n\n", "")


def test_a_block_that_is_not_read(run: Run, project: Path) -> None:
    (project / "corpus" / "code.md").write_text(
        "# Moonwort\n\nA day.\n\n```\nMoonwort cures\n```\n"
    )
    assert run("trace", "corpus/code.md:6").out == (
        "6:1  Moonwort cures\n  no claim, at blocks: a block of the kind 'code' makes no claims\n\n"
    )


def test_a_line_without_a_sentence(run: Run) -> None:
    assert run("trace", "corpus/moonwort.md:2") == (
        3,
        "",
        "claimcheck: no sentence is read on line 2 of corpus/moonwort.md\n",
    )


def test_a_missing_file(run: Run) -> None:
    ran = run("trace", "corpus/monwort.md:3")
    assert (ran.code, ran.out) == (3, "")
    assert ran.complaints == [
        "corpus/monwort.md: no such file or folder; did you mean corpus/moonwort.md?"
    ]
