"""The page's content as compact JSON for its script; each text stands in it once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from checker.report.html.model import ClaimItem, ClaimOn, FindingItem, MatrixItem, Page, SideItem
from checker.report.html.readings import Piece, Row

#: Signs that could end the script or start markup, and those that end a line in JavaScript alone.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script_json(value: object) -> str:
    """JSON that is inert inside a script element, whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES)


class _Texts:
    """Numbers texts in order of appearance."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def optional(self, text: str | None) -> int:
        """-1 stands for no text."""
        return -1 if text is None else self.number(text)


def packed(page: Page) -> dict[str, Any]:
    """The page as lists of small records; a number in place of a text is its place in `texts`."""
    texts = _Texts()
    found: dict[str, Any] = {
        "findings": [_finding(finding, texts) for finding in page.findings],
        "claims": [_claim(claim, texts) for claim in page.claims],
        "evidence": [
            {
                "kind": texts.number(one.kind),
                "says": texts.optional(one.says),
                "cite": texts.number(one.cite),
                "links": one.links,
            }
            for one in page.evidence
        ],
        "sources": [
            {
                "path": source.path,
                "name": source.name,
                "title": source.title,
                "reference": source.reference,
            }
            for source in page.sources
        ],
        "matrix": [_line(line, texts) for line in page.matrix],
    }
    return {**found, "texts": list(texts.numbers)}


def _finding(finding: FindingItem, texts: _Texts) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "severity": finding.severity.value,
        "state": finding.state.value,
        "topic": finding.topic,
        "question": texts.number(finding.question),
        "why": texts.number(finding.why),
        "advice": texts.optional(finding.advice),
        "decision": texts.optional(finding.decision),
        "place": finding.place,
        "rule": finding.rule,
        "sides": [_side(side, texts) for side in finding.sides],
        "rows": [_row(row, texts) for row in finding.rows],
        "marked": texts.number(" ".join(finding.marked)),
        "evidence": finding.evidence,
        "sources": finding.sources,
    }


def _side(side: SideItem, texts: _Texts) -> list[Any]:
    states = [_claim_on(on, texts) for on in side.claims]
    return [texts.number(side.reading), texts.number(side.sources), states]


def _claim_on(on: ClaimOn, texts: _Texts) -> list[Any]:
    return [on.claim, on.state.value, texts.optional(on.note), int(on.changed)]


def _row(row: Row, texts: _Texts) -> list[Any]:
    return [texts.number(row.label), int(row.differs), *map(texts.number, row.cells)]


def _claim(claim: ClaimItem, texts: _Texts) -> list[Any]:
    return [
        claim.source,
        claim.line,
        claim.anchor,
        texts.optional(claim.heading),
        texts.optional(claim.context.before),
        texts.optional(claim.context.after),
        texts.optional(claim.voice),
        texts.number("".join(piece.text for piece in claim.pieces)),
        list(_marks(claim.pieces, texts)),
        claim.address,
    ]


def _marks(pieces: Sequence[Piece], texts: _Texts) -> Iterator[int]:
    """Start, end and slot of each cue, one after the other; a script counts UTF-16 units."""
    place = 0
    for piece in pieces:
        end = place + len(piece.text.encode("utf-16-le")) // 2
        if piece.slot:
            yield from (place, end, texts.number(piece.slot))
        place = end


def _line(line: MatrixItem, texts: _Texts) -> list[Any]:
    return [
        texts.number(line.question),
        texts.number(line.yes),
        line.established,
        line.odd,
        line.cells,
        line.findings,
    ]
