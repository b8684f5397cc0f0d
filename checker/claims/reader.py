"""The reader of articles: everything that the rules decide, prepared once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.claims.mask import mask
from checker.claims.trim import trim
from checker.extract.discourse import Discourse, Group
from checker.extract.readings import is_plural, read_sentence
from checker.extract.view import Hit, View, find_hits, on_words
from checker.language import LanguageModel, Tree, load_model
from checker.mentions import Lexicon, build_lexicon, find_mentions
from checker.normalize import Place, claims_of
from checker.ruleset.language import Language
from checker.ruleset.model import EXPOSURE_KINDS, OUTCOME_KINDS, RuleSet
from checker.segment import segment
from checker.segment.citations import find_citations
from checker.values.article import Article
from checker.values.claim import Claim, Join
from checker.values.sentence import Sentence
from checker.values.token import Mention, Token

#: How far from "combined with" its two sides may stand, in tokens.
PAIR_REACH = 6
ACTING = EXPOSURE_KINDS | OUTCOME_KINDS


@dataclass(frozen=True, slots=True)
class Reader:
    """What turns articles into claims; `candidates_only` skips what can make no claim."""

    rules: RuleSet
    model: LanguageModel
    lexicon: Lexicon
    candidates_only: bool = True


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A sentence with its tokens and mentions; `parsed` is whether it is worth parsing."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    hits: Mapping[str, tuple[Hit, ...]]
    candidate: bool


def build_reader(rules: RuleSet, *, candidates_only: bool = True) -> Reader:
    """A reader for a rule set; loading the language model takes most of the time."""
    return Reader(rules, load_model(), build_lexicon(rules.concepts.values()), candidates_only)


def read_claims(article: Article, reader: Reader) -> tuple[Claim, ...]:
    """All claims of an article, in order of place."""
    prepared = [_prepare(sentence, reader) for sentence in segment(article, reader.rules.structure)]
    parsed = [entry for entry in prepared if entry.candidate or not reader.candidates_only]
    language = reader.rules.language
    trees = reader.model.parse(
        [
            mask(
                entry.tokens,
                entry.mentions,
                reader.rules.concepts,
                language,
                entry.hits,
                trim(
                    entry.tokens,
                    entry.hits,
                    language,
                    find_citations(entry.sentence.text, reader.rules.structure),
                ),
            )
            for entry in parsed
        ]
    )
    by_sentence = {id(entry): tree for entry, tree in zip(parsed, trees, strict=True)}
    starts = _line_starts(article.text)
    claims: list[Claim] = []
    discourse = Discourse()
    paragraph = -1
    for entry in prepared:
        if entry.sentence.paragraph != paragraph:
            paragraph = entry.sentence.paragraph
            discourse = _opening(entry.sentence, reader)
        tree = by_sentence.get(id(entry))
        if tree is None:
            discourse = discourse.after(_mentioned(entry.mentions, reader, entry.tokens))
            continue
        view = _view(tree, entry, reader)
        read = read_sentence(view, discourse)
        discourse = read.discourse.beside(_pairs(entry, reader))
        place = Place(article.path, *_place(starts, entry.sentence.span.start))
        claims.extend(
            claims_of(read.readings, view, entry.tokens, entry.sentence, place, reader.rules)
        )
    return tuple(claims)


def _prepare(sentence: Sentence, reader: Reader) -> _Prepared:
    tokens = reader.model.tokenize(sentence.text)
    mentions = find_mentions(tokens, reader.lexicon)
    candidate = _is_candidate(tokens, mentions, reader)
    words = [token.text.lower() for token in tokens]
    hits = find_hits(words, reader.rules.language) if candidate else {}
    return _Prepared(sentence, tokens, mentions, hits, candidate)


def _is_candidate(tokens: Sequence[Token], mentions: Sequence[Mention], reader: Reader) -> bool:
    """Whether a sentence can make a claim: something is named, and a word relates it."""
    concepts = reader.rules.concepts
    acting = any(concepts[mention.concept].kind in ACTING for mention in mentions)
    language = reader.rules.language
    words = [token.text.lower() for token in tokens]
    if not acting and not _points_to_fall(words, language):
        return False
    return any(
        lemma in language.frame_words
        for word in words
        for lemma, _ in language.lemmas.get(word, ())
    )


def _points_to_fall(words: Sequence[str], language: Language) -> bool:
    """Whether a sentence without names speaks of what was named: "their effect … the loss"."""
    return any(word in language.pronouns for word in words) and any(
        "decline" in language.noun_classes.get(word, ()) for word in words
    )


def _view(tree: Tree, entry: _Prepared, reader: Reader) -> View:
    language = reader.rules.language
    hits = on_words(entry.hits, tree, len(entry.tokens))
    return View(tree, language, reader.rules.concepts, hits)


def _opening(sentence: Sentence, reader: Reader) -> Discourse:
    """What a paragraph can refer to at its start: its lead-in and its headings."""
    lead = _groups_of(sentence.lead_in, reader) if sentence.lead_in else ()
    title = tuple(group for heading in sentence.headings for group in _groups_of(heading, reader))
    return Discourse(lead=lead, title=tuple(dict.fromkeys(title)))


def _groups_of(text: str, reader: Reader) -> tuple[Group, ...]:
    tokens = reader.model.tokenize(text)
    return _mentioned(find_mentions(tokens, reader.lexicon), reader, tokens)


def _mentioned(
    mentions: Sequence[Mention], reader: Reader, tokens: Sequence[Token]
) -> tuple[Group, ...]:
    """The concepts named, as groups of one, the last one first."""
    found = []
    for mention in reversed(mentions):
        kind = reader.rules.concepts[mention.concept].kind
        if kind in ACTING:
            plural = is_plural(tokens[mention.last - 1].text.lower())
            found.append(Group((mention.concept,), Join.ALL, kind in OUTCOME_KINDS, plural))
    return tuple(dict.fromkeys(found))


def _pairs(entry: _Prepared, reader: Reader) -> tuple[Group, ...]:
    """Exposures said to be combined, asides included: what "this combination" then means."""
    found = []
    for hit in entry.hits.get("combined", ()):
        if hit.value != "with":
            continue
        exposures = [
            mention
            for mention in entry.mentions
            if reader.rules.concepts[mention.concept].kind in EXPOSURE_KINDS
        ]
        before = [m for m in exposures if hit.first - PAIR_REACH <= m.last <= hit.first]
        after = [m for m in exposures if hit.last <= m.first < hit.last + PAIR_REACH]
        if before and after and before[-1].concept != after[0].concept:
            members = (before[-1].concept, after[0].concept)
            found.append(Group(members, Join.ALL, outcome=False, plural=True))
    return tuple(found)


def _line_starts(text: str) -> list[int]:
    """Offsets at which lines start; \\r\\n is one line end."""
    starts = [0]
    for index, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n"):
            starts.append(index + 1)
    return starts


def _place(starts: Sequence[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
