"""Where reports go: files, the summary of a job on GitHub, and standard output."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from checker.cli.folders import folders_beside
from checker.cli.options import Output
from checker.cli.output import REDIRECTED_COLUMNS, print_pieces, write_files
from checker.report.formats import FOLDERS, FORMATS
from checker.report.markdown_report import summary_view
from checker.report.view import Repository, View
from checker.values.report import Report

#: The file that GitHub shows on the page of a job.
STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


def write_reports(report: Report, view: View, *, format: str, outputs: Sequence[Output]) -> None:  # noqa: A002
    """Every file, whole or not at all, then the summary of the job, then standard output.

    No file is there before all have been made; raises ClickException where one cannot be.
    """
    in_file = replace(view, colour=False, width=REDIRECTED_COLUMNS)
    files, folders = [], []
    for output in outputs:
        if output.format in FOLDERS:
            folders.append((output.file, FOLDERS[output.format](report, in_file)))
        else:
            files.append((output.file, FORMATS[output.format](report, in_file)))
    with folders_beside(folders):
        write_files(files)
    _append_summary(report, in_file)
    print_pieces(FORMATS[format](report, view))


def _append_summary(report: Report, view: View) -> None:
    """Appends the markdown report to the job's summary, where there is one.

    A summary that cannot be written is said, and changes nothing else.
    """
    file = os.environ.get(STEP_SUMMARY)
    if not file:
        return
    text = "".join(FORMATS["markdown"](report, summary_view(view)))
    try:
        with Path(file).open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        click.echo(f"claimcheck: cannot write the summary of the job: {reason}", err=True)


def repository_of(root: Path, environment: Mapping[str, str] = os.environ) -> Repository:
    """The repository around a root: the way from its top, and the address of its files in CI."""
    place = root.resolve()
    top = next((each for each in (place, *place.parents) if (each / ".git").exists()), place)
    prefix = place.relative_to(top).as_posix()
    return Repository("" if prefix == "." else prefix, _link(environment))


def _link(environment: Mapping[str, str]) -> str:
    """The address of a line at the commit that is checked, as the CI of a code host tells it."""
    github = [environment.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")]
    if all(github):
        server, repository, commit = github
        return f"{server}/{repository}/blob/{commit}/{{path}}?plain=1#L{{line}}-L{{end_line}}"
    gitlab = [environment.get(f"CI_{name}", "") for name in ("PROJECT_URL", "COMMIT_SHA")]
    if all(gitlab):
        project, commit = gitlab
        return f"{project}/-/blob/{commit}/{{path}}?plain=1#L{{line}}-{{end_line}}"
    return ""
