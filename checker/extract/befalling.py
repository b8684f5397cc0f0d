"""What befalls people, where its name is their verb: "those on X lost weight"."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.phrases import is_person, own_subject
from checker.extract.phrasing import PHRASE_GAP, frames_of
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import FrameWord, Shape, WordClass

#: The frames of what befalls one of two groups more often, less often, or just as often.
RATES = (("rate_more", "likelier"), ("rate_less", "less_likely"), ("same_rate", "unaffecting"))


def undergone(view: View, word: Word) -> FrameWord | None:
    """What befalls people, where its name is their verb: "those on X lost weight"."""
    subject = own_subject(view, word)
    if word.upos != "VERB" or subject is None or not is_person(view, subject):
        return None
    if word.mention is None:
        return _echoed(view, word)
    governor = view.tree.head(word)
    helped = governor is not None and word.dep in ("xcomp", "ccomp")
    if helped and governor and any(view.frames(governor)):
        # "X helps people lose weight" is read from the helping.
        return None
    frame = _holding(view, word)
    if frame is None:
        return None
    often = _how_often(view, word) or frame.frame
    return replace(frame, frame=often, words=(word.lower,))


def _holding(view: View, name: Word) -> FrameWord | None:
    """The frame of a verb that a name begins with, of those that hold their object themselves."""
    first = name.lower.split(" ", 1)[0]
    found = (
        frame
        for lemma, _ in view.language.lemmas.get(first, ())
        for frame in view.language.frame_words.get(lemma, ())
        if name.mention is not None and frame.names == name.mention.concept
    )
    return next(found, None)


def _echoed(view: View, verb: Word) -> FrameWord | None:
    """ "All lost weight, but those on X lost more": a verb that leaves out what was lost."""
    lemmas = {lemma for lemma, word_class in view.lemmas(verb) if word_class is WordClass.VERB}
    near = [kid.index for kid in view.tree.kids(verb.index, "advmod", "obj", "obl:unmarked")]
    more, less = (any(True for _ in view.hits_on(slot, near)) for slot in ("more", "less"))
    if more == less or any(view.tree.words[index].mention for index in near):
        return None
    for name in reversed(view.tree.words[: verb.index]):
        frame = _holding(view, name) if name.mention is not None else None
        first = view.language.lemmas.get(name.lower.split(" ", 1)[0], ())
        if frame is None or lemmas.isdisjoint(one for one, _ in first):
            continue
        often = "likelier" if more else "less_likely"
        return replace(frame, frame=often, words=(verb.lower,))
    return None


def _how_often(view: View, verb: Word) -> str | None:
    """The frame of what befalls people more often, less often or just as often."""
    for word in view.tree.words[verb.index + 1 : verb.index + 1 + PHRASE_GAP]:
        for slot, rate in RATES:
            if any(hit.first == word.index for hit in view.slot(slot)):
                return rate
        for frame, _ in frames_of(view, word):
            if frame.shape is Shape.LIKELIHOOD:
                return frame.frame
    return None
