"""A run as a Python program asks for it: everything is said in the call, no file is looked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from checker.cache import Cache, default_cache
from checker.decisions.baseline import read_baseline
from checker.decisions.decisions_file import read_decisions
from checker.decisions.settle import Known
from checker.pipeline.rules import rule_set
from checker.pipeline.select import Selection
from checker.pipeline.stages import Options, run
from checker.values.report import Report


@dataclass(frozen=True, slots=True)
class Request:
    """What to check, against what, and by which rules; see `checker.check`."""

    paths: tuple[Path, ...]
    references: tuple[Path, ...]
    rules: tuple[Path, ...]
    shipped_rules: bool
    topics: tuple[str, ...]
    decisions: Path | None
    baseline: Path | None
    today: date
    include_reported: bool
    min_confidence: Decimal
    root: Path
    jobs: int
    cache: bool
    discover: bool = False


def answer(request: Request) -> Report:
    """The report on a request; raises ValueError or FileNotFoundError as `checker.check` says."""
    for file in (request.decisions, request.baseline):
        if file is not None and not file.is_file():
            raise FileNotFoundError(f"no such file: {file}")
    cache = default_cache() if request.cache else Cache()
    loaded, _ = rule_set(request.rules, shipped=request.shipped_rules, cache=cache)
    return run(
        request.paths,
        loaded,
        root=request.root,
        options=Options(
            jobs=request.jobs,
            references=request.references,
            include_reported=request.include_reported,
            min_confidence=request.min_confidence,
            selection=Selection(topics=_known(request.topics, loaded.topics)),
            cache=cache,
            known=_remembered(request),
            discover=request.discover,
        ),
    )


def _remembered(request: Request) -> Known:
    decided, base = request.decisions, request.baseline
    return Known(
        today=request.today,
        decisions=read_decisions(decided, shown=decided.as_posix()) if decided else (),
        baseline=read_baseline(base, shown=base.as_posix()) if base else (),
    )


def _known(topics: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    unknown = sorted(set(topics) - set(known))
    if unknown:
        raise ValueError(f"no topic {', '.join(unknown)}; there are {', '.join(sorted(known))}")
    return frozenset(topics)
