"""What is told of some people or cases, and leaves open how it is with others."""

from __future__ import annotations

from collections.abc import Set

from checker.extract.phrases import is_person
from checker.extract.view import View


def is_partial(view: View, region: Set[int]) -> bool:
    """Whether a clause counts some people or cases: "some women", "in many cases", "sometimes"."""
    if any(hit.first in region for hit in view.slot("sometimes")):
        return True
    return any(
        True
        for index in sorted(region)
        if is_person(view, view.tree.words[index])
        for kid in view.tree.kids(index, "det", "amod")
        for _ in view.hits_on("some", [kid.index])
    )
