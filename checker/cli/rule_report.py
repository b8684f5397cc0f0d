"""Results of rule tests for a reader: what failed and how it was read, then a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.authoring.rule_tests import Group, Outcome, RuleTestResult
from checker.cli.rules_shared import place_of
from checker.report.style import paint
from checker.report.text import plain, width, wrap
from checker.report.view import View
from checker.report.words import claim_words, counted, slot_words

_SAID = {
    Outcome.PASS: "passes",
    Outcome.MISSING: "missing: must be reported, but is not",
    Outcome.WRONG_SLOT: "wrong slot: must be reported, but another claim was read",
    Outcome.NOISY: "noisy: must not be reported, but is",
}
_COLUMNS = ("statements", *(group.value for group in Group))


def result_lines(result: RuleTestResult, view: View, folders: Sequence[Path]) -> Iterator[str]:
    """One test: where, its verdict, the sentence, and how it was read where it failed."""
    test, passed = result.test, result.outcome is Outcome.PASS
    verdict = paint("ok" if passed else "FAIL", "good" if passed else "error", colour=view.colour)
    place = paint(place_of(test.origin, folders), "place", colour=view.colour)
    if passed:
        yield f"{place}: {verdict} {test.rule} {test.group.value}: {plain(test.sentence)}"
        return
    yield f"{place}: {verdict} {test.rule}"
    yield from _hanging(f"  {test.group.value}: ", test.sentence, view)
    if test.source is not None:
        yield from _hanging(f"  made from ({test.mutation}): ", test.source, view)
    yield f"  {_said(result)}"
    for claim in result.claims:
        slots = " · ".join(slot_words(claim, view.names))
        yield from _hanging("  read as: ", f"{claim_words(claim, view.names)} · {slots}", view)
    for ended in result.ended:
        yield from _hanging("  read as: ", f"no claim, at {ended.step}: {ended.reason}", view)


def _said(result: RuleTestResult) -> str:
    said = _SAID[result.outcome]
    if result.outcome is Outcome.WRONG_SLOT:
        return f"{said} ({', '.join(result.slots)})"
    if result.outcome is Outcome.MISSING and result.claims:
        return f"{said}; what was read does not clash with the statement"
    return said


def _hanging(label: str, text: str, view: View) -> Iterator[str]:
    first, *rest = wrap(text, max(view.width - width(label), 24)) or [""]
    yield label + first
    yield from (" " * width(label) + line for line in rest)


def summary_lines(results: Sequence[RuleTestResult]) -> Iterator[str]:
    """A table: for each topic its statements, and tests passed of tests made, by group."""
    topics: dict[str, list[RuleTestResult]] = {}
    for result in results:
        topics.setdefault(result.test.rule.partition("/")[0], []).append(result)
    rows = [("topic", *_COLUMNS)]
    rows += [(topic, *_cells(found)) for topic, found in sorted(topics.items())]
    if len(topics) > 1:
        rows.append(("all", *_cells(results)))
    widths = [max(width(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (f"{cell:>{size}}" for cell, size in zip(row[1:], widths[1:], strict=True))
        yield f"{row[0]:<{widths[0]}}  {'  '.join(cells)}"
    yield ""
    failed = sum(result.outcome is not Outcome.PASS for result in results)
    yield f"{counted(len(results), 'test')}: {len(results) - failed:,} passed, {failed:,} failed"


def _cells(results: Sequence[RuleTestResult]) -> Iterator[str]:
    yield str(len({result.test.rule for result in results}))
    made = Counter(result.test.group for result in results)
    passed = Counter(result.test.group for result in results if result.outcome is Outcome.PASS)
    for group in Group:
        yield f"{passed[group]}/{made[group]}"
