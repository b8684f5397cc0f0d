"""Plain text as units: the lines of a paragraph joined, every item on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.read.builder import UNSEEN

# A bullet or a number, and the space after it. A dash needs a space on both sides.
_MARK = re.compile(r"(?:[•·‣▪◦●○∙■□►➤✓✔]\s*|[-*+–—]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+)(?=\S)")
_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s+")
# Bullets inside a line: scraped pages run their lists together.
# ... and their paragraphs, with a wide gap after the last stop.
_INSIDE = re.compile(r"(?<=\S)(?:\s+[•‣▪◦●∙■►]\s+|\s{2,}[-–*]\s+)(?=\S)|(?<=[.!?:])\s{4,}(?=\S)")
_WRAP_LIMIT = 130


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the space around it; `gap` says that an empty line stands before it."""

    text: str
    start: int
    gap: bool

    @property
    def end(self) -> int:
        """Where the line's text ends in the file."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Unit:
    """What belongs together: `start` to `end` in the file, without a bullet.

    `mark` is "bullet", "number" or empty.
    """

    text: str
    start: int
    end: int
    gap: bool
    mark: str = ""


def split_lines(text: str) -> list[Line]:
    """The lines that are not empty; bullets inside a line begin lines of their own."""
    lines: list[Line] = []
    position, gap = 0, True
    for full in text.splitlines(keepends=True):
        stripped = full.strip().strip(UNSEEN).strip()
        if stripped:
            start = position + full.index(stripped[0])
            lines.extend(_split_inside(stripped, start, gap))
            gap = False
        else:
            gap = True
        position += len(full)
    return lines


def _split_inside(text: str, start: int, gap: bool) -> Iterator[Line]:  # noqa: FBT001
    position = 0
    for found in _INSIDE.finditer(text):
        yield Line(text[position : found.start()], start + position, gap)
        # The bullet stays with what follows it.
        position = found.start() + len(found.group()) - len(found.group().lstrip())
        gap = False
    yield Line(text[position:], start + position, gap)


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the text's lines are broken; None where each line is a paragraph."""
    pairs = [
        (before, line)
        for before, line in pairwise(lines)
        if not line.gap and not _MARK.match(line.text)
    ]
    if not pairs:
        return None
    # In broken lines most continue in the middle of a sentence.
    lower = sum(line.text[0].islower() for _, line in pairs)
    if lower < 0.4 * len(pairs):
        return None
    widths = sorted(len(before.text) for before, _ in pairs)
    width = widths[-1 - len(widths) // 50]
    return width if width <= _WRAP_LIMIT else None


def units(lines: Sequence[Line]) -> list[Unit]:
    """The lines as units: broken lines joined, marks of items taken off."""
    width = wrap_width(lines)
    joined: list[Unit] = []
    begin = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and _continues(lines[index - 1], lines[index], width):
            continue
        joined.append(_unit(lines[begin:index]))
        begin = index
    return joined


def _continues(before: Line, line: Line, width: int | None) -> bool:
    if line.gap or _MARK.match(line.text):
        return False
    if width is None:
        return line.text[0].islower() and before.text[-1].isalpha() and len(before.text) > 40
    if line.text[0].islower():
        return True
    # The line was broken because its next word did not fit.
    first_word = line.text.split(" ", 1)[0]
    return len(before.text) + 1 + len(first_word) > width


def _unit(lines: Sequence[Line]) -> Unit:
    first, last = lines[0], lines[-1]
    found = _MARK.match(first.text)
    mark, cut = "", 0
    if found:
        mark = "number" if _NUMBER.match(first.text) else "bullet"
        cut = found.end()
    text = first.text[cut:]
    if len(lines) > 1:
        text = " ".join([text, *(line.text for line in lines[1:])])
    return Unit(text, first.start + cut, last.end, first.gap, mark)
