"""What makes a reading less sure: how it was reached, and which words had no part in it."""

from __future__ import annotations

from enum import StrEnum

from checker.extract.argument import Argument
from checker.extract.operators import find_operator
from checker.extract.reading import Reading
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.model import Relation
from checker.values.token import Match

#: More words than this make a sentence long, and than that very long.
LONG_SENTENCE_WORDS = 15
VERY_LONG_SENTENCE_WORDS = 25
#: Scales of what mostly has no object of its own, and of what has no plain yes or no.
ADVICE_SCALE, SAFETY_SCALE = "advice", "safety"
GRADED_SCALES = frozenset({"level", "association"})


class Sign(StrEnum):
    """A weakness of a reading; confidence.json says what each one costs."""

    ADVICE = "advice"
    SAFETY = "safety"
    GRADED = "graded"
    AMOUNT = "amount"
    OPEN_CUE = "open_cue"
    UNKNOWN_GOVERNOR = "unknown_governor"
    UNSURE_WORD = "unsure_word"
    WORD_ORDER = "word_order"
    CONTEXT = "context"
    UNSAID = "unsaid"
    FUZZY_NAME = "fuzzy_name"
    EXPOSURE = "exposure"
    LONG = "long"
    VERY_LONG = "very_long"


def signs_of(reading: Reading, view: View, relation: Relation) -> frozenset[Sign]:
    """The weaknesses of a reading.

    `graded` marks what is said of a measure or a link, `advice` and `safety` what
    is advised and what is called safe; `open_cue` a negation, hedge or operator
    of the sentence that had no part in the reading; `context` an argument that
    was named elsewhere, and `unsaid` one that the sentence does not even point
    to; `word_order` one that no parse led to; `unsure_word` a relating word that
    the tagger took for another part of speech.
    """
    length = len(view.tree.words)
    found = {
        Sign.ADVICE: relation.scale == ADVICE_SCALE,
        Sign.SAFETY: relation.scale == SAFETY_SCALE,
        Sign.GRADED: relation.scale in GRADED_SCALES,
        Sign.OPEN_CUE: _has_open_cue(reading, view),
        Sign.UNKNOWN_GOVERNOR: reading.meaning.unknown_governor,
        Sign.UNSURE_WORD: not reading.predicate.sure,
        Sign.WORD_ORDER: reading.linear,
        Sign.CONTEXT: any(argument.resolved for argument in _arguments(reading)),
        Sign.UNSAID: not all(argument.words for argument in _arguments(reading)),
        Sign.FUZZY_NAME: _has_fuzzy_name(reading, view),
        Sign.EXPOSURE: reading.subject.exposure is not None,
        Sign.LONG: length > LONG_SENTENCE_WORDS,
        Sign.VERY_LONG: length > VERY_LONG_SENTENCE_WORDS,
    }
    return frozenset(sign for sign, is_there in found.items() if is_there)


def _arguments(reading: Reading) -> tuple[Argument, ...]:
    return (reading.subject,) if reading.object is None else (reading.subject, reading.object)


def _has_fuzzy_name(reading: Reading, view: View) -> bool:
    words = (view.tree.words[index] for argument in _arguments(reading) for index in argument.words)
    return any(word.mention is not None and word.mention.match is Match.FUZZY for word in words)


def _has_open_cue(reading: Reading, view: View) -> bool:
    """Whether a word of the sentence bears on some statement, and not on this one."""
    meaning = reading.meaning
    hits = (hit for slot in ("negation", "grade", "certainty") for hit in view.slot(slot))
    return any(not meaning.is_used(hit) for hit in hits) or any(
        word.index not in meaning.used and _turns(view, word) for word in view.tree.words
    )


def _turns(view: View, word: Word) -> bool:
    """Whether a word makes something else of the statement that it takes, whoever says it."""
    operator = find_operator(view, word)
    if operator is None:
        return False
    effect = operator.effect
    return bool(effect.polarity or effect.certainty or (effect.voice and not effect.own_subject))
