"""Which phrases of different sources name the same thing, or one a kind of the other.

Never by likeness of letters alone: what is shared must be the head of both and
all words of one of them, a concept and one above it, or a code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from checker.compare.background import Background
from checker.discover.families import Families
from checker.discover.genes import Genes, is_code, is_name
from checker.ruleset.discovery import Discovery
from checker.ruleset.model import Kind, LinkKind
from checker.values.open_claim import OpenClaim, Phrase, Sense

#: A shorter name within a longer one is chance: "ion" in "infection".
_SHORTEST_ENDING = 5
#: What stands before a stem has at least so many letters.
_LEAST_BEFORE_STEM = 3
#: A short form has at most so many letters.
_LONGEST_SHORT = 5
_PART = re.compile(r"[a-z]+")


class Match(StrEnum):
    """How two phrases stand to each other."""

    SAME = "same"
    NARROWER = "narrower"
    KIN = "kin"


@dataclass(frozen=True, slots=True)
class Alignment:
    """What phrases are aligned by."""

    words: Discovery
    background: Background
    #: A name to the concept that it is the other side of: survival, death.
    sides: Mapping[str, str]
    #: Short forms to the words that the corpus introduces them for.
    shorts: Mapping[str, tuple[str, ...]]
    #: The names in one word that a concept has.
    names: Mapping[str, tuple[str, ...]]
    #: How names of a class end, and what the class is called, in words of a phrase.
    stems: Mapping[str, frozenset[frozenset[str]]]
    #: All classes, in words of a phrase.
    classes: frozenset[frozenset[str]]
    #: Words of the corpus that few texts use.
    rare: frozenset[str]
    genes: Genes
    families: Families
    #: What shows a thing and the thing, in words of phrases.
    markers: Sequence[tuple[frozenset[str], frozenset[str]]] = ()

    def resolved(self, phrase: Phrase) -> Phrase:
        """The phrase with its short forms written out, seen from the side that all share."""
        words = [long for word in phrase.words for long in self._long(word)]
        head = next(iter(reversed(self._long(phrase.head))))
        phrase = replace(phrase, words=tuple(dict.fromkeys(words)), head=head)
        if phrase.sense is Sense.OPEN:
            phrase = replace(phrase, sense=self._sense(phrase))
        return phrase

    def _sense(self, phrase: Phrase) -> Sense:
        """Whether one wants an outcome, as its families say."""
        senses = set(self.families.of(phrase).values())
        return senses.pop() if len(senses) == 1 else Sense.OPEN

    def shared(self, left: OpenClaim, right: OpenClaim, *, broad: bool) -> str | None:
        """The family that two outcomes share; that of the one where the other is any outcome."""
        ours, theirs = self._told_of(left), self._told_of(right)
        return min(ours | theirs if broad else ours & theirs, default=None)

    def _told_of(self, claim: OpenClaim) -> frozenset[str]:
        """The families of an outcome; "progression" alone is that of what the people have."""
        found = frozenset(self.families.of(claim.object))
        plain = claim.object.key <= self.words.vague
        return found or (self.people(claim) & self.families.names if plain else found)

    def people(self, claim: OpenClaim) -> frozenset[str]:
        """The diseases of the people of a claim, with broader ones and their families."""
        found: set[str] = set()
        for setting in claim.settings:
            concept = self.background.concepts.get(setting.removeprefix("@"))
            if concept is None:
                continue
            ill = [concept.id] if concept.kind is Kind.CONDITION else concept.implies
            for one in ill:
                found |= {*self.families.upwards(f"@{one}"), *self.families.at(f"@{one}")}
        return frozenset(found)

    def apart(self, left: OpenClaim, right: OpenClaim) -> bool:
        """Whether an outcome is told of people with one disease, and with a sister of it."""
        if not all(self._is_bound(one.object) for one in (left, right)):
            return False
        ours, theirs = self._diseases(left), self._diseases(right)
        pairs = [(one, other) for one in ours for other in theirs]
        sisters = any(self._sorts(one) & self._sorts(other) for one, other in pairs)
        return sisters and not any(self._akin(one, other) for one, other in pairs)

    def _sorts(self, disease: str) -> frozenset[str]:
        """The diseases above one whose kinds nobody takes for each other: cancer."""
        return frozenset(self.families.upwards(disease) & self.words.parting)

    def _is_bound(self, outcome: Phrase) -> bool:
        families = self.families.of(outcome)
        return outcome.head in self.words.bound or not self.words.bound.isdisjoint(families)

    def _diseases(self, claim: OpenClaim) -> frozenset[str]:
        """What the people of a claim have, as it is called there."""
        found: set[str] = set()
        for setting in claim.settings | claim.object.key:
            concept = self.background.concepts.get(setting.removeprefix("@"))
            if concept is not None and setting != claim.object.head:
                ill = [concept.id] if concept.kind is Kind.CONDITION else concept.implies
                found |= {f"@{one}" for one in ill}
        return frozenset(found)

    def _akin(self, one: str, other: str) -> bool:
        """Whether two diseases are one, or one a kind of the other, or of one family."""
        related = one in self.families.upwards(other) or other in self.families.upwards(one)
        return related or bool(self.families.at(one) & self.families.at(other))

    def _long(self, word: str) -> tuple[str, ...]:
        long = self.shorts.get(word, (word,))
        return tuple(self.sides.get(one, one) for one in long)

    def match(self, left: Phrase, right: Phrase) -> Match | None:
        """How two resolved phrases stand to each other; None where they are two things."""
        if left.key == right.key:
            return Match.SAME
        if self.genes.is_variant(left) and self.genes.is_variant(right):
            ours, theirs = self.genes.of(left), self.genes.of(right)
            if ours and theirs:
                return Match.KIN if self.genes.meet(ours, theirs) else None
        if self._told_apart(left.key, right.key):
            return None
        if self.genes.is_variant(left) and self.genes.is_variant(right):
            return Match.KIN if self._share_name(left, right) else None
        if self._classes(left) & self._classes(right):
            # Two of a class, as the rules hold them, or one of them and the class.
            return Match.NARROWER
        if self._is_marked(left, right) or self._is_marked(right, left):
            return Match.NARROWER
        if self._is_procedure(left, right) or self._is_procedure(right, left):
            return Match.NARROWER
        if not self._heads_meet(left.head, right.head):
            return None
        left_rest, right_rest = left.key - {left.head}, right.key - {right.head}
        if self._covers(left_rest, right_rest) or self._covers(right_rest, left_rest):
            return Match.NARROWER
        return None

    def _is_marked(self, sign: Phrase, thing: Phrase) -> bool:
        """Whether one phrase names what shows, or is a part of, what the other names."""
        return any(
            one <= sign.key and sign.head in one and other <= thing.key and thing.head in other
            for one, other in self.markers
        )

    def _is_procedure(self, whole: Phrase, part: Phrase) -> bool:
        """Whether one phrase names a procedure by the words before it: "off-pump" (surgery)."""
        long = len(part.key) > 1 and part.key < whole.key
        return long and (
            whole.head in self.words.procedures
            or any(map(whole.head.endswith, self.words.procedure_endings))
        )

    def _classes(self, phrase: Phrase) -> frozenset[frozenset[str]]:
        """The classes of medicines that a phrase names, by the ending of a name or outright."""
        if phrase.key in self.classes:
            return frozenset({phrase.key})
        told = [(word, self._stemmed(word)) for word in phrase.words]
        classes = frozenset().union(*(found for _, found in told))
        # "The ACE inhibitor cetapril"
        return frozenset(
            known
            for known in classes
            if all(known in found or word in known for word, found in told)
        )

    def _stemmed(self, word: str) -> frozenset[frozenset[str]]:
        """The classes that the ending of a name tells."""
        return frozenset(
            known
            for stem, classes in self.stems.items()
            if word.isalpha()
            and word.endswith(stem)
            and len(word) >= len(stem) + _LEAST_BEFORE_STEM
            for known in classes
        )

    def _covers(self, more: frozenset[str], fewer: frozenset[str]) -> bool:
        return fewer <= more

    def _told_apart(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether both bear numbers or codes, and no common one: "type 1" and "type 2"."""
        for mark in (is_code, str.isdigit):
            ours, theirs = set(filter(mark, left)), set(filter(mark, right))
            if ours and theirs and not ours & theirs:
                return True
        return False

    def _share_name(self, left: Phrase, right: Phrase) -> bool:
        shared = {*_joined(left.words)} & {*_joined(right.words)}
        return any(
            word not in self.words.kin and (is_code(word) or is_name(word) or word in self.rare)
            for word in shared
        )

    def _heads_meet(self, left: str, right: str) -> bool:
        if left == right:
            return True
        if left[:1] == "@" == right[:1]:
            one, other = left[1:], right[1:]
            return (
                self.background.related(one, other)
                or other in self.background.named.get((one, LinkKind.MEASURED_BY), ())
                or one in self.background.named.get((other, LinkKind.MEASURED_BY), ())
            )
        if left[:1] == "@" or right[:1] == "@":
            concept, word = (left, right) if left[:1] == "@" else (right, left)
            return self._is_named(concept[1:], word)
        return self._ends_in(left, right) or self._ends_in(right, left)

    def _is_named(self, concept: str, word: str) -> bool:
        """Whether a word is formed with a name of a concept: "cerivastatin", "statins"."""
        return any(self._ends_in(word, name) for name in self.names.get(concept, ()))

    def _ends_in(self, longer: str, shorter: str) -> bool:
        """Whether a name is formed with another: "cyclosporin analog" no, "stavudine-like" no."""
        front = longer.removesuffix(shorter)
        return (
            len(shorter) >= _SHORTEST_ENDING
            and front not in (longer, "")
            and shorter.isalpha()
            and not any(front.endswith(prefix) for prefix in self.words.prefixes)
        )


def _joined(words: tuple[str, ...]) -> Iterator[str]:
    """The words, and each two that follow each other in one: "p22 phox", "p22phox"."""
    yield from words
    yield from (left + right for left, right in pairwise(words))


def short_forms(
    claims: Iterable[OpenClaim], labels: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Short forms that claims use, with the one name of the corpus whose initials they are."""
    found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    used: set[str] = set()
    for claim in claims:
        for phrase in (claim.subject, claim.object):
            used.update(word for word in phrase.words if word.isupper() and word.isalpha())
            for short, long in _initialled(phrase.words):
                found[short].add(long)
        for concept in {*claim.settings, *claim.subject.words, *claim.object.words}:
            label = _PART.findall(labels.get(concept.removeprefix("@"), ""))
            if concept.startswith("@") and len(label) > 1:
                found["".join(word[0] for word in label).upper()].add((concept,))
    return {short: name for short in sorted(used) if (name := _only(found[short])) is not None}


def _only(names: set[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The one name of some, or the one concept among them."""
    concepts = {name for name in names if name[0].startswith("@")}
    meant = concepts if len(concepts) == 1 else names
    return next(iter(meant)) if len(meant) == 1 else None


def _initialled(words: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each run of plain words in a phrase by its initials."""
    for first in range(len(words)):
        for last in range(first + 2, min(first + _LONGEST_SHORT, len(words)) + 1):
            run = tuple(words[first:last])
            if all(word.isalpha() and word.islower() for word in run):
                yield "".join(word[0] for word in run).upper(), run
