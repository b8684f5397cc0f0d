"""Tokens and what is found among them before any parsing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence; `start` and `end` count in the sentence's text."""

    text: str
    start: int
    end: int


class Match(StrEnum):
    """How a name was recognised."""

    EXACT = "exact"
    FUZZY = "fuzzy"
    ABBREVIATION = "abbreviation"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named by tokens[first:last] (half-open).

    `rule` is file:line of the name; several concepts never share a mention:
    the longest name wins, then the earlier.
    """

    concept: str
    first: int
    last: int
    match: Match
    rule: str
