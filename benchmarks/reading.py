"""The two ways to read a page: candidates first, or every sentence parsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from benchmarks.pages import Page
from checker.claims import Reader, build_reader, read_claims
from checker.language import LanguageModel, Tree
from checker.language.model import Masked
from checker.read import read_text
from checker.ruleset.load import load_rules, shipped_rules
from checker.values.article import Failure, Format
from checker.values.claim import Claim


@dataclass(frozen=True, slots=True)
class Readers:
    """The product's reader, and one that parses every sentence."""

    candidates: Reader
    exhaustive: Reader


@dataclass(frozen=True, slots=True)
class RecordingModel(LanguageModel):
    """A model that remembers each sentence it parses, with its tree, in order."""

    sentences: list[Masked] = field(default_factory=list)
    trees: list[Tree] = field(default_factory=list)

    def parse(self, sentences: Sequence[Masked]) -> list[Tree]:
        """The trees of sentences, remembered."""
        # The class by name: super() finds no way into a dataclass that was made anew for slots.
        trees = LanguageModel.parse(self, sentences)
        self.sentences.extend(sentences)
        self.trees.extend(trees)
        return trees


@dataclass(frozen=True, slots=True)
class ReplayingModel(LanguageModel):
    """A model that hands out trees made before: a run gives the time of all but parsing."""

    trees: Iterator[Tree] = field(default_factory=lambda: iter(()))

    def parse(self, sentences: Sequence[Masked]) -> list[Tree]:
        """The next trees; the sentences must come in the order in which they were recorded."""
        return list(islice(self.trees, len(sentences)))


def load_readers() -> Readers:
    """Both readers, with the shipped rules."""
    rules, _ = load_rules([shipped_rules()])
    return Readers(build_reader(rules), build_reader(rules, candidates_only=False))


def read_page(page: Page, reader: Reader) -> tuple[Claim, ...]:
    """The claims of a page; none where it cannot be read."""
    article = read_text(page.text, path=page.name, format=Format.TEXT)
    return () if isinstance(article, Failure) else read_claims(article, reader)


def recording(reader: Reader) -> tuple[Reader, RecordingModel]:
    """The reader with a model that remembers."""
    model = RecordingModel(reader.scanner.model.pipeline)
    return _with_model(reader, model), model


def replaying(reader: Reader, model: RecordingModel) -> Reader:
    """The reader with a model that hands out what another one remembers."""
    return _with_model(reader, ReplayingModel(model.pipeline, trees=iter(model.trees)))


def _with_model(reader: Reader, model: LanguageModel) -> Reader:
    return replace(reader, scanner=replace(reader.scanner, model=model))
