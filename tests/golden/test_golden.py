"""The whole output on the sample articles, pinned; `python -m tests.golden.renew` renews it."""

from __future__ import annotations

from tests.golden.sample import GOLDEN, Passed, short_output


def test_short_output(passed: Passed) -> None:
    found = short_output(passed.findings).splitlines()
    assert found == GOLDEN.read_text(encoding="utf-8").splitlines()
