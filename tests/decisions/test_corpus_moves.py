"""Sample articles with lines moved, rewrapped and renamed: nothing becomes new that is not."""

from __future__ import annotations

import shutil
import textwrap
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from checker.decisions.model import known_claims, known_entry
from checker.decisions.settle import Known
from checker.pipeline import Options, run
from checker.pipeline.rules import rule_set
from checker.ruleset.rules import RuleSet
from checker.values.report import Report, State

CORPUS = Path(__file__).parent.parent.parent / "corpus"
TOPICS = ("acupuncture", "alcohol-and-heart", "bone-health", "zinc-and-colds")
#: Lines that mean something by how they begin stay as they are.
MARKS = ("#", "-", "*", ">", "|", "<", "=", "[", "!", "    ", "1", "2", "3", "4", "5", "6", "7")


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return rule_set(())[0]


def _report(root: Path, rules: RuleSet, known: Known | None = None) -> Report:
    return run([root], rules, root=root, options=Options(known=known))


def _rewrapped(text: str, columns: int) -> str:
    """Paragraphs of Markdown at another width, below two more lines."""
    head, front, body = text.partition("\n---\n") if text.startswith("---") else ("", "", text)
    paragraphs = []
    for paragraph in body.split("\n\n"):
        lines = paragraph.strip("\n").split("\n")
        plain = not any(line.startswith(MARKS) for line in lines)
        paragraphs.append(textwrap.fill(paragraph, columns) if plain else paragraph)
    return f"{head}{front}\n<!-- reset for the new site -->\n\n" + "\n\n".join(paragraphs)


def _move(root: Path) -> None:
    for number, path in enumerate(sorted(root.rglob("*.*"))):
        folder = root / f"moved-{number % 3}"
        folder.mkdir(exist_ok=True)
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".md":
            text = _rewrapped(text, 50)
        elif path.suffix == ".html":
            text = "<!-- reset for the new site -->\n" + text.replace("</p>", "</p>\n\n")
        (folder / f"{number:03d}-{path.name}").write_text(text, encoding="utf-8")
        path.unlink()


def test_nothing_becomes_new(rules: RuleSet, tmp_path: Path) -> None:
    for topic in TOPICS:
        shutil.copytree(CORPUS / topic, tmp_path / topic)
    before = _report(tmp_path, rules)
    assert len(before.findings) > 40
    entries = tuple(
        known_entry(finding, claim)
        for finding in before.findings
        for claim in known_claims(finding)
    )
    known = Known(date(2026, 11, 21), baseline=entries)
    _move(tmp_path)
    after = _report(tmp_path, rules, known)
    assert {finding.id for finding in after.findings} == {finding.id for finding in before.findings}
    assert Counter(finding.state for finding in after.findings) == {
        State.BASELINED: len(before.findings)
    }
    assert after.stale == ()
    claims = [each for finding in after.findings for side in finding.sides for each in side.claims]
    assert [each.was for each in claims if each.was] == []
    assert not {each.claim.path for each in claims} & {entry.claim.path for entry in entries}
