"""Pages that claimcheck wrote: they quote articles, and are none."""

from __future__ import annotations

from pathlib import Path

from checker.values.article import Format

#: Stands in a folder that a report was written to.
MARK = ".claimcheck-report"
#: Stands near the start of every page of a report.
GENERATOR = '<meta name="generator" content="claimcheck">'
#: Who leaves them out, where others name a pattern's place.
BY = "claimcheck, whose report it is"
_HEAD_BYTES = 400


def is_own_folder(folder: Path) -> bool:
    """Whether a folder holds a report."""
    return (folder / MARK).is_file()


def is_own_page(file: Path, format: Format) -> bool:  # noqa: A002
    """Whether a file is a report; one that cannot be opened is left to whoever reads it."""
    if format is not Format.HTML:
        return False
    try:
        with file.open("rb") as stream:
            return GENERATOR.encode() in stream.read(_HEAD_BYTES)
    except OSError:
        return False
