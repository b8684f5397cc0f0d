"""XML as a plain tree with short names (`w:p`), whichever form of the format a file is in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_STRICT = "http://purl.oclc.org/ooxml"

# The strict form of the format has other names for the same things (ISO/IEC 29500-1).
_PREFIXES: Mapping[str, str] = {
    _WORD: "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OFFICE}/relationships": "r",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_OFFICE}/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OFFICE}/extended-properties": "app",
    f"{_STRICT}/officeDocument/extendedProperties": "app",
    f"{_OFFICE}/custom-properties": "custom",
    f"{_STRICT}/officeDocument/customProperties": "custom",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "core",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
LIMIT_DEPTH = 120
#: Each takes far more memory than its letters in the file: "<a/>" is an element too.
LIMIT_ELEMENTS = 1_000_000


class TreeError(ValueError):
    """XML that no program for texts writes; the words go on from the name of the part."""


class TooManyError(TreeError):
    """More elements than a text has."""


class Node:
    """An element: its tag, its attributes, its own text, and what stands in it."""

    __slots__ = ("attributes", "children", "pieces", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str] | None = None) -> None:
        self.tag = tag
        self.attributes = attributes or {}
        self.children: list[Node] = []
        self.pieces: list[str] = []

    def __iter__(self) -> Iterator[Node]:
        return iter(self.children)

    @property
    def text(self) -> str:
        """The element's own text, without that of what stands in it."""
        return "".join(self.pieces)

    def get(self, name: str, default: str = "") -> str:
        """An attribute, or the default where it is not there."""
        return self.attributes.get(name, default)

    def find(self, path: str) -> Node | None:
        """The first element at a path of tags (`w:pPr/w:numPr`)."""
        found: Node | None = self
        for tag in path.split("/"):
            found = next((child for child in found if child.tag == tag), None) if found else None
        return found

    def all(self, tag: str) -> Iterator[Node]:
        """The children of a tag, in order."""
        return (child for child in self.children if child.tag == tag)

    def every(self) -> Iterator[Node]:
        """This element and all that stands in it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.every()


class TreeTarget:
    """What the standard library's parser calls; raises TreeError for what Word never writes.

    No document type may be declared, so that no entity can be: neither one
    that grows without end nor one that fetches a file.
    """

    def __init__(self) -> None:
        self._open: list[Node] = [Node("")]
        self._short: dict[str, str] = {}
        self._left = LIMIT_ELEMENTS

    def doctype(self, name: str, public: str | None, system: str | None) -> None:  # noqa: ARG002
        """A document type."""
        raise TreeError("declares a document type, which Word never does")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A start tag."""
        if len(self._open) > LIMIT_DEPTH:
            raise TreeError(f"is nested more than {LIMIT_DEPTH} deep")
        self._left -= 1
        if self._left < 0:
            raise TooManyError(f"holds more than {LIMIT_ELEMENTS:,} elements")
        named = {self._named(key): value for key, value in attributes.items()}
        node = Node(self._named(tag), named)
        self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, tag: str) -> None:  # noqa: ARG002
        """An end tag."""
        self._open.pop()

    def data(self, text: str) -> None:
        """Text."""
        self._open[-1].pieces.append(text)

    def close(self) -> Node:
        """The tree."""
        return self._open[0].children[0]

    def _named(self, tag: str) -> str:
        short = self._short.get(tag)
        if short is None:
            uri, _, local = tag.removeprefix("{").rpartition("}")
            short = f"{_PREFIXES.get(uri, 'other')}:{local}" if uri else local
            self._short[tag] = short
        return short
