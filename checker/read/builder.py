"""Builds a reader's text piece by piece, with its offsets."""

from __future__ import annotations

import re

from checker.values.span import Offsets, Segment, Span

#: Zero-width space, word joiner, byte order mark and soft hyphen have no width
#: for a reader. Joiners stay: they hold emoji and some scripts together.
UNSEEN = "\u200b\u2060\ufeff\u00ad"
_GAP = re.compile(rf"[\s{UNSEEN}]{{2,}}|[^\S ]|[{UNSEEN}]")


def fold(source: str, start: int, end: int) -> tuple[str, Offsets] | None:
    """The reader's text of source[start:end], whitespace folded; None if nothing is left."""
    if _GAP.search(source, start, end) is None:
        text = source[start:end]
        stripped = text.strip(" ")
        if not stripped:
            return None
        lead = len(text) - len(text.lstrip(" "))
        return stripped, Offsets.identity(start + lead, len(stripped))
    builder = TextBuilder()
    builder.add(source, start, end)
    return builder.finish()


class TextBuilder:
    """Collects runs of a source; whitespace is folded to single spaces and trimmed."""

    __slots__ = ("_length", "_parts", "_segments", "_spaced")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0
        self._spaced = True

    @property
    def length(self) -> int:
        """How many code points there are so far, a last space included."""
        return self._length

    def tail(self, count: int) -> str:
        """The last parts of the text so far, at least `count` code points where there are."""
        kept: list[str] = []
        size = 0
        for part in reversed(self._parts):
            kept.append(part)
            size += len(part)
            if size >= count:
                break
        return "".join(reversed(kept))

    def add(self, source: str, start: int, end: int) -> None:
        """Adds source[start:end] as it stands, whitespace folded."""
        position = start
        for gap in _GAP.finditer(source, start, end):
            self._verbatim(source, position, gap.start())
            self._gap(source, gap.start(), gap.end())
            position = gap.end()
        self._verbatim(source, position, end)

    def replace(self, text: str, start: int, end: int) -> None:
        """Adds a text that stands for the source range start to end, such as an entity."""
        if text and not text.strip() and not text.strip(UNSEEN):
            return
        if not text.strip():
            self.space(start, end)
        elif text.strip(UNSEEN):
            self._append(text, Span(start, end), verbatim=False)

    def space(self, start: int, end: int) -> None:
        """Adds a space for the source range, unless there is one already."""
        if not self._spaced:
            self._append(" ", Span(start, end), verbatim=False)

    def finish(self) -> tuple[str, Offsets] | None:
        """The text without a last space, and its offsets; None if there is no text."""
        text = "".join(self._parts)
        if text.endswith(" "):
            text = text[:-1]
            segment = self._segments[-1]
            if segment.verbatim and segment.source.end - segment.source.start > 1:
                source = Span(segment.source.start, segment.source.end - 1)
                self._segments[-1] = Segment(segment.start, source, verbatim=True)
            elif segment.start == len(text):
                self._segments.pop()
        if not text:
            return None
        return text, Offsets(tuple(self._segments))

    def _gap(self, source: str, start: int, end: int) -> None:
        if self._spaced or not source[start:end].strip(UNSEEN):
            return
        if source[start] == " ":
            self._append(" ", Span(start, start + 1), verbatim=True)
        else:
            self._append(" ", Span(start, end), verbatim=False)

    def _verbatim(self, source: str, start: int, end: int) -> None:
        if start < end and self._spaced and source[start] == " ":
            start += 1
        if start < end:
            self._append(source[start:end], Span(start, end), verbatim=True)

    def _append(self, text: str, source: Span, *, verbatim: bool) -> None:
        last = self._segments[-1] if self._segments else None
        if verbatim and last and last.verbatim and last.source.end == source.start:
            source = Span(last.source.start, source.end)
            self._segments[-1] = Segment(last.start, source, verbatim=True)
        else:
            self._segments.append(Segment(self._length, source, verbatim))
        self._parts.append(text)
        self._length += len(text)
        self._spaced = text.endswith(" ")
