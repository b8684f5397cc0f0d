"""`claimcheck init`: what it writes works at once, and nothing that was there is lost."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
import yaml

from checker import __version__
from checker.authoring.starter.hook import HookError, with_hook
from checker.authoring.starter.texts import flow
from checker.cli import init as command
from tests.cli.conftest import Ran, Run

TELLING = "Vitamin D reverses osteoporosis.\n"
TODAY = ("--today", "2026-11-20")

Init = Callable[..., Ran]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, as the working directory."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def repository(site: Path) -> Path:
    """A repository with articles in two folders, one of which makes health claims."""
    git(site, "init", "--quiet", "--initial-branch", "trunk")
    git(site, "remote", "add", "origin", "git@github.com:example/site.git")
    write(site, **{"content/a.md": TELLING, "notes/b.md": "Buy milk.\n", "README.md": TELLING})
    return site


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def written(folder: Path) -> list[str]:
    """All files but git's own."""
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in names if not name.startswith(".git/"))


def valid(file: Path, schema: str) -> None:
    """Whether a file keeps to a schema that check-jsonschema carries."""
    text = files("check_jsonschema.builtin_schemas.vendor").joinpath(f"{schema}.json").read_text()
    # YAML 1.1 takes the key `on` for true.
    document = {
        "on" if key is True else key: value
        for key, value in yaml.safe_load(file.read_text()).items()
    }
    jsonschema.validate(document, json.loads(text))


def test_a_repository_on_github(run: Run, repository: Path) -> None:
    ran = run("init", *TODAY)
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """\
articles in content/: 1 file, health claims in 1 of 1 read
host: github (from git@github.com:example/site.git)

claimcheck.yaml: written
house-rules/house-style.yaml: written
.github/workflows/claims.yml: written
.pre-commit-config.yaml: written

the CI file installs claimcheck==VERSION; change its line with pip if yours is elsewhere

next: run claimcheck
""".replace("claimcheck==VERSION", command.requirement())
    )
    config = yaml.safe_load((repository / "claimcheck.yaml").read_text())
    assert config == {"paths": ["content"], "rules": ["house-rules"], "fail_on": "error"}
    workflow = repository / ".github" / "workflows" / "claims.yml"
    valid(workflow, "github-workflows")
    assert "branches: [trunk]" in workflow.read_text()
    assert "- run: python -m pip install claimcheck==" in workflow.read_text()
    (repo,) = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text())["repos"]
    (hook,) = repo["hooks"]
    assert (repo["repo"], hook["pass_filenames"]) == ("local", False)
    pattern = re.compile(hook["files"])
    assert pattern.match("content/a.md")
    assert pattern.match("claimcheck-decisions.yaml")
    assert not pattern.match("notes/b.md")


@pytest.mark.usefixtures("repository")
def test_what_is_written_works_at_once(run: Run) -> None:
    run("init", *TODAY)
    ran = run("--format", "short", "--today", "2026-11-20")
    assert ran.code in (0, 1)
    assert ran.out.startswith("content/a.md:1:1: ")
    assert run("rules", "test", "house-rules").code == 0
    ran = run("rules", "validate", "house-rules", "--today", "2026-11-20")
    assert (ran.code, ran.err.split(": ")[1]) == (0, "0 errors, 0 warnings\n")


def test_the_rule_of_the_pack_is_found(run: Run, repository: Path) -> None:
    run("init", *TODAY)
    (repository / "content" / "b.md").write_text("Dietary supplements can cure a cold.\n")
    ran = run("--format", "short", "-q", "--today", "2026-11-20")
    assert "[house-style/no-supplement-cures-a-cold]" in ran.out


def test_twice_is_once(run: Run, repository: Path) -> None:
    run("init", *TODAY)
    before = {name: (repository / name).read_bytes() for name in written(repository)}
    ran = run("init", *TODAY)
    assert ran.out.splitlines()[3:7] == [
        "claimcheck.yaml: is there already, and stays as it is",
        "house-rules/house-style.yaml: is there already, and stays as it is",
        ".github/workflows/claims.yml: is there already, and stays as it is",
        ".pre-commit-config.yaml: has the hook already",
    ]
    assert {name: (repository / name).read_bytes() for name in written(repository)} == before


def test_a_dry_run_writes_nothing(run: Run, repository: Path) -> None:
    before = written(repository)
    ran = run("init", "--dry-run", *TODAY)
    assert ran.code == 0
    assert "claimcheck.yaml: not written, this is a dry run\n  | # What" in ran.out
    assert "\n  | paths: [content]\n" in ran.out
    assert written(repository) == before


def test_what_is_there_stays(run: Run, repository: Path) -> None:
    (repository / "claimcheck.yaml").write_text("paths: notes\n")
    ran = run("init", "--ci", "none", *TODAY)
    assert "claimcheck.yaml: is there already, and stays as it is\n" in ran.out
    assert "house-rules/house-style.yaml: left out: claimcheck.yaml is yours already\n" in ran.out
    assert (repository / "claimcheck.yaml").read_text() == "paths: notes\n"
    assert not (repository / "house-rules").exists()
    assert not (repository / ".github").exists()


def test_gitlab(run: Run, site: Path) -> None:
    write(site, **{".gitlab-ci.yml": "test:\n  script: [make]\n", "a.md": TELLING})
    ran = run("init", *TODAY)
    assert "articles in this folder: 1 file" in ran.out
    assert "host: gitlab (from .gitlab-ci.yml)\n" in ran.out
    assert ran.out.endswith(
        """
add to .gitlab-ci.yml:
  include:
    - local: .gitlab/claimcheck.gitlab-ci.yml
the CI file installs claimcheck==VERSION; change its line with pip if yours is elsewhere

next: run claimcheck
""".replace("claimcheck==VERSION", command.requirement())
    )
    assert (site / ".gitlab-ci.yml").read_text() == "test:\n  script: [make]\n"
    valid(site / ".gitlab" / "claimcheck.gitlab-ci.yml", "gitlab-ci")
    # It is no repository yet, so pre-commit cannot run.
    assert not (site / ".pre-commit-config.yaml").exists()


def test_gitlab_without_a_file(run: Run, site: Path) -> None:
    run("init", "--ci", "gitlab", "--install", "claimcheck @ git+https://x/y", *TODAY)
    valid(site / ".gitlab-ci.yml", "gitlab-ci")
    job = yaml.safe_load((site / ".gitlab-ci.yml").read_text())["claimcheck"]
    assert job["script"][0] == "python -m pip install 'claimcheck @ git+https://x/y'"


def test_an_empty_folder(run: Run, site: Path) -> None:
    ran = run("init", *TODAY)
    assert (
        ran.out
        == """\
no article found; claimcheck.yaml names articles/: put them there, or change it

claimcheck.yaml: written
house-rules/house-style.yaml: written

no CI file is written (--ci github or --ci gitlab writes one)
next: run claimcheck
"""
    )
    assert written(site) == ["claimcheck.yaml", "house-rules/house-style.yaml"]


def test_a_folder_below_the_top(run: Run, repository: Path) -> None:
    write(repository, **{"web site/pages/a.md": TELLING})
    ran = run("init", "web site", *TODAY)
    assert ran.out.splitlines()[-1] == "next: run claimcheck in web site"
    assert (repository / "web site" / "claimcheck.yaml").exists()
    workflow = yaml.safe_load((repository / ".github/workflows/claims.yml").read_text())
    steps = [step.get("run") for step in workflow["jobs"]["claimcheck"]["steps"]]
    assert steps[-2:] == [
        "claimcheck rules test 'web site/house-rules'",
        "claimcheck --config 'web site/claimcheck.yaml' --format github",
    ]
    assert run("--config", "web site/claimcheck.yaml", "-q", "--fail-on", "never").code == 0


def test_what_pip_installs(monkeypatch: pytest.MonkeyPatch) -> None:
    class Installed:
        direct: str | None = None

        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return self.direct

    monkeypatch.setattr(command, "distribution", lambda _: Installed())
    assert command.requirement() == f"claimcheck=={__version__}"
    Installed.direct = '{"url": "file:///here", "dir_info": {"editable": true}}'
    assert command.requirement() == f"claimcheck=={__version__}"
    Installed.direct = '{"url": "https://x/y.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}'
    assert command.requirement() == "claimcheck @ git+https://x/y.git@abc"


HOOK = "- repo: local\n  hooks:\n    - id: claimcheck\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "repos:\n- repo: a # one\n  hooks: [{id: b}]\n\n# last\nci: {skip: []}\n",
            "repos:\n- repo: a # one\n  hooks: [{id: b}]\n" + HOOK + "\n# last\nci: {skip: []}\n",
        ),
        (
            "repos:\n  - repo: a\n    hooks:\n      - id: b\n        args: [c]",
            "repos:\n  - repo: a\n    hooks:\n      - id: b\n        args: [c]\n"
            "  - repo: local\n    hooks:\n      - id: claimcheck\n",
        ),
        (
            "repos:\n- repo: a\n  hooks:\n  - id: b\n    exclude: |\n      x\n      y\n\n\nz: 1\n",
            "repos:\n- repo: a\n  hooks:\n  - id: b\n    exclude: |\n      x\n      y\n"
            + HOOK
            + "\n\nz: 1\n",
        ),
    ],
)
def test_a_hook_is_added_as_text(old: str, new: str) -> None:
    assert with_hook(old, HOOK) == new


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("repos: []\n", "its 'repos' is no list on lines of its own"),
        ("repos: [{repo: a, hooks: []}]\n", "its 'repos' is no list on lines of its own"),
        ("ci: {}\n", "its 'repos' is no list on lines of its own"),
        ("", "its 'repos' is no list on lines of its own"),
        ("repos: [\n", "it is not YAML"),
    ],
)
def test_a_hook_that_cannot_be_added(text: str, said: str) -> None:
    with pytest.raises(HookError, match=re.escape(said)):
        with_hook(text, HOOK)


def test_an_odd_pre_commit_configuration_stays(run: Run, repository: Path) -> None:
    (repository / ".pre-commit-config.yaml").write_text("repos: []\n")
    ran = run("init", "--ci", "none", *TODAY)
    assert "stays as it is: its 'repos' is no list on lines of its own\n" in ran.out
    assert "\nadd to .pre-commit-config.yaml, under repos:\n  - repo: local\n" in ran.out
    assert (repository / ".pre-commit-config.yaml").read_text() == "repos: []\n"


def test_words_as_a_yaml_list() -> None:
    words = ["a b", "yes", "c/d-e.f", "1", "[x]", "ü"]
    assert flow(words) == '["a b", "yes", c/d-e.f, "1", "[x]", ü]'
    assert yaml.safe_load(flow(words)) == words
