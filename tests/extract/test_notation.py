"""The notation of the cases: what a line pins, and what it lets pass."""

from __future__ import annotations

import pytest

from tests.extract.notation import DEFAULTS, line_of, matched, parse

LINE = "calcium+vitamin_d raises bone_density | denied possible all sole population=women"


def found(line: str) -> dict[str, str]:
    """A claim as it would be shown, from the line that describes it."""
    return parse(line) | {slot: "-" for slot in ("basis", "dose") if slot not in parse(line)}


def test_a_line_fills_its_slots_and_leaves_the_rest_at_their_defaults() -> None:
    slots = parse(LINE)
    assert slots["subject"] == "calcium+vitamin_d"
    assert slots["polarity"] == "denied"
    assert slots["certainty"] == "possible"
    assert slots["join"] == "all"
    assert slots["population"] == "women"
    assert slots["voice"] == DEFAULTS["voice"]


def test_a_line_is_written_as_it_was_read() -> None:
    assert parse(line_of(parse(LINE))) == parse(LINE)


def test_members_may_stand_in_any_order() -> None:
    assert parse("b+a raises c") == parse("a+b raises c")


@pytest.mark.parametrize("line", ["a raises b | deny", "a raises b | colour=red"])
def test_a_word_that_fills_no_slot_is_an_error(line: str) -> None:
    with pytest.raises((KeyError, AssertionError)):
        parse(line)


def match(wanted: list[str], claims: list[str]) -> bool:
    """Whether claims, shown by the lines that describe them, are exactly those wanted."""
    return matched([parse(line) for line in wanted], [found(line) for line in claims])


@pytest.mark.parametrize(
    ("wanted", "claims"),
    [
        ([], []),
        (["a raises b"], ["a raises b"]),
        (["a raises b"], ["a raises b | dose=1mg"]),
        (["a raises b", "a lowers c"], ["a lowers c", "a raises b"]),
    ],
)
def test_every_line_finds_a_claim_of_its_own(wanted: list[str], claims: list[str]) -> None:
    assert match(wanted, claims)


@pytest.mark.parametrize(
    ("wanted", "claims"),
    [
        (["a raises b"], []),
        ([], ["a raises b"]),
        (["a raises b"], ["a raises b", "a raises b"]),
        (["a raises b"], ["a raises b | denied"]),
        (["a raises b"], ["a raises b | population=women"]),
        (["a raises b | dose=-"], ["a raises b | dose=1mg"]),
    ],
)
def test_a_claim_too_many_too_few_or_other_fails(wanted: list[str], claims: list[str]) -> None:
    assert not match(wanted, claims)
