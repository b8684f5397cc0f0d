"""Which words of a clause limit what it says, and to whom."""

from __future__ import annotations

from checker.extract.phrases import (
    case_of,
    is_advice,
)
from checker.extract.view import Hit, View
from checker.language import Word
from checker.ruleset.language import WordClass
from checker.ruleset.model import Kind

#: The scope slot of a kind of names.
KINDS = {
    Kind.POPULATION: "population",
    Kind.SITE: "site",
    Kind.FORM: "form",
    Kind.TIMING: "timing",
}


def member_of(view: View, word: Word, *, studied: bool) -> tuple[str | None, str]:
    """The scope slot that a word fills and its member, or None."""
    kind = view.kind(word)
    if kind in KINDS and word.mention is not None:
        governor = view.tree.head(word)
        if governor is not None and word.dep == "compound" and "measure" in view.classes(governor):
            # "to premenopausal levels" is a level, no people.
            return None, ""
        if kind is Kind.SITE and _tells_apart(view, word):
            return None, ""
        return KINDS[kind], word.mention.concept
    died_of = kind in (Kind.CONDITION, Kind.EVENT) and _is_died_of(view, word)
    if (died_of or kind in (Kind.CONDITION, Kind.SYMPTOM)) and word.mention is not None:
        without = "without:" if case_of(view, word) in view.function("lacking") else ""
        limited = studied or died_of or _limits(view, word)
        return ("condition", without + word.mention.concept) if limited else (None, "")
    if case_of(view, word) in view.function("than"):
        # "Fewer strokes than people who drank none"
        return None, ""
    if word.mention is None and "member" in view.classes(word) and _limits(view, word):
        below = view.tree.subtree(word.index)
        if any(True for _ in view.hits_on("comparator_inactive", below)):
            # "than in the placebo group"
            return None, ""
        unknown = _unknown_words(view, word)
        return ("population", "text:" + unknown) if unknown else (None, "")
    return None, ""


def _is_died_of(view: View, word: Word) -> bool:
    """Whether an illness is what an event comes from: "death from Y" is not all death."""
    before = view.tree.words[max(0, word.index - 2) : word.index]
    if len(before) < 2 or before[1].lower not in view.function("dying_from"):
        return False
    return view.kind(before[0]) is Kind.EVENT


def _tells_apart(view: View, word: Word) -> bool:
    """Whether a site only says which unknown thing is meant: "acute gut events"."""
    governor = view.tree.head(word)
    if governor is None or word.dep not in ("compound", "amod", "nmod:poss"):
        return False
    return governor.mention is None and not view.classes(governor)


def _limits(view: View, word: Word) -> bool:
    """Whether a phrase says for whom: after "in" or "among", or of people who have it."""
    governor = view.tree.head(word)
    if word.dep in ("obl", "nmod") and case_of(view, word) in view.function("limits"):
        noun = governor if governor is not None and governor.upos == "NOUN" else None
        frames = view.frames(noun, WordClass.NOUN) if noun is not None else ()
        # "effect on Y"
        acted = case_of(view, word) in view.function("partaking")
        return not (acted and any(case_of(view, word) in frame.object for frame in frames))
    if governor is None:
        return False
    if word.dep in ("nsubj", "nsubj:pass") and is_advice(view, governor):
        # "Affected people should avoid X"
        return True
    if "member" in view.classes(governor) or view.kind(governor) is Kind.POPULATION:
        return word.dep in ("nmod", "compound", "amod", "acl", "conj")
    if word.dep in ("obj", "conj") and governor.dep in ("advcl", "acl:relcl", "acl"):
        return any(
            True
            for kid in view.tree.kids(governor.index, "mark", "advmod", "nsubj")
            if any(True for _ in view.hits_on("limiting", [kid.index]))
            or kid.lower in view.function("person_relative")
        )
    return word.dep == "obl" and case_of(view, word) in view.function("purpose")


def _unknown_words(view: View, word: Word) -> str:
    """The words that narrow a group of people and that no rule knows, as text."""
    kept = []
    for child in view.tree.kids(word.index, "amod", "compound", "nmod", "acl", "acl:relcl"):
        if child.mention is not None:
            continue
        below = view.tree.subtree(child.index)
        if any(True for _ in view.hits_on("deficient", below)):
            continue
        if any(view.tree.words[index].mention for index in below):
            continue
        vague = {hit.first for hit in view.hits_on("quantifier", below)}
        kept += [
            i for i in below if view.tree.words[i].upos not in ("PUNCT", "PRON") and i not in vague
        ]
    telling = [index for index in kept if not _is_light(view, view.tree.words[index])]
    texts = [view.tree.words[index].lower for index in sorted(kept)]
    before = [text for index, text in zip(sorted(kept), texts, strict=True) if index < word.index]
    after = texts[len(before) :]
    return " ".join([*before, word.lower, *after]) if telling else ""


def _is_light(view: View, word: Word) -> bool:
    """Whether a word tells nothing of people by itself: "had", "the", "also"."""
    if word.upos in ("AUX", "DET", "ADP", "ADV", "SCONJ", "CCONJ", "PART"):
        return True
    return any(
        operator.operator == "light"
        for lemma, _ in view.lemmas(word)
        for operator in view.language.operators.get(lemma, ())
    )


def is_any(view: View, word: Word) -> bool:
    """Whether a name stands for whichever: "any fracture"."""
    near = [child.index for child in view.tree.kids(word.index, "det", "amod")]
    near += [
        kid.index
        for child in view.tree.kids(word.index, "nmod")
        for kid in view.tree.kids(child.index, "det", "amod")
    ]
    return any(True for _ in view.hits_on("any", near))


def in_condition(view: View, hit: Hit, taken: set[int]) -> bool:
    """Whether "deficient" and the like say of people when the claim holds."""
    word = view.tree.words[hit.last - 1]
    if word.upos == "ADP":
        return False
    current: Word | None = word
    for _ in range(4):
        if current is None:
            return False
        if current.index in taken:
            return False
        if current.dep == "advcl" and any(
            True
            for kid in view.tree.kids(current.index, "mark", "advmod")
            if any(True for _ in view.hits_on("limiting", [kid.index]))
        ):
            return True
        if current.mention is None and "member" in view.classes(current):
            return True
        if view.kind(current) is Kind.POPULATION:
            return True
        current = view.tree.head(current)
    return False
