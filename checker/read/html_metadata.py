"""What a web page says of itself: title, source, address, date, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import islice

from checker.read.html_tokens import TokenKind, tokenize
from checker.values.article import Metadata
from checker.values.span import Span

_LD_JSON = re.compile(r"<script\b[^>]{0,500}application/ld\+json[^>]{0,500}>", re.I)
_LIMIT_TAGS = 5000
_NAMES = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "source": ("og:site_name", "application-name", "dc.publisher", "citation_publisher"),
    "url": ("og:url",),
    "published": (
        "article:published_time",
        "og:published_time",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.issued",
        "citation_publication_date",
        "datepublished",
        "parsely-pub-date",
    ),
}


@dataclass(frozen=True, slots=True)
class PageData:
    """A page's metadata; `language` is what it declares, `title` the place of its title's text."""

    metadata: Metadata
    language: str | None
    title: Span | None


def read_page_data(source: str) -> PageData:
    """The metadata in a page's head and in its linked data."""
    names: dict[str, str] = {}
    title: Span | None = None
    language: str | None = None
    for tag in islice(tokenize(source), _LIMIT_TAGS):
        attributes = tag.attributes
        if tag.kind is TokenKind.RAW_TEXT and tag.name == "title" and title is None:
            title = Span(tag.start, tag.end)
        elif tag.kind is not TokenKind.OPEN:
            continue
        elif tag.name == "html":
            language = attributes.get("lang") or attributes.get("xml:lang") or None
        elif tag.name == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if key and attributes.get("content", "").strip():
                names.setdefault(key.lower(), " ".join(attributes["content"].split()))
        elif tag.name == "link" and attributes.get("rel", "").lower() == "canonical":
            names.setdefault("canonical", attributes.get("href", "").strip())
        elif tag.name == "time" and attributes.get("itemprop", "").lower() == "datepublished":
            names.setdefault("datepublished", attributes.get("datetime", "").strip())
        elif tag.name == "body":
            break
    linked = _linked_data(source)
    first = {
        slot: next((names[key] for key in keys if names.get(key)), None)
        for slot, keys in _NAMES.items()
    }
    tab = " ".join(unescape(source[title.start : title.end]).split()) if title else None
    metadata = Metadata(
        title=first["title"] or linked.get("title") or tab or None,
        source=first["source"] or linked.get("source"),
        url=names.get("canonical") or first["url"] or linked.get("url"),
        published=first["published"] or linked.get("published"),
    )
    return PageData(metadata, language, title if tab else None)


def _linked_data(source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for opening in islice(_LD_JSON.finditer(source), 20):
        end = source.find("</", opening.end())
        while end >= 0 and source[end : end + 8].lower() != "</script":
            end = source.find("</", end + 2)
        if end < 0:
            break
        try:
            data = json.loads(source[opening.end() : end])
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            publisher = item.get("publisher")
            name = publisher.get("name") if isinstance(publisher, Mapping) else publisher
            for slot, value in (
                ("title", item.get("headline")),
                ("published", item.get("datePublished")),
                ("source", name),
                ("url", item.get("url") if item.get("headline") else None),
            ):
                if isinstance(value, str) and value.strip():
                    found.setdefault(slot, " ".join(unescape(value).split()))
    return found


def _items(data: object) -> Iterator[Mapping[str, object]]:
    """The objects of linked data: itself, a list's, a graph's."""
    if isinstance(data, Mapping):
        yield data
        yield from _items(data.get("@graph"))
    elif isinstance(data, list):
        for item in data:
            if isinstance(item, Mapping):
                yield from _items(item)
