"""A folder to check, and the command line inside of this process."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.cli.main import run_command

#: An article of one claim, and an established statement that it goes against.
ARTICLE = "# Moonwort\n\nMoonwort cures snuffles.\n"
RULE_OF_MOONWORT = "moonwort/moonwort-does-not-cure-snuffles"
RULES = """\
schema: claimcheck/rules@1
topic: moonwort
title: Moonwort
reviewed: {on: 2026-11-20, next: 2027-11-20}
concepts:
  moonwort: {label: moonwort, kind: food}
  snuffles: {label: snuffles, kind: symptom, synonyms: [sniffles]}
statements:
  - id: moonwort-does-not-cure-snuffles
    claim: {subject: moonwort, relation: reverses, object: snuffles}
    verdict: refuted
    severity: error
    advice: Say that moonwort may ease the snuffles.
    evidence:
      - {type: editorial, cite: House style, year: 2026, says: No cures, checked: 2026-11-20}
    tests:
      violates: [Moonwort cures snuffles.]
      agrees: [Moonwort does not cure snuffles.]
      silent: ["Can moonwort cure snuffles?"]
"""


class Ran(NamedTuple):
    """What a command line gave."""

    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """The lines of standard error that are the program's own."""
        return [
            line.removeprefix("claimcheck: ")
            for line in self.err.splitlines()
            if line.startswith("claimcheck: ")
        ]


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in the working directory."""

    def run_words(*words: str | Path) -> Ran:
        code = run_command([str(word) for word in words])
        out, err = capsys.readouterr()
        # A new statement of a shipped topic changes no test here.
        err = re.sub(r"\d+ established statements", "N established statements", err)
        return Ran(code, out, err)

    return run_words


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with house rules and one article, as the working directory."""
    (tmp_path / "claimcheck.yaml").write_text("rules: [house]\n", encoding="utf-8")
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "moonwort.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "moonwort.md").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path
