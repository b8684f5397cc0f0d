"""Whether a sentence holds words that relate, or leave open what they relate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.extract.phrasing import FIGURES
from checker.ruleset.language import Language, Trigger
from checker.values.claim import Certainty


def triggered(words: Sequence[str], language: Language) -> Iterator[Trigger]:
    """The frames that a sentence holds the words of."""
    # "3kg" holds a unit as well.
    held = {word.lstrip(FIGURES) or word for word in words}
    advised = not held.isdisjoint(language.advising | language.function_words["safely"])
    # An imperative advises too: "Limit salt", "For colds, try zinc".
    opening = set(_opening(words, language))
    for word in held:
        for lemma, _ in language.lemmas.get(word, ()):
            modal = advised or (word == lemma and word in opening)
            for trigger in language.triggers.get(lemma, ()):
                if trigger.rest <= held and (modal or not trigger.modal):
                    yield trigger


def _opening(words: Sequence[str], language: Language) -> Iterator[str]:
    """The words that a sentence or clause opens with: "limit" of "do not limit X"."""
    forbidding = language.function_words["forbidding"]
    starts = (0, *(place + 1 for place, word in enumerate(words[:-1]) if word == ","))
    for start in starts:
        yield next((word for word in words[start:] if word not in forbidding), words[start])


def leaves_open(words: Sequence[str], language: Language) -> bool:
    """Whether a word tells that findings are mixed or open: "studies of X and Y disagree"."""
    return any(
        operator.effect.polarity == "mixed" or operator.effect.certainty == Certainty.UNCLEAR
        for word in words
        for lemma, _ in language.lemmas.get(word, ())
        for operator in language.operators.get(lemma, ())
    )
