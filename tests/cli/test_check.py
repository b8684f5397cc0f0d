"""`claimcheck check` from end to end: outputs, options, exit codes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli.main import COMMANDS
from tests.cli.conftest import ARTICLE, Run
from tests.read.word import pack, parts

RULE = "moonwort/moonwort-does-not-cure-snuffles"
SHORT = (
    "corpus/moonwort.md:3:1: error violation 1 source says that moonwort reverses snuffles. "
    f"What is established: moonwort does not reverse snuffles. [{RULE}]\n"
)
FULL = f"""\
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

"""
FOOTER = """\
1 finding: 1 error
1 article read, 1 claim found, 1 compared; 1 of N established statements met a claim
"""

pytestmark = pytest.mark.usefixtures("project")


def test_full(run: Run) -> None:
    assert run("corpus") == (1, FULL, FOOTER)


def test_check_is_the_default_command(run: Run) -> None:
    assert run("check", "corpus") == run("corpus")


def test_short(run: Run) -> None:
    assert run("corpus", "--format", "short") == (1, SHORT, FOOTER)


def test_quiet(run: Run) -> None:
    assert run("corpus", "--format", "short", "-q") == (1, SHORT, "")


def test_without_a_path_the_working_directory_is_checked(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "corpus")
    assert run("--format", "short", "-q") == (1, SHORT, "")


def test_paths_are_relative_to_the_root_wherever_one_stands(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = run("corpus", "--format", "short")
    assert run(project / "corpus" / "moonwort.md", "--format", "short") == expected
    monkeypatch.chdir(project / "corpus")
    assert run(".", "--format", "short") == expected
    assert run("../corpus/moonwort.md", "--format", "short") == expected


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    piped = io.TextIOWrapper(io.BytesIO(ARTICLE.encode()))
    monkeypatch.setattr("sys.stdin", piped)
    ran = run("-", "--format", "short", "-q")
    assert ran == (1, SHORT.replace("corpus/moonwort.md", "<stdin>"), "")


def test_nothing_on_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    ran = run("-", "-q")
    assert (ran.code, ran.out) == (3, "")
    assert ran.complaints == [
        "<stdin>: the file is empty; there is nothing to check",
        "nothing was checked: no article found in standard input",
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--fail-on", "never"], 0),
        (["--fail-on", "note"], 1),
        (["--topic", "moonwort"], 1),
    ],
)
def test_options_that_decide_the_code(run: Run, words: list[str], code: int) -> None:
    assert run("corpus", "-q", *words).code == code


def test_option_before_environment_before_file(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = project / "claimcheck.yaml"
    config.write_text(config.read_text() + "fail_on: never\nformat: short\n")
    assert run("corpus", "-q") == (0, SHORT, "")
    monkeypatch.setenv("CLAIMCHECK_FAIL_ON", "warning")
    assert run("corpus", "-q").code == 1
    assert run("corpus", "-q", "--fail-on", "never", "--format", "full") == (0, FULL, "")


def test_a_finding_of_a_doubtful_reading_is_a_note(run: Run, project: Path) -> None:
    words = ("corpus", "--fail-on", "never", "--min-severity", "note", "--format", "short", "-q")
    noted = SHORT.replace(" error ", " note ")
    assert run(*words).out == SHORT
    assert run(*words, "--min-confidence", "1").out == noted
    config = project / "claimcheck.yaml"
    config.write_text(config.read_text() + "min_confidence: 0.99\n")
    assert run(*words).out == noted
    assert run(*words, "--min-confidence", "0.2").out == SHORT


def test_severities_of_the_configuration(run: Run, project: Path) -> None:
    config = project / "claimcheck.yaml"
    rules = config.read_text()
    config.write_text(rules + f"severities: {{{RULE}: note}}\n")
    assert run("corpus") == (
        0,
        "",
        "no findings; 1 note hidden (--min-severity note shows all)\n"
        + FOOTER.splitlines()[1]
        + "\n",
    )
    assert run("corpus", "--fail-on", "note", "--format", "short", "-q") == (
        1,
        SHORT.replace(" error ", " note "),
        "",
    )
    config.write_text(rules + "severities: {violation: off}\n")
    assert run("corpus", "-q") == (0, "", "")
    config.write_text(rules + "topics: {off: [moonwort]}\n")
    assert run("corpus", "-q") == (0, "", "")


def test_references_are_compared_against_but_never_reported_alone(run: Run, project: Path) -> None:
    (project / "own").mkdir()
    (project / "own" / "other.md").write_text("# Other\n\nMoonwort eases snuffles.\n")
    assert run("own", "--reference", "corpus", "-q") == (0, "", "")


def test_a_word_document_is_checked_by_paragraph(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>".format
    data = pack(parts(paragraph("An old fern.") + "<w:p/>" + paragraph("Moonwort cures snuffles.")))
    (project / "corpus" / "moonwort.md").unlink()
    (project / "corpus" / "draft.docx").write_bytes(data)
    ran = run("corpus", "--format", "short", "-q")
    assert (ran.code, ran.out) == (1, SHORT.replace("moonwort.md:3:1", "draft.docx:3:1"))
    assert run("trace", "corpus/draft.docx:1").out.startswith("1:1  An old fern.\n  no claim, ")
    piped = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr("sys.stdin", piped)
    assert run("-", "--format", "short", "-q").out == (
        SHORT.replace("corpus/moonwort.md:3:1", "<stdin>:3:1")
    )


def test_only_what_is_checked_stands_in_a_report_beside_what_clashes_with_it(
    run: Run, project: Path
) -> None:
    (project / "own").mkdir()
    (project / "own" / "z.md").write_text("# Other\n\nMoonwort may cure snuffles.\n")
    (project / "corpus" / "b.md").write_text(
        "# B\n\nMoonwort does not cure snuffles.\n\nMoonwort cures snuffles.\n"
    )
    (project / "corpus" / "c.md").write_text("# C\n\nMoonwort cures snuffles.\n")
    ran = run("own", "--reference", "corpus", "--format", "json", "--min-severity", "note")
    # The references contradict each other and themselves, and go against the rule.
    found = [
        (
            finding["severity"],
            finding["kind"],
            [[claim["path"] for claim in side["claims"]] for side in finding["sides"]],
        )
        for finding in json.loads(ran.out)["findings"]
    ]
    assert found == [
        ("warning", "contradiction", [["own/z.md"], ["corpus/b.md"]]),
        ("warning", "violation", [["own/z.md"], []]),
    ]
    assert "1 article and 3 references read, 5 claims found" in ran.err


def test_a_draft_without_a_claim_is_never_green_by_its_references(run: Run, project: Path) -> None:
    (project / "draft.md").write_text("# Other\n\nThe weather is fine.\n")
    ran = run("draft.md", "--reference", "corpus", "-q")
    assert (ran.code, ran.out) == (3, "")
    assert ran.complaints == ["nothing was checked: no health claim found in draft.md"]


def test_what_is_checked_is_no_reference_however_it_is_named(run: Run, project: Path) -> None:
    ran = run("corpus", "--reference", str(project), "--format", "short", "-q")
    assert (ran.code, ran.out) == (1, SHORT)


def test_outputs_are_written_besides(run: Run, project: Path) -> None:
    words = ("corpus", "-q", "--output", "json=report.json", "--output", "full=report.txt")
    assert run(*words, "--format", "short") == (1, SHORT, "")
    assert (project / "report.txt").read_text() == FULL
    report = json.loads((project / "report.json").read_text())
    assert [finding["rule"] for finding in report["findings"]] == [RULE]
    assert report["run"]["rules"]["files"] > 1
    assert sorted(path.name for path in project.iterdir()) == [
        "claimcheck.yaml",
        "corpus",
        "house",
        "report.json",
        "report.txt",
    ]


def test_an_output_is_written_whole_or_not_at_all(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (project / "report.json").write_text("old")
    monkeypatch.setattr("checker.cli.output.os.replace", fail)
    ran = run("corpus", "-q", "--output", "json=report.json")
    assert (ran.code, ran.complaints) == (2, ["cannot write report.json: no space left on device"])
    assert (project / "report.json").read_text() == "old"
    assert [path.name for path in project.glob(".report*")] == []


def test_colour_only_where_wanted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run("corpus").out
    assert "\x1b[1;31merror[violation]\x1b[0m" in run("corpus", "--color", "always").out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "\x1b[" in run("corpus").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("corpus").out
    assert "\x1b[" in run("corpus", "--color", "always").out


@pytest.mark.slow
def test_same_bytes_whatever_the_order_and_the_number_of_processes(run: Run, project: Path) -> None:
    for number in range(5):
        text = f"# Note {number}\n\nMoonwort prevents snuffles.\n\nMoonwort causes snuffles.\n"
        (project / "corpus" / f"note-{number}.md").write_text(text)
    files = [f"corpus/{path.name}" for path in sorted((project / "corpus").iterdir())]

    def report(*words: str) -> str:
        ran = run("check", *words, "--format", "json", "--today", "2026-11-20")
        whole = json.loads(ran.out)
        del whole["run"]
        return json.dumps(whole)

    expected = report("corpus")
    assert report(*reversed(files)) == expected
    assert report("corpus", "--jobs", "2") == expected
    assert report("corpus", "--jobs", "auto") == expected


def test_a_terminal_sees_progress(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    err = run("corpus", "--format", "short").err
    assert err == "\r\x1b[Kreading 1/1  corpus/moonwort.md\r\x1b[K" + FOOTER


def test_the_python_interface() -> None:
    import checker

    report = checker.check(["corpus"], rules=["house"])
    assert [finding.rule for finding in report.findings] == [RULE]
    assert report.failures == ()


def test_version_and_help_import_no_spacy() -> None:
    program = (
        "import sys\n"
        "from checker.cli.main import run_command\n"
        "assert run_command(sys.argv[1:]) == 0\n"
        "print(sorted({'spacy', 'numpy', 'rapidfuzz'} & set(sys.modules)))\n"
    )
    for words in (["--version"], ["--help"], *([name, "--help"] for name in COMMANDS)):
        done = subprocess.run(
            [sys.executable, "-c", program, *words], capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines()[-1] == "[]"


def test_ignored_files_are_counted_and_named(run: Run, project: Path) -> None:
    (project / "claimcheck.yaml").write_text("rules: [house]\nignore: [drafts/]\n")
    (project / "corpus" / "drafts").mkdir()
    (project / "corpus" / "drafts" / "new.md").write_text("Moonwort does not cure snuffles.\n")
    (project / "corpus" / "old.md").write_text("Moonwort does not cure snuffles.\n")
    (project / "corpus" / ".claimcheckignore").write_text("old.md\n")
    ran = run("corpus", "-v", "--format", "json")
    assert ran.complaints == [
        "corpus/drafts/: ignored by claimcheck.yaml:2",
        "corpus/old.md: ignored by corpus/.claimcheckignore:1",
        "1 file and 1 folder ignored",
    ]
    coverage = json.loads(ran.out)["coverage"]
    assert coverage["articles"] == 1
    assert [one["path"] for one in coverage["ignored"]] == ["corpus/drafts", "corpus/old.md"]
    assert run("corpus").complaints == []
    assert run("claims", "-v", "corpus").complaints == ran.complaints
    assert "2 articles read" in run("corpus", "corpus/old.md").err


def test_a_reference_that_is_ignored_elsewhere_is_one(run: Run, project: Path) -> None:
    (project / "claimcheck.yaml").write_text(
        "rules: [house]\npaths: .\nreferences: archive\nignore: [/archive/, /house/]\n"
    )
    (project / "archive").mkdir()
    (project / "archive" / "old.md").write_text("Moonwort cures snuffles.\n")
    (project / "corpus" / "moonwort.md").write_text("Moonwort does not cure snuffles.\n")
    ran = run("--format", "short", "-q")
    assert [line.split()[2] for line in ran.out.splitlines()] == ["contradiction"]
