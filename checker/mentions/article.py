"""The mentions of a whole article: what it introduces and repeats counts in every sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.mentions.abbreviations import bind_abbreviations
from checker.mentions.find import find_mentions
from checker.mentions.lexicon import Lexicon
from checker.values.token import Match, Mention, Token

#: A word used so often is no misspelling.
_REPEATED = 3


def find_all_mentions(
    sentences: Sequence[Sequence[Token]], lexicon: Lexicon
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of each sentence, with the article's own short forms and words."""
    found = [find_mentions(tokens, lexicon) for tokens in sentences]
    bound = bind_abbreviations(zip(sentences, found, strict=True))
    real = _repeated(sentences, found)
    if not bound and not real:
        return tuple(found)
    again = real | bound.keys() | {f"{short}s" for short in bound}
    return tuple(
        find_mentions(tokens, lexicon, bound, real_words=real)
        if any(token.text in again or token.text.lower() in real for token in tokens)
        else mentions
        for tokens, mentions in zip(sentences, found, strict=True)
    )


def _repeated(
    sentences: Sequence[Sequence[Token]], found: Sequence[Sequence[Mention]]
) -> frozenset[str]:
    """Words that were put right to make a name, yet stand in the article again and again."""
    doubtful = {
        token.text.lower()
        for tokens, mentions in zip(sentences, found, strict=True)
        for mention in mentions
        if mention.match is Match.FUZZY
        for token in tokens[mention.first : mention.last]
    }
    if not doubtful:
        return frozenset()
    counts = Counter(token.text.lower() for tokens in sentences for token in tokens)
    return frozenset(word for word in doubtful if counts[word] >= _REPEATED)
