"""A reading in the words of the rule set: which relation, on which aspect, at which stance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from checker.extract.quantities import study_dose
from checker.extract.reading import Reading
from checker.extract.view import View
from checker.mentions import Units
from checker.normalize.confidence import Weights, confidence_of
from checker.normalize.cues import Source, cues_of
from checker.normalize.place import Place
from checker.normalize.signs import signs_of
from checker.ruleset.language import Shape, split_words
from checker.ruleset.model import EXPOSURE_KINDS, Kind, LinkKind, Relation
from checker.ruleset.rules import RuleSet
from checker.ruleset.stances import stance_of
from checker.values.article import BlockKind
from checker.values.claim import (
    Basis,
    Certainty,
    Claim,
    Polarity,
    Quantity,
    Role,
    Scope,
    Voice,
)
from checker.values.sentence import Sentence
from checker.values.token import Token


class Measuring(Protocol):
    """What turns amounts into the units of the rules, and weighs how sure a reading is."""

    @property
    def rules(self) -> RuleSet: ...  # noqa: D102
    @property
    def units(self) -> Units: ...  # noqa: D102
    @property
    def weights(self) -> Weights: ...  # noqa: D102


#: Aspects that can stand without an object: "should be taken", "is safe", "beats Z".
OBJECTLESS = frozenset({"advice", "safety", "relative"})
#: The scale of recommendations; see rules/core/relations.yaml.
ADVICE = "advice"
#: The scale of measures.
LEVEL = "level"
#: What it says of a risk that it is lower, or higher, by frame.
_ATTRIBUTES = {"reduces": "risk_less", "raises": "risk_more"}
#: The frame of "supports", which a weakened statement falls back on.
WEAKER = "supports"


def claims_of(
    readings: Sequence[Reading],
    view: View,
    tokens: Sequence[Token],
    sentence: Sentence,
    place: Place,
    scanner: Measuring,
) -> Iterator[Claim]:
    """The claims of a sentence; a reading whose relation fits no kind of object gives none."""
    rules = scanner.rules
    for reading in readings:
        relation = relation_of(reading, rules)
        if relation is None:
            continue
        voice = _voice(reading, view, sentence)
        if voice is Voice.HEADLINE and relation.point is None:
            # "The effect of X on Y" names a topic.
            continue
        meaning = reading.meaning
        polarity = meaning.polarity
        yield Claim(
            path=place.path,
            line=place.line,
            column=place.column,
            span=sentence.span,
            quote=sentence.text,
            subject=reading.subject.concepts,
            join=reading.subject.join,
            exposure=reading.subject.exposure,
            relation=relation.id,
            aspect=relation.scale,
            object=reading.object.concepts[0] if reading.object else None,
            polarity=polarity,
            certainty=meaning.certainty,
            basis=_basis(reading, relation),
            voice=voice,
            scope=_scope(reading, scanner),
            comparator=reading.comparator,
            quantity=_effect(reading),
            stance=stance_of(
                relation,
                polarity,
                scale=rules.scales[relation.scale],
                cap=meaning.cap,
                complete=meaning.complete,
            ),
            cues=tuple(cues_of(Source(reading, view, tokens, sentence, rules))),
            confidence=confidence_of(signs_of(reading, view, relation), scanner.weights),
            heading=sentence.headings[-1] if sentence.headings else None,
            end_line=place.end_line,
            end_column=place.end_column,
            partial=reading.scope.partial,
        )


def _scope(reading: Reading, scanner: Measuring) -> Scope:
    """The scope with its dose in the unit that the rules count the subject in."""
    rules, subject = scanner.rules, reading.subject.concepts
    doses = [
        study_dose(amount, subject, rules.concepts, rules.quantities, scanner.units)
        for amount in reading.scope.doses
    ]
    return replace(reading.scope.scope, dose=doses[0] if doses else None)


def _effect(reading: Reading) -> Quantity | None:
    """How large the effect is said to be."""
    if reading.object is None or not reading.scope.effects:
        return None
    amount = reading.scope.effects[0]
    return Quantity(Role.EFFECT, amount.low, amount.high, amount.unit, reading.object.concepts[0])


def _basis(reading: Reading, relation: Relation) -> Basis | None:
    if reading.meaning.basis is not None:
        return reading.meaning.basis
    return Basis.ASSOCIATION if relation.scale == "association" else None


def _voice(reading: Reading, view: View, sentence: Sentence) -> Voice:
    """Whose claim it is; a heading claims what it states, and a topic heading claims nothing."""
    voice = reading.meaning.voice
    heading = sentence.kind in (BlockKind.HEADING, BlockKind.TITLE)
    denied = reading.meaning.polarity is Polarity.DENIED
    above = _above(sentence, view, heading=heading)
    if voice is None and above and _calls_untrue(above, view):
        # A list under "Myths about milk:". What it denies flatly, the source denies.
        return Voice.OWN if denied else Voice.REJECTED
    if heading and any(hit.first == 0 for hit in view.slot("asking")):
        return Voice.QUESTION
    if heading and voice in (None, Voice.AIM):
        return Voice.HEADLINE
    return voice or (Voice.AIM if reading.purpose else Voice.OWN)


def _above(sentence: Sentence, view: View, *, heading: bool) -> str | None:
    """What names the things of a list or of a section's headings, None for plain text."""
    if sentence.lead_in is not None:
        return sentence.lead_in
    asks = any(hit.first == 0 for hit in view.slot("asking"))
    if not sentence.headings or asks:
        return None
    return sentence.headings[-1] if heading or sentence.kind is BlockKind.LIST_ITEM else None


def _calls_untrue(lead_in: str, view: View) -> bool:
    words = split_words(lead_in)
    return any(
        operator.effect.voice == Voice.REJECTED
        and words[place + 1 : place + len(operator.words)] == operator.words[1:]
        for place, word in enumerate(words)
        for lemma, _ in view.language.lemmas.get(word, ())
        for operator in view.language.operators.get(lemma, ())
    )


def relation_of(reading: Reading, rules: RuleSet) -> Relation | None:
    """The relation that a frame names for the kind of its object, or None."""
    relation = _named(reading, reading.predicate.frame.frame, rules)
    if relation is None:
        return None
    if relation.scale in OBJECTLESS:
        acting = all(
            rules.concepts[concept].kind in EXPOSURE_KINDS for concept in reading.subject.concepts
        )
        # "It is safe" alone says too little of what is safe for what, and so does "your doctor
        # may advise it".
        advised = relation.scale == ADVICE and reading.meaning.certainty is Certainty.POSSIBLE
        scope = reading.scope.scope
        limited = reading.subject.exposure or scope.population or scope.condition
        vague = (reading.subject.resolved or advised) and reading.object is None and not limited
        # "Doctors prescribe it" says nothing without what for.
        frame = reading.predicate.frame.frame
        vague |= reading.object is None and frame not in rules.language.objectless
        return relation if acting and not vague else None
    if reading.object is None or rules.concepts[reading.object.concepts[0]].kind in EXPOSURE_KINDS:
        return None
    if _lacks_what_ails(reading, relation, rules):
        return None
    if reading.meaning.weakened and not _raises_what_should_be_low(reading, relation, rules):
        # "Plays a role in improving" claims a share in it, not the whole.
        weaker = _named(reading, WEAKER, rules)
        if weaker is not None and weaker.scale == relation.scale:
            return weaker
    return relation


def _lacks_what_ails(reading: Reading, relation: Relation, rules: RuleSet) -> bool:
    """Whether a part of the body that is good to have does harm, or fails, by its bare name.

    What is told then is that it is impaired, in words that were not read.
    """
    subject = [rules.concepts[name] for name in reading.subject.concepts]
    if reading.subject.exposure or not all(
        one.kind is Kind.MEASURE and one.better == "higher" for one in subject
    ):
        return False
    return reading.meaning.denied or _is_bad(reading, relation, rules)


def _is_bad(reading: Reading, relation: Relation, rules: RuleSet) -> bool:
    """Whether a relation does its object harm: causes an illness, lowers what is good."""
    if relation.point is None or reading.object is None:
        return False
    known = rules.concepts[reading.object.concepts[0]]
    wanted = relation.scale == LEVEL and known.better == "higher"
    return relation.point < 0 if wanted else relation.point > 0


def _raises_what_should_be_low(reading: Reading, relation: Relation, rules: RuleSet) -> bool:
    """Whether a share in it is no help: "plays a role in raising blood pressure"."""
    measure = rules.concepts[reading.object.concepts[0]] if reading.object else None
    raised = relation.point is not None and relation.point > 0
    return raised and measure is not None and measure.better == "lower"


def _named(reading: Reading, frame: str, rules: RuleSet) -> Relation | None:
    brought = frame in rules.language.bringing and reading.attribute
    table = rules.language.relations[brought or frame]
    for key in _keys(reading, rules):
        if key in table:
            return rules.relations[table[key]]
    return None


def _keys(reading: Reading, rules: RuleSet) -> Iterator[str]:
    """The keys of a frame's relation table to try, the most special first."""
    argument = reading.object
    if argument is None:
        yield "any"
        return
    concept = rules.concepts[argument.concepts[0]]
    if reading.predicate.frame.shape is Shape.ATTRIBUTE and reading.subject.exposure:
        # "Those with more of it had a lower risk" tells of a link.
        yield "observed"
    if reading.attribute in _ATTRIBUTES:
        yield _ATTRIBUTES[reading.attribute]
    denied = reading.meaning.polarity is Polarity.DENIED
    wrappers = argument.wrappers
    declined = [rules.concepts[measure] for measure in concept.linked(LinkKind.DECLINE_OF)]
    if any(measure.better == "lower" for measure in declined):
        # More loss of weight is no worse.
        yield "wanted"
    falling = bool(declined) or ("decline" in wrappers and concept.kind is Kind.MEASURE)
    if falling and concept.kind is Kind.MEASURE:
        # "Causes a loss of Y" lowers Y.
        yield "measure_decline"
    if falling:
        yield "decline"
    if "severity" in wrappers and concept.kind in (Kind.CONDITION, Kind.SYMPTOM):
        yield "severity"
    if "kept_from" in wrappers and concept.kind is not Kind.MEASURE:
        yield "kept_from"
    if "remedied" in wrappers:
        yield "remedied"
    if "risk" in wrappers and concept.kind is not Kind.MEASURE:
        yield "risk"
    if concept.kind is Kind.MEASURE and concept.better == "lower":
        yield "lower_is_better"
    if concept.kind is Kind.CONDITION and any(
        rules.concepts[measure].better == "lower"
        for measure in concept.linked(LinkKind.MEASURED_BY)
    ):
        yield "measured"
    if denied:
        yield f"{concept.kind}_denied"
    yield concept.kind.value
    yield "any"
