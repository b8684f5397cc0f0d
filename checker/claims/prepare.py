"""What is found in a sentence before any parsing: tokens, names, cues and amounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.extract.view import Hit, find_hits
from checker.language import LanguageModel
from checker.mentions import Lexicon, Units, find_all_mentions, find_amounts
from checker.ruleset.language import Language
from checker.ruleset.model import EXPOSURE_KINDS, OUTCOME_KINDS, RuleSet
from checker.values.amount import Amount
from checker.values.sentence import Sentence
from checker.values.token import Mention, Token

#: Kinds that can stand in a claim's subject or object.
ACTING = EXPOSURE_KINDS | OUTCOME_KINDS


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence before parsing; `ended` says why it can make no claim, None if it may."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    hits: Mapping[str, tuple[Hit, ...]]
    amounts: tuple[Amount, ...]
    ended: str | None


@dataclass(frozen=True, slots=True)
class Scanner:
    """What the cheap pass over all sentences needs."""

    rules: RuleSet
    model: LanguageModel
    lexicon: Lexicon
    units: Units


def prepare_all(sentences: Sequence[Sentence], scanner: Scanner) -> list[Prepared]:
    """The sentences of an article; its own short forms count in all of them."""
    tokens = [scanner.model.tokenize(sentence.text) for sentence in sentences]
    mentions = find_all_mentions(tokens, scanner.lexicon)
    return [
        _prepare(sentence, words, named, scanner)
        for sentence, words, named in zip(sentences, tokens, mentions, strict=True)
    ]


def _prepare(
    sentence: Sentence, tokens: tuple[Token, ...], mentions: tuple[Mention, ...], scanner: Scanner
) -> Prepared:
    """The sentence with what is found in it; cues are sought only where a claim is possible."""
    ended = _why_not(tokens, mentions, scanner.rules)
    measured = any(
        scanner.rules.concepts[mention.concept].kind in ACTING for mention in mentions
    ) and any(character.isdigit() for character in sentence.text)
    amounts = find_amounts(tokens, scanner.units) if measured else ()
    if ended is not None and not amounts:
        return Prepared(sentence, tokens, mentions, {}, (), ended)
    words = [token.text.lower() for token in tokens]
    hits = find_hits(words, scanner.rules.language)
    return Prepared(sentence, tokens, mentions, hits, amounts, ended)


def _why_not(tokens: Sequence[Token], mentions: Sequence[Mention], rules: RuleSet) -> str | None:
    """Why a sentence can make no claim about relations, or None: it names and relates things."""
    language = rules.language
    words = [token.text.lower() for token in tokens]
    acting = any(rules.concepts[mention.concept].kind in ACTING for mention in mentions)
    if not acting and not _points_to_fall(words, language):
        return "it names nothing that a rule knows"
    relates = any(
        lemma in language.frame_words
        for word in words
        for lemma, _ in language.lemmas.get(word, ())
    )
    return None if relates else "no word in it relates what it names"


def _points_to_fall(words: Sequence[str], language: Language) -> bool:
    """Whether a sentence without names speaks of what was named: "their effect … the loss"."""
    return any(word in language.pronouns for word in words) and any(
        "decline" in language.noun_classes.get(word, ()) for word in words
    )
