"""`claimcheck compare`: what is new, gone, moved and reworded between two reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.report.difference import Change, Claim, claim_changes
from tests.cli.conftest import RULE_OF_MOONWORT, Run

YES = "Moonwort cures snuffles.\n"
NO = "Moonwort does not cure snuffles.\n"


def report(run: Run, name: str) -> str:
    """A report on the corpus as it is, written to a file."""
    run("corpus", "-q", "--output", f"json={name}", "--fail-on", "never")
    return name


@pytest.mark.usefixtures("project")
def test_nothing_has_changed(run: Run) -> None:
    report(run, "old.json")
    assert run("compare", "old.json", "old.json") == (
        0,
        "0 new findings, 0 changed, 0 gone, 1 as before\n",
        "",
    )


def test_a_new_finding_fails(run: Run, project: Path) -> None:
    report(run, "old.json")
    (project / "corpus" / "no.md").write_text(NO)
    report(run, "new.json")
    ran = run("compare", "old.json", "new.json")
    lines = ran.out.splitlines()
    assert ran.code == 1
    assert lines[0].startswith("new       error[contradiction] ")
    assert lines[2:4] == ["    corpus/moonwort.md:3:1", "    corpus/no.md:1:1"]
    assert lines[-1] == "1 new finding, 0 changed, 0 gone, 1 as before"
    assert run("compare", "old.json", "new.json", "--fail-on", "never").code == 0
    (project / "claimcheck.yaml").write_text("rules: [house]\nfail_on: never\n")
    assert run("compare", "old.json", "new.json").code == 0
    assert run("compare", "old.json", "new.json", "--fail-on", "error").code == 1
    ran = run("compare", "new.json", "old.json")
    assert (ran.code, ran.out.splitlines()[0][:4]) == (0, "gone")


def test_moved_reworded_new_and_gone_claims(run: Run, project: Path) -> None:
    corpus = project / "corpus"
    (corpus / "b.md").write_text("Every spring, moonwort cures snuffles.\n")
    (corpus / "c.md").write_text(YES)
    report(run, "old.json")
    (corpus / "moonwort.md").write_text(f"# Moonwort\n\nIt grows.\n\n{YES}")
    (corpus / "b.md").write_text("Every autumn, moonwort cures snuffles.\n")
    (corpus / "c.md").rename(corpus / "d.md")
    report(run, "new.json")
    ran = run("compare", "old.json", "new.json")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        f"changed   error[violation] {RULE_OF_MOONWORT}",
        "  3 sources say that moonwort reverses snuffles. What is established: moonwort does not "
        "reverse",
        "  snuffles.",
        "  moved     corpus/moonwort.md:3:1 -> corpus/moonwort.md:5:1",
        "  moved     corpus/c.md:1:1 -> corpus/d.md:1:1",
        "  reworded  corpus/b.md:1:1",
        "    - Every spring, moonwort cures snuffles.",
        "    + Every autumn, moonwort cures snuffles.",
        "",
        "0 new findings, 1 changed, 0 gone, 0 as before; claims in changed ones: 2 moved, "
        "1 reworded",
    ]
    (corpus / "e.md").write_text("Truly, moonwort is a cure for snuffles.\n")
    (corpus / "d.md").unlink()
    report(run, "newest.json")
    ran = run("compare", "new.json", "newest.json", "--format", "json")
    assert ran.code == 1
    whole = json.loads(ran.out)
    assert whole["schema"] == "claimcheck/difference@1"
    (change,) = whole["changes"]
    assert (change["change"], change["before"]["rule"]) == ("changed", RULE_OF_MOONWORT)
    found = [(one["change"], one["before"], one["after"]) for one in change["claims"]]
    assert [
        (name, before and before["path"], after and after["path"]) for name, before, after in found
    ] == [
        ("new", None, "corpus/e.md"),
        ("gone", "corpus/d.md", None),
    ]


def test_what_is_decided_on_does_not_fail(run: Run, project: Path) -> None:
    report(run, "old.json")
    (project / "corpus" / "no.md").write_text(NO)
    report(run, "new.json")
    whole = json.loads(Path("new.json").read_text())
    for finding in whole["findings"]:
        finding["state"] = "accepted"
    Path("new.json").write_text(json.dumps(whole))
    ran = run("compare", "old.json", "new.json")
    assert (ran.code, "error[contradiction] (accepted)" in ran.out) == (0, True)


def claim(name: str, path: str, quote: str) -> Claim:
    return Claim(name, path, 1, 1, quote)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ([("a", "x", "One two three four")], [("b", "y", "one  two three FOUR")], ["moved"]),
        # 18 of 20 letters are 90 percent, 8 of 10 are fewer than 85.
        ([("a", "x", "abcdefghijklmnopqrst")], [("b", "x", "abcdefghijklmnopqrXY")], ["reworded"]),
        ([("a", "x", "abcdefghij")], [("b", "x", "abcdefghXY")], ["new", "gone"]),
        # The one in the same file is the one that was reworded.
        (
            [("a", "x", "abcdefghijklmnopqrst")],
            [("b", "w", "abcdefghijklmnopqrsX"), ("c", "x", "abcdefghijklmnopqrsY")],
            ["reworded", "new"],
        ),
    ],
)
def test_which_claims_are_one(
    old: list[tuple[str, str, str]], new: list[tuple[str, str, str]], said: list[str]
) -> None:
    found = list(
        claim_changes({one[0]: claim(*one) for one in old}, {one[0]: claim(*one) for one in new})
    )
    assert [one.change for one in found] == [Change(word) for word in said]
    if len(new) == 2:
        assert found[0].after == claim(*new[1])


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a report of --format json: input data was truncated"),
        ("[]", "not a report of --format json: expected `object`, got `array`"),
        ("{}", "not a report of --format json: object missing required field `schema`"),
        (
            '{"schema": "claimcheck/report@2", "findings": []}',
            "its schema is 'claimcheck/report@2', not 'claimcheck/report@1'",
        ),
        (
            '{"schema": "claimcheck/report@1", "findings": [{"id": "a"}]}',
            "not a report of --format json: object missing required field `kind` - "
            "at `$.findings[0]`",
        ),
    ],
)
def test_what_is_no_report(run: Run, text: str, said: str) -> None:
    Path("old.json").write_text(text)
    ran = run("compare", "old.json", "old.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == [f"old.json: {said}"]


@pytest.mark.usefixtures("project")
def test_a_missing_file(run: Run) -> None:
    Path("old.json").write_text("")
    ran = run("compare", "old.json", "odl.json")
    assert (ran.code, ran.complaints[0]) == (
        2,
        "Invalid value for 'NEW.json': 'odl.json' does not exist; did you mean 'old.json'?",
    )
