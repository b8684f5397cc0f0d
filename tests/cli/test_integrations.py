"""The GitHub Action and the pre-commit hooks: sound by their schemas, and run as their hosts do."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from checker.cli.main import run_command

ROOT = Path(__file__).parent.parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
CHECK = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "check")


def test_the_action_keeps_to_its_schema() -> None:
    vendored = files("check_jsonschema.builtin_schemas.vendor")
    schema = json.loads(vendored.joinpath("github-actions.json").read_text())
    jsonschema.validate(ACTION, schema)


def test_every_input_is_used_and_none_is_pasted_into_a_script() -> None:
    steps = yaml.safe_dump(ACTION["runs"]["steps"])
    used = set(re.findall(r"inputs\.([\w-]+)", steps))
    assert used == set(ACTION["inputs"])
    assert not [step for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")]
    variables = set(re.findall(r"\$\{?(INPUT_\w+)", CHECK["run"]))
    assert variables == set(CHECK["env"])


class Job:
    """A job on a runner: its files, and the command as the action installs it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.outputs = folder / "outputs"
        self.summary = folder / "summary"
        self.outputs.touch()
        self.summary.touch()
        program = folder / "temp" / "claimcheck" / "bin" / "claimcheck"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -m checker "$@"\n')
        program.chmod(0o755)

    def run(self, project: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
        """The script of the check, with the inputs that are not as the action has them."""
        given = {name: body["default"] for name, body in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        values = {
            variable: given[re.findall(r"inputs\.([\w-]+)", text)[0]]
            for variable, text in CHECK["env"].items()
        }
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "RUNNER_TEMP": str(self.folder / "temp"),
            "GITHUB_OUTPUT": str(self.outputs),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            **values,
        }
        return subprocess.run(
            # As GitHub runs a step with `shell: bash`.
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", CHECK["run"]],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A job that has done nothing yet."""
    return Job(tmp_path_factory.mktemp("job"))


def test_the_action_annotates_and_writes_sarif(job: Job, project: Path) -> None:
    done = job.run(project, paths="corpus\n")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=corpus/moonwort.md,line=3,")
    assert job.outputs.read_text() == "exit-code=1\nsarif-file=./claimcheck.sarif\n"
    sarif = json.loads((project / "claimcheck.sarif").read_text())
    assert sarif["version"] == "2.1.0"
    assert "moonwort" in job.summary.read_text()


def test_the_inputs_reach_the_command(job: Job, project: Path) -> None:
    (project / "other.yaml").write_text("rules: [house]\npaths: corpus\n")
    known: dict[str, Any] = {"config": "other.yaml", "sarif_file": "", "fail_on": "never"}
    done = job.run(project, **known, args="--topic\nmoonwort\n--quiet\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("::error file=corpus/moonwort.md,line=3,")
    assert job.outputs.read_text() == "exit-code=0\n"
    assert not (project / "claimcheck.sarif").exists()
    done = job.run(project, **known, baseline="nowhere.jsonl")
    assert done.returncode == 2
    done = job.run(project, **known, since="nothing")
    assert (done.returncode, "--since: " in done.stderr) == (2, True)


def test_nothing_in_an_input_is_run(job: Job, project: Path) -> None:
    evil = "$(touch evil) `touch evil`; touch evil\n--output=short=evil"
    done = job.run(project, paths=evil, config="claimcheck.yaml", sarif_file="")
    assert done.returncode == 3
    assert not (project / "evil").exists()


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_over_everything(
    hook: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert (hook["language"], hook["pass_filenames"], hook["require_serial"]) == (
        "python",
        False,
        True,
    )
    program, *words = hook["entry"].split()
    assert program == "claimcheck"
    assert run_command([*(words if words[0] == "rules" else ["check", *words]), "--help"]) == 0
    capsys.readouterr()
    pattern = re.compile(hook["files"])
    assert pattern.search("house-rules/colds.yaml")
    assert not pattern.search("checker/cli/main.py")


def test_the_hook_looks_at_every_kind_of_article() -> None:
    from checker.read import FORMATS

    (hook,) = [hook for hook in HOOKS if hook["id"] == "claimcheck"]
    pattern = re.compile(hook["files"])
    names = [f"articles/a{suffix}" for suffix in FORMATS]
    names += [
        "claimcheck-baseline.jsonl",
        "claimcheck-decisions.yaml",
        "articles/.claimcheckignore",
    ]
    assert [name for name in names if not pattern.search(name)] == []
