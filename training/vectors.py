"""Word vectors for the model's static features, trained on health pages and treebank text."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import floret  # type: ignore[import-not-found]
import numpy as np
import spacy
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from conllu import Sentence

SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])|\n+|\s{3,}")
WIDTH = 48
WORDS = 16000
# A narrow window gives neighbours of the same word class rather than of the same topic.
SETTINGS = {
    "model": "skipgram", "dim": WIDTH, "ws": 2, "minCount": 5, "epoch": 10, "lr": 0.05,
    "minn": 3, "maxn": 5, "bucket": 100000, "thread": 1,
}  # fmt: skip


def read_passages(path: Path) -> Iterator[str]:
    """The sentences (roughly cut) of a gzipped JSONL file's `text` fields."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for passage in SENTENCE_END.split(json.loads(line)["text"]):
                if passage.strip(" -\t"):
                    yield " ".join(passage.split())


def write_tokenized(passages: Iterable[str], sentences: Iterable[Sentence], path: Path) -> None:
    """Writes lower-cased tokens, one sentence a line: the passages, then the treebank sentences."""
    tokenizer: Any = spacy.blank("en").tokenizer
    with path.open("w", encoding="utf-8") as out:
        for doc in tokenizer.pipe(passages):
            print(" ".join(token.lower_ for token in doc if not token.is_space), file=out)
        for sentence in sentences:
            print(" ".join(word.form.lower() for word in sentence), file=out)


def train_vectors(text: Path, out: Path) -> None:
    """Writes a pipeline with vectors of the text's commonest words, found by lower-cased form."""
    model = floret.train_unsupervised(str(text), **SETTINGS)
    words = [word for word in model.words if word != "</s>"][:WORDS]
    data = np.asarray([model.get_word_vector(word) for word in words], dtype="float32")
    data -= data.mean(axis=0)
    data *= 2 / (np.linalg.norm(data, axis=1, keepdims=True) + 1e-6)
    nlp = spacy.blank("en")
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=words, attr="LOWER")
    nlp.to_disk(out)
