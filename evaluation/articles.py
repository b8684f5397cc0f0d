"""Checks what the five real articles must give: `python -m evaluation.articles`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from checker.pipeline.rules import RulesError
from evaluation.checking import Readings, load_checker, read_articles
from evaluation.data import DEFAULT_DATA
from evaluation.expectations import EXPECTATIONS, ExpectationError, check, load_expectations
from evaluation.wording import claim_line, finding_lines


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.articles", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, help="the data folder")
    parser.add_argument(
        "--only", metavar="TEXT", help="check the expectations whose id contains TEXT"
    )
    parser.add_argument("--quiet", action="store_true", help="one line each, no reasons")
    parser.add_argument("--findings", action="store_true", help="list every finding of the run")
    parser.add_argument("--claims", action="store_true", help="list every claim of the run")
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> int:
    """Prints pass or fail a line; 0 all met, 1 some not, 2 data, list or rules missing."""
    options = _arguments(words)
    folder = options.data / "articles"
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        print(f"no articles at {folder}; give the data folder with --data", file=sys.stderr)
        return 2
    texts = {path.name: path.read_bytes().decode("utf-8") for path in paths}
    try:
        expectations = load_expectations(EXPECTATIONS)
        readings = read_articles(load_checker(), paths, root=folder)
        outcomes = [
            check(expectation, texts, readings.claims, readings.findings)
            for expectation in expectations
            if not options.only or options.only in expectation.id
        ]
    except (RulesError, ExpectationError) as error:
        print(error, file=sys.stderr)
        return 2
    for outcome in outcomes:
        print(f"{'pass' if outcome.passed else 'FAIL'}  {outcome.id}")
        if not options.quiet:
            print("".join(f"        {note}\n" for note in outcome.notes), end="")
    _print_lists(readings, findings=options.findings, claims=options.claims)
    passed = sum(outcome.passed for outcome in outcomes)
    print(f"{passed} of {len(outcomes)} met; {len(readings.findings)} findings in the run")
    return 0 if passed == len(outcomes) else 1


def _print_lists(readings: Readings, *, findings: bool, claims: bool) -> None:
    for failure in readings.failures:
        print(f"not read: {failure.path}: {failure.message}")
    if claims:
        for read in readings.claims.values():
            for claim in read:
                print(f"{claim.path}:{claim.line}: {claim.quote}\n    = {claim_line(claim)}")
    if findings:
        for finding in readings.findings:
            print("\n".join(finding_lines(finding)), end="\n\n")


if __name__ == "__main__":
    sys.exit(main())
