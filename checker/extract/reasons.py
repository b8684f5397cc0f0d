"""Why a parsed sentence gave no statement, in words that an author can act on."""

from __future__ import annotations

from checker.extract.arguments import objects_of, subject_of
from checker.extract.discourse import Discourse
from checker.extract.predicates import find_predicates
from checker.extract.roles import roles
from checker.extract.view import View


def why_no_statement(view: View) -> str:
    """What the first relating words of a sentence lack; at most three are told."""
    lacking = []
    for predicate in find_predicates(view)[:3]:
        place = roles(view, predicate)
        subject = subject_of(view, place.subject, Discourse()) if place.subject else None
        objects = [found for word in place.objects for found in objects_of(view, word, Discourse())]
        missing = []
        if subject is None:
            at = f" (“{place.subject.text}” is none)" if place.subject else ""
            missing.append(f"no subject that a rule knows{at}")
        if not objects:
            at = f" (“{place.objects[0].text}” is none)" if place.objects else ""
            missing.append(f"no object that a rule knows{at}")
        if missing:
            lacking.append(f"“{predicate.word.text}” has {' and '.join(missing)}")
    return "; ".join(lacking) or "its relating words take nothing that it names"
