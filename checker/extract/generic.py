"""Names that are general on their own and mean another thing with a modifier.

"Infections" are infections, "ear infections" are no longer whatever is said of
infections; a rule marks such a name `generic: true`.
"""

from __future__ import annotations

from dataclasses import replace

from checker.extract.halves import excepted
from checker.extract.phrases import case_of
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.model import Kind

#: Relations by which a modifier makes another thing of a name.
_NARROWING = ("amod", "compound", "nmod", "nmod:desc", "nmod:poss", "acl", "acl:relcl")
#: Kinds whose names beside a name say for whom, where and when, not which.
SCOPES = frozenset({Kind.POPULATION, Kind.SITE, Kind.FORM, Kind.TIMING})
#: Cues that say how much, how many or how bad, not which.
HARMLESS = ("plain", "quantifier", "universal", "more", "less", "excess", "any", "sole")


def without_narrowed(view: View) -> View:
    """The view, in which a generic name that is narrowed names nothing."""
    narrowed = {word.index for word in view.tree.words if _is_narrowed(view, word)}
    if not narrowed:
        return view
    words = tuple(
        replace(word, mention=None) if word.index in narrowed else word for word in view.tree.words
    )
    return replace(view, tree=replace(view.tree, words=words))


def _is_narrowed(view: View, word: Word) -> bool:
    concept = view.concept(word)
    if concept is None:
        return False
    if view.is_outcome(word) and word.dep != "conj" and _is_another(view, word):
        return True
    if _is_counteracted(view, word):
        return True
    if not concept.generic:
        return False
    if any(_narrows(view, kid) for kid in view.tree.kids(word.index, *_NARROWING)):
        return True
    # "A vaccine preservative" is no vaccine; "infection risk" is about infections.
    head = view.tree.head(word)
    return (
        word.dep == "compound"
        and head is not None
        and head.mention is None
        and head.upos in ("NOUN", "PROPN", "ADJ")
        and not view.classes(head)
    )


def _is_another(view: View, word: Word) -> bool:
    """Whether others than those named before are meant: "but other sleep troubles stay"."""
    modifiers = [kid.index for kid in view.tree.kids(word.index, "amod")]
    return any(True for _ in view.hits_on("others", modifiers))


def _is_counteracted(view: View, word: Word) -> bool:
    """Whether a name only says what another thing acts on or looks for: "phosphate binder"."""
    head = view.tree.head(word)
    return (
        word.dep == "compound"
        and view.is_exposure(word)
        and head is not None
        and head.mention is None
        and "counterpart" in view.classes(head)
    )


def is_harmless(view: View, modifier: Word) -> bool:
    """Whether a modifier says how much, how many or how bad, and leaves a name what it is."""
    return any(True for slot in HARMLESS for _ in view.hits_on(slot, [modifier.index]))


def _narrows(view: View, modifier: Word) -> bool:
    if modifier.upos == "PRON" or view.kind(modifier) in SCOPES:
        return False
    excepting = any(True for _ in view.hits_on("except", [modifier.index]))
    if excepting or modifier.index in excepted(view):
        # "No X other than Y"
        return False
    if is_harmless(view, modifier):
        # "A diet high in sugar" is no more of any diet.
        return view.tree.kid(modifier.index, "obl", "nmod") is not None
    if modifier.dep == "nmod":
        # "No difference in pain between the groups"
        return case_of(view, modifier) not in view.function("limits") | view.function("pair")
    if modifier.dep == "acl:relcl" and _is_singled_out(view, view.tree.words[modifier.head]):
        return False
    near = [kid.index for kid in view.tree.kids(modifier.index, "advmod", "mark")]
    if modifier.dep == "acl:relcl" and any(True for _ in view.hits_on("limiting", near)):
        # "Cures Y where other treatments failed"
        return False
    if modifier.dep == "acl:relcl":
        # After a comma, a clause tells more of the same thing.
        before = min(view.tree.subtree(modifier.index)) - 1
        return before < 0 or view.tree.words[before].lower != ","
    return True


def _is_singled_out(view: View, word: Word) -> bool:
    """Whether "it is … that" only puts a name first: "it is vaccines that prevent Y"."""
    opening = view.tree.kid(word.index, "expl", "nsubj")
    singular = opening is not None and view.language.pronouns.get(opening.lower) == "singular"
    return singular and view.tree.kid(word.index, "cop") is not None
