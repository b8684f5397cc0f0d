"""Open claims of one article: from its parsed sentences and its own short forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.claims.prepare import COMMON
from checker.claims.reader import Reader, SentenceRead
from checker.discover.families import build_families
from checker.discover.genes import Genes, build_genes
from checker.discover.names import Naming
from checker.discover.naming import Normal, name_words
from checker.discover.reading import open_claims
from checker.discover.referents import with_referents
from checker.mentions.abbreviations import written_out
from checker.values.open_claim import OpenClaim


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """A reader, the same only as itself: rule sets are large to compare."""

    reader: Reader

    def __hash__(self) -> int:
        return id(self.reader)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.reader is self.reader


def open_claims_of(reads: Sequence[SentenceRead], reader: Reader) -> tuple[OpenClaim, ...]:
    """The open claims of an article, in order of place."""
    plain, genes = _words_of(_Held(reader))
    naming = replace(plain, shorts=written_out(read.prepared.tokens for read in reads))
    found = [
        (read.open_view, open_claims(read, read.open_view, naming, reader.rules))
        for read in reads
        if read.open_view is not None
    ]
    return tuple(with_referents(found, naming, genes))


@lru_cache(maxsize=2)
def _words_of(held: _Held) -> tuple[Naming, Genes]:
    """What names are made with and the genes, once for all articles of a run."""
    rules, model = held.reader.rules, held.reader.scanner.model
    words, normal = rules.discovery, Normal(rules.wording.spelling)
    naming = Naming(
        words=words,
        normal=normal,
        shorts={},
        through=words.through,
        is_rare=lambda word: not model.is_common(word, among=COMMON),
        families=build_families(words, normal, rules.concepts),
        aliases=tuple(
            (frozenset(name_words(name, normal, words)), known)
            for name, known in sorted(
                words.aliases.items(), key=lambda alias: (-len(alias[0]), alias)
            )
        ),
        usual={
            short: (long,) if long.startswith("@") else name_words(long, normal, words)
            for short, long in words.shorts.items()
        },
    )
    return naming, build_genes(words, normal, ())
