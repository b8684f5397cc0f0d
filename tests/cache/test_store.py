"""A cache gives back what it was given, and never stands in the way of a run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from checker.cache import Cache, default_cache, store
from checker.cache.store import _MOST_KEPT


@dataclass(frozen=True, slots=True)
class Value:
    """What is kept here."""

    words: frozenset[str]
    amount: Decimal
    by_number: dict[int, tuple[str, ...]]


VALUE = Value(frozenset({"a", "b"}), Decimal("0.1"), {3: ("x", "y")})
SOURCE = (b"colds", b"zinc")


def _never() -> Value:
    raise AssertionError("made again")


def test_a_value_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.recall("words", SOURCE, Value, lambda: VALUE) == VALUE
    assert cache.recall("words", SOURCE, Value, _never) == VALUE


@pytest.mark.parametrize("source", [(b"colds",), (b"zinc", b"colds"), (b"coldszinc",), ()])
def test_another_source_is_another_value(source: tuple[bytes, ...], tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("words", SOURCE, VALUE)
    assert cache.get("words", source, Value) is None
    assert cache.get("names", SOURCE, Value) is None


def test_another_program_makes_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    cache.put("words", SOURCE, VALUE)
    monkeypatch.setattr(store, "_program", lambda: b"another")
    assert cache.get("words", SOURCE, Value) is None


@pytest.mark.parametrize("data", [b"", b"\x80\x04N.", b"\xc1", b"\x93\x01"])
def test_a_spoilt_file_is_made_again(data: bytes, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("words", SOURCE, VALUE)
    (kept,) = (tmp_path / "words").iterdir()
    kept.write_bytes(data)
    assert cache.recall("words", SOURCE, Value, lambda: VALUE) == VALUE
    assert cache.get("words", SOURCE, Value) == VALUE


def test_a_value_of_another_shape_is_made_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("words", SOURCE, {"words": ["a"], "amount": "much"})
    assert cache.get("words", SOURCE, Value) is None


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "cache")
    assert cache.recall("words", SOURCE, Value, lambda: VALUE) == VALUE
    assert cache.get("words", SOURCE, Value) is None


def test_without_a_folder_nothing_is_kept() -> None:
    assert Cache().recall("words", SOURCE, Value, lambda: VALUE) == VALUE
    assert Cache().get("words", SOURCE, Value) is None


def test_what_was_used_longest_ago_goes(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(_MOST_KEPT):
        cache.put("words", [bytes([number])], VALUE)
    for age, path in enumerate(sorted((tmp_path / "words").iterdir())):
        os.utime(path, (age, age))
    oldest, *_ = sorted((tmp_path / "words").iterdir(), key=lambda path: path.stat().st_mtime)
    cache.put("words", [b"one more"], VALUE)
    assert len(list((tmp_path / "words").iterdir())) == _MOST_KEPT
    assert not oldest.exists()
    assert cache.get("words", [b"one more"], Value) == VALUE


def test_the_folder_is_the_users_to_choose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path))
    assert default_cache() == Cache(tmp_path)
    monkeypatch.delenv("CLAIMCHECK_CACHE_DIR")
    folder = default_cache().folder
    assert folder is not None
    assert folder.name == "claimcheck"
