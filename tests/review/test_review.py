"""`claimcheck review` from end to end: a page over HTTP, and the decisions file that it writes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click import ClickException

from checker.cli import locking
from checker.cli.locking import locked
from tests.review.running import TODAY, Reviewing, make_project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_project(tmp_path)


@pytest.fixture
def reviewing(folder: Path) -> Iterator[Reviewing]:
    made = Reviewing(folder, "--by", "Ana")
    yield made
    made.process.kill()
    made.process.communicate()


def test_a_review(reviewing: Reviewing, folder: Path) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{43}/", reviewing.url)
    token = reviewing.url.split("/")[-2]
    assert f'<meta name="claimcheck-review" content="{token}">' in reviewing.page()
    assert "snuffles" in reviewing.page(_article(reviewing.page()))
    dispute, violation = reviewing.ids()
    status, said = reviewing.decide(
        id=violation, verdict="accepted", reason=" Our  house says so. ", until="2026-12-31"
    )
    file = folder / "claimcheck-decisions.yaml"
    assert (status, json.loads(said)) == (
        200,
        {"id": violation, "state": "accepted", "file": file.name},
    )
    # Written at once, and shown at once.
    assert f"id: {violation}" in file.read_text(encoding="utf-8")
    data = json.loads(reviewing.page().partition('id="data">')[2].partition("</script>")[0])
    assert "accepted" in json.dumps(data)
    assert (
        reviewing.decide(id=dispute, verdict="fix-planned", reason="Next week.", by="Bo")[0] == 200
    )
    # Decided anew, it takes the place of what was decided.
    assert reviewing.decide(id=dispute, verdict="false-positive", reason="Misread.")[0] == 200
    text = file.read_text(encoding="utf-8")
    entries = re.findall(r"- id: (\w+)\n    verdict: (\S+)\n    reason: (.*)\n    by: (\w+)", text)
    assert entries == [
        (violation, "accepted", "Our house says so.", "Ana"),
        (dispute, "false-positive", "Misread.", "Ana"),
    ]
    assert f"on: {TODAY}\n    until: 2026-12-31" in text
    code, said = reviewing.end()
    assert (code, said.splitlines()) == (
        0,
        [
            "reviewing 2 findings; Ctrl-C ends it. The page:",
            "",
            "2 decisions written to claimcheck-decisions.yaml",
        ],
    )
    # And never asked again.
    ran = subprocess.run(
        [sys.executable, "-m", "checker", "corpus", "-q", "--today", TODAY, "--show", "new"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def _article(page: str) -> str:
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    return next(str(one["page"]) for one in data["sources"] if one["path"] == "corpus/a.md")


def test_a_false_positive_of_a_rule_is_offered_as_its_test(reviewing: Reviewing) -> None:
    violation = reviewing.ids()[1]
    assert reviewing.decide(id=violation, verdict="false-positive", reason="Misread.")[0] == 200
    assert reviewing.end()[1].splitlines()[2:] == [
        "1 decision written to claimcheck-decisions.yaml",
        f"{violation}, a false positive:",
        "the test that says so, for house/a.yaml:9 (--add-test writes it):",
        "    tests:",
        "      silent:",
        '        - "Moonwort cures snuffles."',
    ]


def test_what_cannot_be_decided(reviewing: Reviewing, folder: Path) -> None:
    dispute, _ = reviewing.ids()
    good = {"id": dispute, "verdict": "accepted", "reason": "So."}
    for change, answer in (
        ({"id": "0" * 12}, (404, "no finding '000000000000' in this report\n")),
        ({"reason": ""}, (400, "'reason' is missing\n")),
        ({"reason": " "}, (400, "'reason' is empty\n")),
        (
            {"verdict": "acepted"},
            (400, "unknown verdict 'acepted'; did you mean 'accepted'?\n"),
        ),
        ({"until": "soon"}, (400, "'until' is 'soon', not a date like 2026-11-20\n")),
        ({"until": "2026-11-20"}, (400, "'until' 2026-11-20 has passed already\n")),
    ):
        assert reviewing.decide(**{**good, **change}) == answer
    assert not (folder / "claimcheck-decisions.yaml").exists()


def test_a_file_that_people_broke_stays_as_it_is(reviewing: Reviewing, folder: Path) -> None:
    file = folder / "claimcheck-decisions.yaml"
    file.write_text("decisions: {}\n", encoding="utf-8")
    dispute, _ = reviewing.ids()
    status, said = reviewing.decide(id=dispute, verdict="accepted", reason="So.")
    assert status == 409
    assert said.splitlines()[0].startswith("claimcheck-decisions.yaml:1:12: error: ")
    assert said.splitlines()[-1] == "claimcheck-decisions.yaml is as it was"
    assert file.read_text(encoding="utf-8") == "decisions: {}\n"
    # Mended, it takes the decision; a comment stays.
    file.write_text("# Ours\n", encoding="utf-8")
    assert reviewing.decide(id=dispute, verdict="accepted", reason="So.")[0] == 200
    assert file.read_text(encoding="utf-8").startswith("# Ours\n")


def test_many_decisions_at_once_from_two_reviews(folder: Path) -> None:
    first, second = Reviewing(folder), Reviewing(folder)
    ids = first.ids()
    tasks = [
        (review, identity, verdict)
        for verdict in ("accepted", "fix-planned", "false-positive")
        for identity in ids
        for review in (first, second)
    ]
    with ThreadPoolExecutor(len(tasks)) as pool:
        answers = list(
            pool.map(lambda one: one[0].decide(id=one[1], verdict=one[2], reason="So."), tasks)
        )
    assert [status for status, _ in answers] == [200] * len(tasks)
    text = (folder / "claimcheck-decisions.yaml").read_text(encoding="utf-8")
    assert sorted(re.findall(r"- id: (\w+)", text)) == sorted(ids)
    assert [first.end()[0], second.end(signal.SIGTERM)[0]] == [0, 0]
    assert sorted(path.name for path in folder.iterdir()) == [
        "claimcheck-decisions.yaml",
        "claimcheck.yaml",
        "corpus",
        "house",
    ]


def test_a_lock_that_nobody_lets_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "WAIT_SECONDS", 0.1)
    file = folder / "a.yaml"
    with locked(file):
        with pytest.raises(ClickException, match=r"a\.yaml is being written"), locked(file):
            pass
        assert (folder / ".a.yaml.lock").exists()
    assert not (folder / ".a.yaml.lock").exists()


def test_nothing_to_review(folder: Path) -> None:
    (folder / "corpus" / "b.md").unlink()
    (folder / "corpus" / "a.md").write_text("# A\n\nMoonwort helps in snuffles.\n", "utf-8")
    command = [sys.executable, "-m", "checker", "review", "--no-open"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    ran = subprocess.run(
        [*command, "corpus/gone.md"],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr.splitlines()[-1] == "claimcheck: no findings to review"
