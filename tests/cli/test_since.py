"""`--since REF`: the whole corpus is read, and findings with a changed end are reported."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import RULES, Run

pytestmark = pytest.mark.slow

Git = Callable[..., str]

YES = "Moonwort cures snuffles.\n"
NO = "Moonwort does not cure snuffles.\n"


@pytest.fixture
def git(project: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository in the project with one commit, tagged `before`."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")

    def run_git(*words: str) -> str:
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        return subprocess.run(
            ["git", *identity, *words], cwd=project, check=True, capture_output=True, text=True
        ).stdout

    run_git("init", "--quiet", "--initial-branch", "main")
    run_git("add", "-A")
    run_git("commit", "--quiet", "-m", "before")
    run_git("tag", "before")
    return run_git


def places(run: Run, *words: str) -> list[str]:
    """The kind of each finding, and its claims' places."""
    found = json.loads(run("corpus", "--format", "json", "-q", *words).out)["findings"]
    return sorted(
        " ".join(
            [
                finding["kind"],
                *(
                    f"{claim['path']}:{claim['line']}"
                    for side in finding["sides"]
                    for claim in side["claims"]
                ),
            ]
        )
        for finding in found
    )


@pytest.mark.usefixtures("git")
def test_nothing_has_changed(run: Run) -> None:
    ran = run("corpus", "--since", "before")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "no findings",
        "1 article read, 1 claim found, 1 compared; 1 of N established statements met a claim",
        "1 finding left out: no end changed since before",
    ]
    assert (
        json.loads(run("corpus", "--since", "before", "--format", "json", "-q").out)["run"][
            "options"
        ]["since"]
        == "before"
    )


def test_one_changed_end_is_enough(run: Run, git: Git, project: Path) -> None:
    (project / "corpus" / "new.md").write_text(NO)
    ends = "corpus/moonwort.md:3 corpus/new.md:1"
    # The file is untracked, then staged, then committed: it is new in all three.
    assert places(run, "--since", "before") == [f"contradiction {ends}"]
    git("add", "-A")
    assert places(run, "--since", "before") == [f"contradiction {ends}"]
    git("commit", "-m", "after")
    assert places(run, "--since", "before") == [f"contradiction {ends}"]
    assert places(run, "--since", "HEAD") == []
    assert len(places(run)) == 2


@pytest.mark.usefixtures("git")
def test_only_the_changed_lines_count(run: Run, project: Path) -> None:
    file = project / "corpus" / "moonwort.md"
    file.write_text(f"# Moonwort\n\n{YES}\nIt grows in the wild.\n")
    assert places(run, "--since", "before") == []
    file.write_text("# Moonwort\n\nIndeed moonwort cures snuffles.\n")
    assert places(run, "--since", "before") == ["violation corpus/moonwort.md:3"]


def test_a_line_taken_out_of_a_sentence(run: Run, git: Git, project: Path) -> None:
    file = project / "corpus" / "moonwort.md"
    file.write_text("# Moonwort\n\nMoonwort does\nnot\ncure snuffles.\n\nIt is green.\n")
    git("commit", "-qam", "denied")
    file.write_text("# Moonwort\n\nMoonwort does\ncure snuffles.\n\nIt is green.\n")
    assert places(run, "--since", "HEAD") == ["violation corpus/moonwort.md:3"]
    file.write_text("# Moonwort\n\nMoonwort does\ncure snuffles.\n")
    git("commit", "-qam", "affirmed")
    file.write_text("Moonwort does\ncure snuffles.\n")
    assert places(run, "--since", "HEAD") == []


def test_a_changed_antecedent_changes_what_leans_on_it(run: Run, git: Git, project: Path) -> None:
    file = project / "corpus" / "moonwort.md"
    file.write_text("It grows.\n\n# Ferns\n\nMoonwort is a fern.\nIt cures snuffles.\n")
    git("commit", "-qam", "an antecedent")
    file.write_text("It grows well.\n\n# Ferns\n\nMoonwort is a fern.\nIt cures snuffles.\n")
    assert places(run, "--since", "HEAD") == []
    file.write_text("It grows.\n\n# Ferns\n\nMoonwort is a herb.\nIt cures snuffles.\n")
    assert places(run, "--since", "HEAD") == ["violation corpus/moonwort.md:6"]


def test_a_renamed_file_has_not_changed(run: Run, git: Git) -> None:
    git("mv", "corpus/moonwort.md", 'corpus/a "b" ü.md')
    assert places(run, "--since", "before") == []
    assert places(run) == ['violation corpus/a "b" ü.md:3']


def test_odd_names_are_told_apart(run: Run, git: Git, project: Path) -> None:
    odd = project / "corpus" / 'a "b" \t\\ ü.md'
    odd.write_text("Nothing.\n")
    git("add", "-A")
    git("commit", "-qm", "odd")
    odd.write_text(f"Nothing.\n\n{YES}")
    (place,) = places(run, "--since", "HEAD")
    assert place == f"violation corpus/{odd.name}:3 corpus/moonwort.md:3"


def test_files_that_git_takes_for_binary(run: Run, git: Git, project: Path) -> None:
    wide = project / "corpus" / "wide.txt"
    wide.write_bytes("Nothing.\n".encode("utf-16"))
    git("add", "-A")
    git("commit", "-qm", "wide")
    assert places(run, "--since", "HEAD") == []
    wide.write_bytes(YES.encode("utf-16"))
    assert places(run, "--since", "HEAD") == ["violation corpus/moonwort.md:3 corpus/wide.txt:1"]


def test_a_root_below_the_top(
    run: Run, git: Git, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = project / "site"
    (site / "corpus").mkdir(parents=True)
    (site / "claimcheck.yaml").write_text("rules: [../house]\n")
    (site / "corpus" / "a.md").write_text(NO)
    git("add", "-A")
    git("commit", "-qm", "a site")
    monkeypatch.chdir(site)
    assert places(run, "../corpus", "--since", "HEAD") == []
    (project / "corpus" / "moonwort.md").write_text(f"# Moonwort\n\nIndeed m{YES[1:]}")
    ends = "../corpus/moonwort.md:3 corpus/a.md:1"
    assert places(run, "../corpus", "--since", "HEAD") == [
        f"contradiction {ends}",
        "violation ../corpus/moonwort.md:3",
    ]
    assert places(run, "--since", "HEAD") == []
    (site / "corpus" / "a.md").write_text(f"We hold that m{NO[1:]}")
    assert places(run, "../corpus", "--since", "before") == [
        f"contradiction {ends}",
        "violation ../corpus/moonwort.md:3",
    ]


def test_articles_of_a_submodule(run: Run, git: Git, project: Path) -> None:
    library = project.parent / f"{project.name}-library"
    library.mkdir()
    (library / "no.md").write_text(NO)
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "library"]):
        git("-C", str(library), *words)
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(library), "corpus/lib")
    git("commit", "-qm", "with a library")
    assert len(places(run)) == 2
    assert places(run, "--since", "HEAD") == []
    (project / "corpus" / "lib" / "no.md").write_text(f"It is certain: m{NO[1:]}")
    assert places(run, "--since", "HEAD") == [
        "contradiction corpus/moonwort.md:3 corpus/lib/no.md:1"
    ]


def test_where_the_branches_parted(run: Run, git: Git, project: Path) -> None:
    git("switch", "-qc", "side")
    (project / "corpus" / "side.md").write_text(NO)
    git("add", "-A")
    git("commit", "-qm", "side")
    git("switch", "-q", "main")
    (project / "corpus" / "moonwort.md").write_text(f"# Moonwort\n\n{YES}\n\nIt is green.\n")
    git("commit", "-qam", "main goes on")
    git("switch", "-q", "side")
    ends = "corpus/moonwort.md:3 corpus/side.md:1"
    assert places(run, "--since", "main...") == [f"contradiction {ends}"]
    assert places(run, "--since", "before...") == [f"contradiction {ends}"]


@pytest.mark.usefixtures("git")
def test_changed_rules_are_told(run: Run, project: Path) -> None:
    (project / "house" / "moonwort.yaml").write_text(RULES + "# more\n")
    ran = run("corpus", "--since", "before")
    assert ran.err.splitlines()[-1] == (
        "house/moonwort.yaml has changed since before; what comes of that alone is not shown: "
        "run without --since for it"
    )


@pytest.mark.usefixtures("git")
def test_what_lies_outside_has_not_changed(
    run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "archive.md"
    outside.write_text(YES)
    assert len(places(run, str(outside))) == 1
    assert places(run, str(outside), "--since", "HEAD") == []


@pytest.mark.usefixtures("git")
def test_an_empty_ref_asks_for_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_SINCE", "")
    assert len(places(run)) == 1
    assert len(places(run, "--since", "")) == 1


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("befor", "no commit 'befor' in {project}; did you mean 'before'?"),
        ("mian...", "no commit 'mian' in {project}; did you mean 'main'?"),
        ("--output=x", "no commit '--output=x' in {project}"),
    ],
)
def test_an_unknown_ref(run: Run, project: Path, ref: str, said: str) -> None:
    ran = run("corpus", f"--since={ref}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints[0] == f"--since: {said.format(project=project)}"


def test_branches_without_a_common_commit(run: Run, git: Git) -> None:
    git("switch", "-q", "--orphan", "other")
    git("commit", "-qm", "other", "--allow-empty")
    git("checkout", "main", "--", ".")
    ran = run("corpus", "--since", "main...")
    assert ran.code == 2
    assert ran.complaints[0] == (
        "--since: no commit that 'main' and HEAD share; clone in full (fetch-depth: 0)"
    )


def test_no_repository(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
    ran = run("corpus", "--since", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints[0] == f"--since: {project} is in no Git repository"


@pytest.mark.usefixtures("git")
def test_no_git(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    ran = run("corpus", "--since", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints[0] == "--since: there is no git on this machine"


def test_a_comment_that_silences_nothing_counts_with_its_file(
    run: Run, git: Git, project: Path
) -> None:
    comment = "<!-- claimcheck: ignore-next violation -->\n"
    (project / "corpus" / "other.md").write_text(f"# Other\n\n{comment}Moonwort is a herb.\n")
    git("add", "-A")
    assert places(run, "--since", "before") == ["unused-suppression"]
    git("commit", "--quiet", "-m", "a comment")
    assert places(run, "--since", "HEAD") == []


@pytest.mark.usefixtures("git")
def test_other_tools_show_a_finding_where_it_changed(run: Run, project: Path) -> None:
    corpus = project / "corpus"
    dated = "---\ndate: {}\n---\n"
    (corpus / "moonwort.md").write_text(dated.format("2026-10-01") + YES)
    (corpus / "new.md").write_text(dated.format("2020-10-01") + NO)

    def shown(*words: str) -> list[str]:
        issues = json.loads(run("corpus", "-q", "--format", "gitlab", *words).out)
        return [issue["location"]["path"] for issue in issues if "/" not in issue["check_name"]]

    # What was published last leads, until only the other end is about to change.
    assert shown() == ["corpus/moonwort.md"]
    for command in (("add", "corpus/moonwort.md"), ("commit", "-qm", "one")):
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *command],
            cwd=project,
            check=True,
        )
    assert shown("--since", "HEAD") == ["corpus/new.md"]
