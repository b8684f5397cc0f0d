"""The HTML report: one file that holds its own style, script and data, and asks for nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from checker.report.html.frame import EARLY, asset, environment, policy
from checker.report.html.model import Page, page_of
from checker.report.html.pack import packed, script_json
from checker.report.html.verdict import facts, level, stale, verdict
from checker.report.view import View
from checker.report.words import counted
from checker.values.report import Report

#: How many findings stand in full in a page without scripts.
FULL = 100
#: The page's script, in this order; each part is a module's worth of one job.
SCRIPTS = (
    "data.js",
    "elements.js",
    "filters.js",
    "card.js",
    "finding.js",
    "matrix.js",
    "decisions.js",
    "report.js",
)


def report_page(
    report: Report,
    view: View,
    *,
    review: str | None = None,
    pages: Mapping[str, str] | None = None,
) -> str:
    """The page as a text.

    `review` is the token of a server that takes decisions at once; `pages` says
    where each article's own page is, by path.
    """
    page = page_of(report, view)
    pages = pages or {}
    style, script = asset("report.css"), "\n".join(asset(name) for name in SCRIPTS)
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            policy=policy(style, EARLY, script, review=review is not None),
            review=review,
            verdict=verdict(report),
            level=level(report),
            facts=tuple(facts(report.coverage)),
            failures=report.failures,
            ignored=report.coverage.ignored,
            stale=stale(report),
            skipped=sorted(report.coverage.skipped.items()),
            skipped_total=f"{sum(report.coverage.skipped.values()):,}",
            page=page,
            full=FULL,
            pages=pages,
            articles=report.articles,
            today=view.run.today if view.run else None,
            version=view.run.versions.get("claimcheck", "") if view.run else "",
            rules=_rules_words(view),
            style=Markup(style),
            early=Markup(EARLY),
            script=Markup(script),
            data=Markup(script_json(_data(page, pages, new_only=view.new_only))),
        )
    )


def _data(page: Page, pages: Mapping[str, str], *, new_only: bool) -> dict[str, Any]:
    found = {**packed(page), "new": new_only}
    for source in found["sources"]:
        if source["path"] in pages:
            source["page"] = pages[source["path"]]
    return found


def _rules_words(view: View) -> str:
    found: Sequence[object] = [view.run.rules.get("files")] if view.run else []
    return counted(found[0], "rule file") if found and isinstance(found[0], int) else ""
