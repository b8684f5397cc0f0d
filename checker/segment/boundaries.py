"""Where sentences end: rules over the stops of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.ruleset.structure import Structure

# A stop, what closes with it, a citation glued to it, and the space after it.
_STOP = re.compile(
    r"(?<![.!?…])([.!?…]++)"
    r"([\"”’'»)\]]*+)"
    r"((?:\s?\[\d[\d,;\s–-]{0,30}\]){1,6}|(?<=[^\W\d_]{3}[.!?])\d{1,3}(?:[,–-]\d{1,3}){0,9}|[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹,⁻–-]*)?"
    r"[\"”’'»)\]]*"
    r"(\s+|(?=[A-Z][a-z]))"
)
_OPENING = "\"“‘'«([¿¡•"
_GLUED_BEFORE = tuple("0123456789)]%")
_LOOK_BACK = 300
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|gov|edu|info)\b", re.I)
_INITIALS = re.compile(r"(?:[A-Z]\.-?)*[A-Z]")

#: Longer sentences are cut: a parser's memory and time grow with the length.
LIMIT_WORDS = 120
LIMIT_CHARACTERS = 2000


def boundaries(text: str, structure: Structure) -> Iterator[tuple[int, int]]:
    """The sentences of a text as ranges without the space between them."""
    start = 0
    for stop in _STOP.finditer(text):
        if stop.start() >= start and _ends(text, start, stop, structure):
            yield from _pieces(text, start, stop.start(4))
            start = stop.end()
    if start < len(text):
        yield from _pieces(text, start, len(text))


def _ends(text: str, start: int, stop: re.Match[str], structure: Structure) -> bool:
    """Whether a stop ends the sentence that begins at `start`."""
    following = stop.end()
    if following >= len(text):
        return True
    first = text[following]
    if first.islower():
        return False
    word_start = max(text.rfind(" ", start, stop.start()) + 1, start, stop.start() - 80)
    word = text[word_start : stop.start()].lstrip(_OPENING)
    if not word and not stop.group(2):
        # Stops set apart (". . .") end nothing.
        return False
    if not stop.group(4):
        return _ends_glued(text, start, stop, word, structure)
    if word.isdigit() and not text[start:word_start].strip():
        # "1. Calcium" numbers what follows.
        return False
    if _in_brackets(text, start, stop):
        return False
    if stop.group(1) == "." and not stop.group(3):
        return _ends_at_word(text, start, word_start, following, word, structure)
    return True


def _ends_glued(
    text: str, start: int, stop: re.Match[str], word: str, structure: Structure
) -> bool:
    """Whether "status.The" is two sentences: words on both sides, and no address."""
    before = text[max(start, stop.start() - 2) : stop.start()]
    # "pH.Meter" has a case pattern of its own.
    if not (before.islower() or before.isupper() or before[-1:] in _GLUED_BEFORE):
        return False
    space = text.find(" ", stop.end(), stop.end() + 80)
    after = text[stop.end() : space if space >= 0 else stop.end() + 80]
    if _ADDRESS.search(word + text[stop.start() : stop.end()] + after):
        return False
    lowered = word.casefold() + "."
    return lowered not in structure.inner_abbreviations | structure.number_abbreviations


def _in_brackets(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the stop stands inside brackets that close soon."""
    low = max(start, stop.start() - _LOOK_BACK)
    end = stop.end(2)
    if text.count("(", low, end) <= text.count(")", low, end):
        return False
    close = text.find(")", end, end + _LOOK_BACK)
    opening = text.find("(", end, end + _LOOK_BACK)
    return close >= 0 and (opening < 0 or close < opening)


def _ends_at_word(
    text: str, start: int, word_start: int, following: int, word: str, structure: Structure
) -> bool:
    """Whether a single stop after a word ends the sentence, or belongs to the word."""
    dotted = word.casefold() + "."
    if dotted in structure.inner_abbreviations or _last_part(dotted, structure):
        return False
    first = text[following]
    if dotted in structure.number_abbreviations and first.isdigit():
        return False
    if dotted in structure.either_abbreviations:
        return _begins_sentence(text, following, structure)
    if word and _INITIALS.fullmatch(word):
        before = text[max(start, word_start - 40) : word_start].split()
        return _letter_ends(before, word, text, following, structure)
    return True


def _last_part(dotted: str, structure: Structure) -> bool:
    """Whether "(Smith et al." or "study/vs." ends in an abbreviation."""
    for mark in "(/[–—":
        cut = dotted.rfind(mark)
        if cut >= 0 and dotted[cut + 1 :] in structure.inner_abbreviations:
            return True
    return False


def _letter_ends(
    before: list[str], word: str, text: str, following: int, structure: Structure
) -> bool:
    """Whether a single capital is a name ("vitamin D.") and no initial ("J. Smith")."""
    if not before:
        return False
    near = [part.casefold().strip("(,;:") for part in before[-5:]]
    if any(part in structure.letter_takers for part in near):
        return True
    if word == "I":
        return False
    return before[-1][:1].islower() and _begins_sentence(text, following, structure)


def _begins_sentence(text: str, following: int, structure: Structure) -> bool:
    """Whether the next word is one that sentences begin with, in capitals."""
    while following < len(text) and text[following] in _OPENING:
        following += 1
    end = following
    while end < len(text) and (text[end].isalpha() or text[end] in "'’"):
        end += 1
    word = text[following:end]
    return word[:1].isupper() and word.casefold() in structure.stop_words


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range, or its parts where it is longer than a sentence can be."""
    while start < end and text[start] == " ":
        start += 1
    while end - start > LIMIT_WORDS:
        cut = _cut(text, start, end)
        if cut >= end:
            break
        yield start, len(text[start:cut].rstrip()) + start
        start = cut
        while start < end and text[start] == " ":
            start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    if start < end:
        yield start, end


def _cut(text: str, start: int, end: int) -> int:
    """Where an overlong range is cut: after a semicolon, else a comma, else a word."""
    reach = min(end, start + LIMIT_CHARACTERS)
    words, position = 0, start
    while words < LIMIT_WORDS and 0 <= position < reach:
        position = text.find(" ", position + 1, reach)
        words += 1
    if position < 0:
        if end <= start + LIMIT_CHARACTERS:
            return end
        position = reach
    if position >= end:
        return end
    for mark in ("; ", ", ", " "):
        found = text.rfind(mark, start + (position - start) // 3, position)
        if found > start:
            return found + 1
    return position
