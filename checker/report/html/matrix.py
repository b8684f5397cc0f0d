"""The stance matrix: what each source answers to each disputed question, from yes to no."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from checker.report.html.readings import own_polarity
from checker.values.claim import Basis, Certainty, Claim, Polarity, Stance
from checker.values.report import Answered, Finding, Question, Side


class Cell(StrEnum):
    """What a source says on a question; a silent one has no cell."""

    YES = "yes"
    NO = "no"
    HEDGED = "hedged"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Line:
    """One disputed question: `yes` is what a yes means, cells and claims are by path.

    `odd` is the path of the one source that stands alone; `findings` are the
    numbers of the findings on the question, gravest first.
    """

    question: Question
    yes: str
    cells: Mapping[str, Cell]
    claims: Mapping[str, tuple[Claim, ...]]
    established: Cell | None
    odd: str | None
    findings: tuple[int, ...]


_WEAK = frozenset({Certainty.POSSIBLE, Certainty.UNCLEAR})
#: The evidence outweighs one source in saying who stands alone.
_WEIGHT_OF_EVIDENCE = 2


def matrix(findings: Sequence[Finding], answered: Iterable[Answered]) -> tuple[Line, ...]:
    """A line for each question of the findings, in their order."""
    by_question: dict[Question, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings):
        if any(side.claims for side in finding.sides):
            by_question[finding.question].append(number)
    answers: dict[Question, list[Answered]] = defaultdict(list)
    for answer in answered:
        answers[answer.question].append(answer)
    return tuple(
        _line(question, numbers, findings, answers[question])
        for question, numbers in by_question.items()
    )


def _line(
    question: Question,
    numbers: Sequence[int],
    findings: Sequence[Finding],
    answers: Sequence[Answered],
) -> Line:
    sides = [side for number in numbers for side in findings[number].sides]
    yes = _yes_side(sides)
    said: dict[str, list[tuple[Cell, Claim]]] = defaultdict(list)
    for claim, stance in _said(sides, answers):
        said[claim.path].append((_cell(claim, stance, yes), claim))
    cells = {path: _together(cell for cell, _ in found) for path, found in sorted(said.items())}
    established = _established(sides, yes)
    return Line(
        question=question,
        yes=yes.reading,
        cells=cells,
        claims={path: _spokesmen(said[path], cell) for path, cell in cells.items()},
        established=established,
        odd=_odd(cells, established),
        findings=tuple(numbers),
    )


def _yes_side(sides: Sequence[Side]) -> Side:
    """The side whose reading a yes stands for: the first that affirms most plainly."""
    return min(sides, key=_plainness)


def _plainness(side: Side) -> int:
    """From a side that simply affirms to one that denies; evidence speaks after sources."""
    if side.slots is not None:
        affirms = side.slots.polarity is Polarity.AFFIRMED
        return 1 if affirms and side.slots.certainty not in _WEAK else 4
    claims = [participant.claim for participant in side.claims]
    if any(own_polarity(claim) is not Polarity.AFFIRMED for claim in claims):
        return 3
    return 2 if any(_is_hedged(claim) for claim in claims) else 0


def _said(sides: Sequence[Side], answers: Sequence[Answered]) -> Iterator[tuple[Claim, Stance]]:
    """Each claim on the question once, with its stance there."""
    seen: set[Claim] = set()
    for answer in answers:
        if answer.claim not in seen:
            seen.add(answer.claim)
            yield answer.claim, answer.stance
    # Some meet the question through a link alone.
    for side in sides:
        for participant in side.claims:
            if participant.claim not in seen:
                seen.add(participant.claim)
                yield participant.claim, side.stance


def _cell(claim: Claim, stance: Stance, yes: Side) -> Cell:
    polarity = own_polarity(claim)
    if polarity is Polarity.MIXED:
        return Cell.MIXED
    if _is_hedged(claim):
        return Cell.HEDGED
    if any(claim == participant.claim for participant in yes.claims):
        return Cell.YES
    where = _against(stance, yes.stance)
    if where is not Cell.HEDGED:
        return where
    # It meets yes without reaching as far: who affirms agrees, who denies leaves both open.
    affirms = polarity is Polarity.AFFIRMED
    agrees = yes.slots is None or yes.slots.polarity is Polarity.AFFIRMED
    return Cell.YES if affirms and agrees else Cell.HEDGED


def _is_hedged(claim: Claim) -> bool:
    return claim.certainty in _WEAK or claim.basis is Basis.LACK


def _against(stance: Stance, yes: Stance) -> Cell:
    """Yes inside, no outside, hedged where it is partly both."""
    if stance.scale != yes.scale:
        return Cell.HEDGED
    low, high = _ends(stance)
    yes_low, yes_high = _ends(yes)
    if high < yes_low or yes_high < low:
        return Cell.NO
    return Cell.YES if yes_low <= low and high <= yes_high else Cell.HEDGED


def _ends(stance: Stance) -> tuple[Decimal, Decimal]:
    infinity = Decimal("Infinity")
    low = -infinity if stance.low is None else stance.low
    return low, infinity if stance.high is None else stance.high


def _together(cells: Iterable[Cell]) -> Cell:
    """What a source says in all: who says both is mixed, who also hedges has said it."""
    found = set(cells)
    if Cell.MIXED in found or {Cell.YES, Cell.NO} <= found:
        return Cell.MIXED
    return next(cell for cell in (Cell.YES, Cell.NO, Cell.HEDGED) if cell in found)


def _spokesmen(said: Sequence[tuple[Cell, Claim]], cell: Cell) -> tuple[Claim, ...]:
    """The claims that are shown for a cell: the first of those that say it, one for each view."""
    wanted = (Cell.YES, Cell.NO, Cell.MIXED) if cell is Cell.MIXED else (cell,)
    firsts = (next((claim for one, claim in said if one is view), None) for view in wanted)
    return tuple(claim for claim in firsts if claim is not None)


def _established(sides: Sequence[Side], yes: Side) -> Cell | None:
    found = [
        Cell.MIXED
        if side.slots.polarity is Polarity.MIXED or side.slots.certainty is Certainty.UNCLEAR
        else _against(side.stance, yes.stance)
        for side in sides
        if side.slots is not None
    ]
    return _together(found) if found else None


def _odd(cells: Mapping[str, Cell], established: Cell | None) -> str | None:
    """The one source that says yes or no where two or more, or the evidence, say the opposite."""
    for mine, other in ((Cell.YES, Cell.NO), (Cell.NO, Cell.YES)):
        alone = [path for path, cell in cells.items() if cell is mine]
        against = sum(cell is other for cell in cells.values())
        if established is other:
            against += _WEIGHT_OF_EVIDENCE
        if len(alone) == 1 and against > 1 and established is not mine:
            return alone[0]
    return None
