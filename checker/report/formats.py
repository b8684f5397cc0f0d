"""The formats by name: the same findings for a reader, a terminal, an editor and a program."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.report import (
    full,
    github_report,
    gitlab_report,
    html,
    json_report,
    jsonl_report,
    junit_report,
    markdown_report,
    sarif_report,
    short,
)
from checker.report.view import View
from checker.values.report import Report

#: A format turns a report into pieces of text; joined, they are the whole output.
Render = Callable[[Report, View], Iterator[str]]

FORMATS: dict[str, Render] = {
    "full": full.render,
    "short": short.render,
    "json": json_report.render,
    "jsonl": jsonl_report.render,
    "markdown": markdown_report.render,
    "sarif": sarif_report.render,
    "github": github_report.render,
    "gitlab": gitlab_report.render,
    "junit": junit_report.render,
    "html": html.render,
}

#: A format of several files: their names in a folder, and what they hold.
RenderFolder = Callable[[Report, View], Iterator[tuple[str, str]]]

#: For --output alone: a folder is nothing that standard output could take.
FOLDERS: dict[str, RenderFolder] = {"html-dir": html.render_folder}

#: The formats for eyes: they leave out what lies below --min-severity.
FOR_EYES = frozenset({"full", "short", "markdown", "github"})
