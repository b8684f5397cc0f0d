"""The manual as a whole: its links, its list of pages, and the reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from checker.cli.config import load_config
from checker.cli.main import claimcheck
from docs.generate_configuration import PAGE as CONFIGURATION
from docs.generate_configuration import SCHEMA, shipped_schema
from docs.generate_configuration import page as configuration
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
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    config = next(
        body for body in re.findall(r"```yaml\n(.*?)```", text, re.S) if "fail_on" in body
    )
    (tmp_path / "house-rules").mkdir()
    (tmp_path / "claimcheck.yaml").write_text(config, encoding="utf-8")
    found = load_config(tmp_path / "claimcheck.yaml")
    assert [path.name for path in found.rules] == ["house-rules"]
    assert (found.fail_on, found.min_severity, found.format) == ("warning", "note", "short")


def test_the_keys_of_the_configuration_are_current() -> None:
    assert CONFIGURATION.read_text(encoding="utf-8") == configuration(), (
        "python docs/generate_configuration.py renews it"
    )


def test_the_workflow_gives_the_action_inputs_that_it_has() -> None:
    text = (DOCS / "ci.md").read_text(encoding="utf-8")
    blocks = [yaml.safe_load(body) for body in re.findall(r"```yaml\n(.*?)```", text, re.S)]
    steps = next(block["jobs"]["claimcheck"]["steps"] for block in blocks if "jobs" in block)
    uses = {step["uses"].partition("@")[0]: step.get("with", {}) for step in steps}
    assert set(uses) == {"actions/checkout", "YOUR-ORGANISATION/claimcheck"}
    inputs = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    assert set(uses["YOUR-ORGANISATION/claimcheck"]) <= set(inputs)
    rows = dict(re.findall(r"^\| `([\w-]+)` \| (?:`[^`]*`)? \| (.*) \|$", text, re.MULTILINE))
    assert rows == {name: " ".join(body["description"].split()) for name, body in inputs.items()}


def test_the_hooks_are_those_that_there_are() -> None:
    text = (DOCS / "ci.md").read_text(encoding="utf-8")
    blocks = [yaml.safe_load(body) for body in re.findall(r"```yaml\n(.*?)```", text, re.S)]
    (repo,) = next(block["repos"] for block in blocks if "repos" in block)
    hooks = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in hooks]


def _options(command: click.Command) -> Iterator[str]:
    """The options of a command and of those in it."""
    for parameter in command.params:
        yield from parameter.opts
    if isinstance(command, click.Group):
        with click.Context(command) as ctx:
            for name in command.list_commands(ctx):
                inner = command.get_command(ctx, name)
                assert inner is not None
                yield from _options(inner)


def test_every_option_exists() -> None:
    """Options that a page names outside its commands belong to claimcheck or to docs/ scripts."""
    known = {*_options(claimcheck), "--constraint", "--help"}
    for page in PAGES:
        named = re.findall(r"(?<![\w-])--[a-z][a-z-]+", page.read_text(encoding="utf-8"))
        assert set(named) <= known, page.name


def test_the_schema_of_the_configuration_is_shipped() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == shipped_schema(), (
        "python docs/generate_configuration.py renews it"
    )
