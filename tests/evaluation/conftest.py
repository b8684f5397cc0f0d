"""Made-up claims, names and findings for the tests of scoring."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from checker.ruleset.model import Concept, Kind, LinkKind, Origin
from checker.values.claim import Certainty, Claim, Join, Polarity, Scope, Stance, Voice
from checker.values.report import (
    Axis,
    Finding,
    FindingKind,
    Participant,
    Question,
    Severity,
    Side,
)
from checker.values.span import Span
from evaluation.names import Names, build_names

ClaimMaker = Callable[..., Claim]
FindingMaker = Callable[..., Finding]


def _concept(
    name: str, kind: Kind, *synonyms: str, links: dict[LinkKind, tuple[str, ...]] | None = None
) -> Concept:
    origin = Origin("made-up.yaml", 1, 1)
    return Concept(
        id=name,
        label=name.replace("_", " "),
        kind=kind,
        topic="made-up",
        origin=origin,
        synonyms=synonyms,
        links=links,
    )


@pytest.fixture
def names() -> Names:
    concepts = {
        one.id: one
        for one in (
            _concept("iron", Kind.SUPPLEMENT, "ferrous sulfate"),
            _concept("iron_drops", Kind.SUPPLEMENT, links={LinkKind.FORM_OF: ("iron",)}),
            _concept("zinc", Kind.SUPPLEMENT),
            _concept("ferritin", Kind.MEASURE),
            _concept("anaemia", Kind.CONDITION, links={LinkKind.MEASURED_BY: ("ferritin",)}),
            _concept("tiredness", Kind.SYMPTOM),
            _concept("wrist", Kind.SITE),
            _concept("infants", Kind.POPULATION),
        )
    }

    def mentioned(name: str) -> list[str]:
        return [one for one in concepts if one in name.split()]

    return build_names(concepts, mentioned)


@pytest.fixture
def make_claim() -> ClaimMaker:
    def make(**slots: Any) -> Claim:
        values: dict[str, Any] = {
            "path": "a.md",
            "line": 3,
            "column": 1,
            "span": Span(10, 40),
            "quote": "Iron treats anaemia.",
            "subject": ("iron",),
            "join": Join.EACH,
            "exposure": None,
            "relation": "treats",
            "aspect": "course",
            "object": "anaemia",
            "polarity": Polarity.AFFIRMED,
            "certainty": Certainty.ASSERTED,
            "basis": None,
            "voice": Voice.OWN,
            "scope": Scope(),
            "comparator": None,
            "quantity": None,
            "stance": Stance("course", Decimal(-4), Decimal(-3)),
            "cues": (),
            "confidence": Decimal("0.90"),
        }
        return Claim(**(values | slots))

    return make


@pytest.fixture
def make_finding(make_claim: ClaimMaker) -> FindingMaker:
    def make(kind: FindingKind, *sides: tuple[str, ...], differs: tuple[str, ...] = ()) -> Finding:
        return Finding(
            id="made-up",
            kind=kind,
            axis=Axis.POLARITY,
            severity=Severity.ERROR,
            rule=None,
            topic="made-up",
            question=Question(("iron",), "course", "anaemia"),
            message="one says so, one does not",
            advice=None,
            differs=differs,
            sides=tuple(
                Side(
                    Stance("course", None, None),
                    "a side",
                    tuple(Participant("p", make_claim(path=path)) for path in paths),
                )
                for paths in sides
            ),
        )

    return make
