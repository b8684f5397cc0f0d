"""What a block's words say it is for, and the sections that headings open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.read.raw import RawBlock
from checker.ruleset.structure import Structure, plain
from checker.values.article import BlockKind

_BODY = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.TABLE_ROW,
        BlockKind.QUOTE,
        BlockKind.CAPTION,
    }
)
_SHORT_CHARACTERS = 120
_DISCLAIMER_CHARACTERS = 600
_ENTRY_CHARACTERS = 300
# Year, volume and pages; a number in brackets that opens an entry; a closing year.
_JOURNAL = re.compile(r"\b(?:19|20)\d\d;\s?\d+|\b\d{1,4}\(\d{1,3}\):\s?e?\d+|\b10\.\d{4,9}/\S")
_LAST_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\)?\W*$")
_FOOTNOTE = re.compile(r"^\[\^?\w{1,12}\]:?\s|^\^\s")
_CAPITAL = re.compile(r"\b[A-Z]")
_WORD = re.compile(r"\b[^\W\d_]{4,}")


def classify(blocks: Sequence[RawBlock], structure: Structure, *, shaped: bool) -> list[RawBlock]:
    """The blocks with their kinds corrected by their words; the order is kept.

    `shaped` says that headings were read off their shape, so their ranks say little.
    """
    total = blocks[-1].start if blocks else 0
    section: BlockKind | None = None
    section_level = 0
    marked: list[RawBlock] = []
    for index, block in enumerate(blocks):
        kind = block.kind
        if kind not in _BODY or block.fixed:
            marked.append(block)
            continue
        opened = _opens_section(block, structure)
        if opened is BlockKind.COMMENT_FORM and block.start < total / 2:
            # A link to the form stands at the top of many pages.
            kind = BlockKind.COMMENT_FORM
        elif opened:
            section, kind = opened, opened
            section_level = 0 if shaped else block.level
        else:
            if section and _leaves(blocks, index, section, section_level):
                section = None
            kind = section or _own_kind(block, marked, structure)
        # A heading outside of the text gives no level to what follows it.
        level = block.level if kind is block.kind else 0
        marked.append(block if kind is block.kind else replace(block, kind=kind, level=level))
    return marked


def _opens_section(block: RawBlock, structure: Structure) -> BlockKind | None:
    if len(block.text) > 60 or block.kind is BlockKind.TITLE:
        return None
    found = structure.sections.get(plain(block.text))
    if found is None and block.level:
        # "Leave a Reply Cancel reply", "3 Comments"
        words = plain(re.sub(r"^\d+\s", "", block.text))
        found = structure.sections.get(words)
    return BlockKind(found) if found else None


def _leaves(blocks: Sequence[RawBlock], index: int, section: BlockKind, section_level: int) -> bool:
    """Whether a block ends the section that it stands in; level 0 is one without a rank."""
    block = blocks[index]
    if section is BlockKind.COMMENT_FORM:
        return False
    if section_level:
        return 0 < block.level <= section_level
    prose = block.kind is BlockKind.PARAGRAPH
    if section is BlockKind.REFERENCE:
        # An entry without a stop may look like a heading in plain text.
        starts = block.level > 0 or (prose and block.text.count(" ") >= 30)
        return starts and not _looks_cited(block.text)
    if section is BlockKind.NAVIGATION:
        # Under "Related posts" a heading is a post's title, unless a text follows.
        following = blocks[index + 1] if block.level and index + 1 < len(blocks) else block
        return following.kind is BlockKind.PARAGRAPH and following.text.count(" ") >= 12
    return block.level > 0


def _looks_cited(text: str) -> bool:
    return bool(_JOURNAL.search(text) or _LAST_YEAR.search(text) or "http" in text)


def _own_kind(block: RawBlock, before: Sequence[RawBlock], structure: Structure) -> BlockKind:
    text = block.text
    short = len(text) <= _SHORT_CHARACTERS
    lowered = text.casefold().replace("’", "'")
    if short:
        bare = plain(text)
        if bare in structure.navigation.whole:
            return BlockKind.NAVIGATION
        if bare in structure.comment_form.whole:
            return BlockKind.COMMENT_FORM
        if structure.byline.opening(lowered) and text.count(" ") < 12:
            return BlockKind.NAVIGATION
        if structure.navigation.opening(lowered):
            return BlockKind.NAVIGATION
    if short and structure.navigation.inside(lowered):
        return BlockKind.NAVIGATION
    if structure.comment_form.opening(lowered) or structure.comment_form.inside(lowered):
        return BlockKind.COMMENT_FORM
    if len(text) <= _DISCLAIMER_CHARACTERS and (
        structure.disclaimer.opening(lowered) or structure.disclaimer.inside(lowered)
    ):
        return BlockKind.DISCLAIMER
    if _is_caption(text, lowered, structure):
        return BlockKind.CAPTION
    if _is_reference(block, lowered, before, structure):
        return BlockKind.REFERENCE
    return block.kind


def _is_caption(text: str, lowered: str, structure: Structure) -> bool:
    if len(text) > 400:
        return False
    opening = structure.caption.opening(lowered)
    if opening:
        rest = lowered[len(opening) :].lstrip()
        word = rest.split(" ", 1)[0].strip(":.,")
        if rest.startswith(":") or word.isdigit():
            return True
        if word in structure.caption_follows and text[-1] not in ".!?":
            return True
    return structure.caption.inside(lowered) > 0


def _is_reference(
    block: RawBlock, lowered: str, before: Sequence[RawBlock], structure: Structure
) -> bool:
    text = block.text
    if len(text) > 500 or (block.level and text.endswith("?")):
        return False
    if _FOOTNOTE.match(text) or structure.reference.opening(lowered):
        return True
    marks = structure.reference.inside(lowered)
    marks += bool(_JOURNAL.search(text)) + bool(_LAST_YEAR.search(text))
    marks += any(_goes_on(text, lowered, phrase) for phrase in structure.reference_authors)
    if marks >= (2 if len(text) <= _ENTRY_CHARACTERS else 3) and not block.level:
        return True
    after = bool(before) and before[-1].kind is BlockKind.REFERENCE
    # Beside a reference one mark is enough, or capitals throughout as in titles.
    return after and (marks >= 1 or _titled(text))


def _goes_on(text: str, lowered: str, phrase: str) -> bool:
    """Whether a title or a year follows a phrase that ends a list of authors."""
    place = lowered.find(phrase)
    if place < 0 or len(lowered) != len(text):
        return False
    rest = text[place + len(phrase) :].lstrip(".,: ")
    return bool(rest) and not rest[0].islower() and rest[0] not in "(["


def _titled(text: str) -> bool:
    words = _WORD.findall(text)
    capitals = sum(word[0].isupper() for word in words)
    return 4 <= len(words) <= 30 and capitals >= 0.8 * len(words)
