"""Names of concepts and amounts in the words of a sentence, before any parsing."""

from checker.mentions.find import find_mentions
from checker.mentions.lexicon import Lexicon, build_lexicon

__all__ = ["Lexicon", "build_lexicon", "find_mentions"]
