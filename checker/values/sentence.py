"""What segmenting gives: sentences, each with its surroundings."""

from __future__ import annotations

from dataclasses import dataclass

from checker.values.article import BlockKind
from checker.values.span import Offsets, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as a reader sees it.

    `paragraph` numbers the block in its article, `index` the sentence in it;
    references such as "it" are resolved inside one paragraph.
    """

    text: str
    offsets: Offsets
    kind: BlockKind
    headings: tuple[str, ...]
    lead_in: str | None
    paragraph: int
    index: int

    @property
    def span(self) -> Span:
        """Where the sentence stands in the file."""
        return self.offsets.source(0, len(self.text))
