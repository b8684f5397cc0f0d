"""Plain text: what a block is for is read from its shape and its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.read.builder import fold
from checker.read.lines import Unit, split_lines, units
from checker.read.raw import RawBlock
from checker.read.text_table import count_rows, read_rows
from checker.ruleset.structure import Structure
from checker.values.article import BlockKind

_HEADING_CHARACTERS = 100
_HEADING_WORDS = 16
_GLUED_CHARACTERS = 20
_CAPTION_CHARACTERS = 400
_LISTED_LINES = 3
_LOOSE_LINES = 5
# A sentence that ends inside, which a heading does not have.
_INNER_STOP = re.compile(r"(?:(?<=[^\W\d_]{2})|(?<=[\d)\]”\"]))[.!?]\s+(?=[A-Z“\"(])")
_CLOSED = re.compile(r"[.!?…:;][\"”’')\]\d,\s\[]*$|[)\]\d]$")


@dataclass(slots=True)
class _State:
    """The units of a text and the blocks made of them so far.

    `closes` says that most lines of prose end with a stop, `in_body`
    that there was a paragraph, `listed` are the lines of lists without bullets,
    `loose` those of many lines without stops, `heading` is the last heading's text.
    """

    text: str
    structure: Structure
    units: Sequence[Unit]
    closes: bool
    listed: frozenset[int]
    loose: frozenset[int]
    blocks: list[RawBlock] = field(default_factory=list)
    in_body: bool = False
    heading: str = ""

    def unit(self, index: int) -> Unit | None:
        """The unit at an index, if there is one."""
        return self.units[index] if 0 <= index < len(self.units) else None


def read_text_blocks(text: str, structure: Structure) -> list[RawBlock]:
    """The blocks of a plain text, in order."""
    found = units(split_lines(text))
    prose = [unit for unit in found if not unit.mark and not _heading_like(unit)]
    # Where most lines have no stop, a missing stop says nothing.
    closes = 2 * sum(_closed(unit.text) for unit in prose) >= len(prose)
    state = _State(text, structure, found, closes, _listed(found), _loose(found))
    index = 0
    while index < len(found):
        rows = count_rows(found, index, structure)
        if rows:
            state.blocks.extend(read_rows(text, found[index : index + rows]))
            index += rows
        else:
            _take(state, index, _kind(state, index))
            index += 1
    return state.blocks


def _take(state: _State, index: int, kind: BlockKind) -> None:
    unit = state.units[index]
    start, level = unit.start, 0
    # A scraped heading is sometimes glued to the front of its first paragraph.
    if kind is BlockKind.PARAGRAPH and len(state.heading) >= _GLUED_CHARACTERS:
        size = len(state.heading)
        if unit.text.startswith(state.heading) and unit.text[size : size + 1].isupper():
            start += size
    if kind is BlockKind.HEADING:
        level = 3 if unit.mark else 2
        state.heading = unit.text
    state.in_body = state.in_body or kind is BlockKind.PARAGRAPH
    folded = fold(state.text, start, unit.end)
    if folded:
        depth = 1 if kind is BlockKind.LIST_ITEM else 0
        state.blocks.append(RawBlock(kind, *folded, level=level, depth=depth))


def _kind(state: _State, index: int) -> BlockKind:
    unit, following = state.units[index], state.unit(index + 1)
    if unit.mark:
        numbered = _numbered_heading(state, index)
        return BlockKind.HEADING if numbered else BlockKind.LIST_ITEM
    if index in state.listed or _bare_item(state, index):
        return BlockKind.LIST_ITEM
    before_item = following is not None and following.mark != ""
    if _heading_like(unit):
        leads = before_item or (following and not following.gap) or _bare_list(state, index + 1)
        if unit.text.endswith(":") and leads:
            return BlockKind.PARAGRAPH
        return BlockKind.HEADING
    stray = state.closes and state.in_body and not before_item and index not in state.loose
    if stray and _caption_like(unit, state.structure):
        return BlockKind.CAPTION
    return BlockKind.PARAGRAPH


def _listed(found: Sequence[Unit]) -> frozenset[int]:
    """The lines that stand together, three or more, without stops, and not all as headings."""
    return frozenset(
        index
        for run in _runs(found, apart=False)
        if len(run) >= _LISTED_LINES and not all(_heading_like(found[at]) for at in run)
        for index in run
    )


def _loose(found: Sequence[Unit]) -> frozenset[int]:
    """The lines in a row without stops, too many for the pictures of one place."""
    return frozenset(
        index for run in _runs(found, apart=True) if len(run) >= _LOOSE_LINES for index in run
    )


def _runs(found: Sequence[Unit], *, apart: bool) -> Iterator[list[int]]:
    """The lines in a row without bullets and stops; `apart` lets empty lines part them."""
    run: list[int] = []
    for index, unit in enumerate(found):
        open_line = not unit.mark and not _closed(unit.text)
        if run and (not open_line or (unit.gap and not apart)):
            yield run
            run = []
        if open_line:
            run.append(index)
    yield run


def _closed(text: str) -> bool:
    return _CLOSED.search(text, max(0, len(text) - 60)) is not None


def _caption_like(unit: Unit, structure: Structure) -> bool:
    """Whether a line that is too long for a heading has no stop, as texts of pictures have."""
    text = unit.text
    return (
        text[0].isupper()
        and text[-1] != ","
        and len(text) <= _CAPTION_CHARACTERS
        and not _closed(text)
        and "?" not in text
        and len(_INNER_STOP.findall(text)) <= 2
        and text.rsplit(" ", 1)[-1].casefold() not in structure.stop_words
    )


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


def _numbered_heading(state: _State, index: int) -> bool:
    """Whether a number opens a heading: short, no stop, and no other item beside it."""
    unit, before, following = (state.unit(at) for at in (index, index - 1, index + 1))
    if unit is None or unit.mark != "number" or not _heading_like(unit):
        return False
    beside = any(other and other.mark == "number" for other in (before, following))
    return not beside and following is not None and (unit.gap or following.gap)


def _bare_item(state: _State, index: int) -> bool:
    """Whether a line is in a list without bullets: lines without stops under a colon."""
    unit, before = state.unit(index), state.unit(index - 1)
    if unit is None or before is None or not state.blocks or _closed(unit.text):
        return False
    last = state.blocks[-1]
    if last.kind is BlockKind.LIST_ITEM:
        return not unit.gap and not before.mark
    return last.text.endswith(":") and _bare_list(state, index)


def _bare_list(state: _State, index: int) -> bool:
    """Whether two lines from here on, with no empty line between them, have no stops."""
    unit, following = state.unit(index), state.unit(index + 1)
    if unit is None or following is None or following.gap:
        return False
    return not any(line.mark or _closed(line.text) for line in (unit, following))
