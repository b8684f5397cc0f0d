"""What is known of a run's findings: comments in its articles, decisions, the baseline."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

from checker.compare.identity import normalised
from checker.decisions.comments import Suppression
from checker.decisions.matching import Seen
from checker.decisions.settle import Known, Settled, settle
from checker.decisions.suppress import Judged, suppress, unused
from checker.pipeline.article import Reading
from checker.ruleset.rules import RuleSet
from checker.values.claim import Claim
from checker.values.report import Finding


def settled(
    findings: Sequence[Finding],
    readings: Sequence[Reading],
    rules: RuleSet,
    *,
    known: Known | None,
    root: Path,
    compared: Collection[str],
    references: frozenset[str],
    whole: bool,
) -> Settled:
    """The findings with their states, and with one for each comment that does nothing.

    `compared` are the statements that counted in this run, `whole` says that no
    topic was left out; with less, nothing is called stale.
    """
    comments = _suppressions(readings)
    silenced = suppress(findings, comments, replaced=rules.replaced)
    read = [reading for reading in readings if reading.failure is None]
    judged = Judged(
        known=frozenset(rules.statements),
        compared=compared,
        # With one article, or with some unread, the other end of a pair may be elsewhere.
        whole=whole and 1 < len(read) == len(readings),
        references=references,
        replaced=rules.replaced,
    )
    all_findings = (*silenced.findings, *unused(comments, silenced.used, judged))
    if known is None:
        return Settled(all_findings)
    claims = [claim for reading in read for claim in reading.claims]
    seen = seen_in([reading.path for reading in read], claims, root=root)
    found = settle(all_findings, known, seen, replaced=rules.replaced)
    return found if whole else Settled(found.findings)


def seen_in(paths: Collection[str], claims: Sequence[Claim], *, root: Path) -> Seen:
    """What a run has read: its articles, and the sentences of their claims."""
    return Seen(
        paths=frozenset(paths),
        texts=frozenset((claim.path, normalised(claim.quote)) for claim in claims),
        exists=cache(lambda path: (root / path).exists()),
    )


def _suppressions(readings: Sequence[Reading]) -> tuple[Suppression, ...]:
    found = [one for reading in readings for one in reading.suppressions]
    return tuple(sorted(found, key=lambda one: (one.path, one.span)))
