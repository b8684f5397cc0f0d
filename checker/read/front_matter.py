"""The YAML front matter of a Markdown file."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

import yaml

from checker.values.article import Metadata
from checker.values.span import Span

_FENCED = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(.*?)(?:\r\n|\r|\n)(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.S
)
_LINE = re.compile(
    r"(?<![^\r\n])([A-Za-z_][\w -]{0,40}?)[ \t]*:[ \t]+(\S[^\r\n]*?)[ \t]*(?=[\r\n]|\Z)"
)
_LIMIT_CHARACTERS = 64_000
_KEYS = {
    "title": ("title", "headline"),
    "source": ("source", "publisher", "site", "site_name", "sitename"),
    "url": ("url", "canonical", "canonical_url", "source_url", "link", "permalink"),
    "published": (
        "published",
        "date",
        "datepublished",
        "date_published",
        "publish_date",
        "pubdate",
    ),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; `end` is where the article begins, `title` the title's place."""

    metadata: Metadata
    end: int
    title: Span | None


def read_front_matter(text: str) -> FrontMatter | None:
    """The front matter at the top of a text, if there is one.

    Where it is not valid YAML (a colon in a title is the usual fault) its
    lines are read one by one.
    """
    start = 1 if text.startswith("\ufeff") else 0
    found = (
        _FENCED.match(text[:_LIMIT_CHARACTERS], start) if text.startswith("---", start) else None
    )
    if not found:
        return None
    lines = {
        name.group(1).lower(): name for name in _LINE.finditer(text, found.start(1), found.end(1))
    }
    if not lines:
        return None
    values = _values(found.group(1)) or {
        key: line.group(2).strip("\"'") for key, line in lines.items()
    }
    read = {
        slot: next((values[key] for key in keys if values.get(key)), None)
        for slot, keys in _KEYS.items()
    }
    return FrontMatter(Metadata(**read), found.end(), _place(text, lines, read["title"]))


def _values(text: str) -> dict[str, str]:
    try:
        data = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    values: dict[str, str] = {}
    for key, value in data.items():
        if isinstance(value, datetime.date):
            values[str(key).lower()] = value.isoformat()
        elif isinstance(value, str | int | float):
            values[str(key).lower()] = " ".join(str(value).split())
    return values


def _place(text: str, lines: dict[str, re.Match[str]], title: str | None) -> Span | None:
    for key in _KEYS["title"]:
        if title and key in lines:
            start = text.find(title, lines[key].start(2), lines[key].end(2))
            if start >= 0:
                return Span(start, start + len(title))
    return None
