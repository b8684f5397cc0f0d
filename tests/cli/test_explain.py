"""`claimcheck explain`: by a finding's id, a claim's, a rule's, a kind's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("project")

RULE = "moonwort/moonwort-does-not-cure-snuffles"
SHOWN_RULE = """\
moonwort/moonwort-does-not-cure-snuffles  house/moonwort.yaml:9
  claim     moonwort · reverses · snuffles
  verdict   refuted; a violation is at most: error
  advice    Say that moonwort may ease the snuffles.
  evidence  editorial: House style, 2026. No cures. (checked 2026-11-20)
  violates  Moonwort cures snuffles.
  agrees    Moonwort does not cure snuffles.
  silent    Can moonwort cure snuffles?
"""
FINDING = f"""\
error[violation]: What can moonwort do for snuffles?
  why: against what is established; one side affirms what the other denies

  1 source: moonwort reverses snuffles
   --> corpus/moonwort.md:3:1  under "Moonwort"
    | Moonwort cures snuffles.
    | -------- ^^^^^ --------
    = reverses snuffles · affirmed · asserted

  established: moonwort does not reverse snuffles
  evidence: editorial, 2026: No cures. House style.
  advice: Say that moonwort may ease the snuffles.
  id: fd22c41e39a1 · rule: {RULE} (moonwort.yaml:9)

An article goes against what is established (violation)
  An article goes against an established statement of the rules.
  Follow the advice of the statement, or read its sources and differ for good reason.

What each side allows
"""


@pytest.fixture
def ids(run: Run) -> tuple[str, str]:
    """The ids of the finding and of its claim."""
    (finding,) = json.loads(run("corpus", "-q", "--format", "json").out)["findings"]
    claims = [claim for side in finding["sides"] for claim in side["claims"]]
    return finding["id"], claims[0]["id"]


def test_a_finding_in_full_with_its_rule(run: Run, ids: tuple[str, str]) -> None:
    finding, claim = ids
    ran = run("explain", finding, "corpus", "-q")
    assert ran.code == 0
    assert ran.out.startswith(FINDING)
    assert f"  corpus/moonwort.md:3:1  id: {claim}\n    subject   " in ran.out
    assert ran.out.endswith("\n\n" + SHOWN_RULE)


def test_first_digits_or_a_claim_will_do(run: Run, ids: tuple[str, str]) -> None:
    finding, claim = ids
    whole = run("explain", finding, "corpus", "-q").out
    assert run("explain", finding[:4], "corpus", "-q").out == whole
    assert run("explain", claim, "corpus", "-q").out == whole


def test_a_finding_of_a_report_needs_no_article(
    run: Run, project: Path, ids: tuple[str, str]
) -> None:
    run("corpus", "-q", "--output", "json=report.json")
    whole = run("explain", ids[0], "corpus", "-q").out
    (project / "corpus" / "moonwort.md").unlink()
    ran = run("explain", ids[0], "--report", "report.json", "-q")
    assert (ran.code, ran.out) == (0, whole)


def test_a_rule_is_shown_as_rules_show_does(run: Run) -> None:
    assert run("explain", RULE, "-q").out == SHOWN_RULE
    assert run("explain", RULE, "-q").out == run("rules", "show", RULE).out
    assert run("explain", "snuffles", "-q").out.startswith("concept snuffles  ")


def test_a_kind_is_explained(run: Run) -> None:
    ran = run("explain", "tension")
    assert ran.out.splitlines()[0] == "One side leaves open what the other asserts (tension)"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tensions",), "no rule and no finding 'tensions'; did you mean 'tension'?"),
        (("fd22c41e39a2",), "no finding 'fd22c41e39a2' among 1; did you mean 'fd22c41e39a1'?"),
        (
            ("fd22", "--report", "claimcheck.yaml"),
            "claimcheck.yaml: not a report of --format json: JSON is malformed: invalid "
            "character (byte 0)",
        ),
    ],
)
def test_what_is_not_there(words: tuple[str, ...], said: str, run: Run) -> None:
    ran = run("explain", *words, "-q")
    assert (ran.code, ran.out, ran.complaints[0]) == (2, "", said)


def test_digits_of_two_findings_name_neither(run: Run, project: Path) -> None:
    run("corpus", "-q", "--output", "json=report.json")
    whole = json.loads((project / "report.json").read_text(encoding="utf-8"))
    first = whole["findings"][0]
    whole["findings"].append({**first, "id": "fd22ffffffff"})
    (project / "report.json").write_text(json.dumps(whole), encoding="utf-8")
    ran = run("explain", "fd22", "--report", "report.json", "-q")
    assert ran.complaints[0] == "'fd22' is not one finding alone: fd22c41e39a1, fd22ffffffff"
