"""Which gene a phrase is about: by its name, or by a variant that is called without it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from checker.discover.naming import Normal, name_words
from checker.ruleset.discovery import Discovery
from checker.values.open_claim import Phrase

#: A genotype in the letters of its two alleles: "DD", "TT".
_GENOTYPE = re.compile(r"[ACDGILMST]{2}")


@dataclass(frozen=True, slots=True)
class Genes:
    """Genes by their names and by their variants; `owners` are those that the corpus tells."""

    kin: Mapping[str, int]
    names: tuple[tuple[frozenset[str], str], ...]
    variants: Mapping[str, str]
    within: Mapping[str, str]
    owners: Mapping[str, str] = field(default_factory=dict)

    def is_variant(self, phrase: Phrase) -> bool:
        """Whether a phrase names a variant, or a gene alone or with a genotype."""
        words = {word.lower() for word in phrase.words}
        typed = next(codes_of(phrase), None) is not None and bool(self.known(phrase.words))
        return (
            phrase.head.lower() in self.kin
            or is_code(phrase.head)
            or typed
            or any(words <= name for name, _ in self.names)
        )

    def of(self, phrase: Phrase) -> frozenset[str]:
        """The genes of a phrase: those it names, else those whose variants it names."""
        known = self.known(phrase.words)
        if known:
            return known
        codes = list(codes_of(phrase))
        told = {self.variants.get(code, self.owners.get(code)) for code in codes}
        return frozenset(gene for gene in told if gene is not None) | self._names(phrase)

    def named(self, phrase: Phrase) -> frozenset[str]:
        """The genes that a phrase names, those of the rules or any that looks like one."""
        return self.known(phrase.words) or self._names(phrase)

    def known(self, said: Iterable[str]) -> frozenset[str]:
        """The genes of the rules that words name."""
        words = frozenset(word.lower() for word in said)
        known = [(name, symbol) for name, symbol in self.names if name <= words]
        # "Angiotensin II receptor" is no angiotensin.
        return frozenset(
            symbol for name, symbol in known if not any(name < other for other, _ in known)
        )

    def _names(self, phrase: Phrase) -> frozenset[str]:
        """Names in capitals or with digits beside a variant."""
        return frozenset(
            word
            for word in phrase.words
            if is_name(word)
            and word not in self.variants
            and word.lower() not in self.kin
            and not _GENOTYPE.fullmatch(word)
        )

    def meet(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether two phrases are about one gene, or one about the other's system."""
        ours, theirs = ({*genes, *self._systems(genes)} for genes in (left, right))
        return bool(left & theirs or right & ours)

    def outermost(self, genes: Iterable[str]) -> set[str]:
        """Genes, each as the system that it belongs to."""
        return {self.within.get(gene, gene) for gene in genes}

    def _systems(self, genes: Iterable[str]) -> set[str]:
        return {self.within[gene] for gene in genes if gene in self.within}


def build_genes(words: Discovery, normal: Normal, phrases: Iterable[Phrase]) -> Genes:
    """The genes of the rules, and to which of them the corpus says that a code belongs."""
    plain = Genes(
        kin=words.kin,
        names=tuple(
            (frozenset(piece.lower() for piece in name_words(name, normal, words)), symbol)
            for symbol, gene in sorted(words.genes.items())
            for name in gene.names
        ),
        variants={
            piece: symbol
            for symbol, gene in sorted(words.genes.items())
            for variant in gene.variants
            for piece in normal.pieces(variant)
            if is_code(piece) or is_name(piece)
        },
        within={
            symbol: gene.within for symbol, gene in words.genes.items() if gene.within is not None
        },
    )
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        named = plain.named(phrase)
        if len(named) == 1 and phrase.head.lower() in words.kin:
            for code in codes_of(phrase):
                owners[code] |= named
    return Genes(
        plain.kin,
        plain.names,
        plain.variants,
        plain.within,
        {code: next(iter(found)) for code, found in sorted(owners.items()) if len(found) == 1},
    )


def codes_of(phrase: Phrase) -> Iterator[str]:
    """Places in a sequence, and genotypes, that a phrase names."""
    for word in phrase.words:
        if is_code(word) or _GENOTYPE.fullmatch(word) or (is_name(word) and not word.isupper()):
            yield word


def is_code(word: str) -> bool:
    """Whether a word in normal form is the number of a place in a sequence."""
    return word.startswith("#")


def is_name(word: str) -> bool:
    """Whether a word is a name in capitals, or in letters and digits, as genes have."""
    return word.isupper() or (
        any(letter.isdigit() for letter in word) and any(letter.isalpha() for letter in word)
    )
