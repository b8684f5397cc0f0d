"""The markdown format: what a reviewer reads in a pull request or in the summary of a job."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.report.github_report import by_news
from checker.report.markdown_finding import finding_lines, finding_row
from checker.report.markdown_text import code, escaped
from checker.report.places import News, news_of, repository_path
from checker.report.states import is_open, state_words
from checker.report.view import View, visible
from checker.report.words import counted, join_words, question_words
from checker.values.report import Finding, FindingKind, Report, Severity

#: A comment on GitHub holds 65,536 characters. Findings come in full up to the first number, then
#: as rows of a table up to the second, and the rest is counted.
IN_FULL, IN_ALL = 45_000, 60_000
_MOST_FAILURES = 20

_KNOWN_HEADS = "| finding | question | state |\n| --- | --- | --- |\n"
_MORE_HEADS = "| severity | kind | question | first place |\n| --- | --- | --- | --- |\n"


def render(report: Report, view: View) -> Iterator[str]:
    """A verdict, a table of counts, the open findings in full, and what is known folded away.

    With a verbose view nothing is left out, however long it gets.
    """
    news = news_of(report)
    shown = visible(report, view)
    opened = by_news([finding for finding in shown if is_open(finding)], news)
    graver = visible(report, replace(view, new_only=False))
    known = [finding for finding in graver if not is_open(finding)]
    head = "".join(
        [
            *_verdict(report, opened, known),
            *_counts(opened),
            *_failures(report, view),
            *([] if view.new_only else _known(known, view)),
            *_stale(report),
        ]
    )
    yield head
    yield from _open_findings(opened, news, view, used=len(head))
    hidden = len(report.findings) - len(shown)
    if hidden:
        yield f"{counted(hidden, 'finding')} left out by `--min-severity` or `--show`.\n\n"
    if view.run:
        version = escaped(view.run.versions.get("claimcheck", ""))
        yield f"<sub>claimcheck {version} · {escaped(view.run.today)}</sub>\n"


def _verdict(report: Report, opened: Sequence[Finding], known: Sequence[Finding]) -> Iterator[str]:
    yield f"## claimcheck: {_summary(report, opened, known)}\n\n"
    coverage = report.coverage
    yield (
        f"{counted(coverage.articles, 'article')} read, {counted(coverage.claims, 'claim')} "
        f"found, {coverage.claims_compared:,} compared; {coverage.rules_touched:,} of "
        f"{counted(coverage.rules, 'established statement')} met a claim."
    )
    yield "\n\n"


def _summary(report: Report, opened: Sequence[Finding], known: Sequence[Finding]) -> str:
    if not report.coverage.articles:
        return "nothing was checked, no article was read"
    if not report.coverage.claims:
        return "nothing was checked, no health claim was found"
    told = join_words(
        [
            counted(count, severity.value)
            for severity in Severity
            if (count := sum(finding.severity is severity for finding in opened))
        ]
    )
    words = told or "nothing new"
    words += f", and {len(known):,} known" if known else ""
    unread = f", {counted(len(report.failures), 'path')} not read" if report.failures else ""
    return words + unread


def _counts(opened: Sequence[Finding]) -> Iterator[str]:
    """Kinds against severities; empty cells are left empty."""
    counts = Counter((finding.kind, finding.severity) for finding in opened)
    severities = [each for each in Severity if any(each is severity for _, severity in counts)]
    if not counts:
        return
    yield f"| | {' | '.join(counted(2, each.value)[2:] for each in severities)} |\n"
    yield f"| --- |{' ---: |' * len(severities)}\n"
    for kind in FindingKind:
        cells = [str(counts[kind, severity] or "") for severity in severities]
        if any(cells):
            yield f"| {kind.value} | {' | '.join(cells)} |\n"
    yield "\n"


def _failures(report: Report, view: View) -> Iterator[str]:
    if not report.failures:
        return
    yield "**Not read:**\n\n"
    for failure in report.failures[:_MOST_FAILURES]:
        yield f"- {code(repository_path(failure.path, view))}: {escaped(failure.message)}\n"
    more = len(report.failures) - _MOST_FAILURES
    if more > 0:
        yield f"- and {more:,} more\n"
    yield "\n"


def _known(known: Sequence[Finding], view: View) -> Iterator[str]:
    """What people know of already, folded away with the reasons."""
    if not known:
        return
    yield f"<details><summary>{counted(len(known), 'known finding')}</summary>\n\n{_KNOWN_HEADS}"
    shown = known if view.verbose else known[:_MOST_FAILURES]
    for finding in shown:
        question = escaped(question_words(finding.question, view.names))
        yield f"| {finding.kind.value} | {question} | {escaped(state_words(finding))} |\n"
    if len(shown) < len(known):
        yield f"| … | and {len(known) - len(shown):,} more | |\n"
    yield "\n</details>\n\n"


def _stale(report: Report) -> Iterator[str]:
    """What the baseline and the decisions know of and the articles no longer hold."""
    for stale, name in ((report.stale, "the baseline"), (report.unmatched, "the decisions")):
        if stale:
            verb = "is" if len(stale) == 1 else "are"
            yield f"{counted(len(stale), 'sentence')} in {name} {verb} found no longer.\n\n"


def _open_findings(
    opened: Sequence[Finding],
    news: News,
    view: View,
    *,
    used: int,
) -> Iterator[str]:
    rest = list(opened)
    while rest:
        block = "\n".join(finding_lines(rest[0], news, view)) + "\n\n"
        if used + len(block) > IN_FULL and not view.verbose:
            break
        yield block
        used += len(block)
        rest.pop(0)
    if rest:
        yield from _rows(rest, news, view, used=used)


def _rows(
    rest: Sequence[Finding],
    news: News,
    view: View,
    *,
    used: int,
) -> Iterator[str]:
    """Findings there was no room for, a row each as far as there is room for that."""
    yield f"### {counted(len(rest), 'more finding')}\n\n{_MORE_HEADS}"
    shown = 0
    for finding in rest:
        row = finding_row(finding, news, view) + "\n"
        if used + len(row) > IN_ALL:
            break
        yield row
        used += len(row)
        shown += 1
    yield "\n"
    if shown < len(rest):
        yield (
            f"{len(rest) - shown:,} more would not fit here; `-v` and the other formats have "
            "them all.\n\n"
        )


def summary_view(view: View) -> View:
    """A view whose report fits into the summary of a job."""
    return replace(view, verbose=False, colour=False)
