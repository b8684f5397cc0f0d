"""The baseline file and the page's download: what they hold, and every way they can be broken."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.decisions.baseline import baseline_lines, parse_baseline
from checker.decisions.decisions_file import UnreadableError
from checker.decisions.downloaded import DownloadError, parse_download
from checker.decisions.model import KnownClaim, KnownEntry, Verdict
from checker.values.report import State

_HERE = Path(__file__).parent
HEAD = '{"schema": "claimcheck/baseline@1"}\n'
ENTRIES = (
    KnownEntry(
        "0123456789ab",
        "violation",
        "colds/zinc",
        KnownClaim("a.md", "Zinc cures ‘colds’.", "affirmed cures"),
    ),
    KnownEntry("0123456789ab", "violation", "colds/zinc", KnownClaim("b.md", "Zinc cures colds.")),
    KnownEntry("ba9876543210", "apparent", None, KnownClaim("a.md", 'Zinc "cures"\tcolds.')),
)
LINES = (
    '{"finding": "0123456789ab", "kind": "violation", "rule": "colds/zinc", "path": "a.md", '
    '"reads": "affirmed cures", "quote": "Zinc cures ‘colds’."}\n',
    '{"finding": "0123456789ab", "kind": "violation", "rule": "colds/zinc", "path": "b.md", '
    '"quote": "Zinc cures colds."}\n',
    '{"finding": "ba9876543210", "kind": "apparent", "path": "a.md", '
    '"quote": "Zinc \\"cures\\"\\tcolds."}\n',
)


def _cases(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))
    return cases


def _read(text: str) -> list[KnownEntry]:
    from dataclasses import replace

    return [replace(entry, place="") for entry in parse_baseline(text, shown="b.jsonl")]


def test_one_claim_a_line_sorted() -> None:
    shuffled = [*ENTRIES[::-1], ENTRIES[1]]
    assert list(baseline_lines(shuffled)) == [HEAD, *LINES]
    assert _read(HEAD + "".join(LINES)) == list(ENTRIES)
    assert list(baseline_lines([])) == [HEAD]


def test_each_entry_knows_its_line() -> None:
    entries = parse_baseline("\n" + HEAD + "\r\n".join(LINES), shown="b.jsonl")
    assert [entry.place for entry in entries] == ["b.jsonl:3", "b.jsonl:5", "b.jsonl:7"]


def test_lines_in_any_order_and_twice_say_the_same() -> None:
    lines = [HEAD, HEAD, *LINES, *LINES]
    random.Random(5).shuffle(lines)
    assert _read("".join(lines)) == list(ENTRIES)


@pytest.mark.parametrize("quote", ["a\u2028b", "\x85", "\u202e", "half \ud83d", "😀", "a\nb"])
def test_any_text_comes_back_as_it_was(quote: str) -> None:
    entry = KnownEntry("0123456789ab", "violation", None, KnownClaim(f"{quote}.md", quote))
    text = "".join(baseline_lines([entry])).encode("utf-8").decode("utf-8")
    assert _read(text) == [entry]


@pytest.mark.parametrize("case", _cases("baselines.yaml"), ids=lambda case: case["id"])
def test_broken(case: dict[str, Any]) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_baseline(case["text"], shown="b.jsonl")
    said = [f"{each.line}:{each.column}: {each.message}" for each in caught.value.problems]
    assert said == case["problems"]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_merges_two_branches(tmp_path: Path) -> None:
    """Each branch adds a claim; the merge is clean, and holds both."""

    def git(*words: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        nobodys = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        subprocess.run(
            ["git", *identity, *words],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            env={**os.environ, **nobodys},
        )

    def entry(number: int) -> KnownEntry:
        return KnownEntry(
            f"{number:02x}3456789abc", "violation", None, KnownClaim("a.md", f"Claim {number}.")
        )

    def write(numbers: list[int], branch: str) -> None:
        file.write_text("".join(baseline_lines(map(entry, numbers))), encoding="utf-8")
        git("add", ".")
        git("commit", "-qm", branch)

    file = tmp_path / "baseline.jsonl"
    numbers = list(range(0, 200, 10))
    git("init", "-q", "-b", "main")
    write(numbers, "first")
    git("checkout", "-qb", "other")
    write([*numbers, 44], "other")
    git("checkout", "-q", "main")
    write([*numbers, 133], "main")
    git("merge", "-q", "other")
    merged = file.read_text(encoding="utf-8")
    assert merged == "".join(baseline_lines(map(entry, [*numbers, 44, 133])))


@pytest.mark.parametrize("case", _cases("downloads.yaml"), ids=lambda case: case["id"])
def test_no_download(case: dict[str, Any]) -> None:
    with pytest.raises(DownloadError) as caught:
        parse_download(case["text"])
    assert list(caught.value.messages) == case["messages"]


def test_a_download() -> None:
    text = """{"schema": "claimcheck/decisions@1", "decisions": [
      {"id": "0123456789ab", "verdict": "accepted", "reason": "Once.", "by": null, "until": null},
      {"id": "ba9876543210", "verdict": "fix-planned", "reason": "In\\n May. ", "by": " Ana",
       "until": "2027-05-01", "more": 1},
      {"id": "0123456789ab", "verdict": "false-positive", "reason": "No.", "by": "", "until": ""}
    ]}"""
    assert parse_download(text) == (
        Verdict("0123456789ab", State.FALSE_POSITIVE, "No."),
        Verdict("ba9876543210", State.FIX_PLANNED, "In May.", "Ana", date(2027, 5, 1)),
    )
