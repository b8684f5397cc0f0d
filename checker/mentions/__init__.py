"""Names of concepts and amounts in the words of a sentence, before any parsing."""

from checker.mentions.abbreviations import bind_abbreviations
from checker.mentions.amounts import find_amounts
from checker.mentions.article import find_all_mentions
from checker.mentions.convert import iso_duration, to_rule_unit
from checker.mentions.find import find_mentions
from checker.mentions.lexicon import Lexicon, build_lexicon
from checker.mentions.units import Units, build_units

__all__ = [
    "Lexicon",
    "Units",
    "bind_abbreviations",
    "build_lexicon",
    "build_units",
    "find_all_mentions",
    "find_amounts",
    "find_mentions",
    "iso_duration",
    "to_rule_unit",
]
