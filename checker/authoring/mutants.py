"""Sentences that must not violate a statement, made from one that must; safe rewriting only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.claims.reader import SentenceRead
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import WordClass
from checker.ruleset.model import Concept, Kind, LinkKind, Statement, Verdict
from checker.ruleset.mutations import Negation
from checker.ruleset.rules import RuleSet
from checker.values.claim import Claim, Polarity

#: With these the evidence leaves a claim open, and its denial too.
_OPEN = frozenset({Verdict.MIXED, Verdict.UNKNOWN})

NEGATED = "negated"
OTHER_POPULATION = "other population"


def mutants(
    reads: Sequence[SentenceRead], statement: Statement, rules: RuleSet
) -> Iterator[tuple[str, str]]:
    """Names and sentences; nothing where the text is not one sentence that can be taken apart."""
    if len(reads) != 1 or reads[0].view is None:
        return
    read, view = reads[0], reads[0].view
    verdict, mutations = statement.verdict, rules.mutations
    elsewhere = _of_others(read, statement, rules)
    if elsewhere is not None:
        yield OTHER_POPULATION, elsewhere
    root = _root(view)
    # An order ("Take ...") makes no clause that something could be said of.
    if root is None or view.tree.kid(root.index, "nsubj", "nsubj:pass", "csubj", "expl") is None:
        return
    clause = _as_clause(read, view)
    wraps = dict(mutations.wraps)
    if verdict not in _OPEN:
        wraps |= mutations.denying_wraps
    for name, wrap in wraps.items():
        yield name, wrap.replace("{}", clause)
    if verdict not in _OPEN and _affirms(read.claims):
        negated = _negated(read, view, root, mutations.negation)
        if negated is not None:
            yield NEGATED, negated


def _root(view: View) -> Word | None:
    return next((word for word in view.tree.words if word.head == word.index), None)


def _affirms(claims: Sequence[Claim]) -> bool:
    return bool(claims) and all(claim.polarity is Polarity.AFFIRMED for claim in claims)


def _as_clause(read: SentenceRead, view: View) -> str:
    """The sentence as it stands inside another: no stop, no capital that only opens it."""
    text = read.prepared.sentence.text.strip().rstrip(".!")
    first = text.split(" ", 1)[0]
    if first[1:] != first[1:].lower() or _is_proper(first, read, view):
        return text
    return first[0].lower() + text[1:]


def _is_proper(first: str, read: SentenceRead, view: View) -> bool:
    """Whether a name of the rules keeps its capital inside a sentence."""
    named = read.prepared.mentions
    if not named or named[0].first != 0:
        return False
    return any(name.split(" ")[0] == first for name in _names(view.concepts[named[0].concept]))


def _names(concept: Concept) -> tuple[str, ...]:
    return (concept.label, *concept.synonyms)


def _negated(read: SentenceRead, view: View, root: Word, negation: Negation) -> str | None:
    """The sentence denied, where its main verb shows how; None where that is not plain."""
    tree = view.tree
    if not negation.after or any(word.upos == "VERB" for word in tree.kids(root.index, "conj")):
        return None
    auxiliary = tree.kid(root.index, "aux", "aux:pass", "cop")
    if auxiliary is not None:
        denied = negation.joined.get(auxiliary.lower, f"{auxiliary.text} {negation.after}")
        return _replaced(read, auxiliary, denied)
    if root.upos != "VERB" or root.last != root.first + 1:
        return None
    # The parser may have seen another verb in place of a rare one: the rules know the lemma.
    lemmas = {
        lemma
        for lemma, word_class in view.language.lemmas.get(root.lower, ())
        if word_class is WordClass.VERB
    }
    if len(lemmas) != 1:
        return None
    lemma = lemmas.pop()
    support = negation.past
    if root.lower == lemma:
        support = negation.base
    elif root.lower.endswith("s"):
        support = negation.third_person
    return _replaced(read, root, f"{support} {lemma}") if support else None


def _replaced(read: SentenceRead, word: Word, text: str) -> str:
    sentence, tokens = read.prepared.sentence.text, read.prepared.tokens
    start, end = tokens[word.first].start, tokens[word.last - 1].end
    return f"{sentence[:start]}{text}{sentence[end:]}"


def _of_others(read: SentenceRead, statement: Statement, rules: RuleSet) -> str | None:
    """The sentence said of other people, where it names those that the statement names."""
    named = set(statement.claim.scope.population)
    line = {name for one in named for name in _broader(one, rules)}
    others = (
        other
        for other in rules.mutations.populations
        if other not in line and named.isdisjoint(_broader(other, rules))
    )
    other = next(others, None)
    if not named or other is None:
        return None
    text, tokens, end = [], read.prepared.tokens, len(read.prepared.sentence.text)
    for mention in reversed(read.prepared.mentions):
        concept = rules.concepts[mention.concept]
        if concept.kind is Kind.POPULATION and not named.isdisjoint(_broader(concept.id, rules)):
            last = tokens[mention.last - 1].end
            text += [read.prepared.sentence.text[last:end], rules.concepts[other].label]
            end = tokens[mention.first].start
    if not text:
        return None
    made = read.prepared.sentence.text[:end] + "".join(reversed(text))
    return made[0].upper() + made[1:]


def _broader(name: str, rules: RuleSet) -> frozenset[str]:
    """A concept and all that it is a kind of."""
    found, waiting = {name}, [name]
    while waiting:
        concept = rules.concepts.get(waiting.pop())
        for wider in concept.linked(LinkKind.IS_A) if concept else ():
            if wider not in found:
                found.add(wider)
                waiting.append(wider)
    return frozenset(found)
