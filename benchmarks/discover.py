"""What `--discover` costs in reading: `python -m benchmarks.discover`.

The same pages are read with and without it, twice each in turn, in one process;
the faster run of each counts. Seconds are those of the processor.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.pages import DEFAULT_DATA, MissingDataError, Page, pages_file, sample_pages
from benchmarks.reading import load_readers
from checker.claims.reader import Reader, read_sentences
from checker.discover.article import open_claims_of
from checker.read import read_text
from checker.values.article import Article, Format

_RUNS = 2


def read_all(pages: Sequence[Page], reader: Reader) -> tuple[float, int]:
    """Seconds of the processor, and how many open claims were read."""
    started, found = time.process_time(), 0
    for page in pages:
        article = read_text(page.text, path=page.name, format=Format.TEXT)
        if isinstance(article, Article):
            found += len(open_claims_of(list(read_sentences(article, reader)), reader))
    return time.process_time() - started, found


def main(words: Sequence[str] | None = None) -> int:
    """Measures and prints; 2 without data."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.discover", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the data folder")
    parser.add_argument("--pages", type=int, default=150, help="how many pages [150]; 0 for all")
    options = parser.parse_args(words)
    try:
        pages_file(options.data)
    except MissingDataError as error:
        print(error, file=sys.stderr)
        return 2
    pages = sample_pages(options.data, options.pages or None)
    plain = load_readers().candidates
    discovering = replace(plain, discover=True)
    read_all(pages[:5], discovering)
    without = min(read_all(pages, plain)[0] for _ in range(_RUNS))
    runs = [read_all(pages, discovering) for _ in range(_RUNS)]
    seconds, found = min(runs)
    print(f"{len(pages)} pages: {without:.1f} s without, {seconds:.1f} s with --discover")
    print(f"  {seconds / without:.2f} times as long, for {found} open claims")
    return 0


if __name__ == "__main__":
    sys.exit(main())
