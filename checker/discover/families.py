"""Outcomes by what they tell of: several measures answer one question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.discover.naming import Normal, name_words
from checker.ruleset.discovery import Discovery
from checker.ruleset.model import Concept, LinkKind
from checker.values.open_claim import Phrase, Sense


@dataclass(frozen=True, slots=True)
class Families:
    """The words of each outcome to the families it is of, with whether one wants it."""

    members: Mapping[frozenset[str], tuple[tuple[str, Sense], ...]]
    concepts: Mapping[str, Concept]

    def at(self, word: str) -> frozenset[str]:
        """The families that a word is of by itself, or a concept through one above it."""
        keys = (frozenset({one}) for one in self.upwards(word))
        return frozenset(family for key in keys for family, _ in self.members.get(key, ()))

    def of(self, phrase: Phrase) -> Mapping[str, Sense]:
        """The families of an outcome; the longest names in a phrase count."""
        words = {above for word in phrase.words for above in self.upwards(word)}
        found = [
            name
            for name in self.members
            if name <= words and (phrase.head in name or any(map(_is_concept, name)))
        ]
        longest = max(map(len, found), default=0)
        return {
            family: sense
            for name in found
            if len(name) == longest
            for family, sense in self.members[name]
        }

    @property
    def names(self) -> frozenset[str]:
        """All families."""
        return frozenset(family for known in self.members.values() for family, _ in known)

    def upwards(self, word: str) -> set[str]:
        """A word, and where it is a concept all that it is a kind of."""
        found, waiting = {word}, [word]
        while waiting:
            concept = self.concepts.get(waiting.pop().removeprefix("@"))
            if concept is not None and _is_concept(word):
                above = {f"@{name}" for name in concept.linked(LinkKind.IS_A)} - found
                found |= above
                waiting += above
        return found


def _is_concept(word: str) -> bool:
    return word.startswith("@")


def build_families(words: Discovery, normal: Normal, concepts: Mapping[str, Concept]) -> Families:
    """The families of the rules, by the words of their members."""
    members: dict[frozenset[str], tuple[tuple[str, Sense], ...]] = {}
    for member in words.families:
        name = member.name
        key = frozenset({name} if _is_concept(name) else name_words(name, normal, words))
        members[key] = (*members.get(key, ()), (member.family, Sense(member.wanted)))
    return Families(members, concepts)
