"""Yes or no of conclusions, on sentences written for this."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import pubmedqa
from evaluation.checking import Checker, load_checker
from evaluation.parsing import parse_plain
from evaluation.polarity import is_denied
from evaluation.pubmedqa import Asked, baselines_of, load_questions, table_of

ROWS = [
    {
        "question": "Do warm socks shorten a cold?",
        "conclusion": "Socks are cheap. Warm socks did not shorten a cold.",
        "label": "no",
    },
    {"question": "Does soup help?", "conclusion": "Soup was of help.", "label": "yes"},
    {"question": "Does tea help?", "conclusion": "Nobody knows.", "label": "maybe"},
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return load_checker()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "benchmarks").mkdir()
    lines = "".join(json.dumps(row) + "\n" for row in ROWS)
    (tmp_path / pubmedqa.FILE).write_text(lines, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Soup eases the cough.", False),
        ("Soup does not ease the cough.", True),
        ("No benefit was seen.", True),
        ("We found no benefit of soup.", True),
        ("The results suggest that soup does not help.", True),
        ("Soup fails to ease the cough.", True),
        ("The cough was unaffected by soup.", True),
        ("Soup eases an independent complaint.", False),
        ("Soup not only eases the cough.", False),
        ("Soup helps, although it does not cure the cold.", False),
    ],
)
def test_denial(text: str, *, denied: bool, checker: Checker) -> None:
    (parsed,) = parse_plain([text], checker.reader.scanner.model, checker.rules.language)
    assert parsed is not None
    assert is_denied(parsed.view) is denied


def test_maybe_is_left_out_and_the_closest_sentence_answers(data: Path, checker: Checker) -> None:
    asked = load_questions(data, checker)
    assert [one.label for one in asked] == ["no", "yes"]
    assert asked[0].sentences[asked[0].answering] == "Warm socks did not shorten a cold."


def test_baselines_and_table() -> None:
    asked = [
        Asked("Does soup help?", ("No doubt.", "Soup does help."), "yes"),
        Asked("Does soup cure?", ("Soup does not cure.",), "no"),
    ]
    assert dict(baselines_of(asked)) == {
        "always yes": ("yes", "yes"),
        "negation words anywhere": ("no", "no"),
        "negation words in the same sentence": ("yes", "no"),
    }
    assert table_of(asked, {"always yes": ("yes", "yes")})[1] == (
        "always yes",
        ".50 (1/2)",
        "1.00 (1/1)",
        ".00 (0/1)",
    )


def test_the_program_prints_its_table(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pubmedqa.main(["--data", str(data), "--markdown"]) == 0
    printed = capsys.readouterr().out
    assert "| claimcheck | 1.00 (2/2) | 1.00 (1/1) | 1.00 (1/1) |" in printed


def test_without_the_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pubmedqa.main(["--data", str(tmp_path)]) == 2
    assert "give the data folder with --data" in capsys.readouterr().err
