"""What of the rules a corpus touches, and which of its nouns no rule knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.cache import Cache
from checker.claims import Reader, build_reader
from checker.claims.reader import SentenceRead, read_sentences
from checker.compare import statements_touched
from checker.language import LanguageModel, Tree, Word
from checker.language.model import Masked
from checker.read import Pattern, find_articles, read_file
from checker.ruleset.inflection import noun_plural
from checker.ruleset.language import Language
from checker.ruleset.rules import RuleSet
from checker.values.article import Failure
from checker.values.claim import Claim
from checker.values.token import Token

#: Words as common as these name no remedy and no complaint.
COMMON = 1_000
SHORTEST = 4
#: A noun is told by how the tagger sees it in so many sentences at most.
SAMPLES = 4
#: How a noun hangs on a word that relates it, and how many steps above that may stand.
ENDS = frozenset({"nsubj", "obj", "obl", "nmod"})
STEPS = 2
#: So many candidates are tagged for each noun that is wanted.
SPARE = 6


@dataclass(frozen=True, slots=True)
class UnknownNoun:
    """A noun that no rule knows; `example` is a sentence with it, and where that stands."""

    noun: str
    articles: int
    times: int
    place: str
    example: str


@dataclass(frozen=True, slots=True)
class RulesCoverage:
    """What a corpus touches: ids with the number of articles; statements with nothing beside."""

    articles: int
    claims: int
    failures: tuple[Failure, ...]
    concepts: Mapping[str, int]
    statements: frozenset[str]
    quantities: Mapping[str, int]
    unknown: tuple[UnknownNoun, ...]


@dataclass(slots=True)
class _Word:
    """A word that may be such a noun, where it was seen."""

    articles: set[str] = field(default_factory=set)
    times: int = 0
    samples: list[tuple[str, str, tuple[Token, ...], int]] = field(default_factory=list)


@dataclass(slots=True)
class _Count:
    """What is counted while the articles are read."""

    articles: int = 0
    claims: list[Claim] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    concepts: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    words: defaultdict[str, _Word] = field(default_factory=lambda: defaultdict(_Word))


def rules_coverage(
    paths: Sequence[Path],
    rules: RuleSet,
    *,
    root: Path,
    most_nouns: int = 20,
    cache: Cache | None = None,
    ignore: Sequence[Pattern] = (),
) -> RulesCoverage:
    """What the articles under the paths touch, and their most frequent unknown nouns."""
    reader = build_reader(rules, cache=cache)
    articles = find_articles(paths, root=root, ignore=ignore)
    count = _Count(failures=list(articles.failures))
    own = _own_words(rules)
    for file in articles.files:
        article = read_file(file, root=root, structure=rules.structure)
        if isinstance(article, Failure):
            count.failures.append(article)
            continue
        count.articles += 1
        for read in read_sentences(article, reader):
            _count_sentence(read, own, rules.language, count)
    quantities = Counter(
        (claim.quantity.of, claim.path)
        for claim in count.claims
        if claim.quantity is not None and claim.quantity.of in rules.quantities
    )
    return RulesCoverage(
        articles=count.articles,
        claims=len(count.claims),
        failures=tuple(sorted(count.failures, key=lambda failure: (failure.path, failure.kind))),
        concepts={name: len(found) for name, found in sorted(count.concepts.items())},
        statements=statements_touched(count.claims, rules),
        quantities=dict(sorted(Counter(str(of) for of, _ in quantities).items())),
        unknown=tuple(_unknown(count.words, reader, most_nouns)),
    )


def _count_sentence(
    read: SentenceRead, own: frozenset[str], language: Language, count: _Count
) -> None:
    entry, path = read.prepared, read.place.path
    count.claims += read.claims
    for mention in entry.mentions:
        count.concepts[mention.concept].add(path)
    # A sentence that relates nothing would make no claim, whatever its nouns meant.
    if read.claims or not _relates(entry.tokens, language):
        return
    named = {index for mention in entry.mentions for index in range(mention.first, mention.last)}
    place = f"{path}:{read.place.line}"
    for index, token in enumerate(entry.tokens):
        # A capital inside a sentence is a name's; the first word's says nothing.
        text = token.text.lower() if index == 0 else token.text
        if index in named or len(text) < SHORTEST or not (text.isalpha() and text.islower()):
            continue
        if text not in own:
            word = count.words[text]
            word.articles.add(path)
            word.times += 1
            word.samples.append((place, entry.sentence.text, entry.tokens, index))
            del word.samples[SAMPLES:]


def _relates(tokens: Sequence[Token], language: Language) -> bool:
    return any(
        lemma in language.triggers
        for token in tokens
        for lemma, _ in language.lemmas.get(token.text.lower(), ())
    )


def _own_words(rules: RuleSet) -> frozenset[str]:
    """Words that the rules use themselves: frames, cues, classes of nouns, function words."""
    language = rules.language
    words: set[str] = {*language.lemmas, *language.noun_classes, *language.pronouns}
    words.update(language.own_subjects, rules.structure.stop_words)
    words.update(word for cues in language.cues.values() for cue in cues for word in cue.words)
    words.update(name for unit in rules.units.values() for name in unit.synonyms)
    return frozenset(words)


def _unknown(words: Mapping[str, _Word], reader: Reader, most: int) -> Iterator[UnknownNoun]:
    """The most frequent words that the tagger takes for nouns, gravest first."""
    model = reader.scanner.model
    merged = _with_plurals(words)
    uncommon = [word for word in merged if not model.is_common(word, among=COMMON)]
    ranked = sorted(uncommon, key=lambda word: (*_rank(merged[word]), word))
    language = reader.rules.language
    nouns = [word for word in ranked[: most * SPARE] if _takes_part(merged[word], model, language)]
    for noun in nouns[:most]:
        word = merged[noun]
        place, example, _, _ = word.samples[0]
        yield UnknownNoun(noun, len(word.articles), word.times, place, example)


def _rank(word: _Word) -> tuple[int, int]:
    return (-len(word.articles), -word.times)


def _with_plurals(words: Mapping[str, _Word]) -> dict[str, _Word]:
    """Singulars take in their plurals."""
    merged = dict(words)
    for word, seen in words.items():
        plural = noun_plural(word)
        if plural in merged and plural != word:
            other = merged.pop(plural)
            merged[word] = _Word(
                seen.articles | other.articles,
                seen.times + other.times,
                [*seen.samples, *other.samples][:SAMPLES],
            )
    return merged


def _takes_part(word: _Word, model: LanguageModel, language: Language) -> bool:
    """Whether it is a noun in most of its sentences, and in one of them an end of a relation.

    Only these sentences are parsed.
    """
    trees = model.parse([_unmasked(tokens) for _, _, tokens, _ in word.samples])
    places = [
        (tree, tree.words[index]) for tree, (*_, index) in zip(trees, word.samples, strict=True)
    ]
    nouns = [(tree, place) for tree, place in places if _is_noun(place)]
    return len(nouns) * 2 > len(places) and any(
        _is_end(place, tree, language) for tree, place in nouns
    )


def _is_noun(word: Word) -> bool:
    """Whether a word is a noun, or stands where only one can: unknown words are mistagged."""
    return word.upos == "NOUN" or (word.upos == "ADJ" and word.dep in ("obj", "nsubj:pass"))


def _is_end(word: Word, tree: Tree, language: Language) -> bool:
    """Whether a word that relates governs it, or what it belongs to: "a cup of tea eases"."""
    for _ in range(STEPS):
        head = tree.words[word.head]
        if head is word:
            return False
        lemmas = (lemma for lemma, _ in language.lemmas.get(head.lower, ()))
        if word.dep.split(":")[0] in ENDS and any(lemma in language.triggers for lemma in lemmas):
            return True
        word = head
    return False


def _unmasked(tokens: Iterable[Token]) -> Masked:
    words = tuple(token.text for token in tokens)
    spans = tuple((index, index + 1) for index in range(len(words)))
    return Masked(words, words, spans, tuple(None for _ in words))
