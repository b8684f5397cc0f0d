"""Groups that are compared: "no difference in deaths between A and B"."""

from __future__ import annotations

from checker.extract.phrases import case_of, is_person, own_subject
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


def compared(view: View, predicate: Predicate, words: Discovery) -> tuple[list[Word], list[Word]]:
    """What parts the groups, and what is measured in them; empty where the sentence is unclear.

    Treatments are compared in an outcome, people with and without a disease in
    what may go with it.
    """
    behind = view.tree.words[predicate.word.index + 1 : predicate.word.index + _REACH]
    groups = [one for one in behind if case_of(view, one) in words.between]
    treated = [one for one in groups if not is_person(view, one) and case_of(view, one) != "in"]
    fields = _fields(view, predicate, behind, words)
    if treated:
        return treated[:1], fields
    ill = [one for one in behind if case_of(view, one) in words.having and view.is_outcome(one)]
    return fields, ill


def _fields(
    view: View, predicate: Predicate, behind: tuple[Word, ...], words: Discovery
) -> list[Word]:
    """What groups are compared in: "in X", "with regard to X", else the subject of "is alike"."""
    if predicate.frame.word_class is not WordClass.NOUN:
        subject = own_subject(view, predicate.word) or governing_subject(view, predicate.word)
        return [subject] if subject is not None else []
    found = []
    for one in behind:
        led = case_of(view, one) == "in" and not is_person(view, one)
        head = view.tree.head(one)
        named = head is not None and head.lower in words.in_terms_of
        if (led and one.lower not in words.in_terms_of) or named:
            found.append(one)
    return found[:1]
