"""What the programs that score one corpus share: options, and a word where data are absent."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from checker.pipeline.rules import RulesError
from evaluation.checking import Checker, load_checker
from evaluation.data import DEFAULT_DATA, MissingDataError
from evaluation.tables import Table, as_markdown, as_text

#: The tables of a corpus in a data folder, and a line to say below them, or "".
Score = Callable[[Path, Checker], tuple[list[tuple[str, Table]], str]]


def print_scores(
    name: str, description: str | None, score: Score, words: Sequence[str] | None
) -> int:
    """Prints the tables; 2 where the corpus is absent or the rules do not load."""
    parser = argparse.ArgumentParser(prog=f"python -m evaluation.{name}", description=description)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the data folder")
    parser.add_argument("--markdown", action="store_true", help="print the tables as Markdown")
    options = parser.parse_args(words)
    try:
        tables, below = score(options.data, load_checker())
    except (MissingDataError, RulesError) as error:
        print(error, file=sys.stderr)
        return 2
    print((as_markdown if options.markdown else as_text)(tables))
    if below:
        print(f"\n{below}")
    return 0
