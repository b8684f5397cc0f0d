"""Groups of people in what is measured: what tells a group from the others acts, or is acted on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.discover.arguments import LINKED
from checker.discover.names import Naming
from checker.discover.phrases import Named, phrases_of
from checker.extract.phrases import case_of, conjuncts, is_person, own_subject
from checker.extract.predicates import Predicate
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import WordClass
from checker.values.open_claim import Phrase, Sense

#: What a group's words hang on it by, where a verb tells what they take or have.
_CLAUSES = ("acl", "acl:relcl")
_BESIDE = ("compound", "amod", "nmod:desc")
#: Where the people and the circumstances of a measurement hang.
_PLACES = ("obl", "nmod", "advcl")
#: How far behind what is measured the people may stand, in words.
_REACH = 25


def marks_of(view: View, word: Word, naming: Naming) -> list[Named]:
    """What people have, take or carry: "patients with X", "the X group", "those given X"."""
    concept = view.concept(word)
    if concept is not None and concept.implies:
        return [_implied(view, word, name) for name in concept.implies]
    found = [
        named
        for place in _marking(view, word, naming)
        for named in phrases_of(view, place, naming)
        if not naming.words.controls & named.phrase.key
    ]
    return found[:1] if naming.normal.word(word.text) in naming.words.controls else found


def _implied(view: View, word: Word, name: str) -> Named:
    label = view.concepts[name].label
    phrase = Phrase(label, (f"@{name}",), f"@{name}", Sense.BAD, specific=True)
    return Named(phrase, None, frozenset({word.index}))


def _marking(view: View, word: Word, naming: Naming) -> Iterator[Word]:
    for kid in view.tree.kids(word.index, "nmod"):
        if case_of(view, kid) in naming.words.bearing:
            yield kid
    for verb in view.tree.kids(word.index, *_CLAUSES):
        if view.tree.kid(verb.index, "cop") is not None and verb.upos in ("NOUN", "PROPN"):
            # "individuals who are 12A"
            yield verb
            continue
        taken = list(view.tree.kids(verb.index, "obj"))
        yield from taken or [
            kid
            for kid in view.tree.kids(verb.index, "obl")
            if case_of(view, kid) in naming.words.bearing
        ]
    for kid in view.tree.kids(word.index, *_BESIDE):
        if kid.upos == "VERB":
            # "cetalin-treated patients"
            yield from view.tree.kids(kid.index, "compound", "obl", "obl:unmarked", "nsubj")
        elif kid.upos in ("NOUN", "PROPN") or kid.mention is not None or _is_ill(kid, naming):
            yield kid


def _is_ill(word: Word, naming: Naming) -> bool:
    """Whether an adjective says what disease people have: "preeclamptic women"."""
    return any(piece.startswith("@") for piece in naming.usual.get(word.text, ()))


def people_at(view: View, word: Word, naming: Naming) -> list[Named]:
    """What a phrase names, and where it is people, what they have or take."""
    if is_person(view, word) or naming.normal.word(word.text) in naming.words.controls:
        return [named for one in conjuncts(view, word) for named in marks_of(view, one, naming)]
    return phrases_of(view, word, naming)


def found_in(
    view: View, predicate: Predicate, naming: Naming, objects: Sequence[Word]
) -> tuple[list[Named], list[Named]]:
    """What is measured and in whom, or after what, it was found: "X was lower in the Y group"."""
    measured, place = _measured(view, predicate, objects)
    if measured is None or place is None:
        return [], []
    things = phrases_of(view, measured, naming)
    around = list(view.tree.kids(place.index, *_PLACES))
    around += [
        # Wherever the parse hung it: "the risk of X and of a severe Y in people carrying Z"
        one
        for one in view.tree.words[measured.index + 1 : measured.index + _REACH]
        if is_person(view, one) and case_of(view, one) in view.function("had_by")
    ]
    for where in around:
        led = _lead(view, where)
        if where.index == measured.index or led not in naming.words.circumstances:
            continue
        people = is_person(view, where)
        if not people and led in view.function("within"):
            continue
        marks = people_at(view, where, naming)
        if marks and things:
            return parted(things, marks)
    return [], []


def parted(things: list[Named], marks: list[Named]) -> tuple[list[Named], list[Named]]:
    """Who acts and what is acted on: a disease of the groups is what the things go with."""
    feared = all(named.phrase.sense is Sense.BAD for named in marks)
    if feared and not all(named.phrase.sense is Sense.BAD for named in things):
        return things, marks
    return marks, things


def _measured(
    view: View, predicate: Predicate, objects: Sequence[Word]
) -> tuple[Word | None, Word | None]:
    """What is measured, and the word that tells where it was found."""
    word = predicate.word
    if predicate.frame.word_class is WordClass.NOUN:
        return (objects[0] if objects else None), view.tree.head(word)
    if word.dep == "amod":
        noun = view.tree.head(word)
        verb = view.tree.head(noun) if noun is not None else None
        # What relates it to another thing says more.
        linked = verb is not None and any(
            frame.frame == LINKED for frame in view.frames(verb, WordClass.VERB)
        )
        return noun, None if linked else verb
    head = view.tree.head(word)
    subject = own_subject(view, word)
    if subject is None and word.dep == "xcomp" and head is not None:
        subject = own_subject(view, head)
    if subject is None and word.dep == "acl":
        # "X improved during Y", taken for what X is
        subject = head
    return subject, word


def _lead(view: View, word: Word) -> str:
    """The preposition of a phrase; none where it is what others are compared with."""
    marks = {kid.lower for kid in view.tree.kids(word.index, "mark", "cc")}
    return "" if marks else case_of(view, word)
