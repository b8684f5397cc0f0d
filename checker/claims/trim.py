"""Tokens that a reader skips over: citations and asides, which only make a parse stumble."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.extract.view import Hit, before_inactive
from checker.ruleset.language import Language, WordClass
from checker.values.amount import Amount
from checker.values.span import Span
from checker.values.token import Mention, Token

OPENING = {"(": ")", "[": "]"}
LONGEST_ASIDE = 16
#: The word between an amount and what it is of: "of".
LONGEST_LINK = 2


def trim(
    tokens: Sequence[Token],
    hits: Mapping[str, tuple[Hit, ...]],
    language: Language,
    amounts: Sequence[Amount],
    mentions: Sequence[Mention],
    citations: Sequence[Span],
) -> frozenset[int]:
    """The indices of tokens in brackets, asides and citations (ranges of the sentence's text)."""
    words = [token.text.lower() for token in tokens]
    skipped = set(_bracketed(words, language))
    skipped.update(_asides(words, hits.get("aside", ())))
    skipped.update(_openers(words, hits.get("opener", ()), language))
    ends = {mention.last for mention in mentions}
    for hit in hits.get("period", ()):
        # "800 IU a day", "a glass of cranberry juice a day"
        if amounts or hit.first in ends:
            skipped.update(range(hit.first, hit.last))
    skipped.update(_comparisons(hits))
    skipped.update(_cleft(words, language))
    skipped.update(_measures(words, amounts, mentions))
    skipped.update(_doses(words, hits.get("dose_opener", ()), amounts))
    for index, token in enumerate(tokens):
        if any(span.start <= token.start and token.end <= span.end for span in citations):
            skipped.add(index)
    return frozenset(skipped)


def _bracketed(words: Sequence[str], language: Language) -> list[int]:
    """Brackets and what they hold, unless they hold a relating word."""
    found: list[int] = []
    position = 0
    while position < len(words):
        closing = OPENING.get(words[position])
        last = _find(words, closing, position + 1) if closing else None
        if last is not None and not _relates(words[position + 1 : last], language):
            found.extend(range(position, last + 1))
            position = last
        position += 1
    return found if len(found) < len(words) - 2 else []


def _openers(words: Sequence[str], hits: Sequence[Hit], language: Language) -> list[int]:
    """A phrase that opens the sentence, up to its comma: "Contrary to popular belief,"."""
    for hit in hits:
        comma = hit.last if words[hit.last : hit.last + 1] == [":"] else _find(words, ",", hit.last)
        if hit.first == 0 and comma is not None and comma < LONGEST_ASIDE:
            return [] if _relates(words[hit.last : comma], language) else list(range(comma + 1))
    return []


def _doses(words: Sequence[str], openers: Sequence[Hit], amounts: Sequence[Amount]) -> list[int]:
    """Doses in passing, with the comma after them: "at 800 IU a day,"."""
    found: list[int] = []
    lasts = {amount.first: amount.last for amount in amounts}
    for opener in openers:
        last = lasts.get(opener.last)
        if last is not None:
            closed = last < len(words) and words[last] == ","
            found.extend(range(opener.first, last + closed))
    return found


def _cleft(words: Sequence[str], language: Language) -> list[int]:
    """The frame of "What X does (not do) is prevent Y", which says that X does (not) prevent it."""
    functions = language.function_words
    if not words or words[0] not in functions["cleft"]:
        return []
    for index in range(2, min(len(words) - 1, LONGEST_ASIDE)):
        copula = words[index] in functions["finite"]
        if words[index] in functions["auxiliary"] - functions["pro_verb"]:
            continue
        if copula and words[index - 1] in functions["pro_verb"]:
            verb = words[index + 1 :]
            bare = verb[1:] if verb[0] in functions["infinitive"] else verb
            lemmas = language.lemmas.get(bare[0], ()) if bare else ()
            if not any(lemma == bare[0] and kind is WordClass.VERB for lemma, kind in lemmas):
                return []
            alone = not functions["auxiliary"].intersection(words[1 : index - 1])
            kept = index if alone else index - 1
            return [0, *range(kept, len(words) - len(bare))]
    return []


def _comparisons(hits: Mapping[str, Sequence[Hit]]) -> list[int]:
    """ "Any better than placebo", which adds nothing to a denial."""
    return [
        index
        for hit, last in before_inactive(hits, "than_inactive")
        for index in range(hit.first, last)
    ]


def _measures(
    words: Sequence[str], amounts: Sequence[Amount], mentions: Sequence[Mention]
) -> list[int]:
    """ "1,200 mg of" before a name: the name alone says what it is about."""
    starts = {mention.first for mention in mentions}
    found: list[int] = []
    for amount in amounts:
        link = words[amount.last] if amount.last < len(words) else ""
        follows = amount.last + 1 in starts and link.isalpha() and len(link) <= LONGEST_LINK
        if follows and amount.dimension != "share":
            found.extend(range(amount.first, amount.last + 1))
    return found


def _find(words: Sequence[str], wanted: str | None, start: int) -> int | None:
    for index in range(start, len(words)):
        if words[index] == wanted:
            return index
    return None


def _relates(words: Sequence[str], language: Language) -> bool:
    return any(
        lemma in language.frame_words
        for word in words
        for lemma, _ in language.lemmas.get(word, ())
    )


def _asides(words: Sequence[str], hits: Sequence[Hit]) -> list[int]:
    """Asides between two commas, such as ", especially when combined with calcium,"."""
    found: list[int] = []
    for hit in hits:
        if hit.first == 0 or words[hit.first - 1] not in ",–—":
            continue
        for last in range(hit.last, min(len(words), hit.first + LONGEST_ASIDE)):
            if words[last] in ",–—":
                found.extend(range(hit.first - 1, last + 1))
                break
            if hit.value == "focus" and words[last] == "." and last == len(words) - 1:
                found.extend(range(hit.first - 1, last))
    return found
