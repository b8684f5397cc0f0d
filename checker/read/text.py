"""Plain text: what a block is for is read from its shape and its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from checker.read.builder import TextBuilder, fold
from checker.read.lines import Unit, split_lines, units
from checker.read.raw import RawBlock
from checker.ruleset.structure import Structure
from checker.values.article import BlockKind

_HEADING_CHARACTERS = 100
_HEADING_WORDS = 16
_ROW_CHARACTERS = 300
# A sentence that ends inside, which a heading does not have.
_INNER_STOP = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[\d)\]”\"]))[.!?]\s+(?=[A-Z“\"(])")
_CLOSED = re.compile(r"[.!?…:;][\"”’')\]\d,\s\[]*$|[)\]\d]$")
_CELL_GAP = re.compile(r"\t+|\s\|\s|\|")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def read_text_blocks(text: str, structure: Structure) -> list[RawBlock]:
    """The blocks of a plain text, in order."""
    found = units(split_lines(text))
    long = [unit for unit in found if len(unit.text) > _HEADING_CHARACTERS and not unit.mark]
    # Where most long lines have no stop, a missing stop says nothing.
    closes = 2 * sum(bool(_CLOSED.search(unit.text)) for unit in long) >= len(long)
    blocks: list[RawBlock] = []
    index = 0
    while index < len(found):
        rows = _table(found, index, structure)
        if rows:
            blocks.extend(_rows(text, found[index : index + rows]))
            index += rows
            continue
        kind = _kind(found, index, blocks, closes=closes)
        blocks.extend(_blocks(text, found[index], kind, blocks))
        index += 1
    return blocks


def _blocks(text: str, unit: Unit, kind: BlockKind, before: Sequence[RawBlock]) -> list[RawBlock]:
    start = unit.start
    made: list[RawBlock] = []
    heading = next((block for block in reversed(before) if block.level), None)
    # A scraped heading is sometimes glued to the front of its first paragraph.
    if kind is BlockKind.PARAGRAPH and heading and len(heading.text) >= 20:
        size = len(heading.text)
        if unit.text.startswith(heading.text) and unit.text[size : size + 1].isupper():
            start += size
    level = 0
    if kind is BlockKind.HEADING:
        level = 3 if unit.mark else 2
    folded = fold(text, start, unit.end)
    if folded:
        depth = 1 if kind is BlockKind.LIST_ITEM else 0
        made.append(RawBlock(kind, *folded, level=level, depth=depth))
    return made


def _kind(
    found: Sequence[Unit], index: int, before: Sequence[RawBlock], *, closes: bool
) -> BlockKind:
    unit = found[index]
    following = found[index + 1] if index + 1 < len(found) else None
    in_body = any(block.kind is BlockKind.PARAGRAPH for block in before)
    if unit.mark:
        return BlockKind.HEADING if _numbered_heading(found, index) else BlockKind.LIST_ITEM
    if _heading_like(unit):
        if unit.text.endswith(":") and following and (following.mark or not following.gap):
            return BlockKind.PARAGRAPH
        if _bare_item(found, index, before):
            return BlockKind.LIST_ITEM
        return BlockKind.HEADING
    if closes and in_body and not _CLOSED.search(unit.text) and unit.text[0].isupper():
        return BlockKind.CAPTION
    return BlockKind.PARAGRAPH


def _heading_like(unit: Unit) -> bool:
    text = unit.text
    return (
        len(text) <= _HEADING_CHARACTERS
        and text.count(" ") < _HEADING_WORDS
        and text[-1] not in ".!;,…"
        and not text[0].islower()
        and any(letter.isalpha() for letter in text)
        and not _INNER_STOP.search(text)
    )


def _numbered_heading(found: Sequence[Unit], index: int) -> bool:
    """Whether a number opens a heading: short, no stop, and no other item beside it."""
    unit = found[index]
    if unit.mark != "number" or not _heading_like(unit):
        return False
    before = found[index - 1] if index else None
    following = found[index + 1] if index + 1 < len(found) else None
    beside = [unit for unit in (before, following) if unit and unit.mark == "number"]
    return not beside and following is not None and (unit.gap or following.gap)


def _bare_item(found: Sequence[Unit], index: int, before: Sequence[RawBlock]) -> bool:
    """Whether a short line is an item of a list without bullets, under a line with a colon."""
    unit = found[index]
    if unit.gap or not before:
        return False
    last = before[-1]
    if last.kind is BlockKind.LIST_ITEM:
        return not found[index - 1].mark
    following = found[index + 1] if index + 1 < len(found) else None
    return bool(
        last.text.endswith(":") and following and not following.gap and _heading_like(following)
    )


def _table(found: Sequence[Unit], index: int, structure: Structure) -> int:
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


def _rows(text: str, found: Sequence[Unit]) -> list[RawBlock]:
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
