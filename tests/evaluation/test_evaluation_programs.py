"""The programs say what is missing and end with 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import articles, gold
from evaluation.data import DEFAULT_DATA


def test_gold_without_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gold.main(["--data", str(tmp_path)]) == 2
    assert "give its folder with --data" in capsys.readouterr().err


def test_articles_without_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert articles.main(["--data", str(tmp_path)]) == 2
    assert "give the data folder with --data" in capsys.readouterr().err


def test_unknown_topic(capsys: pytest.CaptureFixture[str]) -> None:
    if not DEFAULT_DATA.is_dir():
        pytest.skip("no data folder beside the checkout")
    assert gold.main(["--topic", "moonlight"]) == 2
    assert "no gold topic moonlight; there are" in capsys.readouterr().err
