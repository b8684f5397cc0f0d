"""Why a sentence gave no statement, and what a rule would have to add, for who writes rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.arguments import objects_of, subject_of
from checker.extract.discourse import Discourse
from checker.extract.operators import find_operator
from checker.extract.predicates import Predicate, find_predicates
from checker.extract.roles import roles
from checker.extract.view import View
from checker.language import Word

#: How many relating words, and how many names for a concept, are told at most.
MOST = 3
_NAMING = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Lack:
    """What one relating word lacks; the words stand where a subject or an object should."""

    predicate: Predicate
    subject: bool
    object: bool
    subject_word: Word | None
    object_word: Word | None


def lacks(view: View) -> Iterator[Lack]:
    """What each relating word of a sentence lacks, of those that lack something."""
    for predicate in find_predicates(view):
        place = roles(view, predicate)
        subject = subject_of(view, place.subject, Discourse()) if place.subject else None
        objects = [found for word in place.objects for found in objects_of(view, word, Discourse())]
        if subject is None or not objects:
            yield Lack(
                predicate,
                subject is None,
                not objects,
                place.subject,
                place.objects[0] if place.objects else None,
            )


def why_no_statement(view: View) -> str:
    """What the first relating words of a sentence lack; at most three are told."""
    lacking = []
    for lack in list(lacks(view))[:MOST]:
        missing = []
        if lack.subject:
            missing.append(f"no subject that a rule knows{_is_none(lack.subject_word)}")
        if lack.object:
            missing.append(f"no object that a rule knows{_is_none(lack.object_word)}")
        lacking.append(f"“{lack.predicate.word.text}” has {' and '.join(missing)}")
    return "; ".join(lacking) or "its relating words take nothing that it names"


def _is_none(word: Word | None) -> str:
    return f" (“{word.text}” is none)" if word is not None else ""


def needed_for_statement(view: View) -> str:
    """What would have to be known for the first relating word to make a statement."""
    first = next(lacks(view), None)
    if first is None:
        return ""
    missing = [
        name_of(view, word)
        for wanted, word in (
            (first.subject, first.subject_word),
            (first.object, first.object_word),
        )
        if wanted and word is not None and word.mention is None and word.upos in _NAMING
    ]
    concepts = f"a concept for {' and '.join(missing)}" if missing else ""
    slots = [
        slot
        for slot, wanted, word in (
            ("a subject", first.subject, first.subject_word),
            ("an object", first.object, first.object_word),
        )
        if wanted and (word is None or word.mention is not None or word.upos not in _NAMING)
    ]
    places = f"{' and '.join(slots)} for “{first.predicate.word.text}”" if slots else ""
    return ", and ".join(filter(None, (concepts, places)))


def needed_for_relation(view: View) -> str:
    """What a sentence without known names, or without a word that relates them, would need."""
    acting = any(view.is_exposure(word) for word in view.tree.words)
    acted = any(view.is_outcome(word) for word in view.tree.words)
    if (acting or acted) and not find_predicates(view):
        verbs = [word.text for word in view.tree.words if _may_relate(view, word)]
        told = " or ".join(f"“{verb}”" for verb in verbs[:MOST])
        whose = f" with {told}" if told else ", with a word that relates,"
        return f"a frame{whose} in {_frames_file(view)}"
    unknown = list(dict.fromkeys(_unknown_names(view)))[:MOST]
    what = "" if acting == acted else "something that acts" if acted else "what is acted on"
    if not unknown:
        return f"the name of {what}" if what else "a name that a rule knows"
    one_of = "one of " if len(unknown) > 1 else ""
    return f"a concept for {one_of}{', '.join(unknown)}" + (f", as {what}" if what else "")


def _may_relate(view: View, word: Word) -> bool:
    """Whether a word could be a relation that no frame knows."""
    known = word.mention is not None or find_operator(view, word) is not None
    return word.upos == "VERB" and not known and word.lower not in view.function("auxiliary")


def _unknown_names(view: View) -> Iterator[str]:
    """The noun phrases of a sentence that no rule knows."""
    amounts = {index for index, _ in view.amounts}
    for word in view.tree.words:
        if word.upos not in _NAMING or word.mention is not None or word.index in amounts:
            continue
        if word.dep in ("compound", "flat") or view.classes(word) or find_operator(view, word):
            continue
        yield name_of(view, word)


def name_of(view: View, word: Word) -> str:
    """A noun with the nouns and adjectives right before it, in quotation marks."""
    first = word.index
    parts = {kid.index for kid in view.tree.kids(word.index, "compound", "amod", "flat")}
    while first - 1 in parts and view.tree.words[first - 1].mention is None:
        first -= 1
    return f"“{' '.join(part.text for part in view.tree.words[first : word.index + 1])}”"


def _frames_file(view: View) -> str:
    """The file whose frames relate, as rules are named to a user."""
    return min(frame.origin.file for words in view.language.frame_words.values() for frame in words)
