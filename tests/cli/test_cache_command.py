"""`claimcheck cache`: its folder, its size, and emptying it without touching what is another's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own with a file that is not the cache's."""
    folder = tmp_path / "kept"
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(folder))
    (folder / "rules").mkdir(parents=True)
    (folder / "mine.msgpack").write_bytes(b"mine")
    return folder


def test_the_folder(run: Run, folder: Path) -> None:
    assert run("cache", "dir") == (0, f"{folder}\n", "")


def test_size_and_clear(run: Run, folder: Path) -> None:
    assert run("cache", "size").out == "0 files, 0 bytes\n"
    (folder / "rules" / "a.msgpack").write_bytes(b"x" * 999)
    assert run("cache", "size").out == "1 file, 999 bytes\n"
    (folder / "names").mkdir()
    (folder / "names" / ".writing-b").write_bytes(b"x" * 1_999_001)
    (folder / "names" / "notes.txt").write_text("mine")
    assert run("cache", "size").out == "2 files, 2.0 MB\n"
    assert run("cache", "clear") == (0, "2 files removed\n", "")
    left = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    assert left == ["mine.msgpack", "names", "names/notes.txt"]


@pytest.mark.usefixtures("folder", "project")
def test_a_run_fills_it_and_gives_the_same_without(run: Run) -> None:
    first = run("corpus", "--format", "short")
    assert run("cache", "size").out != "0 files, 0 bytes\n"
    run("cache", "clear")
    assert run("corpus", "--format", "short") == first


def test_a_folder_that_is_not_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "nowhere"))
    assert run("cache", "clear").out == "0 files removed\n"
    assert run("cache", "size").out == "0 files, 0 bytes\n"
