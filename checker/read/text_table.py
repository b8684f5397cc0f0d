"""Tables in plain text: rows of cells parted by tabs or bars, or run together by a scraper."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from checker.read.builder import TextBuilder
from checker.read.lines import Unit
from checker.read.raw import RawBlock
from checker.ruleset.structure import Structure
from checker.values.article import BlockKind

_ROW_CHARACTERS = 300
_CELL_GAP = re.compile(r"\t+|\s\|\s|\|")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def count_rows(found: Sequence[Unit], index: int, structure: Structure) -> int:
    """How many units from here on are a table's header and rows; 0 if there is no table."""
    header = found[index]
    if header.mark or len(header.text) > _ROW_CHARACTERS:
        return 0
    cells = len(_CELL_GAP.findall(header.text))
    if cells:
        return _run(found, index, lambda unit: len(_CELL_GAP.findall(unit.text)) == cells)
    if not _header_like(header):
        return 0
    count = _run(found, index, lambda unit: _row_like(unit, structure))
    return count if count >= 3 else 0


def _run(found: Sequence[Unit], index: int, fits: Callable[[Unit], bool]) -> int:
    end = index + 1
    while end < len(found) and not found[end].gap and not found[end].mark and fits(found[end]):
        end += 1
    return end - index if end - index >= 2 else 0


def _header_like(unit: Unit) -> bool:
    """Whether each longer word has a capital, as the names of several columns have."""
    words = _WORD.findall(unit.text)
    return (
        len(words) >= 4
        and unit.text[-1] not in ".!?:;,"
        and all(word[0].isupper() for word in words if len(word) > 3)
    )


def _row_like(unit: Unit, structure: Structure) -> bool:
    """Whether a line is cells run together: a capital where no sentence and no name begins."""
    text = unit.text
    if len(text) > _ROW_CHARACTERS or (text[-1] not in ".)" and not text[-1].isdigit()):
        return False
    words = text.split()
    if len(words) < 4 or words[0].casefold() in structure.stop_words:
        return False
    first_stop = next((n for n, word in enumerate(words) if word[-1] in ".!?"), len(words))
    for before, word in pairwise(words[: first_stop + 1]):
        begins = word[0].isupper() and word[1:2].islower()
        if begins and before.casefold() not in structure.stop_words and before[-1] not in ".,:;!?—":
            return True
    return False


def read_rows(text: str, found: Sequence[Unit]) -> list[RawBlock]:
    """The header and rows as blocks; cells that can be told apart are parted by bars."""
    header: str | None = None
    rows: list[RawBlock] = []
    for unit in found:
        builder = TextBuilder()
        position = unit.start
        for gap in _CELL_GAP.finditer(text, unit.start, unit.end):
            builder.add(text, position, gap.start())
            builder.space(gap.start(), gap.start())
            if builder.length and gap.end() < unit.end:
                builder.replace("| ", gap.start(), gap.end())
            position = gap.end()
        builder.add(text, position, unit.end)
        folded = builder.finish()
        if folded and folded[0].strip("-|: "):
            rows.append(RawBlock(BlockKind.TABLE_ROW, *folded, header=header))
            header = header or folded[0]
    return rows
