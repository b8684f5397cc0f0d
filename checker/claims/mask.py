"""Concept names as single plain nouns, so that the parser does not stumble over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.claims.fronted import fronted_end
from checker.claims.parenthetical import reading_order
from checker.claims.prepare import ACTING
from checker.extract.phrases import is_plural
from checker.extract.phrasing import PHRASE_GAP
from checker.extract.view import Hit, no_better
from checker.language.model import Masked
from checker.ruleset.language import Language, WordClass
from checker.ruleset.model import EXPOSURE_KINDS, Concept, Kind
from checker.values.token import Mention, Token

#: What stands for itself between a fronted phrase and the subject; it has no token.
COMMA = ","


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
    # A disease that no rule knows is a noun, too.
    endings = tuple(sorted(language.function_words["illness_endings"]))
    fronted = fronted_end(tokens, mentions, concepts, language, skipped)
    acting = [one for one in mentions if concepts[one.concept].kind in ACTING]
    for position in _positions(reading_order(tokens, acting, hits, language)):
        if spans and spans[-1][0] <= position < spans[-1][1]:
            continue
        if position == fronted:
            words.append(COMMA)
            texts.append(COMMA)
            spans.append((position, position))
            named.append(None)
        if position in skipped:
            continue
        mention = starts.get(position)
        if mention and mention.last > position + 1 and _leads(tokens[position].text, language):
            # "in pregnancy" stays a preposition and its noun.
            words.append(tokens[position].text)
            texts.append(tokens[position].text)
            spans.append((position, position + 1))
            named.append(None)
            starts[position + 1] = mention
            continue
        phrase = phrases.get(position) if mention is None else None
        last = mention.last if mention else phrase[0] if phrase else position + 1
        text = " ".join(token.text for token in tokens[position:last])
        texts.append(phrase[2] if phrase else text)
        if mention:
            kind = concepts[mention.concept].kind
            verb = _undergone(text, mention.concept, language)
            words.append(verb or _mask_word(text, kind, masks))
        elif phrase:
            words.append(phrase[1])
        elif text.lower().endswith(endings):
            words.append(_mask_word(text, Kind.CONDITION, masks))
        else:
            words.append(_mask_verb(tokens, position, language))
        spans.append((position, last))
        named.append(mention)
    pairs = tuple(_auxiliaries(texts, named, language))
    return Masked(tuple(words), tuple(texts), tuple(spans), tuple(named), pairs)


def _positions(order: Sequence[tuple[int, int]]) -> Iterator[int]:
    for first, last in order:
        yield from range(first, last)


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
    regarding = masks["regarding"][0]
    found |= {
        hit.first: (hit.last, regarding, regarding)
        for hit in hits.get("regarding", ())
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


def _undergone(text: str, concept: str, language: Language) -> str | None:
    """The verb for a name that says what befalls people: "lost weight"; None for a noun."""
    first = text.lower().split()[0]
    lemmas = {lemma for lemma, _ in language.lemmas.get(first, ())}
    verbal = any(
        frame.names == concept and frame.word_class is WordClass.VERB
        for lemma in lemmas
        for frame in language.frame_words.get(lemma, ())
    )
    if not verbal or first.endswith("ing"):
        return None
    base, third, past = language.masks["undergo"]
    if first in lemmas:
        return base
    return third if first.endswith("s") else past


def _mask_verb(tokens: Sequence[Token], position: int, language: Language) -> str:
    """The same form of a frequent verb for a relating verb, where it can be nothing else.

    A form that could be a noun as well is a verb after "does", "may" and the like.
    """
    text = tokens[position].text
    lower = text.lower()
    verbs = [
        lemma
        for lemma, word_class in language.lemmas.get(lower, ())
        # "Has" relates nothing outside of "has nothing to do with".
        if word_class is WordClass.VERB and _relates_alone(lemma, language)
    ]
    if not verbs or _opens_phrase(verbs[0], tokens, position, language):
        return text
    base, third, past, gerund = language.masks["verb"]
    before = [token.text for token in tokens[:position]]
    operates = any(lemma in language.operators for lemma in verbs)
    if lower in verbs and not operates and _auxiliary_before(before, language) is not None:
        return base
    if len(language.lemmas[lower]) > 1 or lower in language.noun_classes:
        return text
    if lower == verbs[0]:
        return base
    if lower.endswith("ing"):
        return gerund
    return third if lower.endswith("s") else past


def _relates_alone(lemma: str, language: Language) -> bool:
    """Whether a verb is a frame by itself; "sleep" is one in "sleep better" only."""
    return any(
        frame.word_class is WordClass.VERB and len(frame.words) == 1
        for frame in language.frame_words.get(lemma, ())
    )


def _opens_phrase(lemma: str, tokens: Sequence[Token], position: int, language: Language) -> bool:
    """Whether a verb begins a phrase that must stay whole: "slow … down"."""
    near = {token.text.lower() for token in tokens[position + 1 : position + 1 + PHRASE_GAP]}
    return any(
        len(frame.words) > 1 and near.issuperset(frame.words[1:])
        for frame in language.frame_words[lemma]
    )


def _auxiliaries(
    texts: Sequence[str], named: Sequence[Mention | None], language: Language
) -> Iterator[tuple[int, int]]:
    """Auxiliaries with the relating verb that follows, at most a negation or adverb between."""
    for index, text in enumerate(texts):
        lower = text.lower()
        verbal = any(
            lemma == lower and word_class is WordClass.VERB
            for lemma, word_class in language.lemmas.get(lower, ())
        )
        name = named[index]
        if verbal if name is None else _undergone(text, name.concept, language):
            before = _auxiliary_before(texts[:index], language)
            if before is not None:
                yield before, index


def _auxiliary_before(texts: Sequence[str], language: Language) -> int | None:
    """The place of the auxiliary that a bare verb after these words belongs to."""
    for distance, text in enumerate(reversed(texts)):
        word = text.lower()
        if word in language.function_words["auxiliary"]:
            return len(texts) - 1 - distance
        if distance > 1 or not (word.endswith("ly") or word in language.function_words["between"]):
            return None
    return None
