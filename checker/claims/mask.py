"""Concept names as single plain nouns, so that the parser does not stumble over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.extract.readings import is_plural
from checker.extract.view import Hit, no_better
from checker.language.model import Masked
from checker.ruleset.language import Language, WordClass
from checker.ruleset.model import EXPOSURE_KINDS, Concept, Kind
from checker.values.token import Mention, Token


def mask(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    concepts: Mapping[str, Concept],
    language: Language,
    hits: Mapping[str, tuple[Hit, ...]],
    skipped: frozenset[int],
) -> Masked:
    """The sentence with every mention as one word, and relating verbs as a frequent verb.

    Phrases such as "on its own" become one word, too; tokens whose index is in
    `skipped` are left out.
    """
    masks = language.masks
    words: list[str] = []
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    named: list[Mention | None] = []
    starts = {mention.first: mention for mention in mentions}
    phrases = _phrases(hits, masks) | _joints(hits, starts, mentions, masks)
    position = 0
    while position < len(tokens):
        if position in skipped:
            position += 1
            continue
        mention = starts.get(position)
        if mention and mention.last > position + 1 and _leads(tokens[position].text, language):
            # "in pregnancy" stays a preposition and its noun.
            words.append(tokens[position].text)
            texts.append(tokens[position].text)
            spans.append((position, position + 1))
            named.append(None)
            starts[position + 1] = mention
            position += 1
            continue
        phrase = phrases.get(position) if mention is None else None
        last = mention.last if mention else phrase[0] if phrase else position + 1
        text = " ".join(token.text for token in tokens[position:last])
        texts.append(phrase[2] if phrase else text)
        if mention:
            words.append(_mask_word(text, concepts[mention.concept].kind, masks))
        elif phrase:
            words.append(phrase[1])
        else:
            words.append(_mask_verb(text, language))
        spans.append((position, last))
        named.append(mention)
        position = last
    return Masked(tuple(words), tuple(texts), tuple(spans), tuple(named))


def _leads(text: str, language: Language) -> bool:
    """Whether a name's first word is a preposition, which the tree needs by itself."""
    return any(cue.slot == "preposition" for cue in language.cues.get(text.lower(), ()))


def _phrases(
    hits: Mapping[str, tuple[Hit, ...]], masks: Mapping[str, tuple[str, ...]]
) -> dict[int, tuple[int, str, str]]:
    """Phrases that are parsed as one word: where they end, as what, and how they are read.

    "No better than placebo" is read as the word "useless" would be.
    """
    found = {
        hit.first: (hit.last, masks["sole"][0], masks["sole"][0])
        for hit in hits.get("sole", ())
        if hit.last > hit.first + 1
    }
    read_as = masks["no_better"][0]
    found |= {hit.first: (last, read_as, read_as) for hit, last in no_better(hits)}
    return found


def _joints(
    hits: Mapping[str, tuple[Hit, ...]],
    starts: Mapping[int, Mention],
    mentions: Sequence[Mention],
    masks: Mapping[str, tuple[str, ...]],
) -> dict[int, tuple[int, str, str]]:
    """ "Plus" and "combined with" between two names, parsed as "and"."""
    ends = {mention.last for mention in mentions}
    joint = masks["joint"][0]
    return {
        hit.first: (hit.last, joint, joint)
        for hit in hits.get("combined", ())
        if hit.value == "with" and hit.first in ends and hit.last in starts
    }


def _mask_word(text: str, kind: Kind, masks: Mapping[str, tuple[str, ...]]) -> str:
    if kind in EXPOSURE_KINDS:
        group = "exposure"
    elif kind is Kind.MEASURE:
        group = "measure"
    elif kind in (Kind.CONDITION, Kind.SYMPTOM, Kind.EVENT):
        group = "outcome"
    elif kind is Kind.POPULATION:
        group = "population"
    else:
        group = "other"
    singular, plural = masks[group]
    return plural if is_plural(text.lower()) else singular


def _mask_verb(text: str, language: Language) -> str:
    """The same form of a frequent verb for a verb that is nothing but a relating verb."""
    lower = text.lower()
    entries = language.lemmas.get(lower, ())
    base, third, past, gerund = language.masks["verb"]
    if not entries or lower in language.noun_classes:
        return text
    lemma, word_class = entries[0]
    if len(entries) > 1 or word_class is not WordClass.VERB or lemma not in language.frame_words:
        return text
    if any(len(frame.words) > 1 for frame in language.frame_words[lemma]):
        return text
    if lower == lemma:
        return base
    if lower.endswith("ing"):
        return gerund
    return third if lower.endswith("s") else past
