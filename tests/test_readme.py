"""The README's examples work as they stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.cli.config import load_config
from checker.cli.main import run_command

README = Path(__file__).parent.parent / "README.md"


@pytest.fixture
def examples() -> list[str]:
    """The YAML blocks: a configuration, then a rule file."""
    return re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)


def test_the_configuration(examples: list[str], tmp_path: Path) -> None:
    (tmp_path / "house-rules").mkdir()
    (tmp_path / "claimcheck.yaml").write_text(examples[0], encoding="utf-8")
    assert load_config(tmp_path / "claimcheck.yaml").format == "short"


def test_the_rule_file(
    examples: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "house-rules").mkdir()
    (tmp_path / "house-rules" / "colds.yaml").write_text(examples[1], encoding="utf-8")
    (tmp_path / "claimcheck.yaml").write_text(examples[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run_command(["rules", "validate", "house-rules"]) == 0
    assert run_command(["rules", "test", "house-rules"]) == 0


def test_the_commands_exist(capsys: pytest.CaptureFixture[str]) -> None:
    text = README.read_text(encoding="utf-8")
    named = set(re.findall(r"^    claimcheck (?:\[check\] )?([a-z]+)", text, re.MULTILINE))
    assert {"claims", "ask", "compare", "rules", "init", "cache"} <= named
    for words in ([], ["check"], *([name] for name in sorted(named)), ["rules", "validate"]):
        assert run_command([*words, "--help"]) == 0
    capsys.readouterr()


@pytest.mark.slow
def test_the_output_is_real(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = README.read_text(encoding="utf-8")
    block = re.search(r"    \$ claimcheck corpus/\n((?:    .*\n|\n)*)", text)
    assert block
    shown = "\n".join(line.removeprefix("    ") for line in block[1].splitlines())
    monkeypatch.chdir(README.parent)
    run_command(["corpus/"])
    assert shown.strip() in capsys.readouterr().out
