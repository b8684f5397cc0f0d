"""Walks a Word document: its text, one line a paragraph, and what stands where in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from checker.read.decode import DecodeError
from checker.read.docx_styles import ParagraphShape, Styles, value
from checker.read.docx_symbols import PRIVATE_SIGNS, symbol
from checker.read.docx_tree import Node
from checker.values.article import BlockKind

#: Stands for a line break inside a paragraph, so that every newline ends a paragraph.
BREAK = "\u2028"

_CONTENT = ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo")
_INLINE = frozenset((*_CONTENT, "w:hyperlink", "w:dir", "w:bdo", "w:ruby", "w:rubyBase"))
_AROUND = frozenset(_CONTENT)
_FOREIGN = frozenset({"w:altChunk", "w:subDoc"})
_LETTERS: Mapping[str, str] = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": BREAK,
    "w:cr": BREAK,
    "w:noBreakHyphen": "-",
}
_NOTES: Mapping[str, str] = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
#: Fields by the first words of their instruction: what Word or a reference manager fills in.
_FIELDS: Mapping[tuple[str, ...], BlockKind] = {
    ("TOC",): BlockKind.NAVIGATION,
    ("INDEX",): BlockKind.NAVIGATION,
    ("BIBLIOGRAPHY",): BlockKind.REFERENCE,
    ("ADDIN", "ZOTERO_BIBL"): BlockKind.REFERENCE,
    ("ADDIN", "EN.REFLIST"): BlockKind.REFERENCE,
    ("ADDIN", "CSL_BIBLIOGRAPHY"): BlockKind.REFERENCE,
    ("ADDIN", "MENDELEY"): BlockKind.REFERENCE,
}
_GALLERIES: Mapping[str, BlockKind] = {
    "Table of Contents": BlockKind.NAVIGATION,
    "Bibliographies": BlockKind.REFERENCE,
}


@dataclass(frozen=True, slots=True)
class Run:
    """A run of visible text, `start` to `end` in the document's text; space counts as bold."""

    start: int
    end: int
    bold: bool
    superscript: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its runs; `part` is the kind of what it stands in (a contents list)."""

    start: int
    end: int
    runs: tuple[Run, ...]
    shape: ParagraphShape
    part: BlockKind | None


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a table's row; `heading` says that it names the columns."""

    cells: tuple[tuple[Item, ...], ...]
    heading: bool


@dataclass(frozen=True, slots=True)
class WordTable:
    """The rows of a table, the deleted ones left out."""

    rows: tuple[Row, ...]


Item: TypeAlias = Paragraph | WordTable


@dataclass(slots=True)
class _Field:
    """An open field: its instruction, and whether what follows is what it shows."""

    instruction: str = ""
    shown: bool = False

    @property
    def kind(self) -> BlockKind | None:
        words = tuple(self.instruction.upper().split()[:2])
        return _FIELDS.get(words) or _FIELDS.get(words[:1])


@dataclass(slots=True)
class _Open:
    """The paragraph that is being read."""

    properties: Node | None
    texts: list[tuple[str, bool, bool]] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    part: BlockKind | None = None


class Walker:
    """Collects the text of a document's parts; `notes` are the notes referred to, in order.

    `fields` tells whether fields are whole, so that what they hide stays hidden.
    """

    __slots__ = ("_fields", "_length", "_parts", "_styles", "_texts", "_trusted", "notes")

    def __init__(self, styles: Styles, *, fields: bool = True) -> None:
        self._styles = styles
        self._trusted = fields
        self._texts: list[str] = []
        self._length = 0
        self._fields: list[_Field] = []
        self._parts: list[BlockKind] = []
        self.notes: dict[tuple[str, str], None] = {}

    @property
    def text(self) -> str:
        """All paragraphs so far, each on a line of its own."""
        return "\n".join(self._texts)

    @property
    def in_field(self) -> bool:
        """Whether a field was opened and never closed."""
        return bool(self._fields)

    def walk(self, around: Node, part: BlockKind | None = None) -> tuple[Item, ...]:
        """The paragraphs and tables directly in an element, in order."""
        if part is not None:
            self._parts.append(part)
        items = tuple(self._items(around))
        if part is not None:
            self._parts.pop()
        return items

    def _items(self, around: Node) -> Iterator[Item]:
        for entry in _chosen(around):
            if entry.tag == "w:p":
                yield from self._paragraph(entry)
            elif entry.tag == "w:tbl":
                yield self._table(entry)
            elif entry.tag in _AROUND and not _is_placeholder(entry):
                yield from self.walk(entry, _gallery(entry))

    def _table(self, table: Node) -> WordTable:
        header = self._styles.has_header_row(table.find("w:tblPr"))
        rows: list[Row] = []
        for entry in _inside(table, "w:tr"):
            if entry.find("w:trPr/w:del") is not None:
                continue
            cells = tuple(
                self.walk(cell)
                for cell in _inside(entry, "w:tc")
                if cell.find("w:tcPr/w:cellDel") is None
            )
            heading = entry.find("w:trPr/w:tblHeader") is not None or (header and not rows)
            rows.append(Row(cells, heading or (not rows and _all_bold(cells))))
        return WordTable(tuple(rows))

    def _paragraph(self, element: Node) -> Iterator[Item]:
        properties = element.find("w:pPr")
        reading = _Open(properties)
        self._inline(element, reading)
        part = next((entry.kind for entry in self._fields if entry.kind), reading.part)
        start = self._length
        runs, position = [], start
        for text, bold, superscript in reading.texts:
            runs.append(Run(position, position + len(text), bold, superscript))
            position += len(text)
        self._texts.append("".join(text for text, _, _ in reading.texts))
        self._length = position + 1
        shape = self._styles.shape(properties)
        part = self._parts[-1] if self._parts else part
        yield Paragraph(start, position, tuple(runs), shape, part)
        for box in reading.boxes:
            yield from self.walk(box)

    def _inline(self, around: Node, reading: _Open) -> None:
        for entry in _chosen(around):
            if entry.tag == "w:r":
                self._run(entry, reading)
            elif entry.tag == "w:fldSimple":
                self._fields.append(_Field(entry.get("w:instr"), shown=True))
                self._inline(entry, reading)
                self._fields.pop()
            elif entry.tag in ("m:oMath", "m:oMathPara"):
                self._add(_formula(entry), None, reading)
            elif entry.tag in _INLINE and not _is_placeholder(entry):
                self._inline(entry, reading)

    def _run(self, run: Node, reading: _Open) -> None:
        properties = run.find("w:rPr")
        hidden = self._styles.is_on("w:vanish", properties, reading.properties)
        for entry in _chosen(run):
            tag = entry.tag
            if tag in ("w:fldChar", "w:instrText"):
                self._field(entry)
            elif hidden:
                continue
            elif tag == "w:t":
                self._add(_letters(entry), properties, reading)
            elif tag in _LETTERS:
                self._add(_LETTERS[tag], properties, reading)
            elif tag == "w:sym":
                self._add(symbol(entry), properties, reading)
            elif tag in _NOTES:
                self.notes[_NOTES[tag], entry.get("w:id")] = None
            elif tag == "w:ruby":
                self._inline(entry, reading)
            elif tag in ("w:drawing", "w:pict", "w:object"):
                reading.boxes.extend(_boxes(entry))

    def _field(self, entry: Node) -> None:
        mark = entry.get("w:fldCharType")
        if not self._trusted:
            return
        if mark == "begin":
            self._fields.append(_Field())
        elif self._fields and entry.tag == "w:instrText":
            self._fields[-1].instruction += entry.text
        elif self._fields and mark == "separate":
            self._fields[-1].shown = True
        elif self._fields and mark == "end":
            self._fields.pop()

    def _add(self, text: str, properties: Node | None, reading: _Open) -> None:
        if not text or not all(entry.shown for entry in self._fields):
            return
        # Asked at the text, since a field may open and close within one paragraph.
        kinds = (entry.kind for entry in self._fields)
        reading.part = reading.part or next((kind for kind in kinds if kind), None)
        bold = text.isspace() or self._styles.is_on("w:b", properties, reading.properties)
        superscript = self._styles.is_superscript(properties, reading.properties)
        reading.texts.append((text, bold, superscript))


def _all_bold(cells: tuple[tuple[Item, ...], ...]) -> bool:
    """Whether the cells of a row hold bold text and nothing else."""
    items = [item for cell in cells for item in cell]
    runs = [run for item in items if isinstance(item, Paragraph) for run in item.runs]
    plain = all(isinstance(item, Paragraph) for item in items)
    return plain and len(cells) > 1 and bool(runs) and all(run.bold for run in runs)


def _chosen(around: Node) -> Iterator[Node]:
    """The children of an element; of alternatives the first alone, which is the newer form."""
    for entry in around:
        if entry.tag in _FOREIGN:
            message = "another document stands in it that only Word unpacks"
            raise DecodeError("format", f"{message}; open it in Word and save it again")
        if entry.tag != "mc:AlternateContent":
            yield entry
            continue
        choice = entry.find("mc:Choice")
        kept = choice if choice is not None else entry.find("mc:Fallback")
        if kept is not None:
            yield from _chosen(kept)


def _inside(around: Node, tag: str) -> Iterator[Node]:
    """The rows or cells of a table, also those that a content control holds."""
    for entry in _chosen(around):
        if entry.tag == tag:
            yield entry
        elif entry.tag in _AROUND:
            yield from _inside(entry, tag)


def _boxes(drawing: Node) -> Iterator[Node]:
    """The text boxes of a drawing; those within one are found when it is walked."""
    for entry in _chosen(drawing):
        if entry.tag == "w:txbxContent":
            yield entry
        else:
            yield from _boxes(entry)


def _gallery(entry: Node) -> BlockKind | None:
    """The kind of what a content control holds, where it was made to hold it."""
    if entry.find("w:sdtPr/w:bibliography") is not None:
        return BlockKind.REFERENCE
    tag = value(entry, "w:sdtPr/w:tag") or ""
    if tag.upper().startswith("MENDELEY_BIBLIOGRAPHY"):
        return BlockKind.REFERENCE
    return _GALLERIES.get(value(entry, "w:sdtPr/w:docPartObj/w:docPartGallery") or "")


def _is_placeholder(entry: Node) -> bool:
    """Whether a content control shows only what to type there."""
    return entry.find("w:sdtPr/w:showingPlcHdr") is not None


def _letters(entry: Node) -> str:
    """The text of a run: a newline in the file is a space, and its edges count if it says so."""
    text = entry.text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    text = text.translate(PRIVATE_SIGNS)
    return text if entry.get("xml:space") == "preserve" else text.strip()


def _formula(entry: Node) -> str:
    """The letters of a formula in a row, a fraction with its stroke."""
    parts: list[str] = []
    for found in entry.every():
        if found.tag == "m:den":
            parts.append("/")
        elif found.tag == "m:t":
            parts.append(found.text.replace("\n", " "))
    return "".join(parts)
