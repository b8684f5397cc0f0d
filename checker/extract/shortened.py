"""Short names: "the pressure" where an article speaks of blood pressure, "phones" for mobiles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checker.extract.generic import is_harmless
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Language
from checker.ruleset.model import EXPOSURE_KINDS, OUTCOME_KINDS, Concept, Kind
from checker.values.token import Match, Mention, Token

#: A shorter last word is a letter or a number: "vitamin D".
SHORTEST = 4
_NARROWING = ("amod", "compound", "nummod", "acl", "acl:relcl", "appos", "flat")
#: Kinds whose names tell where or for whom, not which: "density at the spine".
_PLACES = frozenset({Kind.SITE, Kind.POPULATION, Kind.TIMING})


def short_names(
    named: Iterable[tuple[Sequence[Token], Sequence[Mention]]],
    concepts: Mapping[str, Concept],
    language: Language,
) -> dict[str, Mention]:
    """The last words of an article's longer names, each with the one name that it can mean."""
    found: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
    for tokens, mentions in named:
        for mention in mentions:
            kind = concepts[mention.concept].kind
            if mention.last - mention.first < 2 or kind not in EXPOSURE_KINDS | OUTCOME_KINDS:
                continue
            head = _singular(tokens[mention.last - 1].text.lower())
            classes = language.noun_classes.get(head, frozenset())
            if len(head) >= SHORTEST and (not classes or "short_name" in classes):
                found[head].setdefault(mention.concept, mention)
    return {head: next(iter(many.values())) for head, many in found.items() if len(many) == 1}


def with_short_names(view: View, short: Mapping[str, Mention]) -> View:
    """The view, in which short names name what the article calls by a longer one."""
    if not short:
        return view
    words = tuple(
        replace(word, mention=_as_mention(word, short[_singular(word.lower)]))
        if _singular(word.lower) in short and _points_back(view, word)
        else word
        for word in view.tree.words
    )
    return view if words == view.tree.words else replace(view, tree=replace(view.tree, words=words))


def meant_by(word: str, short: Mapping[str, Mention]) -> Mention | None:
    """What a lower-cased word may be the short name of."""
    return short.get(_singular(word))


def _points_back(view: View, word: Word) -> bool:
    """Whether a noun stands by itself, or with what says that it is known."""
    if word.mention is not None or word.upos not in ("NOUN", "PROPN"):
        return False
    if word.dep in ("compound", "flat", "amod"):
        return False
    for kid in view.tree.kids(word.index, *_NARROWING):
        if not is_harmless(view, kid):
            return False
    if any(view.kind(kid) not in _PLACES for kid in view.tree.kids(word.index, "nmod")):
        return False
    determiner = view.tree.kid(word.index, "det", "nmod:poss")
    if determiner is not None:
        known = view.function("definite") | view.language.pronouns.keys()
        return determiner.lower in known or determiner.dep == "nmod:poss"
    return word.lower.endswith("s") or "short_name" in view.classes(word)


def _as_mention(word: Word, named: Mention) -> Mention:
    return replace(named, first=word.first, last=word.last, match=Match.REFERENCE)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
