"""The github format: annotations on the lines of a pull request, as many as GitHub shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from checker.report.places import (
    News,
    Region,
    against_first,
    lead_region,
    news_of,
    published,
    repository_path,
)
from checker.report.states import is_open, stale_words
from checker.report.text import plain, shortened
from checker.report.view import View, visible
from checker.report.words import counted, join_words, question_words
from checker.report.workflow_commands import command
from checker.values.article import Failure
from checker.values.report import RANK, Finding, Report, Severity, Stale, State

#: GitHub shows so many annotations of each level from one step, and drops the others unsaid.
MOST_SHOWN = 10
_MOST_OTHERS = 3
_QUOTE_COLUMNS = 300


def render(report: Report, view: View) -> Iterator[str]:
    """A command for each open finding that GitHub will show, then a notice of how many more.

    The gravest come first, and among them those of the newest articles.
    """
    news = news_of(report)
    lines: list[tuple[Severity, str]] = [
        (finding.severity, _annotation(finding, news, view))
        for finding in by_news(visible(report, view), news)
        if is_open(finding)
    ]
    lines += [(Severity.ERROR, _unread(failure, view)) for failure in report.failures]
    if view.strict_baseline and report.stale:
        lines.append((Severity.ERROR, _stale(report.stale)))
    shown: Counter[Severity] = Counter()
    for severity, line in sorted(lines, key=lambda pair: RANK[pair[0]]):
        shown[severity] += 1
        if shown[severity] <= _room(severity, lines):
            yield line
    more = {severity: max(shown[severity] - _room(severity, lines), 0) for severity in RANK}
    if any(more.values()):
        yield _notice(more)


def _room(severity: Severity, lines: Sequence[tuple[Severity, str]]) -> int:
    """How many annotations of a level there is room for; the last notice says what is missing."""
    crowded = any(count > MOST_SHOWN for count in Counter(each for each, _ in lines).values())
    return MOST_SHOWN - 1 if severity is Severity.NOTE and crowded else MOST_SHOWN


def by_news(findings: Sequence[Finding], news: News) -> tuple[Finding, ...]:
    """The gravest first; among equals new ones, then those of the articles published last."""

    def date(finding: Finding) -> str:
        region = lead_region(finding, news)
        return published(region.path, news) if region else ""

    latest = sorted(findings, key=date, reverse=True)
    return tuple(
        sorted(latest, key=lambda each: (RANK[each.severity], each.state is not State.NEW))
    )


def _annotation(finding: Finding, news: News, view: View) -> str:
    region = lead_region(finding, news)
    title = f"{finding.kind.value}: {question_words(finding.question, view.names)}"
    message = "\n".join(_message(finding, news, view))
    return command(
        finding.severity,
        message,
        {**(_place(region, view) if region else {}), "title": plain(title)},
    )


def _place(region: Region, view: View) -> dict[str, str | int]:
    """Where the annotation stands; GitHub takes columns only within one line."""
    place: dict[str, str | int] = {
        "file": plain(repository_path(region.path, view)),
        "line": region.line,
    }
    if not region.end_line:
        return {**place, "col": region.column}
    place["endLine"] = region.end_line
    if region.end_line == region.line:
        place |= {"col": region.column, "endColumn": region.end_column}
    return place


def _message(finding: Finding, news: News, view: View) -> Iterator[str]:
    yield plain(finding.message)
    for participant in against_first(finding, news)[:_MOST_OTHERS]:
        claim = participant.claim
        quote = shortened(claim.quote, _QUOTE_COLUMNS)
        yield f"{plain(repository_path(claim.path, view))}:{claim.line}: “{quote}”"
    if finding.advice:
        yield f"Advice: {plain(finding.advice)}"
    yield f"claimcheck explain {finding.rule or finding.id}"


def _unread(failure: Failure, view: View) -> str:
    properties = {
        "file": plain(repository_path(failure.path, view)),
        "title": "claimcheck: not read",
    }
    return command(Severity.ERROR, plain(failure.message), properties)


def _stale(stale: Sequence[Stale]) -> str:
    said = counted(len(stale), "entry of the baseline is", "entries of the baseline are")
    return command(
        Severity.ERROR,
        "\n".join([f"{said} found no longer.", *map(stale_words, stale[:_MOST_OTHERS])]),
        {"title": "claimcheck: stale baseline"},
    )


def _notice(more: Mapping[Severity, int]) -> str:
    words = join_words(
        [counted(count, f"more {severity.value}") for severity, count in more.items() if count]
    )
    return command(
        Severity.NOTE,
        f"{words}: GitHub shows ten of a kind. The summary of the job and the other formats "
        "have them all.",
        {"title": "claimcheck: more findings"},
    )
