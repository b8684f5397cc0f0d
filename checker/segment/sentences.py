"""Articles as sentences, each with its surroundings."""

from __future__ import annotations

from collections.abc import Iterator

from checker.ruleset.structure import Structure
from checker.segment.boundaries import boundaries
from checker.values.article import READ_KINDS, Article
from checker.values.sentence import Sentence


def segment(article: Article, structure: Structure) -> tuple[Sentence, ...]:
    """The sentences of the blocks that are read, in order; `paragraph` is the block's index."""
    return tuple(_sentences(article, structure))


def _sentences(article: Article, structure: Structure) -> Iterator[Sentence]:
    for paragraph, block in enumerate(article.blocks):
        if block.kind not in READ_KINDS:
            continue
        for index, (start, end) in enumerate(boundaries(block.text, structure)):
            yield Sentence(
                text=block.text[start:end],
                offsets=block.offsets.slice(start, end),
                kind=block.kind,
                headings=block.headings,
                lead_in=block.lead_in,
                paragraph=paragraph,
                index=index,
            )
