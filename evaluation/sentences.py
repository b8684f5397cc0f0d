"""Scores what was read from each sentence against its labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.values.claim import Certainty, Claim, Polarity, Voice
from checker.values.span import Span
from evaluation.data import GoldSentence
from evaluation.names import Names
from evaluation.tally import Tally, tally

#: The voices that take part in comparing; a claim in another voice is none of the source's own.
COUNTED_VOICES = frozenset({Voice.OWN, Voice.HEADLINE, Voice.REJECTED})

#: The rule set's relations that say what a relation of the gold data says.
RELATIONS: Mapping[str, frozenset[str]] = {
    "causes": frozenset({"causes", "raises_risk", "affects_risk", "worsens", "harmful", "safe"}),
    "increases": frozenset({"raises", "restores", "keeps", "raises_risk", "affects_level"}),
    "reduces": frozenset(
        {"lowers", "lowers_risk", "treats", "helps", "slows", "prevents", "affects_level"}
    ),
    "associated_with": frozenset({"linked", "linked_more", "linked_less"}),
    "treats_or_reverses": frozenset(
        {"treats", "reverses", "helps", "restores", "affects_course", "raises"}
    ),
    "prevents": frozenset({"prevents", "lowers_risk", "affects_risk", "keeps", "slows"}),
    "slows": frozenset({"slows", "keeps", "helps", "lowers"}),
    "recommended": frozenset({"advised", "advised_against", "safe"}),
    "required_for": frozenset({"needed"}),
    "quantity": frozenset({"amount_is"}),
}

#: The aspect of what is safe or harmful, the relation that turns a harm round, and harms of labels.
SAFETY, SAFE = "safety", "safe"
HARMS = frozenset({"causes", "increases", "associated_with"})

_TURNED = {
    Polarity.AFFIRMED: Polarity.DENIED,
    Polarity.DENIED: Polarity.AFFIRMED,
}


@dataclass(frozen=True, slots=True)
class SentenceScore:
    """How one sentence was read.

    `subject` and `object` are None where no rule knows the gold name, and all
    four slots are None where the sentence makes no claim or none was found.
    """

    gold: GoldSentence
    claims: tuple[Claim, ...]
    found: bool
    subject: bool | None = None
    object: bool | None = None
    polarity: bool | None = None
    certainty: bool | None = None

    @property
    def answered(self) -> bool:
        """Whether the label's claim was found with its subject, object and polarity."""
        slots = (self.subject, self.object, self.polarity)
        return self.gold.is_claim and self.found and all(slot is not False for slot in slots)

    @property
    def whole(self) -> bool:
        """Whether the sentence was read right in every slot that could be judged."""
        if not self.gold.is_claim:
            return not self.found
        slots = (self.subject, self.object, self.polarity, self.certainty)
        return self.found and all(slot is not False for slot in slots)


@dataclass(frozen=True, slots=True)
class SentenceTable:
    """The shares over a set of sentences; the slots are shares of the claims found.

    `precision` is the share of the sentences with a claim read that were
    answered, `recall` that of the sentences that make one.
    """

    found: Tally
    kept_out: Tally
    subject: Tally
    object: Tally
    polarity: Tally
    certainty: Tally
    whole: Tally
    precision: Tally
    recall: Tally


def claims_of(claims: Iterable[Claim], place: Span) -> tuple[Claim, ...]:
    """The counted claims read from the sentence at `place`, not from what stands before it."""
    return tuple(
        claim for claim in claims if claim.voice in COUNTED_VOICES and claim.span.overlaps(place)
    )


def score_sentence(gold: GoldSentence, claims: Sequence[Claim], names: Names) -> SentenceScore:
    """Scores the counted claims of one sentence."""
    claims = tuple(claims)
    if not gold.is_claim or not claims:
        return SentenceScore(gold, claims, found=bool(claims))
    chosen = on_question(gold, claims, names)
    return SentenceScore(
        gold,
        claims,
        found=True,
        subject=_any_right(gold.subject, claims, names, _subjects),
        object=_any_right(gold.object, claims, names, _objects),
        polarity=_polarity_right(gold.polarity, chosen),
        certainty=_certainty_right(gold.certainty, chosen),
    )


def on_question(gold: GoldSentence, claims: Sequence[Claim], names: Names) -> tuple[Claim, ...]:
    """The claims that answer what the label is about, or all where none does.

    First those with the right subject and object, and among them those whose
    relation says what the label's does.
    """
    subject, object_ = names.look_up(gold.subject), names.look_up(gold.object)
    fitting = [
        claim
        for claim in claims
        if names.covers(subject, _subjects(claim)) and names.covers(object_, _objects(claim))
    ]
    relations = RELATIONS.get(gold.relation or "", frozenset())
    return tuple([one for one in fitting if one.relation in relations] or fitting or claims)


def is_claim_right(gold: GoldSentence, claim: Claim, claims: Sequence[Claim], names: Names) -> bool:
    """Whether one claim of a sentence is right in all four slots; one of no claim never is.

    A mixed label is met by the two claims of opposite verdicts together. "X is
    safe" answers a label that X does a harm, with the opposite polarity, and
    which harm it is it does not say.
    """
    if not gold.is_claim or not _answers(gold, claim, names):
        return False
    if _is_of_harm(gold, claim):
        said = effective_polarity(claim)
        harm = _TURNED.get(said, said) if claim.relation == SAFE else said
        return harm == gold.polarity and _certainty_right(gold.certainty, (claim,))
    polarity = _polarity_right(gold.polarity, (claim,))
    if gold.polarity == Polarity.MIXED:
        polarity = polarity or _polarity_right(gold.polarity, on_question(gold, claims, names))
    return polarity and _certainty_right(gold.certainty, (claim,))


def is_beyond_label(
    gold: GoldSentence, claim: Claim, claims: Sequence[Claim], names: Names
) -> bool:
    """Whether a claim says something else of a sentence whose label another claim answers."""
    if not gold.is_claim or _answers(gold, claim, names):
        return False
    return any(_answers(gold, other, names) for other in claims)


def _answers(gold: GoldSentence, claim: Claim, names: Names) -> bool:
    """Whether a claim has the label's subject and object, of those that a rule knows."""
    subject, object_ = names.look_up(gold.subject), names.look_up(gold.object)
    if subject and not names.covers(subject, _subjects(claim)):
        return False
    return not object_ or _is_of_harm(gold, claim) or names.covers(object_, _objects(claim))


def _is_of_harm(gold: GoldSentence, claim: Claim) -> bool:
    """Whether a claim on safety stands against a label on a harm."""
    return claim.aspect == SAFETY and claim.object is None and gold.relation in HARMS


def effective_polarity(claim: Claim) -> Polarity:
    """What the source itself holds: a rejected claim's polarity is turned round."""
    if claim.voice is not Voice.REJECTED or claim.polarity is Polarity.MIXED:
        return claim.polarity
    return _TURNED[claim.polarity]


def sentence_table(scores: Sequence[SentenceScore]) -> SentenceTable:
    """The shares over some sentences."""
    claims = [score for score in scores if score.gold.is_claim]
    return SentenceTable(
        found=tally(score.found for score in claims),
        kept_out=tally(not score.found for score in scores if not score.gold.is_claim),
        subject=tally(score.subject for score in claims),
        object=tally(score.object for score in claims),
        polarity=tally(score.polarity for score in claims),
        certainty=tally(score.certainty for score in claims),
        whole=tally(score.whole for score in scores),
        precision=tally(score.answered for score in scores if score.found),
        recall=tally(score.answered for score in claims),
    )


def _subjects(claim: Claim) -> tuple[str, ...]:
    return (*claim.subject, *claim.scope.with_)


def _objects(claim: Claim) -> tuple[str, ...]:
    # Advice has whom it is for as its object in the gold data, and as its scope here.
    about = (claim.object,) if claim.object is not None else ()
    return (*about, *claim.scope.population, *claim.scope.condition)


def _any_right(
    name: str, claims: Iterable[Claim], names: Names, slot: Callable[[Claim], tuple[str, ...]]
) -> bool | None:
    wanted = names.look_up(name)
    if not wanted:
        return None
    return any(names.covers(wanted, slot(claim)) for claim in claims)


def _polarity_right(wanted: str | None, claims: Sequence[Claim]) -> bool:
    read = {effective_polarity(claim) for claim in claims}
    if wanted == Polarity.MIXED:
        # The checker writes two verdicts as two claims, the gold data as one mixed claim.
        return Polarity.MIXED in read or {Polarity.AFFIRMED, Polarity.DENIED} <= read
    return read == {wanted}


def _certainty_right(wanted: str | None, claims: Sequence[Claim]) -> bool:
    hedged = {claim.certainty is not Certainty.ASSERTED for claim in claims}
    return hedged == {wanted == "hedged"}
