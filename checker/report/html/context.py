"""The sentence beside a claim, from the article as it stands at the time of the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from checker.report.text import plain
from checker.report.view import Articles
from checker.ruleset.structure import shipped_structure
from checker.segment import segment
from checker.values.claim import Claim
from checker.values.sentence import Sentence
from checker.values.span import Span

#: A neighbour longer than this is cut: it is there to place the claim, not to be read in full.
MOST_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class Context:
    """One sentence beside a claim; where there is one before, it is that."""

    before: str | None = None
    after: str | None = None


def contexts(claims: Iterable[Claim], articles: Articles) -> Mapping[tuple[str, Span], Context]:
    """The context of each claim, by path and span.

    An article that is gone or has changed since it was read gives none.
    """
    found: dict[tuple[str, Span], Context] = {}
    wanted = sorted({(claim.path, claim.span, claim.quote) for claim in claims})
    for path, group in groupby(wanted, key=lambda entry: entry[0]):
        article = articles(path)
        if article is None:
            continue
        sentences = segment(article, shipped_structure())
        places = {sentence.span: index for index, sentence in enumerate(sentences)}
        for _, span, quote in group:
            index = places.get(span)
            if index is not None and sentences[index].text == quote:
                found[path, span] = _beside(sentences, index)
    return found


def _beside(sentences: tuple[Sentence, ...], index: int) -> Context:
    own = sentences[index].paragraph
    if index and sentences[index - 1].paragraph == own:
        return Context(before=_short(sentences[index - 1].text, from_end=True))
    if index + 1 < len(sentences) and sentences[index + 1].paragraph == own:
        return Context(after=_short(sentences[index + 1].text, from_end=False))
    return Context()


def _short(text: str, *, from_end: bool) -> str:
    text = " ".join(plain(text).split())
    if len(text) <= MOST_CHARACTERS:
        return text
    return f"…{text[-MOST_CHARACTERS:]}" if from_end else f"{text[:MOST_CHARACTERS]}…"
