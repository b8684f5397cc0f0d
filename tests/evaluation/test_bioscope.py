"""Cues and scopes, on sentences written for this."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from checker.values.span import Span
from evaluation import bioscope
from evaluation.bioscope import Row, cues_in, load_rows, match_cues, score_scopes
from evaluation.bioscope_cues import CueKind
from evaluation.checking import Checker, load_checker
from evaluation.parsing import Parsed, parse_plain


@pytest.fixture(scope="module")
def checker() -> Checker:
    return load_checker()


def parse(text: str, checker: Checker) -> Parsed:
    (parsed,) = parse_plain([text], checker.reader.scanner.model, checker.rules.language)
    assert parsed is not None
    return parsed


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The drops may ease the cough.", [("speculation", "may")]),
        ("The paste cannot dissolve stones.", [("negation", "cannot")]),
        ("The cream worked but not on the hands.", [("negation", "not")]),
        ("Few of the cells grew.", []),
        ("The lack of iron causes it.", [("negation", "lack")]),
        ("The cells failed to grow.", [("negation", "failed")]),
        ("The cells lacked iron.", [("negation", "lacked")]),
        ("Nitric oxide (NO) widens the vessels.", []),
        ("No leak could be detected.", [("negation", "No")]),
    ],
)
def test_cues(text: str, cues: list[tuple[str, str]], checker: Checker) -> None:
    found = sorted(cues_in(parse(text, checker)), key=lambda cue: cue[1].start)
    assert [(kind.value, text[place.start : place.end]) for kind, place in found] == cues


@pytest.mark.parametrize(
    ("text", "cue", "scope"),
    [
        ("The drops may ease the cough.", "may", "may ease the cough"),
        ("The stone was not found in the bowl.", "not", "The stone was not found in the bowl"),
        ("No stone was found, whereas sand was.", "No", "No stone was found"),
        ("They grew without any water.", "without", "without any water"),
        ("The results suggest that iron helps.", "suggest", "suggest that iron helps"),
        ("The cause is unknown.", "unknown", "The cause is unknown"),
        ("The cells did not grow, but they moved.", "not", "not grow"),
    ],
)
def test_scopes(text: str, cue: str, scope: str, checker: Checker) -> None:
    kind = CueKind.NEGATION if cue.lower() in ("not", "no", "without") else CueKind.SPECULATION
    places = [Span(text.index(part), text.index(part) + len(part)) for part in (cue, scope)]
    row = Row(text, frozenset({(kind, places[0])}), ((kind, places[0], places[1]),))
    (score,) = score_scopes(row, parse(text, checker))
    assert score.found == score.wanted


def test_cues_are_counted_by_kind() -> None:
    one, two = (CueKind.NEGATION, Span(0, 2)), (CueKind.SPECULATION, Span(5, 8))
    other = (CueKind.NEGATION, Span(9, 11))
    wanted, found = [frozenset({one, two}), frozenset({other})], [frozenset({one}), frozenset()]
    match = match_cues([CueKind.NEGATION], wanted, [*map(frozenset, found)])
    assert (match.right, match.found, match.wanted) == (1, 1, 2)
    assert match.cells == ("1.00", ".50", ".67")
    pooled = match_cues(tuple(CueKind), wanted, [*map(frozenset, found)])
    assert (pooled.right, pooled.found, pooled.wanted) == (1, 1, 3)


def test_a_scope_stands_with_its_first_cue(tmp_path: Path) -> None:
    row = {
        "id": "1",
        "text": "It was neither red nor blue.",
        "cues": [
            {"type": "negation", "ref": "a", "start": 19, "end": 22},
            {"type": "negation", "ref": "a", "start": 7, "end": 14},
        ],
        "scopes": [{"id": "a", "start": 7, "end": 27}],
    }
    (tmp_path / "benchmarks").mkdir()
    with gzip.open(tmp_path / bioscope.FILE, "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    (loaded,) = load_rows(tmp_path)
    assert loaded.scopes == ((CueKind.NEGATION, Span(7, 14), Span(7, 27)),)
    assert len(loaded.cues) == 2


def test_the_program_prints_its_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cues = [{"type": "speculation", "ref": "a", "start": 10, "end": 13}]
    scopes = [{"id": "a", "start": 10, "end": 28}]
    row = {"id": "1", "text": "The drops may ease the cough.", "cues": cues, "scopes": scopes}
    (tmp_path / "benchmarks").mkdir()
    with gzip.open(tmp_path / bioscope.FILE, "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    assert bioscope.main(["--data", str(tmp_path), "--markdown"]) == 0
    printed = capsys.readouterr().out
    assert "| claimcheck | speculation | 1.00 | 1.00 | 1.00 |" in printed
    assert "| claimcheck | both | 1.00 | 1.00 | 1.00 |" in printed
    assert "| claimcheck, learned from other sentences | both | 1.00 | 1.00 | 1.00 |" in printed
    assert "| claimcheck | speculation | 1.00 | 1.00 | 1.00 | 1.00 (1/1) |" in printed


def test_without_the_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bioscope.main(["--data", str(tmp_path)]) == 2
    assert "give the data folder with --data" in capsys.readouterr().err
