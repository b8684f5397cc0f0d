"""Markdown: markdown-it's blocks, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from checker.read.builder import TextBuilder, fold
from checker.read.html import read_html_blocks
from checker.read.html_table import join_cells
from checker.read.markdown_inline import Places, add_inline
from checker.read.raw import RawBlock, RawPage
from checker.ruleset.structure import Structure
from checker.values.article import BlockKind
from checker.values.span import Offsets, Span

_NEWLINE = re.compile(r"\r\n|\r|\n")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,20}\]:")
_CELL_START = re.compile(r"[ \t]*\|?[ \t]*")
# Longer paragraphs are no prose, and the inline rules take long over them.
_INLINE_LIMIT_CHARACTERS = 100_000


@dataclass(slots=True)
class _State:
    """Where the reader stands in the file."""

    source: str
    structure: Structure
    lines: Sequence[tuple[int, int]]
    parser: MarkdownIt
    environment: dict[str, Any]
    blocks: list[RawBlock] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)
    # Open containers, innermost last.
    open: list[str] = field(default_factory=list)
    cells: list[list[RawBlock]] = field(default_factory=list)
    cell_place: int = 0
    header: str | None = None
    rank: int = 0


def read_markdown_blocks(source: str, structure: Structure, *, start: int = 0) -> RawPage:
    """The blocks and comments of source from `start` on, in order, with offsets into source."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # Inline rules run here, one paragraph at a time; entities and escapes stay
    # tokens of their own, so that their places are known.
    parser.disable(["inline", "text_join"])
    environment: dict[str, Any] = {}
    tokens = parser.parse(source[start:], environment)
    state = _State(source, structure, _lines(source, start), parser, environment)
    for token in tokens:
        _take(state, token)
    return RawPage(state.blocks, state.comments)


def _lines(source: str, start: int) -> list[tuple[int, int]]:
    lines = []
    for newline in _NEWLINE.finditer(source, start):
        lines.append((start, newline.start()))
        start = newline.end()
    lines.append((start, len(source)))
    return lines


def _take(state: _State, token: Token) -> None:
    kind = token.type
    if kind == "inline":
        _inline(state, token)
    elif kind in ("fence", "code_block"):
        _literal(state, token, BlockKind.CODE)
    elif kind == "html_block":
        _html(state, token)
    elif kind == "tr_open":
        state.cells = []
        state.cell_place = state.lines[token.map[0]][0] if token.map else 0
    elif kind == "tr_close":
        _row(state)
    elif kind == "heading_open":
        state.rank = int(token.tag[1:])
    elif kind == "table_open":
        state.header = None
    if token.nesting > 0:
        state.open.append(kind.removesuffix("_open"))
    elif token.nesting < 0 and state.open:
        state.open.pop()


def _inline(state: _State, token: Token) -> None:
    inside = state.open[-1] if state.open else ""
    if inside in ("td", "th"):
        block = _cell(state, token)
        state.cells.append([block] if block else [])
        return
    if not token.map:
        return
    first, last = token.map
    places = _places(state, token.content, first)
    block = None
    if places:
        block = _read(state, token.content, places)
    else:
        folded = fold(state.source, state.lines[first][0], state.lines[max(first, last - 1)][1])
        block = RawBlock(BlockKind.PARAGRAPH, *folded) if folded else None
    if block:
        note = _FOOTNOTE.match(token.content) is not None
        state.blocks.append(_shaped(state, block, "footnote" if note else inside))


def _shaped(state: _State, block: RawBlock, inside: str) -> RawBlock:
    kind, level, depth = BlockKind.PARAGRAPH, 0, 0
    if inside == "heading":
        kind, level = BlockKind.HEADING, state.rank
    elif inside == "footnote":
        kind = BlockKind.REFERENCE
    elif "blockquote" in state.open:
        kind = BlockKind.QUOTE
    elif "list_item" in state.open:
        kind = BlockKind.LIST_ITEM
        depth = state.open.count("list_item")
    return RawBlock(kind, block.text, block.offsets, level=level, depth=depth)


def _places(state: _State, content: str, first: int) -> Places | None:
    """The places of a content's lines, each the end of its line in the file but for space."""
    mapped: list[tuple[int, int]] = []
    offset = 0
    for number, line in enumerate(content.split("\n")):
        if first + number >= len(state.lines):
            return None
        start, end = state.lines[first + number]
        written = state.source[start:end]
        at = written.rfind(line)
        if at < 0:
            # The parser turns tabs into spaces and hides zero characters.
            at = written.rfind(line.lstrip())
            if at < 0:
                return None
            at -= len(line) - len(line.lstrip())
        mapped.append((offset, start + at))
        offset += len(line) + 1
    return Places(state.source, mapped)


def _read(state: _State, content: str, places: Places) -> RawBlock | None:
    builder = TextBuilder()
    children: list[Token] = []
    if len(content) > _INLINE_LIMIT_CHARACTERS:
        children = [Token("text", "", 0, content=content)]
    else:
        state.parser.inline.parse(content, state.parser, state.environment, children)
    state.comments += add_inline(builder, content, children, places)
    folded = builder.finish()
    return RawBlock(BlockKind.PARAGRAPH, *folded) if folded else None


def _cell(state: _State, token: Token) -> RawBlock | None:
    """A cell of the row at `cell_place`; a bar in a cell is written with a backslash."""
    begin = _CELL_START.match(state.source, state.cell_place)
    place = begin.end() if begin else state.cell_place
    content = token.content
    written = content.replace("|", "\\|")
    if not state.source.startswith(written, place):
        return None
    state.cell_place = place + len(written)
    if written != content:
        folded = _unbarred(state.source, place, state.cell_place)
        return RawBlock(BlockKind.PARAGRAPH, *folded) if folded else None
    return _read(state, content, Places(state.source, [(0, place)]))


def _unbarred(source: str, start: int, end: int) -> tuple[str, Offsets] | None:
    """A cell with escaped bars; its other markup stays as it is written."""
    builder = TextBuilder()
    while (bar := source.find("\\|", start, end)) >= 0:
        builder.add(source, start, bar)
        builder.replace("|", bar, bar + 2)
        start = bar + 2
    builder.add(source, start, end)
    return builder.finish()


def _row(state: _State) -> None:
    cells = [cell for cell in state.cells if cell]
    if not cells:
        return
    text, offsets = join_cells(cells)
    state.blocks.append(RawBlock(BlockKind.TABLE_ROW, text, offsets, header=state.header))
    if "thead" in state.open:
        state.header = text


def _literal(state: _State, token: Token, kind: BlockKind) -> None:
    if not token.map:
        return
    first, last = token.map
    inset = 1 if token.type == "fence" else 0
    last -= inset
    if first + inset < last:
        folded = fold(state.source, state.lines[first + inset][0], state.lines[last - 1][1])
        if folded:
            state.blocks.append(RawBlock(kind, *folded))


def _html(state: _State, token: Token) -> None:
    if token.map:
        start = state.lines[token.map[0]][0]
        end = state.lines[min(token.map[1], len(state.lines)) - 1][1]
        page = read_html_blocks(state.source, state.structure, start=start, end=end)
        state.blocks.extend(page.blocks)
        state.comments.extend(page.comments)
