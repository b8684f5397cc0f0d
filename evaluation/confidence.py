"""Is a claim of confidence .9 right nine times of ten? `python -m evaluation.confidence`.

With --fit it writes the weights that the reader loads. The tables are always of
weights that were fitted without the topic that they are asked about.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from checker.claims.reader import SentenceRead, read_sentences
from checker.normalize.claims import claims_of, relation_of
from checker.normalize.confidence import WEIGHTS, confidence_of
from checker.normalize.signs import Sign, signs_of
from checker.pipeline.rules import RulesError
from checker.read import read_file
from checker.values.article import Article
from checker.values.claim import Claim
from evaluation.calibration import Judged, as_json, fit
from evaluation.checking import Checker, load_checker, names_of
from evaluation.data import DEFAULT_DATA, Gold, GoldSentence, MissingDataError, load_gold
from evaluation.data import write_articles as write_all
from evaluation.names import Names
from evaluation.sentences import COUNTED_VOICES, is_beyond_label, is_claim_right
from evaluation.tables import Table, as_markdown, as_text
from evaluation.tally import tally

ABOUT = (
    "What each weakness of a reading costs, in hundredths of log-odds, and what share of the"
    " readings with at least so many points left was right: counted on hand-labelled sentences."
    " Written by `python -m evaluation.confidence --fit`; the signs are in signs.py."
)
#: Upper and lower ends of the bands that are published.
BANDS = tuple(map(Decimal, ("1.01", "0.90", "0.80", "0.65", "0.50", "0")))
SURE = Decimal("0.90")


@dataclass(frozen=True, slots=True)
class Rated:
    """A judged claim with the confidence that weights gave it which had not seen its topic."""

    judged: Judged
    confidence: Decimal


def judged_claims(gold: Gold, checker: Checker, names: Names) -> Iterator[Judged]:
    """Every claim read from a labelled sentence, but for those beyond its label."""
    for topic in sorted(gold.titles):
        rows = gold.sentences_of(topic)
        with tempfile.TemporaryDirectory(prefix="gold-") as name:
            folder = Path(name)
            places = write_all(rows, gold.titles[topic], folder)
            for row in rows:
                article = read_file(folder / row.file_name, root=folder)
                if isinstance(article, Article):
                    found = [
                        (claim, signs)
                        for read in read_sentences(article, checker.reader)
                        for claim, signs in signed_claims(read, checker)
                        if claim.voice in COUNTED_VOICES and claim.span.overlaps(places[row.id])
                    ]
                    yield from _judged(row, found, names)


def _judged(
    row: GoldSentence, found: Sequence[tuple[Claim, frozenset[Sign]]], names: Names
) -> Iterator[Judged]:
    claims = [claim for claim, _ in found]
    for claim, signs in found:
        if not is_beyond_label(row, claim, claims, names):
            yield Judged(row.topic, signs, is_claim_right(row, claim, claims, names))


def signed_claims(read: SentenceRead, checker: Checker) -> Iterator[tuple[Claim, frozenset[Sign]]]:
    """The claims of a sentence, each with the signs of the reading that gave it."""
    signs: dict[Claim, frozenset[Sign]] = {}
    entry = read.prepared
    for reading in read.read.readings if read.view is not None else ():
        relation = relation_of(reading, checker.rules)
        if relation is None or read.view is None:
            continue
        made = claims_of(
            (reading,), read.view, entry.tokens, entry.sentence, read.place, checker.reader.scanner
        )
        for claim in made:
            signs[_without_cues(claim)] = signs_of(reading, read.view, relation)
    for claim in read.claims:
        yield claim, signs.get(_without_cues(claim), frozenset({Sign.AMOUNT}))


def _without_cues(claim: Claim) -> Claim:
    # What stands elsewhere is added to a claim when it has been made.
    return replace(claim, cues=())


def rated(judged: Sequence[Judged]) -> tuple[Rated, ...]:
    """Each claim with the confidence by weights that were fitted on all other topics."""
    found = []
    for topic in sorted({one.topic for one in judged}):
        weights = fit([one for one in judged if one.topic != topic])
        found += [
            Rated(one, confidence_of(one.signs, weights)) for one in judged if one.topic == topic
        ]
    return tuple(found)


def band_table(found: Sequence[Rated]) -> Table:
    """How many claims of each band were right, and which share of all claims it holds."""
    rows = []
    for high, low in pairwise(BANDS):
        band = [one for one in found if low <= one.confidence < high]
        mean = sum((one.confidence for one in band), Decimal(0)) / len(band) if band else None
        rows.append(
            (
                f"{low:.2f} and more" if high > 1 else f"{low:.2f} to {high:.2f}",
                str(tally(one.judged.right for one in band)),
                "–" if mean is None else f"{mean:.2f}".removeprefix("0"),
                str(tally(one in band for one in found)),
            )
        )
    right = tally(one.judged.right for one in found)
    rows.append(("all", str(right), "", ""))
    return [("confidence", "right", "said on average", "of all claims"), *rows]


def sign_table(judged: Sequence[Judged]) -> Table:
    """What each sign costs by all claims, and how many with and without it were right."""
    weights = fit(judged)
    rows = [
        (
            sign.value,
            f"{weights.costs[sign] / 100:.2f}",
            str(tally(one.right for one in judged if sign in one.signs)),
            str(tally(one.right for one in judged if sign not in one.signs)),
        )
        for sign in sorted(Sign, key=lambda sign: (-weights.costs[sign], sign.value))
    ]
    return [("sign", "costs", "right with it", "right without it"), *rows]


def main(words: Sequence[str] | None = None) -> int:
    """Prints the tables; 2 where data or rules are missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.confidence", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the data folder")
    parser.add_argument("--markdown", action="store_true", help="print the tables as Markdown")
    parser.add_argument("--fit", action="store_true", help=f"write {WEIGHTS.name} anew")
    options = parser.parse_args(words)
    try:
        gold, checker = load_gold(options.data), load_checker()
    except (MissingDataError, RulesError) as error:
        print(error, file=sys.stderr)
        return 2
    judged = tuple(judged_claims(gold, checker, names_of(checker.rules)))
    tables = [
        ("Confidence, each topic by the others", band_table(rated(judged))),
        ("Signs of a weak reading", sign_table(judged)),
    ]
    print((as_markdown if options.markdown else as_text)(tables))
    if options.fit:
        text = json.dumps(as_json(fit(judged), ABOUT), indent=2, ensure_ascii=False)
        WEIGHTS.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
