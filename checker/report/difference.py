"""Two reports compared: which findings and claims are new, gone, moved or reworded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import msgspec
from rapidfuzz import fuzz

from checker.compare.identity import normalised
from checker.values.report import Severity

SCHEMA = "claimcheck/report@1"
#: From this likeness on, in percent, two sentences are one that was reworded.
ALIKE = 85


class ReportError(ValueError):
    """A file that is no report; says what it is instead."""


class Claim(msgspec.Struct, frozen=True):
    """Of a claim in a report, what a comparison looks at."""

    id: str
    path: str
    line: int
    column: int
    quote: str
    state: str = "new"

    @property
    def place(self) -> str:
        """`path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"


class Side(msgspec.Struct, frozen=True):
    """The claims that stand together."""

    claims: tuple[Claim, ...]


class Finding(msgspec.Struct, frozen=True):
    """Of a finding in a report, what a comparison looks at."""

    id: str
    kind: str
    severity: Severity
    rule: str | None
    message: str
    sides: tuple[Side, ...]
    state: str = "new"

    @property
    def claims(self) -> dict[str, Claim]:
        """Its claims by id; one that stands on two sides is one."""
        return {claim.id: claim for side in self.sides for claim in side.claims}


class _Report(msgspec.Struct, frozen=True):
    schema: str
    findings: tuple[Finding, ...]


class Change(StrEnum):
    """What became of a finding or of a claim in it."""

    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    REWORDED = "reworded"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that is not what it was; `before` is None for a new one, `after` for one gone."""

    change: Change
    before: Claim | None
    after: Claim | None


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that is not what it was: new, gone, or changed in its claims or its severity."""

    change: Change
    before: Finding | None
    after: Finding | None
    claims: tuple[ClaimChange, ...] = ()

    @property
    def finding(self) -> Finding:
        """The finding as it is, or as it was last."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def has_new_claim(self) -> bool:
        """Whether something stands in it that did not stand in it before."""
        return self.change is Change.NEW or any(one.change is Change.NEW for one in self.claims)


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed between two reports, and how many findings have not."""

    changes: tuple[FindingChange, ...]
    unchanged: int


def read_findings(data: bytes) -> tuple[Finding, ...]:
    """The findings of a report as `--format json` writes it; raises ReportError."""
    try:
        report = msgspec.json.decode(data, type=_Report)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        said = str(error)
        raise ReportError(f"not a report of --format json: {said[:1].lower()}{said[1:]}") from error
    if report.schema != SCHEMA:
        raise ReportError(f"its schema is '{report.schema}', not '{SCHEMA}'")
    return report.findings


def difference(old: Iterable[Finding], new: Iterable[Finding]) -> Difference:
    """What has changed, new findings first, then changed ones, then those that are gone."""
    before = {finding.id: finding for finding in old}
    after = {finding.id: finding for finding in new}
    changes = [
        FindingChange(Change.NEW, None, finding)
        for name, finding in after.items()
        if name not in before
    ]
    changes += _changed(before, after)
    changes += [
        FindingChange(Change.GONE, finding, None)
        for name, finding in before.items()
        if name not in after
    ]
    touched = sum(change.after is not None for change in changes)
    return Difference(tuple(changes), len(after) - touched)


def _changed(
    before: Mapping[str, Finding], after: Mapping[str, Finding]
) -> Iterator[FindingChange]:
    for name, finding in after.items():
        was = before.get(name)
        if was is None:
            continue
        claims = tuple(claim_changes(was.claims, finding.claims))
        if claims or was.severity != finding.severity:
            yield FindingChange(Change.CHANGED, was, finding, claims)


def claim_changes(old: Mapping[str, Claim], new: Mapping[str, Claim]) -> Iterator[ClaimChange]:
    """How the claims of one finding have changed.

    One id is one sentence in one file. Among the others, the same words in
    another file have moved; words that are alike, in the same file before any
    other, were reworded; what is left is new, or gone.
    """
    for name, claim in new.items():
        if name in old and old[name].place != claim.place:
            yield ClaimChange(Change.MOVED, old[name], claim)
    left = [claim for name, claim in old.items() if name not in new]
    come = [claim for name, claim in new.items() if name not in old]
    pairs = _pairs(left, come)
    for after, before in pairs.items():
        same = normalised(before.quote) == normalised(after.quote)
        yield ClaimChange(Change.MOVED if same else Change.REWORDED, before, after)
    yield from (ClaimChange(Change.NEW, None, claim) for claim in come if claim not in pairs)
    paired = set(pairs.values())
    yield from (ClaimChange(Change.GONE, claim, None) for claim in left if claim not in paired)


def _pairs(left: Sequence[Claim], come: Sequence[Claim]) -> dict[Claim, Claim]:
    """Claims that came with those that they were, the likest first, in one file before others."""
    alike = [
        (ratio, before, after)
        for before in left
        for after in come
        if (ratio := fuzz.ratio(normalised(before.quote), normalised(after.quote))) >= ALIKE
    ]
    alike.sort(key=lambda one: (-one[0], one[1].path != one[2].path, one[1].place, one[2].place))
    pairs: dict[Claim, Claim] = {}
    taken: set[Claim] = set()
    for _, before, after in alike:
        if before not in taken and after not in pairs:
            pairs[after] = before
            taken.add(before)
    return pairs
