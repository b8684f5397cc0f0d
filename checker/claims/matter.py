"""The illness that a page or section is about, which limits what its claims are said for.

"Keep taking the antibiotics" on a page about typhoid fever is advice for typhoid
fever; it says nothing of antibiotics after a tick bite. Nor does "painkillers bring
little relief" on a page about a rare disorder say that they relieve no pain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from checker.claims.prepare import ACTING, Prepared, Scanner, scan
from checker.extract.generic import HARMLESS
from checker.normalize.claims import ADVICE
from checker.ruleset.language import Language
from checker.ruleset.model import Kind, LinkKind
from checker.ruleset.rules import RuleSet
from checker.values.claim import Claim
from checker.values.token import Mention, Token

#: Links along which a heading that names one concept speaks of the other, too.
_NEAR = (LinkKind.IS_A, LinkKind.FORM_OF)
#: Links to what is broader; what is said of all pain on a page about one kind is limited to it.
_UPWARD = (LinkKind.IS_A, LinkKind.FORM_OF, LinkKind.PART_OF)
#: Scales on which a claim is for those whom its page is about.
_FOR_PATIENTS = frozenset({"course", "need", ADVICE, "safety", "amount"})
_ILL = (Kind.CONDITION, Kind.SYMPTOM)
#: The longest name of an illness that no rule knows, in words.
_LONGEST = 5


def ailments_of(headings: Iterable[str], scanner: Scanner) -> frozenset[str]:
    """The headings whose own words others of the article call an illness: "Treatments for X".

    So a name that no rule knows and that ends like none is known for one.
    """
    told = {text: _plain(text) for text in headings}
    leads = sorted(scanner.rules.language.function_words["illness_leads"])
    asked = {f" {text} " for text in told.values()}
    return frozenset(
        text
        for text, plain in told.items()
        if any(f" {lead} {plain} " in other for lead in leads for other in asked)
    )


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def for_its_matter(
    claims: Iterable[Claim], headings: Sequence[str], ailments: Set[str], scanner: Scanner
) -> Iterator[Claim]:
    """The claims, each with the illness that the headings name, where that limits it.

    Advice to no one in particular is limited to it outright; other claims keep it in mind.
    A page that is about the subject itself limits nothing, nor one about the object.
    """
    for claim in claims:
        found = None if claim.scope.condition else _illness(claim, headings, ailments, scanner)
        bare = claim.aspect == ADVICE and claim.object is None
        if found is None or not _is_limit(found, claim, scanner.rules):
            yield claim
        elif bare and claim.scope.population:
            # "Honey is advised for babies" under "Coughs" is told of all babies.
            yield claim
        elif bare:
            yield replace(claim, scope=replace(claim.scope, condition=(found.name,)))
        else:
            yield replace(claim, matter=found.name)


class _Illness(NamedTuple):
    """An illness by its concept or its words, the concept that these end in, and how named.

    `whole` tells a heading that is nothing but the name from one with more to say.
    """

    name: str
    kind: str | None
    whole: bool


def _illness(
    claim: Claim, headings: Sequence[str], ailments: Set[str], scanner: Scanner
) -> _Illness | None:
    """The illness of the outermost heading that is all its name, else of the outermost with one.

    None below a heading on the subject.
    """
    first: _Illness | None = None
    for text in headings:
        tokens, mentions = scan(scanner, text)
        if _is_about(claim, mentions, scanner.rules):
            return None
        found = _named(tokens, mentions, scanner)
        acting = any(scanner.rules.concepts[one.concept].kind in ACTING for one in mentions)
        if found is None and text in ailments and not acting:
            found = _Illness(_text(tokens), None, whole=True)
        if found and found.whole:
            return found
        first = first or found
    return first


def without_kinds(prepared: Sequence[Prepared], scanner: Scanner) -> list[Prepared]:
    """The sentences, in which the illness that the article is headed by is no other's name.

    "Cryptogenic cirrhosis" on its own page is not all cirrhosis.
    """
    above = next((one.sentence.headings[0] for one in prepared if one.sentence.headings), None)
    if above is None:
        return list(prepared)
    tokens, mentions = scan(scanner, above)
    found = _named(tokens, mentions, scanner)
    if found is None or not found.whole or not found.kind or found.name == found.kind:
        return list(prepared)
    name = [token.text.lower() for token in tokens]
    if not all(map(_tells_apart, name[: mentions[-1].first], [scanner] * len(name))):
        return list(prepared)
    return [replace(one, mentions=tuple(_outside(name, one))) for one in prepared]


def _tells_apart(word: str, scanner: Scanner) -> bool:
    """Whether a word makes another illness of a name: not "severe", "childhood"."""
    language = scanner.rules.language
    harmless = {cue.slot for cue in language.cues.get(word, ()) if cue.words == (word,)}
    return harmless.isdisjoint(HARMLESS) and not scan(scanner, word)[1]


def _outside(name: Sequence[str], entry: Prepared) -> Iterator[Mention]:
    words = [token.text.lower() for token in entry.tokens]
    for mention in entry.mentions:
        start = mention.last - len(name)
        if start < 0 or words[start : mention.last] != list(name):
            yield mention


def _is_limit(illness: _Illness, claim: Claim, rules: RuleSet) -> bool:
    """Whether a claim holds just for those with the illness, or just of that kind.

    Bare advice does. What is safe, or helps with a symptom that many illnesses have, does on
    a page that is headed by the illness alone. What causes a thing or raises a measure is
    told of everyone, but for what the illness is a kind of: "it can cause an infection".
    """
    if claim.object is None and claim.aspect == ADVICE and not claim.scope.population:
        return True
    if not illness.whole:
        return False
    if claim.object is None:
        return claim.aspect in _FOR_PATIENTS
    if illness.kind == claim.object != illness.name:
        return True
    if claim.object in _reached(illness.name, _UPWARD, rules) - {illness.name}:
        return True
    known = _is_common(claim.object, rules) and claim.aspect in _FOR_PATIENTS
    return known and not _is_akin(illness.name, claim.object, rules)


def _is_common(said_of: str, rules: RuleSet) -> bool:
    """Whether something comes with many illnesses: pain, weakness, infections."""
    concept = rules.concepts[said_of]
    symptom = concept.kind is Kind.SYMPTOM and not concept.linked(LinkKind.IS_A)
    return concept.generic or symptom


def _is_about(claim: Claim, mentions: Sequence[Mention], rules: RuleSet) -> bool:
    """Whether a heading names the subject, or what it is a kind or form of."""
    named = {mention.concept for mention in mentions}
    return any(_near(subject, other, rules) for subject in claim.subject for other in named)


def _near(one: str, other: str, rules: RuleSet) -> bool:
    return one == other or any(
        other in rules.concepts[one].linked(kind) or one in rules.concepts[other].linked(kind)
        for kind in _NEAR
    )


def _is_akin(illness: str, said_of: str, rules: RuleSet) -> bool:
    """Whether what a claim is about is the illness, or a kind, a sign or a measure of it."""
    every = tuple(LinkKind)
    return illness in _reached(said_of, every, rules) or said_of in _reached(illness, every, rules)


def _reached(start: str, kinds: Sequence[LinkKind], rules: RuleSet) -> frozenset[str]:
    """A concept with all that its links of some kinds lead to."""
    found, waiting = {start}, [start]
    while waiting:
        concept = rules.concepts.get(waiting.pop())
        if concept is None:
            continue
        new = {target for kind in kinds for target in concept.linked(kind)} - found
        found |= new
        waiting.extend(new)
    return frozenset(found)


def _named(
    tokens: Sequence[Token], mentions: Sequence[Mention], scanner: Scanner
) -> _Illness | None:
    """The illness that a heading names, by a concept or by words that end in one for it."""
    language = scanner.rules.language
    for mention in mentions:
        if scanner.rules.concepts[mention.concept].kind in _ILL:
            first, last = _run(tokens, mention.first, scanner), mention.last
            while last < len(tokens) and _ends_name(tokens[last], language):
                # "Central pain syndrome" is no pain.
                last += 1
            named, kind = tokens[first:last], mention.concept if last == mention.last else None
            name = mention.concept if (first, last) == (mention.first, mention.last) else None
            return _Illness(name or _text(named), kind, whole=len(named) == len(tokens))
    for index, token in enumerate(tokens):
        if _ends_name(token, language):
            named = tokens[_run(tokens, index, scanner) : index + 1]
            return _Illness(_text(named), None, whole=len(named) == len(tokens))
    return None


def _ends_name(token: Token, language: Language) -> bool:
    """Whether a word ends the name of an illness: "disease", "anaplasmosis"."""
    word, endings = token.text.lower(), tuple(language.function_words["illness_endings"])
    return "illness" in language.noun_classes.get(word, ()) or word.endswith(endings)


def _run(tokens: Sequence[Token], index: int, scanner: Scanner) -> int:
    """Where the words begin that belong to the name that ends at a token."""
    language = scanner.rules.language
    breaks, first = language.function_words["name_breaks"], index
    while first > 0 and index - first < _LONGEST:
        word = tokens[first - 1].text.lower()
        ends = word in breaks or word in language.lemmas
        if not word[0].isalnum():
            # "Post-polio syndrome"
            ends = not first > 1 or tokens[first - 2].end != tokens[first].start - len(word)
        # "Treating asthma", "Living with asthma", but "Crohn's disease"
        if ends and word not in language.function_words["possessive"]:
            break
        first -= 1
    return first


def _text(tokens: Sequence[Token]) -> str:
    return f"text:{' '.join(token.text.lower() for token in tokens)}"
