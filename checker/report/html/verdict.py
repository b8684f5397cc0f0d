"""The verdict in one sentence, and the numbers under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.report.html.model import SETTLED
from checker.report.words import counted, join_words
from checker.values.report import Coverage, Finding, Report, Severity, State


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of the coverage; zero is bad."""

    label: str
    value: str
    zero: bool


def facts(coverage: Coverage) -> Iterator[Fact]:
    """What was read, from articles to rules."""
    for label, count in (
        ("articles read", coverage.articles),
        ("sentences", coverage.sentences),
        ("claims found", coverage.claims),
        ("claims compared", coverage.claims_compared),
    ):
        yield Fact(label, f"{count:,}", zero=not count)
    touched = f"{coverage.rules_touched:,} of {coverage.rules:,}"
    yield Fact("rules that had something to compare", touched, zero=not coverage.rules_touched)


def stale(report: Report) -> tuple[str, ...]:
    """What is written down of claims that are found no longer, and where."""
    entries = dict.fromkeys((*report.stale, *report.unmatched))
    return tuple(f"{one.path}: “{one.quote}” ({one.written})" for one in entries)


def level(report: Report) -> str:
    """How grave the verdict is: as its gravest open finding, `nothing` read, or `clean`."""
    if not report.coverage.articles or not report.coverage.claims:
        return "nothing"
    found = {finding.severity for finding in open_findings(report)}
    return next((severity.value for severity in Severity if severity in found), "clean")


def open_findings(report: Report) -> tuple[Finding, ...]:
    """The findings that somebody has yet to settle."""
    return tuple(finding for finding in report.findings if finding.state not in SETTLED)


def verdict(report: Report) -> str:
    """The whole report in one sentence."""
    coverage = report.coverage
    if not coverage.articles:
        return "Nothing was checked: no article was read."
    articles = counted(coverage.articles, "article")
    if not coverage.claims:
        return f"Nothing was checked: no health claim was found in {articles}."
    left = open_findings(report)
    if not report.findings:
        claims = counted(coverage.claims, "claim")
        return f"No contradiction was found among the {claims} of {articles}."
    if not left:
        findings = counted(len(report.findings), "finding")
        return f"Nothing is left to decide: {findings} in {articles}, all settled."
    return _clashes(left, coverage.articles)


def _clashes(left: Sequence[Finding], articles: int) -> str:
    involved = {one.claim.path for finding in left for side in finding.sides for one in side.claims}
    questions = len({finding.question for finding in left})
    found = [
        counted(count, severity.value)
        for severity in Severity
        if (count := sum(finding.severity is severity for finding in left))
    ]
    new = sum(finding.state is State.NEW for finding in left)
    tail = "all" if new == len(left) else f"{new:,}" if new else "none"
    verb = "contradicts" if len(involved) == 1 else "contradict"
    return (
        f"{len(involved):,} of {counted(articles, 'article')} {verb} each other or the evidence "
        f"on {counted(questions, 'question')}: {join_words(found)}, {tail} of them new."
    )
