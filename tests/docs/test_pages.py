"""The manual as a whole: its links, its list of pages, and the reference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from checker.cli.config import load_config
from checker.cli.main import run_command
from checker.cli.rules import rules
from docs.generate_reference import REFERENCE, reference
from docs.run_examples import DOCS, PROJECT

PAGES = sorted(DOCS.glob("*.md"))


def _anchors(page: Path) -> set[str]:
    """The anchors that a code host and a site generator alike make of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*PAGES, PROJECT / "README.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.M)
    for link in re.findall(r"\]\(([^)]+)\)", text):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


def test_every_page_is_in_the_contents() -> None:
    config = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    listed = [path for entry in config["nav"] for path in entry.values()]
    assert sorted(listed) == [page.name for page in PAGES]
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    assert all(f"]({path})" in index for path in listed if path != "index.md")


def test_the_reference_is_current() -> None:
    assert REFERENCE.read_text(encoding="utf-8") == reference(), (
        "python docs/generate_reference.py renews it"
    )


def test_the_configuration_is_read(tmp_path: Path) -> None:
    text = (DOCS / "ci.md").read_text(encoding="utf-8")
    config = next(
        body for body in re.findall(r"```yaml\n(.*?)```", text, re.S) if "fail_on" in body
    )
    (tmp_path / "house-rules").mkdir()
    (tmp_path / "claimcheck.yaml").write_text(config, encoding="utf-8")
    found = load_config(tmp_path / "claimcheck.yaml")
    assert [path.name for path in found.rules] == ["house-rules"]
    assert (found.fail_on, found.min_severity, found.format) == ("warning", "note", "short")


def test_workflow_and_hook_run_what_exists(capsys: pytest.CaptureFixture[str]) -> None:
    text = (DOCS / "ci.md").read_text(encoding="utf-8")
    blocks = [yaml.safe_load(body) for body in re.findall(r"```yaml\n(.*?)```", text, re.S)]
    steps = next(block["jobs"]["claimcheck"]["steps"] for block in blocks if "jobs" in block)
    uses = {step["uses"].partition("@")[0] for step in steps if "uses" in step}
    assert uses == {"actions/checkout", "actions/setup-python"}
    runs = [step["run"] for step in steps if "run" in step]
    runs += [block["repos"][0]["hooks"][0]["entry"] for block in blocks if "repos" in block]
    commands = [run.split() for run in runs if run.startswith("claimcheck ")]
    assert len(commands) == 4
    for _, *words in commands:
        options = [word for word in words if word.startswith("-")]
        names = words[: 2 if words[0] == "rules" else 0] or ["check"]
        capsys.readouterr()
        assert run_command([*names, "--help"]) == 0
        assert all(option in capsys.readouterr().out for option in options)


def test_every_option_exists(capsys: pytest.CaptureFixture[str]) -> None:
    """Options that a page names outside its commands belong to claimcheck or to docs/ scripts."""
    commands = [
        ["check"],
        ["claims"],
        ["trace"],
        ["explain"],
        *(["rules", name] for name in rules.commands),
    ]
    for words in commands:
        assert run_command([*words, "--help"]) == 0
    known = {*re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out), "--constraint", "--help"}
    for page in PAGES:
        named = re.findall(r"(?<![\w-])--[a-z][a-z-]+", page.read_text(encoding="utf-8"))
        assert set(named) <= known, page.name
