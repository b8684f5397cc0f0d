"""The report as a folder: the page, and beside it one for each article with its claims in place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from markupsafe import Markup

from checker.report.html.articles import Fate, Outcome, Part, fates, page_names, parts, texts_of
from checker.report.html.evidence import is_web_address
from checker.report.html.frame import EARLY, asset, environment, policy
from checker.report.html.page import report_page
from checker.report.text import plain
from checker.report.view import View
from checker.values.article import Article, BlockKind
from checker.values.claim import Claim
from checker.values.report import Report

#: The page's name in its folder, and the folder of the articles' pages.
INDEX, ARTICLES = "index.html", "articles"
_SCRIPTS = ("elements.js", "card.js", "article.js")

#: What a reader calls each outcome, and the sign that stands behind a sentence.
OUTCOMES: Mapping[Outcome, tuple[str, str]] = {
    Outcome.VIOLATION: ("✕", "against what is established"),
    Outcome.CONTRADICTION: ("≠", "contradicted"),
    Outcome.APPARENT: ("≈", "apparent clash or tension"),
    Outcome.SETTLED: ("○", "decided"),
    Outcome.AGREES: ("✓", "compared, nothing against it"),
    Outcome.NOT_COMPARED: ("–", "not compared"),
}


def folder(report: Report, view: View) -> Iterator[tuple[str, str]]:
    """Names and contents of all files; an article that cannot be read any more has no page."""
    for name, make in page_makers(report, view).items():
        yield name, make()


def page_makers(
    report: Report, view: View, *, review: str | None = None
) -> Mapping[str, Callable[[], str]]:
    """What makes each file, by name; `review` is the token of a server that takes decisions."""
    articles = {article.path: article for article in texts_of(report, view)}
    names = page_names(articles)
    pages = {path: f"{ARTICLES}/{name}" for path, name in names.items()}
    shown = {plain(path): page for path, page in pages.items()}
    known = fates(report)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in report.claims:
        claims[claim.path].append(claim)
    makers: dict[str, Callable[[], str]] = {
        INDEX: partial(report_page, report, view, review=review, pages=shown)
    }
    for path, article in articles.items():
        makers[pages[path]] = partial(article_page, article, claims[path], known, view)
    return makers


def article_page(
    article: Article, claims: Sequence[Claim], known: Mapping[Claim, Fate], view: View
) -> str:
    """An article with every claim underlined, and how each was read."""
    shown = parts(article, claims, known, view.names)
    style = asset("report.css") + asset("article.css")
    script = "\n".join(asset(name) for name in _SCRIPTS)
    counts = Counter(run.outcome for part in shown for run in part.runs if run.outcome)
    url = article.metadata.url
    return (
        environment()
        .get_template("article.html.j2")
        .render(
            policy=policy(style, EARLY, script),
            article=article,
            url=url if url and is_web_address(url) else None,
            groups=tuple(_groups(shown)),
            runs=[run for part in shown for run in part.runs if run.anchor],
            outcomes=OUTCOMES,
            counts=[(outcome, counts[outcome]) for outcome in Outcome if counts[outcome]],
            index=f"../{INDEX}",
            style=Markup(style),
            early=Markup(EARLY),
            script=Markup(script),
        )
    )


def _groups(shown: Sequence[Part]) -> Iterator[tuple[str, Sequence[Part]]]:
    """What stands together: items of a `list`, parts that were `skipped`; each `block` alone."""
    for (form, _), group in groupby(enumerate(shown), key=_form):
        yield form, tuple(part for _, part in group)


def _form(numbered: tuple[int, Part]) -> tuple[str, int]:
    number, part = numbered
    if part.skipped:
        return "skipped", 0
    return ("list", 0) if part.kind == BlockKind.LIST_ITEM else ("block", number)
