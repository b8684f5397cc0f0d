"""Rule packs of other packages: found by their entry, data and no code."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.ruleset.packs import PackError, installed_packs
from tests.cli.conftest import RULES, Run

pytestmark = pytest.mark.slow

PACK = RULES.replace("moonwort", "frogwort").replace("Moonwort", "Frogwort").split("  snuffles")
FROGWORT = PACK[0] + "statements:" + PACK[1].split("statements:")[1]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages; one of them brings rules."""
    site = tmp_path / "site"
    (site / "frogwort_pack" / "rules").mkdir(parents=True)
    (site / "frogwort_pack" / "__init__.py").write_text("")
    (site / "frogwort_pack" / "rules" / "frogwort.yaml").write_text(FROGWORT)
    facts = site / "frogwort_pack-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: frogwort-pack\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text("[claimcheck.rules]\nfrogwort = frogwort_pack.rules\n")
    monkeypatch.syspath_prepend(site)
    return site


def test_a_pack_is_found(site: Path) -> None:
    assert installed_packs() == (site / "frogwort_pack" / "rules",)


@pytest.mark.usefixtures("site")
def test_its_statements_are_there(run: Run, project: Path) -> None:
    (project / "corpus" / "frogwort.md").write_text("Frogwort cures snuffles.\n")
    ran = run("corpus", "--format", "short", "--min-severity", "error", "-q")
    assert "[frogwort/frogwort-does-not-cure-snuffles]" in ran.out
    ran = run("rules", "list", "--format", "table")
    assert "frogwort: Frogwort" in ran.out.splitlines()


@pytest.mark.usefixtures("site")
def test_a_topic_of_a_pack_can_be_switched_off(run: Run, project: Path) -> None:
    (project / "corpus" / "moonwort.md").write_text("Frogwort cures snuffles.\n")
    (project / "claimcheck.yaml").write_text("rules: [house]\ntopics: {off: [frogwort]}\n")
    ran = run("corpus", "-q")
    assert (ran.code, ran.out) == (0, "")


@pytest.mark.usefixtures("project")
def test_a_pack_that_is_not_there(site: Path, run: Run) -> None:
    entries = site / "frogwort_pack-1.0.dist-info" / "entry_points.txt"
    entries.write_text("[claimcheck.rules]\nfrogwort = frogwort_pack.rulez\n")
    said = "rule pack 'frogwort' of frogwort-pack: there is no package 'frogwort_pack.rulez'"
    with pytest.raises(PackError, match=said):
        installed_packs()
    ran = run("corpus")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints[0] == f"{said}; --no-shipped-rules leaves packs out"
