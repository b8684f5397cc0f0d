"""Colour, which only repeats what the words and signs already say."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TextIO

from checker.values.report import Severity

_CODES: Mapping[str, str] = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "strong": "1",
    "dim": "2",
    "place": "36",
    "mark": "1;35",
    "good": "1;32",
}


def paint(text: str, style: str, *, colour: bool) -> str:
    """The text in a style, or as it is."""
    if not colour or not text:
        return text
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def severity_style(severity: Severity) -> str:
    """The style of a severity."""
    return severity.value


def wants_colour(choice: str, stream: TextIO) -> bool:
    """Whether to colour: `always` and `never` as they say, `auto` on a terminal, bar NO_COLOR."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()
