"""What was read wrong, sentence by sentence and pair by pair, for development."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evaluation.checking import Readings
from evaluation.pairs import VERDICTS, PairScore
from evaluation.sentences import SentenceScore
from evaluation.wording import claim_line


def error_lines(
    sentences: Sequence[SentenceScore], pairs: Sequence[PairScore], readings: Readings
) -> Iterator[str]:
    """The wrong sentences, then the wrong pairs, each with what was read."""
    by_id = {score.gold.id: score for score in sentences}
    for score in sentences:
        if not score.whole:
            yield from _sentence_lines(score)
    for pair in pairs:
        if pair.conflict_right is False or pair.grade_right is False:
            yield from _pair_lines(pair, by_id, readings)


def faults(score: SentenceScore) -> list[str]:
    """In which ways a sentence was read wrong, in words; empty where it was read right."""
    if not score.gold.is_claim:
        return ["not a claim"] if score.found else []
    if not score.found:
        return ["not found"]
    slots = {
        "subject": score.subject,
        "object": score.object,
        "polarity": score.polarity,
        "certainty": score.certainty,
    }
    return [name for name, right in slots.items() if right is False]


def _sentence_lines(score: SentenceScore) -> Iterator[str]:
    gold = score.gold
    yield f"{gold.id}: WRONG {', '.join(faults(score))}"
    if gold.prev:
        yield f"  after: {gold.prev}"
    yield f"  text:  {gold.text}"
    label = f"{gold.subject} {gold.relation or '–'} {gold.object}"
    if gold.is_claim:
        yield f"  gold:  {label} · {gold.polarity} · {gold.certainty}"
    else:
        yield f"  gold:  no claim ({label})"
    yield from (f"  read:  {claim_line(claim)}" for claim in score.claims)


def _pair_lines(
    pair: PairScore, sentences: Mapping[str, SentenceScore], readings: Readings
) -> Iterator[str]:
    gold = pair.gold
    yield f"{gold.a} – {gold.b}: WRONG {pair.found}, gold {gold.label} / {gold.label2}"
    for one in (gold.a, gold.b):
        yield f"  text:  {sentences[one].gold.text}"
        yield from (f"    read:  {claim_line(claim)}" for claim in sentences[one].claims)
    files = {sentences[one].gold.file_name for one in (gold.a, gold.b)}
    for finding in readings.findings:
        paths = {one.claim.path for side in finding.sides for one in side.claims}
        if finding.kind in VERDICTS and files <= paths:
            yield f"  found: {finding.kind} on {finding.axis}: {finding.message}"
