"""The pages of MedQuAD as articles, each with its title as its first line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.data import MissingDataError

FILE = Path("benchmarks") / "medquad.jsonl.gz"


@dataclass(frozen=True, slots=True)
class Page:
    """A page; its id has the name of the agency, as the numbers of two agencies overlap."""

    id: str
    text: str

    @property
    def file_name(self) -> str:
        """The name of the article that holds this page alone."""
        return f"{self.id}.txt"


def load_pages(data: Path) -> Iterator[Page]:
    """Every page, one at a time; MissingDataError where the file is absent."""
    path = data / FILE
    if not path.is_file():
        raise MissingDataError(f"no pages at {path}; give the data folder with --data")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Page(f"{row['source']}-{row['id']}", f"{row['title']}\n\n{row['text']}\n")
