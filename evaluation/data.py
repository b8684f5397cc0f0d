"""The gold data as values, and as the articles that the checker is to read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.values.span import Span

#: Where the data stands, seen from the folder above this package.
DEFAULT_DATA = Path(__file__).resolve().parent.parent / ".." / "shared" / "data"

#: The labels of a pair that mean that its two sentences clash.
CONFLICTS = frozenset({"contradiction", "apparent"})


class MissingDataError(Exception):
    """The data folder, or a file of it, is not there; the message says which."""


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One labelled sentence; the slots after `is_claim` are None where it makes no claim."""

    id: str
    topic: str
    text: str
    prev: str
    is_claim: bool
    subject: str
    object: str
    relation: str | None
    polarity: str | None
    certainty: str | None
    scope: tuple[str, ...] = ()
    direction: str | None = None

    @property
    def file_name(self) -> str:
        """The name of the article that holds this sentence alone."""
        return f"{self.id}.md"


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two sentences of one topic, judged by two readers apart."""

    a: str
    b: str
    label: str
    label2: str

    @property
    def is_conflict(self) -> bool:
        """Whether the first reader calls it a conflict."""
        return self.label in CONFLICTS

    @property
    def agrees_on_conflict(self) -> bool:
        """Whether both readers say conflict, or both say none."""
        return self.is_conflict == (self.label2 in CONFLICTS)

    @property
    def agrees_on_label(self) -> bool:
        """Whether both readers give the same of the four labels."""
        return self.label == self.label2


@dataclass(frozen=True, slots=True)
class Gold:
    """All of the gold data; `titles` maps a topic to the heading of its articles."""

    titles: Mapping[str, str]
    sentences: tuple[GoldSentence, ...]
    pairs: tuple[GoldPair, ...]

    def sentences_of(self, topic: str) -> tuple[GoldSentence, ...]:
        """The sentences of one topic, in the order of the file."""
        return tuple(row for row in self.sentences if row.topic == topic)

    def pairs_of(self, topic: str) -> tuple[GoldPair, ...]:
        """The pairs whose sentences belong to one topic."""
        ids = {row.id for row in self.sentences_of(topic)}
        return tuple(pair for pair in self.pairs if pair.a in ids)


def load_gold(data: Path) -> Gold:
    """The gold data below `data`; MissingDataError where a file is absent."""
    folder = data / "gold"
    titles = json.loads(_text_of(folder / "topics.json"))
    return Gold(
        titles=titles,
        sentences=tuple(_sentence(row) for row in _rows(folder / "sentences.jsonl")),
        pairs=tuple(
            GoldPair(a=row["a"], b=row["b"], label=row["label"], label2=row["label2"])
            for row in _rows(folder / "pairs.jsonl")
        ),
    )


def article_text(sentence: GoldSentence, title: str) -> tuple[str, Span]:
    """The Markdown article of one sentence, and where the sentence stands in it.

    The topic's title is the heading; the context the sentence needs and the
    sentence make one paragraph.
    """
    before = f"# {title}\n\n" + (f"{sentence.prev} " if sentence.prev else "")
    return f"{before}{sentence.text}\n", Span(len(before), len(before) + len(sentence.text))


def write_articles(
    sentences: Sequence[GoldSentence], title: str, folder: Path
) -> Mapping[str, Span]:
    """Writes an article for each sentence; returns where in its file each sentence stands."""
    places = {}
    for sentence in sentences:
        text, places[sentence.id] = article_text(sentence, title)
        (folder / sentence.file_name).write_text(text, encoding="utf-8", newline="\n")
    return places


def _sentence(row: Mapping[str, Any]) -> GoldSentence:
    slots = {name: row[name] for name in GoldSentence.__dataclass_fields__}
    return GoldSentence(**{**slots, "scope": tuple(row["scope"])})


def _rows(path: Path) -> Iterator[Any]:
    return (json.loads(line) for line in _text_of(path).splitlines() if line.strip())


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise MissingDataError(
            f"no gold data at {path} ({error.strerror}); give its folder with --data"
        ) from error
