"""A line that says how far reading is; on a terminal alone."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType

from checker.report.text import plain, width

_SECONDS_BETWEEN = 0.1
_CLEAR = "\r\x1b[K"


class ProgressLine:
    """Call it after each article; leave its `with` block to wipe the line."""

    def __init__(self, *, quiet: bool) -> None:
        self._on = not quiet and sys.stderr.isatty()
        self._shown_at = 0.0

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        if self._on and self._shown_at:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    def __call__(self, done: int, total: int, path: str) -> None:
        """Shows the count and the path, ten times a second at most."""
        now = time.monotonic()
        if not self._on or now - self._shown_at < _SECONDS_BETWEEN:
            return
        self._shown_at = now
        line = f"reading {done}/{total}  {plain(path)}"
        while width(line) >= shutil.get_terminal_size().columns:
            line = line[:-1]
        sys.stderr.write(_CLEAR + line)
        sys.stderr.flush()
