"""Drafts of rule files from open disputes: concepts, names and a statement to complete."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checker.authoring.append import proposed_id
from checker.authoring.skeleton import in_a_year
from checker.discover.disputes import OpenDispute, plainest
from checker.ruleset.check import GAP
from checker.ruleset.model import EXPOSURE_KINDS, OUTCOME_KINDS, Kind
from checker.ruleset.rules import RuleSet
from checker.values.claim import Polarity
from checker.values.open_claim import Direction, Phrase, Sense

_MOST_SYNONYMS = 8
_SLUG = re.compile(r"[^a-z0-9]+")
#: What a direction is called where the kind of the object is known: bad things, and measures.
_RELATIONS: Mapping[Direction, tuple[str, str]] = {
    Direction.LESS: ("lowers_risk", "lowers"),
    Direction.MORE: ("raises_risk", "raises"),
    Direction.BETTER: ("treats", "raises"),
    Direction.WORSE: ("worsens", "lowers"),
    Direction.SOME: ("linked", "linked"),
}
_OF_EVENTS = {Direction.BETTER: Direction.LESS, Direction.WORSE: Direction.MORE}
#: Directions, those first that say most plainly what happens.
_PLAINEST = tuple(_RELATIONS)
_JUDGED = frozenset({Direction.BETTER, Direction.WORSE})

_HEAD = """\
# yaml-language-server: $schema=rules.schema.json
# A draft, made by claimcheck rules draft from what articles say of things that no rule
# names. Texts that begin with "{gap}" wait for you; claimcheck rules validate lists
# those that are left. Look at every kind and every synonym: they are guesses. As long
# as a verdict is `unknown`, whoever asserts the claim is told that the evidence is open.
schema: claimcheck/rules@1
topic: {topic}
title: "{gap}: what the file is about, for readers"
reviewed: {{on: {today}, next: {next}}} # held against the evidence; to do so again
"""


@dataclass(frozen=True, slots=True)
class _Thing:
    """A thing that a dispute is about: a known concept's id, or a new one with its names."""

    id: str
    label: str
    kind: Kind
    synonyms: tuple[str, ...] = ()
    known: bool = False


def open_draft(topic: str, disputes: Sequence[OpenDispute], rules: RuleSet, *, today: date) -> str:
    """The text of a rule file in which the things of open disputes have names."""
    things: dict[str, _Thing] = {}
    taken = {
        name.casefold() for one in rules.concepts.values() for name in (one.label, *one.synonyms)
    }
    statements: list[str] = []
    ids: set[str] = set()
    for dispute in disputes:
        both = []
        for side in ("subject", "object"):
            phrases = [getattr(claim, side) for claim in dispute.claims]
            thing = _thing(phrases, rules, taken, acts=side == "subject")
            thing = things.setdefault(thing.id, thing)
            taken.update(name.casefold() for name in (thing.label, *thing.synonyms))
            both.append(thing)
        entry = list(_statement(dispute, both[0], both[1], rules, today))
        if entry[0] not in ids:
            ids.add(entry[0])
            statements += entry
    concepts = [line for thing in things.values() if not thing.known for line in _concept(thing)]
    head = _HEAD.format(
        gap=GAP, topic=topic, today=today.isoformat(), next=in_a_year(today).isoformat()
    )
    parts = [head]
    if concepts:
        parts += ["\nconcepts:\n", *(f"{line}\n" for line in concepts)]
    parts += ["\nstatements:\n", *(f"{line}\n" for line in statements)]
    return "".join(parts)


def _thing(phrases: Sequence[Phrase], rules: RuleSet, taken: set[str], *, acts: bool) -> _Thing:
    """What most phrases name; the words of the others are its other names, if they are as many."""
    label = plainest(phrases)
    first = next(phrase for phrase in phrases if phrase.text == label)
    if len(first.words) == 1 and first.words[0].startswith("@"):
        concept = rules.concepts[first.words[0][1:]]
        return _Thing(concept.id, concept.label, concept.kind, known=True)
    same = sorted({phrase.text for phrase in phrases if phrase.key == first.key} - {label})
    free = [
        name for name in same if name.casefold() not in taken and not _is_inflected(name, label)
    ]
    slug = _SLUG.sub("_", label.lower()).strip("_")
    name = slug if slug[:1].isalpha() else f"the_{slug}"
    return _Thing(
        id=name if name not in rules.concepts else f"{name}_2",
        label=label,
        kind=Kind.AGENT if acts else _kind(first),
        synonyms=tuple(free[:_MOST_SYNONYMS]),
    )


def _is_inflected(name: str, label: str) -> bool:
    """Whether a name differs only by what is read without being listed: plurals, hyphens."""
    bare = [re.sub(r"[\s-]+", " ", text.lower()).removesuffix("s") for text in (name, label)]
    return bare[0] == bare[1]


def _kind(phrase: Phrase) -> Kind:
    return Kind.CONDITION if phrase.sense is Sense.BAD else Kind.MEASURE


def _concept(thing: _Thing) -> Iterator[str]:
    yield f"  {thing.id}:"
    yield f"    label: {_quoted(thing.label)}"
    kinds = EXPOSURE_KINDS if thing.kind in EXPOSURE_KINDS else OUTCOME_KINDS
    yield f"    kind: {thing.kind} # a guess; one of {', '.join(sorted(kinds))}"
    yield f"    synonyms: [{', '.join(map(_quoted, thing.synonyms))}]"


def _statement(
    dispute: OpenDispute, subject: _Thing, object_: _Thing, rules: RuleSet, today: date
) -> Iterator[str]:
    """A statement that leaves the question open, with what the articles say as a comment."""
    affirmed = min(
        (claim for claim in dispute.claims if claim.claim.polarity is Polarity.AFFIRMED),
        key=lambda claim: _PLAINEST.index(claim.direction),
    )
    relation = _relation(affirmed.direction, object_.kind)
    if affirmed.direction in _JUDGED and affirmed.object.sense is Sense.OPEN:
        # Better in which way, nobody says.
        relation = _RELATIONS[Direction.SOME][0]
    label = rules.relations[relation].label
    said = f"{subject.label} {label.split(' or ')[0]} {object_.label}"
    yield f"  - id: {proposed_id([subject.id], relation, object_.id, 'unknown')}"
    for number, side in enumerate(dispute.sides, start=1):
        for claim in side[:2]:
            place = claim.claim
            yield f"    # side {number}, {place.path}:{place.line}: {_line(place.quote)}"
    yield f"    claim: {{subject: {subject.id}, relation: {relation}, object: {object_.id}}}"
    yield "    verdict: unknown # supported, refuted or mixed, once you have seen the evidence"
    yield "    severity: note # the worst that a violation can be: error, warning or note"
    yield f'    advice: "{GAP}: what a writer should say instead"'
    yield "    evidence:"
    yield "      - type: editorial # guideline, agency, review, trial, cohort, ..."
    yield f'        cite: "{GAP}: authors, title, journal and year"'
    yield f'        says: "{GAP}: population and result, in your own words"'
    yield f"        checked: {today.isoformat()}"
    yield "    tests:"
    yield f"      violates: [{_quoted(_sentence(said))}]"
    yield f"      agrees: [{_quoted(f'It is not known whether {said}.')}]"


def _relation(direction: Direction, kind: Kind) -> str:
    """What a direction is called for a kind of object: an event happens, it does not improve."""
    if kind is Kind.EVENT:
        direction = _OF_EVENTS.get(direction, direction)
    return _RELATIONS[direction][kind is Kind.MEASURE]


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."


def _line(quote: str) -> str:
    return " ".join(quote.split())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
