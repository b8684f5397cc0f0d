"""The results as plain tables, as Markdown, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from evaluation.pairs import PairTable
from evaluation.sentences import SentenceTable
from evaluation.tally import Tally, decimals, f1_of

SENTENCE_HEADER = (
    "topic",
    "claims found",
    "non-claims kept out",
    "subject",
    "object",
    "polarity",
    "certainty",
    "all right",
)
ANSWER_HEADER = ("topic", "precision", "recall", "F1")
PAIR_HEADER = ("topic", "pairs", "precision", "recall", "F1", "grade")


@dataclass(frozen=True, slots=True)
class TopicResult:
    """The numbers of one topic, or of all; `unlabelled` counts conflicts between other pairs."""

    topic: str
    sentences: SentenceTable
    pairs: PairTable
    every_pair: PairTable
    negation: PairTable
    unlabelled: int


@dataclass(frozen=True, slots=True)
class Results:
    """The numbers of each topic, of all topics, and of the constant answers."""

    topics: tuple[TopicResult, ...]
    overall: TopicResult
    sentence_baselines: Mapping[str, Tally]


Table = Sequence[Sequence[str]]


def all_tables(results: Results) -> list[tuple[str, Table]]:
    """Every table with its title; the first row of a table is its header."""
    rows = (*results.topics, results.overall)
    overall = results.overall
    return [
        ("Sentences", [SENTENCE_HEADER, *(_sentence_row(row) for row in rows)]),
        (
            "Claims right in subject, object and polarity",
            [ANSWER_HEADER, *(_answer_row(row) for row in rows)],
        ),
        ("Conflicts between pairs", [PAIR_HEADER, *(_pair_row(r.topic, r.pairs) for r in rows)]),
        (
            "Baselines for pairs",
            [
                PAIR_HEADER,
                _pair_row("every pair", overall.every_pair),
                _pair_row("negation words", overall.negation),
                _pair_row("claimcheck", overall.pairs),
            ],
        ),
        (
            "Baselines for sentences",
            [
                ("answer", "right"),
                *((name, str(count)) for name, count in results.sentence_baselines.items()),
            ],
        ),
    ]


def as_text(tables: Sequence[tuple[str, Table]]) -> str:
    """Tables for a terminal, columns lined up."""
    return "\n\n".join(f"{title}\n{_aligned(table)}" for title, table in tables)


def as_markdown(tables: Sequence[tuple[str, Table]]) -> str:
    """Tables for a README."""
    return "\n\n".join(f"### {title}\n\n{_piped(table)}" for title, table in tables)


def as_json(results: Results) -> dict[str, Any]:
    """All numbers, with the counts they are made of."""
    return {
        "overall": _topic_json(results.overall),
        "topics": {row.topic: _topic_json(row) for row in results.topics},
        "sentence_baselines": {
            name: count.as_json() for name, count in results.sentence_baselines.items()
        },
    }


def _sentence_row(row: TopicResult) -> tuple[str, ...]:
    table = row.sentences
    slots = (table.subject, table.object, table.polarity, table.certainty, table.whole)
    return (row.topic, str(table.found), str(table.kept_out), *(str(slot) for slot in slots))


def _answer_row(row: TopicResult) -> tuple[str, ...]:
    precision, recall = row.sentences.precision, row.sentences.recall
    return (row.topic, str(precision), str(recall), decimals(f1_of(precision, recall)))


def _pair_row(name: str, table: PairTable) -> tuple[str, ...]:
    numbers = (str(table.precision), str(table.recall), decimals(table.f1), str(table.grade))
    return (name, str(table.pairs), *numbers)


def _topic_json(row: TopicResult) -> dict[str, Any]:
    slots = tuple(one.name for one in fields(SentenceTable))
    return {
        "sentences": {slot: getattr(row.sentences, slot).as_json() for slot in slots},
        "pairs": _pair_json(row.pairs),
        "unlabelled_conflicts": row.unlabelled,
        "baselines": {
            "every_pair": _pair_json(row.every_pair),
            "negation": _pair_json(row.negation),
        },
    }


def _pair_json(table: PairTable) -> dict[str, Any]:
    return {
        "pairs": table.pairs,
        "precision": table.precision.as_json(),
        "recall": table.recall.as_json(),
        "f1": None if table.f1 is None else round(table.f1, 3),
        "grade": table.grade.as_json(),
    }


def _aligned(table: Table) -> str:
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )


def _piped(table: Table) -> str:
    rows = [table[0], ["---"] * len(table[0]), *table[1:]]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
