"""Treebank sentences: reading CoNLL-U and writing spaCy's DocBin."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; `head` counts from 0 and equals the word's own place for the root.

    An empty `lemma` or `feats` of None means: not annotated, nothing to learn from.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str | None
    head: int
    deprel: str
    space_after: bool


Sentence = tuple[Word, ...]


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a (gzipped) CoNLL-U file, in its order, without empty nodes."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows: list[list[str]] = []
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield _sentence(rows)
                rows = []
            elif not line.startswith("#"):
                rows.append(line.split("\t"))
        if rows:
            yield _sentence(rows)


def treebank(folder: Path, name: str) -> list[Sentence]:
    """The sentences of one treebank file."""
    return list(read_sentences(folder / f"{name}.conllu.gz"))


def _sentence(rows: list[list[str]]) -> Sentence:
    words: list[Word] = []
    glued_until, glued_space = 0, True
    for row in rows:
        if "-" in row[0]:
            glued_until, glued_space = int(row[0].split("-")[1]), _space_after(row)
            continue
        if "." in row[0]:
            continue
        place = int(row[0])
        space_after = _space_after(row)
        if place <= glued_until:
            # Inside a multi-word token ("do" + "n't") only its last word has the token's space.
            space_after = glued_space and place == glued_until
        head = int(row[6])
        words.append(
            Word(
                form=row[1],
                lemma=row[1] if row[2] == "_" and row[1] == "_" else row[2],
                upos=row[3],
                xpos=row[4],
                feats=row[5],
                head=place - 1 if head == 0 else head - 1,
                deprel=row[7],
                space_after=space_after,
            )
        )
    return tuple(words)


def _space_after(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9].split("|")


def check_tree(sentence: Sentence) -> None:
    """Raises ValueError, with the words, unless every word reaches the one root."""
    roots = [i for i, word in enumerate(sentence) if word.head == i]
    for place in range(len(sentence)):
        steps = 0
        while sentence[place].head != place and steps < len(sentence):
            place = sentence[place].head
            steps += 1
        if roots != [place]:
            raise ValueError("not a tree: " + " ".join(word.form for word in sentence))


def to_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """The sentence as a spaCy Doc of one sentence, with every layer that is annotated."""
    return Doc(
        vocab,
        words=[word.form for word in sentence],
        spaces=[word.space_after for word in sentence],
        tags=[word.xpos for word in sentence],
        pos=[word.upos for word in sentence],
        morphs=[word.feats or "_" for word in sentence],
        lemmas=[word.lemma for word in sentence],
        heads=[word.head for word in sentence],
        deps=["ROOT" if word.head == i else word.deprel for i, word in enumerate(sentence)],
    )


def write_docbin(sentences: Iterable[Sentence], path: Path) -> int:
    """Writes the sentences as one DocBin, one Doc a sentence; returns the number of words."""
    vocab = spacy.blank("en").vocab
    docbin = DocBin(attrs=["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"])
    words = 0
    for sentence in sentences:
        check_tree(sentence)
        docbin.add(to_doc(sentence, vocab))
        words += len(sentence)
    path.parent.mkdir(parents=True, exist_ok=True)
    docbin.to_disk(path)
    return words
