"""The wheel and the sdist carry all that a run needs, and give the checkout's output."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "checker" / "report" / "html" / "assets"

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, codes: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode in codes, done.stdout + done.stderr
    return done.stdout


def without_run(report: str) -> str:
    whole = json.loads(report)
    kept = {key: whole["run"][key] for key in ("versions", "model", "rules")}
    return json.dumps({**whole, "run": kept}, indent=1)


def check_corpus(claimcheck: Path, corpus: Path, name: str) -> str:
    """A report on a corpus, run in the folder that holds it."""
    words = ("check", "corpus", "--format", name, "--today", "2026-11-20")
    return run(claimcheck, *words, cwd=corpus.parent, codes=(0, 1))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The built wheel and sdist; the wheel is built from the sdist, as an index's users get it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    return {"wheel": next(folder.glob("*.whl")), "sdist": next(folder.glob("*.tar.gz"))}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside of the checkout with the corpus in it."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "claimcheck.yaml").write_text("", encoding="utf-8")
    (folder / "corpus").symlink_to(ROOT / "corpus", target_is_directory=True)
    return folder


def test_the_wheel_carries_rules_and_weights(built: dict[str, Path]) -> None:
    names = set(zipfile.ZipFile(built["wheel"]).namelist())
    rules = {
        f"checker/rules/{path.relative_to(ROOT / 'rules').as_posix()}" for path in rule_files()
    }
    assert rules <= names
    assert "checker/py.typed" in names
    assert {f"checker/report/html/assets/{path.name}" for path in ASSETS.iterdir()} <= names
    assert any(name.startswith("checker/language_model/en_claimcheck/") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "corpus/", "training/"))]


def rule_files() -> list[Path]:
    return sorted((ROOT / "rules").rglob("*.yaml"))


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_an_installed_package_gives_the_same_bytes(
    kind: str, built: dict[str, Path], elsewhere: Path, tmp_path: Path
) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    pip = (home / "bin" / "python", "-m", "pip", "install", "--quiet")
    run(*pip, "--constraint", ROOT / "constraints.txt", built[kind], cwd=elsewhere)
    theirs = home / "bin" / "claimcheck"
    ours = Path(sys.executable).parent / "claimcheck"
    for name in ("full", "short", "html"):
        expected = check_corpus(ours, elsewhere / "corpus", name)
        assert expected
        assert check_corpus(theirs, elsewhere / "corpus", name) == expected
    reports = [check_corpus(each, elsewhere / "corpus", "json") for each in (ours, theirs)]
    assert without_run(reports[0]) == without_run(reports[1])
    where = "import checker; print(checker.__file__)"
    assert str(home) in run(home / "bin" / "python", "-c", where, cwd=elsewhere)
    # spaCy finds the component by its entry point, whatever is imported.
    component = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('claimcheck'); "
        "print(nlp('Melatonin shortens jet lag.')._.claims[0].relation)"
    )
    assert run(home / "bin" / "python", "-c", component, cwd=elsewhere) == "treats\n"
