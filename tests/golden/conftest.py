from __future__ import annotations

import pytest

from tests.golden.sample import Passed, one_pass


@pytest.fixture(scope="session")
def passed() -> Passed:
    """The sample articles, read and compared once for all tests."""
    return one_pass()
