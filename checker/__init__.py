"""claimcheck: finds where health articles contradict each other, themselves, or the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.values.report import Report

__version__ = "0.1.0"


def check(
    paths: Sequence[str | Path],
    *,
    rules: Sequence[str | Path] = (),
    shipped_rules: bool = True,
    root: str | Path | None = None,
    jobs: int = 1,
    include_reported: bool = False,
) -> Report:
    """The report on all articles under the paths.

    `rules` are folders added to the shipped ones; paths in the report are
    relative to `root`, by default the working directory. Raises ValueError with
    every problem where a rule file is wrong; what cannot be read is a failure in
    the report.
    """
    # Imported here, so that `import checker` and `claimcheck --version` stay quick.
    from checker.pipeline import Options, run
    from checker.pipeline.rules import rule_set

    loaded, _ = rule_set([Path(folder) for folder in rules], shipped=shipped_rules)
    return run(
        [Path(path) for path in paths],
        loaded,
        root=Path(root) if root is not None else Path.cwd(),
        options=Options(jobs=jobs, include_reported=include_reported),
    )
