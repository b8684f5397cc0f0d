"""The junit format: a suite for each topic, a failed test for each finding that fails the run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET

from checker.compare.topics import topic_of
from checker.report.full import finding_lines
from checker.report.places import News, lead_region, news_of, repository_path
from checker.report.states import is_open, stale_words, state_words
from checker.report.text import plain
from checker.report.view import View
from checker.report.words import counted, question_words
from checker.values.article import Failure
from checker.values.report import RANK, Finding, Report, Severity

#: The suite of the articles that had nothing to be compared with, and of those that were not read.
ARTICLES = "articles"
#: The suite of the baseline, where stale entries fail the run.
BASELINE = "baseline"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_COLUMNS = 100
#: XML has no place for these, and `plain` leaves them be.
_NOT_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})


def render(report: Report, view: View) -> Iterator[str]:
    """One document; articles that were compared on a topic and are not in question there pass."""
    view = replace(view, colour=False, width=_COLUMNS, verbose=False)
    news = news_of(report)
    suites: dict[str, list[ET.Element]] = defaultdict(list)
    for finding in report.findings:
        suites[finding.topic].append(_finding_case(finding, news, view))
    for topic, paths in sorted(_passed(report, view).items()):
        suites[topic] += [_case(path, topic, path, view) for path in sorted(paths)]
    reading = [*_read_alone(report, view), *(_unread(failure, view) for failure in report.failures)]
    if not report.coverage.claims:
        reading.append(_nothing(view))
    root = ET.Element("testsuites", {"name": "claimcheck"})
    for name in sorted(suites):
        _add_suite(root, name, suites[name])
    if reading:
        _add_suite(root, ARTICLES, reading)
    if view.strict_baseline:
        _add_suite(root, BASELINE, [_baseline(report, view)])
    _count(root, list(root.iter("testcase")))
    ET.indent(root)
    yield _DECLARATION + ET.tostring(root, encoding="unicode") + "\n"


def fails(finding: Finding, view: View) -> bool:
    """Whether a finding fails the run; with `--fail-on never`, from errors on."""
    limit = RANK[view.fail_on or Severity.ERROR]
    return is_open(finding) and RANK[finding.severity] <= limit


def _finding_case(finding: Finding, news: News, view: View) -> ET.Element:
    region = lead_region(finding, news)
    question = question_words(finding.question, view.names)
    case = _case(
        f"{finding.kind.value}: {question} ({finding.id})",
        finding.rule or finding.topic,
        region.path if region else "",
        view,
        line=region.line if region else 0,
    )
    told = "\n".join(_xml(line) for line in finding_lines(finding, view))
    if fails(finding, view):
        said = {"message": _xml(finding.message), "type": finding.kind.value}
        ET.SubElement(case, "failure", said).text = told
        return case
    if not is_open(finding):
        ET.SubElement(case, "skipped", {"message": _xml(state_words(finding))})
    ET.SubElement(case, "system-out").text = told
    return case


def _passed(report: Report, view: View) -> Mapping[str, set[str]]:
    """By topic, the articles with a claim that was compared and that no finding there takes up."""
    passed: dict[str, set[str]] = defaultdict(set)
    for answer in report.answered:
        passed[topic_of(answer.question, view.names.topics.get)].add(answer.claim.path)
    for finding in report.findings:
        if fails(finding, view):
            passed[finding.topic] -= {
                each.claim.path for side in finding.sides for each in side.claims
            }
    return passed


def _read_alone(report: Report, view: View) -> Iterator[ET.Element]:
    """The articles that were read and had nothing to be compared with."""
    compared = {answer.claim.path for answer in report.answered}
    taken = {
        each.claim.path
        for finding in report.findings
        for side in finding.sides
        for each in side.claims
    }
    for article in report.articles:
        if article.path not in compared | taken:
            yield _case(article.path, ARTICLES, article.path, view)


def _unread(failure: Failure, view: View) -> ET.Element:
    case = _case(failure.path, ARTICLES, failure.path, view)
    ET.SubElement(case, "error", {"message": _xml(failure.message), "type": failure.kind})
    return case


def _nothing(view: View) -> ET.Element:
    case = _case("health claims were found", ARTICLES, "", view)
    said = {"message": "nothing was checked: no health claim was found", "type": "no-claim"}
    ET.SubElement(case, "error", said)
    return case


def _baseline(report: Report, view: View) -> ET.Element:
    """Whether all that the baseline knows was found again."""
    case = _case("everything in the baseline is found", BASELINE, "", view)
    if report.stale:
        said = counted(len(report.stale), "entry is", "entries are")
        failure = ET.SubElement(case, "failure", {"message": f"{said} stale", "type": "stale"})
        failure.text = "\n".join(_xml(stale_words(entry)) for entry in report.stale)
    return case


def _case(name: str, group: str, path: str, view: View, *, line: int = 0) -> ET.Element:
    attributes = {"classname": _xml(group), "name": _xml(name)}
    if path:
        attributes["file"] = _xml(repository_path(path, view))
    if line:
        attributes["line"] = str(line)
    return ET.Element("testcase", attributes)


def _add_suite(root: ET.Element, name: str, cases: list[ET.Element]) -> None:
    suite = ET.SubElement(root, "testsuite", {"name": _xml(name)})
    _count(suite, cases)
    suite.extend(cases)


def _count(element: ET.Element, cases: list[ET.Element]) -> None:
    element.set("tests", str(len(cases)))
    for attribute, child in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(sum(case.find(child) is not None for case in cases)))


def _xml(text: str) -> str:
    """The text on one line, without what XML cannot hold; ElementTree escapes the rest."""
    return plain(text).translate(_NOT_XML)
