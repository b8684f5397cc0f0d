"""Where a sentence stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """An article's path, and a line and column in it, from 1."""

    path: str
    line: int
    column: int
