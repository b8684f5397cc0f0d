"""The reader of articles: everything that the rules decide, prepared once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.cache import Cache
from checker.claims.antecedents import with_antecedents
from checker.claims.around import pointed_at
from checker.claims.layout import LONGEST
from checker.claims.mask import mask
from checker.claims.matter import ailments_of, for_its_matter, without_kinds
from checker.claims.prepare import (
    ACTING,
    Prepared,
    Scanner,
    has_cue,
    may_be_open,
    prepare_all,
    scan,
    with_hits,
)
from checker.claims.trim import trim
from checker.claims.verdicts import with_verdict
from checker.extract.centre import after_sentence
from checker.extract.discourse import Discourse, Group
from checker.extract.generic import without_narrowed
from checker.extract.phrases import is_plural
from checker.extract.quantities import read_quantities
from checker.extract.readings import SentenceReadings, read_sentence
from checker.extract.repairs import repaired
from checker.extract.shortened import with_short_names
from checker.extract.view import View, find_hits, on_words
from checker.language import Tree, load_model
from checker.mentions import build_lexicon, build_units
from checker.normalize import Place, amounts_of, claims_of, load_weights
from checker.normalize.claims import ADVICE
from checker.read.places import LineIndex
from checker.ruleset.model import EXPOSURE_KINDS, OUTCOME_KINDS, Kind
from checker.ruleset.rules import RuleSet
from checker.segment import segment
from checker.segment.citations import find_citations
from checker.values.article import Article, BlockKind
from checker.values.claim import Claim, Join, Role
from checker.values.sentence import Sentence
from checker.values.token import Mention, Token

#: How far from "combined with" its two sides may stand, in tokens.
PAIR_REACH = 6
#: How many groups of the paragraph before "these" and "they" can still mean.
BEFORE = 6


@dataclass(frozen=True, slots=True)
class Reader:
    """What turns articles into claims; `candidates_only` skips what can make no claim.

    `discover` parses what may say something of things that no rule names, too.
    """

    scanner: Scanner
    candidates_only: bool = True
    discover: bool = False

    @property
    def rules(self) -> RuleSet:
        """The rules that are read by."""
        return self.scanner.rules


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """A sentence with all that was made of it; no view where it was not parsed.

    `open_view` is there where open claims are sought in it.
    """

    prepared: Prepared
    place: Place
    view: View | None
    read: SentenceReadings
    claims: tuple[Claim, ...]
    open_view: View | None = None


def build_reader(
    rules: RuleSet,
    *,
    candidates_only: bool = True,
    cache: Cache | None = None,
    discover: bool = False,
) -> Reader:
    """A reader for a rule set; loading the language model takes most of the time."""
    model = load_model()
    lexicon = build_lexicon(
        rules.concepts.values(), rules.wording, known_words=model.known_words, cache=cache
    )
    units = build_units(rules.units, rules.wording.amounts)
    scanner = Scanner(rules, model, lexicon, units, load_weights())
    return Reader(scanner, candidates_only, discover)


def read_claims(article: Article, reader: Reader) -> tuple[Claim, ...]:
    """All claims of an article, in order of place."""
    return tuple(claim for read in read_sentences(article, reader) for claim in read.claims)


def read_sentences(article: Article, reader: Reader) -> Iterator[SentenceRead]:
    """Every sentence of an article that can be read, with what was made of it."""
    prepared = without_kinds(
        prepare_all(segment(article, reader.rules.structure), reader.scanner), reader.scanner
    )
    trees = _trees(_chosen(prepared, reader), reader)
    # A batch of their own, so that they change no tree of the others.
    nearby = pointed_at(prepared, trees, reader.rules)
    before_pronouns = {
        index: _view(tree, nearby[index], reader) for index, tree in _trees(nearby, reader).items()
    }
    opened = _open_views(prepared, trees, reader) if reader.discover else {}
    lines = LineIndex(article.text)
    discourse, paragraph = Discourse(), -1
    named: dict[str, tuple[Group, ...]] = {}
    headings: tuple[str, ...] = ()
    ailments = _ailments(prepared, reader)
    for index, entry in enumerate(prepared):
        if entry.sentence.paragraph != paragraph:
            paragraph = entry.sentence.paragraph
            same_section = entry.sentence.headings == headings
            before = (discourse.groups or discourse.before)[:BEFORE] if same_section else ()
            discourse = replace(_opening(entry.sentence, reader, named), before=before)
            headings = entry.sentence.headings
        span = entry.sentence.span
        place = Place(article.path, *lines.place(span.start), *lines.place(span.end))
        tree = trees.get(index)
        view = _view(tree, entry, reader) if tree else None
        mentioned = _mentioned(entry.mentions, reader, entry.tokens)
        if view is None:
            # What a sentence opens with is what it is about.
            read = SentenceReadings((), discourse.after(tuple(reversed(mentioned))))
        else:
            read = read_sentence(view, discourse)
        runs = () if read.readings else _runs(entry.mentions, reader, entry.tokens)
        discourse = read.discourse.beside((*_pairs(entry, reader), *runs))
        discourse = replace(discourse, arms=_arms(entry, mentioned, reader) or discourse.arms)
        seen = view or before_pronouns.get(index)
        discourse = after_sentence(seen, discourse) if seen else discourse.ended()
        claims = _claims(entry, place, view, read, reader)
        claims = tuple(for_its_matter(claims, entry.sentence.headings, ailments, reader.scanner))
        claims = with_antecedents(claims, entry, prepared[:index])
        following = prepared[index + 1] if index + 1 < len(prepared) else None
        claims = with_verdict(claims, entry, following, reader.rules.language)
        yield SentenceRead(entry, place, view, read, claims, opened.get(index))


def _ailments(prepared: Sequence[Prepared], reader: Reader) -> frozenset[str]:
    """The headings of an article that others of it call an illness."""
    above = {heading for entry in prepared for heading in entry.sentence.headings}
    own = {e.sentence.text for e in prepared if e.sentence.kind is BlockKind.HEADING}
    return ailments_of(above | own, reader.scanner)


def _claims(
    entry: Prepared, place: Place, view: View | None, read: SentenceReadings, reader: Reader
) -> tuple[Claim, ...]:
    related: Iterable[Claim] = (
        ()
        if view is None
        else claims_of(read.readings, view, entry.tokens, entry.sentence, place, reader.scanner)
    )
    if not entry.amounts:
        return tuple(related)
    quantities = read_quantities(
        entry.mentions,
        entry.amounts,
        entry.hits,
        reader.rules.concepts,
        reader.rules.quantities,
        reader.scanner.units,
        listed=_lists_intakes(entry.sentence, reader),
    )
    stated = tuple(amounts_of(quantities, entry, place, reader.rules, reader.scanner.weights))
    measured = {claim.subject for claim in stated}
    # "Adults should take 800 IU of it a day" says how much, not that they should.
    kept = (
        claim
        for claim in related
        if claim.object is not None or claim.subject not in measured or claim.aspect != ADVICE
    )
    return (*kept, *stated)


def _lists_intakes(sentence: Sentence, reader: Reader) -> bool:
    """Whether a row or item stands under a heading such as "Recommended daily intake"."""
    if sentence.kind not in (BlockKind.TABLE_ROW, BlockKind.LIST_ITEM):
        return False
    above = f"{sentence.lead_in or ''} {' '.join(sentence.headings[-1:])}"
    words = [token.text.lower() for token in scan(reader.scanner, above)[0]]
    hits = find_hits(words, reader.rules.language).get("quantity_role", ())
    return any(hit.value == Role.INTAKE for hit in hits)


def parsed(entry: Prepared, reader: Reader) -> View | None:
    """A sentence that was found not worth parsing, parsed; None where it cannot be."""
    if not 0 < len(entry.tokens) <= LONGEST:
        return None
    found = entry if entry.hits else with_hits(entry, reader.rules.language)
    worth = replace(found, ended=None)
    return _view(_trees({0: worth}, reader)[0], worth, reader)


def _chosen(prepared: Sequence[Prepared], reader: Reader) -> dict[int, Prepared]:
    """The sentences that may make a claim, by their index."""
    return {
        index: entry
        for index, entry in enumerate(prepared)
        if 0 < len(entry.tokens) <= LONGEST and (entry.ended is None or not reader.candidates_only)
    }


def _open_views(
    prepared: Sequence[Prepared], trees: Mapping[int, Tree], reader: Reader
) -> dict[int, View]:
    """The sentences in which open claims are sought, as seen with the words for them."""
    language = reader.rules.open_language
    chosen = {
        index: entry if entry.hits else with_hits(entry, language)
        for index, entry in enumerate(prepared)
        if 0 < len(entry.tokens) <= LONGEST and may_be_open(entry, language, reader.scanner)
    }
    # What is parsed anyway is not parsed again, and what is added changes no batch.
    added = _trees({key: one for key, one in chosen.items() if key not in trees}, reader)
    return {
        index: replace(_view(trees.get(index) or added[index], entry, reader), language=language)
        for index, entry in chosen.items()
    }


def _trees(chosen: Mapping[int, Prepared], reader: Reader) -> dict[int, Tree]:
    """The trees of sentences by their index; those of one article are one batch."""
    language, concepts = reader.rules.language, reader.rules.concepts
    masked = []
    for entry in chosen.values():
        citations = find_citations(entry.sentence.text, reader.rules.structure)
        skipped = trim(entry.tokens, entry.hits, language, entry.amounts, entry.mentions, citations)
        masked.append(mask(entry.tokens, entry.mentions, concepts, language, entry.hits, skipped))
    return dict(zip(chosen, reader.scanner.model.parse(masked), strict=True))


def _view(tree: Tree, entry: Prepared, reader: Reader) -> View:
    place = {token: word.index for word in tree.words for token in range(word.first, word.last)}
    amounts = tuple((place.get(amount.first), amount) for amount in entry.amounts)
    hits = on_words(entry.hits, tree, len(entry.tokens))
    view = View(tree, reader.rules.language, reader.rules.concepts, hits, amounts)
    return without_narrowed(with_short_names(repaired(view), entry.short))


def _opening(sentence: Sentence, reader: Reader, named: dict[str, tuple[Group, ...]]) -> Discourse:
    """What a paragraph can refer to at its start: its lead-in and its headings.

    `named` keeps what the lead-ins and headings of the article name.
    """
    for text in (sentence.lead_in, *sentence.headings):
        if text is not None and text not in named:
            named[text] = _groups_of(text, reader)
    lead = named[sentence.lead_in] if sentence.lead_in is not None else ()
    title = tuple(
        group
        for heading in sentence.headings
        for group in (*named[heading], *_of_sites(heading, reader))
    )
    qualified = sentence.lead_in is not None and _qualifies(sentence.lead_in, reader)
    return Discourse(lead=lead, lead_qualified=qualified, title=tuple(dict.fromkeys(title)))


def _of_sites(heading: str, reader: Reader) -> Iterator[Group]:
    """What is wrong with an organ that a heading names: "X and the gut" is about gut problems."""
    concepts = reader.rules.concepts
    for mention in scan(reader.scanner, heading)[1]:
        if concepts[mention.concept].kind is Kind.SITE:
            for name in concepts[mention.concept].implies:
                if concepts[name].kind in OUTCOME_KINDS:
                    yield Group((name,), Join.ALL, outcome=True, plural=False)


def _qualifies(lead_in: str, reader: Reader) -> bool:
    """Whether a lead-in denies or hedges what its items say."""
    words = [token.text.lower() for token in scan(reader.scanner, lead_in)[0]]
    hits = find_hits(words, reader.rules.language)
    return bool(hits.get("negation") or hits.get("certainty"))


def _groups_of(text: str, reader: Reader) -> tuple[Group, ...]:
    tokens, mentions = scan(reader.scanner, text)
    return _mentioned(mentions, reader, tokens)


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
    return tuple(dict.fromkeys((*_runs(mentions, reader, tokens), *found)))


def _runs(
    mentions: Sequence[Mention], reader: Reader, tokens: Sequence[Token]
) -> tuple[Group, ...]:
    """Exposures that only "and" or commas part, as groups: what "these nutrients" can mean."""
    concepts, cues = reader.rules.concepts, reader.rules.language.cues
    runs: list[list[Mention]] = []
    for mention in mentions:
        if concepts[mention.concept].kind not in EXPOSURE_KINDS:
            continue
        between = tokens[runs[-1][-1].last : mention.first] if runs else ()
        joined = bool(between) and all(
            any(cue.slot == "coordinator" for cue in cues.get(token.text.lower(), ()))
            for token in between
        )
        if joined:
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return tuple(
        Group(
            tuple(dict.fromkeys(mention.concept for mention in run)),
            Join.EACH,
            outcome=False,
            plural=True,
        )
        for run in reversed(runs)
        if len(run) > 1
    )


def _arms(
    entry: Prepared, groups: Sequence[Group], reader: Reader
) -> tuple[Group, tuple[Group, ...]] | None:
    """What a sentence compares with no treatment ("took X or placebo"), and its outcomes."""
    acting = [group for group in groups if not group.outcome]
    if len(acting) != 1:
        return None
    if not has_cue(entry, "comparator_inactive", reader.rules.language):
        return None
    return acting[0], tuple(reversed([group for group in groups if group.outcome]))


def _pairs(entry: Prepared, reader: Reader) -> tuple[Group, ...]:
    """Exposures said to be combined, asides included: what "this combination" then means."""
    exposures = [
        mention
        for mention in entry.mentions
        if reader.rules.concepts[mention.concept].kind in EXPOSURE_KINDS
    ]
    found = []
    for hit in entry.hits.get("combined", ()):
        before = [m for m in exposures if hit.first - PAIR_REACH <= m.last <= hit.first]
        after = [m for m in exposures if hit.last <= m.first < hit.last + PAIR_REACH]
        if hit.value == "with" and before and after and before[-1].concept != after[0].concept:
            members = (before[-1].concept, after[0].concept)
            found.append(Group(members, Join.ALL, outcome=False, plural=True))
    return tuple(found)
