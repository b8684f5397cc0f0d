"""Where other tools show a finding: at its newest source, by the paths of the repository."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from checker.report.view import View
from checker.values.claim import Claim
from checker.values.report import (
    OPEN_STATES,
    ArticleRecord,
    Finding,
    Participant,
    Place,
    Report,
)

#: A date as articles give it: 2026-11-20, 2026-11 or 2026, perhaps with a time behind it.
_DATE = re.compile(r"\s*(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a file, from 1 in code points; the end is the first place past it, or 0."""

    path: str
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class News:
    """What tells new from old: the articles by path, and the ids of claims that changed."""

    articles: Mapping[str, ArticleRecord] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()


def region_of(found: Claim | Place) -> Region:
    """Where a claim's sentence stands, or a place without an end."""
    if isinstance(found, Place):
        return Region(found.path, found.line, found.column)
    return Region(found.path, found.line, found.column, found.end_line, found.end_column)


def news_of(report: Report) -> News:
    """What a report knows of how new things are."""
    return News({article.path: article for article in report.articles}, report.changed)


def published(path: str, news: News) -> str:
    """An article's date as a text that sorts; empty where it gives none."""
    record = news.articles.get(path)
    said = record.metadata.published if record else None
    found = _DATE.match(said or "")
    return "-".join(part.zfill(2) for part in found.groups(default="0")) if found else ""


def newest_first(finding: Finding, news: News) -> tuple[Participant, ...]:
    """A finding's claims: changed and new ones first, references last, then by date.

    The first one is where the finding is shown: whoever reads the report can change it.
    """
    claims = [participant for side in finding.sides for participant in side.claims]
    by_date = sorted(claims, key=lambda each: published(each.claim.path, news), reverse=True)

    def rank(participant: Participant) -> tuple[bool, bool, bool]:
        record = news.articles.get(participant.claim.path)
        return (
            participant.id not in news.changed,
            participant.state not in OPEN_STATES,
            record is not None and record.reference,
        )

    return tuple(sorted(by_date, key=rank))


def against_first(finding: Finding, news: News) -> tuple[Participant, ...]:
    """All claims but the one where the finding is shown; those of other sides before its own."""
    lead, *others = newest_first(finding, news) or (None,)
    own = next((side.claims for side in finding.sides if lead in side.claims), ())
    return tuple(sorted(others, key=lambda each: each in own))


def lead_region(finding: Finding, news: News) -> Region | None:
    """Where a finding is shown: its own place, else its newest claim's."""
    if finding.place:
        return region_of(finding.place)
    claims = newest_first(finding, news)
    return region_of(claims[0].claim) if claims else None


def repository_path(path: str, view: View) -> str:
    """A report's path as it is from the top of the repository."""
    if not view.repository.prefix or path.startswith(("/", "<")):
        return path
    return posixpath.normpath(posixpath.join(view.repository.prefix, path))


def place_address(region: Region, view: View) -> str:
    """Where a code host shows a region; empty where the repository's address is not known."""
    address = view.repository.link
    for name, value in (
        ("{path}", quote(repository_path(region.path, view), safe="/", errors="replace")),
        ("{line}", str(region.line)),
        ("{end_line}", str(region.end_line or region.line)),
    ):
        address = address.replace(name, value)
    return address
