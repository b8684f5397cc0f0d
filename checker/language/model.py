"""The project's own small spaCy pipeline: tokens for every sentence, trees for candidates."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language as Pipeline
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from checker.language.tree import Tree, Word, build_tree
from checker.values.token import Mention, Token

#: What places a token in its text.
_PLACES: list[int | str] = ["ORTH", "LENGTH", "SPACY", "IS_SPACE"]
#: What places a word in a tree.
_HEADS: list[int | str] = ["POS", "HEAD", "DEP"]
#: The components that a tree needs; tags and lemmas come from the rules' own tables.
NEEDED = ("tok2vec", "morphologizer", "parser")
WEIGHTS = Path(__file__).parent.parent / "language_model" / "en_claimcheck"


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence ready to be parsed: one word a token or concept name.

    `words` is what the parser sees, `texts` what stands in the sentence;
    `spans` are token ranges; `auxiliaries` pairs an auxiliary with its verb,
    where that is sure without a parse.
    """

    words: tuple[str, ...]
    texts: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    mentions: tuple[Mention | None, ...]
    auxiliaries: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Vectored:
    """The words with a vector. Not `vocab.strings`: that grows with every word that is read."""

    vocab: Vocab

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and get_string_id(word) in self.vocab.vectors


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A loaded pipeline; its methods give plain values."""

    pipeline: Pipeline
    threads: ThreadpoolController = field(default_factory=ThreadpoolController)

    @property
    def known_words(self) -> Container[str]:
        """English words that the pipeline has a vector for, whatever it has read since."""
        return _Vectored(self.pipeline.vocab)

    def is_common(self, word: str, *, among: int) -> bool:
        """Whether a word is among so many of the commonest: vectors stand in that order."""
        vectors = self.pipeline.vocab.vectors
        row = vectors.key2row.get(get_string_id(word))
        return row is not None and row < among

    def tokenize(self, text: str) -> tuple[Token, ...]:
        """The tokens of a text, without white space."""
        # Rows of numbers cost a third of spaCy's token objects, and every sentence comes here.
        rows = self.pipeline.tokenizer(text).to_array(_PLACES).tolist()
        strings = self.pipeline.vocab.strings
        found, start = [], 0
        for form, length, spaced, blank in rows:
            if not blank:
                found.append(Token(strings[form], start, start + length))
            start += length + spaced
        return tuple(found)

    def parse(self, sentences: Sequence[Masked]) -> list[Tree]:
        """The trees of sentences; each is a document of its own, so boundaries hold."""
        docs = [Doc(self.pipeline.vocab, words=list(masked.words)) for masked in sentences]
        # Products this small only lose by threads; and --jobs has the cores already.
        with self.threads.limit(limits=1, user_api="blas"):
            for name in NEEDED:
                pipe = self.pipeline.get_pipe(name).pipe  # type: ignore[attr-defined]
                docs = list(pipe(docs, batch_size=len(docs) or 1))
        return [_tree(doc, masked) for doc, masked in zip(docs, sentences, strict=True)]


def _tree(doc: Doc, masked: Masked) -> Tree:
    strings = doc.vocab.strings
    parts, heads, labels = doc.to_array(_HEADS).T
    # The distance to a head is signed; beside hashes of labels it comes as an unsigned number.
    distances = heads.astype("int64").tolist()
    rows = zip(parts.tolist(), distances, labels.tolist(), strict=True)
    return build_tree(
        [
            Word(
                index=index,
                text=text,
                lower=text.lower(),
                upos=strings[pos],
                head=index + distance,
                dep=strings[dep] if distance else "root",
                first=span[0],
                last=span[1],
                mention=mention,
            )
            for index, ((pos, distance, dep), text, span, mention) in enumerate(
                zip(rows, masked.texts, masked.spans, masked.mentions, strict=True)
            )
        ],
        masked.auxiliaries,
    )


@cache
def load_model(weights: Path = WEIGHTS) -> LanguageModel:
    """The shipped pipeline, loaded once a process."""
    # Numpy's matrix product is nearly twice as fast as BLIS where BLIS has no kernel for the
    # processor. A model keeps the operations that it was made with; nobody else's change.
    with use_ops("numpy", use_blis=False):
        return LanguageModel(spacy.load(weights))
