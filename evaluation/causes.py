"""Counts what goes wrong on the gold data by the step that it goes wrong at.

Of several faults of one sentence the first step counts, and of two sentences of
a pair the earlier one: `python -m evaluation.causes --before evaluation/causes_before.json`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from checker.claims.reader import SentenceRead, read_sentences
from checker.compare import compare
from checker.pipeline.rules import RulesError
from checker.read import read_file
from checker.values.article import Failure
from checker.values.claim import Claim, Scope
from checker.values.span import Span
from evaluation.checking import Checker, load_checker, names_of
from evaluation.data import (
    DEFAULT_DATA,
    Gold,
    GoldSentence,
    MissingDataError,
    load_gold,
    write_articles,
)
from evaluation.names import Names
from evaluation.pairs import OTHER, PairScore, score_pairs, verdicts_of
from evaluation.perfect import perfect_claim
from evaluation.sentences import SentenceScore, claims_of, score_sentence
from evaluation.tables import Table, as_markdown, as_text


class Cause(StrEnum):
    """The steps, in the order in which a sentence goes through them."""

    CONCEPT = "concept missed"
    CANDIDATE = "candidate missed"
    PARSER = "parser"
    VOICE = "voice"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    SCOPE = "scope"
    COMPARISON = "comparison"


#: The kinds of a gold scope, and the slots that hold such a scope.
SCOPE_SLOTS: Mapping[str, tuple[str, ...]] = {
    "alone": ("sole",),
    "combined_with": ("with_",),
    "population": ("population", "condition"),
    "condition": ("condition", "population", "duration", "timing", "dose", "form"),
    "dose": ("dose", "form"),
    "duration": ("duration", "timing"),
    "site": ("site",),
}


@dataclass(frozen=True, slots=True)
class Traced:
    """A gold sentence with its score, all that was read of its article, and its first fault."""

    score: SentenceScore
    claims: tuple[Claim, ...]
    cause: Cause | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each step is the first to go wrong; `found` counts by a perfect reading."""

    sentences: Counter[Cause]
    missed: Counter[Cause]
    found: Counter[Cause]
    false: Counter[Cause]
    grade: Counter[Cause]


def cause_of_sentence(
    score: SentenceScore, read: Sequence[SentenceRead], place: Span, names: Names
) -> Cause | None:
    """The first step at which a sentence went wrong; None where it was read right.

    `read` are the sentences of its article, context and heading among them.
    """
    own = [one for one in read if one.prepared.sentence.span.overlaps(place)]
    mentioned = {mention.concept for one in read for mention in one.prepared.mentions}
    if not score.gold.is_claim:
        return Cause.VOICE if score.found else None
    if not score.found:
        if any(one.claims for one in own):
            return Cause.VOICE
        if not _named(score.gold, mentioned, names):
            return Cause.CONCEPT
        ended = all(one.prepared.ended is not None for one in own)
        return Cause.CANDIDATE if ended else Cause.PARSER
    if score.subject is False or score.object is False:
        return Cause.PARSER if _named(score.gold, mentioned, names) else Cause.CONCEPT
    if score.polarity is False:
        return Cause.POLARITY
    if score.certainty is False:
        return Cause.CERTAINTY
    return None if scope_fits(score.gold, score.claims) else Cause.SCOPE


def _named(gold: GoldSentence, mentioned: Iterable[str], names: Names) -> bool:
    """Whether both names of a label are known and stand in the article."""
    found = tuple(mentioned)
    return all(
        not name or (bool(wanted := names.look_up(name)) and names.covers(wanted, found))
        for name in (gold.subject, gold.object)
    )


def scope_fits(gold: GoldSentence, claims: Sequence[Claim]) -> bool:
    """Whether every kind of scope that the label has was read at all; its words are not judged."""
    kinds = {entry.partition(":")[0] for entry in gold.scope}
    return all(
        any(getattr(claim.scope, slot) for claim in claims for slot in SCOPE_SLOTS.get(kind, ()))
        for kind in kinds
        if kind in SCOPE_SLOTS
    )


def trace_topic(
    topic: str, gold: Gold, checker: Checker, names: Names
) -> tuple[tuple[Traced, ...], tuple[PairScore, ...]]:
    """All sentences of a topic with their causes, and its pairs with their verdicts."""
    rows = gold.sentences_of(topic)
    traced = []
    with tempfile.TemporaryDirectory(prefix="gold-") as name:
        folder = Path(name)
        places = write_articles(rows, gold.titles[topic], folder)
        for row in rows:
            article = read_file(folder / row.file_name, root=folder)
            if isinstance(article, Failure):
                continue
            read = tuple(read_sentences(article, checker.reader))
            claims = tuple(claim for one in read for claim in one.claims)
            score = score_sentence(row, claims_of(claims, places[row.id]), names)
            traced.append(
                Traced(score, claims, cause_of_sentence(score, read, places[row.id], names))
            )
    found = compare([claim for one in traced for claim in one.claims], checker.rules)
    files = {row.id: row.file_name for row in rows}
    return tuple(traced), score_pairs(gold.pairs_of(topic), verdicts_of(found), files)


def count_causes(
    traced: Mapping[str, Traced], pairs: Iterable[PairScore], checker: Checker, names: Names
) -> Counts:
    """The counts over some topics; `traced` has each sentence by its id."""
    counts = Counts(Counter(), Counter(), Counter(), Counter(), Counter())
    counts.sentences.update(one.cause for one in traced.values() if one.cause)
    for pair in pairs:
        sides = (traced[pair.gold.a], traced[pair.gold.b])
        if pair.conflict_right is False and pair.gold.is_conflict:
            cause = _of_pair(sides, checker)
            counts.missed[cause] += 1
            counts.found[cause] += _found_when_perfect(sides, checker, names)
        elif pair.conflict_right is False:
            counts.false[_of_pair(sides, checker)] += 1
        elif pair.grade_right is False:
            counts.grade[_of_pair(sides, checker)] += 1
    return counts


def _of_pair(sides: Sequence[Traced], checker: Checker) -> Cause:
    """The earliest fault of the two, and the comparison where both were read right.

    A scope that was not read hides no conflict: it is the cause only where the
    two would clash without any scope.
    """
    order = list(Cause)
    faults = sorted((one.cause for one in sides if one.cause), key=order.index)
    reading = [fault for fault in faults if fault is not Cause.SCOPE]
    if reading:
        return reading[0]
    if faults:
        return Cause.SCOPE
    bare = [_without_scope(claim) for one in sides for claim in one.claims]
    limited = any(claim.scope != Scope() for one in sides for claim in one.claims)
    return Cause.SCOPE if limited and _clash(bare, checker) else Cause.COMPARISON


def _found_when_perfect(sides: Sequence[Traced], checker: Checker, names: Names) -> bool:
    """Whether comparing finds the conflict between the two labels, put in place of what was read.

    Where a label's names are known to no rule, what was read stands.
    """
    claims: list[Claim] = []
    for one in sides:
        like = next(iter(one.score.claims), None)
        perfect = perfect_claim(one.score.gold, names, checker.rules, like=like)
        claims += [perfect] if perfect else one.score.claims
    return _clash(claims, checker)


def _clash(claims: Sequence[Claim], checker: Checker) -> bool:
    verdicts = verdicts_of(compare(claims, checker.rules))
    return any(verdict != OTHER for verdict in verdicts.values())


def _without_scope(claim: Claim) -> Claim:
    return replace(claim, scope=Scope())


#: The rows by their name in JSON.
_ROWS = (*map(str, Cause), "all")
#: The columns by their name in JSON, with their headings.
COLUMNS = {
    "sentences": "sentences",
    "missed": "conflicts missed",
    "found": "of these found with perfect slots",
    "false": "false conflicts",
    "grade": "wrong grades",
}


def table_of(counts: Counts, before: Mapping[str, Mapping[str, int]] | None = None) -> Table:
    """One row a cause, and their sums; `before` are counts to print in front of these."""
    now = as_json(counts)
    header = ("cause", *COLUMNS.values())
    if before is None:
        rows = [(cause, *(str(now[name][cause]) for name in COLUMNS)) for cause in _ROWS]
    else:
        rows = [
            (cause, *(f"{before[name][cause]} → {now[name][cause]}" for name in COLUMNS))
            for cause in _ROWS
        ]
    return [header, *rows]


def as_json(counts: Counts) -> Mapping[str, Mapping[str, int]]:
    """The counts by column and cause, with their sums."""
    columns: dict[str, Counter[Cause]] = {name: getattr(counts, name) for name in COLUMNS}
    return {
        name: {**{str(cause): column[cause] for cause in Cause}, _ROWS[-1]: column.total()}
        for name, column in columns.items()
    }


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.causes", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the data folder")
    parser.add_argument("--topic", action="append", metavar="ID", help="this topic only")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the counts to FILE")
    parser.add_argument("--before", type=Path, metavar="FILE", help="counts to print beside these")
    parser.add_argument("--list", action="store_true", help="name the sentences by their cause")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Prints the table; 2 where the data is absent or the rules do not load."""
    options = _arguments(words)
    try:
        gold, checker = load_gold(options.data), load_checker()
    except (MissingDataError, RulesError) as error:
        print(error, file=sys.stderr)
        return 2
    names = names_of(checker.rules)
    traced: dict[str, Traced] = {}
    pairs: list[PairScore] = []
    for topic in options.topic or sorted(gold.titles):
        found, scored = trace_topic(topic, gold, checker, names)
        traced.update({one.score.gold.id: one for one in found})
        pairs += scored
    counts = count_causes(traced, pairs, checker, names)
    if options.list:
        for cause in Cause:
            ids = sorted(name for name, one in traced.items() if one.cause is cause)
            print(f"{cause}: {' '.join(ids) or '–'}")
        print()
    before = json.loads(options.before.read_text("utf-8")) if options.before else None
    tables = [("Causes of errors", table_of(counts, before))]
    print((as_markdown if options.markdown else as_text)(tables))
    if options.json:
        text = json.dumps(as_json(counts), indent=2)
        options.json.write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
