"""What two readers say of drawn findings: kept by id and offsets, scored by reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from evaluation.drawing import Item, Quoted
from evaluation.tally import Tally, tally

#: Where the verdicts are kept.
FOLDER = Path(__file__).parent / "verdicts"
READERS = ("first", "second")
RIGHT, WRONG = "right", "wrong"


class VerdictError(ValueError):
    """A file of verdicts that cannot be used; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A drawn finding with what each reader says of it, and why where it is wrong."""

    id: str
    kind: str
    question: str
    rule: str | None
    places: tuple[Quoted, ...]
    verdicts: Mapping[str, str]
    causes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sample:
    """The drawn findings, of how many, and those judged in earlier draws."""

    seed: int
    count: int
    of: int
    drawn: tuple[Judged, ...]
    earlier: tuple[Judged, ...]

    @property
    def by_id(self) -> Mapping[str, Judged]:
        """Everything that was ever drawn."""
        return {one.id: one for one in (*self.earlier, *self.drawn)}


EMPTY = Sample(0, 0, 0, (), ())


def redrawn(old: Sample, items: Sequence[Item], *, seed: int, count: int, of: int) -> Sample:
    """The sample of today's findings, with every verdict that still has its finding.

    Verdicts on findings that are told no longer, or drawn no longer, are kept as earlier ones.
    """
    known = old.by_id
    drawn = tuple(known.get(item.id) or _unjudged(item) for item in items)
    now = {one.id for one in drawn}
    earlier = [one for name, one in sorted(known.items()) if name not in now and one.verdicts]
    return Sample(seed, count, of, drawn, tuple(earlier))


def _unjudged(item: Item) -> Judged:
    return Judged(
        item.id, item.finding.kind.value, item.question, item.finding.rule, item.places, {}, {}
    )


def entered(sample: Sample, reader: str, answers: Mapping[str, str]) -> Sample:
    """The sample with a reader's answers: "right", or "wrong" with a cause after a comma."""
    unknown = sorted(set(answers) - sample.by_id.keys())
    if unknown:
        raise VerdictError(f"no finding {', '.join(unknown)} was ever drawn")
    return replace(
        sample,
        drawn=tuple(_answered(one, reader, answers) for one in sample.drawn),
        earlier=tuple(_answered(one, reader, answers) for one in sample.earlier),
    )


def _answered(one: Judged, reader: str, answers: Mapping[str, str]) -> Judged:
    if one.id not in answers:
        return one
    verdict, _, cause = (part.strip() for part in answers[one.id].partition(","))
    if verdict not in (RIGHT, WRONG) or (verdict == WRONG) != bool(cause):
        raise VerdictError(f"{one.id}: expected 'right' or 'wrong, cause', not {answers[one.id]!r}")
    causes = {name: said for name, said in one.causes.items() if name != reader}
    return replace(
        one,
        verdicts={**one.verdicts, reader: verdict},
        causes={**causes, reader: cause} if cause else causes,
    )


def precision(judged: Iterable[Judged], reader: str) -> Tally:
    """The share that a reader calls right among those that this reader judged."""
    return tally(one.verdicts[reader] == RIGHT for one in judged if reader in one.verdicts)


def causes_of(judged: Iterable[Judged], reader: str) -> list[tuple[str, int]]:
    """Why a reader calls findings wrong, the commonest cause first."""
    counts = Counter(one.causes[reader] for one in judged if reader in one.causes)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def kappa(judged: Iterable[Judged]) -> float | None:
    """Cohen's kappa of the two readers (1960); None where they leave nothing to agree on."""
    both = [one.verdicts for one in judged if all(name in one.verdicts for name in READERS)]
    if not both:
        return None
    agreed = sum(said["first"] == said["second"] for said in both) / len(both)
    right = [sum(said[name] == RIGHT for said in both) / len(both) for name in READERS]
    chance = right[0] * right[1] + (1 - right[0]) * (1 - right[1])
    return None if chance == 1 else (agreed - chance) / (1 - chance)


def load_sample(path: Path) -> Sample:
    """The sample in a file; an empty one where there is none yet."""
    if not path.is_file():
        return EMPTY
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Sample(
        seed=found["seed"],
        count=found["count"],
        of=found["of"],
        drawn=tuple(_judged(row) for row in found["drawn"]),
        earlier=tuple(_judged(row) for row in found["earlier"]),
    )


def save_sample(sample: Sample, path: Path) -> None:
    """Writes a sample: ids, places and verdicts, none of the sentences."""
    path.parent.mkdir(exist_ok=True)
    rows = {
        "seed": sample.seed,
        "count": sample.count,
        "of": sample.of,
        "drawn": [_row(one) for one in sample.drawn],
        "earlier": [_row(one) for one in sample.earlier],
    }
    text = yaml.safe_dump(rows, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(text, encoding="utf-8")


def _judged(row: Mapping[str, Any]) -> Judged:
    places = []
    for place in row["places"]:
        article, _, span = place.rpartition(":")
        start, _, end = span.partition("-")
        places.append(Quoted(article, int(start), int(end)))
    return Judged(
        row["id"],
        row["kind"],
        row["question"],
        row.get("rule"),
        tuple(places),
        row.get("verdicts", {}),
        row.get("causes", {}),
    )


def _row(one: Judged) -> dict[str, Any]:
    row: dict[str, Any] = {"id": one.id, "kind": one.kind, "question": one.question}
    if one.rule:
        row["rule"] = one.rule
    row["places"] = [f"{place.article}:{place.start}-{place.end}" for place in one.places]
    if one.verdicts:
        row["verdicts"] = {name: one.verdicts[name] for name in READERS if name in one.verdicts}
    if one.causes:
        row["causes"] = {name: one.causes[name] for name in READERS if name in one.causes}
    return row
