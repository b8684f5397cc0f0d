"""Problems of rule and configuration files: where, what, the line and a caret."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from checker.report.style import paint
from checker.report.text import plain, width
from checker.ruleset.model import Problem


class ProblemsError(click.ClickException):
    """A run that cannot start, with every reason at once."""

    def __init__(self, problems: Sequence[Problem], *, summary: str = "") -> None:
        super().__init__(summary)
        self.problems = tuple(problems)

    @property
    def details(self) -> list[str]:
        """The lines that show every problem."""
        return [line for problem in self.problems for line in problem_lines(problem)]


def problem_lines(problem: Problem, *, colour: bool = False) -> Iterator[str]:
    """`file:line:column: error: message`, the line, and a caret under the place."""
    place = paint(f"{problem.file}:{problem.line}:{problem.column}", "place", colour=colour)
    label = paint(problem.severity.value, problem.severity.value, colour=colour)
    yield f"{place}: {label}: {plain(problem.message)}"
    source = plain(problem.source_line)
    if not source.strip():
        return
    number = str(problem.line)
    gutter = paint("|", "dim", colour=colour)
    caret = " " * width(source[: problem.column - 1]) + "^"
    yield f"  {number} {gutter} {source.rstrip()}"
    yield f"  {' ' * len(number)} {gutter} {paint(caret, 'mark', colour=colour)}"
