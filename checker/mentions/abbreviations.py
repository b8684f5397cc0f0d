"""Short forms that an article introduces: "bone mineral density (BMD)"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.values.token import Mention, Token

_OPEN, _CLOSE = ("(", "["), (")", "]", ",", ";")
_LONGEST = 10
_LONGEST_UNKNOWN = 6


def bind_abbreviations(
    sentences: Iterable[tuple[Sequence[Token], Sequence[Mention]]],
) -> dict[str, str]:
    """Short forms to the concepts that an article introduces them for, "" where no rule names it.

    The first introduction counts. Letters are matched as by Schwartz and Hearst
    (A simple algorithm for identifying abbreviation definitions, PSB 2003),
    with a mention as the long form where there is one.
    """
    bound: dict[str, str] = {}
    for tokens, mentions in sentences:
        words = [token.text for token in tokens]
        for place, word in enumerate(words):
            if word in _OPEN:
                for short, concept in _introduced(words, mentions, place):
                    bound.setdefault(short, concept)
    return bound


def written_out(sentences: Iterable[Sequence[Token]]) -> dict[str, str]:
    """Short forms to the words that an article introduces them for; the first one counts."""
    found: dict[str, str] = {}
    for tokens in sentences:
        words = [token.text for token in tokens]
        for place, word in enumerate(words[:-2]):
            if word not in _OPEN or words[place + 2] not in _CLOSE:
                continue
            short = words[place + 1]
            long = _long_form(short, words[:place]) if _is_capitals(short) else None
            if long:
                found.setdefault(short, long)
    return found


def _long_form(short: str, words: Sequence[str]) -> str | None:
    """The fewest words before a bracket that a short form can stand for."""
    reach = min(len(short) + 5, len(short) * 2)
    for length in range(1, min(reach, len(words)) + 1):
        long = " ".join(words[-length:])
        if long[:1].lower() == short[0].lower() and _abbreviates(short, long):
            return long
    return None


def _introduced(
    words: Sequence[str], mentions: Sequence[Mention], place: int
) -> Iterator[tuple[str, str]]:
    """What the bracket that opens at a place introduces, in either order."""
    if place + 2 < len(words) and words[place + 2] in _CLOSE and _is_short(words[place + 1]):
        short = words[place + 1]
        named = next((each for each in mentions if each.last == place), None)
        if named and _abbreviates(short, " ".join(words[named.first : named.last])):
            yield short, named.concept
        elif _is_capitals(short) and _stands_for_words(short, words[:place]):
            yield short, ""
    elif place and _is_short(words[place - 1]):
        short, last = words[place - 1], _end(words, place)
        long = " ".join(words[place + 1 : last])
        named = next((m for m in mentions if (m.first, m.last) == (place + 1, last)), None)
        if _abbreviates(short, long) and (named or _is_capitals(short)):
            yield short, named.concept if named else ""


def _end(words: Sequence[str], place: int) -> int:
    """Where the bracket's text ends."""
    end = place + 1
    while end < len(words) and words[end] not in _CLOSE:
        end += 1
    return end


def _is_short(word: str) -> bool:
    """Whether a word may be a short form: few letters, at least one a capital."""
    return (
        2 <= len(word) <= _LONGEST
        and word[0].isalnum()
        and any(letter.isupper() for letter in word)
        and " " not in word
    )


def _is_capitals(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    return capitals >= 2 and len(word) <= _LONGEST_UNKNOWN


def _stands_for_words(short: str, words: Sequence[str]) -> bool:
    """Whether a long form that no rule names may stand before the bracket."""
    return _long_form(short, words) is not None


def _abbreviates(short: str, long: str) -> bool:
    """Whether the short form's letters stand in the long form, the first at a word's start."""
    text, at = long.lower(), len(long)
    if len(long) <= len(short):
        return False
    for index in range(len(short) - 1, -1, -1):
        letter = short[index].lower()
        if not letter.isalnum():
            continue
        at -= 1
        while at >= 0 and (
            text[at] != letter or (index == 0 and at > 0 and text[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return False
    return True
