"""Scores the checker on the gold sentences and pairs: `python -m evaluation.gold`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.pipeline.rules import RulesError
from evaluation.baselines import Cues, every_pair, load_cues, negation_pairs, sentence_baselines
from evaluation.checking import Checker, Readings, load_checker, names_of
from evaluation.checking import read_articles as read_all
from evaluation.data import DEFAULT_DATA, Gold, MissingDataError, load_gold, write_articles
from evaluation.errors import error_lines
from evaluation.names import Names
from evaluation.pairs import PairScore, pair_table, score_pairs, verdicts_of
from evaluation.sentences import SentenceScore, claims_of, score_sentence, sentence_table
from evaluation.tables import (
    Results,
    TopicResult,
    all_tables,
    as_json,
    as_markdown,
    as_text,
)


@dataclass(frozen=True, slots=True)
class TopicScores:
    """What one topic's sentences and pairs scored, one by one."""

    topic: str
    sentences: tuple[SentenceScore, ...]
    pairs: tuple[PairScore, ...]
    readings: Readings
    unlabelled: int


def score_topic(topic: str, gold: Gold, checker: Checker, names: Names) -> TopicScores:
    """Reads all sentences of a topic, each as an article of its own, and scores them."""
    sentences, pairs = gold.sentences_of(topic), gold.pairs_of(topic)
    with tempfile.TemporaryDirectory(prefix="gold-") as name:
        folder = Path(name)
        places = write_articles(sentences, gold.titles[topic], folder)
        readings = read_all(checker, list(folder.iterdir()), root=folder)
    files = {row.id: row.file_name for row in sentences}
    verdicts = verdicts_of(readings.findings)
    labelled = {frozenset({files[pair.a], files[pair.b]}) for pair in pairs}
    return TopicScores(
        topic,
        tuple(
            score_sentence(
                row, claims_of(readings.claims.get(row.file_name, ()), places[row.id]), names
            )
            for row in sentences
        ),
        score_pairs(pairs, verdicts, files),
        readings,
        len(verdicts.keys() - labelled),
    )


def results_of(topics: Sequence[TopicScores], gold: Gold, cues: Cues) -> Results:
    """The numbers by topic and pooled over them, with the baselines on the same rows."""
    pooled = TopicScores(
        "all",
        tuple(score for topic in topics for score in topic.sentences),
        tuple(score for topic in topics for score in topic.pairs),
        Readings({}, (), ()),
        sum(topic.unlabelled for topic in topics),
    )
    return Results(
        tuple(_topic_result(topic, gold, cues) for topic in topics),
        _topic_result(pooled, gold, cues),
        sentence_baselines([score.gold for score in pooled.sentences], cues),
    )


def _topic_result(topic: TopicScores, gold: Gold, cues: Cues) -> TopicResult:
    pairs = [score.gold for score in topic.pairs]
    by_id = {row.id: row for row in gold.sentences}
    return TopicResult(
        topic.topic,
        sentence_table(topic.sentences),
        pair_table(topic.pairs),
        pair_table(every_pair(pairs)),
        pair_table(negation_pairs(pairs, by_id, cues)),
        topic.unlabelled,
    )


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.gold", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the data folder")
    parser.add_argument(
        "--topic", action="append", metavar="ID", help="score this topic only (may repeat)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers to FILE")
    parser.add_argument("--markdown", action="store_true", help="print the tables as Markdown")
    parser.add_argument(
        "--errors", action="store_true", help="list what was read wrong, and how it was read"
    )
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Runs the evaluation; 2 where data or rules are missing or a topic is unknown."""
    options = _arguments(words)
    try:
        gold = load_gold(options.data)
        wanted = options.topic or sorted(gold.titles)
        unknown = [topic for topic in wanted if topic not in gold.titles]
        if unknown:
            known = ", ".join(sorted(gold.titles))
            print(f"no gold topic {', '.join(unknown)}; there are {known}", file=sys.stderr)
            return 2
        checker = load_checker()
    except (MissingDataError, RulesError) as error:
        print(error, file=sys.stderr)
        return 2
    names = names_of(checker.rules)
    topics = [score_topic(topic, gold, checker, names) for topic in wanted]
    results = results_of(topics, gold, load_cues())
    if options.errors:
        for topic in topics:
            print("\n".join(error_lines(topic.sentences, topic.pairs, topic.readings)))
    print((as_markdown if options.markdown else as_text)(all_tables(results)))
    if options.json:
        text = json.dumps(as_json(results), indent=2, sort_keys=True)
        options.json.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
