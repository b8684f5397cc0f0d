"""Which findings a run keeps, how bad they are here, and in which order they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from checker.report.view import first_place
from checker.values.report import RANK, Finding, Participant, Severity

#: An override that drops a rule or a kind of finding.
OFF = "off"


@dataclass(frozen=True, slots=True)
class Selection:
    """A user's choice of topics and severities.

    `severities` maps a rule (`topic/id`) or a kind of finding to a severity or
    `off`; the rule's own entry wins over its kind's.
    """

    topics: frozenset[str] = frozenset()
    topics_off: frozenset[str] = frozenset()
    severities: Mapping[str, str] = field(default_factory=dict)

    def has_topic(self, topic: str) -> bool:
        """Whether a topic is on."""
        return topic not in self.topics_off and (not self.topics or topic in self.topics)

    def severity(self, finding: Finding) -> str:
        """The severity of a finding here, or `off`."""
        by_kind = self.severities.get(finding.kind.value, finding.severity.value)
        return self.severities.get(finding.rule or "", by_kind)


def select(
    findings: Iterable[Finding], selection: Selection, *, references: frozenset[str]
) -> tuple[Finding, ...]:
    """The findings that are kept, gravest first; those of reference articles alone are not."""
    kept = []
    for finding in findings:
        severity = selection.severity(finding)
        # A comment that does nothing is of no topic.
        if severity == OFF or not (finding.place or selection.has_topic(finding.topic)):
            continue
        if _all_from(finding, references):
            continue
        changed = replace(finding, severity=Severity(severity))
        kept.append(_own_first(changed, references) if references else changed)
    return tuple(sorted(kept, key=order))


def order(finding: Finding) -> tuple[int, str, int, int, str]:
    """Severity, then the place that stands for the finding, then the id."""
    first = first_place(finding)
    place = (first.path, first.line, first.column) if first else ("", 0, 0)
    return RANK[finding.severity], *place, finding.id


def _own_first(finding: Finding, references: frozenset[str]) -> Finding:
    """The finding with what is checked before what it is checked against, else as it was."""
    sides = [
        replace(
            side,
            claims=tuple(sorted(side.claims, key=lambda one: one.claim.path in references)),
        )
        for side in finding.sides
    ]
    lent = [_lies_in(side.claims, references) for side in sides]
    order = sorted(range(len(sides)), key=lent.__getitem__)
    return replace(finding, sides=tuple(sides[index] for index in order))


def _lies_in(claims: Iterable[Participant], references: frozenset[str]) -> bool:
    return all(participant.claim.path in references for participant in claims)


def _all_from(finding: Finding, references: frozenset[str]) -> bool:
    paths = {participant.claim.path for side in finding.sides for participant in side.claims}
    return bool(paths) and paths <= references
