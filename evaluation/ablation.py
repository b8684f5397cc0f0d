"""What the gold scores are without one part of the reader: `python -m evaluation.ablation`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from checker.claims import Reader
from checker.language import LanguageModel
from checker.mentions.misspellings import Corrector
from checker.pipeline.rules import RulesError
from checker.values.claim import Claim, Scope
from evaluation.baselines import load_cues
from evaluation.checking import Checker, load_checker, names_of
from evaluation.data import DEFAULT_DATA, Gold, MissingDataError, load_gold
from evaluation.gold import results_of, score_topic
from evaluation.linear import LinearModel
from evaluation.tables import Table, TopicResult, as_markdown, as_text
from evaluation.tally import decimals

HEADER = (
    "reader",
    "claims found",
    "non-claims kept out",
    "subject",
    "object",
    "polarity",
    "certainty",
    "all right",
    "conflict precision",
    "recall",
    "F1",
    "grade",
)


def _same(checker: Checker) -> Checker:
    return checker


def _all(gold: Gold) -> Gold:
    return gold


@dataclass(frozen=True, slots=True)
class Ablation:
    """One part left out, of the checker or of what it is given to read."""

    name: str
    checker: Callable[[Checker], Checker] = _same
    gold: Callable[[Gold], Gold] = _all


def without_parser(checker: Checker) -> Checker:
    """Arguments by order of words: the nearest name on each side of a relating word."""
    scanner = checker.reader.scanner
    # The reader asks nothing of its model but what LinearModel has.
    model = cast(LanguageModel, LinearModel(scanner.model, checker.rules.language))
    return replace(checker, reader=_scanning(checker.reader, model=model))


def without_context(gold: Gold) -> Gold:
    """Each sentence without its title and the sentence before: nothing to refer to."""
    return replace(
        gold,
        titles=dict.fromkeys(gold.titles, ""),
        sentences=tuple(replace(row, prev="") for row in gold.sentences),
    )


def without_fuzzy_names(checker: Checker) -> Checker:
    """No misspelt name is corrected; spelling variants, plurals and hyphens still count."""
    lexicon = checker.reader.scanner.lexicon
    corrector = Corrector((), lexicon.names.words, checker.rules.wording.names)
    return replace(
        checker, reader=_scanning(checker.reader, lexicon=replace(lexicon, corrector=corrector))
    )


def without_scope(checker: Checker) -> Checker:
    """Claims are compared as if each held for all people, doses, places and times."""
    return replace(checker, change=_unlimited)


def _unlimited(claim: Claim) -> Claim:
    return replace(claim, scope=Scope())


def _scanning(reader: Reader, **parts: object) -> Reader:
    return replace(reader, scanner=replace(reader.scanner, **parts))  # type: ignore[arg-type]


ABLATIONS = (
    Ablation("all of it"),
    Ablation("without the parser", checker=without_parser),
    Ablation("without context", gold=without_context),
    Ablation("without fuzzy names", checker=without_fuzzy_names),
    Ablation("without scope", checker=without_scope),
)


def scored(ablation: Ablation, checker: Checker, gold: Gold) -> TopicResult:
    """The totals over all topics with one part left out."""
    left, given, names = ablation.checker(checker), ablation.gold(gold), names_of(checker.rules)
    topics = [score_topic(topic, given, left, names) for topic in sorted(given.titles)]
    return results_of(topics, given, load_cues()).overall


def table_of(results: Sequence[tuple[str, TopicResult]]) -> Table:
    """One row for each reader."""
    return [HEADER, *((name, *_cells(result)) for name, result in results)]


def _cells(result: TopicResult) -> tuple[str, ...]:
    read, pairs = result.sentences, result.pairs
    slots = (read.subject, read.object, read.polarity, read.certainty, read.whole)
    return (
        str(read.found),
        str(read.kept_out),
        *(str(slot) for slot in slots),
        str(pairs.precision),
        str(pairs.recall),
        decimals(pairs.f1),
        str(pairs.grade),
    )


def main(words: Sequence[str] | None = None) -> int:
    """Prints the table; 2 where the data is absent or the rules do not load."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.ablation", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the data folder")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    options = parser.parse_args(words)
    try:
        gold, checker = load_gold(options.data), load_checker()
    except (MissingDataError, RulesError) as error:
        print(error, file=sys.stderr)
        return 2
    results = [(one.name, scored(one, checker, gold)) for one in ABLATIONS]
    tables = [("The gold data with one part left out", table_of(results))]
    print((as_markdown if options.markdown else as_text)(tables))
    return 0


if __name__ == "__main__":
    sys.exit(main())
