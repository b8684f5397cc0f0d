"""How a statement is meant: polarity, certainty, voice and basis, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.extract.view import Hit
from checker.values.claim import Basis, Certainty, Polarity, Voice

#: From the surest to the least sure; a statement is as sure as its least sure part.
SURENESS = (Certainty.ASSERTED, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What cues and operators make of a statement.

    `hits` are the words that did it, with their slots; `used` are the indices
    of cue words that have had their effect, for none acts twice. What is `proven` is said to be.
    """

    denied: bool = False
    mixed: bool = False
    certainty: Certainty = Certainty.ASSERTED
    voice: Voice | None = None
    lack: bool = False
    sole: bool = False
    basis: Basis | None = None
    complete: bool = False
    cap: bool = False
    weakened: bool = False
    hits: tuple[tuple[str, Hit], ...] = ()
    used: frozenset[int] = frozenset()
    unknown_governor: bool = False
    proven: bool = False

    @property
    def polarity(self) -> Polarity:
        """The polarity of the statement as a whole."""
        if self.mixed:
            return Polarity.MIXED
        return Polarity.DENIED if self.denied else Polarity.AFFIRMED

    def is_used(self, hit: Hit) -> bool:
        """Whether a cue has had its effect."""
        return any(index in self.used for index in range(hit.first, hit.last))

    def told(self, slot: str, hit: Hit | None) -> Meaning:
        """The same, with the words that filled a slot."""
        if hit is None:
            return self
        return replace(
            self,
            hits=(*self.hits, (slot, hit)),
            used=self.used | frozenset(range(hit.first, hit.last)),
        )

    def flipped(self, hit: Hit | None = None) -> Meaning:
        """The statement denied, with the words that deny it."""
        return replace(self, denied=not self.denied).told("polarity", hit)

    def hedged(self, certainty: Certainty, hit: Hit | None = None) -> Meaning:
        """The statement as sure as its least sure part."""
        least = max(self.certainty, certainty, key=SURENESS.index)
        return replace(self, certainty=least).told("certainty", hit)

    def voiced(self, voice: Voice | None, hit: Hit | None = None) -> Meaning:
        """The statement in a voice."""
        return replace(self, voice=voice).told("voice", hit)
