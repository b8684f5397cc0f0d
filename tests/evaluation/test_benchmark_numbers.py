"""What the benchmarks make of their measurements."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import memory
from benchmarks.memory import MemoryResult
from benchmarks.pages import MissingDataError, pages_file, sample_pages


def test_growth_is_told_from_the_third_tenth_on() -> None:
    result = MemoryResult(
        pages=1000, loaded=90, tenths=(100, 110, 120, 120, 121, 122, 123, 124, 126, 127)
    )
    assert result.growth_per_thousand == pytest.approx(10)
    assert result.second_half_to_first == pytest.approx(127 / 121)


def test_sample_is_even(tmp_path: Path) -> None:
    (tmp_path / "benchmarks").mkdir()
    with gzip.open(tmp_path / "benchmarks" / "medquad.jsonl.gz", "wt", encoding="utf-8") as file:
        for number in range(10):
            row = {"id": str(number), "title": "Iron", "text": f"page {number} of ten"}
            file.write(json.dumps(row) + "\n")
    sample = sample_pages(tmp_path, 3)
    assert [page.name for page in sample] == ["0.txt", "3.txt", "6.txt"]
    assert sample[0].text == "Iron\n\npage 0 of ten\n"
    assert sample[0].words == 5
    assert len(sample_pages(tmp_path, None)) == 10


def test_absent_pages_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(MissingDataError, match=r"no pages at .*; give the data folder"):
        pages_file(tmp_path)
    assert memory.main(["--data", str(tmp_path)]) == 2
    assert "give the data folder with --data" in capsys.readouterr().err
