"""A running `claimcheck review` on a small project, and what is sent to it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.cli.conftest import ARTICLE, RULES

DENIAL = "# Against\n\nMoonwort does not cure snuffles.\n"
TODAY = "2026-11-21"


def make_project(tmp_path: Path) -> Path:
    """A project with a rule, an article against it, and one against that."""
    (tmp_path / "claimcheck.yaml").write_text("rules: [house]\n", encoding="utf-8")
    for name, text in (("house/a.yaml", RULES), ("corpus/a.md", ARTICLE), ("corpus/b.md", DENIAL)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


class Reviewing:
    """A running `claimcheck review`, and what is sent to it."""

    def __init__(self, folder: Path, *words: str) -> None:
        command = [sys.executable, "-m", "checker", "review", "corpus", "--no-open", *words]
        root = Path(__file__).parent.parent.parent
        self.process = subprocess.Popen(
            [*command, "--today", TODAY],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(root)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A run in the background ignores the signal, and would hand that on.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()

    def page(self, name: str = "") -> str:
        with urlopen(self.url + name, timeout=10) as answer:
            return str(answer.read().decode())

    def ids(self) -> list[str]:
        return list(dict.fromkeys(re.findall(r'id="f-([0-9a-f]{12})"', self.page())))

    def decide(self, **decision: str | None) -> tuple[int, str]:
        origin, _, token = self.url.rstrip("/").rpartition("/")
        headers = {
            "Origin": origin,
            "X-Claimcheck-Token": token,
            "Content-Type": "application/json",
        }
        request = Request(self.url + "decisions", json.dumps(decision).encode(), headers)
        try:
            with urlopen(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def end(self, by: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        self.process.send_signal(by)
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said
