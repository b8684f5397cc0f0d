"""What tracing gives: for one sentence its claims, or the first step at which it gave none."""

from __future__ import annotations

from dataclasses import dataclass

from checker.values.claim import Claim
from checker.values.span import Span


@dataclass(frozen=True, slots=True)
class Ended:
    """Where a sentence, or one would-be claim of it, ended: the step, and why in words.

    `step` is a stage or a part of one ("segment", "mentions", "relation", "voice");
    `span` is the place in the file that the reason speaks of, if it is not the sentence;
    `needed` is what would have to be there to go on.
    """

    step: str
    reason: str
    span: Span | None = None
    rule: str | None = None
    needed: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """How a sentence was read; `ended` lists what was given up, also beside claims.

    `line` and `column` are where it starts in the file, `last_line` where it ends.
    """

    text: str
    span: Span
    line: int
    column: int
    last_line: int
    claims: tuple[Claim, ...]
    ended: tuple[Ended, ...] = ()
