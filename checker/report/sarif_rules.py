"""SARIF's rules: what a finding was found by, with help and evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.report.full import evidence_words
from checker.report.kinds import KINDS
from checker.report.markdown_text import escaped, evidence_item, safe_address, sources_of
from checker.report.sarif_parts import message
from checker.report.text import plain
from checker.values.report import RANK, Evidence, Finding, Severity

#: What code scanning on GitHub calls the three.
_PROBLEMS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "recommendation",
}


def rule_id(finding: Finding) -> str:
    """The established statement that a finding goes against, else its kind."""
    return finding.rule or finding.kind.value


def descriptors(findings: Iterable[Finding]) -> tuple[dict[str, Any], ...]:
    """One descriptor for each rule that found something, sorted by id.

    Its level is the gravest that it gave in this run.
    """
    by_rule: dict[str, Finding] = {}
    for finding in findings:
        known = by_rule.setdefault(rule_id(finding), finding)
        if RANK[finding.severity] < RANK[known.severity]:
            by_rule[rule_id(finding)] = finding
    return tuple(_descriptor(by_rule[key]) for key in sorted(by_rule))


def _descriptor(finding: Finding) -> dict[str, Any]:
    kind = KINDS[finding.kind]
    established = established_words(finding)
    short = f"Established: {established}" if established else kind.title
    advice = finding.advice or kind.advice
    return {
        "id": rule_id(finding),
        "name": _pascal(finding.rule.rpartition("/")[2] if finding.rule else kind.title),
        "shortDescription": message(f"{short.rstrip('.')}."),
        "fullDescription": message(f"{short.rstrip('.')}. {kind.meaning}"),
        "help": {
            "text": "\n".join(_help(finding, short, advice)),
            "markdown": "\n".join(_help_markdown(finding, short, advice)),
        },
        **_help_uri(finding.evidence),
        "defaultConfiguration": {"level": finding.severity.value},
        "properties": {
            "tags": ["health", finding.topic] if finding.rule else ["health"],
            "problem.severity": _PROBLEMS[finding.severity],
        },
    }


def _pascal(name: str) -> str:
    """A name as the standard wants it for people to read: `VitaminDAloneDoesNotHelp`."""
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^0-9A-Za-z]+", name))


def _help_uri(evidence: Iterable[Evidence]) -> dict[str, str]:
    """Where the first source is found; nothing where no source has an address."""
    places = (safe_address(address) for each in evidence for _, address in sources_of(each))
    first = next(filter(None, places), None)
    return {"helpUri": first} if first else {}


def established_words(finding: Finding) -> str:
    """What is established, where the finding is held against a statement."""
    if not finding.rule:
        return ""
    return next((side.reading for side in finding.sides if not side.claims), "")


def _help(finding: Finding, short: str, advice: str) -> Iterator[str]:
    yield plain(f"{short.rstrip('.')}. {KINDS[finding.kind].meaning} {advice}")
    for evidence in finding.evidence:
        yield plain(f"Evidence: {evidence_words(evidence)}")


def _help_markdown(finding: Finding, short: str, advice: str) -> Iterator[str]:
    yield f"**{escaped(short.rstrip('.'))}.** {escaped(KINDS[finding.kind].meaning)}"
    yield ""
    yield f"**What to do:** {escaped(advice)}"
    if finding.evidence:
        yield ""
        yield "**Evidence**"
        yield ""
        yield from (f"- {evidence_item(evidence)}" for evidence in finding.evidence)
