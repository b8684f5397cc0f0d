"""What articles must give, as values, and whether what was read gives it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from checker.values.claim import Claim, Scope
from checker.values.report import Finding
from checker.values.span import Span
from evaluation.sentences import COUNTED_VOICES
from evaluation.wording import claim_line, finding_lines

#: The slots of a claim that a pattern may name; `scope` holds the slots of a scope.
SLOTS = frozenset(
    {
        "subject",
        "join",
        "exposure",
        "relation",
        "aspect",
        "object",
        "polarity",
        "certainty",
        "basis",
        "voice",
        "scope",
        "comparator",
        "quantity",
    }
)

#: What the five real articles must give.
EXPECTATIONS = Path(__file__).with_name("articles.yaml")

Pattern = Mapping[str, Any]


class ExpectationError(Exception):
    """The list of expectations is wrong, or no longer fits the articles."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A sentence, by its article and a few of its words (a regular expression)."""

    article: str
    words: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line of the list.

    Of the sentences at `anchors`: a claim for each pattern of `claims` and
    none that fits one of `never`; no counted claim at all where `silent`; of
    two anchors, a finding that opposes them (`finding`, with its kinds and
    what differs) or none at all (`no_finding`).
    """

    id: str
    anchors: tuple[Anchor, ...]
    claims: tuple[Pattern, ...] = ()
    never: tuple[Pattern, ...] = ()
    silent: bool = False
    finding: Pattern | None = None
    no_finding: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether an expectation is met; the notes say what was read instead."""

    id: str
    passed: bool
    notes: tuple[str, ...] = ()


def load_expectations(path: Path) -> tuple[Expectation, ...]:
    """The expectations of a YAML file, in its order."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    anchors = {name: Anchor(**fields) for name, fields in document["anchors"].items()}
    return tuple(_expectation(row, anchors) for row in document["expect"])


def places_of(anchor: Anchor, texts: Mapping[str, str]) -> tuple[Span, ...]:
    """Where an anchor's words stand in its article; ExpectationError where nowhere."""
    if anchor.article not in texts:
        raise ExpectationError(f"no article {anchor.article} among those read")
    words = re.compile(anchor.words)
    places = tuple(Span(*found.span()) for found in words.finditer(texts[anchor.article]))
    if not places:
        raise ExpectationError(f"{anchor.article} has no words like {anchor.words!r}")
    return places


def check(
    expectation: Expectation,
    texts: Mapping[str, str],
    claims: Mapping[str, Sequence[Claim]],
    findings: Sequence[Finding],
) -> Outcome:
    """Whether what was read from the articles meets one expectation."""
    read = [
        tuple(
            claim
            for claim in claims.get(anchor.article, ())
            if any(claim.span.overlaps(place) for place in places_of(anchor, texts))
        )
        for anchor in expectation.anchors
    ]
    notes = [note for one in read for note in _claim_faults(expectation, one)]
    if expectation.finding is not None or expectation.no_finding:
        opposed = [one for one in findings if opposes(one, read[0], read[1])]
        notes += _finding_faults(expectation, opposed, read)
    return Outcome(expectation.id, not notes, tuple(notes))


def fits(claim: Claim, pattern: Pattern) -> bool:
    """Whether a claim has every slot that the pattern names."""
    return not misfits(claim, pattern)


def misfits(claim: Claim, pattern: Pattern) -> list[str]:
    """The slots that the pattern names and the claim fills otherwise."""
    wrong = []
    for slot, wanted in pattern.items():
        if slot == "scope":
            wrong += [f"scope.{name}" for name in _scope_misfits(claim.scope, wanted)]
        elif slot == "quantity":
            wrong += _quantity_misfits(claim, wanted)
        elif slot == "subject":
            wrong += [] if _same_members(claim.subject, wanted) else [slot]
        elif not _is_one_of(getattr(claim, slot), wanted):
            wrong.append(slot)
    return wrong


def opposes(finding: Finding, left: Iterable[Claim], right: Iterable[Claim]) -> bool:
    """Whether a finding has a claim of each on different sides."""
    sides = [{(one.claim.path, one.claim.span) for one in side.claims} for side in finding.sides]
    ours = {(claim.path, claim.span) for claim in left}
    theirs = {(claim.path, claim.span) for claim in right}
    return any(
        sides[a] & ours and sides[b] & theirs
        for a in range(len(sides))
        for b in range(len(sides))
        if a != b
    )


def _claim_faults(expectation: Expectation, read: Sequence[Claim]) -> list[str]:
    counted = [claim for claim in read if claim.voice in COUNTED_VOICES]
    if expectation.silent:
        return [f"read {claim_line(claim)}" for claim in counted]
    notes = [
        note
        for pattern in expectation.claims
        if not any(fits(claim, pattern) for claim in read)
        for note in _nearest(pattern, read)
    ]
    notes += [
        f"must not be read: {claim_line(claim)}"
        for claim in counted
        if any(fits(claim, pattern) for pattern in expectation.never)
    ]
    return notes


def _nearest(pattern: Pattern, read: Sequence[Claim]) -> list[str]:
    wanted = " · ".join(f"{slot} {value}" for slot, value in pattern.items())
    if not read:
        return [f"wanted {wanted}", "nothing was read"]
    best = min(read, key=lambda claim: len(misfits(claim, pattern)))
    return [
        f"wanted {wanted}",
        f"nearest differs in {', '.join(misfits(best, pattern))}: {claim_line(best)}",
    ]


def _finding_faults(
    expectation: Expectation, opposed: Sequence[Finding], read: Sequence[Sequence[Claim]]
) -> list[str]:
    if expectation.no_finding:
        return [line for finding in opposed for line in finding_lines(finding)]
    wanted = expectation.finding or {}
    if any(_finding_fits(finding, wanted) for finding in opposed):
        return []
    if opposed:
        return [f"wanted {dict(wanted)}", *(f"found {finding_lines(o)[0]}" for o in opposed)]
    sides = [line for side in read for line in (*map(claim_line, side), "against")][:-1]
    return [f"wanted {dict(wanted)}, but no finding opposes the two", *sides]


def _finding_fits(finding: Finding, wanted: Pattern) -> bool:
    return _is_one_of(finding.kind, wanted.get("kind", finding.kind)) and set(
        wanted.get("differs", ())
    ) <= set(finding.differs)


def _same_members(read: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether exactly these were read; a wanted one may name others it may be ("a|b")."""
    choices = [set(member.split("|")) for member in wanted]
    return all(choice & set(read) for choice in choices) and all(
        any(member in choice for choice in choices) for member in read
    )


def _scope_misfits(scope: Scope, wanted: Pattern) -> list[str]:
    wrong = []
    for name, value in wanted.items():
        held = getattr(scope, "with_" if name == "with" else name)
        if isinstance(value, list):
            right = set(value) <= set(held)
        elif value == "some":
            right = bool(held)
        elif value == "none":
            right = not held
        else:
            right = held == value
        if not right:
            wrong.append(name)
    return wrong


def _quantity_misfits(claim: Claim, wanted: Pattern) -> list[str]:
    if claim.quantity is None:
        return ["quantity"]
    readers: Mapping[str, Callable[[Any], Any]] = {"low": _amount, "high": _amount}
    return [
        f"quantity.{name}"
        for name, value in wanted.items()
        if getattr(claim.quantity, name) != readers.get(name, str)(value)
    ]


def _amount(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _is_one_of(value: object, wanted: object) -> bool:
    return value in wanted if isinstance(wanted, list) else value == wanted


def _expectation(row: Mapping[str, Any], anchors: Mapping[str, Anchor]) -> Expectation:
    names = row["at"] if isinstance(row["at"], list) else [row["at"]]
    unknown = [name for name in names if name not in anchors]
    patterns = (*row.get("claims", ()), *row.get("never", ()))
    unknown += [slot for pattern in patterns for slot in pattern if slot not in SLOTS]
    if unknown:
        raise ExpectationError(f"{row['id']}: unknown {', '.join(unknown)}")
    return Expectation(
        id=row["id"],
        anchors=tuple(anchors[name] for name in names),
        claims=tuple(row.get("claims", ())),
        never=tuple(row.get("never", ())),
        silent=row.get("silent", False),
        finding=row.get("finding"),
        no_finding=row.get("no_finding", False),
    )
