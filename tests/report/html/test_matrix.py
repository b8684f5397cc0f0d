"""The stance matrix: what each source says, and who stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.report.html.matrix import Line, matrix
from checker.values.claim import Certainty, Claim, Polarity, Stance, Voice
from checker.values.report import Answered, Participant, Question, Side
from tests.report.sample import DISPUTE, ESTABLISHED, REPORT, claim

CASES = yaml.safe_load(Path(__file__).with_name("matrix.yaml").read_text(encoding="utf-8"))


def stance(ends: list[int]) -> Stance:
    return Stance("course", Decimal(ends[0]), Decimal(ends[1]))


def made(path: str, given: Mapping[str, Any]) -> Claim:
    return claim(
        f"What {path} says.",
        path=path,
        polarity=Polarity(given["polarity"]),
        certainty=Certainty(given.get("certainty", "asserted")),
        voice=Voice(given.get("voice", "own")),
        stance=stance(given["stance"]),
    )


def line_of(case: Mapping[str, Any]) -> Line:
    claims = {path: made(path, given) for path, given in case["claims"].items()}
    sides = [
        Side(one.stance, f"{path} says", (Participant(path, one),)) for path, one in claims.items()
    ]
    if "established" in case:
        ends = case["established"]
        polarity = Polarity.DENIED if ends[0] == 0 else Polarity.AFFIRMED
        slots = replace(ESTABLISHED, polarity=polarity)
        sides.append(Side(stance(ends), "established", (), slots))
    question = Question(("vitamin_d",), "course", "osteoporosis")
    answered = [Answered(question, one.stance, one) for one in claims.values()]
    (line,) = matrix([replace(DISPUTE, question=question, sides=tuple(sides))], answered)
    return line


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cells(case: Mapping[str, Any]) -> None:
    line = line_of(case)
    assert {path: cell.value for path, cell in line.cells.items()} == case["cells"]
    assert (line.established.value if line.established else None) == case.get("says")
    assert line.odd == case.get("odd")
    assert line.yes == case.get("means", "a.md says")


def test_a_source_that_says_both_is_mixed_and_shows_both() -> None:
    sides = DISPUTE.sides
    yes = sides[0].claims[0].claim
    no = replace(made(yes.path, {"polarity": "denied", "stance": [0, 2]}), quote="Or not.")
    other = replace(sides[1], stance=stance([0, 2]), claims=(Participant("b9", no),))
    (line,) = matrix([replace(DISPUTE, sides=(sides[0], other))], ())
    assert line.cells[yes.path] == "mixed"
    assert line.claims[yes.path] == (yes, no)


def test_a_line_stands_for_all_findings_on_its_question() -> None:
    lines = matrix(REPORT.findings, REPORT.answered)
    assert [line.findings for line in lines] == [(0, 1)]
    assert lines[0].yes == "vitamin D reverses osteoporosis"
