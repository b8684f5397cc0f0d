"""`claimcheck rules test`: verdicts, how a failing sentence was read, and the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import RULES, Run

pytestmark = pytest.mark.usefixtures("project")

TABLE = """
topic     statements  violates  agrees  silent  mutant
moonwort           1       1/1     1/1     1/1     6/6

9 tests: 9 passed, 0 failed
"""
FAILED = """\
house/moonwort.yaml:9: FAIL moonwort/moonwort-does-not-cure-snuffles
  agrees: Moonwort heals snuffles.
  noisy: must not be reported, but is
  read as: moonwort · reverses · snuffles · affirmed · asserted
house/moonwort.yaml:9: FAIL moonwort/moonwort-does-not-cure-snuffles
  violates: We like moonwort.
  missing: must be reported, but is not
  read as: no claim, at names and cues: no word in it relates what it names
"""


def test_all_pass(run: Run) -> None:
    assert run("rules", "test", "house") == (0, TABLE, "")


def test_verbose_shows_what_passes(run: Run) -> None:
    lines = run("rules", "test", "house", "-v", "-q").out.splitlines()
    name = "house/moonwort.yaml:9: ok moonwort/moonwort-does-not-cure-snuffles"
    assert lines[:3] == [
        f"{name} violates: Moonwort cures snuffles.",
        f"{name} agrees: Moonwort does not cure snuffles.",
        f"{name} silent: Can moonwort cure snuffles?",
    ]
    assert len(lines) == 9


def test_failures_show_how_the_sentence_was_read(run: Run, project: Path) -> None:
    changed = RULES.replace("[Moonwort does not cure snuffles.]", "[Moonwort heals snuffles.]")
    changed = changed.replace(
        "[Moonwort cures snuffles.]", "[Moonwort cures snuffles., We like moonwort.]"
    )
    (project / "house" / "moonwort.yaml").write_text(changed)
    ran = run("rules", "test", "house", "-q")
    assert ran.code == 1
    blocks = sorted(block for block in ran.out.split("house/moonwort.yaml:9: ") if block)
    assert blocks == sorted(block for block in FAILED.split("house/moonwort.yaml:9: ") if block)


def test_another_slot_is_named(run: Run, project: Path) -> None:
    changed = RULES.replace("[Moonwort cures snuffles.]", "[Moonwort does not cure snuffles.]")
    changed = changed.replace("agrees: [Moonwort does not cure snuffles.]", "agrees: []")
    (project / "house" / "moonwort.yaml").write_text(changed)
    ran = run("rules", "test", "house", "-q")
    assert ran.out.splitlines()[:4] == [
        "house/moonwort.yaml:9: FAIL moonwort/moonwort-does-not-cure-snuffles",
        "  violates: Moonwort does not cure snuffles.",
        "  wrong slot: must be reported, but another claim was read (polarity)",
        "  read as: moonwort · reverses · snuffles · denied · asserted",
    ]


@pytest.mark.parametrize("text", ["not-cure-snuffles", "moonwort/*", "*-snuffles", "moonwort"])
def test_a_filter(text: str, run: Run) -> None:
    assert run("rules", "test", "--filter", text) == (0, TABLE, "")


def test_a_filter_that_nothing_fits(run: Run) -> None:
    ran = run("rules", "test", "house", "--filter", "moonwurt")
    assert (ran.code, ran.out) == (3, "")
    assert ran.complaints == [
        "nothing was tested: no statement fits 'moonwurt'; did you mean 'moonwort'?"
    ]


def test_nothing_to_test(run: Run, project: Path) -> None:
    (project / "house" / "moonwort.yaml").write_text(RULES.split("statements:")[0])
    ran = run("rules", "test", "house")
    assert (ran.code, ran.out) == (3, "")
    assert ran.complaints == ["nothing was tested: no statement in these rules"]


def test_bad_rules_are_not_tested(run: Run, project: Path) -> None:
    (project / "house" / "moonwort.yaml").write_text(RULES.replace("kind: food", "kind: foood"))
    ran = run("rules", "test", "house")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == ["nothing was checked: 1 error in the rules"]
