"""The table of topics in rules/README.md is the one that its generator writes."""

from __future__ import annotations

from docs.generate_topics import PAGE, page


def test_the_topics_are_current() -> None:
    found = PAGE.read_text(encoding="utf-8")
    assert found == page(), "python docs/generate_topics.py renews it"
