"""Word documents (.docx): blocks with places in a text that is made once, a line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from checker.read.builder import TextBuilder
from checker.read.decode import DecodeError
from checker.read.docx_package import Package
from checker.read.docx_properties import read_properties
from checker.read.docx_styles import read_styles
from checker.read.docx_text import BREAK, Item, Paragraph, Run, Walker, WordTable
from checker.read.html_table import Row, Table
from checker.read.raw import RawBlock
from checker.read.superscripts import is_citation
from checker.values.article import BlockKind, Metadata

_ITEM_MARK = re.compile(r"\s*(?:[•·▪●◦‣■➤✓]\s*|[-–—*]\s+)(?=\S)")
_LINES = re.compile(rf"[^{BREAK}]+")
# A paragraph that is formatted as a heading for its looks is none.
_HEADING_CHARACTERS = 300
_BOLD_LINE_CHARACTERS = 100
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class WordText:
    """A document's text, its blocks, and what it says of itself."""

    text: str
    blocks: Sequence[RawBlock]
    metadata: Metadata = field(default_factory=Metadata)


def read_docx(data: bytes) -> WordText:
    """The text and blocks of a Word document; raises DecodeError for what is no such document.

    Tracked insertions are read and deletions are not; comments, headers,
    footers and hidden text are left out; notes stand after the body. Macros
    are not looked at.
    """
    package = Package(data)
    root = package.tree(package.main)
    body = root.find("w:body") if root.tag == "w:document" else None
    if body is None:
        message = f"an office document, but none of Word's (its main part is {package.main})"
        raise DecodeError("format", f"{message}; save it as .docx")
    styles = read_styles(
        package.related(package.main, "styles"), package.related(package.main, "numbering")
    )
    for fields in (True, False):
        walker = Walker(styles, fields=fields)
        items = walker.walk(body)
        # Where a field never ends, all that follows would be taken for its own.
        if not walker.in_field:
            break
    items += _notes(package, walker)
    text = walker.text
    blocks = _blocks(items, text)
    metadata = read_properties(package)
    # The property is often left over from the document that this one was made from.
    title = next((block.text for block in blocks if block.kind is BlockKind.TITLE), None)
    return WordText(text, blocks, replace(metadata, title=title or metadata.title))


def _notes(package: Package, walker: Walker) -> tuple[Item, ...]:
    """The notes that the body refers to, in that order: sources and asides, as in Markdown."""
    wanted = tuple(walker.notes)
    found: list[Item] = []
    for kind in ("footnote", "endnote"):
        part = package.related(package.main, f"{kind}s") if wanted else None
        entries = part.all(f"w:{kind}") if part is not None else ()
        notes = {entry.get("w:id"): entry for entry in entries}
        for name, number in wanted:
            if name == kind and number in notes:
                found.extend(walker.walk(notes[number], BlockKind.REFERENCE))
    return tuple(found)


def _blocks(items: Sequence[Item], text: str) -> list[RawBlock]:
    """The blocks of all items; lines in bold that stand for headings are headings."""
    groups = [_of_group(group, text) for group in _joined(items)]
    ranked = any(block.level for blocks, _ in groups for block in blocks)
    made: list[RawBlock] = []
    prose = False
    for (blocks, bold), (_, next_bold) in pairwise([*groups, ([], True)]):
        if bold and not next_bold:
            level = 6 if ranked else 2 if prose or _has_heading(made) else 1
            made.append(replace(blocks[0], kind=BlockKind.HEADING, level=level))
        else:
            made.extend(blocks)
            prose = prose or any(block.kind is BlockKind.PARAGRAPH for block in blocks)
    return _under_title(made)


def _has_heading(blocks: Sequence[RawBlock]) -> bool:
    return any(block.kind is BlockKind.HEADING for block in blocks)


def _under_title(blocks: list[RawBlock]) -> list[RawBlock]:
    """Headings one rank lower where a title has a style of its own: they stand under it."""
    if all(block.kind is not BlockKind.TITLE for block in blocks):
        return blocks
    return [
        replace(block, level=block.level + 1) if block.kind is BlockKind.HEADING else block
        for block in blocks
    ]


def _joined(items: Sequence[Item]) -> Iterator[WordTable | list[Paragraph]]:
    """Tables, and paragraphs: several as one where a tracked change took the end of one away."""
    group: list[Paragraph] = []
    for item in items:
        if isinstance(item, WordTable):
            if group:
                yield group
            yield item
            group = []
            continue
        group.append(item)
        if not item.shape.joined:
            yield group
            group = []
    if group:
        yield group


def _of_group(group: WordTable | list[Paragraph], text: str) -> tuple[list[RawBlock], bool]:
    """The blocks of a table or paragraph, and whether it may be a heading: a line in bold."""
    if isinstance(group, WordTable):
        return _of_table(group, text), False
    blocks = _of_paragraphs(group, text)
    if len(blocks) != 1 or blocks[0].kind is not BlockKind.PARAGRAPH or blocks[0].fixed:
        return blocks, False
    words = blocks[0].text
    short = len(words) <= _BOLD_LINE_CHARACTERS and words[-1] not in ".!:;,"
    bold = all(run.bold for paragraph in group for run in paragraph.runs)
    return blocks, short and bold and _LETTER.search(words) is not None


def _of_table(table: WordTable, text: str) -> list[RawBlock]:
    rows = Table()
    for row in table.rows:
        rows.row(Row(in_head=row.heading))
        for cell in row.cells:
            rows.cell(heading=False)
            for group in _joined(cell):
                for block in _of_group(group, text)[0]:
                    rows.takes(block)
    return rows.finish()


def _of_paragraphs(paragraphs: Sequence[Paragraph], text: str) -> list[RawBlock]:
    """The blocks of a paragraph: one, or one for each item that line breaks part."""
    # The last paragraph's end is the one that is left, and it holds the properties.
    last = paragraphs[-1]
    blocks: list[RawBlock] = []
    builder, marked = TextBuilder(), False
    for paragraph in paragraphs:
        for start, end, broken in _lines(paragraph, text):
            mark = _ITEM_MARK.match(text, start, end)
            if broken and (mark or broken > 1):
                blocks.extend(_finish(builder, last, marked=marked))
                builder, marked = TextBuilder(), False
            elif broken and builder.length:
                builder.space(start - 1, start)
            if mark and not builder.length:
                start, marked = mark.end(), True
            _add(builder, paragraph.runs, text, start, end)
    blocks.extend(_finish(builder, last, marked=marked))
    return blocks


def _lines(paragraph: Paragraph, text: str) -> Iterator[tuple[int, int, int]]:
    """The lines of a paragraph that are not empty, and how many breaks stand before each."""
    breaks, position = 0, paragraph.start
    for found in _LINES.finditer(text, paragraph.start, paragraph.end):
        breaks += found.start() - position
        position = found.end()
        if found.group().strip():
            yield found.start(), found.end(), breaks
            breaks = 0


def _add(builder: TextBuilder, runs: Sequence[Run], text: str, start: int, end: int) -> None:
    """Adds a line without the superscripts that cite."""
    for superscript, together in groupby(runs, key=lambda run: run.superscript):
        found = list(together)
        low, high = max(found[0].start, start), min(found[-1].end, end)
        if low >= high:
            continue
        if superscript and is_citation(text, low, high, builder, linked=False):
            continue
        builder.add(text, low, high)


def _finish(builder: TextBuilder, paragraph: Paragraph, *, marked: bool) -> Iterator[RawBlock]:
    folded = builder.finish() if builder.length else None
    if folded is None:
        return
    shape = paragraph.shape
    if paragraph.part is not None:
        yield RawBlock(paragraph.part, *folded, fixed=True)
    elif shape.kind is BlockKind.TITLE:
        yield RawBlock(BlockKind.TITLE, *folded, level=1)
    elif len(folded[0]) <= _HEADING_CHARACTERS and (shape.level or shape.kind is BlockKind.HEADING):
        yield RawBlock(BlockKind.HEADING, *folded, level=shape.level or 1)
    elif shape.depth or marked:
        yield RawBlock(BlockKind.LIST_ITEM, *folded, depth=shape.depth or 1)
    elif shape.kind is not None and shape.kind is not BlockKind.HEADING:
        yield RawBlock(shape.kind, *folded, fixed=shape.kind is not BlockKind.QUOTE)
    else:
        yield RawBlock(BlockKind.PARAGRAPH, *folded)
