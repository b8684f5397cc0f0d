"""A small report made by hand: one dispute, one violation, one note, one failure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.report.view import Names, RunRecord
from checker.values.article import Failure, Metadata
from checker.values.claim import (
    Basis,
    Certainty,
    Claim,
    Cue,
    Join,
    Polarity,
    Quantity,
    Role,
    Scope,
    Stance,
    Voice,
)
from checker.values.report import (
    Answered,
    ArticleRecord,
    Axis,
    Coverage,
    Evidence,
    Finding,
    FindingKind,
    Participant,
    Question,
    Report,
    Severity,
    Side,
    Slots,
)
from checker.values.span import Span

NAMES = Names(
    concepts={
        "vitamin_d": "vitamin D",
        "calcium": "calcium",
        "osteoporosis": "osteoporosis",
        "bone_density": "bone density",
        "postmenopausal_women": "postmenopausal women",
        "cold": "the common cold",
        "zinc": "zinc",
    },
    relations={"reverses": "reverses", "raises": "raises", "slows": "slows"},
    scales={"course": "course of a condition", "level": "level of a measure"},
    topics={"vitamin_d": "bone-health", "osteoporosis": "bone-health", "cold": "colds"},
    origins={"bone-health/vitamin-d-alone": "bone-health.yaml:40"},
)

RUN = RunRecord(
    versions={"claimcheck": "0.1.0", "python": "3.11.7"},
    model={"name": "en_claimcheck", "sha256": "0" * 64},
    rules={"files": 2, "sha256": "1" * 64},
    root="/project",
    today="2026-11-20",
    started="2026-11-20T12:00:00+00:00",
    seconds=1.5,
    options={"topics": [], "include_reported": False, "references": []},
)


def cues_in(quote: str, start: int, words: Sequence[tuple[str, str]]) -> tuple[Cue, ...]:
    """Cues for (slot, words) pairs, found in the quote of a verbatim sentence."""
    found = []
    for slot, text in words:
        place = quote.index(text)
        span = Span(place, place + len(text))
        moved = Span(start + span.start, start + span.end)
        found.append(Cue(slot, text, moved, f"core/cues.yaml:{len(slot)}", span))
    return tuple(found)


def claim(
    quote: str,
    words: Sequence[tuple[str, str]] = (),
    *,
    path: str = "corpus/blog.md",
    line: int = 1,
    column: int = 1,
    start: int = 0,
    subject: tuple[str, ...] = ("vitamin_d",),
    join: Join = Join.ALL,
    relation: str = "reverses",
    aspect: str = "course",
    object_: str | None = "osteoporosis",
    polarity: Polarity = Polarity.AFFIRMED,
    certainty: Certainty = Certainty.ASSERTED,
    voice: Voice = Voice.OWN,
    basis: Basis | None = None,
    scope: Scope | None = None,
    quantity: Quantity | None = None,
    stance: Stance | None = None,
    confidence: str = "0.9",
    heading: str | None = None,
) -> Claim:
    """A claim with defaults for all that a test does not speak of."""
    return Claim(
        path=path,
        line=line,
        column=column,
        span=Span(start, start + len(quote)),
        quote=quote,
        subject=subject,
        join=join,
        exposure=None,
        relation=relation,
        aspect=aspect,
        object=object_,
        polarity=polarity,
        certainty=certainty,
        basis=basis,
        voice=voice,
        scope=scope or Scope(),
        comparator=None,
        quantity=quantity,
        stance=stance or Stance("course", Decimal(-4), Decimal(-4)),
        cues=cues_in(quote, start, words),
        confidence=Decimal(confidence),
        heading=heading,
        end_line=line,
        end_column=column + len(quote),
    )


REVERSES = claim(
    "Vitamin D can reverse osteoporosis within a year.",
    [("subject", "Vitamin D"), ("relation", "reverse"), ("object", "osteoporosis")],
    line=12,
    column=5,
    start=200,
    heading="Benefits of vitamin D",
)
NOT_ALONE = claim(
    "In postmenopausal women, vitamin D alone may not reverse osteoporosis, and most of the "
    "doctors whom we asked would add a medicine for bones that have already become thin.",
    [
        ("subject", "vitamin D"),
        ("sole", "alone"),
        ("certainty", "may"),
        ("polarity", "not"),
        ("relation", "reverse"),
        ("object", "osteoporosis"),
        ("population", "postmenopausal women"),
    ],
    path="corpus/clinic.html",
    line=3,
    column=1,
    polarity=Polarity.DENIED,
    certainty=Certainty.POSSIBLE,
    basis=Basis.TRIAL,
    scope=Scope(
        sole=True,
        population=("postmenopausal_women",),
        dose=Quantity(Role.STUDY_DOSE, Decimal("20"), Decimal("25.0"), "ug/day", "vitamin_d"),
    ),
    stance=Stance("course", Decimal(-3), Decimal(2)),
)
WIDE = claim(
    "骨粗鬆症 is cured by vitamin D.",
    [("object", "骨粗鬆症"), ("relation", "cured"), ("subject", "vitamin D")],
    path="corpus/wide.txt",
    line=2,
    column=3,
    voice=Voice.HEADLINE,
)

ESTABLISHED = Slots(
    subject=("vitamin_d",),
    join=Join.ALL,
    exposure=None,
    relation="reverses",
    object="osteoporosis",
    polarity=Polarity.DENIED,
    certainty=Certainty.ASSERTED,
    basis=None,
    scope=Scope(sole=True),
    comparator=None,
    quantity=None,
)

READS = "vitamin D reverses osteoporosis"
READS_NOT = "vitamin D may not reverse osteoporosis (in postmenopausal women, alone)"

DISPUTE = Finding(
    id="c0ffee123456",
    kind=FindingKind.CONTRADICTION,
    axis=Axis.POLARITY,
    severity=Severity.WARNING,
    rule=None,
    topic="bone-health",
    question=Question(("vitamin_d",), "course", "osteoporosis"),
    message="2 sources say that vitamin D reverses osteoporosis; 1 says that it does not.",
    advice=None,
    differs=("population", "dose"),
    sides=(
        Side(
            REVERSES.stance,
            READS,
            (Participant("a1", REVERSES), Participant("a2", WIDE)),
        ),
        Side(
            NOT_ALONE.stance,
            READS_NOT,
            (Participant("b1", NOT_ALONE),),
        ),
    ),
)
VIOLATION = Finding(
    id="badcafe98765",
    kind=FindingKind.VIOLATION,
    axis=Axis.STRENGTH,
    severity=Severity.ERROR,
    rule="bone-health/vitamin-d-alone",
    topic="bone-health",
    question=Question(("vitamin_d",), "course", "osteoporosis"),
    message=(
        "1 source says that vitamin D reverses osteoporosis. "
        "What is established: vitamin D does not reverse osteoporosis (alone)."
    ),
    advice="Say what vitamin D can do, and name treatment for osteoporosis.",
    differs=(),
    sides=(
        Side(NOT_ALONE.stance, "vitamin D does not reverse osteoporosis (alone)", (), ESTABLISHED),
        Side(REVERSES.stance, READS, (Participant("a1", REVERSES),)),
    ),
    evidence=(
        Evidence(
            type="guideline",
            cite="Society of Examples. Bone guideline",
            doi="10.0000/example",
            year=2024,
            says="In adults with osteoporosis, supplements alone did not bring density back",
        ),
    ),
)
NOTE = Finding(
    id="0dd0dd0dd0dd",
    kind=FindingKind.TENSION,
    axis=Axis.POLARITY,
    severity=Severity.NOTE,
    rule=None,
    topic="colds",
    question=Question(("zinc", "vitamin_d"), "need", "cold"),
    message="both sides are hedged",
    advice=None,
    differs=(),
    sides=(),
)
ARTICLES = (
    ArticleRecord("corpus/blog.md", Metadata("Bones", "The Blog", None, "2026-03-01"), 20, 1),
    ArticleRecord("corpus/clinic.html", Metadata("Bone clinic", "Clinic", None, "2025"), 15, 1),
    ArticleRecord("corpus/quiet.md", Metadata("Nothing much"), 3, 0),
    ArticleRecord("corpus/wide.txt", Metadata(), 2, 1),
)
REPORT = Report(
    findings=(VIOLATION, DISPUTE, NOTE),
    failures=(Failure("corpus/logo.png", "binary", "not text: it holds zero bytes"),),
    coverage=Coverage(
        articles=4,
        claims=5,
        claims_compared=4,
        sentences=40,
        rules=25,
        rules_touched=2,
        skipped={"navigation": 2, "caption": 1},
    ),
    articles=ARTICLES,
    claims=(REVERSES, NOT_ALONE, WIDE),
    answered=tuple(
        Answered(Question(("vitamin_d",), "course", "osteoporosis"), claim.stance, claim)
        for claim in (REVERSES, NOT_ALONE, WIDE)
    ),
)
