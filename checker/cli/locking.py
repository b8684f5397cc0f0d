"""One writer at a time, also of several processes, for a file that is read and then written."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

#: Reading and writing a file takes milliseconds; whoever holds it longer is gone.
WAIT_SECONDS = 10.0
_BETWEEN_SECONDS = 0.02


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Waits until nobody else holds the file's lock; raises ClickException where it stays held.

    The lock is a file of its own beside it, since the file itself is replaced.
    """
    lock = file.with_name(f".{file.name}.lock")
    end = time.monotonic() + WAIT_SECONDS
    while not _taken(lock, file):
        if time.monotonic() > end:
            raise click.ClickException(
                f"{file} is being written by another claimcheck; if there is none, remove {lock}"
            )
        time.sleep(_BETWEEN_SECONDS)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _taken(lock: Path, file: Path) -> bool:
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return False
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"cannot write {file}: {reason}") from error
    return True
