"""claimcheck: finds where health articles contradict each other, themselves, or the evidence."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.pipeline.rules import RulesError
    from checker.values.article import Failure, Ignored, Metadata
    from checker.values.claim import (
        Basis,
        Certainty,
        Claim,
        Cue,
        Exposure,
        Join,
        Polarity,
        Quantity,
        Role,
        Scope,
        Stance,
        Voice,
    )
    from checker.values.open_claim import Direction, OpenClaim, Phrase, Sense
    from checker.values.report import (
        Answered,
        ArticleRecord,
        Axis,
        Coverage,
        Decision,
        Evidence,
        Finding,
        FindingKind,
        Participant,
        Place,
        Question,
        Report,
        Severity,
        Side,
        Slots,
        Stale,
        State,
    )
    from checker.values.span import Span

__version__ = "0.1.0"

__all__ = [
    "Answered",
    "ArticleRecord",
    "Axis",
    "Basis",
    "Certainty",
    "Claim",
    "Coverage",
    "Cue",
    "Decision",
    "Direction",
    "Evidence",
    "Exposure",
    "Failure",
    "Finding",
    "FindingKind",
    "Ignored",
    "Join",
    "Metadata",
    "OpenClaim",
    "Participant",
    "Phrase",
    "Place",
    "Polarity",
    "Quantity",
    "Question",
    "Report",
    "Role",
    "RulesError",
    "Scope",
    "Sense",
    "Severity",
    "Side",
    "Slots",
    "Span",
    "Stale",
    "Stance",
    "State",
    "Voice",
    "__version__",
    "check",
]

#: Where the names above are, the first module that has one; imported when a name is asked for,
#: so that `import checker` and `claimcheck --version` stay quick.
_MODULES = (
    "checker.values.span",
    "checker.values.article",
    "checker.values.claim",
    "checker.values.open_claim",
    "checker.values.report",
    "checker.pipeline.rules",
)


def check(
    paths: Sequence[str | Path],
    *,
    references: Sequence[str | Path] = (),
    rules: Sequence[str | Path] = (),
    shipped_rules: bool = True,
    topics: Sequence[str] = (),
    decisions: str | Path | None = None,
    baseline: str | Path | None = None,
    today: date | None = None,
    include_reported: bool = False,
    min_confidence: float | Decimal = 0.5,
    root: str | Path | None = None,
    jobs: int = 1,
    cache: bool = False,
    discover: bool = False,
) -> Report:
    """The report on all articles under the paths, held against each other and the references.

    `rules` are folders added to the shipped ones, `topics` the only ones to
    report on; `decisions` and `baseline` are files, held against `today`, by
    default the day of the call; a claim whose reading is less sure than
    `min_confidence` gives no more than a note. Paths in the report are relative to `root`, by
    default the working directory. `cache` keeps parsed rules for the next call.
    `discover` reads claims on things that no rule names, too, and reports where
    they contradict each other as notes.
    No configuration file is read.

    Raises ValueError with every problem where a rule file, the decisions or the
    baseline is wrong or a topic is unknown, and FileNotFoundError where a file
    of decisions or a baseline is not there. An article that cannot be read is a
    failure in the report.
    """
    from checker.pipeline.library import Request, answer

    return answer(
        Request(
            paths=tuple(map(Path, paths)),
            references=tuple(map(Path, references)),
            rules=tuple(map(Path, rules)),
            shipped_rules=shipped_rules,
            topics=tuple(topics),
            decisions=Path(decisions) if decisions is not None else None,
            baseline=Path(baseline) if baseline is not None else None,
            today=today or date.today(),
            include_reported=include_reported,
            min_confidence=Decimal(str(min_confidence)),
            root=Path(root) if root is not None else Path.cwd(),
            jobs=jobs,
            cache=cache,
            discover=discover,
        )
    )


def __getattr__(name: str) -> object:
    """A name of `__all__`, imported now and kept."""
    if name in __all__:
        for place in _MODULES:
            module = importlib.import_module(place)
            if hasattr(module, name):
                return globals().setdefault(name, getattr(module, name))
    raise AttributeError(f"module 'checker' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
