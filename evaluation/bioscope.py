"""Scores cues and scopes of negation and speculation: `python -m evaluation.bioscope`."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.values.span import Span
from evaluation.baselines import Cues, load_cues
from evaluation.bioscope_cues import CueKind, WordCue, find_cues
from evaluation.bioscope_frames import read
from evaluation.bioscope_learned import find_unseen
from evaluation.bioscope_scopes import scope_of
from evaluation.checking import Checker
from evaluation.data import MissingDataError
from evaluation.parsing import Parsed, parse_plain
from evaluation.program import print_scores
from evaluation.tables import Table
from evaluation.tally import Tally, decimals

FILE = Path("benchmarks") / "bioscope_abstracts.jsonl.gz"
#: Of so many sentences, the first was looked at while the scopes were written, and all but the
#: last teach the corpus's own cues and were looked at for what tells of them.
LOOKED_AT = 3

#: A cue with its place, and a cue whose scope is known with both places.
PlacedCue = tuple[CueKind, Span]
PlacedScope = tuple[CueKind, Span, Span]


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the corpus; a scope stands with the first cue that it belongs to."""

    text: str
    cues: frozenset[PlacedCue]
    scopes: tuple[PlacedScope, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """So many right, of so many found and so many wanted."""

    right: int
    found: int
    wanted: int

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there is nothing at all."""
        total = self.found + self.wanted
        return 2 * self.right / total if total else None

    @property
    def cells(self) -> tuple[str, str, str]:
        """Precision, recall and F1 as a table shows them."""
        precision, recall = Tally(self.right, self.found), Tally(self.right, self.wanted)
        return (decimals(precision.share), decimals(recall.share), decimals(self.f1))


@dataclass(frozen=True, slots=True)
class ScopeScore:
    """A scope of the corpus and the one derived for its cue, as token numbers."""

    kind: CueKind
    wanted: frozenset[int]
    found: frozenset[int]


def load_rows(data: Path) -> tuple[Row, ...]:
    """The sentences of the corpus; MissingDataError where the file is absent."""
    path = data / FILE
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return tuple(_row(json.loads(line)) for line in file if line.strip())
    except OSError as error:
        raise MissingDataError(
            f"no corpus at {path} ({error.strerror}); give the data folder with --data"
        ) from error


def _row(fields: Mapping[str, Any]) -> Row:
    placed = [
        (one["ref"], (CueKind(one["type"]), Span(one["start"], one["end"])))
        for one in sorted(fields["cues"], key=lambda one: one["start"])
    ]
    first = dict(reversed(placed))
    return Row(
        fields["text"],
        frozenset(cue for _, cue in placed),
        tuple(
            (*first[one["id"]], Span(one["start"], one["end"]))
            for one in fields["scopes"]
            if one["id"] in first
        ),
    )


def cues_in(parsed: Parsed | None) -> frozenset[PlacedCue]:
    """The cues that the rules find, with their places; none where nothing was parsed."""
    return frozenset() if parsed is None else _placed(parsed, find_cues(parsed))


def cues_learned(
    rows: Sequence[Row], parsed: Sequence[Parsed | None]
) -> Sequence[frozenset[PlacedCue]]:
    """The cues of each sentence as other sentences of the corpus teach them."""
    order = sorted(range(len(rows)), key=_is_new)
    readable = [(index, one) for index in order if (one := parsed[index]) is not None]
    known = [
        (read(one), _worded_cues(one, rows[index].cues))
        for index, one in readable
        if not _is_new(index)
    ]
    others = [read(one) for index, one in readable if _is_new(index)]
    found = [frozenset[PlacedCue]()] * len(rows)
    for (index, one), cues in zip(readable, find_unseen(known, others), strict=True):
        found[index] = _placed(one, cues)
    return found


def _is_new(index: int) -> bool:
    """Whether a sentence was never looked at."""
    return index % LOOKED_AT == LOOKED_AT - 1


def _placed(parsed: Parsed, cues: Iterable[WordCue]) -> frozenset[PlacedCue]:
    return frozenset((cue.kind, _place(parsed, cue.first, cue.last)) for cue in cues)


def _worded_cues(parsed: Parsed, cues: Iterable[PlacedCue]) -> frozenset[WordCue]:
    tokens = [(kind, _tokens(parsed, place)) for kind, place in cues]
    return frozenset(WordCue(kind, found[0], found[-1] + 1) for kind, found in tokens)


def cue_baseline(text: str, words: Cues) -> frozenset[PlacedCue]:
    """Every hit of two word lists."""
    lists = ((CueKind.NEGATION, words.negation), (CueKind.SPECULATION, words.hedge))
    return frozenset(
        (kind, Span(*hit.span())) for kind, pattern in lists for hit in pattern.finditer(text)
    )


def score_scopes(row: Row, parsed: Parsed, *, to_the_end: bool = False) -> Iterator[ScopeScore]:
    """Each scope beside the one derived for its own cue, or one to the end of the sentence."""
    for kind, cue, scope in row.scopes:
        tokens = _tokens(parsed, cue)
        found = (
            (tokens[0], len(parsed.tokens))
            if to_the_end
            else scope_of(parsed.view, WordCue(kind, tokens[0], tokens[-1] + 1))
        )
        yield ScopeScore(
            kind, _worded(parsed, _tokens(parsed, scope)), _worded(parsed, range(*found))
        )


def _tokens(parsed: Parsed, place: Span) -> list[int]:
    return [
        index
        for index, token in enumerate(parsed.tokens)
        if Span(token.start, token.end).overlaps(place)
    ]


def _worded(parsed: Parsed, tokens: Iterable[int]) -> frozenset[int]:
    """The tokens that are words: whether a scope takes in a comma is no matter."""
    return frozenset(index for index in tokens if any(map(str.isalnum, parsed.tokens[index].text)))


def _place(parsed: Parsed, first: int, last: int) -> Span:
    return Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)


def match_cues(
    kinds: Collection[CueKind],
    wanted: Sequence[frozenset[PlacedCue]],
    found: Sequence[frozenset[PlacedCue]],
) -> Match:
    """Cues of some kinds found at just the right place, over all sentences."""

    def count(cues: Iterable[PlacedCue]) -> int:
        return sum(cue[0] in kinds for cue in cues)

    return Match(
        sum(count(a & b) for a, b in zip(wanted, found, strict=True)),
        sum(map(count, found)),
        sum(map(count, wanted)),
    )


def scope_cells(scores: Sequence[ScopeScore]) -> tuple[str, str, str, str]:
    """Token precision, recall and F1, and the share of scopes that are right as a whole."""
    tokens = Match(
        sum(len(score.wanted & score.found) for score in scores),
        sum(len(score.found) for score in scores),
        sum(len(score.wanted) for score in scores),
    )
    exact = Tally(sum(score.wanted == score.found for score in scores), len(scores))
    return (*tokens.cells, str(exact))


def cue_table(rows: Sequence[Row], parsed: Sequence[Parsed | None]) -> Table:
    """Cues by kind: the word lists, the rules, and the cues that the corpus teaches."""
    words = load_cues()
    wanted = [row.cues for row in rows]
    learned = cues_learned(rows, parsed)
    new = [index for index in range(len(rows)) if _is_new(index)]
    answers = {
        "word lists": (wanted, [cue_baseline(row.text, words) for row in rows]),
        "claimcheck": (wanted, [cues_in(one) for one in parsed]),
        "claimcheck, learned from other sentences": (wanted, learned),
        "the same, sentences not looked at": (
            [wanted[index] for index in new],
            [learned[index] for index in new],
        ),
    }
    kinds = {**{kind.value: (kind,) for kind in CueKind}, "both": tuple(CueKind)}
    return [
        ("answer", "cues of", "precision", "recall", "F1"),
        *(
            (name, label, *match_cues(some, true, found).cells)
            for label, some in kinds.items()
            for name, (true, found) in answers.items()
        ),
    ]


def scope_table(rows: Sequence[Row], parsed: Sequence[Parsed | None]) -> Table:
    """Scopes of the corpus's own cues: to the sentence's end, and derived from the parse."""
    both = [
        (index % LOOKED_AT != 0, row, one)
        for index, (row, one) in enumerate(zip(rows, parsed, strict=True))
        if one is not None
    ]
    to_end = [s for _, row, one in both for s in score_scopes(row, one, to_the_end=True)]
    derived = [(new, s) for new, row, one in both for s in score_scopes(row, one)]
    table = [("answer", "scopes of", "precision", "recall", "F1", "exact")]
    for kind in CueKind:
        ends = [score for score in to_end if score.kind is kind]
        scores = [(new, score) for new, score in derived if score.kind is kind]
        unseen = [score for new, score in scores if new]
        table.append(("to the end of the sentence", kind.value, *scope_cells(ends)))
        table.append(("claimcheck", kind.value, *scope_cells([score for _, score in scores])))
        table.append(("claimcheck, sentences not looked at", kind.value, *scope_cells(unseen)))
    table.append(("to the end of the sentence", "both", *scope_cells(to_end)))
    table.append(("claimcheck", "both", *scope_cells([score for _, score in derived])))
    return table


def tables_of(rows: Sequence[Row], checker: Checker) -> list[tuple[str, Table]]:
    """All tables; every sentence is parsed once."""
    texts = [row.text for row in rows]
    parsed = tuple(parse_plain(texts, checker.reader.scanner.model, checker.rules.language))
    return [
        ("Cues", cue_table(rows, parsed)),
        ("Scopes, the cues given", scope_table(rows, parsed)),
    ]


def score(data: Path, checker: Checker) -> tuple[list[tuple[str, Table]], str]:
    """The tables of the corpus in a data folder."""
    return tables_of(load_rows(data), checker), ""


def main(words: Sequence[str] | None = None) -> int:
    """Prints the tables; 2 where the corpus is absent or the rules do not load."""
    return print_scores("bioscope", __doc__, score, words)


if __name__ == "__main__":
    sys.exit(main())
