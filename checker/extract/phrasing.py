"""Which frames a word is in: its class, and the words of its phrase that follow it."""

from __future__ import annotations

from checker.extract.view import TAGS, View
from checker.language import Word
from checker.ruleset.inflection import noun_plural
from checker.ruleset.language import FrameWord, Shape, WordClass

#: What may stand before a unit in one piece with it.
FIGURES = "0123456789.,½¼¾"
#: How many words of degree may stand within a verbal phrase, and what is none of them.
MEASURE_GAP = 4
_CLOSING = frozenset({"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ", "PRON", "ADP"})
#: How many words may stand inside a verbal phrase: "keeps colds at bay".
PHRASE_GAP = 5


def frames_of(view: View, word: Word) -> list[tuple[FrameWord, bool]]:
    """The frames of a word, only those that the tagger agrees with if there are any."""
    fitting = []
    governs = view.tree.kid(word.index, "obj") is not None
    for lemma, word_class in view.lemmas(word):
        # What has an object is a verb, whatever the tagger took it for.
        verbal = governs and word_class is WordClass.VERB
        agrees = verbal or (word.upos in TAGS[word_class] and not governs)
        if word_class is WordClass.VERB and _is_noun(view, word):
            continue
        if word_class is WordClass.ADJECTIVE and word.upos == "NOUN" and view.classes(word):
            # "Every kind of X"
            continue
        for frame in view.language.frame_words.get(lemma, ()):
            if frame.word_class is word_class and phrase_fits(view, word, frame):
                fitting.append((frame, agrees or _is_nominal(view, word, frame)))
    if any(agrees for _, agrees in fitting):
        fitting = [entry for entry in fitting if entry[1]]
    elif word.upos not in ("NOUN", "PROPN", "VERB", "ADJ"):
        return []
    return fitting


def _is_noun(view: View, word: Word) -> bool:
    """Whether what stands around a form shows that it is no verb: "the lower X", "blocks of X"."""
    before = view.tree.words[word.index - 1].lower if word.index else ""
    if before in view.function("article"):
        return True
    if word.lower.endswith("ing") and word.index > 2:
        # "a swift and soothing sleep"
        article, _, joint = view.tree.words[word.index - 3 : word.index]
        if joint.upos == "CCONJ" and article.lower in view.function("article"):
            return True
    cases = view.tree.kids(word.index, "case")
    nominal = word.upos == "NOUN" or word.dep == "nmod"
    return nominal and any(case.index < word.index for case in cases)


def _is_nominal(view: View, word: Word, frame: FrameWord) -> bool:
    """Whether a phrase ends in a noun, whatever it begins with: "one effect"."""
    core = view.tree.words[min(word.index + len(frame.words), len(view.tree.words)) - 1]
    if frame.shape is Shape.EQUAL and core.index > word.index:
        # "as many"
        return True
    return frame.word_class is WordClass.NOUN and core.index > word.index and core.upos == "NOUN"


def phrase_fits(view: View, word: Word, frame: FrameWord) -> bool:
    """Whether the literal words of a frame follow, at once or as a near particle."""
    rest = frame.words[1:]
    if not rest:
        return True
    words = view.tree.words
    if frame.word_class is WordClass.NOUN:
        # "the building blocks of"
        after = tuple(found.lower for found in words[word.index + 1 : word.index + 1 + len(rest)])
        if after == (*rest[:-1], noun_plural(rest[-1])):
            return True
    # A longer tail may stand off: "keeps colds at bay", "gives rise to".
    reach = PHRASE_GAP if frame.word_class is WordClass.VERB else 1
    for start in range(word.index + 1, min(word.index + 1 + reach, len(words))):
        led = words[start - 1]
        if led.dep == "case" and led.head == start and led is not word:
            # "Give X to children" is no "give children Y".
            continue
        if tuple(map(_without_figures, words[start : start + len(rest)])) == rest:
            return True
        if words[start].upos == "VERB" and words[start].mention is None:
            break
    particles = {child.lower for child in view.tree.kids(word.index, "compound:prt")}
    return set(rest) <= particles or (frame.names is not None and _fits_apart(view, word, rest))


def _fits_apart(view: View, word: Word, rest: tuple[str, ...]) -> bool:
    """Whether a degree stands within a phrase: "fell asleep ten minutes sooner"."""
    skipped, wanted = 0, list(rest)
    for after in view.tree.words[word.index + 1 :]:
        if after.lower == wanted[0]:
            del wanted[0]
            if not wanted:
                return True
        elif after.mention is not None or after.upos in _CLOSING or skipped == MEASURE_GAP:
            break
        else:
            skipped += 1
    return False


def _without_figures(word: Word) -> str:
    """A word, of an amount in one piece its unit: "kg" of "3kg"."""
    return word.lower.lstrip(FIGURES) or word.lower
