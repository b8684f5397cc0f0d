"""For whom an amount is: the people and illnesses that its sentence names, without a parse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from checker.extract.view import Hit
from checker.ruleset.model import Kind
from checker.ruleset.rules import RuleSet
from checker.values.claim import Scope
from checker.values.token import Mention, Token

_ILL = frozenset({Kind.CONDITION, Kind.SYMPTOM, Kind.EVENT})
#: How many words may stand between "with" and the illness: "with severe kidney disease".
_REACH = 2


class Named(Protocol):
    """A sentence with the names and cues that were found in it."""

    @property
    def tokens(self) -> Sequence[Token]: ...  # noqa: D102
    @property
    def mentions(self) -> Sequence[Mention]: ...  # noqa: D102
    @property
    def hits(self) -> Mapping[str, tuple[Hit, ...]]: ...  # noqa: D102


def whom(source: Named, rules: RuleSet) -> Scope:
    """The people and conditions that limit an amount.

    What opens with a condition that names neither is limited by its words:
    "If you work outdoors, …".
    """
    population = {
        mention.concept
        for mention in source.mentions
        if rules.concepts[mention.concept].kind is Kind.POPULATION
    }
    condition = set(_suffered(source, rules))
    if not population and not condition:
        condition = set(_opening(source))
    return Scope(population=tuple(sorted(population)), condition=tuple(sorted(condition)))


def _suffered(source: Named, rules: RuleSet) -> Iterator[str]:
    """The illnesses that people are said to have, not those that an amount is good against."""
    words = [token.text.lower() for token in source.tokens]
    before: Mention | None = None
    for mention in source.mentions:
        if rules.concepts[mention.concept].kind not in _ILL:
            continue
        listed = before is not None and _are_listed(words[before.last : mention.first], rules)
        if listed or _have(words[: mention.first], rules):
            before = mention
            yield mention.concept


def _have(before: Sequence[str], rules: RuleSet) -> bool:
    """Whether words end in what says that people have the illness that follows."""
    return any(
        f" {' '.join(before[: len(before) - passed])}".endswith(f" {phrase}")
        for phrase in rules.language.function_words["ailing"]
        for passed in range(_REACH + 1)
    )


def _are_listed(between: Sequence[str], rules: RuleSet) -> bool:
    joints = rules.language.cues
    return all(any(cue.slot == "coordinator" for cue in joints.get(word, ())) for word in between)


def _opening(source: Named) -> Iterator[str]:
    """The words of a condition that opens a sentence, up to its comma."""
    if not any(hit.first == 0 for hit in source.hits.get("conditional", ())):
        return
    words = [token.text.lower() for token in source.tokens]
    if "," in words:
        yield "text:" + " ".join(words[1 : words.index(",")])
