"""Why a statement gave no claim: no relation of the rules fits what it says of its object."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.reading import Reading
from checker.extract.reasons import needed_for_statement, why_no_statement
from checker.extract.view import View
from checker.normalize.claims import relation_of
from checker.ruleset.model import EXPOSURE_KINDS
from checker.ruleset.rules import RuleSet
from checker.values.trace import Ended

STEP = "claims"


def lost_claim(readings: Sequence[Reading], view: View, rules: RuleSet) -> Ended:
    """Why the first statement of a sentence that gave no claim gave none."""
    reading = readings[0]
    word, frame = reading.predicate.word.text, reading.predicate.frame
    origin = str(frame.origin)
    if relation_of(reading, rules) is not None:
        reason = f"“{word}” names a topic here, and states nothing of it"
        return Ended(STEP, reason, rule=origin, needed="a verb that says what is so")
    if reading.object is None:
        needed = needed_for_statement(view) or f"an object for “{word}”"
        return Ended(STEP, why_no_statement(view), rule=origin, needed=needed)
    concept = rules.concepts[reading.object.concepts[0]]
    label, kind = concept.label, concept.kind.value
    if concept.kind in EXPOSURE_KINDS:
        reason = f"“{word}” has {label} as its object, which acts ({kind})"
        return Ended(STEP, reason, rule=str(concept.origin), needed="an object that is acted on")
    reason = f"“{word}” ({frame.frame}) says nothing of what is a {kind}, as {label} is"
    needed = f"a line for {kind} among the relations of {frame.frame} in {frame.origin.file}"
    return Ended(STEP, reason, rule=origin, needed=needed)
