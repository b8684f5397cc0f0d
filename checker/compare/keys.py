"""Keys: questions by their ids, and the broader questions that they fall under."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from checker.compare.background import Background
from checker.compare.signatures import Signature
from checker.values.report import Question

#: On these scales a claim may leave the object out, and then speaks of all.
GENERAL_SCALES = frozenset({"advice", "safety"})
NEED_SCALE = "need"
AMOUNT_SCALE = "amount"
#: Stands for "anything else" as the subject of a need.
OTHERS = "*"
_MAX_COMBINATIONS = 64


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A question, by ids; several subjects are a combination.

    `amount` says what an amount is for, and its unit.
    """

    subject: tuple[str, ...]
    scale: str
    object: str
    exposure: str = ""
    comparator: str = ""
    amount: str = ""

    @property
    def question(self) -> Question:
        """The question as a report says it.

        Exposure, comparator and the role of an amount make a question of its
        own; they stand behind the aspect, since ids are made from the question.
        """
        parts = (self.scale, self.exposure, self.comparator, self.amount)
        return Question(self.subject, ":".join(filter(None, parts)), self.object or None)


@dataclass(frozen=True, slots=True)
class Lift:
    """A broader question, and the slots in which it is broader."""

    key: Key
    slots: frozenset[str]


def own_question(signature: Signature) -> Question:
    """The question as the signature itself puts it."""
    quantity = signature.quantity
    amount = f"{quantity.role}:{quantity.unit}" if quantity else ""
    return Key(
        signature.subject,
        signature.scale,
        signature.object or "",
        exposure=str(signature.exposure or ""),
        comparator=signature.comparator or "",
        amount=amount if signature.scale == AMOUNT_SCALE else "",
    ).question


def lifts(key: Key, background: Background) -> Iterator[Lift]:
    """The broader questions under which a claim on `key` also falls."""
    subjects = [(key.subject, False), *((one, True) for one in _broader_subjects(key, background))]
    objects = [(key.object, False), *((one, True) for one in _broader_objects(key, background))]
    for (subject, subject_lifted), (object_, object_lifted) in product(subjects, objects):
        slots = frozenset(
            slot
            for slot, lifted in (("subject", subject_lifted), ("object", object_lifted))
            if lifted
        )
        if slots:
            yield Lift(replace(key, subject=subject, object=object_), slots)
    if key.scale == NEED_SCALE and key.subject != (OTHERS,):
        for object_, lifted in objects:
            slots = frozenset({"subject", "object"} if lifted else {"subject"})
            yield Lift(replace(key, subject=(OTHERS,), object=object_), slots)


def _broader_subjects(key: Key, background: Background) -> list[tuple[str, ...]]:
    if len(key.subject) == 1:
        return [(name,) for name in sorted(background.broader.get(key.subject[0], ()))]
    lines = [[member, *sorted(background.broader.get(member, ()))] for member in key.subject]
    found = {
        tuple(sorted(set(combination)))
        for combination in islice(product(*lines), _MAX_COMBINATIONS)
        if len(set(combination)) == len(key.subject)
    }
    shared = frozenset.intersection(
        *(background.broader.get(member, frozenset()) for member in key.subject)
    )
    return sorted((found - {key.subject}) | {(name,) for name in shared})


def _broader_objects(key: Key, background: Background) -> list[str]:
    found = sorted(background.broader.get(key.object, ())) if key.object else []
    if key.scale in GENERAL_SCALES and key.object:
        found.append("")
    return found
