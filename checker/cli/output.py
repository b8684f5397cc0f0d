"""Where output goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

#: Columns where there is no terminal, so that a redirected report is always the same.
REDIRECTED_COLUMNS = 100
_MOST_COLUMNS = 120

_PLAIN_SIGNS = str.maketrans({"·": "-", "…": "..."})


def columns() -> int:
    """The width to wrap at: the terminal's, or a fixed one where there is none."""
    if not sys.stdout.isatty():
        return REDIRECTED_COLUMNS
    return min(shutil.get_terminal_size((REDIRECTED_COLUMNS, 24)).columns, _MOST_COLUMNS)


def print_pieces(pieces: Iterable[str]) -> None:
    """Writes to standard output; signs that it cannot encode become plain ones."""
    encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "")
    for piece in pieces:
        sys.stdout.write(piece if encoding.startswith("utf") else piece.translate(_PLAIN_SIGNS))


def write_file(file: Path, pieces: Iterable[str]) -> None:
    """Writes a file whole or not at all; a device or pipe is written to as it is."""
    write_files([(file, pieces)])


def write_files(files: Sequence[tuple[Path, Iterable[str]]]) -> None:
    """Writes all files, or none of them; devices and pipes last, as they are."""
    made: list[tuple[str, Path]] = []
    try:
        for file, pieces in files:
            if not _is_special(file):
                with said(file):
                    made.append((_beside(file, pieces), file))
        for file, pieces in files:
            if _is_special(file):
                with said(file), file.open("w", encoding="utf-8", newline="\n") as stream:
                    stream.writelines(pieces)
        while made:
            name, file = made[0]
            with said(file):
                os.replace(name, file)
            made.pop(0)
    finally:
        for name, _ in made:
            os.unlink(name)


def _is_special(file: Path) -> bool:
    return file.exists() and not stat.S_ISREG(file.stat().st_mode)


@contextlib.contextmanager
def said(file: Path) -> Iterator[None]:
    """Says which file could not be written and why."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"cannot write {file}: {reason}") from error


def _beside(file: Path, pieces: Iterable[str]) -> str:
    """A new file beside the one that it will replace, as readable as that one."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(pieces)
        # mkstemp's file is for its owner alone; a report is as readable as any new file.
        os.chmod(name, file.stat().st_mode if file.exists() else 0o666 & ~umask())
    except BaseException:
        os.unlink(name)
        raise
    return name


def umask() -> int:
    """Which rights a new file does not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
