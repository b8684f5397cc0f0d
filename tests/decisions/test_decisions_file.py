"""The decisions file: read with every problem at once, written with its comments kept."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.decisions.decisions_file import UnreadableError, parse_decisions, read_decisions
from checker.decisions.model import DecidedFinding, KnownClaim
from checker.decisions.write import WriteError, with_decisions
from checker.values.report import Question, State

_BROKEN: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "broken.yaml").read_text(encoding="utf-8")
)

ENTRY = DecidedFinding(
    id="0123456789ab",
    verdict=State.ACCEPTED,
    reason="Both are quoted: on purpose.",
    quotes=(
        KnownClaim("a.md", "Zinc helps.", "affirmed helps"),
        KnownClaim("b.md", "It's said that zinc does not help.", "denied helps"),
    ),
    by="Ana",
    on=date(2026, 11, 21),
    until=date(2027, 5, 1),
    kind="contradiction",
    question=Question(("zinc",), "course", "cold"),
)
HEAD = """\
# What was decided on findings of claimcheck, by whom and why. Edit it as you like: reasons and
# dates are yours; id and quotes say which finding it is, and `claimcheck decide` writes them.
schema: claimcheck/decisions@1
decisions:
"""
WRITTEN = """\
  - id: 0123456789ab
    verdict: accepted
    reason: 'Both are quoted: on purpose.'
    by: Ana
    on: 2026-11-21
    until: 2027-05-01
    finding:
      kind: contradiction
      question: {subject: [zinc], aspect: course, object: cold}
    quotes:
      - path: a.md
        reads: affirmed helps
        quote: Zinc helps.
      - path: b.md
        reads: denied helps
        quote: It's said that zinc does not help.
"""
OTHER = replace(ENTRY, id="ba9876543210", by=None, until=None, question=None, rule="colds/zinc")
OTHER_WRITTEN = """\
  - id: ba9876543210
    verdict: accepted
    reason: 'Both are quoted: on purpose.'
    on: 2026-11-21
    finding:
      kind: contradiction
      rule: colds/zinc
    quotes:
      - path: a.md
        reads: affirmed helps
        quote: Zinc helps.
      - path: b.md
        reads: denied helps
        quote: It's said that zinc does not help.
"""


def _write(text: str, *entries: DecidedFinding) -> str:
    return with_decisions(text, entries, shown="d.yaml")


def _bare(entries: tuple[DecidedFinding, ...]) -> list[DecidedFinding]:
    return [replace(entry, place="") for entry in entries]


@pytest.mark.parametrize("case", _BROKEN, ids=lambda case: case["id"])
def test_broken(case: dict[str, Any]) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_decisions(case["text"], shown="d.yaml")
    said = [f"{each.line}:{each.column}: {each.message}" for each in caught.value.problems]
    assert said == case["problems"]
    assert {each.file for each in caught.value.problems} == {"d.yaml"}


def test_not_utf8(tmp_path: Path) -> None:
    file = tmp_path / "d.yaml"
    file.write_bytes(b"decisions: []\n# \xe9\n")
    with pytest.raises(UnreadableError) as caught:
        read_decisions(file, shown="d.yaml")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.message) == (
        2,
        3,
        "not UTF-8 from here on; save the file as UTF-8",
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_decisions(tmp_path, shown="d.yaml")
    assert caught.value.problems[0].message == "cannot be read: is a directory"


@pytest.mark.parametrize("text", ["", "\n", "# none yet\n", "decisions: []\n", "decisions:\n"])
def test_no_decision_yet(text: str) -> None:
    assert parse_decisions(text, shown="d.yaml") == ()


def test_written_and_read() -> None:
    text = _write("", ENTRY, OTHER)
    assert text == HEAD + WRITTEN + OTHER_WRITTEN
    first, second = parse_decisions(text, shown="d.yaml")
    assert (first.place, second.place) == ("d.yaml:5", "d.yaml:21")
    assert _bare((first, second)) == [ENTRY, OTHER]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# ours\n", "# ours\n" + HEAD + WRITTEN),
        ("# ours", "# ours\n" + HEAD + WRITTEN),
        ("decisions: [] # none\n# end\n", "decisions: # none\n" + WRITTEN + "# end\n"),
        ("decisions:\n\n# end\n", "decisions:\n" + WRITTEN + "\n# end\n"),
        (
            "schema: claimcheck/decisions@1\n# end\n",
            "schema: claimcheck/decisions@1\ndecisions:\n" + WRITTEN + "# end\n",
        ),
        (
            "decisions:\n" + OTHER_WRITTEN + "\n    # of the last\n\n# end\n",
            "decisions:\n" + OTHER_WRITTEN + "\n    # of the last\n" + WRITTEN + "\n# end\n",
        ),
        (
            "decisions:\n" + OTHER_WRITTEN.rstrip("\n"),
            "decisions:\n" + OTHER_WRITTEN + WRITTEN.rstrip("\n"),
        ),
        (
            "decisions:\n" + OTHER_WRITTEN + "schema: claimcheck/decisions@1\n",
            "decisions:\n" + OTHER_WRITTEN + WRITTEN + "schema: claimcheck/decisions@1\n",
        ),
    ],
)
def test_added_at_the_end_and_all_else_stays(text: str, expected: str) -> None:
    assert _write(text, ENTRY) == expected


def test_decided_anew_in_its_old_place_with_its_comments() -> None:
    commented = (
        WRITTEN.replace("  - id", "  # Ask Ben.\n  - id")
        .replace("    verdict: accepted", "    # for now\n    verdict: accepted   # by vote")
        .replace("    quotes:", "    quotes:  # both")
    )
    text = f"decisions:\n# first\n{commented}    # so far\n\n{OTHER_WRITTEN}# end\n"
    changed = replace(ENTRY, verdict=State.FIX_PLANNED, until=None, by="Ben", reason="In May.")
    expected = (
        text.replace("verdict: accepted   # by vote", "verdict: fix-planned # by vote", 1)
        .replace("'Both are quoted: on purpose.'", "'In May.'", 1)
        .replace("by: Ana", "by: Ben")
        .replace("    until: 2027-05-01\n", "")
    )
    assert _write(text, changed) == expected


def test_the_layout_of_others_is_kept() -> None:
    lines = ["decisions:", *(line[2:] for line in WRITTEN.splitlines())]
    text = "\r\n".join([*lines, ""])
    added = "\r\n".join([*lines, *(line[2:] for line in OTHER_WRITTEN.splitlines()), ""])
    assert _write(text, OTHER) == added
    marked = "\N{ZERO WIDTH NO-BREAK SPACE}" + text
    assert _write(marked, OTHER) == "\N{ZERO WIDTH NO-BREAK SPACE}" + added


@pytest.mark.parametrize(
    "text",
    [
        "decisions: [{id: ba9876543210, verdict: accepted, reason: So.,"
        " quotes: [{path: a, quote: b}]}]\n",
        "{decisions: [{id: ba9876543210, verdict: accepted, reason: So.,"
        " quotes: [{path: a, quote: b}]}]}\n",
    ],
)
def test_what_is_written_in_brackets_is_left_alone(text: str) -> None:
    with pytest.raises(WriteError) as caught:
        _write(text, ENTRY)
    assert str(caught.value) == ("'decisions' is written in brackets; put each on lines of its own")


def test_what_the_two_yaml_libraries_read_apart_is_left_alone() -> None:
    text = HEAD + WRITTEN.replace("verdict: accepted\n", "verdict:\n      accepted\n").replace(
        "quote: It's said", "quote: It's\tsaid"
    )
    with pytest.raises(WriteError) as caught:
        _write(text, replace(ENTRY, reason="Why not."))
    assert str(caught.value) == (
        "its layout is too unusual to be kept; write each entry as `decide` does"
    )


def test_any_text_comes_back_as_it_was() -> None:
    pieces = ["zinc", " ", "  ", ":", ": ", " #", "'", '"', "\\", "-", "- ", "{", "]", "&a", "*"]
    pieces += ["!", "%", "@", "`", "|", ">", "?", "é", "\u200e", "\u202e", "😀", "骨", "null", "12"]
    pieces += ["true", "~", "1e3", "0x1f", "2026-11-20", "<script>", "\u2028", "\x85", "x" * 120]
    pieces += ["\n", "\t", "\x07"]
    random_ = random.Random(5)
    for _ in range(150):
        words = ["".join(random_.choices(pieces, k=random_.randint(1, 8))) + "." for _ in range(4)]
        entry = replace(
            ENTRY,
            reason=words[0],
            by=words[1],
            quotes=(KnownClaim(words[2], words[3], "affirmed helps"),),
        )
        text = _write(HEAD + OTHER_WRITTEN, entry)
        assert text.startswith(HEAD + OTHER_WRITTEN)
        assert _bare(parse_decisions(text, shown="d.yaml"))[1] == entry
        again = replace(entry, verdict=State.FALSE_POSITIVE)
        assert _bare(parse_decisions(_write(text, again), shown="d.yaml"))[1] == again
