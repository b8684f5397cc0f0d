"""Variants without a name: "the genotype" is of the gene that its article speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.discover.genes import Genes, codes_of
from checker.discover.names import Naming, phrase_at, pieces_of
from checker.extract.view import View
from checker.values.open_claim import OpenClaim, Phrase


def is_unnamed(phrase: Phrase, genes: Genes) -> bool:
    """Whether a phrase speaks of a variant and does not say of which gene."""
    variant = phrase.head.lower() in genes.kin
    return variant and not genes.of(phrase) and not any(True for _ in codes_of(phrase))


def with_referents(
    read: Sequence[tuple[View, Sequence[OpenClaim]]], naming: Naming, genes: Genes
) -> Iterator[OpenClaim]:
    """The claims; what names no gene takes that of its sentence, or the only one of the article."""
    told = [_genes_in(view, naming, genes) for view, _ in read]
    everywhere = frozenset().union(*told)
    for (_, claims), here in zip(read, told, strict=True):
        known = here or everywhere
        for claim in claims:
            if len(known) == 1 and is_unnamed(claim.subject, genes):
                yield replace(claim, subject=_named(claim.subject, next(iter(known))))
            else:
                yield claim


def _named(phrase: Phrase, gene: str) -> Phrase:
    return replace(phrase, words=(gene, *phrase.words), specific=True)


def _genes_in(view: View, naming: Naming, genes: Genes) -> frozenset[str]:
    """The genes of a sentence: those of the rules, and the names beside its variants."""
    words = [piece for word in view.tree.words for piece in pieces_of(view, word, naming)]
    found = set(genes.known(words))
    for word in view.tree.words:
        if naming.normal.word(word.text).lower() in naming.words.kin:
            phrase = phrase_at(view, word, naming)
            found |= genes.of(phrase[0]) if phrase is not None else set()
    return frozenset(found)
