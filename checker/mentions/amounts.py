"""Amounts in the words of a sentence: numbers with units, bounds and periods."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.mentions.merge import Found, merged
from checker.mentions.numbers import read_number
from checker.mentions.units import Units, tidy
from checker.values.amount import Amount, Bound
from checker.values.token import Token

#: One writing for all dashes, apostrophes and spaces; lengths stay as they are.
_PLAIN = str.maketrans(dict.fromkeys("–—−‐‑", "-") | {"’": "'", "\n": " "})

_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛]")

#: How far before a number the words that limit it may begin, in letters.
_WINDOW = 30

NUMBER = "number"
DURATION = "duration"
_AGE = "age"

#: The unit of "twice".
_TIME = "time"


@dataclass(slots=True)
class _Cursor:
    """Where reading stands, and what it has read of one amount so far."""

    at: int
    low: Decimal
    high: Decimal
    bound: str | None = None
    unit: str | None = None
    per: str | None = None
    unit_end: int = 0


def find_amounts(tokens: Sequence[Token], units: Units) -> tuple[Amount, ...]:
    """The amounts of a sentence, in order; they do not overlap."""
    if not _may_have_amounts(tokens, units):
        return ()
    text = plain_text(tokens)
    found: list[Found] = []
    done = 0
    for number in units.patterns.number.finditer(text):
        if number.start() < done:
            continue
        read = _read(text, number.start(), number.end(), units)
        if read is not None:
            found.append(read)
            done = read.end
    return tuple(_placed(each, tokens) for each in merged(found, text, units))


def _may_have_amounts(tokens: Sequence[Token], units: Units) -> bool:
    """Whether there is a digit, or a unit with which a word may be a number."""
    words = [token.text for token in tokens]
    return _DIGIT.search(" ".join(words)) is not None or not units.unit_words.isdisjoint(
        word.lower() for word in words
    )


def plain_text(tokens: Sequence[Token]) -> str:
    """The sentence's text from its tokens, with one kind of dash and apostrophe."""
    letters = [" "] * (tokens[-1].end if tokens else 0)
    for token in tokens:
        letters[token.start : token.end] = token.text
    return "".join(letters).translate(_PLAIN)


def _placed(found: Found, tokens: Sequence[Token]) -> Amount:
    inside = [
        index
        for index, token in enumerate(tokens)
        if token.start < found.end and found.start < token.end
    ]
    return replace(found.amount, first=inside[0], last=inside[-1] + 1)


def _read(text: str, start: int, end: int, units: Units) -> Found | None:
    """The amount whose first number stands at text[start:end]."""
    value = _signed(text, start, end, units)
    cursor = _Cursor(end, value, value)
    opener = units.patterns.before.search(text, max(0, start - _WINDOW), start)
    if opener is not None:
        cursor.bound = units.bound_of(opener.group())
    if text[start:end].lower() in units.words.times:
        cursor.unit = _TIME
    else:
        _read_unit(text, cursor, units, loose=_is_loose(text[start:end], units))
        _read_range(text, start, cursor, units)
    if cursor.unit is None:
        _read_after(text, cursor, units)
        _read_unit(text, cursor, units)
    if cursor.unit is None:
        return _bare(text, start, end, cursor)
    _read_below(text, cursor, units)
    _read_after(text, cursor, units)
    begin = opener.start() if opener is not None else start
    if text[start] in "aA" and not _counts(text, start, end, cursor, units):
        return None
    return _finished(text, (begin, start), cursor, units)


def _signed(text: str, start: int, end: int, units: Units) -> Decimal:
    """The number; a hyphen before it is a sign only after a space or a bracket."""
    word = text[start:end]
    if not word.startswith("-"):
        return read_number(word, units.words)
    number = read_number(word[1:], units.words)
    return -number if start == 0 or text[start - 1] in " (" else number


def _is_loose(number: str, units: Units) -> bool:
    return number.lower().split()[-1] in units.words.loose_numbers


def _read_unit(text: str, cursor: _Cursor, units: Units, *, loose: bool = False) -> None:
    """The unit after a number, with "of a" between them where the number is loose."""
    filler = units.patterns.filler.match(text, cursor.at) if loose else None
    for start in (cursor.at, filler.end() if filler else None):
        match = units.patterns.unit.match(text, start) if start is not None else None
        unit = units.unit_of(match["unit"]) if match else None
        if match and unit:
            cursor.unit, cursor.at = unit, match.end()
            cursor.unit_end = cursor.at
            return


def _read_range(text: str, start: int, cursor: _Cursor, units: Units) -> None:
    """The second number: "800-1000 IU", "2 % to 3 %", "between 600 and 800 IU", "2 or 3 cups"."""
    patterns = units.patterns
    opener = patterns.pair.search(text, max(0, start - _WINDOW), start)
    ways = [patterns.to, patterns.loose]
    if opener is not None:
        ways.append(patterns.pairs[opener.group().strip().lower()])
    for way in ways:
        joint = way.match(text, cursor.at)
        second = patterns.number.match(text, joint.end()) if joint else None
        if second is None:
            continue
        value = _signed(text, second.start(), second.end(), units)
        after = _Cursor(second.end(), value, value)
        _read_unit(text, after, units)
        scores = after.unit is None and cursor.unit is None and way is patterns.to
        if not scores and (after.unit is None or cursor.unit not in (None, after.unit)):
            continue
        cursor.low, cursor.high = min(cursor.low, value), max(cursor.low, value)
        cursor.at, cursor.unit, cursor.unit_end = after.at, after.unit, after.unit_end
        return


def _read_below(text: str, cursor: _Cursor, units: Units) -> None:
    """What the amount is per: "/kg", "per day", "a week"."""
    while (match := units.patterns.per.match(text, cursor.at)) is not None:
        period, portion = match["period"], match["portion"]
        other = units.unit_of(match["unit"]) if match["unit"] else None
        if period and cursor.per is None:
            cursor.per = units.period_of(period)
            part = cursor.per
        elif portion:
            part = units.portions[portion.lower()]
        elif other:
            part = other
        else:
            return
        measure = units.measure(f"{cursor.unit}/{part}")
        if measure is None:
            return
        cursor.unit, cursor.at = f"{cursor.unit}/{part}", match.end()
        weight = units.patterns.body_weight.match(text, cursor.at)
        cursor.at = weight.end() if weight else cursor.at
    adverb = units.patterns.spaced_adverb.match(text, cursor.at)
    if adverb is not None and cursor.per is None:
        cursor.per = units.period_of(adverb["adverb"])
        cursor.unit, cursor.at = f"{cursor.unit}/{cursor.per}", adverb.end()


def _read_after(text: str, cursor: _Cursor, units: Units) -> None:
    match = units.patterns.after.match(text, cursor.at)
    if match is not None and cursor.bound is None:
        cursor.bound, cursor.at = units.bound_of(match.group()), match.end()


def _counts(text: str, start: int, end: int, cursor: _Cursor, units: Units) -> bool:
    """Whether "a" is a number: before a volume, a portion per period, or after "for"."""
    if text[start:end].lower() not in ("a", "an"):
        return True
    measure = units.measure(cursor.unit or "")
    if measure is None:
        return False
    if measure.dimension == DURATION:
        return units.patterns.span.search(text, max(0, end - _WINDOW), end) is not None
    head = measure.dimension.split("/")[0]
    return head == "volume" or (head in units.words.doses and cursor.per is not None)


def _bare(text: str, start: int, end: int, cursor: _Cursor) -> Found | None:
    """A signed or decimal number without a unit: a score."""
    digits = text[start:end]
    if not any(mark in digits for mark in "-.") or not digits[-1].isdigit() or digits[0].isalpha():
        return None
    bound = Bound(cursor.bound) if cursor.bound else Bound.EXACT
    low, high = _ends(cursor.low, cursor.high, bound)
    amount = Amount(low, high, "", NUMBER, bound, None, 0, 0, "")
    return Found(amount, start, cursor.at)


def _is_age(text: str, begin: int, cursor: _Cursor, units: Units) -> bool:
    patterns = units.patterns
    return bool(
        patterns.age_before.search(text, max(0, begin - _WINDOW), begin)
        or patterns.age_after.match(text, cursor.unit_end)
        or patterns.age_after.match(text, cursor.at)
    )


def _ends(low: Decimal, high: Decimal, bound: Bound) -> tuple[Decimal | None, Decimal | None]:
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return low, None
    if bound in (Bound.AT_MOST, Bound.LESS_THAN):
        return None, high
    return low, high


def _finished(text: str, place: tuple[int, int], cursor: _Cursor, units: Units) -> Found | None:
    begin, start = place
    measure = units.measure(cursor.unit or "")
    if measure is None or (measure.dimension == "times" and cursor.per is None):
        return None
    dimension, bound = measure.dimension, Bound(cursor.bound or Bound.EXACT)
    if dimension == DURATION:
        opening = text[begin:start].strip().lower()
        if opening in units.words.during:
            bound, begin = Bound.EXACT, start
        if _is_age(text, begin, cursor, units):
            dimension = _AGE
    low, high = _ends(cursor.low * measure.factor, cursor.high * measure.factor, bound)
    amount = Amount(
        tidy(low) if low is not None else None,
        tidy(high) if high is not None else None,
        measure.canonical,
        dimension,
        bound,
        cursor.per,
        0,
        0,
        cursor.unit or "",
    )
    return Found(amount, begin, cursor.at)
