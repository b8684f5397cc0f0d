"""What is found in a sentence before any parsing: tokens, names, cues and amounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from checker.claims.layout import is_run_together
from checker.claims.triggers import leaves_open, triggered
from checker.extract.shortened import meant_by, short_names
from checker.extract.view import Hit, find_hits
from checker.language import LanguageModel
from checker.mentions import Lexicon, Units, find_all_mentions, find_amounts, find_mentions
from checker.normalize import Weights
from checker.ruleset.language import Language
from checker.ruleset.model import EXPOSURE_KINDS, OUTCOME_KINDS, Kind
from checker.ruleset.rules import RuleSet
from checker.values.amount import Amount
from checker.values.article import BlockKind
from checker.values.sentence import Sentence
from checker.values.token import Mention, Token

#: For how many paragraphs something named can still be referred to.
MEMORY = 1
#: How many tokens of an organisation's name may follow a concept in it.
NAME_REACH = 6
#: Words that need no capital inside a name: "and", "for", "of".
LINK_LETTERS = 3
#: Classes of nouns that may stand for what acts, and for what is acted on.
REFERENCES = frozenset(
    {"reference", "bare_reference", "exposure", "usage", "portion", "variety", "taker"}
)
OUTCOME_REFERENCES = frozenset({"outcome_reference"})
#: Classes of nouns for the groups of a trial.
ARMS = frozenset({"arm"})
#: Classes of nouns that stand for the risk of what was named.
RISKS = frozenset({"risk"})
#: A word that is not among so many of the commonest tells things apart.
COMMON = 3000
#: Blocks in which open claims are sought.
_READ_OPEN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
#: Kinds that can stand in a claim's subject or object.
ACTING = EXPOSURE_KINDS | OUTCOME_KINDS


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence before parsing; `ended` says why it can make no claim, None if it may.

    `short` holds the short names that its article lends it.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    hits: Mapping[str, tuple[Hit, ...]]
    amounts: tuple[Amount, ...]
    ended: str | None
    short: Mapping[str, Mention] = field(default_factory=dict)


class Known(NamedTuple):
    """Whether something that acts, or is acted on, was named before; `lead`: it leads a list."""

    exposure: bool
    outcome: bool
    lead: bool


@dataclass(frozen=True, slots=True, eq=False)
class Scanner:
    """What the cheap pass over all sentences needs."""

    rules: RuleSet
    model: LanguageModel
    lexicon: Lexicon
    units: Units
    weights: Weights


@lru_cache(maxsize=128)
def scan(scanner: Scanner, text: str) -> tuple[tuple[Token, ...], tuple[Mention, ...]]:
    """The tokens and names of a heading or lead-in, which many sentences share."""
    tokens = scanner.model.tokenize(text)
    return tokens, find_mentions(tokens, scanner.lexicon)


def prepare_all(sentences: Sequence[Sentence], scanner: Scanner) -> list[Prepared]:
    """The sentences of an article; its own short forms count in all of them."""
    tokens = [scanner.model.tokenize(sentence.text) for sentence in sentences]
    mentions = [
        _outside_names(words, named, scanner.rules.language)
        for words, named in zip(tokens, find_all_mentions(tokens, scanner.lexicon), strict=True)
    ]
    short = _short_names(sentences, tokens, mentions, scanner)
    acting = [
        _kinds((*named, *_shortened(words, short)), scanner.rules)
        for words, named in zip(tokens, mentions, strict=True)
    ]
    spoken_of = _spoken_of(sentences, acting, scanner)
    return [
        replace(_prepare(sentence, words, named, kinds, known, scanner), short=short)
        for sentence, words, named, kinds, known in zip(
            sentences, tokens, mentions, acting, spoken_of, strict=True
        )
    ]


def _short_names(
    sentences: Sequence[Sentence],
    tokens: Sequence[tuple[Token, ...]],
    mentions: Sequence[tuple[Mention, ...]],
    scanner: Scanner,
) -> dict[str, Mention]:
    """The short names of an article, of its headings and of its text."""
    headings = dict.fromkeys(text for sentence in sentences for text in sentence.headings)
    named = [*(scan(scanner, text) for text in headings), *zip(tokens, mentions, strict=True)]
    return short_names(named, scanner.rules.concepts, scanner.rules.language)


def _shortened(tokens: Sequence[Token], short: Mapping[str, Mention]) -> Iterator[Mention]:
    """What the short names among the words of a sentence may mean."""
    if short:
        yield from (found for token in tokens if (found := meant_by(token.text.lower(), short)))


def _outside_names(
    tokens: Sequence[Token], mentions: tuple[Mention, ...], language: Language
) -> tuple[Mention, ...]:
    """The mentions that are no part of an organisation's name ("National Diabetes Program")."""
    kept = []
    for mention in mentions:
        last = mention.last
        while last < len(tokens) and last < mention.last + NAME_REACH:
            text = tokens[last].text
            classes = language.noun_classes.get(text.lower(), frozenset())
            if text[:1].isupper() and "organisation" in classes:
                break
            last = last + 1 if text[:1].isupper() or len(text) <= LINK_LETTERS else len(tokens)
        else:
            last = len(tokens)
        titled = tokens[mention.first].text[:1].isupper()
        if last >= min(len(tokens), mention.last + NAME_REACH) or not titled:
            kept.append(mention)
    return tuple(kept)


def _kinds(mentions: Sequence[Mention], rules: RuleSet) -> tuple[int, int, int]:
    """How many different things that act, that are acted on, and of these measures, it names."""
    named = {mention.concept for mention in mentions}
    # Smokers stand for smoking, too, and the gut for gut problems.
    named |= {implied for name in named for implied in rules.concepts[name].implies}
    kinds = [rules.concepts[name].kind for name in named]
    return (
        sum(kind in EXPOSURE_KINDS for kind in kinds),
        sum(kind in OUTCOME_KINDS for kind in kinds),
        kinds.count(Kind.MEASURE),
    )


def _spoken_of(
    sentences: Sequence[Sentence], acting: Sequence[tuple[int, int, int]], scanner: Scanner
) -> Iterator[Known]:
    """What was named near each sentence, in a heading, or in the lead-in of its list."""
    headed: dict[str, tuple[int, int, int]] = {}
    last = [-MEMORY - 1, -MEMORY - 1]
    for sentence, kinds in zip(sentences, acting, strict=True):
        above = (*sentence.headings, *((sentence.lead_in,) if sentence.lead_in else ()))
        for text in above:
            if text not in headed:
                headed[text] = _kinds(scan(scanner, text)[1], scanner.rules)
        exposure, outcome = (
            sentence.paragraph - last[side] <= MEMORY or any(headed[text][side] for text in above)
            for side in (0, 1)
        )
        led = sentence.lead_in is not None and bool(headed[sentence.lead_in][0])
        yield Known(exposure, outcome, led)
        for side in (0, 1):
            if kinds[side]:
                last[side] = sentence.paragraph


def _prepare(
    sentence: Sentence,
    tokens: tuple[Token, ...],
    mentions: tuple[Mention, ...],
    kinds: tuple[int, int, int],
    known: Known,
    scanner: Scanner,
) -> Prepared:
    """The sentence with what is found in it; cues are sought only where a claim is possible."""
    words = [token.text.lower() for token in tokens]
    amounts = find_amounts(tokens, scanner.units) if any(kinds) or known.exposure else ()
    taken = _tells_how(mentions, amounts, scanner.rules)
    ended = _why_not(words, kinds, known, scanner.rules.language, taken=taken)
    if is_run_together(tokens):
        ended = "it is too long to be one sentence"
    if ended is not None and not amounts:
        return Prepared(sentence, tokens, mentions, {}, (), ended)
    hits = find_hits(words, scanner.rules.language)
    return Prepared(sentence, tokens, mentions, hits, amounts, ended)


def may_be_open(entry: Prepared, language: Language, scanner: Scanner) -> bool:
    """Whether a sentence may relate things that no rule names.

    A word of it relates, and it names a concept or uses a word that few texts use.
    """
    sentence = entry.sentence
    if sentence.kind not in _READ_OPEN or sentence.text.rstrip().endswith("?"):
        return False
    words = [token.text.lower() for token in entry.tokens]
    if not any(not trigger.modal for trigger in triggered(words, language)):
        return False
    named = any(scanner.rules.concepts[one.concept].kind in ACTING for one in entry.mentions)
    return named or any(
        len(word) > LINK_LETTERS and not scanner.model.is_common(word, among=COMMON)
        for word in words
    )


def with_hits(entry: Prepared, language: Language) -> Prepared:
    """The sentence with its cues, which are not sought where no rule names a thing in it."""
    return replace(entry, hits=find_hits([token.text.lower() for token in entry.tokens], language))


def has_cue(entry: Prepared, slot: str, language: Language) -> bool:
    """Whether a sentence holds a cue of a slot; its cues are sought only if its words allow one."""
    cues = language.cues
    possible = any(
        cue.slot == slot for token in entry.tokens for cue in cues.get(token.text.lower(), ())
    )
    return possible and bool((entry.hits or with_hits(entry, language).hits).get(slot))


def _why_not(
    words: Sequence[str],
    kinds: tuple[int, int, int],
    known: Known,
    language: Language,
    *,
    taken: bool,
) -> str | None:
    """Why a sentence can make no claim about relations, or None if it may make one.

    `taken` says that it tells how, or how much of, something is taken.

    It must name something that is acted on and something that acts, or refer
    to what was named before; advice and the like need no object.
    """
    exposures, outcomes, measures = kinds
    falling = _points_to_fall(words, language)
    refers = known.exposure and (taken or has_reference(words, language, REFERENCES))
    arms = known.exposure and has_reference(words, language, ARMS)
    if not exposures and not outcomes and not falling and not refers and not arms:
        return "it names nothing that a rule knows"
    relating = list(triggered(words, language))
    if not relating and not (exposures and outcomes and leaves_open(words, language)):
        return "no word in it relates what it names"
    holds = any(trigger.names for trigger in relating)
    judges = any(trigger.evaluative for trigger in relating)
    objectless = any(trigger.objectless and not trigger.modal for trigger in relating)
    if not exposures and not outcomes and not falling:
        # What names nothing at all must point at what was named, and judge it or link the two.
        points = (judges or objectless) and has_reference(words, language, frozenset())
        points |= refers and holds
        # "No difference between the groups"
        points |= judges and arms
        points |= refers and known.outcome and _two_refer(words, language)
        if not points and language.function_words["both_named"].isdisjoint(words):
            return "it names nothing that a rule knows"
    if exposures and (holds or any(trigger.objectless for trigger in relating)):
        return None
    if refers and not exposures and (objectless or holds):
        return None
    pointing = (
        (exposures or refers)
        and known.outcome
        and (judges or has_reference(words, language, OUTCOME_REFERENCES | RISKS))
    )
    if not outcomes and not falling and not pointing:
        return "it names nothing that could be acted on"
    if exposures or known.lead:
        return None
    if outcomes > 1 and any(
        (measures or not word.remedial) and not word.objectless for word in relating
    ):
        # Diseases cause each other; they remedy nothing, and nobody advises them.
        return None
    if any(phrase.issubset(words) for phrase in language.implying):
        return None
    if refers or (judges and known.exposure):
        return None
    return "it names nothing that could act"


def _tells_how(mentions: Sequence[Mention], amounts: Sequence[Amount], rules: RuleSet) -> bool:
    """Whether a sentence tells how, or how much of, something is taken: "the tablets"."""
    dimensions = rules.language.function_words["dose_dimensions"]
    return any(amount.per or amount.dimension in dimensions for amount in amounts) or any(
        rules.concepts[mention.concept].kind is Kind.FORM for mention in mentions
    )


def has_reference(words: Sequence[str], language: Language, classes: frozenset[str]) -> bool:
    """Whether a word may stand for something that was named before."""
    return any(_references(words, language, classes))


def _references(words: Sequence[str], language: Language, classes: frozenset[str]) -> Iterator[str]:
    """The words that may each stand for something that was named before."""
    demonstrative = language.function_words["demonstrative"]
    for word in words:
        if (word in language.pronouns and word not in demonstrative) or not (
            language.noun_classes.get(word, frozenset()).isdisjoint(classes)
        ):
            yield word


def _two_refer(words: Sequence[str], language: Language) -> bool:
    """Whether words may stand for both what acts and what is acted on: "It reduces them"."""
    return sum(1 for _ in _references(words, language, REFERENCES | OUTCOME_REFERENCES)) > 1


def _points_to_fall(words: Sequence[str], language: Language) -> bool:
    """Whether a sentence without names speaks of what was named: "their effect … the loss"."""
    return any(word in language.pronouns for word in words) and any(
        "decline" in language.noun_classes.get(word, ()) for word in words
    )
