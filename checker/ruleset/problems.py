"""Collecting what is wrong in rule files: all of it at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from checker.ruleset.model import Origin, Problem
from checker.values.report import Severity

#: Below this likeness (0 to 100) a name is no misspelling of another.
LEAST_LIKENESS = 70


def closest(word: str, known: Iterable[str]) -> str:
    """The known name that a word may be a misspelling of, or nothing."""
    # Imported here: a name is looked for only when one is wrong.
    from rapidfuzz import fuzz, process

    # Sorted, so that of two names that are equally close always the same one is taken.
    found = process.extractOne(
        word.lower(), {name: name.lower() for name in sorted(known)}, scorer=fuzz.ratio
    )
    return "" if found is None or found[1] < LEAST_LIKENESS else str(found[2])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message: "; did you mean 'x'?", or nothing where no name is close."""
    name = closest(word, known)
    return f"; did you mean '{name}'?" if name else ""


@dataclass(frozen=True, slots=True)
class Problems:
    """A growing list of problems; `lines` and `shown` are kept for each rule file.

    `shown` maps the name of a file in an Origin to the path that a reader knows it by.
    """

    found: list[Problem] = field(default_factory=list)
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    def open_file(self, file: str, shown: str, text: str) -> None:
        """Remember the lines of a file, so that a problem in it can show them."""
        self.shown[file] = shown
        self.lines[file] = tuple(text.splitlines())

    def report(self, origin: Origin, message: str, *, severity: Severity = Severity.ERROR) -> None:
        """Add a problem at a place."""
        lines = self.lines.get(origin.file, ())
        source = lines[origin.line - 1] if 0 < origin.line <= len(lines) else ""
        self.found.append(
            Problem(
                file=self.shown.get(origin.file, origin.file),
                line=origin.line,
                column=origin.column,
                severity=severity,
                message=message,
                source_line=source,
            )
        )

    def warn(self, origin: Origin, message: str) -> None:
        """Add a problem that does not stop the rules from being used."""
        self.report(origin, message, severity=Severity.WARNING)

    def unknown(self, origin: Origin, what: str, name: str, known: Iterable[str]) -> None:
        """Add "unknown relation 'revreses'; did you mean 'reverses'?"."""
        self.report(origin, f"unknown {what} '{name}'{did_you_mean(name, known)}")

    def check(self, origin: Origin, what: str, name: str, known: Mapping[str, object]) -> bool:
        """Whether a name is known; where it is not, that is added."""
        if name in known:
            return True
        self.unknown(origin, what, name, known)
        return False

    def sorted(self) -> tuple[Problem, ...]:
        """All problems, each once, by file, line, column and message."""
        return tuple(sorted(set(self.found), key=lambda p: (p.file, p.line, p.column, p.message)))
