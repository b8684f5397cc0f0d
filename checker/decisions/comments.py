"""Comments that silence findings: `claimcheck: ignore-next RULE -- reason` in an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.read.places import LineIndex
from checker.ruleset.problems import did_you_mean
from checker.values.article import READ_KINDS, Article, Comment
from checker.values.span import Span

NEXT, FILE = "ignore-next", "ignore-file"
_VERBS = (NEXT, FILE)
_USAGE = "write <!-- claimcheck: {verb} RULE -- reason -->"
# Editors' programs turn two hyphens into a dash.
_REASON = re.compile(r"(?:^|\s+)(?:--+|[–—])(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that silences a rule in a part of an article.

    `rule` is topic/id, a kind of finding or a finding's id; `covers` is the part,
    None for the whole file. With a `fault`, in words, it silences nothing.
    """

    path: str
    line: int
    column: int
    span: Span
    text: str
    rule: str = ""
    reason: str = ""
    covers: Span | None = None
    fault: str | None = None

    def silences(self, span: Span) -> bool:
        """Whether it covers a sentence."""
        return self.covers is None or self.covers.overlaps(span)


@dataclass(frozen=True, slots=True)
class _Words:
    """What a comment says."""

    verb: str = ""
    rule: str = ""
    reason: str = ""
    fault: str | None = None


def suppressions(article: Article, sentences: Sequence[Span]) -> tuple[Suppression, ...]:
    """What an article's comments silence; `sentences` are its sentences' places, in order."""
    if not article.comments:
        return ()
    lines = LineIndex(article.text)
    return tuple(_suppression(comment, article, lines, sentences) for comment in article.comments)


def _suppression(
    comment: Comment, article: Article, lines: LineIndex, sentences: Sequence[Span]
) -> Suppression:
    words = _words(comment)
    covers, fault = None, words.fault
    if fault is None and words.verb == NEXT:
        covers = _next(comment.span, article, sentences)
        fault = None if covers else "no text that is read follows it"
    line, column = lines.place(comment.span.start)
    return Suppression(
        path=article.path,
        line=line,
        column=column,
        span=comment.span,
        text=comment.text,
        rule=words.rule,
        reason=words.reason,
        covers=covers,
        fault=fault,
    )


def _words(comment: Comment) -> _Words:
    if not comment.closed:
        return _Words(fault="it is not closed with '-->'")
    verb, _, rest = comment.text.partition(" ")
    usage = _USAGE.format(verb=verb if verb in _VERBS else NEXT)
    if verb not in _VERBS:
        hint = did_you_mean(verb, _VERBS) or f"; it is one of {', '.join(_VERBS)}"
        return _Words(fault=f"unknown word '{verb}'{hint}")
    rule, *reason = _REASON.split(rest, maxsplit=1)
    if not rule:
        return _Words(fault=f"it names no rule; {usage}")
    if not "".join(reason).strip():
        return _Words(fault=f"it gives no reason; {usage}")
    if " " in rule:
        return _Words(fault=f"it names more than one rule; {usage}")
    return _Words(verb, rule, reason[0].strip())


def _next(comment: Span, article: Article, sentences: Sequence[Span]) -> Span | None:
    """What follows a comment: inside a block the sentence, else the next block that is read."""
    read = [block.span for block in article.blocks if block.kind in READ_KINDS]
    inside = any(span.start < comment.start and comment.end < span.end for span in read)
    return _first_after(comment, sentences if inside else read)


def _first_after(comment: Span, places: Iterable[Span]) -> Span | None:
    # A sentence that the comment interrupts ends after it, and so counts as the next.
    return min((place for place in places if place.end > comment.end), default=None)
