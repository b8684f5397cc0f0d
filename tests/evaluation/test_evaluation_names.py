"""Gold names are matched through the lexicon."""

from __future__ import annotations

import pytest

from evaluation.names import Names


@pytest.mark.parametrize(
    ("name", "concepts"),
    [
        ("iron", ("iron",)),
        ("Ferrous-Sulfate", ("iron",)),
        ("infant", ("infants",)),
        ("iron and zinc", ("iron", "zinc")),
        ("wrist anaemia", ("anaemia",)),
        ("wrist", ("wrist",)),
        ("moonlight", ()),
    ],
)
def test_look_up(names: Names, name: str, concepts: tuple[str, ...]) -> None:
    assert names.look_up(name) == concepts


@pytest.mark.parametrize(
    ("wanted", "read", "right"),
    [
        ("iron", "iron", True),
        ("iron", "iron_drops", True),
        ("iron_drops", "iron", True),
        ("ferritin", "anaemia", True),
        ("iron", "zinc", False),
    ],
)
def test_fits_along_links(names: Names, wanted: str, read: str, *, right: bool) -> None:
    assert names.fits(wanted, read) is right


def test_covers_needs_all_that_is_wanted_and_allows_more(names: Names) -> None:
    assert names.covers(("iron",), ("zinc", "iron"))
    assert not names.covers(("iron", "zinc"), ("iron",))
