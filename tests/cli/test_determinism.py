"""Same input, same bytes out: whatever the hash seed, the order of files, the processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


def findings(*words: str, seed: int) -> str:
    """Everything of a report on the sample articles but its run."""
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
    return json.dumps(whole, indent=1)


def test_same_bytes() -> None:
    expected = findings("corpus", seed=0)
    assert findings("corpus", "--jobs", "3", seed=1) == expected
    paths = sorted(path.relative_to(ROOT) for path in (ROOT / "corpus").rglob("*.*"))
    files = [str(path) for path in paths if path.suffix != ".yaml"]
    articles = [file for file in files if Path(file).name != "README.md"]
    readme = [file for file in files if file not in articles]
    assert findings(*reversed([*articles, *readme]), seed=2) == expected
