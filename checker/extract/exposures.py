"""In which amount something is present, from the words around its name."""

from __future__ import annotations

from checker.extract.argument import EXPOSURE_SLOTS
from checker.extract.naming import Named
from checker.extract.phrases import case_of, is_plural
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.model import Kind
from checker.values.claim import Exposure

#: How what is hindered hangs on what hinders it: "block Y, which", "problems with Y that".
_HINDERED = ("obj", "nmod", "obl")
#: The slot of cues that only say that there is some amount.
_LEVEL = str(Exposure.STATUS)
#: How far the noun of a list may stand behind its first name, in words.
_LONGEST_LIST = 8


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
    stated = stated_exposure(view, around) or _shared(view, named.word)
    if stated is Exposure.DEFICIENT and _is_dispensed_with(view, head):
        stated = None
    if stated is None and _is_kept_steady(view, named.word):
        return Exposure.STATUS
    if stated is None and is_hindered(view, named.word):
        return Exposure.DEFICIENT
    if stated is None and (head.upos == "VERB" or view.kind(named.word) is Kind.BEHAVIOUR):
        # "by not smoking"
        near = [kid.index for index in path for kid in view.tree.kids(index, "advmod")]
        if any(hit.value == "denied" for hit in view.hits_on("negation", near)):
            return Exposure.LESS
    return stated


def _shared(view: View, word: Word) -> Exposure | None:
    """The amount that a list shares by its last noun: "iron, zinc, or copper deficiencies"."""
    joined = False
    for after in view.tree.words[word.index + 1 : word.index + 1 + _LONGEST_LIST]:
        if joined and after.mention is None and is_plural(after.lower):
            found = stated_exposure(view, {after.index})
            if found is not None or view.tree.words[after.index - 1].upos != "CCONJ":
                return found
        joined = joined or after.upos == "CCONJ"
        listed = after.mention is not None or (joined and after.upos == "NOUN")
        if not listed and after.upos not in ("CCONJ", "PUNCT"):
            return None
    return None


def _is_kept_steady(view: View, word: Word) -> bool:
    """Whether it is kept as it should be, not raised: "keeping X levels healthy", "in check"."""
    top = word
    while top.dep in ("nmod", "compound", "conj") and view.tree.head(top) is not None:
        top = view.tree.words[top.head]
    verb = view.tree.head(top)
    if verb is None or top.dep != "obj" or verb.lower not in view.function("keeping"):
        return False
    # "Proper salt and water levels" may be hung on either of the two.
    nouns = (top, word, *view.tree.kids(top.index, "conj"))
    complements = tuple(view.tree.kids(verb.index, "xcomp", "advmod", "obl", "ccomp"))
    beside = {
        kid.lower for one in (*nouns, *complements) for kid in view.tree.kids(one.index, "amod")
    }
    beside |= {kid.lower for kid in complements}
    return not beside.isdisjoint(view.function("steady"))


def _is_dispensed_with(view: View, word: Word) -> bool:
    """Whether "without" belongs to what relates: "Y clears up without X"."""
    governor, case = view.tree.head(word), case_of(view, word)
    lacking = governor is not None and case in view.function("lacking")
    return lacking and any(
        case in frame.subject for frame in view.frames(view.tree.words[word.head])
    )


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


def exposure_forgone(view: View, word: Word) -> Exposure | None:
    """The amount of what people do without: "if you don't take X", "if they don't get enough X"."""
    verb = view.tree.head(word)
    if verb is None or word.dep != "obj" or verb.mention is not None:
        return None
    near = [kid.index for kid in view.tree.kids(verb.index, "advmod")]
    if not any(hit.value == "denied" for hit in view.hits_on("negation", near)):
        return None
    beside = {kid.lower for kid in view.tree.kids(word.index, "amod", "det", "advmod")}
    enough = not beside.isdisjoint(view.function("enough"))
    return Exposure.DEFICIENT if enough else Exposure.LESS


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
    # "A high level of" says more than that there is a level.
    stated = [hit for hit in stated if hit.slot != _LEVEL] or stated
    # "Low-salt" says less of it; of equally long cues the graver comes first.
    longest = max(stated, key=lambda hit: hit.last - hit.first, default=None)
    return Exposure(longest.slot) if longest is not None else None
