"""Reads probe sentences against the rule packs: `python -m evaluation.probes`.

Somebody who had seen nothing of a pack but the list of its statements wrote five
sentences that go against them. `probes.yaml` keeps each with what the first run
made of it (`first`), before anything was mended for it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from checker.authoring.rule_tests import read_alone
from checker.compare import compare
from checker.pipeline.rules import RulesError
from checker.ruleset.rules import RuleSet
from evaluation.checking import Checker, load_checker
from evaluation.tables import Table, as_markdown, as_text
from evaluation.tally import Tally

PROBES = Path(__file__).with_name("probes.yaml")


@dataclass(frozen=True, slots=True)
class Probe:
    """A sentence against a statement (topic/id); `first` says whether the first run told so."""

    topic: str
    against: str
    says: str
    first: bool


@dataclass(frozen=True, slots=True)
class Probed:
    """What a run made of a probe: told against its statement, or against another one."""

    probe: Probe
    hit: bool
    elsewhere: bool


def load_probes(path: Path = PROBES) -> tuple[Probe, ...]:
    """The probes of all topics."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(
        Probe(topic, f"{topic}/{one['against']}", one["says"], one["first"])
        for topic, probes in listed.items()
        for one in probes
    )


def unknown(probes: Sequence[Probe], rules: RuleSet) -> list[str]:
    """The probes against statements that no longer exist."""
    return [probe.against for probe in probes if probe.against not in rules.statements]


def run_probes(probes: Sequence[Probe], checker: Checker) -> tuple[Probed, ...]:
    """Each sentence read by itself and held against all statements."""
    return tuple(_probed(probe, checker) for probe in probes)


def _probed(probe: Probe, checker: Checker) -> Probed:
    claims = [claim for read in read_alone(probe.says, checker.reader) for claim in read.claims]
    told = {finding.rule for finding in compare(claims, checker.rules)}
    return Probed(probe, probe.against in told, bool(told - {probe.against, None}))


def table_of(probed: Sequence[Probed]) -> Table:
    """Hits by topic: at first, and now."""
    rows = [("topic", "probes", "first run", "now", "another statement now")]
    topics: Mapping[str, list[Probed]] = {one.probe.topic: [] for one in probed}
    for one in probed:
        topics[one.probe.topic].append(one)
    rows += [_row(topic, found) for topic, found in sorted(topics.items())]
    return [*rows, _row("all", probed)]


def _row(name: str, found: Sequence[Probed]) -> tuple[str, str, str, str, str]:
    return (
        name,
        str(len(found)),
        str(Tally(sum(one.probe.first for one in found), len(found))),
        str(Tally(sum(one.hit for one in found), len(found))),
        str(sum(one.elsewhere and not one.hit for one in found)),
    )


def _missed(probed: Sequence[Probed]) -> Iterator[str]:
    for one in probed:
        if not one.hit:
            yield f"{one.probe.against}: {one.probe.says}"


def main(words: Sequence[str] | None = None) -> int:
    """Prints the hits by topic; 2 where the rules do not load or a probe names no statement."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.probes", description=__doc__)
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--missed", action="store_true", help="list the probes that are missed")
    options = parser.parse_args(words)
    try:
        checker = load_checker()
    except RulesError as error:
        print(error, file=sys.stderr)
        return 2
    probes = load_probes()
    lost = unknown(probes, checker.rules)
    if lost:
        print("\n".join(f"no such statement: {name}" for name in lost), file=sys.stderr)
        return 2
    probed = run_probes(probes, checker)
    if options.missed:
        print("\n".join(_missed(probed)))
    shown = as_markdown if options.markdown else as_text
    print(shown([("Probes", table_of(probed))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
