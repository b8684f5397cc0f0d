"""Where a phrase before the subject ends, so that the parser does not take the two for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from checker.ruleset.language import Language, WordClass
from checker.ruleset.model import EXPOSURE_KINDS, OUTCOME_KINDS, Concept, Kind
from checker.values.token import Mention, Token

#: Kinds whose names can be the subject of a sentence.
SUBJECTS = EXPOSURE_KINDS | OUTCOME_KINDS | {Kind.POPULATION}
#: How many words may stand between two names of which the first closes the phrase.
MODIFIERS = 2
#: How far behind its subject the verb is looked for, in words.
VERB_REACH = 5
#: Cues whose words may stand between the phrase and its subject.
_BEFORE_NAMES = frozenset({"plain", "quantifier", "any", "more", "less", "excess"})


def fronted_end(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    concepts: Mapping[str, Concept],
    language: Language,
    skipped: frozenset[int],
) -> int | None:
    """The token before which "In adults vitamin C shortens colds" wants a comma; None for none.

    Two names side by side after a preposition are easily parsed as one noun.
    """
    kept = [index for index in range(len(tokens)) if index not in skipped]
    words = [token.text.lower() for token in tokens]
    if not kept or words[kept[0]] not in language.function_words["fronting"]:
        return None
    for before, mention in pairwise(mentions):
        kind = concepts[mention.concept].kind
        between = range(before.last, mention.first)
        if len(between) > MODIFIERS or kind not in SUBJECTS:
            continue
        opening = [words[index] for index in kept[1:] if index < before.first]
        if "," in opening or _has_verb(opening[1:], language):
            return None
        if not all(_modifies(words[index], language) for index in between):
            continue
        after = words[mention.last : mention.last + VERB_REACH]
        closed = after.index(",") if "," in after else len(after)
        return before.last if _has_verb(after[:closed], language) else None
    return None


def _modifies(word: str, language: Language) -> bool:
    return any(
        cue.slot in _BEFORE_NAMES and len(cue.words) == 1 for cue in language.cues.get(word, ())
    )


def _has_verb(words: Iterable[str], language: Language) -> bool:
    """Whether one of the words is a verb that a subject can have."""
    helping = language.function_words["auxiliary"] | language.function_words["finite"]
    return any(
        word in helping
        or (
            word not in language.noun_classes
            and any(
                word_class is WordClass.VERB and (lemma == word or not word.endswith("ing"))
                for lemma, word_class in language.lemmas.get(word, ())
            )
        )
        for word in words
    )
