"""Gives each block its surroundings: the headings above it and what introduces it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.read.raw import RawBlock
from checker.values.article import READ_KINDS, Block, BlockKind

_LAST_SENTENCE = re.compile(r"(?<=[^\W_]{2})[.!?][\"”’)\]]*\s+(?=[A-Z])")


def ranked(blocks: Sequence[RawBlock], *, shaped: bool) -> list[RawBlock]:
    """The blocks with a title and ranks of headings.

    The title is the first heading of the first rank. Plain text (`shaped`) has
    no ranks: there it is the first heading before any paragraph, and a heading
    right under another stands below it.
    """
    made = list(blocks)
    if any(block.kind is BlockKind.TITLE for block in made):
        return made
    for index, block in enumerate(made):
        if shaped and block.kind is BlockKind.PARAGRAPH:
            break
        if block.kind is BlockKind.HEADING and (shaped or block.level == 1):
            made[index] = replace(block, kind=BlockKind.TITLE, level=1)
            break
    if shaped:
        for index in range(1, len(made)):
            if made[index].kind is made[index - 1].kind is BlockKind.HEADING:
                made[index] = replace(made[index], level=3)
    return made


def surround(blocks: Sequence[RawBlock]) -> tuple[Block, ...]:
    """The blocks with headings, outermost first, and lead-ins."""
    above: list[tuple[int, str]] = []
    leads: list[str | None] = []
    made: list[Block] = []
    before: RawBlock | None = None
    for raw in blocks:
        if raw.level:
            while above and above[-1][0] >= raw.level:
                above.pop()
        lead_in = raw.header
        if raw.kind is BlockKind.LIST_ITEM:
            lead_in = raw.header or _lead_in(raw, before, leads)
        headings = tuple(text for _, text in above)
        made.append(Block(raw.kind, raw.text, raw.offsets, raw.level, headings, lead_in))
        if raw.level:
            above.append((raw.level, raw.text))
        # A stray caption between a lead-in and its list does not part them.
        if raw.kind in READ_KINDS:
            before = raw
    return tuple(made)


def _lead_in(raw: RawBlock, before: RawBlock | None, leads: list[str | None]) -> str | None:
    """What introduces an item; `leads` holds the lead-in of each open list, outermost first."""
    depth = max(raw.depth, 1)
    if before is None or before.kind is not BlockKind.LIST_ITEM:
        leads.clear()
    del leads[depth:]
    while len(leads) < depth:
        leads.append(_introduction(before) or (leads[-1] if leads else None))
    return leads[depth - 1]


def _introduction(before: RawBlock | None) -> str | None:
    if before is None:
        return None
    if before.kind in (BlockKind.HEADING, BlockKind.TITLE):
        return before.text
    if before.text.endswith(":") or before.text[-1].isalpha():
        # "Signs may include" leads in as well as "Signs may include:".
        stops = list(_LAST_SENTENCE.finditer(before.text))
        return before.text[stops[-1].end() :] if stops else before.text
    return None
