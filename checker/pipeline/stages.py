"""A run: find, read, compare, and count what was covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from checker.cache import Cache
from checker.compare import Comparison, examine
from checker.decisions.settle import Known, Settled
from checker.discover.disputes import open_disputes, open_findings
from checker.pipeline.article import Reading, Source
from checker.pipeline.processes import read_all
from checker.pipeline.select import Selection, select
from checker.pipeline.settling import settled
from checker.read import Pattern, find_articles
from checker.read.files import shown
from checker.ruleset.rules import RuleSet
from checker.values.article import Article, Failure, Ignored
from checker.values.claim import Claim
from checker.values.open_claim import OpenClaim
from checker.values.report import MIN_CONFIDENCE, ArticleRecord, Coverage, Report

#: Called after each article with the number read, their total, and the path.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to run: how many processes, against what, which findings to keep, what is known."""

    jobs: int = 1
    references: Sequence[Path] = ()
    include_reported: bool = False
    min_confidence: Decimal = MIN_CONFIDENCE
    allow_empty: bool = False
    selection: Selection = field(default_factory=Selection)
    cache: Cache | None = None
    ignore: Sequence[Pattern] = ()
    known: Known | None = None
    discover: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that reading gave, before comparing."""

    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...]
    ignored: tuple[Ignored, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the articles."""
        return tuple(claim for reading in self.readings for claim in reading.claims)

    @property
    def open_claims(self) -> tuple[OpenClaim, ...]:
        """All open claims, in the order of the articles; none where they were not sought."""
        return tuple(claim for reading in self.readings for claim in reading.open_claims)


def run(
    paths: Sequence[Path],
    rules: RuleSet,
    *,
    root: Path,
    options: Options | None = None,
    articles: Sequence[Article | Failure] = (),
    progress: Progress | None = None,
) -> Report:
    """The report on all articles under the paths; `articles` are read already.

    Never raises for what stands in an article: failures are part of the report.
    """
    options = options or Options()
    every_rule, rules = rules, _of_topics(rules, options.selection)
    gathered = gather(
        (*paths, *options.references),
        rules,
        root=root,
        jobs=options.jobs,
        articles=articles,
        progress=progress,
        allow_empty=options.allow_empty,
        cache=options.cache,
        ignore=options.ignore,
        discover=options.discover,
    )
    references = _reference_paths(paths, options, root)
    found = examine(
        gathered.claims,
        rules,
        include_reported=options.include_reported,
        threshold=options.min_confidence,
        references=references,
    )
    disputes = open_disputes(gathered.open_claims, rules)
    standing = settled(
        (*found.findings, *open_findings(disputes, rules)),
        gathered.readings,
        every_rule,
        known=options.known,
        root=root,
        compared=rules.statements,
        references=references,
        whole=not options.selection.topics,
    )
    return _report(gathered, found, standing, rules, options.selection, references)


def _report(
    gathered: Gathered,
    found: Comparison,
    standing: Settled,
    rules: RuleSet,
    selection: Selection,
    references: frozenset[str],
) -> Report:
    return Report(
        findings=select(standing.findings, selection, references=references),
        failures=gathered.failures,
        coverage=_coverage(gathered, found, rules),
        articles=tuple(_records(gathered, references)),
        claims=gathered.claims,
        open_claims=gathered.open_claims,
        answered=found.answered,
        stale=standing.stale,
        unmatched=standing.unmatched,
    )


def gather(
    paths: Sequence[Path],
    rules: RuleSet,
    *,
    root: Path,
    jobs: int = 1,
    articles: Sequence[Article | Failure] = (),
    progress: Progress | None = None,
    allow_empty: bool = False,
    cache: Cache | None = None,
    ignore: Sequence[Pattern] = (),
    discover: bool = False,
) -> Gathered:
    """Every article under the paths, read; claims alone stay in memory."""
    found = find_articles(paths, root=root, ignore=ignore)
    sources: tuple[Source, ...] = (*articles, *found.files)
    readings = []
    for reading in read_all(
        sources, rules=rules, root=root, jobs=jobs, cache=cache, discover=discover
    ):
        readings.append(reading)
        if progress:
            progress(len(readings), len(sources), reading.path)
    failures = [*found.failures, *(reading.failure for reading in readings if reading.failure)]
    folders = {shown(path, root): path for path in paths if path.is_dir()}
    if allow_empty:
        failures = [failure for failure in failures if failure.path not in folders]
    else:
        failures += _without_claims(folders, readings, failures)
    return Gathered(
        readings=tuple(readings),
        failures=tuple(sorted(failures, key=lambda failure: (failure.path, failure.kind))),
        ignored=found.ignored,
    )


def _without_claims(
    folders: Iterable[str], readings: Sequence[Reading], failures: Sequence[Failure]
) -> Iterable[Failure]:
    """A failure for each given folder whose articles were read but hold no claim."""
    known = {failure.path for failure in failures}
    for folder in sorted(set(folders) - known):
        inside = [reading for reading in readings if _lies_in(reading.path, folder)]
        read = sum(reading.failure is None for reading in inside)
        if read and not any(reading.claims or reading.open_claims for reading in inside):
            said = f"no health claim found in {read} {'article' if read == 1 else 'articles'}"
            yield Failure(folder, "no-claim", f"{said} of this folder")


def _lies_in(path: str, folder: str) -> bool:
    return folder == "." or path.startswith(f"{folder.rstrip('/')}/")


def _of_topics(rules: RuleSet, selection: Selection) -> RuleSet:
    if not selection.topics and not selection.topics_off:
        return rules
    kept = {
        key: statement
        for key, statement in rules.statements.items()
        if selection.has_topic(statement.topic)
    }
    return replace(rules, statements=kept)


def _reference_paths(paths: Sequence[Path], options: Options, root: Path) -> frozenset[str]:
    if not options.references:
        return frozenset()
    # By the names that reports use: the same file may be asked for in two ways.
    own, lent = (
        frozenset(
            shown(path, root)
            for path in find_articles(asked, root=root, ignore=options.ignore).files
        )
        for asked in (paths, options.references)
    )
    return lent - own


def _records(gathered: Gathered, references: frozenset[str]) -> Iterable[ArticleRecord]:
    for reading in gathered.readings:
        if reading.failure is None:
            yield ArticleRecord(
                path=reading.path,
                metadata=reading.metadata,
                sentences=reading.sentences,
                claims=len(reading.claims) + len(reading.open_claims),
                reference=reading.path in references,
            )


def _coverage(gathered: Gathered, found: Comparison, rules: RuleSet) -> Coverage:
    skipped: Counter[str] = Counter()
    for reading in gathered.readings:
        skipped.update(reading.skipped)
    opened = len(gathered.open_claims)
    return Coverage(
        articles=sum(reading.failure is None for reading in gathered.readings),
        claims=len(gathered.claims) + opened,
        claims_compared=found.claims_compared + opened,
        sentences=sum(reading.sentences for reading in gathered.readings),
        rules=len(rules.statements),
        rules_touched=len(found.statements_touched),
        skipped=_sorted(skipped),
        ignored=gathered.ignored,
    )


def _sorted(counts: Mapping[str, int]) -> Mapping[str, int]:
    return dict(sorted(counts.items()))
