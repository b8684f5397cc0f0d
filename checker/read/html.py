"""HTML: the blocks that a reader of the page sees, with exact places in its source."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from itertools import islice

from checker.read.builder import TextBuilder
from checker.read.html_page import (
    BLOCKS,
    HEADINGS,
    IMPLIED_ENDS,
    SCOPES,
    UNREAD,
    VOID,
    WHOLE,
    is_hidden,
    kind_of,
)
from checker.read.html_table import Row, Table
from checker.read.html_tokens import REFERENCE, Tag, TokenKind, tokenize
from checker.read.raw import RawBlock, RawPage
from checker.read.superscripts import is_citation
from checker.ruleset.structure import Structure
from checker.values.article import BlockKind
from checker.values.span import Span

_ITEM_MARK = re.compile(r"[•·▪●◦‣]\s*|[-–*]\s+")
# How far up an end tag that was left out is looked for; deeper pages are broken ones.
_REACH = 64
_ITEMS = ("dt", "dd", "li")
_SPACES = re.compile(r"(?:\s|&nbsp;)*")
_BREAK = re.compile(r"(?:\s|&nbsp;)*<br\b", re.I)


@dataclass(slots=True)
class _Element:
    """An open element: what it makes of its content."""

    name: str
    kind: BlockKind | None
    unread: bool
    article: bool
    link: bool


@dataclass(slots=True)
class _State:
    """Where the reader stands in the page."""

    source: str
    structure: Structure
    blocks: list[RawBlock] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)
    open: list[_Element] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    # The nearest kind, the enclosing whole kind, and counts, kept as elements open and close.
    kinds: list[BlockKind] = field(default_factory=list)
    wholes: list[tuple[BlockKind, str]] = field(default_factory=list)
    unread: int = 0
    articles: int = 0
    links: int = 0
    tables: list[Table] = field(default_factory=list)
    builder: TextBuilder = field(default_factory=TextBuilder)
    linked: int = 0
    item_by_mark: bool = False
    # The last term of a list of definitions introduces what is said of it.
    term: str | None = None


def read_html_blocks(
    source: str, structure: Structure, *, start: int = 0, end: int | None = None
) -> RawPage:
    """The blocks and comments of source[start:end], in order, with offsets into source."""
    state = _State(source, structure)
    superscript: Tag | None = None
    for tag in tokenize(source, start, end):
        if tag.kind is TokenKind.TEXT:
            if not state.unread:
                _text(state, tag, superscript)
        elif tag.kind is TokenKind.OPEN:
            _open(state, tag)
            if tag.name == "sup":
                superscript = tag
        elif tag.kind is TokenKind.CLOSE:
            _close(state, tag.name)
            if tag.name == "sup":
                superscript = None
        elif tag.kind is TokenKind.COMMENT:
            state.comments.append(Span(tag.start, tag.end))
    _flush(state)
    while state.tables:
        state.blocks.extend(state.tables.pop().finish())
    return RawPage(state.blocks, state.comments)


def add_text(builder: TextBuilder, source: str, start: int, end: int) -> None:
    """Adds HTML text, its character references decoded."""
    position = start
    if source.find("&", start, end) >= 0:
        for found in REFERENCE.finditer(source, start, end):
            decoded = unescape(found.group())
            if decoded == found.group():
                continue
            builder.add(source, position, found.start())
            builder.replace(decoded, found.start(), found.end())
            position = found.end()
    builder.add(source, position, end)


def _text(state: _State, tag: Tag, superscript: Tag | None) -> None:
    source = state.source
    if superscript is not None and is_citation(
        source, tag.start, tag.end, state.builder, linked=state.links > 0
    ):
        return
    before = state.builder.length
    if before == 0 and state.kinds[-1:] != [BlockKind.CODE]:
        mark = _ITEM_MARK.match(source, _first(source, tag), tag.end)
        if mark:
            state.item_by_mark = True
            add_text(state.builder, source, mark.end(), tag.end)
            return
    add_text(state.builder, source, tag.start, tag.end)
    if state.links:
        state.linked += state.builder.length - before


def _first(source: str, tag: Tag) -> int:
    position = tag.start
    while position < tag.end and source[position].isspace():
        position += 1
    return position


def _open(state: _State, tag: Tag) -> None:
    name = tag.name
    if name == "br":
        _line_break(state, tag)
        return
    if name in VOID:
        if name == "hr":
            _flush(state)
        return
    for like in IMPLIED_ENDS.get(name, ()):
        _close_implied(state, like)
    if name in BLOCKS:
        _flush(state)
        _close_implied(state, "p")
        # The head's end tag, and the body's tag, may be left out.
        if state.counts["head"]:
            _close(state, "head")
    if name == "tr" and state.tables:
        state.tables[-1].row(Row(in_head=state.counts["thead"] > 0))
    elif name in ("td", "th") and state.tables:
        state.tables[-1].cell(heading=name == "th")
    elif name == "table":
        state.tables.append(Table())
    kind = kind_of(tag, state.structure, in_article=state.articles > 0)
    unread = name in UNREAD or is_hidden(tag)
    article = name in ("article", "main")
    link = name == "a" and "href" in tag.attributes
    state.open.append(_Element(name, kind, unread, article, link))
    state.counts[name] += 1
    state.unread += unread
    state.articles += article
    state.links += link
    if kind:
        state.kinds.append(kind)
        if kind in WHOLE:
            state.wholes.append((kind, name))


def _close(state: _State, name: str) -> None:
    # Any heading's end tag ends a heading, as in browsers.
    if name in HEADINGS and not state.counts[name]:
        name = next((other for other in HEADINGS if state.counts[other]), name)
    if not state.counts[name]:
        return
    if name in BLOCKS:
        _flush(state)
    while True:
        element = state.open[-1]
        if element.name in BLOCKS:
            _flush(state)
        state.open.pop()
        state.counts[element.name] -= 1
        state.unread -= element.unread
        state.articles -= element.article
        state.links -= element.link
        if element.kind:
            state.kinds.pop()
            if element.kind in WHOLE:
                state.wholes.pop()
        if element.name == "table" and state.tables:
            rows = state.tables.pop().finish()
            # A table within a cell belongs to that cell.
            for block in rows:
                _keep(state, block)
        if element.name == name:
            return


def _close_implied(state: _State, like: str) -> None:
    if not state.counts[like]:
        return
    for element in islice(reversed(state.open), _REACH):
        if element.name == like:
            _close(state, like)
            return
        if element.name in SCOPES:
            return


def _line_break(state: _State, tag: Tag) -> None:
    """A line break is a space; two of them, or one before a bullet, end the block."""
    if state.unread:
        return
    twice = _BREAK.match(state.source, tag.end)
    space = _SPACES.match(state.source, tag.end)
    mark = _ITEM_MARK.match(state.source, space.end() if space else tag.end)
    if twice or mark:
        _flush(state)
    elif state.builder.length:
        state.builder.space(tag.start, tag.end)


def _flush(state: _State) -> None:
    if not state.builder.length:
        state.item_by_mark = False
        return
    folded = state.builder.finish()
    size, linked, marked = state.builder.length, state.linked, state.item_by_mark
    state.builder, state.linked, state.item_by_mark = TextBuilder(), 0, False
    if folded is None:
        return
    kind = state.kinds[-1] if state.kinds else BlockKind.PARAGRAPH
    fixed = False
    title = kind is BlockKind.HEADING and state.counts["h1"] > 0
    # A page's own header may hold the article's title.
    if state.wholes and not (title and {name for _, name in state.wholes} == {"header"}):
        kind, fixed = state.wholes[-1][0], True
    elif BlockKind.QUOTE in state.kinds[-2:]:
        kind = BlockKind.QUOTE
    elif marked and kind is BlockKind.PARAGRAPH:
        kind = BlockKind.LIST_ITEM
    level = 0
    if kind is BlockKind.HEADING:
        level = next((HEADINGS[e.name] for e in reversed(state.open) if e.name in HEADINGS), 6)
    depth = state.counts["ul"] + state.counts["ol"] + state.counts["dl"]
    depth = max(depth, 1) if kind is BlockKind.LIST_ITEM else 0
    # A short item that is a link and nothing else leads away from the article.
    words = folded[0].count(" ") + 1
    if kind is BlockKind.LIST_ITEM and linked >= 0.9 * size and words <= 8:
        kind, fixed, depth = BlockKind.NAVIGATION, True, 0
    header = None
    if kind is BlockKind.LIST_ITEM and state.counts["dl"]:
        inside = next((e.name for e in reversed(state.open) if e.name in _ITEMS), "")
        state.term = folded[0] if inside == "dt" else state.term
        header = state.term if inside == "dd" else None
    _keep(state, RawBlock(kind, *folded, level, depth, header, fixed))


def _keep(state: _State, block: RawBlock) -> None:
    if state.tables and state.tables[-1].takes(block):
        return
    state.blocks.append(block)
