"""Sentences of other people's corpora as parsed views, without concepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.claims.layout import LONGEST
from checker.extract.view import View, find_hits, on_words
from checker.language import LanguageModel
from checker.language.model import Masked
from checker.ruleset.language import Language
from checker.values.token import Token

#: How many sentences are parsed at a time.
BATCH = 200


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its tokens; one word of the view's tree is one token."""

    text: str
    tokens: tuple[Token, ...]
    view: View


def parse_plain(
    texts: Sequence[str], model: LanguageModel, language: Language
) -> Iterator[Parsed | None]:
    """Each text parsed as one sentence, no name masked; None for what the reader leaves out."""
    for start in range(0, len(texts), BATCH):
        tokens = [model.tokenize(text) for text in texts[start : start + BATCH]]
        fitting = [found for found in tokens if 0 < len(found) <= LONGEST]
        trees = iter(model.parse([_masked(found) for found in fitting]))
        for text, found in zip(texts[start : start + BATCH], tokens, strict=True):
            if not 0 < len(found) <= LONGEST:
                yield None
                continue
            tree = next(trees)
            hits = find_hits([token.text.lower() for token in found], language)
            view = View(tree, language, {}, on_words(hits, tree, len(found)))
            yield Parsed(text, found, view)


def _masked(tokens: Sequence[Token]) -> Masked:
    words = tuple(token.text for token in tokens)
    spans = tuple((index, index + 1) for index in range(len(words)))
    return Masked(words, words, spans, (None,) * len(words))
