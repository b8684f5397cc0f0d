"""`claimcheck config`: every setting and its origin; the schema agrees with the reader."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from checker.cli.check import check
from checker.cli.config import Config, load_config
from checker.cli.config_keys import BY_VARIABLE, KEYS, schema
from checker.cli.problems import ProblemsError
from tests.cli.conftest import Run

CONFIG = """\
rules: [house]
paths: corpus
fail_on: warning
topics: {off: [moonwort]}
severities:
  apparent: note
ignore: [drafts/, "*.tmp.md"]
outputs:
  json: report.json
baseline: known.txt
"""


def test_every_setting_and_where_it_came_from(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "claimcheck.yaml").write_text(CONFIG)
    monkeypatch.setenv("CLAIMCHECK_MIN_SEVERITY", "note")
    ran = run("config", "--jobs", "2", "--fail-on", "never", "--rules", "corpus", "--json")
    assert ran.code == 0
    whole = json.loads(ran.out)
    assert (whole["file"], whole["root"]) == (str(project / "claimcheck.yaml"), str(project))
    found = [(one["name"], *one["values"], one["origin"]) for one in whole["settings"]]
    assert found[:20] == [
        ("paths", "corpus", "claimcheck.yaml:2"),
        ("references", "default"),
        ("ignore", "drafts/", "*.tmp.md", "claimcheck.yaml:7"),
        ("rules", "shipped", "default"),
        ("rules", "house", "claimcheck.yaml:1"),
        ("rules", "corpus", "option --rules"),
        ("topics.only", "default"),
        ("topics.off", "moonwort", "claimcheck.yaml:4"),
        ("severities", "apparent: note", "claimcheck.yaml:5"),
        ("include_reported", "false", "default"),
        ("min_confidence", "0.50", "default"),
        ("discover", "false", "default"),
        ("baseline", "known.txt", "claimcheck.yaml:10"),
        ("strict_baseline", "false", "default"),
        ("decisions", "claimcheck-decisions.yaml", "default: not there"),
        ("fail_on", "never", "option --fail-on"),
        ("min_severity", "note", "environment CLAIMCHECK_MIN_SEVERITY"),
        ("show", "new", "default"),
        ("format", "full", "default"),
        ("outputs", "json=report.json", "claimcheck.yaml:8"),
    ]
    assert ("jobs", "2", "option --jobs") in found
    assert ("no_shipped_rules", "false", "default") in found


def test_as_a_table(run: Run, project: Path) -> None:
    (project / "claimcheck.yaml").write_text("rules: [house]\nfail_on: note\n")
    lines = run("config", "corpus").out.splitlines()
    assert lines[:3] == ["configuration: claimcheck.yaml", f"root: {project}", ""]
    rows = [re.split("  +", line) for line in lines[3:]]
    assert ["paths", "corpus", "command line"] in rows
    assert ["fail_on", "note", "claimcheck.yaml:2"] in rows
    assert ["format", "full", "default"] in rows


def test_what_stands_in_for_what_nobody_said(run: Run, project: Path) -> None:
    (project / "claimcheck-baseline.jsonl").write_text("")
    rows = [line.split(None, 1) for line in run("config", "--fail-on", "note").out.splitlines()[3:]]
    found = {name: " ".join(said.split()) for name, said in rows}
    assert found["paths"] == ". default: the working directory"
    assert found["baseline"] == "claimcheck-baseline.jsonl default"
    assert found["decisions"] == "claimcheck-decisions.yaml default: not there"
    assert found["min_severity"] == "note raised to fail_on; default says warning"


def test_without_a_file(run: Run, project: Path) -> None:
    (project / "claimcheck.yaml").unlink()
    assert run("config").out.startswith("configuration: none found from here upwards\n")


def test_a_wrong_file_is_told_as_in_a_check(run: Run, project: Path) -> None:
    (project / "claimcheck.yaml").write_text("fial_on: note\n")
    ran = run("config")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'fail_on'?" in ran.err


def test_the_options_of_check_have_keys_with_their_variables() -> None:
    variables = {str(parameter.envvar): parameter for parameter in check.params}
    for key in KEYS:
        if key.variable in variables and key.option.startswith("--"):
            assert key.option in variables[key.variable].opts
    said = Config(fail_on="note").of_option
    assert said("CLAIMCHECK_FAIL_ON") == "note"
    assert BY_VARIABLE["CLAIMCHECK_FAIL_ON"].name == "fail_on"


class Yaml12(yaml.SafeLoader):
    """Reads as editors do, to whom `off` is a word."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        CONFIG,
        "paths: [a, b]\nreferences: c\njobs: 3\nshow: new\ninclude_reported: true\n",
        "severities: {apparent: off, a/b: error}\n",
        "topics: {only: [a], off: b}\n",
        "fial_on: error\n",
        "fail_on: never ever\n",
        "jobs: many\n",
        "jobs: 0\n",
        "topics: {on: [a]}\n",
        "severities: {aparent: note}\n",
        "severities: {apparent: bad}\n",
        "strict_baseline: maybe\n",
        "outputs: {json: [a]}\n",
        "paths: {a: b}\n",
        "- a\n",
    ],
)
def test_the_schema_agrees_with_the_reader(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("house").mkdir()
    Path("claimcheck.yaml").write_text(text)
    try:
        load_config(Path("claimcheck.yaml"))
        sound = True
    except ProblemsError:
        sound = False
    validator = jsonschema.Draft202012Validator(schema())
    assert validator.is_valid(yaml.load(text, Loader=Yaml12)) is sound


def test_the_schema_is_printed(run: Run, project: Path) -> None:
    (project / "claimcheck.yaml").write_text("fial_on: error\n")
    printed = json.loads(run("config", "--schema").out)
    assert printed == schema()
    jsonschema.Draft202012Validator.check_schema(printed)
