"""A light check of the language: rules are English, and other texts would be misread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from checker.ruleset.structure import Structure
from checker.values.article import READ_KINDS, Block, BlockKind

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 20
_ENOUGH_LETTERS = 60
_READ_WORDS = 2000
# English prose has four stop words in ten; a page of product names still one in twenty.
_LEAST_SHARE = 0.03
_FOREIGN_SHARE = 0.05
_SURE_WORDS = 50


def foreign(blocks: Sequence[Block], structure: Structure, *, declared: str | None) -> str | None:
    """Why the blocks are not read as English; None if they are, or are too short to tell.

    `declared` is the page's own word, which counts where the text is too short.
    """
    if not structure.stop_words:
        return None
    prose = [block for block in blocks if block.kind in READ_KINDS]
    words = list(islice(_words(prose), _READ_WORDS))
    letters = sum(map(len, words))
    plain = sum(len(word) for word in words if word.isascii())
    if letters >= _ENOUGH_LETTERS and plain < letters / 2:
        return "not written in Latin letters; only English articles are read"
    if len(words) < _ENOUGH_WORDS:
        if declared and not declared.lower().startswith("en"):
            return (
                f"the page says that its language is {declared!r}; only English articles are read"
            )
        return None
    lowered = [word.casefold() for word in words]
    common = sum(word in structure.stop_words for word in lowered)
    other = sum(word in structure.foreign_words for word in lowered)
    # Lists and tables hold few small words in any language.
    paragraphs = any(block.kind is BlockKind.PARAGRAPH for block in prose)
    few = paragraphs and len(words) >= _SURE_WORDS and common < _LEAST_SHARE * len(words)
    if not few and (other <= common or other < _FOREIGN_SHARE * len(words)):
        return None
    share = round(100 * common / len(words))
    return f"not English ({share} % of its words are common English ones); only English is read"


def _words(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        for found in _WORD.finditer(block.text):
            yield found.group()
