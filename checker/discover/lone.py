"""Outcomes of which the corpus tells with one gene alone: there "the genotype" is of that gene."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from checker.discover.alignment import Alignment
from checker.discover.referents import is_unnamed
from checker.values.open_claim import OpenClaim, Phrase


@dataclass(frozen=True, slots=True)
class Lone:
    """The genes, as far as possible by their systems, that variants are told of by outcome."""

    alignment: Alignment
    genes: Mapping[str, Set[str]]

    def fits(self, left: OpenClaim, right: OpenClaim) -> bool:
        """Whether one variant has no name, and the other is of the only gene of their outcome."""
        genes = self.alignment.genes
        sides = (left.subject, right.subject)
        if not all(map(genes.is_variant, sides)):
            return False
        if sum(is_unnamed(side, genes) for side in sides) != 1:
            return False
        shared = self._places(left.object) & self._places(right.object)
        told = [self.genes[place] for place in shared if place in self.genes]
        return bool(told) and all(len(genes) == 1 for genes in told)

    def _places(self, outcome: Phrase) -> frozenset[str]:
        return places_of(outcome, self.alignment)


def build_lone(claims: Iterable[OpenClaim], alignment: Alignment) -> Lone:
    """What the claims of a corpus, with their phrases resolved, tell of genes."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if alignment.genes.is_variant(claim.subject):
            for place in places_of(claim.object, alignment):
                found[place] |= alignment.genes.outermost(alignment.genes.of(claim.subject))
    return Lone(alignment, found)


def places_of(outcome: Phrase, alignment: Alignment) -> frozenset[str]:
    """What an outcome is looked up by: its families and its head."""
    return frozenset({*alignment.families.of(outcome), outcome.head})
