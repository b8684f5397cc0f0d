"""Word's styles and lists: what a paragraph or a run is by its own properties and its style's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker.read.docx_tree import Node
from checker.values.article import BlockKind

#: Word's built-in styles keep these names in a file, whatever the language of the program.
_KINDS: Mapping[str, BlockKind] = {
    "title": BlockKind.TITLE,
    "subtitle": BlockKind.HEADING,
    "caption": BlockKind.CAPTION,
    "quote": BlockKind.QUOTE,
    "intense quote": BlockKind.QUOTE,
    "block text": BlockKind.QUOTE,
    "html preformatted": BlockKind.CODE,
    "macro": BlockKind.CODE,
    "bibliography": BlockKind.REFERENCE,
    "endnote bibliography": BlockKind.REFERENCE,
    "footnote text": BlockKind.REFERENCE,
    "endnote text": BlockKind.REFERENCE,
    "toc heading": BlockKind.NAVIGATION,
    "table of figures": BlockKind.NAVIGATION,
    "table of authorities": BlockKind.NAVIGATION,
    "header": BlockKind.NAVIGATION,
    "footer": BlockKind.NAVIGATION,
    **{f"toc {level}": BlockKind.NAVIGATION for level in range(1, 10)},
    **{f"index {level}": BlockKind.NAVIGATION for level in range(1, 10)},
}
_HEADING = re.compile(r"heading ?([1-9])")
#: The outline level of body text; headings are 0 to 8.
_BODY_LEVEL = 9
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says itself; None where it says nothing."""

    name: str
    parent: str | None
    properties: Node
    runs: Node
    header_rows: bool


@dataclass(frozen=True, slots=True)
class ParagraphShape:
    """What a paragraph is: its kind where its style tells, heading level and list depth from 1."""

    kind: BlockKind | None = None
    level: int = 0
    depth: int = 0
    joined: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of a document by id, and the levels of its lists by their number."""

    styles: Mapping[str, Style] = field(default_factory=dict)
    usual: str | None = None
    lists: Mapping[str, Mapping[str, Node]] = field(default_factory=dict)
    _shapes: dict[str, ParagraphShape] = field(default_factory=dict)

    def chain(self, style: str | None) -> Iterator[Style]:
        """A style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while style is not None and style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style]
            style = self.styles[style].parent

    def shape(self, properties: Node | None) -> ParagraphShape:
        """What a paragraph with these properties is."""
        style = value(properties, "w:pStyle") or self.usual
        own = properties is not None and any(
            properties.find(name) is not None for name in ("w:outlineLvl", "w:numPr", "w:rPr")
        )
        if not own and style in self._shapes:
            return self._shapes[style]
        shape = self._shape(properties, style)
        if not own and style is not None:
            self._shapes[style] = shape
        return shape

    def _shape(self, properties: Node | None, style: str | None) -> ParagraphShape:
        chain = list(self.chain(style))
        said = [properties, *(entry.properties for entry in chain)]
        level = self._level(said, chain, style)
        kind = next((_KINDS[entry.name] for entry in chain if entry.name in _KINDS), None)
        return ParagraphShape(
            kind=kind,
            level=level,
            depth=0 if level else self._depth(said, style),
            joined=_mark_deleted(properties),
        )

    def _level(self, said: list[Node | None], chain: list[Style], style: str | None) -> int:
        outline = _first(said, "w:outlineLvl")
        if outline is not None and outline.isdigit():
            return int(outline) + 1 if int(outline) < _BODY_LEVEL else 0
        names = [entry.name for entry in chain] or [(style or "").lower()]
        found = next((match for name in names if (match := _HEADING.fullmatch(name))), None)
        return int(found.group(1)) if found else 0

    def _depth(self, said: list[Node | None], style: str | None) -> int:
        """The depth of a list item from 1; 0 where no number and no bullet is shown."""
        number = _first(said, "w:numPr/w:numId")
        levels = self.lists.get(number or "0")
        if levels is None:
            return 0
        level = _first(said, "w:numPr/w:ilvl") or next(
            (key for key, entry in levels.items() if value(entry, "w:pStyle") == style), "0"
        )
        shown = value(levels.get(level), "w:numFmt") != "none"
        return int(level) + 1 if shown and level.isdigit() else 0

    def is_on(self, name: str, run: Node | None, paragraph: Node | None) -> bool:
        """Whether a property that is on or off (`w:b`) is on for a run of a paragraph."""
        found = self._run_value(name, run, paragraph)
        return found is not None and value(found) not in _OFF

    def is_superscript(self, run: Node | None, paragraph: Node | None) -> bool:
        """Whether a run stands above the line."""
        return value(self._run_value("w:vertAlign", run, paragraph)) == "superscript"

    def _run_value(self, name: str, run: Node | None, paragraph: Node | None) -> Node | None:
        """A run's property: its own, its style's, its paragraph's style's."""
        own = run.find(name) if run is not None else None
        if own is not None:
            return own
        style = value(run, "w:rStyle")
        around = value(paragraph, "w:pStyle") or self.usual
        for entry in (*self.chain(style), *self.chain(around)):
            found = entry.runs.find(name)
            if found is not None:
                return found
        return None

    def has_header_row(self, properties: Node | None) -> bool:
        """Whether a table's style sets its first row apart, and the table lets it."""
        look = properties.find("w:tblLook") if properties is not None else None
        if look is None or not _is_first_row(look):
            return False
        return any(style.header_rows for style in self.chain(value(properties, "w:tblStyle")))


def read_styles(styles: Node | None, numbering: Node | None) -> Styles:
    """The styles and lists of their two parts, either of which may not be there."""
    found: dict[str, Style] = {}
    usual = None
    for entry in styles.all("w:style") if styles else ():
        key = entry.get("w:styleId")
        found[key] = _style(entry)
        paragraph = entry.get("w:type", "paragraph") == "paragraph"
        if paragraph and entry.get("w:default", "0") not in _OFF:
            usual = key
    return Styles(found, usual, _lists(numbering))


def value(element: Node | None, path: str | None = None) -> str | None:
    """The `w:val` of an element or of one below it."""
    if element is None:
        return None
    found = element if path is None else element.find(path)
    return None if found is None else found.get("w:val")


def _style(entry: Node) -> Style:
    parts = entry.all("w:tblStylePr")
    nothing = Node("w:none")
    properties, runs = entry.find("w:pPr"), entry.find("w:rPr")
    return Style(
        name=(value(entry, "w:name") or "").lower(),
        parent=value(entry, "w:basedOn"),
        properties=nothing if properties is None else properties,
        runs=nothing if runs is None else runs,
        header_rows=any(part.get("w:type") == "firstRow" for part in parts),
    )


def _lists(numbering: Node | None) -> Mapping[str, Mapping[str, Node]]:
    if numbering is None:
        return {}
    kinds = {
        entry.get("w:abstractNumId"): _levels(entry) for entry in numbering.all("w:abstractNum")
    }
    found: dict[str, Mapping[str, Node]] = {}
    for entry in numbering.all("w:num"):
        levels = dict(kinds.get(value(entry, "w:abstractNumId") or "", {}))
        for change in entry.all("w:lvlOverride"):
            levels.update(_levels(change))
        found[entry.get("w:numId")] = levels
    # Number 0 takes a paragraph out of a list that its style puts it in.
    found.pop("0", None)
    return found


def _levels(entry: Node) -> dict[str, Node]:
    return {level.get("w:ilvl"): level for level in entry.all("w:lvl")}


def _first(said: list[Node | None], path: str) -> str | None:
    return next((found for entry in said if (found := value(entry, path)) is not None), None)


def _mark_deleted(properties: Node | None) -> bool:
    """Whether a tracked change took the paragraph's end away: it runs on into the next."""
    if properties is None:
        return False
    return any(properties.find(f"w:rPr/{name}") is not None for name in ("w:del", "w:moveFrom"))


def _is_first_row(look: Node) -> bool:
    named = look.get("w:firstRow")
    if named:
        return named not in _OFF
    try:
        # Older files hold the same as bits (ISO/IEC 29500-4, section 14.3.7).
        return bool(int(look.get("w:val", "0"), 16) & 0x20)
    except ValueError:
        return False
