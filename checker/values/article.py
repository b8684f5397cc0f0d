"""What reading gives: an article as blocks of a reader's text, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.values.span import Offsets, Span


class Format(StrEnum):
    """The input formats."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"


class BlockKind(StrEnum):
    """What a block of an article is for."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    QUOTE = "quote"
    CAPTION = "caption"
    NAVIGATION = "navigation"
    REFERENCE = "reference"
    DISCLAIMER = "disclaimer"
    COMMENT_FORM = "comment-form"
    CODE = "code"


#: The kinds whose sentences can make claims; the others are kept in the record and skipped.
READ_KINDS = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.TABLE_ROW,
        BlockKind.QUOTE,
    }
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item or row, with `offsets` from its text to the file.

    `level` is a heading's rank from 1 and 0 for all else; `headings` are the
    headings above the block, outermost first; `lead_in` is the sentence or
    heading that introduces a list, or a table's header row, if there is one.
    """

    kind: BlockKind
    text: str
    offsets: Offsets
    level: int = 0
    headings: tuple[str, ...] = ()
    lead_in: str | None = None

    @property
    def span(self) -> Span:
        """Where the block stands in the file."""
        return self.offsets.source(0, len(self.text))


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an article says of itself in front matter, HTML metadata or a document's properties."""

    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the markup that speaks to claimcheck: its words, and where it stands.

    One that is not closed takes all that is left of the file.
    """

    text: str
    span: Span
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Article:
    """A file as read: `text` is the decoded file, before newline translation.

    A Word document's text is made of its paragraphs, each on a line of its own.
    """

    path: str
    format: Format
    encoding: str
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read, in words that say what to do.

    `kind` is one of missing, unreadable, loop, empty, binary, encoding, too-large,
    language, format, damaged, encrypted; `path` is relative to the root.
    """

    path: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file or folder that was left out on purpose; `by` says where the pattern stands."""

    path: str
    by: str
    folder: bool = False
