"""What `import checker` gives to a Python program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from enum import EnumType
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import checker
from checker.cli.main import run_command
from tests.cli.conftest import ARTICLE, RULES

DENIAL = "# Against\n\nMoonwort does not cure snuffles.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article that a rule refutes, another against it, and the rule."""
    (tmp_path / "own").mkdir()
    (tmp_path / "house").mkdir()
    (tmp_path / "own" / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.md").write_text(DENIAL, encoding="utf-8")
    (tmp_path / "house" / "moonwort.yaml").write_text(RULES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kinds(report: checker.Report) -> list[tuple[str, str]]:
    return [(finding.kind.value, finding.state.value) for finding in report.findings]


def test_every_name_is_there_and_typed() -> None:
    for name in set(checker.__all__) - {"check", "__version__"}:
        found = getattr(checker, name)
        assert (
            isinstance(found, EnumType)
            or issubclass(found, ValueError | tuple)
            or is_dataclass(found)
        )
        assert found.__name__ == name
    assert set(checker.__all__) <= set(dir(checker))
    with pytest.raises(AttributeError, match="module 'checker' has no attribute 'Nothing'"):
        _ = checker.Nothing


def types_in(found: object) -> Iterator[type]:
    """The project's own types that a type names, at any depth."""
    for part in get_args(found):
        yield from types_in(part)
    if isinstance(found, type) and found.__module__.startswith("checker."):
        yield found


def test_every_type_that_a_report_holds_has_a_name_here() -> None:
    waiting: list[type] = [checker.Report]
    seen: set[type] = set()
    while waiting:
        found = waiting.pop()
        if found not in seen:
            seen.add(found)
            hints = get_type_hints(found) if not isinstance(found, EnumType) else {}
            waiting.extend(part for hint in hints.values() for part in types_in(hint))
    assert {found.__name__ for found in seen} <= set(checker.__all__)
    assert len(seen) > 25


def test_importing_loads_nothing_else() -> None:
    code = "import checker, sys; print(sorted(n for n in sys.modules if n.startswith('checker.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_report_of_paths(folder: Path) -> None:
    report = checker.check(["own", Path("b.md")], rules=["house"])
    assert kinds(report) == [("contradiction", "new"), ("violation", "new")]
    assert [claim.path for claim in report.claims] == ["b.md", "own/a.md"]
    assert checker.check([folder / "own"], rules=["house"], root=folder / "own").claims[0].path == (
        "a.md"
    )


def test_references_and_topics(folder: Path) -> None:
    report = checker.check(["b.md"], references=["own"], rules=["house"], cache=True)
    assert kinds(report) == [("contradiction", "new")]
    assert [(one.path, one.reference) for one in report.articles] == [
        ("b.md", False),
        ("own/a.md", True),
    ]
    other = checker.check([folder], rules=["house"], topics=["bone-health"])
    assert kinds(other) == []
    with pytest.raises(ValueError, match=r"^no topic moonworth, x; there are acupuncture, "):
        checker.check(["own"], rules=["house"], topics=["x", "moonworth"])


def test_decisions_and_a_baseline(folder: Path) -> None:
    (folder / "claimcheck.yaml").write_text("rules: [house]\npaths: [own]\n", encoding="utf-8")
    (finding,) = checker.check(["own"], rules=["house"]).findings
    assert run_command(["baseline", "write", "own", "-q"]) == 0
    words = ["decide", finding.id, "--verdict", "accepted", "--reason", "So be it."]
    assert run_command([*words, "--until", "2026-12-31", "--today", "2026-11-21", "-q"]) == 0
    decisions, baseline = "claimcheck-decisions.yaml", folder / "claimcheck-baseline.jsonl"

    def state(today: date) -> str:
        (found,) = checker.check(
            ["own"], rules=["house"], decisions=decisions, today=today
        ).findings
        return found.state.value

    assert [state(date(2026, 12, 31)), state(date(2027, 1, 1))] == ["accepted", "expired"]
    (known,) = checker.check(["own"], rules=["house"], baseline=baseline).findings
    assert known.state is checker.State.BASELINED
    # Nothing is read that the call does not name.
    assert kinds(checker.check(["own"], rules=["house"])) == [("violation", "new")]


def test_what_is_wrong_with_files(folder: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"^no such file: gone\.yaml$"):
        checker.check(["own"], decisions="gone.yaml")
    (folder / "bad.yaml").write_text("decisions: [{id: 1}]\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^bad\.yaml:1:"):
        checker.check(["own"], decisions="bad.yaml")
    (folder / "house" / "moonwort.yaml").write_text("topic: x\n", encoding="utf-8")
    with pytest.raises(checker.RulesError, match=r"moonwort\.yaml:1:1: ") as caught:
        checker.check(["own"], rules=["house"])
    assert len(caught.value.problems) > 1
