"""Rows of a table put together from the blocks in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.read.raw import RawBlock
from checker.values.article import BlockKind
from checker.values.span import Offsets, Segment, Span

_CELL_WORDS = 60
_SEPARATOR = " | "
_PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.TABLE_ROW})


@dataclass(slots=True)
class Row:
    """The cells of a row as lists of blocks; `headings` tells which are header cells."""

    in_head: bool
    cells: list[list[RawBlock]] = field(default_factory=list)
    headings: list[bool] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """The rows of a table, in order."""

    rows: list[Row] = field(default_factory=list)

    def row(self, row: Row) -> None:
        """Begins a row."""
        self.rows.append(row)

    def cell(self, *, heading: bool) -> None:
        """Begins a cell of the last row."""
        if not self.rows:
            self.rows.append(Row(in_head=False))
        self.rows[-1].cells.append([])
        self.rows[-1].headings.append(heading)

    def takes(self, block: RawBlock) -> bool:
        """Whether the block is in a cell, and so is kept until the table ends."""
        if not self.rows or not self.rows[-1].cells:
            return False
        self.rows[-1].cells[-1].append(block)
        return True

    def finish(self) -> list[RawBlock]:
        """The rows as blocks; a table that only lays out a page gives its cells' blocks."""
        if any(_is_layout(cell) for row in self.rows for cell in row.cells):
            return [block for row in self.rows for cell in row.cells for block in cell]
        made: list[RawBlock] = []
        header: str | None = None
        for row in self.rows:
            blocks = [block for cell in row.cells for block in cell]
            if not blocks:
                continue
            text, offsets = join_cells([cell for cell in row.cells if cell])
            made.append(RawBlock(BlockKind.TABLE_ROW, text, offsets, header=header))
            if row.in_head or (header is None and all(row.headings) and len(row.cells) > 1):
                header = text
        return made


def _is_layout(cell: Sequence[RawBlock]) -> bool:
    words = sum(block.text.count(" ") + 1 for block in cell)
    return words > _CELL_WORDS or any(block.kind not in _PLAIN for block in cell)


def join_cells(cells: Sequence[Sequence[RawBlock]]) -> tuple[str, Offsets]:
    """The cells of a row as one text, parted by bars that stand for nothing in the file."""
    parts: list[str] = []
    segments: list[Segment] = []
    length = 0
    for cell in cells:
        for number, block in enumerate(cell):
            if length:
                between = " " if number else _SEPARATOR
                place = segments[-1].source.end
                segments.append(Segment(length, Span(place, place), verbatim=False))
                parts.append(between)
                length += len(between)
            segments.extend(
                Segment(length + segment.start, segment.source, segment.verbatim)
                for segment in block.offsets.segments
            )
            parts.append(block.text)
            length += len(block.text)
    return "".join(parts), Offsets(tuple(segments))
