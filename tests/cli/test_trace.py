"""`claimcheck trace`: each slot with its words, offsets and rule, or where reading ended."""

from __future__ import annotations

import json
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
    subject   "Moonwort"  {subject}  moonwort.yaml:6  nsubj of cures
    relation  "cures"     {relation}  core/frames.yaml:N root
    object    "snuffles"  {object}  moonwort.yaml:7  obj of cures
    by default: affirmed, asserted, own voice
    stance: course of a condition: -4 (cures or reverses it)
    confidence: N

"""
TYPED = CLAIM.format(place="1:1", subject="  0-8", relation=" 9-14", object="15-23")
IN_FILE = CLAIM.format(place="3:1", subject="12-20", relation="21-26", object="27-35")


def steady(text: str) -> str:
    """Without the numbers that a new cue or a better reader changes."""
    text = re.sub(r"(core/\w+\.yaml):\d+ *", r"\1:N ", text)
    text = re.sub(r"(moonwort\.yaml:\d+|reference) +", r"\1  ", text)
    return re.sub(r"confidence: [\d.]+", "confidence: N", text)


def test_a_sentence(run: Run) -> None:
    ran = run("trace", "Moonwort cures snuffles.")
    assert (ran.code, steady(ran.out), ran.err) == (0, TYPED, "")


@pytest.mark.parametrize("place", ["corpus/moonwort.md:3", "corpus/moonwort.md:3:7"])
def test_a_line_of_a_file(run: Run, place: str) -> None:
    ran = run("trace", place)
    assert (ran.code, steady(ran.out), ran.err) == (0, IN_FILE, "")


@pytest.mark.parametrize(
    ("text", "ended", "needed"),
    [
        (
            "Such is life.",
            "no claim, at names and cues: it names nothing that a rule knows",
            "a concept for “life”",
        ),
        (
            "Bindweed broth soothes grumbles.",
            "no claim, at names and cues: it names nothing that a rule knows",
            "a concept for one of “Bindweed broth”, “grumbles”",
        ),
        (
            "We speak of moonwort and snuffles.",
            "no claim, at names and cues: no word in it relates what it names",
            "a frame with “speak” in core/frames.yaml",
        ),
        (
            "Moonwort is a herb of the snuffles.",
            "no claim, at names and cues: no word in it relates what it names",
            "a frame, with a word that relates, in core/frames.yaml",
        ),
        (
            "Moonwort flurbs snuffles.",
            "no claim, at names and cues: no word in it relates what it names",
            "a frame with “flurbs” in core/frames.yaml",
        ),
        (
            "Moonwort cures the grumbles.",
            "no claim, at names and cues: it names nothing that could be acted on",
            "a concept for “grumbles”, as what is acted on",
        ),
        (
            "They cure snuffles.",
            "no claim, at names and cues: it names nothing that could act",
            "the name of something that acts",
        ),
    ],
)
def test_no_claim_says_where_it_ended(run: Run, text: str, ended: str, needed: str) -> None:
    assert run("trace", text) == (0, f"1:1  {text}\n  {ended}\n  needed: {needed}\n\n", "")


@pytest.mark.parametrize(
    ("text", "ended", "needed"),
    [
        (
            "Boats cure snuffles beside moonwort.",
            "no claim, at relation: “cure” has no subject that a rule knows (“Boats” is none)",
            "a concept for “Boats”",
        ),
        (
            "The effect of moonwort on snuffles",
            "no claim, at claims: “effect” names a topic here, and states nothing of it "
            "(core/frames.yaml:N )",
            "a verb that says what is so",
        ),
    ],
)
def test_a_parsed_sentence_without_a_claim(
    run: Run, project: Path, text: str, ended: str, needed: str
) -> None:
    (project / "corpus" / "none.md").write_text(f"# {text}\n")
    ran = run("trace", "corpus/none.md:1")
    assert steady(ran.out) == f"1:3  {text}\n  {ended}\n  needed: {needed}\n\n"


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


PASSAGE = "# Moonwort\n\nFolk brew it. It may not cure snuffles in adults.\n"
REFERRED = """\
3:15  It may not cure snuffles in adults.
  claim 1: moonwort · reverses · snuffles
    denied · possible · in adults
    | It may not cure snuffles in adults.
    | -- ^^^ ^^^ ^^^^ --------    ^^^^^^
    subject             "It"        26-28  reference  nsubj of cure
    subject.antecedent  "Moonwort"   2-10  moonwort.yaml:6  antecedent: the title
    relation            "cure"      37-41  core/frames.yaml:N root
    object              "snuffles"  42-50  moonwort.yaml:7  obj of cure
    certainty           "may"       29-32  core/cues.yaml:N aux of cure
    polarity            "not"       33-36  core/cues.yaml:N advmod of cure
    scope.population    "adults"    54-60  core/populations.yaml:N nmod(in) of snuffles, obj of cure
    by default: own voice
    stance: course of a condition: from -3 (treats or improves it) to 2 (worsens it)
    confidence: N

"""


def test_what_is_named_elsewhere(run: Run, project: Path) -> None:
    (project / "corpus" / "it.md").write_text(PASSAGE)
    assert steady(run("trace", "corpus/it.md:3").out).partition("\n\n")[2] == REFERRED


def test_as_json(run: Run) -> None:
    ran = run("trace", "Moonwort cures snuffles. Such is life.", "--format", "json")
    whole = json.loads(ran.out)
    assert (ran.code, ran.err, whole["schema"]) == (0, "", "claimcheck/trace@1")
    cured, day = whole["sentences"]
    (claim,) = cured["claims"]
    assert [(cue["slot"], cue["text"], cue["parse"]) for cue in claim["cues"]] == [
        ("subject", "Moonwort", "nsubj of cures"),
        ("relation", "cures", "root"),
        ("object", "snuffles", "obj of cures"),
    ]
    assert (cured["line"], cured["start"], cured["end"], cured["ended"]) == (1, 0, 24, [])
    assert day["ended"] == [
        {
            "step": "names and cues",
            "reason": "it names nothing that a rule knows",
            "rule": None,
            "needed": "a concept for “life”",
        }
    ]
