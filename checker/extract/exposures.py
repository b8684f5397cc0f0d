"""In which amount something is present, from the words around its name."""

from __future__ import annotations

from checker.extract.argument import EXPOSURE_SLOTS
from checker.extract.naming import Named
from checker.extract.phrases import (
    case_of,
)
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.model import Kind
from checker.values.claim import Exposure

#: How what is hindered hangs on what hinders it: "block Y, which", "problems with Y that".
_HINDERED = ("obj", "nmod", "obl")


def exposure_of(view: View, named: Named) -> Exposure | None:
    """In which amount the concept is present, from the words around it."""
    path = [index for index in named.path if index >= 0]
    around = set(path)
    for index in path:
        for child in view.tree.kids(index, "amod", "det", "compound", "advmod", "case", "fixed"):
            around.add(child.index)
            around.update(kid.index for kid in view.tree.kids(child.index, "advmod", "fixed"))
        if any(
            kid.index not in path and case_of(view, kid) in view.function("possession")
            for kid in view.tree.kids(index, "nmod")
        ):
            # "Vitamin D reduction of fall risk" is less risk, not less of the vitamin.
            around.discard(index)
    around.discard(named.word.index)
    around.add(named.word.index - 1)
    head = view.tree.words[path[0]]
    if head.dep == "amod" or (
        head.dep == "obl" and case_of(view, head) in view.function("advised")
    ):
        around.add(head.head)
    stated = stated_exposure(view, around)
    if stated is None and is_hindered(view, named.word):
        return Exposure.DEFICIENT
    if stated is None and (head.upos == "VERB" or view.kind(named.word) is Kind.BEHAVIOUR):
        # "by not smoking"
        near = [kid.index for index in path for kid in view.tree.kids(index, "advmod")]
        if any(hit.value == "denied" for hit in view.hits_on("negation", near)):
            return Exposure.LESS
    return stated


def is_hindered(view: View, word: Word) -> bool:
    """Whether less than the whole of a body's own acts: "damage to Y", "problems with Y that lead".

    What hinders it is not said of it, but of what it does: "the ability of Y to do it" stays.
    """
    current, own = word, view.kind(word) is Kind.MEASURE
    while current.dep in _HINDERED:
        governor = view.tree.head(current)
        if governor is None or (governor.upos == "VERB" and not own):
            return False
        named = governor.mention is not None
        if not named and any(True for _ in view.hits_on("hindering", [governor.index])):
            # A "heart attack" is none on what it comes from.
            return True
        # "Damaging the quality of insulin", but not "attacking smoking".
        own = own or "measure" in view.classes(governor)
        if governor.upos == "VERB" or not own:
            return False
        current = governor
    return False


def exposure_before(view: View, word: Word) -> Exposure | None:
    """The amount said right before a name: "too little vitamin D", "megadoses of vitamin D"."""
    before = word.index - 1
    if before > 0 and view.tree.words[before].upos == "ADP":
        before -= 1
    return stated_exposure(view, {before})


def stated_exposure(view: View, around: set[int]) -> Exposure | None:
    """The amount that a cue among the words says."""
    lacking = any(True for _ in view.hits_on("deficient", sorted(around)))
    if lacking and any(True for _ in view.hits_on("correcting", sorted(around))):
        # Who corrects a deficiency gives what was lacking.
        return None
    # "Low doses of X" says how it is taken, and lacks nothing.
    forms = {i for i in around if i >= 0 and view.kind(view.tree.words[i]) is Kind.FORM}
    stated = [
        hit
        for slot in EXPOSURE_SLOTS
        for hit in view.hits_on(slot, sorted(around - forms if slot == "deficient" else around))
    ]
    # "Low-salt" says less of it; of equally long cues the graver comes first.
    longest = max(stated, key=lambda hit: hit.last - hit.first, default=None)
    return Exposure(longest.slot) if longest is not None else None
