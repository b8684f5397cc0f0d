"""What `claimcheck review` serves: the page of a report, which changes with each decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from http import HTTPStatus
from pathlib import Path
from threading import Lock

import click

from checker.cli.deciding import write_decisions
from checker.decisions.downloaded import verdict_in
from checker.decisions.model import DecidedFinding, Verdict
from checker.report.html.folder import page_makers
from checker.report.view import View
from checker.review import RefusedError
from checker.values.report import Finding, Report


class ReviewSite:
    """A report under review, and the file that its decisions are written to.

    The report is that of the start: articles that change while it is reviewed
    are not read again, but what is decided is shown at once.
    """

    def __init__(
        self,
        report: Report,
        view: View,
        *,
        token: str,
        file: Path,
        today: date,
        by: str | None = None,
    ) -> None:
        self._report = report
        # Each decision makes the page anew, and the articles' texts stay what they were.
        self._view = replace(view, articles=cache(view.articles))
        self._token = token
        self._file = file
        self._today = today
        self._by = by
        self._lock = Lock()
        self._pages: dict[str, str] = {}
        self._makers = self._made()
        self._decided: dict[str, Finding] = {}

    @property
    def decided(self) -> tuple[Finding, ...]:
        """The findings that were decided on, each once, in the order of their first decisions."""
        return tuple(self._decided.values())

    def page(self, name: str) -> str | None:
        """The page of a name; see `checker.review.Site`."""
        with self._lock:
            if name in self._makers and name not in self._pages:
                self._pages[name] = self._makers[name]()
            return self._pages.get(name)

    def decide(self, given: object) -> Mapping[str, str]:
        """Writes a decision down and shows it from now on; see `checker.review.Site`."""
        verdict = self._verdict(given)
        with self._lock:
            finding = self._finding(verdict.id)
            try:
                (entry,) = write_decisions(self._file, [(finding, verdict)], on=self._today)
            except click.ClickException as error:
                said = "\n".join([*getattr(error, "details", ()), error.format_message()])
                raise RefusedError(HTTPStatus.CONFLICT, said) from error
            self._show(finding, entry)
        return {"id": entry.id, "state": entry.verdict.value, "file": self._file.as_posix()}

    def finish(self) -> None:
        """Waits for the decision that is being written, if there is one, and takes no more."""
        self._lock.acquire()

    def _verdict(self, given: object) -> Verdict:
        wrong: list[str] = []
        verdict = verdict_in(given, wrong)
        if verdict is None:
            raise RefusedError(HTTPStatus.BAD_REQUEST, "; ".join(wrong))
        if verdict.until and verdict.until < self._today:
            raise RefusedError(
                HTTPStatus.BAD_REQUEST, f"'until' {verdict.until} has passed already"
            )
        return replace(verdict, by=verdict.by or self._by)

    def _finding(self, identity: str) -> Finding:
        for finding in self._report.findings:
            if finding.id == identity:
                return finding
        raise RefusedError(HTTPStatus.NOT_FOUND, f"no finding '{identity}' in this report")

    def _show(self, finding: Finding, entry: DecidedFinding) -> None:
        after = decided_finding(finding, entry)
        findings = tuple(after if one.id == entry.id else one for one in self._report.findings)
        self._report = replace(self._report, findings=findings)
        self._decided[entry.id] = after
        self._pages = {}
        self._makers = self._made()

    def _made(self) -> Mapping[str, Callable[[], str]]:
        return page_makers(self._report, self._view, review=self._token)


def decided_finding(finding: Finding, entry: DecidedFinding) -> Finding:
    """The finding as the next run finds it: a decision is on all claims that are in it now."""
    told = entry.told()
    sides = tuple(
        replace(
            side,
            claims=tuple(
                replace(one, state=entry.verdict, decision=told, was=None) for one in side.claims
            ),
        )
        for side in finding.sides
    )
    return replace(finding, sides=sides, state=entry.verdict, decision=told)
