"""Where a sentence stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """An article's path, and from which line and column to which, from 1, the end past the last."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
