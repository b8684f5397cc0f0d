"""Groups that are compared: "no difference in deaths between A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.discover.groups import parted, people_at
from checker.discover.names import Naming
from checker.discover.phrases import Named, phrases_of
from checker.extract.phrases import case_of, conjuncts, is_person, own_subject
from checker.extract.predicates import Predicate
from checker.extract.subjects import governing_subject
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.discovery import Discovery
from checker.ruleset.language import WordClass

#: How far behind the comparing word the groups may stand, in words.
_REACH = 30


def is_comparing(predicate: Predicate, words: Discovery) -> bool:
    """Whether a word compares groups."""
    return predicate.frame.words[0] in words.compared


def compared(view: View, predicate: Predicate, naming: Naming) -> tuple[list[Named], list[Named]]:
    """What parts the groups, and what is measured in them; empty where the sentence is unclear.

    Treatments are compared in an outcome, people with and without a disease in
    what may go with it.
    """
    words = naming.words
    if predicate.word.dep == "amod":
        return _yielded(view, predicate.word, naming)
    behind = view.tree.words[predicate.word.index + 1 : predicate.word.index + _REACH]
    groups = [one for one in behind if case_of(view, one) in words.between]
    if predicate.frame.word_class is WordClass.ADJECTIVE:
        # "alike after A and B"
        groups += [one for one in behind if case_of(view, one) in words.circumstances]
    treated = [
        one
        for one in groups
        if not is_person(view, one) and case_of(view, one) not in view.function("within")
    ]
    fields = [
        named
        for word in _fields(view, predicate, behind, words)
        for named in phrases_of(view, word, naming)
    ]
    if treated:
        return list(_each(view, treated[0], naming)), fields
    ill = [
        named
        for one in behind
        if case_of(view, one) in words.having and view.is_outcome(one)
        for named in phrases_of(view, one, naming)
    ]
    if ill:
        return fields, ill
    for one in groups:
        marks = people_at(view, one, naming) if is_person(view, one) else []
        if marks and fields:
            return parted(fields, marks)
    return [], []


def _each(view: View, word: Word, naming: Naming) -> Iterator[Named]:
    """The treatments compared; two ways of one are two: "robotic and open surgery"."""
    ways = [
        conjuncts(view, kid)
        for kid in view.tree.kids(word.index, "amod", "compound")
        if view.tree.kid(kid.index, "conj")
    ]
    told = [{*naming.normal.pieces(way.text)} for way in ways[0]] if len(ways) == 1 else []
    for named in phrases_of(view, word, naming):
        shared = set().union(*told) & named.phrase.key
        parts = told if shared and not named.phrase.key <= shared else [shared]
        for part in parts:
            words = tuple(one for one in named.phrase.words if one in part or one not in shared)
            yield replace(named, phrase=replace(named.phrase, words=words))


def _yielded(view: View, word: Word, naming: Naming) -> tuple[list[Named], list[Named]]:
    """What gave outcomes that are alike: "A and B yielded similar survival"."""
    noun = view.tree.head(word)
    verb = view.tree.head(noun) if noun is not None else None
    subject = own_subject(view, verb) if verb is not None else None
    if noun is None or subject is None or subject.index == noun.index:
        return [], []
    return people_at(view, subject, naming), phrases_of(view, noun, naming)


def _fields(
    view: View, predicate: Predicate, behind: tuple[Word, ...], words: Discovery
) -> list[Word]:
    """What groups are compared in: "in X", "with regard to X", else the subject of "is alike"."""
    if predicate.frame.word_class is not WordClass.NOUN:
        subject = own_subject(view, predicate.word) or governing_subject(view, predicate.word)
        return [subject] if subject is not None else []
    found = []
    for one in behind:
        led = case_of(view, one) in words.fields and not is_person(view, one)
        head = view.tree.head(one)
        named = head is not None and head.lower in words.in_terms_of
        if (led and one.lower not in words.in_terms_of) or named:
            found.append(one)
    return found[:1]
