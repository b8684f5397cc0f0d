from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.compare import compare
from checker.ruleset.rules import RuleSet
from checker.values.report import Finding
from tests.compare.shorthand import claim_of

CASES = yaml.safe_load((Path(__file__).parent / "verdicts.yaml").read_text(encoding="utf-8"))


def _said(finding: Finding) -> str:
    """A finding in one line: kind, severity, axis, and the slots that differ."""
    head = f"{finding.kind.value} {finding.severity.value} {finding.axis.value}"
    return f"{head}: {', '.join(finding.differs)}" if finding.differs else head


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_verdict(case: dict[str, Any], garden: RuleSet) -> None:
    held = {
        name: statement
        for name, statement in garden.statements.items()
        if name == f"garden/{case.get('statement')}"
    }
    rules = replace(garden, statements=held)
    claims = [
        claim_of(text, rules, path=f"{letter}.md", line=number)
        for number, (letter, text) in enumerate(zip("abcdef", case["claims"], strict=False), 1)
    ]
    found = compare(claims, rules, include_reported=case.get("include_reported", False))
    expected = case["gives"]
    assert [_said(finding) for finding in found] == (
        [expected] if isinstance(expected, str) else expected
    )
