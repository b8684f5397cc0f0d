"""The HTML report: a page to review findings on, and a page for each article."""

from __future__ import annotations

from collections.abc import Iterator

from checker.report.view import View
from checker.values.report import Report


def render(report: Report, view: View) -> Iterator[str]:
    """The whole page; the template engine is loaded by those alone who want a page."""
    from checker.report.html.page import report_page

    yield report_page(report, view)


def render_folder(report: Report, view: View) -> Iterator[tuple[str, str]]:
    """The page and one for each article: names in a folder, and what the files hold."""
    from checker.report.html.folder import folder

    yield from folder(report, view)
