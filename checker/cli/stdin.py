"""Standard input as an article."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.values.article import Article, Failure

#: What reports call it.
STDIN = "<stdin>"


def asked(paths: Sequence[Path]) -> list[str]:
    """The paths as a user meant them."""
    names = ["standard input" if str(path) == "-" else str(path) for path in paths]
    return names or ["the working directory"]


def split_stdin(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Article | Failure, ...]]:
    """The paths without `-`, and what standard input holds where it was among them."""
    files = tuple(path for path in paths if str(path) != "-")
    if len(files) == len(paths):
        return files, ()
    return files, (read_stdin(),)


def read_stdin() -> Article | Failure:
    """Standard input: HTML or a Word document where it starts like one, else plain text."""
    from checker.read import read_bytes
    from checker.values.article import Format

    data = sys.stdin.buffer.read()
    if data.startswith(b"PK\x03\x04"):
        return read_bytes(data, path=STDIN, format=Format.DOCX)
    html = data.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html"))
    return read_bytes(data, path=STDIN, format=Format.HTML if html else Format.TEXT)
