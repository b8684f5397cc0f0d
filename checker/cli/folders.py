"""Reports of several files: a folder of its own, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from checker.cli.output import said, umask

#: A folder, and the names and contents of what goes into it.
Folder = tuple[Path, Iterable[tuple[str, str]]]


def is_ours(folder: Path) -> bool:
    """Whether a folder is empty or holds an earlier report: all in it may go."""
    # Reading is a slow import, and the options of every command ask for this module.
    from checker.read.own import is_own_folder

    return folder.is_dir() and (is_own_folder(folder) or not any(folder.iterdir()))


@contextlib.contextmanager
def folders_beside(folders: Sequence[Folder]) -> Iterator[None]:
    """Makes all folders, and puts them in place once the block has gone well."""
    made: list[tuple[Path, Path]] = []
    try:
        for folder, files in folders:
            with said(folder):
                # Listed before it is filled, so that half a folder goes as well.
                made.append((_empty_beside(folder), folder))
                _fill(made[-1][0], files)
        yield
        for new, folder in made:
            with said(folder):
                _swap(new, folder)
    finally:
        for new, _ in made:
            shutil.rmtree(new, ignore_errors=True)


def _empty_beside(folder: Path) -> Path:
    parent = Path(os.path.abspath(folder)).parent
    return Path(tempfile.mkdtemp(dir=parent, prefix=f".{folder.name}."))


def _fill(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    from checker.read.own import MARK

    for name, content in (*files, (MARK, "")):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="\n")
    # mkdtemp's folder is for its owner alone; a report is as readable as any new folder.
    folder.chmod(0o777 & ~umask())


def _swap(made: Path, folder: Path) -> None:
    """Puts a folder in another's place; what was there comes back where that fails."""
    if not folder.exists():
        os.replace(made, folder)
        return
    old = made.with_name(f"{made.name}.old")
    os.replace(folder, old)
    try:
        os.replace(made, folder)
    except BaseException:
        os.replace(old, folder)
        raise
    shutil.rmtree(old)
