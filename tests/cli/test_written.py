"""Reports in files and in the summary of a job; what stands around them in a repository."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from checker.cli.written import repository_of
from checker.report.formats import FORMATS
from checker.report.view import Repository
from tests.cli.conftest import Run

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("project")]

#: Enough to tell that a file holds what its format should.
STARTS = {
    "full": "error[violation]: ",
    "short": "corpus/moonwort.md:3:1: error violation ",
    "json": '{\n  "schema": "claimcheck/report@1",',
    "jsonl": '{"type": "run", ',
    "markdown": "## claimcheck: 1 error\n",
    "sarif": '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",',
    "github": "::error file=corpus/moonwort.md,line=3,endLine=3,col=1,endColumn=25,title=violation",
    "gitlab": '[\n  {\n    "type": "issue",',
    "junit": '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="claimcheck" ',
}


@pytest.mark.parametrize("name", STARTS)
def test_every_format_goes_to_standard_output_and_to_a_file(
    name: str, run: Run, project: Path
) -> None:
    ran = run("corpus", "-q", "--format", name, "--output", f"{name}=report.out")
    assert ran.code == 1
    assert ran.out.startswith(STARTS[name])
    assert (project / "report.out").read_text(encoding="utf-8").startswith(STARTS[name])


def test_all_formats_in_one_run(run: Run, project: Path) -> None:
    words = [word for name in STARTS for word in ("--output", f"{name}=report.{name}")]
    ran = run("corpus", "-q", "--fail-on", "never", *words)
    assert ran.code == 0
    for name, start in STARTS.items():
        text = (project / f"report.{name}").read_text(encoding="utf-8")
        assert text.startswith(start), name


def test_no_file_is_left_where_one_cannot_be_written(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> object:
        yield "half a report"
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(FORMATS, "sarif", fail)
    (project / "old.json").write_text("old", encoding="utf-8")
    before = sorted(path.name for path in project.iterdir())
    ran = run("corpus", "-q", "--output", "json=old.json", "--output", "sarif=new.sarif")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == ["cannot write new.sarif: no space left on device"]
    assert sorted(path.name for path in project.iterdir()) == before
    assert (project / "old.json").read_text(encoding="utf-8") == "old"


def test_two_reports_cannot_go_to_one_file(run: Run) -> None:
    ran = run("corpus", "-q", "--output", "json=a.out", "--output", "sarif=./a.out")
    assert ran.code == 2
    assert ran.complaints[0] == "Invalid value for '--output': two reports would go to 'a.out'"


def test_the_summary_of_a_job_grows(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = project / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    ran = run("corpus", "-q", "--format", "github", "--output", "markdown=report.md")
    assert ran.code == 1
    report = (project / "report.md").read_text(encoding="utf-8")
    assert summary.read_text(encoding="utf-8") == "# Before\n" + report


def test_a_summary_that_cannot_be_written_changes_nothing_else(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("corpus", "-q", "--format", "short")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project / "no" / "summary.md"))
    ran = run("corpus", "-q", "--format", "short")
    assert (ran.code, ran.out) == (plain.code, plain.out)
    assert ran.complaints == ["cannot write the summary of the job: no such file or directory"]


def test_what_fails_the_run_fails_a_test(run: Run) -> None:
    failures = {
        fail_on: ET.fromstring(
            run("corpus", "-q", "--format", "junit", "--fail-on", fail_on).out
        ).get("failures")
        for fail_on in ("error", "never")
    }
    assert failures == {"error": "1", "never": "1"}


def test_sarif_of_an_unreadable_file(run: Run, project: Path) -> None:
    (project / "corpus" / "logo #1.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    ran = run("corpus", "-q", "--format", "sarif")
    assert ran.code == 1
    (only,) = json.loads(ran.out)["runs"]
    (notification,) = only["invocations"][0]["toolExecutionNotifications"]
    (place,) = notification["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "corpus/logo%20%231.md"
    assert only["originalUriBaseIds"]["%SRCROOT%"]["uri"] == f"{project.resolve().as_uri()}/"


def test_a_root_inside_of_a_repository(run: Run, project: Path) -> None:
    inner = project / "site"
    inner.mkdir()
    (project / "claimcheck.yaml").rename(inner / "claimcheck.yaml")
    (project / "corpus").rename(inner / "corpus")
    (project / "house").rename(inner / "house")
    (project / ".git").mkdir()
    ran = run("site/corpus", "--config", "site/claimcheck.yaml", "-q", "--format", "github")
    assert ran.out.startswith("::error file=site/corpus/moonwort.md,line=3,")


def test_lines_are_linked_in_the_ci_of_a_code_host(tmp_path: Path) -> None:
    assert repository_of(tmp_path, {}) == Repository()
    github = {
        "GITHUB_SERVER_URL": "https://code.example",
        "GITHUB_REPOSITORY": "house/articles",
        "GITHUB_SHA": "abc",
    }
    assert repository_of(tmp_path, github).link == (
        "https://code.example/house/articles/blob/abc/{path}?plain=1#L{line}-L{end_line}"
    )
    gitlab = {"CI_PROJECT_URL": "https://lab.example/a/b", "CI_COMMIT_SHA": "def"}
    assert repository_of(tmp_path, gitlab).link == (
        "https://lab.example/a/b/-/blob/def/{path}?plain=1#L{line}-{end_line}"
    )


def test_a_decision_reaches_every_tool(run: Run, project: Path) -> None:
    words = ("--verdict", "accepted", "--reason", "So.", "--by", "A. Editor")
    assert run("decide", "fd22c41e39a1", "corpus", *words, "--today", "2026-11-21", "-q").code == 0
    (project / "corpus" / "moonwort.md").write_text(
        "# Moonwort\n\nIt has moved.\n\nMoonwort cures snuffles.\n", encoding="utf-8"
    )
    names = ("github", "gitlab", "junit", "markdown", "sarif")
    outputs = [f"--output={name}={name}.out" for name in names]
    ran = run("corpus", "-q", "--show", "all", "--today", "2026-11-21", *outputs)
    assert ran.code == 0
    texts = {name: (project / f"{name}.out").read_text(encoding="utf-8") for name in names}
    said = "accepted by A. Editor on 2026-11-21: So."
    assert texts["github"].splitlines() == []
    assert json.loads(texts["gitlab"]) == []
    (skipped,) = ET.fromstring(texts["junit"]).iter("skipped")
    assert skipped.get("message") == said
    assert texts["markdown"].startswith("## claimcheck: nothing new, and 1 known\n")
    assert f"| violation | What can moonwort do for snuffles? | {said} |\n" in texts["markdown"]
    (result,) = json.loads(texts["sarif"])["runs"][0]["results"]
    assert result["baselineState"] == "unchanged"
    assert [each["justification"] for each in result["suppressions"]] == [said]


def test_columns_count_code_points(run: Run, project: Path) -> None:
    article = "# Kräuter 🌿\r\n\r\n🌿🌿 Really. Moonwort cures\r\nsnuffles. 🌿\r\n"
    (project / "corpus" / "moonwort.md").write_bytes(article.encode("utf-8-sig"))
    outputs = ("--output", "sarif=a.sarif", "--output", "gitlab=a.json")
    ran = run("corpus", "-q", "--format", "github", *outputs)
    assert ran.out.startswith("::error file=corpus/moonwort.md,line=3,endLine=4,title=")
    (only,) = json.loads((project / "a.sarif").read_text(encoding="utf-8"))["runs"]
    assert only["columnKind"] == "unicodeCodePoints"
    region = only["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 12, "endLine": 4, "endColumn": 10}
    (issue,) = json.loads((project / "a.json").read_text(encoding="utf-8"))
    assert issue["location"]["positions"] == {
        "begin": {"line": 3, "column": 12},
        "end": {"line": 4, "column": 10},
    }
