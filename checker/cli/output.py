"""Where output goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable
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
    try:
        if file.exists() and not stat.S_ISREG(file.stat().st_mode):
            with file.open("w", encoding="utf-8", newline="\n") as stream:
                stream.writelines(pieces)
            return
        _replace(file, pieces)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"cannot write {file}: {reason}") from error


def _replace(file: Path, pieces: Iterable[str]) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(pieces)
        # mkstemp's file is for its owner alone; a report is as readable as any new file.
        os.chmod(name, file.stat().st_mode if file.exists() else 0o666 & ~_umask())
        os.replace(name, file)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
