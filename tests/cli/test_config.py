"""`claimcheck.yaml`: known keys, and every problem at once with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.config import find_config, find_root, load_config
from checker.cli.problems import ProblemsError
from tests.cli.conftest import Run


def write(folder: Path, text: str) -> Path:
    file = folder / "claimcheck.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        load_config(write(folder, text))
    return [
        f"{problem.line}:{problem.column}: {problem.message}" for problem in caught.value.problems
    ]


def test_everything_at_once(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    config = load_config(
        write(
            tmp_path,
            """\
paths: articles
references: [archive, /elsewhere]
ignore: [drafts/, "!drafts/kept.md"]
rules: [house]
topics: {off: [colds, bone-health], only: vaccines}
severities:
  apparent: note
  bone-health/vitamin-d-alone: "off"
include_reported: yes
min_confidence: 0.7
discover: true
baseline: known.txt
strict_baseline: false
decisions: decided.yaml
fail_on: warning
min_severity: note
show: new
format: short
outputs: {json: house/report.json}
jobs: auto
""",
        )
    )
    assert config.paths == (tmp_path / "articles",)
    assert config.references == (tmp_path / "archive", Path("/elsewhere"))
    assert [entry.value for entry in config.ignore] == ["drafts/", "!drafts/kept.md"]
    assert [entry.value for entry in config.topics_only] == ["vaccines"]
    assert (config.include_reported, config.strict_baseline) == (True, False)
    assert config.min_confidence == "0.7"
    assert config.discover is True
    assert (config.baseline, config.decisions) == (
        tmp_path / "known.txt",
        tmp_path / "decided.yaml",
    )
    assert (config.show, config.jobs) == ("new", "auto")
    assert config.outputs == (f"json={tmp_path}/house/report.json",)
    assert config.rules == (tmp_path / "house",)
    assert [entry.value for entry in config.topics_off] == ["colds", "bone-health"]
    assert (config.fail_on, config.min_severity, config.format) == ("warning", "note", "short")
    assert [(entry.value, severity) for entry, severity in config.severities] == [
        ("apparent", "note"),
        ("bone-health/vitamin-d-alone", "off"),
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_empty(tmp_path: Path, text: str) -> None:
    config = load_config(write(tmp_path, text))
    assert (config.rules, config.fail_on, config.severities) == ((), None, ())


def test_severities_off_without_quotes(tmp_path: Path) -> None:
    # YAML 1.1 reads a bare `off` as false; the file is read as words.
    config = load_config(write(tmp_path, "severities: {tension: off}\n"))
    assert [severity for _, severity in config.severities] == ["off"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fial_on: error\n", ["1:1: unknown key 'fial_on'; did you mean 'fail_on'?"]),
        (
            "x: 1\n",
            [
                "1:1: unknown key 'x'; known are paths, references, ignore, rules, topics, "
                "severities, include_reported, min_confidence, discover, baseline, "
                "strict_baseline, decisions, fail_on, min_severity, show, format, outputs, jobs"
            ],
        ),
        ("fail_on: errors\n", ["1:10: fail_on cannot be 'errors'; did you mean 'error'?"]),
        ("format: [full]\n", ["1:9: format must be a word"]),
        ("fail_on: note\nfail_on: error\n", ["2:1: duplicate key 'fail_on'"]),
        ("- a\n", ["1:1: the configuration must be a mapping of keys to values"]),
        ("topics: {on: [x]}\n", ["1:10: unknown key 'on' in topics; known are off and only"]),
        ("rules: [nowhere]\n", ["1:9: no such file or folder: 'nowhere'"]),
        (
            "severities: {aparent: note, tension: warn}\n",
            [
                "1:14: unknown rule or kind 'aparent'; did you mean 'apparent'?",
                "1:38: severities.tension cannot be 'warn'; did you mean 'warning'?",
            ],
        ),
        ("min_confidence: 2\n", ["1:17: '2' is no number from 0 to 1"]),
        ("min_confidence: most\n", ["1:17: 'most' is no number from 0 to 1"]),
        ("min_confidence: nan\n", ["1:17: 'nan' is no number from 0 to 1"]),
        ("jobs: many\n", ["1:7: 'many' is neither a number from 1 nor auto"]),
        ("strict_baseline: maybe\n", ["1:18: strict_baseline must be true or false"]),
        (
            "outputs: {jsn: a, json: [b]}\n",
            [
                "1:11: format 'jsn' is not known; did you mean 'json'?",
                "1:25: outputs.json must be a word",
            ],
        ),
        ("a: [1\n", ["2:1: not YAML: expected ',' or ']', but got '<stream end>'"]),
        ("[" * 5000, ["1:1: nested too deep"]),
        ("a: *b\n", ["1:4: not YAML: found undefined alias 'b'"]),
    ],
)
def test_problems(tmp_path: Path, text: str, said: list[str]) -> None:
    assert problems(tmp_path, text) == said


def test_the_message_shows_the_line(tmp_path: Path) -> None:
    file = write(tmp_path, "rules: []\nfial_on: error\n")
    with pytest.raises(ProblemsError) as caught:
        load_config(file)
    assert caught.value.details == [
        f"{file}:2:1: error: unknown key 'fial_on'; did you mean 'fail_on'?",
        "  2 | fial_on: error",
        "    | ^",
    ]
    assert caught.value.format_message() == "nothing was checked: fix the configuration"


def test_not_utf8(tmp_path: Path) -> None:
    file = tmp_path / "claimcheck.yaml"
    file.write_bytes(b"format: \xff\n")
    with pytest.raises(ProblemsError) as caught:
        load_config(file)
    assert caught.value.problems[0].message == "cannot be read: it is not UTF-8"


def test_found_upwards_and_its_folder_is_the_root(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find_config(deep) is None or tmp_path not in (find_config(deep) or deep).parents
    file = write(tmp_path, "")
    assert find_config(deep) == file
    assert find_root(file, deep) == tmp_path


def test_git_root_without_a_configuration(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "a" / ".git").mkdir()
    assert find_root(None, deep) == tmp_path / "a"


def test_a_replaced_rule_still_works_and_is_warned_of(run: Run, project: Path) -> None:
    file = project / "house" / "moonwort.yaml"
    renamed = "  - {id: old-name, replaced_by: moonwort-does-not-cure-snuffles}\n"
    file.write_text(file.read_text(encoding="utf-8") + renamed)
    (project / "claimcheck.yaml").write_text(
        "rules: [house]\nseverities: {moonwort/old-name: off}\n"
    )
    ran = run("corpus", "-q")
    assert (ran.code, ran.out, ran.err) == (
        0,
        "",
        "claimcheck.yaml:2:14: warning: rule 'moonwort/old-name' is replaced; "
        "write 'moonwort/moonwort-does-not-cure-snuffles'\n",
    )


def test_option_before_environment_before_file_before_default(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = project / "claimcheck.yaml"
    config.write_text("rules: [house]\npaths: corpus\nformat: jsonl\nfail_on: never\n")
    assert run("-q").out.startswith('{"type": "run"')
    assert run("-q").code == 0
    monkeypatch.setenv("CLAIMCHECK_FORMAT", "short")
    monkeypatch.setenv("CLAIMCHECK_FAIL_ON", "error")
    assert run("-q").out.startswith("corpus/moonwort.md:3:1: error violation")
    assert run("-q").code == 1
    assert run("-q", "--format", "full").out.startswith("error[violation]")
    config.write_text("rules: [house]\n")
    monkeypatch.delenv("CLAIMCHECK_FORMAT")
    assert run("-q").out.startswith("error[violation]")


def test_paths_of_the_file_hold_from_any_folder_below(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "claimcheck.yaml").write_text(
        "rules: [house]\npaths: corpus\noutputs: {short: all.txt}\n"
    )
    monkeypatch.chdir(project / "house")
    assert run("-q", "--format", "short").out.startswith("corpus/moonwort.md:3:1:")
    assert (project / "all.txt").read_text().startswith("corpus/moonwort.md:3:1:")


def test_where_a_report_goes_matters_to_the_command_that_writes_it(run: Run, project: Path) -> None:
    (project / "claimcheck.yaml").write_text("rules: [house]\noutputs: {json: not/there.json}\n")
    assert run("claims", "corpus", "-q").code == 0
    ran = run("corpus")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints[0] == (
        "Invalid value for '--output': the folder of 'not/there.json' does not exist"
    )


def test_a_key_is_not_taken_for_another_commands_option(run: Run, project: Path) -> None:
    # `claims --format` knows other words than `check --format`.
    (project / "claimcheck.yaml").write_text("rules: [house]\npaths: corpus\nformat: short\n")
    assert run("claims", "-q").out.startswith("corpus/moonwort.md\n  3:1  moonwort")
