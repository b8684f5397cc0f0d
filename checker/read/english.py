"""A light check of the language: rules are English, and other texts would be misread."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.ruleset.structure import Structure
from checker.values.article import READ_KINDS, Block, BlockKind

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 20
_ENOUGH_LETTERS = 60
_SAMPLE_CHARACTERS = 5000
_BLOCK_CHARACTERS = 500
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
    words = _WORD.findall(_sample(prose).casefold())
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
    common = sum(map(structure.stop_words.__contains__, words))
    other = sum(map(structure.foreign_words.__contains__, words))
    # Lists and tables hold few small words in any language.
    paragraphs = any(block.kind is BlockKind.PARAGRAPH for block in prose)
    few = paragraphs and len(words) >= _SURE_WORDS and common < _LEAST_SHARE * len(words)
    if not few and (other <= common or other < _FOREIGN_SHARE * len(words)):
        return None
    share = round(100 * common / len(words))
    return f"not English ({share} % of its words are common English ones); only English is read"


def _sample(blocks: Sequence[Block]) -> str:
    """The beginnings of blocks, enough to tell a language by."""
    parts: list[str] = []
    left = _SAMPLE_CHARACTERS
    for block in blocks:
        parts.append(block.text[: min(_BLOCK_CHARACTERS, left)])
        left -= len(parts[-1])
        if left <= 0:
            break
    return " ".join(parts)
