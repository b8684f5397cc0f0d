"""A report of an earlier run, read from its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

Read = TypeVar("Read")


def read_report(file: Path, read: Callable[[bytes], Read]) -> Read:
    """What `read` makes of a JSON report; ClickException with the reason where it is none."""
    from checker.report.difference import ReportError

    try:
        return read(file.read_bytes())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"cannot read {file}: {reason}") from error
    except ReportError as error:
        raise click.ClickException(f"{file}: {error}") from error
