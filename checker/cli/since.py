"""`--since REF`: of a report on the whole corpus, the findings with an end that has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.report.words import counted
from checker.values.report import Report

if TYPE_CHECKING:
    from checker.cli.git import Repository
    from checker.cli.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Since:
    """A REF as the user wrote it, and the repository at its commit."""

    ref: str
    repository: Repository


class Narrowed(NamedTuple):
    """A report without the findings of which no end has changed, and what to say of that."""

    report: Report
    lines: tuple[str, ...] = ()


def open_since(options: dict[str, Any], workspace: Workspace) -> Since | None:
    """What --since asks for; raises UsageError where git cannot tell, before anything is read."""
    if not options["since"]:
        return None
    from checker.cli.git import open_repository

    return Since(options["since"], open_repository(workspace.root, options["since"]))


def narrowed(report: Report, since: Since | None, workspace: Workspace) -> Narrowed:
    """The report as --since wants it; as it is where that was not asked for."""
    if since is None:
        return Narrowed(report)
    from checker.cli.git import changed_files
    from checker.pipeline.changes import changed_claims, with_changed_end

    paths = {
        participant.claim.path
        for finding in report.findings
        for side in finding.sides
        for participant in side.claims
    } | {finding.place.path for finding in report.findings if finding.place}
    changed = changed_files(since.repository, sorted(paths), root=workspace.root)
    ids = changed_claims(report.findings, changed)
    kept = with_changed_end(report.findings, ids, files=changed)
    left_out = len(report.findings) - len(kept)
    return Narrowed(
        replace(report, findings=kept, changed=ids), tuple(_lines(left_out, since, workspace))
    )


def _lines(left_out: int, since: Since, workspace: Workspace) -> Iterator[str]:
    """How much was left out, and whether a change of the rules may stand behind it."""
    from checker.cli.git import changed_among
    from checker.pipeline.provenance import rule_files

    if left_out:
        yield f"{counted(left_out, 'finding')} left out: no end changed since {since.ref}"
    config = workspace.config.file
    files = [file for folder in workspace.folders for file in rule_files(folder)]
    changed = changed_among(since.repository, [*files, *([config] if config else [])])
    if changed:
        yield (
            f"{changed[0]} has changed since {since.ref}"
            + (f", and {len(changed) - 1} more" if len(changed) > 1 else "")
            + "; what comes of that alone is not shown: run without --since for it"
        )
