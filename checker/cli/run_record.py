"""What a run was made with, for reports that say so."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from checker.cli.workspace import Workspace
from checker.report.view import RunRecord


def run_record(
    options: dict[str, Any], workspace: Workspace, started: datetime, seconds: float
) -> RunRecord:
    """Versions, hashes, and the options that change what is found."""
    from checker.pipeline.provenance import model_record, rules_record, versions

    return RunRecord(
        versions=versions(),
        model=model_record(),
        rules=rules_record(workspace.folders),
        root=str(workspace.root),
        today=options["today"].isoformat(),
        started=started.isoformat(timespec="seconds"),
        seconds=round(seconds, 3),
        options={
            "topics": list(options["topics"]),
            "include_reported": options["include_reported"],
            "min_confidence": float(options["min_confidence"]),
            "since": options.get("since"),
            "references": [path.as_posix() for path in options["references"]],
            **({"discover": True} if options["discover"] else {}),
        },
    )
