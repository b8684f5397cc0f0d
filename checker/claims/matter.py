"""What advice is for where it does not say: the illness that its page or section is about.

"Keep taking the antibiotics" on a page about typhoid fever is advice for typhoid
fever; it says nothing of antibiotics after a tick bite.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checker.claims.prepare import Scanner, scan
from checker.normalize.claims import ADVICE
from checker.ruleset.model import Kind, LinkKind
from checker.ruleset.rules import RuleSet
from checker.values.claim import Claim
from checker.values.token import Mention, Token

#: Links along which a heading that names one concept speaks of the other, too.
_NEAR = (LinkKind.IS_A, LinkKind.FORM_OF)
_ILL = (Kind.CONDITION, Kind.SYMPTOM)
#: The longest name of an illness that no rule knows, in words.
_LONGEST = 5


def for_its_matter(
    claims: Iterable[Claim], headings: Sequence[str], scanner: Scanner
) -> Iterator[Claim]:
    """The claims, advice without an object limited to the illness that the headings name.

    A page that is about the subject itself limits nothing, nor is advice that
    says for whom it is limited further.
    """
    for claim in claims:
        limited = claim.scope.condition or claim.scope.population
        if claim.object is not None or claim.aspect != ADVICE or limited or not headings:
            yield claim
            continue
        illness = None if _is_about(claim, headings, scanner) else _illness(headings, scanner)
        if illness is None:
            yield claim
        else:
            yield replace(claim, scope=replace(claim.scope, condition=(illness,)))


def _is_about(claim: Claim, headings: Sequence[str], scanner: Scanner) -> bool:
    """Whether a heading names the subject, or what it is a kind or form of."""
    named = {mention.concept for text in headings for mention in scan(scanner, text)[1]}
    return any(_near(subject, other, scanner.rules) for subject in claim.subject for other in named)


def _near(one: str, other: str, rules: RuleSet) -> bool:
    return one == other or any(
        other in rules.concepts[one].linked(kind) or one in rules.concepts[other].linked(kind)
        for kind in _NEAR
    )


def _illness(headings: Sequence[str], scanner: Scanner) -> str | None:
    """The illness that the outermost heading with one names."""
    for text in headings:
        tokens, mentions = scan(scanner, text)
        found = _known(tokens, mentions, scanner) or _unknown(tokens, scanner)
        if found:
            return found
    return None


def _known(tokens: Sequence[Token], mentions: Sequence[Mention], scanner: Scanner) -> str | None:
    for mention in mentions:
        if scanner.rules.concepts[mention.concept].kind in _ILL:
            first = _run(tokens, mention.first, scanner)
            if first == mention.first:
                return mention.concept
            return _text(tokens[first : mention.last])
    return None


def _unknown(tokens: Sequence[Token], scanner: Scanner) -> str | None:
    """Words that end in one for an illness, with what stands before it: "Fabry disease"."""
    language = scanner.rules.language
    endings = tuple(language.function_words["illness_endings"])
    for index, token in enumerate(tokens):
        word = token.text.lower()
        if "illness" in language.noun_classes.get(word, ()) or word.endswith(endings):
            return _text(tokens[_run(tokens, index, scanner) : index + 1])
    return None


def _run(tokens: Sequence[Token], index: int, scanner: Scanner) -> int:
    """Where the words begin that belong to the name that ends at a token."""
    language = scanner.rules.language
    breaks, first = language.function_words["name_breaks"], index
    while first > 0 and index - first < _LONGEST:
        word = tokens[first - 1].text
        # "Treating asthma", "Living with asthma"
        if not word[0].isalnum() or word.lower() in breaks or word.lower() in language.lemmas:
            break
        first -= 1
    return first


def _text(tokens: Sequence[Token]) -> str:
    return f"text:{' '.join(token.text.lower() for token in tokens)}"
