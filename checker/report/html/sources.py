"""Sources: the articles under the names that a reader knows them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from checker.report.text import plain
from checker.values.article import Metadata
from checker.values.report import ArticleRecord

_MOST_CHARACTERS = 90


@dataclass(frozen=True, slots=True)
class Source:
    """An article: `name` tells it from the others, `title` is None where the name says it."""

    path: str
    name: str
    title: str | None
    url: str | None
    published: str | None
    reference: bool


def sources_of(articles: Iterable[ArticleRecord], paths: Sequence[str]) -> tuple[Source, ...]:
    """The article of each path, in the order of the paths."""
    known = {record.path: record for record in articles}
    wanted = [known.get(path) or ArticleRecord(path) for path in paths]
    names = [_name(record) for record in wanted]
    shared = Counter(name.casefold() for name in names)
    return tuple(
        _source(record, name, alone=shared[name.casefold()] == 1)
        for record, name in zip(wanted, names, strict=True)
    )


def _name(record: ArticleRecord) -> str:
    metadata = record.metadata
    return _short(metadata.source or metadata.title) or _short(PurePosixPath(record.path).name)


def _source(record: ArticleRecord, name: str, *, alone: bool) -> Source:
    metadata: Metadata = record.metadata
    title = _short(metadata.title)
    if not alone:
        # Two articles of one publisher are two sources.
        path = plain(record.path)
        name = f"{name} ({path})" if title == name else f"{name}: {title or path}"
    return Source(
        path=plain(record.path),
        name=name,
        title=title if title and title not in name else None,
        url=metadata.url,
        published=plain(metadata.published) if metadata.published else None,
        reference=record.reference,
    )


def _short(text: str | None) -> str:
    words = " ".join(plain(text or "").split())
    return words if len(words) <= _MOST_CHARACTERS else f"{words[: _MOST_CHARACTERS - 1]}…"
