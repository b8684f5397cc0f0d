"""With CI=true, a skip that tests/allowed_skips.txt does not list fails the run."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.browser import browser as browser

ALLOWED_SKIPS = Path(__file__).parent / "allowed_skips.txt"


def allowed_skips(text: str) -> list[tuple[str, str]]:
    """The (start of a test id, words of its reason) pairs of the list."""
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    pairs = (line.partition("|") for line in lines if line)
    return [(start.strip(), reason.strip()) for start, _, reason in pairs]


def is_allowed(test: str, reason: str, allowed: list[tuple[str, str]]) -> bool:
    """Whether a line of the list covers a skip."""
    return any(test.startswith(start) and words in reason for start, words in allowed)


class SkipGuard:
    """Collects the skips that nobody allowed, and fails the run for them."""

    def __init__(self, allowed: list[tuple[str, str]]) -> None:
        self.allowed = allowed
        self.refused: list[str] = []

    def _look_at(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if not report.skipped or hasattr(report, "wasxfail"):
            return
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        if not is_allowed(report.nodeid, reason, self.allowed):
            self.refused.append(f"{report.nodeid}: {reason}")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Looks at each test."""
        self._look_at(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Looks at each module, which may skip as a whole."""
        self._look_at(report)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fails the run where a skip was refused."""
        if self.refused and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Says which skips were refused."""
        for skip in self.refused:
            terminalreporter.write_line(f"skip not on tests/allowed_skips.txt: {skip}", red=True)


def pytest_configure(config: pytest.Config) -> None:
    """Keeps off the user's cache, and sets the guard up where this is CI."""
    # Where these tests run in CI, no report of theirs belongs to the job.
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_SERVER_URL", "CI_PROJECT_URL"):
        os.environ.pop(name, None)
    # Programs that the tests start compile the package once, not each for itself.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if not hasattr(config, "workerinput"):  # workers share what the first process made
        os.environ["CLAIMCHECK_CACHE_DIR"] = tempfile.mkdtemp(prefix="claimcheck-tests-")
    if os.environ.get("CI") == "true":
        allowed = allowed_skips(ALLOWED_SKIPS.read_text(encoding="utf-8"))
        config.pluginmanager.register(SkipGuard(allowed), "skip-guard")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leaves no cache behind."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ["CLAIMCHECK_CACHE_DIR"], ignore_errors=True)
