"""A reader that discovers, and open claims of texts written for the tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.claims import Reader, build_reader
from checker.claims.reader import read_sentences
from checker.discover.article import open_claims_of
from checker.read import read_text
from checker.values.article import Article, Format
from checker.values.open_claim import OpenClaim
from tests.shipped import shipped_rule_set

#: A text and the path of its article to its open claims.
Discover = Callable[..., tuple[OpenClaim, ...]]


@pytest.fixture(scope="session")
def discoverer() -> Reader:
    """A reader for the shipped rules that reads open claims."""
    return build_reader(shipped_rule_set(), discover=True)


@pytest.fixture(scope="session")
def discover(discoverer: Reader) -> Discover:
    """The open claims of an article in Markdown."""

    def discovered(text: str, path: str = "article.md") -> tuple[OpenClaim, ...]:
        article = read_text(text + "\n", path=path, format=Format.MARKDOWN)
        assert isinstance(article, Article)
        return open_claims_of(list(read_sentences(article, discoverer)), discoverer)

    return discovered
