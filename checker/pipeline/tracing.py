"""How each sentence of an article is read, and where the reading of the others ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.claims.layout import LONGEST
from checker.claims.reader import Reader, SentenceRead, parsed, read_sentences
from checker.extract.reasons import needed_for_relation, needed_for_statement, why_no_statement
from checker.normalize.reasons import lost_claim
from checker.read import LineIndex
from checker.values.article import READ_KINDS, Article, Block
from checker.values.trace import Ended, Trace


def trace_article(article: Article, reader: Reader) -> tuple[Trace, ...]:
    """A trace for every sentence, and one for every block that is not read, by place."""
    lines = LineIndex(article.text)
    traces = [
        *(_of_sentence(read, reader, lines) for read in read_sentences(article, reader)),
        *_of_skipped(article.blocks, lines),
    ]
    return tuple(sorted(traces, key=lambda trace: trace.span))


def _of_sentence(read: SentenceRead, reader: Reader, lines: LineIndex) -> Trace:
    sentence = read.prepared.sentence
    line, column = lines.place(sentence.span.start)
    ended = () if read.claims else (_ended(read, reader),)
    return Trace(
        text=sentence.text,
        span=sentence.span,
        line=line,
        column=column,
        last_line=lines.place(max(sentence.span.end - 1, sentence.span.start))[0],
        claims=read.claims,
        ended=ended,
    )


def where_it_ended(read: SentenceRead) -> Ended:
    """The first step at which a sentence without a claim gave nothing, and why."""
    if read.view is None:
        return Ended("names and cues", read.prepared.ended or "it has no words")
    if not read.read.readings:
        return Ended("relation", why_no_statement(read.view))
    return Ended("claims", "what was read does not fit the rules: a slot is missing or no number")


def _ended(read: SentenceRead, reader: Reader) -> Ended:
    """Where a sentence ended, with what would be needed to go on."""
    ended = where_it_ended(read)
    if read.view is None:
        if len(read.prepared.tokens) > LONGEST:
            return replace(ended, needed=f"sentences of at most {LONGEST} words")
        view = parsed(read.prepared, reader)
        return replace(ended, needed=needed_for_relation(view) if view else "")
    if not read.read.readings:
        return replace(ended, needed=needed_for_statement(read.view))
    return lost_claim(read.read.readings, read.view, reader.rules)


def _of_skipped(blocks: tuple[Block, ...], lines: LineIndex) -> Iterator[Trace]:
    for block in blocks:
        if block.kind not in READ_KINDS and block.text:
            line, column = lines.place(block.span.start)
            kind = block.kind.value.replace("-", " ")
            yield Trace(
                text=block.text,
                span=block.span,
                line=line,
                column=column,
                last_line=lines.place(max(block.span.end - 1, block.span.start))[0],
                claims=(),
                ended=(Ended("blocks", f"a block of the kind '{kind}' makes no claims"),),
            )
