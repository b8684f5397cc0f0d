"""The pages to measure on: an even sample of MedQuAD."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

#: Where the data stands, seen from the folder above this package.
DEFAULT_DATA = Path(__file__).resolve().parent.parent / ".." / "shared" / "data"


class MissingDataError(Exception):
    """The pages are not there; the message says where they were looked for."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `words` counts runs without white space."""

    name: str
    text: str

    @property
    def words(self) -> int:
        """How many words the page has."""
        return len(self.text.split())


def pages_file(data: Path) -> Path:
    """The file of pages below a data folder; MissingDataError where it is absent."""
    path = data / "benchmarks" / "medquad.jsonl.gz"
    if not path.is_file():
        raise MissingDataError(f"no pages at {path}; give the data folder with --data")
    return path


def all_pages(data: Path) -> Iterator[Page]:
    """Every page, one at a time."""
    with gzip.open(pages_file(data), "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Page(f"{row['id']}.txt", f"{row['title']}\n\n{row['text']}\n")


def sample_pages(data: Path, count: int | None) -> list[Page]:
    """`count` pages at even distances, the same on every run; all where None."""
    if count is None:
        return list(all_pages(data))
    total = sum(1 for _ in all_pages(data))
    step = max(total // max(count, 1), 1)
    return list(islice(islice(all_pages(data), 0, None, step), count))
