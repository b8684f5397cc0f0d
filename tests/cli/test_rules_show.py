"""`claimcheck rules list|show|schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("project")

STATEMENT = """\
moonwort/moonwort-does-not-cure-snuffles  house/moonwort.yaml:9
  claim     moonwort · reverses · snuffles
  verdict   refuted; a violation is at most: error
  advice    Say that moonwort may ease the snuffles.
  evidence  editorial: House style, 2026. No cures. (checked 2026-11-20)
  violates  Moonwort cures snuffles.
  agrees    Moonwort does not cure snuffles.
  silent    Can moonwort cure snuffles?
"""
CONCEPT = """\
concept snuffles  house/moonwort.yaml:7
  label      snuffles
  kind       symptom
  synonyms   sniffles
  statement  moonwort/moonwort-does-not-cure-snuffles
"""


def test_list(run: Run) -> None:
    assert run("rules", "list", "house") == (
        0,
        "moonwort: Moonwort\n"
        "  refuted  error  moonwort-does-not-cure-snuffles\n"
        "                  moonwort · reverses · snuffles\n",
        "",
    )


def test_list_as_json(run: Run) -> None:
    ran = run("rules", "list", "house", "--format", "json")
    assert json.loads(ran.out) == {
        "statements": [
            {
                "id": "moonwort/moonwort-does-not-cure-snuffles",
                "place": "house/moonwort.yaml:9",
                "claim": "moonwort · reverses · snuffles",
                "verdict": "refuted",
                "certainty": "asserted",
                "severity": "error",
            }
        ]
    }


def test_list_of_nothing(run: Run, project: Path) -> None:
    (project / "bare").mkdir()
    (project / "bare" / "bare.yaml").write_text(
        "schema: claimcheck/rules@1\ntopic: bare\ntitle: Bare\n"
    )
    ran = run("rules", "list", "bare")
    assert (ran.code, ran.out, ran.complaints) == (3, "", ["no statement in these rules"])


@pytest.mark.parametrize(
    "name", ["moonwort/moonwort-does-not-cure-snuffles", "moonwort-does-not-cure-snuffles"]
)
def test_show_a_statement(name: str, run: Run) -> None:
    assert run("rules", "show", name) == (0, STATEMENT, "")


def test_show_a_concept(run: Run) -> None:
    assert run("rules", "show", "snuffles") == (0, CONCEPT, "")


def test_show_a_relation(run: Run) -> None:
    ran = run("rules", "show", "reverses")
    assert ran.out.splitlines()[1:] == [
        "  label   reverses",
        "  scale   course (course of a condition)",
        "  point   -4: cures or reverses it",
        "  denied  leaves what is weaker open",
    ]


def test_show_what_took_the_place_of_an_old_id(run: Run, project: Path) -> None:
    file = project / "house" / "moonwort.yaml"
    renamed = "  - {id: old-name, replaced_by: moonwort-does-not-cure-snuffles}\n"
    file.write_text(file.read_text(encoding="utf-8") + renamed)
    ran = run("rules", "show", "moonwort/old-name")
    assert ran.out.splitlines()[:2] == [
        "moonwort/moonwort-does-not-cure-snuffles  house/moonwort.yaml:9",
        "  replaces  moonwort/old-name",
    ]


def test_show_a_slip(run: Run) -> None:
    ran = run("rules", "show", "snufles")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == [
        "no rule 'snufles'; did you mean 'snuffles'?",
        "see 'claimcheck rules show --help'",
    ]


def test_schema(run: Run) -> None:
    ran = run("rules", "schema")
    assert ran.code == 0
    assert json.loads(ran.out)["$id"] == "claimcheck/rules@1"
