"""Scores yes or no of conclusions to the questions they answer: `python -m evaluation.pubmedqa`.

No rule pack knows the topics, so nothing is compared: of the conclusion, the
sentence that shares most words with the question is read, and what denies in it,
by the cues and operators of the rules, answers no. Questions labelled maybe are
left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.segment import segment
from checker.values.article import Article, Block, BlockKind, Format
from checker.values.span import Offsets
from evaluation.baselines import load_cues
from evaluation.checking import Checker
from evaluation.data import MissingDataError
from evaluation.parsing import parse_plain
from evaluation.polarity import is_denied
from evaluation.program import print_scores
from evaluation.tables import Table
from evaluation.tally import Tally, tally

FILE = Path("benchmarks") / "pubmedqa_dev.jsonl"
YES, NO = "yes", "no"
#: Words are compared by so many of their first letters; shorter ones say too little.
STEM, SHORTEST = 6, 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the sentences of the conclusion, and its label: yes or no."""

    question: str
    sentences: tuple[str, ...]
    label: str

    @property
    def answering(self) -> int:
        """The sentence that shares most words with the question, the first of several."""
        asked = _stems(self.question)
        shared = [len(asked & _stems(sentence)) for sentence in self.sentences]
        return shared.index(max(shared))


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+", text.lower())
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST)


def load_questions(data: Path, checker: Checker) -> tuple[Asked, ...]:
    """The questions labelled yes or no; MissingDataError where the file is absent."""
    path = data / FILE
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise MissingDataError(
            f"no questions at {path} ({error.strerror}); give the data folder with --data"
        ) from error
    rows = [json.loads(line) for line in lines if line.strip()]
    return tuple(
        Asked(row["question"], _sentences(row["conclusion"], checker), row["label"])
        for row in rows
        if row["label"] in (YES, NO)
    )


def _sentences(text: str, checker: Checker) -> tuple[str, ...]:
    """The sentences of a text by the checker's own rules; all of it where they see none."""
    block = Block(BlockKind.PARAGRAPH, text, Offsets.identity(0, len(text)))
    article = Article("", Format.TEXT, "utf-8", text, (block,))
    return tuple(one.text for one in segment(article, checker.rules.structure)) or (text,)


def answers_of(asked: Sequence[Asked], checker: Checker) -> tuple[str, ...]:
    """What the checker's cues make of each conclusion."""
    texts = [one.sentences[one.answering] for one in asked]
    parsed = parse_plain(texts, checker.reader.scanner.model, checker.rules.language)
    return tuple(NO if one is not None and is_denied(one.view) else YES for one in parsed)


def baselines_of(asked: Sequence[Asked]) -> Mapping[str, tuple[str, ...]]:
    """What a constant answer and a list of negation words make of them."""
    negation = load_cues().negation

    def by_words(text_of: Callable[[Asked], str]) -> tuple[str, ...]:
        return tuple(NO if negation.search(text_of(one)) else YES for one in asked)

    return {
        "always yes": (YES,) * len(asked),
        "negation words anywhere": by_words(lambda one: " ".join(one.sentences)),
        "negation words in the same sentence": by_words(lambda one: one.sentences[one.answering]),
    }


def table_of(asked: Sequence[Asked], answers: Mapping[str, Sequence[str]]) -> Table:
    """How many are right, of all and by label."""
    header = ("answer", "right", "of those labelled yes", "of those labelled no")
    return [
        header,
        *((name, *map(str, _tallies(asked, given))) for name, given in answers.items()),
    ]


def _tallies(asked: Sequence[Asked], given: Sequence[str]) -> tuple[Tally, ...]:
    both = [(one.label, answer) for one, answer in zip(asked, given, strict=True)]
    return tuple(
        tally(label == answer for label, answer in both if label in labels)
        for labels in ((YES, NO), (YES,), (NO,))
    )


def score(data: Path, checker: Checker) -> tuple[list[tuple[str, Table]], str]:
    """The table of the questions in a data folder."""
    asked = load_questions(data, checker)
    answers = {**baselines_of(asked), "claimcheck": answers_of(asked, checker)}
    return [("Yes or no", table_of(asked, answers))], ""


def main(words: Sequence[str] | None = None) -> int:
    """Prints the table; 2 where the questions are absent or the rules do not load."""
    return print_scores("pubmedqa", __doc__, score, words)


if __name__ == "__main__":
    sys.exit(main())
