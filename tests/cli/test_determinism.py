"""Same input, same bytes out: whatever the hash seed, the order of files, the processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.report.formats import FORMATS

ROOT = Path(__file__).parents[2]
#: These say when they were made.
WITH_A_RUN = {"json", "jsonl"}

pytestmark = pytest.mark.slow


def findings(*words: str, seed: int, folder: Path) -> str:
    """Everything of a report on the sample articles but its run, in every format."""
    outputs = {name: folder / f"{seed}.{name}" for name in sorted(set(FORMATS) - WITH_A_RUN)}
    words = (*words, *(f"--output={name}={file}" for name, file in outputs.items()))
    program = Path(sys.executable).parent / "claimcheck"
    done = subprocess.run(
        [program, "check", *words, "--format", "json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    whole = json.loads(done.stdout)
    del whole["run"]
    texts = [file.read_text(encoding="utf-8") for file in outputs.values()]
    return "\n".join([json.dumps(whole, indent=1), *texts])


def test_same_bytes(tmp_path: Path) -> None:
    expected = findings("corpus", seed=0, folder=tmp_path)
    assert findings("corpus", "--jobs", "3", seed=1, folder=tmp_path) == expected
    paths = sorted(path.relative_to(ROOT) for path in (ROOT / "corpus").rglob("*.*"))
    files = [str(path) for path in paths if path.suffix != ".yaml"]
    articles = [file for file in files if Path(file).name != "README.md"]
    readme = [file for file in files if file not in articles]
    assert findings(*reversed([*articles, *readme]), seed=2, folder=tmp_path) == expected
