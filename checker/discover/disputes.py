"""Disputes on open questions: clashing open claims gathered, each side with its sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.compare.background import build_background
from checker.compare.identity import finding_id, participant_id
from checker.compare.wording import base
from checker.discover.alignment import Alignment, short_forms
from checker.discover.clashes import OpenClash, compare_open
from checker.discover.families import build_families
from checker.discover.genes import build_genes
from checker.discover.naming import Normal, name_words
from checker.ruleset.rules import RuleSet
from checker.values.claim import Polarity
from checker.values.open_claim import OpenClaim, Phrase
from checker.values.report import Axis, Finding, FindingKind, Participant, Question, Severity, Side

#: The topic of what no rule file is about.
OPEN_TOPIC = "open"
_ASPECTS = {Axis.POLARITY: "association", Axis.DIRECTION: "level"}
_SLOTS = ("subject", "object")


@dataclass(frozen=True, slots=True)
class OpenDispute:
    """One open question: its two sides, as open claims, and what differs between them."""

    axis: Axis
    sides: tuple[tuple[OpenClaim, ...], tuple[OpenClaim, ...]]
    differs: tuple[str, ...]

    @property
    def claims(self) -> tuple[OpenClaim, ...]:
        """The claims of both sides."""
        return (*self.sides[0], *self.sides[1])


def build_alignment(claims: Sequence[OpenClaim], rules: RuleSet) -> Alignment:
    """What the phrases of a corpus are aligned by."""
    normal = Normal(rules.wording.spelling)
    background = build_background(rules)
    names = {
        key: tuple(
            sorted(
                {
                    normal.word(name)
                    for name in (concept.label, *concept.synonyms)
                    if name.isalpha() and name.islower()
                }
            )
        )
        for key, concept in rules.concepts.items()
    }
    by_name = {name: key for key, known in sorted(names.items()) for name in known}
    sides = {
        left: f"@{by_name[right]}" if right in by_name else right
        for left, right in rules.discovery.opposites.items()
    }
    ids = {name.casefold(): key for key, one in rules.concepts.items() for name in one.synonyms}
    ids |= {one.label.casefold(): key for key, one in rules.concepts.items()}
    stems = {
        stem: frozenset(_class_key(name, ids, normal) for name in called)
        for stem, called in rules.discovery.stems.items()
    }
    return Alignment(
        words=rules.discovery,
        background=background,
        sides=sides,
        shorts=short_forms(claims, {key: one.label for key, one in rules.concepts.items()}),
        names=names,
        stems=stems,
        classes=frozenset(known for classes in stems.values() for known in classes),
        rare=frozenset(
            word for claim in claims for phrase in _phrases(claim) for word in phrase.rare
        ),
        genes=build_genes(rules.discovery, normal, (claim.subject for claim in claims)),
        families=build_families(rules.discovery, normal, rules.concepts),
        markers=tuple(
            (_name_key(sign, normal, rules), _name_key(thing, normal, rules))
            for sign, thing in rules.discovery.markers
        ),
    )


def _name_key(name: str, normal: Normal, rules: RuleSet) -> frozenset[str]:
    return frozenset({name} if name.startswith("@") else name_words(name, normal, rules.discovery))


def _class_key(name: str, ids: Mapping[str, str], normal: Normal) -> frozenset[str]:
    """A class of medicines as the words of a phrase: its concept, else the words of its name."""
    known = ids.get(name.casefold()) or ids.get(f"{name.casefold()}s")
    return frozenset({f"@{known}"}) if known else frozenset(normal.pieces(name))


def open_disputes(claims: Iterable[OpenClaim], rules: RuleSet) -> tuple[OpenDispute, ...]:
    """The disputes among open claims; the order of the claims does not matter."""
    ordered = sorted(claims, key=_order)
    if not ordered:
        return ()
    compared = compare_open(ordered, build_alignment(ordered, rules))
    groups: defaultdict[tuple[Axis, str], list[OpenClash]] = defaultdict(list)
    for clash in compared.clashes:
        groups[clash.axis, clash.family or ""].append(clash)
    return tuple(
        dispute
        for axis, family in sorted(groups)
        for dispute in _gathered(groups[axis, family], compared.agreeing, axis, ordered)
    )


def _gathered(
    clashes: Sequence[OpenClash],
    agreeing: Iterable[tuple[int, int]],
    axis: Axis,
    claims: Sequence[OpenClaim],
) -> Iterator[OpenDispute]:
    """Clashes that share a claim are one dispute; who agrees with a side joins it."""
    neighbours = _by_number((clash.left, clash.right) for clash in clashes)
    allies = _by_number(agreeing)
    seen: set[int] = set()
    for start in sorted(neighbours):
        if start in seen:
            continue
        colours = _coloured(start, neighbours)
        seen |= colours.keys()
        joined = {
            ally: colours[number]
            for number in sorted(colours, reverse=True)
            for ally in allies[number]
            if ally not in colours and ally not in neighbours
        }
        seen |= joined.keys()
        sides = tuple(
            tuple(
                claims[number]
                for number in sorted(colours | joined)
                if (colours | joined)[number] == colour
            )
            for colour in (0, 1)
        )
        differing = {slot for clash in clashes if clash.left in colours for slot in clash.differs}
        yield OpenDispute(
            axis=axis,
            sides=(sides[0], sides[1]),
            differs=tuple(slot for slot in _SLOTS if slot in differing),
        )


def _by_number(pairs: Iterable[tuple[int, int]]) -> defaultdict[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for left, right in pairs:
        found[left].add(right)
        found[right].add(left)
    return found


def _coloured(start: int, neighbours: Mapping[int, set[int]]) -> dict[int, int]:
    """All that clashes lead to from one claim, each on the other side of what it clashes with."""
    colours, waiting = {start: 0}, [start]
    while waiting:
        current = waiting.pop()
        for other in sorted(neighbours[current] - colours.keys()):
            colours[other] = 1 - colours[current]
            waiting.append(other)
    return colours


def open_findings(disputes: Iterable[OpenDispute], rules: RuleSet) -> tuple[Finding, ...]:
    """One note for each open question, sorted by its id."""
    merged: dict[str, Finding] = {}
    for dispute in disputes:
        finding = _finding(dispute, rules)
        # What two disputes call by the same names is told once, by the larger one.
        known = merged.get(finding.id)
        if known is None or _size(finding) > _size(known):
            merged[finding.id] = finding
    return tuple(merged[key] for key in sorted(merged))


def _size(finding: Finding) -> int:
    return sum(len(side.claims) for side in finding.sides)


def _finding(dispute: OpenDispute, rules: RuleSet) -> Finding:
    question = question_of(dispute)
    sides = sorted(
        (side for side in dispute.sides),
        key=lambda side: (
            -_sources(side),
            side[0].claim.polarity is Polarity.DENIED,
            _order(side[0]),
        ),
    )
    told = [_reading(side, rules) for side in sides]
    return Finding(
        id=finding_id(question, FindingKind.OPEN_CONTRADICTION, None),
        kind=FindingKind.OPEN_CONTRADICTION,
        axis=dispute.axis,
        severity=Severity.NOTE,
        rule=None,
        topic=OPEN_TOPIC,
        question=question,
        message=_message([_sources(side) for side in sides], told),
        advice=None,
        differs=dispute.differs,
        sides=tuple(
            Side(
                stance=side[0].claim.stance,
                reading=reading,
                claims=tuple(
                    Participant(participant_id(question, claim.claim), claim.claim)
                    for claim in _one_a_sentence(side)
                ),
            )
            for side, reading in zip(sides, told, strict=True)
        ),
    )


def question_of(dispute: OpenDispute) -> Question:
    """What is asked, in the plainest words that a side uses for its things."""
    return Question(
        subject=(f"text:{plainest(claim.subject for claim in dispute.claims)}",),
        aspect=_ASPECTS[dispute.axis],
        object=f"text:{plainest(claim.object for claim in dispute.claims)}",
    )


def plainest(phrases: Iterable[Phrase]) -> str:
    """The phrase with the fewest words, and among these what most say."""
    counts = Counter(phrase.text for phrase in phrases)
    return min(counts, key=lambda text: (len(text.split()), -counts[text], text))


def _message(sources: Sequence[int], told: Sequence[str]) -> str:
    first = f"{sources[0]} source{'s say' if sources[0] > 1 else ' says'} that {told[0]}"
    second = f"{sources[1]} {'say' if sources[1] > 1 else 'says'} that {told[1]}"
    return f"{first}; {second}."


def _reading(side: Sequence[OpenClaim], rules: RuleSet) -> str:
    """What a side says, in the words that most of it uses."""
    said = Counter(_clause(claim, rules) for claim in side)
    return min(said, key=lambda clause: (-said[clause], len(clause), clause))


def _clause(claim: OpenClaim, rules: RuleSet) -> str:
    label = rules.relations[claim.claim.relation].label
    if claim.claim.polarity is Polarity.DENIED:
        copula = label.startswith("is ")
        label = f"is not {label.removeprefix('is ')}" if copula else f"does not {base(label)}"
    return f"“{claim.subject.text}” {label} “{claim.object.text}”"


def _one_a_sentence(side: Sequence[OpenClaim]) -> Iterator[OpenClaim]:
    seen = set()
    for claim in side:
        place = (claim.claim.path, claim.claim.span)
        if place not in seen:
            seen.add(place)
            yield claim


def _sources(side: Sequence[OpenClaim]) -> int:
    return len({claim.claim.path for claim in side})


def _phrases(claim: OpenClaim) -> tuple[Phrase, Phrase]:
    return claim.subject, claim.object


def _order(one: OpenClaim) -> tuple[object, ...]:
    claim = one.claim
    return (
        claim.path,
        claim.span,
        one.subject.text,
        one.object.text,
        one.direction.value,
        claim.polarity.value,
    )
