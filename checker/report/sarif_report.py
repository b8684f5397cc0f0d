"""The sarif format: SARIF 2.1.0, for code scanning and for viewers in editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.report.places import News, Region, newest_first, news_of, region_of, repository_path
from checker.report.sarif_parts import (
    BASE,
    artifact,
    folder_uri,
    link,
    log,
    message,
    physical,
    run_of,
    text,
)
from checker.report.sarif_rules import descriptors, rule_id
from checker.report.serialize import coverage_object
from checker.report.states import STATES, decision_words, decisions_of, is_open
from checker.report.text import shortened
from checker.report.view import View
from checker.values.article import Failure
from checker.values.report import (
    ArticleRecord,
    Decision,
    Finding,
    Participant,
    Report,
    Side,
    State,
)

#: Hosts cut a result with more locations than this.
MOST_RELATED = 100
_QUOTE_COLUMNS = 500


def render(report: Report, view: View) -> Iterator[str]:
    """One log with every finding, whatever its severity and state."""
    news = news_of(report)
    rules = descriptors(report.findings)
    indexes = {rule["id"]: index for index, rule in enumerate(rules)}
    results = [
        {**_result(finding, news, view), "ruleIndex": indexes[rule_id(finding)]}
        for finding in report.findings
    ]
    more: dict[str, Any] = {
        "originalUriBaseIds": {BASE: _base(view)},
        "artifacts": [_artifact(article, view) for article in report.articles],
        "invocations": [_invocation(report, view)],
        "properties": {"coverage": coverage_object(report.coverage)},
    }
    kinds = _notification_kinds(report)
    driver = {"notifications": kinds} if kinds else {}
    yield log(run_of(rules, results, driver=driver, more=more))


def _base(view: View) -> dict[str, Any]:
    """The top of the repository, which relative URIs are seen from."""
    described = {"description": message("The top of the repository, else the root of the run.")}
    if view.run is None:
        return described
    top = view.run.root.replace("\\", "/").rstrip("/")
    return {"uri": folder_uri(top.removesuffix(f"/{view.repository.prefix}")), **described}


def _artifact(article: ArticleRecord, view: View) -> dict[str, Any]:
    return {
        "location": artifact(repository_path(article.path, view)),
        **({} if article.reference else {"roles": ["analysisTarget"]}),
        "properties": {"claims": article.claims},
    }


def _invocation(report: Report, view: View) -> dict[str, Any]:
    """Whether everything was read; what was not is a notification, not a result."""
    notifications = [_notification(failure, view) for failure in report.failures]
    if not report.coverage.claims:
        said = message("Nothing was checked: no health claim was found.")
        notifications.append({"level": "error", "descriptor": {"id": "no-claim"}, "message": said})
    return {
        "executionSuccessful": not notifications,
        "toolExecutionNotifications": notifications,
    }


def _notification(failure: Failure, view: View) -> dict[str, Any]:
    path = repository_path(failure.path, view)
    return {
        "level": "error",
        "descriptor": {"id": failure.kind},
        "message": message(f"{path}: {failure.message}"),
        "locations": [{"physicalLocation": {"artifactLocation": artifact(path)}}],
    }


def _notification_kinds(report: Report) -> list[dict[str, Any]]:
    kinds = {failure.kind for failure in report.failures}
    if not report.coverage.claims:
        kinds.add("no-claim")
    return [{"id": kind} for kind in sorted(kinds)]


def _result(finding: Finding, news: News, view: View) -> dict[str, Any]:
    claims = newest_first(finding, news)
    first = region_of(finding.place) if finding.place else None
    if first is None and claims:
        first = region_of(claims[0].claim)
    related = {each: number for number, each in enumerate(claims[1 : MOST_RELATED + 1], 1)}
    return {
        "ruleId": rule_id(finding),
        "level": finding.severity.value,
        "message": {"text": "\n".join(_message(finding, claims, related, view))},
        "locations": [{"physicalLocation": _physical(first, view)}] if first else [],
        "relatedLocations": [
            _related(finding, each, number, view) for each, number in related.items()
        ],
        "partialFingerprints": {
            "claimcheckFinding/v1": finding.id,
            # The one that code scanning on GitHub knows an alert by.
            "primaryLocationLineHash": f"{finding.id}:1",
        },
        "baselineState": _baseline_state(finding),
        "suppressions": list(_suppressions(finding, view)),
        "properties": _properties(finding),
    }


def _properties(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "axis": finding.axis.value,
        "topic": finding.topic,
        "state": finding.state.value,
        "differs": list(finding.differs),
    }


def _physical(place: Region, view: View) -> dict[str, Any]:
    path = repository_path(place.path, view)
    return physical(Region(path, place.line, place.column, place.end_line, place.end_column))


def _message(
    finding: Finding,
    claims: tuple[Participant, ...],
    related: Mapping[Participant, int],
    view: View,
) -> Iterator[str]:
    """The finding's own message, then each side with links to where else it is said."""
    yield text(finding.message)
    for side in finding.sides:
        if side.claims and related:
            places = ", ".join(_places(side, claims, related, view))
            yield f"{text(side.reading)}: {places}."


def _places(
    side: Side,
    claims: tuple[Participant, ...],
    related: Mapping[Participant, int],
    view: View,
) -> Iterator[str]:
    more = 0
    for each in side.claims:
        path = repository_path(each.claim.path, view)
        if each == claims[0]:
            yield "here"
        elif each in related:
            yield link(f"{path}:{each.claim.line}", related[each])
        else:
            more += 1
    if more:
        yield f"and {more} more"


def _related(finding: Finding, participant: Participant, number: int, view: View) -> dict[str, Any]:
    claim = participant.claim
    reading = next(side.reading for side in finding.sides if participant in side.claims)
    quote = shortened(claim.quote, _QUOTE_COLUMNS)
    return {
        "id": number,
        "message": message(f"{reading}: “{quote}”"),
        "physicalLocation": _physical(region_of(claim), view),
    }


def _baseline_state(finding: Finding) -> str:
    """New; updated where a new source joined a known dispute; else unchanged (section 3.27.24)."""
    if finding.state is not State.NEW:
        return "unchanged"
    states = {each.state for side in finding.sides for each in side.claims}
    return "updated" if states - {State.NEW} else "new"


def _suppressions(finding: Finding, view: View) -> Iterator[dict[str, Any]]:
    """What people decided; a baseline is no suppression."""
    if is_open(finding) or finding.state is State.BASELINED:
        return
    decisions = decisions_of(finding)
    if not decisions:
        yield {"kind": "external", "justification": STATES[finding.state]}
    for decision in decisions:
        yield _suppression(decision, view)


def _suppression(decision: Decision, view: View) -> dict[str, Any]:
    inside = decision.verdict is State.SUPPRESSED
    found: dict[str, Any] = {
        "kind": "inSource" if inside else "external",
        "status": "accepted",
        "justification": decision_words(decision),
    }
    path, separator, line = (decision.place or "").rpartition(":")
    if inside and separator and line.isdigit():
        place = Region(path, int(line), 1)
        found["location"] = {"physicalLocation": _physical(place, view)}
    return found
