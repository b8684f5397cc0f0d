"""How far a reading can be trusted, from how it was reached."""

from __future__ import annotations

from decimal import Decimal

from checker.extract.readings import Reading
from checker.extract.view import View
from checker.values.token import Match

#: What each weakness of a reading costs; estimated on the gold sentences.
BASE = Decimal("0.95")
COSTS = {
    "tagger": Decimal("0.15"),
    "linear": Decimal("0.15"),
    "resolved": Decimal("0.10"),
    "governor": Decimal("0.10"),
    "fuzzy": Decimal("0.10"),
    "long": Decimal("0.05"),
}
LONG_SENTENCE_WORDS = 35


def confidence_of(reading: Reading, view: View) -> Decimal:
    """Between 0 and 1, with two decimals."""
    weak = {
        "tagger": not reading.predicate.sure,
        "linear": reading.linear,
        "resolved": reading.subject.resolved,
        "governor": reading.meaning.unknown_governor,
        "fuzzy": any(
            word.mention and word.mention.match is Match.FUZZY for word in view.tree.words
        ),
        "long": len(view.tree.words) > LONG_SENTENCE_WORDS,
    }
    cost = sum((COSTS[name] for name, found in weak.items() if found), Decimal(0))
    return (BASE - cost).quantize(Decimal("0.01"))
