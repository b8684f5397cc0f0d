"""Who is said to say it, between two commas: ", studies show,", ", some believe,"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from checker.extract.repairs.clauses import REPORTING
from checker.extract.view import Hit
from checker.ruleset.language import Language, WordClass
from checker.values.token import Mention, Token

#: The longest that is taken for one, in words.
LONGEST = 7


def reading_order(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    hits: Mapping[str, tuple[Hit, ...]],
    language: Language,
) -> tuple[tuple[int, int], ...]:
    """The ranges of tokens in the order in which a parser reads them best.

    ", studies show," goes from the middle of a sentence to its end, where it
    parts no subject from its verb.
    """
    whole = ((0, len(tokens)),)
    commas = [index for index, token in enumerate(tokens) if token.text == ","]
    stop = len(tokens) - 1 if tokens and not tokens[-1].text.isalnum() else len(tokens)
    for first, last in pairwise(commas):
        inside = range(first + 1, last)
        if not 2 <= len(inside) <= LONGEST or last + 1 >= stop or first == 0:
            continue
        if any(mention.first < last and first < mention.last for mention in mentions):
            continue
        if _tells([tokens[index].text.lower() for index in inside], language) and not any(
            hit.first == first + 1 for hit in hits.get("aside", ())
        ):
            return ((0, first), (last + 1, stop), (first, last), (stop, len(tokens)))
    return whole


def _tells(words: Sequence[str], language: Language) -> bool:
    """Whether words hold a verb of telling or finding, and do not go on with the sentence."""
    going_on = language.function_words["relative"] | language.function_words["continuing"]
    if words[0] in going_on or words[-1] in language.function_words["content"]:
        return False
    return any(
        operator.operator in REPORTING
        and word_class is WordClass.VERB
        and tuple(words[index + 1 : index + len(operator.words)]) == operator.words[1:]
        and (index > 0 or len(operator.words) > 1)
        for index, word in enumerate(words)
        for lemma, word_class in language.lemmas.get(word, ())
        for operator in language.operators.get(lemma, ())
    )
