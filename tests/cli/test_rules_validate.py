"""`claimcheck rules validate`: what is wrong across packs, and the forms for machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("project")

#: A pack that says the opposite, rests on nothing, is due, and tests nothing of its own.
OTHER = """\
schema: claimcheck/rules@1
topic: herbs
title: Herbs
reviewed: {on: 2024-01-01, next: 2025-01-01}
statements:
  - id: moonwort-cures-snuffles
    claim: {subject: moonwort, relation: reverses, object: snuffles}
    verdict: supported
    advice: Say so.
    evidence: [{type: trial, cite: "A trial, 2020"}]
    tests: {violates: [We like moonwort.]}
"""
CLASH = (
    "contradicts 'moonwort/moonwort-does-not-cure-snuffles' in moonwort.yaml:9: "
    "both cannot be established"
)
LOOK_UP = "evidence that cannot be looked up: give its doi, pmid or url"


@pytest.fixture
def other(project: Path) -> Path:
    file = project / "herbs.yaml"
    file.write_text(OTHER)
    return file


def test_text(run: Run, other: Path) -> None:
    ran = run("rules", "validate", other.name, "--today", "2026-11-20")
    assert (ran.code, ran.out) == (
        2,
        "herbs.yaml:4:34: warning: due for review since 2025-01-01\n"
        "  4 | reviewed: {on: 2024-01-01, next: 2025-01-01}\n"
        "    |                                  ^\n"
        f"herbs.yaml:6:9: error: {CLASH}\n"
        "  6 |   - id: moonwort-cures-snuffles\n"
        "    |         ^\n"
        f"herbs.yaml:10:36: warning: {LOOK_UP}\n"
        '  10 |     evidence: [{type: trial, cite: "A trial, 2020"}]\n'
        "     |                                    ^\n",
    )
    assert ran.err.endswith(": 1 error, 2 warnings\n")


def test_github(run: Run, other: Path) -> None:
    ran = run("rules", "validate", other.name, "--today", "2024-11-20", "--format", "github", "-q")
    assert ran == (
        2,
        f"::error file=herbs.yaml,line=6,col=9,title=claimcheck rules::{CLASH}\n"
        f"::warning file=herbs.yaml,line=10,col=36,title=claimcheck rules::{LOOK_UP}\n",
        "",
    )


def test_json(run: Run, other: Path) -> None:
    ran = run("rules", "validate", other.name, "--today", "2024-11-20", "--format", "json", "-q")
    whole = json.loads(ran.out)
    assert list(whole) == ["schema", "concepts", "statements", "errors", "warnings", "problems"]
    assert (whole["schema"], whole["errors"], whole["warnings"]) == ("claimcheck/problems@1", 1, 1)
    assert whole["problems"][1] == {
        "path": "herbs.yaml",
        "line": 10,
        "column": 36,
        "severity": "warning",
        "message": LOOK_UP,
        "source": '    evidence: [{type: trial, cite: "A trial, 2020"}]',
    }


def test_sarif(run: Run, other: Path) -> None:
    ran = run("rules", "validate", other.name, "--today", "2024-11-20", "--format", "sarif", "-q")
    whole = json.loads(ran.out)
    (only,) = whole["runs"]
    assert (whole["version"], only["tool"]["driver"]["name"]) == ("2.1.0", "claimcheck")
    assert only["results"][0] == {
        "ruleId": "rule-file",
        "level": "error",
        "message": {"text": CLASH},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "herbs.yaml"},
                    "region": {"startLine": 6, "startColumn": 9},
                }
            }
        ],
    }


def test_deep_warns_of_what_no_test_reaches(run: Run, other: Path) -> None:
    other.write_text(OTHER.replace("moonwort-cures", "x-cures").replace("supported", "refuted"))
    words = ("rules", "validate", other.name, "--today", "2024-11-20", "--format", "github", "-q")
    assert run(*words).out.count("::") == 2
    ran = run(*words, "--deep")
    assert (ran.code, ran.out.splitlines()[0]) == (
        0,
        "::warning file=herbs.yaml,line=6,col=9,title=claimcheck rules::none of its tests reaches "
        "'herbs/x-cures-snuffles'; claimcheck rules test says how they are read",
    )


def test_a_machine_gets_its_form_where_nothing_is_wrong(run: Run) -> None:
    ran = run("rules", "validate", "house", "--today", "2026-11-20", "--format", "json", "-q")
    assert (ran.code, json.loads(ran.out)["problems"]) == (0, [])
    assert run("rules", "validate", "house", "--format", "github", "-q") == (0, "", "")


def test_warnings_of_other_peoples_rules_are_not_shown(run: Run, other: Path) -> None:
    other.write_text(OTHER.replace("supported", "refuted"))
    ran = run("rules", "validate", "house", "--rules", other.name, "-q", "--format", "github")
    assert ran == (0, "", "")


def test_another_version_of_the_format_comes_first(run: Run, other: Path) -> None:
    other.write_text(OTHER.replace("rules@1", "rules@2").replace("topic:", "subject:"))
    ran = run("rules", "validate", other.name, "-q", "--format", "github")
    assert ran.out.splitlines() == [
        "::error file=herbs.yaml,line=1,col=9,title=claimcheck rules::the file is written in "
        "version 2 of the format; this claimcheck reads version 1"
    ]
