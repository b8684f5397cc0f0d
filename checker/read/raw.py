"""A block as a format's reader finds it, before its words and surroundings are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from checker.values.article import BlockKind
from checker.values.span import Offsets, Span


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block with its text and offsets, and what the format alone can tell.

    `depth` is the nesting of a list item from 1; `header` is a table's header
    row as text; `fixed` keeps the kind from being read off the words again.
    """

    kind: BlockKind
    text: str
    offsets: Offsets
    level: int = 0
    depth: int = 0
    header: str | None = None
    fixed: bool = False

    @property
    def start(self) -> int:
        """Where the block begins in the file."""
        return self.offsets.segments[0].source.start


class RawPage(NamedTuple):
    """What stands in the markup of a file: its blocks, and the places of its comments."""

    blocks: list[RawBlock]
    comments: list[Span]
