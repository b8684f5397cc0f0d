"""Numbers, in digits and in words, as Decimals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from checker.ruleset.wording import AmountWords

_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅛": "0.125"}
_GROUPED = re.compile(r"[,\u2009\u202f\u00a0]|(?<=\d) (?=000)")
#: Words and figures of a number, also where they are written as one ("7million").
_PARTS = re.compile(r"[a-z]+|[\d./½¼¾⅓⅔⅛]+")
_WHOLE = r"(?:\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})+|\d{1,3}(?: 000)+|\d+)"
_DIGITS = rf"{_WHOLE}(?:\.\d+)?[½¼¾⅓⅔⅛]?|\.\d+|[½¼¾⅓⅔⅛]"
_VULGAR = r"(?:\d+ )?(?:1/2|1/3|2/3|1/4|3/4|1/8)(?![\d/])"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first; spaces match any space or hyphen."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in ordered)


def number_pattern(words: AmountWords) -> str:
    """A pattern for one number, without its sign."""
    units = [word for word in words.numbers if len(word) > 2]
    word = alternatives([*units, *words.multipliers])
    joined = rf"(?:{word})\b(?:[\s-]+(?:and\s+)?(?:an?\s+)?(?:{word})\b)*"
    multiplier = alternatives(words.multipliers) or r"(?!)"
    times = alternatives(words.times) or r"(?!)"
    return rf"(?:{_VULGAR}|(?:{_DIGITS})(?:[\s-]*(?:{multiplier})\b)?|{joined}|(?:{times})\b)"


def read_number(text: str, words: AmountWords) -> Decimal:
    """The value of a text that `number_pattern` matched."""
    lowered = text.lower().strip()
    if lowered in words.times:
        return words.times[lowered]
    if lowered in words.numbers:
        return words.numbers[lowered]
    total = group = Decimal(0)
    for part in _PARTS.findall(_GROUPED.sub("", lowered)):
        if part in words.multipliers:
            group = (group or Decimal(1)) * words.multipliers[part]
            if words.multipliers[part] >= 1000:
                total, group = total + group, Decimal(0)
        elif part in words.fillers:
            continue
        elif part in words.numbers:
            group += words.numbers[part]
        else:
            group += _digits(part)
    return total + group


def _digits(text: str) -> Decimal:
    if "/" in text:
        over, under = text.split("/")
        return round(Decimal(over) / Decimal(under), 4)
    value = Decimal(0)
    if text[-1] in _FRACTIONS:
        value, text = Decimal(_FRACTIONS[text[-1]]), text[:-1]
    return value + Decimal(text or "0")
