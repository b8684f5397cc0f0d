"""Splits HTML into tags and text, each with its exact place, in linear time.

Parsers that build a tree (lexbor) give no places in the source, and the
standard library's parser rescans unfinished markup. The states follow the HTML
standard's tokenizer; what it calls parse errors is read as it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from html import unescape
from types import MappingProxyType

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_SPACE = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"([^\s/>][^\s/>=]*)(?:\s*=\s*)?")
_BARE_VALUE = re.compile(r"[^\s>]*")
_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})
#: Character references, as loosely as browsers read them.
REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,8};?|#[0-9]{1,8};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.I)
    for name in ("script", "style", "textarea", "title", "iframe", "noscript", "xmp", "noembed")
}


class TokenKind(Enum):
    """The parts of a page."""

    TEXT = "text"
    RAW_TEXT = "raw text"
    OPEN = "open"
    CLOSE = "close"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, text or comment at `start` to `end`; `name` is lower case, empty without a tag."""

    kind: TokenKind
    name: str
    start: int
    end: int
    attributes: Mapping[str, str]


def tokenize(source: str, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """The tags, texts and comments of source[start:end], in order.

    The content of scripts, styles, titles and the like comes as one raw text.
    """
    limit = len(source) if end is None else end
    position = text_start = start
    while position < limit:
        position = source.find("<", position, limit)
        if position < 0 or position + 1 >= limit:
            break
        following = source[position + 1]
        closing = following == "/"
        name = _NAME.match(source, position + 2 if closing else position + 1, limit)
        if not name and following not in "!?/":
            position += 1
            continue
        if text_start < position:
            yield Tag(TokenKind.TEXT, "", text_start, position, _NO_ATTRIBUTES)
        if not name:
            text_start = _skip_declaration(source, position, limit)
            if source.startswith("<!--", position):
                yield Tag(TokenKind.COMMENT, "", position, text_start, _NO_ATTRIBUTES)
            position = text_start
            continue
        after, attributes = _attributes(source, name.end(), limit)
        if after is None:
            # The file ends inside a tag: the standard drops it.
            return
        lower = name.group().lower()
        yield Tag(
            TokenKind.CLOSE if closing else TokenKind.OPEN, lower, position, after, attributes
        )
        position = text_start = after
        if not closing and lower in _RAW:
            found = _RAW[lower].search(source, position, limit)
            position = text_start = found.start() if found else limit
            yield Tag(TokenKind.RAW_TEXT, lower, after, position, _NO_ATTRIBUTES)
    if text_start < limit:
        yield Tag(TokenKind.TEXT, "", text_start, limit, _NO_ATTRIBUTES)


def _skip_declaration(source: str, position: int, limit: int) -> int:
    """Past a comment, a doctype, or a bogus comment; an open one takes all that is left."""
    if source.startswith("<!--", position):
        # "<!-->" and "<!--->" are whole comments.
        for short in ("<!-->", "<!--->"):
            if source.startswith(short, position):
                return position + len(short)
        found, size = source.find("-->", position + 4, limit), 3
    else:
        found, size = source.find(">", position + 1, limit), 1
    return limit if found < 0 else found + size


def _attributes(source: str, position: int, limit: int) -> tuple[int | None, Mapping[str, str]]:
    """Where the tag ends, after its `>`, and its attributes; None if it never ends."""
    if source.startswith(">", position):
        return position + 1, _NO_ATTRIBUTES
    attributes: dict[str, str] = {}
    while True:
        spaced = _SPACE.match(source, position, limit)
        position = spaced.end() if spaced else position
        if position >= limit:
            return None, attributes
        if source[position] == ">":
            return position + 1, attributes
        found = _ATTRIBUTE.match(source, position, limit)
        if found is None:
            position += 1
            continue
        position = found.end()
        value = ""
        if found.end(1) < position and "=" in source[found.end(1) : position]:
            quote = source[position : position + 1]
            if quote in ('"', "'"):
                close = source.find(quote, position + 1, limit)
                if close < 0:
                    return None, attributes
                value, position = source[position + 1 : close], close + 1
            else:
                bare = _BARE_VALUE.match(source, position, limit)
                value, position = (bare.group(), bare.end()) if bare else ("", position)
        attributes.setdefault(found.group(1).lower(), unescape(value))
