"""A file or a text as an article: decoded, in blocks, with its metadata; or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from checker.read.builder import TextBuilder, fold
from checker.read.classify import classify
from checker.read.comments import addressed
from checker.read.decode import LIMIT_BYTES, DecodeError, decode
from checker.read.docx import read_docx
from checker.read.docx_package import LIMIT_ARCHIVE_BYTES
from checker.read.english import foreign
from checker.read.files import format_of, missing, shown, unreadable
from checker.read.front_matter import read_front_matter
from checker.read.html import add_text, read_html_blocks
from checker.read.html_metadata import read_page_data
from checker.read.markdown import read_markdown_blocks
from checker.read.raw import RawBlock
from checker.read.surround import ranked, surround
from checker.read.text import read_text_blocks
from checker.ruleset.structure import Structure, plain, shipped_structure
from checker.values.article import Article, BlockKind, Failure, Format, Metadata
from checker.values.span import Span


def read_file(path: Path, *, root: Path, structure: Structure | None = None) -> Article | Failure:
    """The file as an article, or why it is none; `structure` None reads the shipped words."""
    format = format_of(path)  # noqa: A001
    most = LIMIT_ARCHIVE_BYTES if format is Format.DOCX else LIMIT_BYTES
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
            size = len(data) if len(data) <= most else max(path.stat().st_size, len(data))
    except (FileNotFoundError, NotADirectoryError):
        return missing(path, root)
    except OSError as error:
        return unreadable(path, root, error)
    name = shown(path, root)
    if size > most:
        limit = most // 1_000_000
        message = f"{size / 1e6:.0f} MB, over the limit of {limit} MB; split it or leave it out"
        return Failure(name, "too-large", message)
    return read_bytes(data, path=name, format=format, structure=structure)


def read_bytes(
    data: bytes,
    *,
    path: str,
    format: Format,  # noqa: A002
    structure: Structure | None = None,
) -> Article | Failure:
    """The bytes as an article; their encoding is found."""
    if format is Format.DOCX:
        return _read_docx(data, path, structure or shipped_structure())
    try:
        text, encoding = decode(data, declared=format is Format.HTML)
    except DecodeError as error:
        return Failure(path, error.kind, str(error))
    found = read_text(text, path=path, format=format, structure=structure)
    return replace(found, encoding=encoding) if isinstance(found, Article) else found


def read_text(
    text: str,
    *,
    path: str,
    format: Format,  # noqa: A002
    structure: Structure | None = None,
) -> Article | Failure:
    """The text as an article; newlines may be of any kind, and offsets count them as they are.

    Raises ValueError for a format that is not text.
    """
    if format not in _READERS:
        raise ValueError(f"{format.value} is read from bytes, not from text")
    words = structure or shipped_structure()
    if not text.strip():
        return Failure(path, "empty", "the file is empty; there is nothing to check")
    page = _READERS[format](text, words)
    if not page.blocks:
        return Failure(path, "empty", "no text in this file, only markup")
    return _article(text, page, path=path, format=format, words=words)


def _read_docx(data: bytes, path: str, words: Structure) -> Article | Failure:
    if not data:
        return Failure(path, "empty", "the file is empty; there is nothing to check")
    try:
        read = read_docx(data)
    except DecodeError as error:
        return Failure(path, error.kind, str(error))
    if not read.blocks:
        return Failure(path, "empty", "no text in this document")
    page = _Page(read.blocks, read.metadata)
    return _article(read.text, page, path=path, format=Format.DOCX, words=words)


def _article(
    text: str,
    page: _Page,
    *,
    path: str,
    format: Format,  # noqa: A002
    words: Structure,
) -> Article | Failure:
    shaped = format is Format.TEXT
    classified = ranked(classify(page.blocks, words, shaped=shaped), shaped=shaped)
    blocks = surround(classified)
    reason = foreign(blocks, words, declared=page.language)
    if reason:
        return Failure(path, "language", reason)
    metadata = page.metadata
    if metadata.title is None:
        title = next((block.text for block in blocks if block.kind is BlockKind.TITLE), None)
        metadata = replace(metadata, title=title)
    comments = addressed(text, page.comments)
    return Article(path, format, "utf-8", text, blocks, metadata, comments)


@dataclass(frozen=True, slots=True)
class _Page:
    blocks: Sequence[RawBlock]
    metadata: Metadata = field(default_factory=Metadata)
    language: str | None = None
    comments: Sequence[Span] = ()


def _text(text: str, structure: Structure) -> _Page:
    return _Page(read_text_blocks(text, structure))


def _markdown(text: str, structure: Structure) -> _Page:
    front = read_front_matter(text)
    blocks, comments = read_markdown_blocks(text, structure, start=front.end if front else 0)
    if front is None:
        return _Page(blocks, comments=comments)
    if front.title and blocks:
        title = fold(text, *front.title)
        if title:
            blocks = _with_title(blocks, RawBlock(BlockKind.TITLE, *title, level=1))
    return _Page(blocks, front.metadata, comments=comments)


def _html(text: str, structure: Structure) -> _Page:
    data = read_page_data(text)
    blocks, comments = read_html_blocks(text, structure)
    if data.title and blocks and not any(block.level == 1 for block in blocks):
        builder = TextBuilder()
        add_text(builder, text, *data.title)
        title = builder.finish()
        if title:
            blocks = _with_title(blocks, RawBlock(BlockKind.TITLE, *title, level=1))
    return _Page(blocks, data.metadata, data.language, comments)


_READERS = {Format.TEXT: _text, Format.MARKDOWN: _markdown, Format.HTML: _html}


def _with_title(blocks: list[RawBlock], title: RawBlock) -> list[RawBlock]:
    """The blocks under a title from outside the body, unless the body has it too."""
    same = any(block.level and plain(block.text) == plain(title.text) for block in blocks[:10])
    return blocks if same else [title, *blocks]
