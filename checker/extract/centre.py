"""What a sentence is about, and what "it" and "they" may stand for besides a known name.

A pronoun stands for the subject of what came before rather than for anything
else that was named there ("Centering", Grosz, Joshi & Weinstein 1995), also
where no rule knows that subject; then nothing known is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extract.discourse import Centre, Discourse
from checker.extract.naming import names_in
from checker.extract.operators import find_operator
from checker.extract.phrases import (
    MAX_CLIMB,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    conjuncts,
    is_habit,
    is_person,
    is_plural,
)
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import WordClass

_SUBJECTS = (*SUBJECTS, *PASSIVE_SUBJECTS)
#: Operators whose clause is what their sentence is about: "studies show that …".
_TELLING = frozenset({"evidence_verb", "suggest", "claim", "belief"})
#: Relations of clauses.
_CLAUSES = frozenset({"root", "advcl", "ccomp", "acl", "acl:relcl", "csubj", "parataxis"})


def after_sentence(view: View, discourse: Discourse) -> Discourse:
    """The discourse when a sentence has ended, with what the next one may be about."""
    subject = _told_of(view)
    unnamed = frozenset(_unnamed(view))
    if subject is not None and (_is_pronoun(view, subject) or _is_pointing(view, subject)):
        return discourse.ended(discourse.centre, unnamed, carried=True)
    centre = _centre(view, subject) if subject is not None else None
    carried = any(_is_pronoun(view, word) for word in view.tree.words)
    return discourse.ended(centre, unnamed, carried=carried)


def _unnamed(view: View) -> Iterator[str]:
    """The general nouns that name nothing and point to nothing: "take your medicines"."""
    for word in view.tree.words:
        if word.mention is not None or "reference" not in view.classes(word):
            continue
        pointing = view.function("definite") | view.language.pronouns.keys()
        if any(kid.lower in pointing for kid in view.tree.kids(word.index, "det")):
            continue
        governor = view.tree.head(word)
        said = [governor, *view.tree.kids(governor.index, "obj", "xcomp")] if governor else []
        named = any(
            True
            for kid in view.tree.kids(word.index, "case")
            for _ in view.hits_on("naming", [kid.index])
        )
        if governor is not None and named:
            # "X is sold as a medicine"
            said = list(view.tree.kids(governor.index, *_SUBJECTS))
        elif word.dep not in _SUBJECTS:
            said = []
        if governor is not None and word.dep == "conj":
            said = [governor]
        below = [view.tree.words[index] for index in view.tree.subtree(word.index)]
        if not any(one is not None and view.is_exposure(one) for one in (*said, *below)):
            yield singular(word.lower)


def _is_pointing(view: View, word: Word) -> bool:
    """Whether a subject is what was spoken of: "these cells"."""
    named = word.mention is not None
    pronouns = view.language.pronouns
    return not named and any(kid.lower in pronouns for kid in view.tree.kids(word.index, "det"))


def is_left_open(word: Word, discourse: Discourse) -> bool:
    """Whether "these medicines" are others than those with names: the last ones had none."""
    return singular(word.lower) in discourse.unnamed


def singular(lower: str) -> str:
    """A general noun without its plural ending."""
    return f"{lower[:-3]}y" if lower.endswith("ies") else lower.removesuffix("s")


def _told_of(view: View) -> Word | None:
    """The subject of a sentence, or of what is told in it: "studies show that X …"."""
    told = next(word for word in view.tree.words if word.head == word.index)
    operator = find_operator(view, told)
    clause = view.tree.kid(told.index, "ccomp")
    if operator is not None and operator.operator in _TELLING and clause is not None:
        told = clause
    return view.tree.kid(told.index, *_SUBJECTS)


def _centre(view: View, subject: Word) -> Centre | None:
    """What a sentence is about where that is nothing that acts; None where it is, or is open."""
    told = view.tree.words[subject.head]
    if _names(view, subject, outcome=False):
        return None
    if view.tree.kid(told.index, "cop") is not None and _names(view, told, outcome=False):
        # "One option is X."
        return None
    narrowed = view.tree.kid(subject.index, "nmod", "compound", "acl", "acl:relcl") is not None
    if "reference" in view.classes(subject) and not narrowed:
        # "Treatments include X."
        return None
    people = is_person(view, subject) or subject.lower in view.language.own_subjects
    return Centre(
        plural=is_person(view, subject) or _is_many(view, subject),
        people=people,
        outcome=_names(view, subject, outcome=True),
    )


def another_is_meant(view: View, word: Word, *, plural: bool, outcome: bool) -> bool:
    """Whether a pronoun stands for something in its own sentence that a claim cannot be of.

    It is something that no rule knows, people, or what people are told to do.
    """
    nouns = [other for other in _before(view, word) if _agrees(view, other, plural=plural)]
    if outcome:
        acting = any(_names(view, other, outcome=False) for other in nouns)
        if acting and _is_done_by_people(view, word):
            # "X raises Y, so we keep it for Sundays"
            return True
        nouns = [other for other in nouns if not _names(view, other, outcome=False)]
    named = {
        other.index
        for other in view.tree.words[: word.index]
        if _is_pronoun(view, other)
        or (view.is_outcome(other) if outcome else view.is_exposure(other))
    }
    subjects = [other for other in nouns if other.dep in _SUBJECTS]
    if subjects and not outcome:
        nearest = subjects[-1]
        if is_person(view, nearest):
            # "Doctors give statins because they lower Y", "they have less of Y".
            return not any(index > nearest.index for index in named) or _do_it(view, word)
        # "This combination lowers X, although it …"
        named |= {nearest.index} if _is_pointing(view, nearest) else set()
        return not (nearest.index in named or _names(view, nearest, outcome=False))
    if named:
        return False
    return bool(nouns) or (not outcome and not plural and _tells_of_doing(view, word))


def _is_done_by_people(view: View, pronoun: Word) -> bool:
    """Whether people do what is done to it: "we keep it"."""
    doer = view.tree.kid(pronoun.head, *SUBJECTS)
    return pronoun.dep == "obj" and doer is not None and is_person(view, doer)


def _do_it(view: View, word: Word) -> bool:
    """Whether only people do or have what is told: "they take X", "they lower their risk"."""
    if word.dep == "nmod:poss":
        return True
    verb = view.tree.words[word.head]
    suffers = any(frame.predicative for frame in view.frames(verb, WordClass.VERB))
    owned = (
        kid.lower in view.language.pronouns
        for noun in view.tree.kids(verb.index, "obj")
        for kid in view.tree.kids(noun.index, "nmod:poss")
    )
    return word.lower not in view.function("pointing") and (
        suffers or is_habit(view, verb) or any(owned)
    )


def _before(view: View, word: Word) -> Iterator[Word]:
    """The subjects and objects before a pronoun that it is no part of."""
    clause = _clause(view, word)
    for other in view.tree.words[: word.index]:
        first = view.tree.words[other.head] if other.dep == "conj" else other
        subject = first.dep in _SUBJECTS and other.lower not in view.language.own_subjects
        # "before the journey … after it": a phrase means a phrase.
        alike = first.dep == "obj" or (first.dep == word.dep and word.dep == "obl")
        object_ = alike and _clause(view, other) != clause
        nominal = other.upos in ("NOUN", "PROPN", "PRON") or other.mention is not None
        # "Alendronate slows it" speaks of two things.
        apart = word.dep != "nmod:poss" and _clause(view, other) == clause
        subject = subject and not apart
        if nominal and (subject or object_) and word.index not in view.tree.subtree(other.index):
            yield other


def _clause(view: View, word: Word) -> int:
    """The verb of the clause that a word stands in."""
    for _ in range(MAX_CLIMB):
        governor = view.tree.head(word)
        if governor is None or (
            word.dep in _CLAUSES
            and word.upos in ("VERB", "AUX", "ADJ")
            and view.tree.kid(word.index, *_SUBJECTS, "mark") is not None
        ):
            break
        word = governor
    return word.index


def _agrees(view: View, other: Word, *, plural: bool) -> bool:
    """Whether a noun is of the number of a pronoun; people are no "it"."""
    if _is_pronoun(view, other):
        return view.language.pronouns[other.lower] == ("plural" if plural else "singular")
    if other.lower in view.function("relative"):
        return False
    if is_person(view, other):
        return plural
    return _is_many(view, other) == plural


def _tells_of_doing(view: View, word: Word) -> bool:
    """Whether "it" is what people were just said to do: "they should rest, as it helps"."""
    clause = view.tree.words[_clause(view, word)]
    above = view.tree.head(clause)
    if above is None or clause.dep not in ("advcl", "conj") or above.index > clause.index:
        return False
    operator = find_operator(view, above)
    return operator is None or operator.operator not in _TELLING


def _is_pronoun(view: View, word: Word) -> bool:
    return word.mention is None and word.upos == "PRON" and word.lower in view.language.pronouns


def _names(view: View, word: Word, *, outcome: bool) -> bool:
    """Whether a phrase names something that acts, or is acted on, and not just in passing."""
    wanted = view.is_outcome if outcome else view.is_exposure
    parts = {part.index for part in conjuncts(view, word)}
    return any(
        wanted(named.word)
        and (named.word.index in parts or view.classes(view.tree.words[named.path[0]]))
        for named in names_in(view, word, (), frozenset())
    )


def _is_many(view: View, word: Word) -> bool:
    return is_plural(word.lower) or view.tree.kid(word.index, "conj") is not None
