"""Positions: what claims and statements hold, and the answers that each gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.compare.background import Background
from checker.compare.questions import Answer, answers
from checker.compare.scopes import implied_by
from checker.compare.signatures import Signature, Surety
from checker.compare.verdicts import Side
from checker.ruleset.model import Statement
from checker.values.claim import Claim


@dataclass(frozen=True, slots=True)
class Position:
    """One signature with all the claims that share it, or with the statement that holds it."""

    signature: Signature
    claims: tuple[Claim, ...] = ()
    statement: Statement | None = None
    paths: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()

    @property
    def all(self) -> range:
        """The indices of all its claims."""
        return range(len(self.claims))


@dataclass(frozen=True, slots=True)
class Entry:
    """A position's answer on one question, with what judging needs, worked out once.

    `standing` numbers the positions that judging cannot tell apart; `limits`
    are the members of the scope's sets, `implied` what the concepts imply.
    """

    number: int
    position: Position
    answer: Answer
    side: Side
    standing: int
    open: bool
    direct: bool
    limits: frozenset[str]
    implied: frozenset[str]


def entries(positions: Sequence[Position], background: Background) -> Iterator[tuple[Entry, ...]]:
    """The answers of each position in turn."""
    standings: dict[tuple[object, ...], int] = {}
    implied: dict[tuple[str | None, ...], frozenset[str]] = {}
    for number, position in enumerate(positions):
        signature = position.signature
        concepts = (signature.object, *signature.subject)
        if concepts not in implied:
            implied[concepts] = implied_by(concepts, background)
        scope, matter = signature.scope, signature.matter
        limits = (*scope.population, *scope.condition, *scope.site, *((matter,) if matter else ()))
        found = []
        for answer in answers(signature, background):
            side = Side(
                signature,
                answer.interval,
                replace(scope, with_=()) if answer.combined else scope,
            )
            standing = standings.setdefault(side.features, len(standings))
            entry = Entry(
                number=number,
                position=position,
                answer=answer,
                side=side,
                standing=standing,
                open=signature.surety is Surety.OPEN,
                direct=not answer.steps and not answer.differs,
                limits=frozenset(limits),
                implied=implied[concepts],
            )
            found.append(entry)
        yield tuple(found)
