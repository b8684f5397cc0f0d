from __future__ import annotations

import os
from pathlib import Path

from checker.read import find_files, format_of
from checker.values.article import Failure, Format


def _make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Zinc shortens colds.", encoding="utf-8")


def _names(found: tuple[Path, ...], root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in found]


def test_folders_are_walked_in_one_order(tmp_path: Path) -> None:
    _make(tmp_path, "b.txt", "a/z.md", "a/B.HTML", "c.htm", "d.markdown", "e.pdf", "f.txt~")
    _make(tmp_path, ".hidden.txt", ".git/x.txt")
    files, failures = find_files([tmp_path], root=tmp_path)
    assert _names(files, tmp_path) == ["a/B.HTML", "a/z.md", "b.txt", "c.htm", "d.markdown"]
    assert failures == ()


def test_a_named_file_is_read_whatever_its_suffix_and_once(tmp_path: Path) -> None:
    _make(tmp_path, "a.text", "b/c.txt")
    paths = [tmp_path / "b" / "c.txt", tmp_path / "b", tmp_path / "a.text", tmp_path / "a.text"]
    files, failures = find_files(paths, root=tmp_path)
    assert _names(files, tmp_path) == ["a.text", "b/c.txt"]
    assert failures == ()
    assert [format_of(file) for file in files] == [Format.TEXT, Format.TEXT]


def test_a_loop_is_told_once_and_stops_nothing(tmp_path: Path) -> None:
    _make(tmp_path, "a/x.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a", target_is_directory=True)
    files, failures = find_files([tmp_path, tmp_path / "a"], root=tmp_path)
    assert _names(files, tmp_path) == ["a/x.txt"]
    assert failures == (Failure("a/loop", "loop", "a link back to a; not followed"),)


def test_links_lead_to_a_file_once(tmp_path: Path) -> None:
    _make(tmp_path, "z/x.txt")
    (tmp_path / "a").symlink_to(tmp_path / "z", target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "z" / "x.txt")
    (tmp_path / "c.txt").symlink_to("gone.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    files, failures = find_files([tmp_path], root=tmp_path)
    assert _names(files, tmp_path) == ["z/x.txt"]
    assert failures == (
        Failure("c.txt", "missing", "a link to gone.txt, which does not exist"),
        Failure("self.txt", "missing", "a link to self.txt, which does not exist"),
    )


def test_an_empty_folder(tmp_path: Path) -> None:
    _make(tmp_path, "a/x.pdf")
    message = "no articles in this folder; looked for .txt .md .markdown .html .htm .docx .docm"
    assert find_files([tmp_path / "a"], root=tmp_path) == ((), (Failure("a", "empty", message),))


def test_paths_are_relative_to_the_root_from_anywhere(tmp_path: Path) -> None:
    _make(tmp_path, "a/x.txt")
    relative = Path(os.path.relpath(tmp_path / "a" / "y.txt"))
    assert find_files([relative], root=tmp_path)[1] == (
        Failure("a/y.txt", "missing", "no such file or folder; did you mean a/x.txt?"),
    )
