"""Open claims of one article: from its parsed sentences and its own short forms."""

from __future__ import annotations

from collections.abc import Sequence

from checker.claims.prepare import COMMON
from checker.claims.reader import Reader, SentenceRead
from checker.discover.families import build_families
from checker.discover.genes import build_genes
from checker.discover.names import Naming
from checker.discover.naming import Normal, name_words
from checker.discover.reading import open_claims
from checker.discover.referents import with_referents
from checker.mentions.abbreviations import written_out
from checker.values.open_claim import OpenClaim

#: Prepositions that lead from a wrapper to what it wraps.
THROUGH = frozenset({"of", "in", "for", "with", "to", "on"})


def open_claims_of(reads: Sequence[SentenceRead], reader: Reader) -> tuple[OpenClaim, ...]:
    """The open claims of an article, in order of place."""
    rules, model = reader.rules, reader.scanner.model
    normal = Normal(rules.wording.spelling)
    naming = Naming(
        words=rules.discovery,
        normal=normal,
        shorts=written_out(read.prepared.tokens for read in reads),
        through=THROUGH,
        is_rare=lambda word: not model.is_common(word, among=COMMON),
        families=build_families(rules.discovery, normal, rules.concepts),
        aliases=tuple(
            (frozenset(name_words(name, normal, rules.discovery)), known)
            for name, known in sorted(
                rules.discovery.aliases.items(), key=lambda alias: (-len(alias[0]), alias)
            )
        ),
        usual={
            short: (long,) if long.startswith("@") else name_words(long, normal, rules.discovery)
            for short, long in rules.discovery.shorts.items()
        },
    )
    genes = build_genes(rules.discovery, normal, ())
    found = [
        (read.open_view, open_claims(read, read.open_view, naming, rules))
        for read in reads
        if read.open_view is not None
    ]
    return tuple(with_referents(found, naming, genes))
