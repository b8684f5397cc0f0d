"""Offsets: made once from the original file, and carried to the report."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, `start` to `end`."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class Segment(NamedTuple):
    """A run of a reader's text and where it stands in the file.

    A verbatim run has the same length in both; any other run (an entity, a
    folded newline) stands for the whole of its source range.
    """

    start: int
    source: Span
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Offsets:
    """Maps a reader's text back to the file; segments are sorted and cover the text."""

    segments: tuple[Segment, ...]

    @staticmethod
    def identity(start: int, length: int) -> Offsets:
        """The map of a text that stands in the file letter by letter from `start`."""
        return Offsets((Segment(0, Span(start, start + length), verbatim=True),))

    def _segment(self, index: int) -> Segment:
        found = bisect_right(self.segments, index, key=lambda segment: segment.start) - 1
        return self.segments[max(found, 0)]

    def source(self, start: int, end: int) -> Span:
        """The range of the file that text[start:end] was read from."""
        first, last = self._segment(start), self._segment(max(start, end - 1))
        low = first.source.start + (start - first.start if first.verbatim else 0)
        high = last.source.start + (end - last.start) if last.verbatim else last.source.end
        return Span(low, high)

    def slice(self, start: int, end: int) -> Offsets:
        """The map of text[start:end]."""
        if start >= end:
            return Offsets(())
        kept = []
        # Only the segments in reach are looked at: a paragraph may have thousands.
        first = max(bisect_right(self.segments, start, key=lambda segment: segment.start) - 1, 0)
        for index in range(first, len(self.segments)):
            segment = self.segments[index]
            if segment.start >= end:
                break
            last = index + 1 == len(self.segments)
            following = end if last else self.segments[index + 1].start
            low, high = max(segment.start, start), min(following, end)
            source = segment.source
            if segment.verbatim:
                source = Span(
                    source.start + low - segment.start, source.start + high - segment.start
                )
            kept.append(Segment(low - start, source, segment.verbatim))
        return Offsets(tuple(kept))
