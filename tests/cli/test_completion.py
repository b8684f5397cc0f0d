"""`claimcheck completion`: a script for each shell, and what it is answered."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli.completion import SHELLS
from tests.cli.conftest import Run

ROOT = Path(__file__).parent.parent.parent


def completed(line: str, folder: Path) -> list[str]:
    """The words that a shell is told for a line; the last word is not finished."""
    words = line.split(" ")
    done = subprocess.run(
        [sys.executable, "-m", "checker"],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "_CLAIMCHECK_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("claimcheck com", ["file,com", "plain,compare", "plain,completion"]),
        ("claimcheck --fai", ["file,--fai", "plain,--fail-on"]),
        ("claimcheck --vers", ["file,--vers", "plain,--version"]),
        ("claimcheck corpus --fail-on n", ["plain,note", "plain,never"]),
        ("claimcheck check --format js", ["plain,json", "plain,jsonl"]),
        ("claimcheck --output js", ["plain,json=", "plain,jsonl="]),
        ("claimcheck --topic moon", ["plain,moonwort"]),
        ("claimcheck --rules ho", ["file,ho"]),
        ("claimcheck rules show moon", ["plain,moonwort/"]),
        (
            "claimcheck rules show moonwort/m",
            ["plain,moonwort/moonwort-does-not-cure-snuffles"],
        ),
        ("claimcheck explain moonw", ["plain,moonwort/"]),
        ("claimcheck ask snuf", ["plain,snuffles"]),
        ("claimcheck completion ", ["plain,bash", "plain,zsh", "plain,fish"]),
    ],
)
def test_what_a_shell_is_told(line: str, words: list[str], project: Path) -> None:
    assert completed(line, project) == words


def test_the_first_word(project: Path) -> None:
    words = completed("claimcheck ", project)
    assert words[0] == "file,"
    assert {"plain,check", "plain,ask", "plain,rules"} < set(words)


def test_wrong_rules_are_nothing_to_complete(project: Path) -> None:
    (project / "claimcheck.yaml").write_text("rules: [nowhere]\n")
    assert completed("claimcheck --topic moon", project) == [""]
    assert completed("claimcheck --fail-on er", project) == ["plain,error"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script(run: Run, shell: str, tmp_path: Path) -> None:
    ran = run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert f"_CLAIMCHECK_COMPLETE={shell}_complete" in ran.out
    program = shutil.which(shell)
    if program:
        script = tmp_path / "script"
        script.write_text(ran.out)
        subprocess.run([program, "-n", script], check=True)


def test_bash_uses_it(run: Run, project: Path) -> None:
    bin_ = project / "bin"
    bin_.mkdir()
    (bin_ / "claimcheck").write_text(f'#!/bin/sh\nexec {sys.executable} -m checker "$@"\n')
    (bin_ / "claimcheck").chmod(0o755)
    (project / "script").write_text(run("completion", "bash").out)
    function = "_claimcheck_completion"
    lines = f"""
        . ./script
        COMP_WORDS=(claimcheck rules va); COMP_CWORD=2
        {function} claimcheck va rules
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", lines],
        cwd=project,
        env={"PATH": f"{shlex.quote(str(bin_))}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "validate\n", done.stderr


def test_another_shell(run: Run) -> None:
    ran = run("completion", "fsh")
    assert ran.code == 2
    assert ran.complaints[0] == (
        "Invalid value for '{bash|zsh|fish}': 'fsh' is not known; did you mean 'fish'?"
    )
