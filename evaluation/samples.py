"""Draws findings for two readers to judge, and scores their verdicts.

python -m evaluation.samples pairs --seed 1 --count 100 --sheet FILE
python -m evaluation.samples nih --seed 1 --count 50 --sheet FILE
python -m evaluation.samples enter nih --reader first FILE
python -m evaluation.samples score
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

from checker.compare import compare
from checker.pipeline.rules import RulesError
from checker.values.report import Finding, Severity
from evaluation.checking import Checker, load_checker, read_articles
from evaluation.data import DEFAULT_DATA, MissingDataError, article_text, load_gold
from evaluation.drawing import Item, draw, items_of, spokesman
from evaluation.medquad import load_pages
from evaluation.pairs import CONTRADICTION, VERDICTS, opposed
from evaluation.sheets import sheet_of
from evaluation.tables import as_text
from evaluation.tally import decimals
from evaluation.verdicts import (
    FOLDER,
    READERS,
    Sample,
    VerdictError,
    causes_of,
    entered,
    kappa,
    load_sample,
    precision,
    redrawn,
    save_sample,
)

#: What is judged of the pages: what a user is told without asking for more.
GRAVE = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be judged, and the text of each article by its name without a suffix."""

    items: tuple[Item, ...]
    texts: Mapping[str, str]


def told_of_pairs(data: Path, checker: Checker, known: frozenset[str]) -> Told:
    """A finding for each two gold articles that it sets apart and that have no label."""
    gold = load_gold(data)
    labelled = {frozenset({f"{pair.a}.md", f"{pair.b}.md"}) for pair in gold.pairs}
    items: list[Item] = []
    texts: dict[str, str] = {}
    for topic in sorted(gold.titles):
        rows, title = gold.sentences_of(topic), gold.titles[topic]
        articles = {row.file_name: article_text(row, title)[0] for row in rows}
        texts.update({PurePosixPath(name).stem: text for name, text in articles.items()})
        found = _findings(articles.items(), checker)
        items += _gravest(found, checker, labelled, known).values()
    return Told(tuple(items), texts)


def _gravest(
    found: Sequence[Finding],
    checker: Checker,
    labelled: Set[frozenset[str]],
    known: frozenset[str],
) -> Mapping[frozenset[str], Item]:
    """The gravest finding on each two articles without a label."""
    gravest: dict[frozenset[str], Item] = {}
    for finding in sorted(found, key=lambda one: VERDICTS.get(one.kind) != CONTRADICTION):
        for two in set(opposed(finding)) if finding.kind in VERDICTS else ():
            if two not in labelled and two not in gravest:
                item = spokesman(items_of(finding, two), known, _clashes(checker))
                if item is not None:
                    gravest[two] = item
    return gravest


def told_of_pages(data: Path, checker: Checker, known: frozenset[str]) -> Told:
    """An item for each error and warning on all pages, compared at once."""
    pages = {page.file_name: page.text for page in load_pages(data)}
    found = _findings(pages.items(), checker)
    grave = [finding for finding in found if finding.severity in GRAVE]
    chosen = (spokesman(items_of(one), known, _clashes(checker)) for one in grave)
    items = tuple(item for item in chosen if item is not None)
    return Told(items, {PurePosixPath(name).stem: text for name, text in pages.items()})


def _findings(articles: Iterable[tuple[str, str]], checker: Checker) -> tuple[Finding, ...]:
    """What the checker finds in texts, each an article with its name."""
    with tempfile.TemporaryDirectory(prefix="samples-") as name:
        folder = Path(name)
        for file_name, text in articles:
            (folder / file_name).write_text(text, encoding="utf-8", newline="\n")
        return read_articles(checker, list(folder.iterdir()), root=folder).findings


def _clashes(checker: Checker) -> Callable[[Item], bool]:
    """Whether an item's claims give its finding with no others beside them."""

    def clashes(item: Item) -> bool:
        return any(_same(item.finding, one) for one in compare(item.claims, checker.rules))

    return clashes


def _same(wanted: Finding, found: Finding) -> bool:
    """Whether two findings are alike but for the claims that they gather."""
    alike = (wanted.kind, wanted.severity, wanted.rule) == (found.kind, found.severity, found.rule)
    return alike and wanted.question == found.question


#: What each sample is drawn from.
CORPORA = {"pairs": told_of_pairs, "nih": told_of_pages}


def _draw(options: argparse.Namespace) -> int:
    path = options.verdicts / f"{options.what}.yaml"
    old = load_sample(path)
    checker = load_checker()
    known = frozenset(old.by_id)
    told = CORPORA[options.what](options.data, checker, known)
    chosen = draw(told.items, seed=options.seed, count=options.count)
    sample = redrawn(old, chosen, seed=options.seed, count=options.count, of=len(told.items))
    save_sample(sample, path)
    if options.sheet:
        wanted = [item for item in chosen if options.all or not sample.by_id[item.id].verdicts]
        options.sheet.write_text(sheet_of(wanted, checker.rules, told.texts), encoding="utf-8")
    judged = sum(bool(one.verdicts) for one in sample.drawn)
    print(f"{len(chosen)} drawn of {len(told.items)}, {judged} of them judged before: {path}")
    return 0


def _enter(options: argparse.Namespace) -> int:
    path = options.verdicts / f"{options.what}.yaml"
    # An id of digits alone is an id still.
    answers = yaml.load(options.answers.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    save_sample(entered(load_sample(path), options.reader, answers), path)
    print(f"{len(answers)} verdicts of the {options.reader} reader entered: {path}")
    return 0


def _score(options: argparse.Namespace) -> int:
    samples = {name: load_sample(options.verdicts / f"{name}.yaml") for name in CORPORA}
    table = [("sample", "drawn", "of", *(f"right ({name})" for name in READERS), "kappa")]
    table += [_row(name, sample) for name, sample in samples.items()]
    print(as_text([("Findings judged by two readers", table)]))
    for name, sample in samples.items():
        missing = [one.id for one in sample.drawn if len(one.verdicts) < len(READERS)]
        if missing:
            print(f"\n{name}, not judged by both: {' '.join(missing)}")
        for reader in READERS:
            causes = causes_of(sample.drawn, reader)
            if causes:
                said = ", ".join(f"{cause} {count}" for cause, count in causes)
                print(f"\n{name}, causes by the {reader} reader: {said}")
    return 0


def _row(name: str, sample: Sample) -> tuple[str, ...]:
    shares = (str(precision(sample.drawn, reader)) for reader in READERS)
    agreement = decimals(kappa(sample.drawn))
    return (name, str(len(sample.drawn)), str(sample.of), *shares, agreement)


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.samples",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--verdicts", type=Path, default=FOLDER, help="where verdicts are kept")
    commands = parser.add_subparsers(required=True)
    for what in CORPORA:
        drawing = commands.add_parser(what, help=f"draw a sample of the findings on {what}")
        drawing.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the data folder")
        drawing.add_argument("--seed", type=int, required=True)
        drawing.add_argument("--count", type=int, required=True)
        drawing.add_argument("--sheet", type=Path, help="write what is to be judged to this file")
        drawing.add_argument("--all", action="store_true", help="a sheet of the judged ones, too")
        drawing.set_defaults(run=_draw, what=what)
    entering = commands.add_parser("enter", help="take over a reader's answers")
    entering.add_argument("what", choices=CORPORA)
    entering.add_argument("answers", type=Path, help="YAML: id: right, or id: wrong, cause")
    entering.add_argument("--reader", choices=READERS, required=True)
    entering.set_defaults(run=_enter)
    scoring = commands.add_parser("score", help="precision by reader, and how far they agree")
    scoring.set_defaults(run=_score)
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Draws, takes over answers, or scores; 2 where data, rules or answers are of no use."""
    options = _arguments(words)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except (MissingDataError, RulesError, VerdictError) as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
