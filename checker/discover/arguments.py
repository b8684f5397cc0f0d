"""The words that fill the roles of a relating word, by the tree and, where it fails, by order."""

from __future__ import annotations

from collections.abc import Container

from checker.extract.argument import Roles
from checker.extract.phrases import case_of, is_person, is_set_apart, own_subject, with_prepositions
from checker.extract.predicates import Predicate
from checker.extract.roles import roles
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape, WordClass

#: The frame of what goes with something; what it goes with less or more of, its object says.
LINKED = "linked"
#: The frame of what sources speak for.
BACKED = "backs"
#: Relations of nouns that are part of another noun's phrase.
_INNER = ("amod", "compound", "nmod", "nmod:poss", "nmod:desc", "nummod", "conj", "appos", "obl")
#: How far a link may stand from the second thing that it links, in words.
_PAIR_REACH = 20
_OBJECT_REACH = 10
#: Shapes whose subject is what changes.
_MOVING = frozenset({Shape.ERGATIVE, Shape.ATTRIBUTE})


def arguments(
    view: View, predicate: Predicate, giving: Container[str]
) -> tuple[Word | None, list[Word]]:
    """The words that fill a predicate's roles, where the tree fails by their order.

    `giving` are nouns of treating, which report nothing: "administration of X".
    """
    word, frame = predicate.word, predicate.frame
    if word.dep == "amod" and frame.word_class is WordClass.VERB:
        # "X reduced Y", taken for what Y is: a verb with a subject of its own.
        head = view.tree.head(word)
        return view.tree.kid(word.index, "nsubj"), [head] if head is not None else []
    place: Roles = roles(view, predicate)
    subject, objects = place.subject, list(place.objects)
    if subject is word:
        subject = None
    if subject is not None and subject.lower not in giving and _reports(view, subject):
        if frame.frame == BACKED:
            return _backed(view, word)
        # "no support for a role of X": who reports it is the subject
        subject = next(iter(with_prepositions(view, word.index, view.function("acting"))), None)
        if subject is None and frame.shape is not Shape.PAIR:
            return None, []
    if subject is not None and frame.shape in _MOVING and objects == [subject]:
        # "X fell": what moved it, the people and times around it tell.
        return None, objects
    if subject is not None and not predicate.passive:
        objects = [one for one in objects if one.index != subject.index]
    if frame.shape is Shape.PAIR and (subject is None or objects in ([], [subject])):
        subject, objects = _linked(view, word)
    if frame.word_class is WordClass.NOUN:
        subject, objects = _of_noun(view, predicate, subject, objects)
    if frame.frame == LINKED and frame.shape is not Shape.PAIR:
        objects = [one for one in objects if one.index > word.index] or _following(view, predicate)
    if subject is None and objects:
        subject = _preceding(view, word)
    return subject, objects


def _backed(view: View, verb: Word) -> tuple[Word | None, list[Word]]:
    """What sources speak for, and for what: "support the use of X for Y"."""
    thing = view.tree.kid(verb.index, "obj")
    inner = [] if thing is None else [thing, *view.tree.kids(thing.index, "nmod")]
    # "as a remedy for Y"
    inner += [
        kid
        for one in inner
        if case_of(view, one) in view.function("taken_for")
        for kid in view.tree.kids(one.index, "nmod")
    ]
    found = [
        one
        for place in (verb, *inner)
        for one in with_prepositions(view, place.index, view.function("purposes"))
    ]
    return thing, found


def _of_noun(
    view: View, predicate: Predicate, subject: Word | None, objects: list[Word]
) -> tuple[Word | None, list[Word]]:
    """The roles of a noun, with those that its verb fills."""
    word, told = predicate.word, set(predicate.frame.object)
    verb = view.tree.head(word)
    if case_of(view, word) in view.function("taken_for") and verb is not None:
        # "X was identified as a risk factor for Y", "to regard X as a cause of Y"
        named = view.tree.kid(verb.index, "obj") or own_subject(view, verb)
        return named or subject, with_prepositions(view, word.index, told)
    if verb is not None and word.dep == "obj" and subject is None:
        # "X has an effect on Y", "X showed no survival benefit"
        subject = own_subject(view, verb)
    objects = [one for one in objects if not predicate.first <= one.index < word.index]
    if verb is not None and word.dep == "obj" and not objects:
        # "X is considered a risk factor for Y", where the parse hung Y on the verb
        objects = with_prepositions(view, verb.index, told)
    if subject is None and objects and case_of(view, objects[0]) in view.function("possession"):
        # "no advantage of X for Y"
        outer = with_prepositions(view, objects[0].index, told - view.function("possession"))
        if outer:
            return objects[0], outer
    if subject is not None and not objects:
        # "the effect of X on Y", where the parse hung Y on X
        objects = with_prepositions(view, subject.index, told - view.function("possession"))
    if subject is not None and all(is_person(view, one) for one in objects):
        # "a pressure lowering effect", "a survival benefit in patients with Z"
        objects = list(view.tree.kids(word.index, "compound"))[-1:] or objects
    return subject, objects


def _following(view: View, predicate: Predicate) -> list[Word]:
    """The noun behind the preposition that follows a word at once: "related to lower X"."""
    words = view.tree.words
    for index in range(predicate.word.index + 1, min(predicate.word.index + 3, len(words))):
        if words[index].lower in predicate.frame.object:
            for found in words[index + 1 : index + 6]:
                if found.upos in ("NOUN", "PROPN") or found.mention is not None:
                    return [_top(view, found, index)]
    return []


def _linked(view: View, word: Word) -> tuple[Word | None, list[Word]]:
    """What a noun of linking links by the order of words: "association of X with Y"."""
    first, second = view.function("pair_first"), view.function("pair_second")
    words = view.tree.words[word.index + 1 : word.index + _PAIR_REACH]
    if not words or not {words[0].lower} & (first | view.function("pair")):
        return None, []
    between = words[0].lower in view.function("pair")
    for place, found in enumerate(words[1:], start=1):
        if found.dep == "cc" if between else found.lower in second - first:
            nouns = [one for one in words[1:place] if _is_noun(one)]
            after = [one for one in words[place + 1 : place + 1 + _OBJECT_REACH] if _is_noun(one)]
            outcome = next((one for one in after if view.is_outcome(one)), None)
            if nouns and after:
                led = next((one for one in nouns if view.tree.kid(one.index, "case")), nouns[-1])
                return led, [outcome or _top(view, after[0], found.index)]
    return None, []


def _is_noun(word: Word) -> bool:
    return word.upos in ("NOUN", "PROPN") or word.mention is not None


def _top(view: View, noun: Word, after: int) -> Word:
    """The word that a noun's phrase hangs on, as far as it stands behind a preposition."""
    head = view.tree.head(noun)
    if head is None or head.index <= after:
        return noun
    inner = noun.dep in ("compound", "amod") and head.index > noun.index
    changed = noun.dep == "obj" and head.upos == "VERB"
    return head if inner or changed else noun


def _preceding(view: View, word: Word) -> Word | None:
    """The last noun before a verb that no preposition leads in: what its clause is about."""
    nouns = [
        one
        for one in view.tree.words[: word.index]
        if _is_noun(one) and view.tree.kid(one.index, "case") is None
    ]
    plain = [one for one in nouns if one.dep not in _INNER]
    if plain:
        return plain[-1]
    # The parse took it for one of a list: the outermost of them.
    listed = [one for one in nouns if one.dep == "conj" and not is_set_apart(view, one)]
    return min(listed, key=lambda one: _depth(view, one), default=None)


def _depth(view: View, word: Word) -> int:
    depth, head = 0, view.tree.head(word)
    while head is not None and depth < len(view.tree.words):
        depth, head = depth + 1, view.tree.head(head)
    return depth


def _reports(view: View, word: Word) -> bool:
    return word.lower in view.language.own_subjects
