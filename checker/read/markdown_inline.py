"""Maps the inline tokens of Markdown back to their places in the file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from checker.read.builder import TextBuilder
from checker.values.span import Span

_SOFT_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_HARD_BREAK = re.compile(r"\\?[ \t]*\n[ \t]*")
_SPACE = re.compile(r"\s*")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,20}\]:?")
# A reference's label; brackets inside would make it none (CommonMark, section 6.3).
_LABEL = re.compile(r"\[(?:\\.|[^\[\]\\]){0,999}\]", re.S)
_HTML_BREAK = re.compile(r"<br\b", re.I)


class Places:
    """Where each character of an inline token's content stands in the file.

    `lines` holds for each line of the content where it begins in the content
    and in the file; within a line the two run in step.
    """

    __slots__ = ("_at", "_lines", "source")

    def __init__(self, source: str, lines: Sequence[tuple[int, int]]) -> None:
        self.source = source
        self._lines = lines
        self._at = 0

    def __call__(self, offset: int) -> int:
        """The place in the file; offsets come in rising order, so no search is needed."""
        lines = self._lines
        at = self._at
        while at and lines[at][0] > offset:
            at -= 1
        while at + 1 < len(lines) and lines[at + 1][0] <= offset:
            at += 1
        self._at = at
        return lines[at][1] + offset - lines[at][0]


class LostPlaceError(ValueError):
    """A token does not stand where the tokens before it end."""


def add_inline(
    builder: TextBuilder, content: str, tokens: Sequence[Token], places: Places
) -> list[Span]:
    """Adds an inline token's text as a reader sees it; gives the places of its comments.

    Text whose place is lost stands for all that is left of the content.
    """
    position = 0
    comments = []
    for index, token in enumerate(tokens):
        try:
            end = _add(builder, content, token, position, places)
        except LostPlaceError:
            rest = "".join(left.content for left in tokens[index:] if left.type == "text")
            builder.replace(" ".join(rest.split()), places(position), places(len(content)))
            break
        if token.type == "html_inline" and token.content.startswith("<!--"):
            comments.append(Span(places(position), places(end - 1) + 1))
        position = end
    return comments


def _add(builder: TextBuilder, content: str, token: Token, position: int, places: Places) -> int:
    kind = token.type
    if kind == "text" or (kind == "text_special" and token.markup == token.content):
        # A backslash before a letter stands for itself.
        return _text(builder, content, token.content, position, places)
    if kind == "text_special":
        end = _past(content, token.markup, position)
        builder.replace(token.content, places(position), places(end - 1) + 1)
        return end
    if kind in ("softbreak", "hardbreak"):
        found = (_SOFT_BREAK if kind == "softbreak" else _HARD_BREAK).match(content, position)
        if not found:
            raise LostPlaceError
        builder.space(places(position), places(found.end() - 1) + 1)
        return found.end()
    if kind == "code_inline":
        return _code(builder, content, token, position, places)
    if kind == "html_inline":
        end = _past(content, token.content, position)
        if _HTML_BREAK.match(token.content):
            builder.space(places(position), places(end - 1) + 1)
        return end
    if kind == "image":
        end = _past(content, "![", position) + len(token.content)
        return _link_tail(content, _past(content, "]", end))
    if kind == "link_open":
        return _past(content, "<" if token.markup == "autolink" else "[", position)
    if kind == "link_close":
        if token.markup == "autolink":
            return _past(content, ">", position)
        return _link_tail(content, _past(content, "]", position))
    return _past(content, token.markup, position)


def _past(content: str, expected: str, position: int) -> int:
    if not content.startswith(expected, position):
        raise LostPlaceError
    return position + len(expected)


def _text(builder: TextBuilder, content: str, text: str, position: int, places: Places) -> int:
    end = _past(content, text, position)
    while position < end:
        found = _FOOTNOTE.search(content, position, end)
        stop = found.start() if found else end
        while position < stop:
            # Lines of one paragraph may stand apart in the file.
            newline = content.find("\n", position, stop)
            until = stop if newline < 0 else newline
            if position < until:
                start = places(position)
                builder.add(places.source, start, start + until - position)
            if newline >= 0:
                builder.space(places(newline), places(newline) + 1)
                until += 1
            position = until
        position = found.end() if found else end
    return end


def _code(builder: TextBuilder, content: str, token: Token, position: int, places: Places) -> int:
    fence = token.markup
    start = _past(content, fence, position)
    closing = re.compile(rf"(?<!`){re.escape(fence)}(?!`)").search(content, start)
    if not closing:
        raise LostPlaceError
    _text(builder, content, content[start : closing.start()], start, places)
    return closing.end()


def _link_tail(content: str, position: int) -> int:
    """Past the target of a link whose `]` was just passed: inline, by reference, or none."""
    if content.startswith("(", position):
        end = _inline_target(content, position + 1)
        if end:
            return end
    reference = _LABEL.match(content, position)
    return reference.end() if reference else position


def _inline_target(content: str, position: int) -> int | None:
    """The end of "(address "title")", read as the link rule of the parser does."""
    limit = len(content)
    position = _skip(content, position)
    address = parseLinkDestination(content, position, limit)
    if address.ok:
        position = address.pos
        spaced = _skip(content, position)
        if spaced > position:
            title = parseLinkTitle(content, spaced, limit)
            if title.ok:
                spaced = _skip(content, title.pos)
        position = spaced
    return position + 1 if content.startswith(")", position) else None


def _skip(content: str, position: int) -> int:
    found = _SPACE.match(content, position)
    return found.end() if found else position
