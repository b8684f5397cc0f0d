"""Text on a terminal: how wide it is, where it breaks, and which words are underlined."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.values.span import Span

_WIDE = frozenset("WF")
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})
_SPACES = frozenset("\t\n\r\v\f\u2028\u2029")
_UNSAFE = frozenset({"Cc", "Cs"})
_BIDIRECTIONAL = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Mark(NamedTuple):
    """Words of a quote and the sign that stands under them."""

    span: Span
    sign: str


def plain(text: str) -> str:
    """The text without characters that could move the cursor, one for one.

    An article is somebody else's text: an escape sequence or a bidirectional
    override in it must not reach the terminal.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_plain_character(character) for character in text)


def _plain_character(character: str) -> str:
    if character in _SPACES:
        return " "
    if character in _BIDIRECTIONAL or unicodedata.category(character) in _UNSAFE:
        return "\ufffd"
    return character


def character_width(character: str) -> int:
    """Columns that one character takes: 0 for combining marks, 2 for wide ones."""
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def width(text: str) -> int:
    """Columns that a text takes."""
    return len(text) if text.isascii() else sum(map(character_width, text))


def shortened(text: str, columns: int) -> str:
    """The text on one line, cut where it is too long."""
    # Marks that take no column come a few to a letter; what lies further on is never shown.
    far = len(text) > 4 * columns
    text = plain(text[: 4 * columns])
    if width(text) <= columns and not far:
        return text
    while width(text) > columns - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def breaks(text: str, columns: int) -> Iterator[Span]:
    """The lines that a text wraps into, broken at spaces where there are any."""
    start, size = 0, len(text)
    while start < size:
        end = _line_end(text, start, columns)
        yield Span(start, end)
        start = end
        while start < size and text[start] == " ":
            start += 1


def _line_end(text: str, start: int, columns: int) -> int:
    used, last_space = 0, start
    for index in range(start, len(text)):
        used += character_width(text[index])
        if text[index] == " ":
            last_space = index
        elif used > columns:
            # A word longer than the line is cut, after one character at least.
            return last_space if last_space > start else max(index, start + 1)
    return len(text)


def wrap(text: str, columns: int) -> list[str]:
    """A text as lines of at most so many columns."""
    text = plain(text)
    return [text[span.start : span.end].rstrip() for span in breaks(text, columns)]


def wrap_parts(parts: Sequence[str], columns: int, separator: str = " · ") -> list[str]:
    """Parts joined into lines that break between parts, not inside them where it can be helped."""
    lines = [""]
    for index, part in enumerate(map(plain, parts)):
        longer = f"{lines[-1]}{separator}{part}" if lines[-1] else part
        # Room is kept for the separator that ends every line but the last.
        tail = 0 if index == len(parts) - 1 else len(separator.rstrip())
        if width(longer) + tail <= columns:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines[-1] += separator.rstrip()
            lines.append("")
        *whole, lines[-1] = wrap(part, columns) or [""]
        lines[-1:-1] = whole
    return lines


def underlined(text: str, marks: Sequence[Mark], columns: int) -> Iterator[tuple[str, str]]:
    """Each line of the text with the line of signs under it, empty where none is marked."""
    text = plain(text)
    signs = signs_under(len(text), marks)
    for line in breaks(text, columns):
        words = text[line.start : line.end].rstrip()
        below = "".join(
            sign * character_width(character)
            for sign, character in zip(signs[line.start : line.end], words, strict=False)
        )
        yield words, below.rstrip()


def signs_under(length: int, marks: Iterable[Mark]) -> str:
    """One sign or a space for each character; an earlier mark wins over a later one."""
    signs = [" "] * length
    for mark in marks:
        for index in range(max(mark.span.start, 0), min(mark.span.end, length)):
            if signs[index] == " ":
                signs[index] = mark.sign
    return "".join(signs)
