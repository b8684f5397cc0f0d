"""Where something was named that a sentence only refers to, as cues of the claims it makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.claims.prepare import Prepared
from checker.values.article import BlockKind
from checker.values.claim import REFERENCE, Claim, Cue
from checker.values.sentence import Sentence
from checker.values.token import Mention

_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)


def with_antecedents(
    claims: Sequence[Claim], entry: Prepared, earlier: Sequence[Prepared]
) -> tuple[Claim, ...]:
    """The claims with a cue for each concept that stands elsewhere in the article.

    The reader keeps which concepts a paragraph has spoken of, not where: their
    last mention before the sentence's own words is taken.
    """
    return tuple(_with_antecedents(claim, entry, earlier) for claim in claims)


def _with_antecedents(claim: Claim, entry: Prepared, earlier: Sequence[Prepared]) -> Claim:
    for slot, concepts in (("object", _present(claim.object)), ("subject", claim.subject)):
        own = [place for place, cue in enumerate(claim.cues) if cue.slot == slot]
        if any(claim.cues[place].rule != REFERENCE for place in own):
            continue
        pointing = claim.cues[own[0]].quoted if own else None
        before = pointing.start if pointing else 0
        found = [_named(concept, entry, before, earlier) for concept in concepts]
        cues = [_cue(slot, *named, entry) for named in found if named is not None]
        behind = own[-1] + 1 if own else 0
        claim = replace(claim, cues=(*claim.cues[:behind], *cues, *claim.cues[behind:]))
    return claim


def _present(concept: str | None) -> tuple[str, ...]:
    return () if concept is None else (concept,)


def _named(
    concept: str, entry: Prepared, before: int, earlier: Sequence[Prepared]
) -> tuple[Prepared, Mention] | None:
    """The last mention of a concept before a place of a sentence, and the sentence it is in."""
    for mention in reversed(entry.mentions):
        if mention.concept == concept and entry.tokens[mention.first].start < before:
            return entry, mention
    for other in reversed(earlier):
        for mention in reversed(other.mentions):
            if mention.concept == concept:
                return other, mention
    return None


def _cue(slot: str, other: Prepared, mention: Mention, entry: Prepared) -> Cue:
    start, end = other.tokens[mention.first].start, other.tokens[mention.last - 1].end
    return Cue(
        f"{slot}.antecedent",
        other.sentence.text[start:end],
        other.sentence.offsets.source(start, end),
        mention.rule,
        quoted=None,
        parse=f"antecedent: {_place(other.sentence, entry.sentence)}",
    )


def _place(other: Sentence, own: Sentence) -> str:
    """Where a sentence stands, seen from another one."""
    if other is own:
        return "earlier in the sentence"
    titled = other.kind is BlockKind.HEADING and own.headings[:1] == (other.text,)
    if titled or other.kind is BlockKind.TITLE:
        return "the title"
    if other.kind in _HEADINGS:
        return "a heading"
    if other.text == own.lead_in:
        return "the lead-in of the list"
    if other.paragraph == own.paragraph:
        return "earlier in the paragraph"
    if other.paragraph == own.paragraph - 1:
        return "the paragraph before"
    return "earlier in the article"
