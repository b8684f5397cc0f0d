"""Units and what is made of them: "mg", "nmol/L", "g/kg/day"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

from checker.mentions.numbers import alternatives, number_pattern
from checker.ruleset.model import Unit
from checker.ruleset.wording import AmountWords

#: The dimension of what an amount is per, where that is time.
PERIOD = "period"

_LONGEST_SYMBOL = 2
_PRECISION = Context(prec=9)


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit made of units: its canonical unit, and its worth in it.

    `dimension` joins the dimensions of its parts: "mass/volume", "mass/period".
    """

    canonical: str
    factor: Decimal
    dimension: str


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled patterns of the words around numbers."""

    number: re.Pattern[str]
    unit: re.Pattern[str]
    per: re.Pattern[str]
    spaced_adverb: re.Pattern[str]
    later_adverb: re.Pattern[str]
    earlier_adverb: re.Pattern[str]
    body_weight: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    to: re.Pattern[str]
    loose: re.Pattern[str]
    pairs: Mapping[str, re.Pattern[str]]
    pair: re.Pattern[str]
    age_before: re.Pattern[str]
    age_after: re.Pattern[str]
    span: re.Pattern[str]
    filler: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Units:
    """The units of the rules with the words around numbers, ready for scanning text."""

    units: Mapping[str, Unit]
    surfaces: Mapping[str, str]
    words: AmountWords
    bounds: Mapping[str, str]
    periods: Mapping[str, str]
    portions: Mapping[str, str]
    unit_words: frozenset[str]
    patterns: Patterns

    def unit_of(self, surface: str) -> str | None:
        """The id of the unit that is written so."""
        tight = re.sub(r"[\s-]+", " ", surface.strip())
        return self.surfaces.get(tight) or (
            self.surfaces.get(tight.lower()) if len(tight) > _LONGEST_SYMBOL else None
        )

    def bound_of(self, text: str) -> str:
        """The bound that the words say."""
        return self.bounds[spaced(text.replace(",", " "))]

    def period_of(self, text: str) -> str:
        """The period that the words name."""
        return self.periods[spaced(text)]

    def measure(self, text: str) -> Measure | None:
        """The measure that a unit of the rules stands for ("g/kg/day"); None if it has none."""
        base = self._base(text)
        if base is None:
            return None
        factor, dimension = base
        canonical = self._canonical(dimension)
        known = self._base(canonical)
        worth = factor / known[0] if known else factor
        return Measure(canonical, worth, dimension)

    def _base(self, text: str) -> tuple[Decimal, str] | None:
        """The worth of a unit in units of factor 1 and days, and its dimension."""
        head, *below = text.split("/")
        unit = self.units.get(self.unit_of(head) or "")
        if unit is None:
            return None
        factor, parts, period = unit.factor, [unit.dimension], False
        for part in below:
            if part in self.words.periods:
                factor, period = factor / self.words.periods[part], True
            elif part in self.words.portions:
                parts.append(part)
            elif (other := self.units.get(self.unit_of(part) or "")) is not None:
                factor, parts = factor / other.factor, [*parts, other.dimension]
            else:
                return None
        return factor, "/".join([*parts, PERIOD] if period else parts)

    def _canonical(self, dimension: str) -> str:
        given = self.words.canonical.get(dimension)
        if given:
            return given
        if dimension.endswith(f"/{PERIOD}"):
            return f"{self._canonical(dimension.removesuffix(f'/{PERIOD}'))}/day"
        return "/".join(self._plain(part) for part in dimension.split("/"))

    def _plain(self, dimension: str) -> str:
        for unit in self.units.values():
            if unit.dimension == dimension and unit.factor == 1:
                return unit.id
        return dimension


def spaced(text: str) -> str:
    """The words in lower case with single spaces, where the text may have hyphens."""
    return " ".join(re.split(r"[\s-]+", text.strip(" -").lower()))


def tidy(value: Decimal) -> Decimal:
    """The value in at most nine digits, without trailing zeros or exponent."""
    short = _PRECISION.plus(value).normalize()
    exponent = short.as_tuple().exponent
    return short.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else short


def build_units(units: Mapping[str, Unit], words: AmountWords) -> Units:
    """The units and words, compiled."""
    surfaces: dict[str, str] = {}
    for unit in units.values():
        for name in (unit.id, *unit.synonyms):
            key = name if len(name) <= _LONGEST_SYMBOL else name.lower()
            surfaces.setdefault(key, unit.id)
            if len(name) > _LONGEST_SYMBOL and name[-1].isalpha() and name[-1] != "s":
                surfaces.setdefault(f"{key}s", unit.id)
    bounds = {
        word: bound
        for group in (words.bounds_before, words.bounds_after)
        for bound, listed in group.items()
        for word in listed
    }
    return Units(
        units=units,
        surfaces=surfaces,
        words=words,
        bounds=bounds,
        periods=_turned(words.period_words) | _turned(words.adverbs),
        portions=_turned(words.portions),
        unit_words=frozenset(re.split(r"[\s-]", surface)[0].lower() for surface in surfaces)
        | words.times.keys(),
        patterns=_patterns(surfaces, words),
    )


def _turned(groups: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: name for name, listed in groups.items() for word in listed}


def _patterns(surfaces: Mapping[str, str], words: AmountWords) -> Patterns:
    unit = _unit_pattern(surfaces)
    period = alternatives(word for listed in words.period_words.values() for word in listed)
    portion = alternatives(word for listed in words.portions.values() for word in listed)
    whole = rf"(?:(?i:(?P<period>{period})|(?P<portion>{portion})s?)|(?P<unit>{unit}))(?!\w)"
    # The letters "d" and "a" are words only where they stand alone.
    per = rf"\s*(?:/\s*|(?i:{_words(w for w in words.per if w != '/')})\s+)"
    adverbs = [word for listed in words.adverbs.values() for word in listed]
    articles = rf"an?(?=[\s-](?:{unit}))"
    number = rf"(?:{number_pattern(words)}|{articles})"
    return Patterns(
        number=re.compile(rf"(?<![\w.,])(?<!\d/)(?<![A-Za-z]-)-?(?i:{number})(?![\d])"),
        unit=re.compile(rf"[\s-]?(?P<unit>{unit})"),
        per=re.compile(per + whole),
        spaced_adverb=re.compile(rf"[\s,]*(?P<adverb>(?i:{_words(adverbs)}))"),
        later_adverb=re.compile(
            r"\)?(?P<between>(?:\s+[\w'%-]+|\s*\([^()]{0,40}\)){0,10}?)\s+"
            rf"(?P<adverb>(?i:{_words(adverbs)}))"
        ),
        earlier_adverb=re.compile(
            rf"(?P<adverb>(?i:{_words(word for word in adverbs if ' ' not in word)}))"
            r"(?:\s+[\w'-]+){0,6}\s*$"
        ),
        body_weight=re.compile(rf"\s*(?i:{_words(words.body_weight)})"),
        before=re.compile(rf"(?i:{_edged(words.bounds_before)})\s*$"),
        after=re.compile(rf"[\s,]*(?i:{_edged(words.bounds_after)})"),
        to=re.compile(rf"\s*(?i:{_edged({'': words.range_words})})\s*"),
        loose=re.compile(rf"\s+(?i:{_words(words.range_loose)})\s+"),
        pair=re.compile(rf"(?i:{_words(words.range_pairs)})\s*$"),
        pairs={
            opener: re.compile(rf"\s+(?i:{_words(seconds)})\s+")
            for opener, seconds in words.range_pairs.items()
        },
        age_before=re.compile(rf"(?i:{_words(words.age_before)})[\s(]*$"),
        age_after=re.compile(rf"[\s-]*(?i:{_words(words.age_after)})"),
        span=re.compile(rf"(?i:{_words(words.spans)})\s+(?:an?|A)$"),
        filler=re.compile(rf"(?:\s+(?:{alternatives(words.fillers)}))+(?=\s)"),
    )


def _words(words: Iterable[str]) -> str:
    listed = alternatives(words)
    return rf"\b(?:{listed})\b" if listed else r"(?!)"


def _edged(groups: Mapping[str, tuple[str, ...]]) -> str:
    """Any of the words; only those that begin or end in a letter need an edge there."""
    every = [word for listed in groups.values() for word in listed]
    letters = alternatives(word for word in every if word[0].isalpha())
    signs = alternatives(word for word in every if not word[0].isalpha())
    ways = [rf"\b(?:{letters})(?!\w)"] if letters else []
    return "|".join([*ways, signs] if signs else ways) or r"(?!)"


def _unit_pattern(surfaces: Mapping[str, str]) -> str:
    long = [word for word in surfaces if len(word) > _LONGEST_SYMBOL]
    short = [word for word in surfaces if len(word) <= _LONGEST_SYMBOL]
    letters = [word for word in short if word[-1].isalnum()]
    signs = [word for word in short if not word[-1].isalnum()]
    return (
        rf"(?:(?i:{alternatives(long)})(?!\w)|(?:{alternatives(letters)})(?!\w)"
        rf"|(?:{alternatives(signs)}))"
    )
