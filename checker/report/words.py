"""Claims and questions in words that an editor reads without a manual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.report.view import Names
from checker.values.claim import (
    ANY,
    Claim,
    Exposure,
    Join,
    Quantity,
    Role,
    Scope,
    Stance,
    Voice,
)
from checker.values.report import Axis, Finding, FindingKind, Question, Slots

#: How a question on each aspect is put, in words that suit one subject or many.
_QUESTIONS: Mapping[str, str] = {
    "course": "What can {subject} do for {object}?",
    "occurrence": "What can {subject} do to the risk of {object}?",
    "level": "What can {subject} do to {object}?",
    "association": "Is there a link between {subject} and {object}?",
    "need": "Is there a need of {subject} for {object}?",
    "advice": "Should {subject} be advised for {object}?",
    "safety": "Can {subject} be harmful for {object}?",
    "relative": "Can {subject} do better than the alternative for {object}?",
    "amount": "Which {role} of {subject} is right for {object}?",
}

_QUESTIONS_WITHOUT_OBJECT: Mapping[str, str] = {
    "need": "Is there a need of {subject}?",
    "advice": "Should {subject} be advised?",
    "safety": "Can {subject} be harmful?",
    "amount": "Which {role} of {subject} is right?",
}

#: What is asked of a comment in an article, which asks nothing of the kind.
_QUESTION_OF_COMMENT = "What does this comment silence?"

_EXPOSURES: Mapping[Exposure, str] = {
    Exposure.MORE: "more {}",
    Exposure.LESS: "less {}",
    Exposure.DEFICIENT: "a lack of {}",
    Exposure.EXCESS: "too much {}",
    Exposure.STATUS: "the level of {}",
}

#: Whose claim it is, for those that are not simply the source's own.
VOICES: Mapping[Voice, str] = {
    Voice.HEADLINE: "a headline",
    Voice.REPORTED: "reported of others",
    Voice.REJECTED: "rejected by the source",
    Voice.QUESTION: "a question",
    Voice.AIM: "an aim",
    Voice.HYPOTHETICAL: "hypothetical",
}

_ROLES: Mapping[Role, str] = {
    Role.INTAKE: "intake",
    Role.UPPER_LIMIT: "upper limit",
    Role.TARGET: "target",
    Role.EFFECT: "effect",
    Role.STUDY_DOSE: "study dose",
    Role.CONTENT: "content",
}

_WHY: Mapping[Axis, str] = {
    Axis.POLARITY: "one side affirms what the other denies",
    Axis.DIRECTION: "the sides point in opposite directions",
    Axis.STRENGTH: "the sides do not agree on how strong the effect is",
    Axis.QUANTITY: "the amounts do not agree",
    Axis.SUFFICIENCY: "the sides do not agree on whether it is enough by itself",
    Axis.RECOMMENDATION: "one side advises what the other does not",
    Axis.SAFETY: "one side calls it safe, the other does not",
    Axis.NONE: "a comment to claimcheck has no effect",
}

_SLOTS: Mapping[str, str] = {
    "subject": "what is taken",
    "exposure": "how much there is of it",
    "relation": "what it does",
    "object": "what it acts on",
    "comparator": "what it is compared with",
    "basis": "the kind of evidence",
    "with": "what it is combined with",
    "sole": "whether it is taken alone",
    "quantity": "the amount",
}

_EXPOSED = {exposure.value: words for exposure, words in _EXPOSURES.items()}
_ROLE_WORDS = {role.value: words for role, words in _ROLES.items()}


def join_words(words: Sequence[str], conjunction: str = "and") -> str:
    """One, two or many things as a reader lists them."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def question_words(question: Question, names: Names) -> str:
    """The question that the sides answer, as a question.

    Behind its first colon an aspect may name an exposure, a comparator, or what
    an amount is for, which make a question of its own.
    """
    if not question.subject and not question.aspect:
        return _QUESTION_OF_COMMENT
    aspect, *parts = question.aspect.split(":")
    subject = join_words([names.concept(member) for member in question.subject])
    role, tail = "amount", ""
    for part in parts:
        if part in _EXPOSED:
            subject = _EXPOSED[part].format(subject)
        elif part in _ROLE_WORDS:
            role = _ROLE_WORDS[part]
        elif aspect != "amount":
            tail = f", compared with {names.concept(part)}"
    patterns = _QUESTIONS if question.object else _QUESTIONS_WITHOUT_OBJECT
    target = names.concept(question.object) if question.object else ""
    if aspect not in patterns:
        head = f"{subject}, {target}" if target else subject
        return f"{head}: {names.scales.get(aspect, aspect)}"
    words = patterns[aspect].format(subject=subject, object=target, role=role)
    return f"{words.removesuffix('?')}{tail}?"


def amount(value: Decimal) -> str:
    """A number without a useless tail."""
    text = f"{Decimal(f'{value:.12g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity_words(quantity: Quantity) -> str:
    """`intake 20 to 25 ug/day`; open ends are said as such."""
    unit = quantity.unit
    if quantity.low is not None and quantity.high is not None:
        if quantity.low == quantity.high:
            size = f"{amount(quantity.low)} {unit}"
        else:
            size = f"{amount(quantity.low)} to {amount(quantity.high)} {unit}"
    elif quantity.low is not None:
        size = f"at least {amount(quantity.low)} {unit}"
    elif quantity.high is not None:
        size = f"at most {amount(quantity.high)} {unit}"
    else:
        size = f"any amount in {unit}"
    return f"{_ROLES[quantity.role]} {size}"


def members_words(slot: str, members: Sequence[str], names: Names) -> str:
    """`in postmenopausal women`, `with asthma`, `at hip or spine`."""
    if members == (ANY,):
        return f"in any {slot}"
    words = join_words([names.concept(member) for member in members], "or")
    return {"population": f"in {words}", "condition": f"with {words}", "site": f"at {words}"}[slot]


def scope_words(scope: Scope, names: Names) -> Iterator[str]:
    """Each limit of a scope in a few words."""
    if scope.sole:
        yield "by itself"
    if scope.with_:
        yield f"together with {join_words([names.concept(member) for member in scope.with_])}"
    for slot, members in (
        ("population", scope.population),
        ("condition", scope.condition),
        ("site", scope.site),
    ):
        if members:
            yield members_words(slot, members, names)
    if scope.dose:
        yield quantity_words(scope.dose)
    for slot, words in (("for", scope.duration), ("as", scope.form), ("", scope.timing)):
        if words:
            said = f"whichever {words}" if words == ANY else names.concept(words)
            yield f"{slot} {said}".strip()


def subject_words(claim: Claim | Slots, names: Names) -> str:
    """`calcium with vitamin D`, `low vitamin D`: who acts, and in which amount."""
    labels = [names.concept(member) for member in claim.subject]
    if claim.join is Join.ALL and len(labels) > 1:
        words = f"{join_words(labels)} together"
    else:
        words = join_words(labels, "or" if claim.join is Join.ANY else "and")
    return _EXPOSURES[claim.exposure].format(words) if claim.exposure else words


def slot_words(claim: Claim, names: Names) -> Iterator[str]:
    """How a claim was read, slot by slot: `denied`, `possible`, `in postmenopausal women`."""
    yield claim.polarity.value
    yield claim.certainty.value
    if claim.voice is not Voice.OWN:
        yield VOICES[claim.voice]
    if claim.basis:
        yield f"basis: {claim.basis.value}"
    if claim.comparator:
        yield f"against {names.concept(claim.comparator)}"
    if claim.quantity:
        yield quantity_words(claim.quantity)
    yield from scope_words(claim.scope, names)


def claim_words(claim: Claim, names: Names) -> str:
    """The bare claim: `vitamin D · reverses · osteoporosis`."""
    parts = [subject_words(claim, names), names.relation(claim.relation)]
    if claim.object:
        parts.append(names.concept(claim.object))
    return " · ".join(parts)


def full_slot_words(claim: Claim, names: Names) -> list[str]:
    """What is claimed of the subject, then the slots: `reverses osteoporosis`, `denied`."""
    slots = list(slot_words(claim, names))
    if claim.quantity and claim.object is None:
        # A bare amount says more than the word of its relation.
        said = quantity_words(claim.quantity)
        return [said, *(slot for slot in slots if slot != said)]
    target = f" {names.concept(claim.object)}" if claim.object else ""
    return [f"{names.relation(claim.relation)}{target}", *slots]


def stance_words(stance: Stance, names: Names) -> str:
    """The worlds that a claim allows: from which strength on its scale to which."""
    label = names.scales.get(stance.scale, stance.scale)
    points = names.points.get(stance.scale, {})

    def end(value: Decimal | None) -> str:
        if value is None:
            return "open"
        words = points.get(int(value)) if value == value.to_integral_value() else None
        return f"{amount(value)} ({words})" if words else amount(value)

    if stance.low == stance.high:
        return f"{label}: {end(stance.low)}"
    return f"{label}: from {end(stance.low)} to {end(stance.high)}"


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """`1 finding`, `3 findings`."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"


def sources(finding_claims: Sequence[Claim]) -> str:
    """How many claims stand on a side, and in how many articles."""
    articles = len({claim.path for claim in finding_claims})
    if articles == len(finding_claims):
        return counted(articles, "source")
    return f"{counted(len(finding_claims), 'claim')} in {counted(articles, 'article')}"


def why_words(finding: Finding) -> str:
    """Why the sides clash, in one line; each side says what it says by itself."""
    if finding.kind is FindingKind.UNUSED_SUPPRESSION:
        return finding.message
    words = _WHY[finding.axis]
    if finding.kind is FindingKind.VIOLATION:
        words = f"against what is established; {words}"
    if finding.kind is FindingKind.SELF_CONTRADICTION:
        words = f"within one article, {words}"
    if finding.differs:
        slots = join_words([_SLOTS.get(slot, slot.replace("_", " ")) for slot in finding.differs])
        words += f"; they differ in {slots}"
    if finding.kind is FindingKind.APPARENT:
        words += ", which may explain it" if finding.differs else "; it may be explained"
    if finding.kind is FindingKind.TENSION:
        words += "; at least one side leaves it open"
    return words
