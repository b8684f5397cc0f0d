"""Contradicting pairs, on claims written for this."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.values.report import FindingKind
from evaluation import mancon
from evaluation.mancon import Answered, contradicting, pairs_of, table_of
from tests.evaluation.conftest import FindingMaker

CLAIMS = [
    Answered("a", 1, "YS", "Soup eases colds."),
    Answered("b", 1, "NO", "Soup does not ease colds."),
    Answered("c", 1, "NO", "Colds lasted as long with soup."),
    Answered("d", 2, "NO", "Socks do not matter."),
]


def test_only_different_answers_to_one_question_contradict() -> None:
    assert contradicting(CLAIMS) == {frozenset("ab"), frozenset("ac")}


def test_pairs_are_found_by_the_names_of_articles(make_finding: FindingMaker) -> None:
    finding = make_finding(FindingKind.CONTRADICTION, ("a.md",), ("b.md", "d.md"))
    assert pairs_of([finding]) == {frozenset("ab"), frozenset("ad")}


def test_a_pair_across_two_questions_is_a_false_one() -> None:
    known, found = frozenset[mancon.Pair](), frozenset({frozenset("ab"), frozenset("ad")})
    table = table_of(CLAIMS, known, found)
    assert table == [
        ("answer", "precision", "recall", "F1"),
        ("every pair under one question (told the questions)", ".67 (2/3)", "1.00 (2/2)", ".80"),
        ("negation words (told the questions)", ".50 (1/2)", ".50 (1/2)", ".50"),
        ("negation words (not told)", ".25 (1/4)", ".50 (1/2)", ".33"),
        ("claimcheck (not told)", "–", ".00 (0/2)", ".00"),
        ("claimcheck with --discover (not told)", ".50 (1/2)", ".50 (1/2)", ".50"),
    ]


def write_claims(data: Path, texts: dict[str, str]) -> None:
    """The data folder with a claim by its label, all under one question."""
    rows = [
        {"id": f"claim-{label}", "review": 1, "label": label, "text": text}
        for label, text in texts.items()
    ]
    (data / "benchmarks").mkdir()
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (data / mancon.FILE).write_text(lines, encoding="utf-8")


def test_the_program_reads_and_compares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {"YS": "Vitamin D prevents fractures.", "NO": "Vitamin D does not prevent fractures."}
    write_claims(tmp_path, texts)
    assert mancon.main(["--data", str(tmp_path), "--markdown"]) == 0
    printed = capsys.readouterr().out
    assert "| claimcheck (not told) | 1.00 (1/1) | 1.00 (1/1) | 1.00 |" in printed
    assert "2 of 2 articles give a claim that the rules know, 2 an open one." in printed


def test_what_no_rule_names_is_discovered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {"YS": "Cetalin reduces zorbitis.", "NO": "Cetalin did not reduce zorbitis."}
    write_claims(tmp_path, texts)
    assert mancon.main(["--data", str(tmp_path), "--markdown"]) == 0
    printed = capsys.readouterr().out
    assert "| claimcheck (not told) | – | .00 (0/1) | .00 |" in printed
    assert "| claimcheck with --discover (not told) | 1.00 (1/1) | 1.00 (1/1) | 1.00 |" in printed
    assert "0 of 2 articles give a claim that the rules know, 2 an open one." in printed


def test_without_the_claims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mancon.main(["--data", str(tmp_path)]) == 2
    assert "give the data folder with --data" in capsys.readouterr().err
