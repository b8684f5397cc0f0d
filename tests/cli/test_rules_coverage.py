"""`claimcheck rules coverage`: counts by topic, and nouns that no rule knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("project")

MORE = """\
# Frogwort

Frogwort lozenges ease snuffles. A lozenge of frogwort prevents glumness.
We bought a teapot. Glumness is caused by lozenges.
"""


@pytest.fixture
def corpus(project: Path) -> Path:
    (project / "corpus" / "frogwort.md").write_text(MORE)
    return project / "corpus"


def test_json(run: Run, corpus: Path) -> None:
    ran = run("rules", "coverage", corpus.name, "--format", "json", "-q")
    whole = json.loads(ran.out)
    assert ran.code == 0
    assert whole["untouched"]
    del whole["untouched"]
    assert whole == {
        "schema": "claimcheck/coverage@1",
        "articles": 2,
        "claims": 1,
        "concepts": {"lozenge_form": 1, "moonwort": 1, "snuffles": 2},
        "quantities": {},
        "statements": ["moonwort/moonwort-does-not-cure-snuffles"],
        "unknown": [
            {
                "noun": "frogwort",
                "articles": 1,
                "times": 2,
                "place": "corpus/frogwort.md:3",
                "example": "Frogwort lozenges ease snuffles.",
            },
            {
                "noun": "glumness",
                "articles": 1,
                "times": 2,
                "place": "corpus/frogwort.md:3",
                "example": "A lozenge of frogwort prevents glumness.",
            },
        ],
    }


def test_table(run: Run, corpus: Path) -> None:
    ran = run("rules", "coverage", corpus.name)
    lines = ran.out.splitlines()
    assert [line.split() for line in lines if line.startswith(("topic", "moonwort"))] == [
        ["topic", "concepts", "statements", "quantities"],
        ["moonwort", "2", "of", "2", "1", "of", "1", "0", "of", "0"],
    ]
    assert lines[lines.index("named in most articles:") + 1].split() == ["snuffles", "2"]
    assert ran.err == "2 articles read, 1 claim found\n"


def test_no_article(run: Run, project: Path) -> None:
    (project / "empty").mkdir()
    ran = run("rules", "coverage", "empty", "--nouns", "0", "-q")
    assert ran.code == 3
