"""Words that relate: which frame they are in, as active or passive, advice or not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.extract.operators import find_operator
from checker.extract.phrases import PASSIVE_SUBJECTS, is_person, own_subject, with_prepositions
from checker.extract.view import TAGS, View
from checker.language import Word
from checker.ruleset.language import FrameWord, Shape, WordClass

#: Shapes that are told by their surroundings, not by what arguments they find.
_CHOSEN = frozenset({Shape.ADVICE, Shape.MODAL_ADVICE, Shape.COMPARE})
#: How participles end.
_PARTICIPLES = ("ed", "en", "wn")
#: The frames of what befalls one of two groups more often, less often, or just as often.
RATES = (("rate_more", "likelier"), ("rate_less", "less_likely"), ("same_rate", "unaffecting"))
#: The frame of what has some effect.
AFFECTING = "affects"
#: What may stand before a unit in one piece with it.
FIGURES = "0123456789.,½¼¾"
#: How many words of degree may stand within a verbal phrase, and what is none of them.
MEASURE_GAP = 4
_CLOSING = frozenset({"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ", "PRON", "ADP"})
#: How many words may stand inside a verbal phrase: "keeps colds at bay".
PHRASE_GAP = 5


@dataclass(frozen=True, slots=True)
class Predicate:
    """A relating word in a tree; `sure` is false where tagger and frame disagree.

    `first` is where its phrase begins ("less likely", whose core is "likely");
    `others` are frames that the word could be in as well.
    """

    word: Word
    first: int
    frame: FrameWord
    passive: bool
    sure: bool
    others: tuple[FrameWord, ...] = ()


def find_predicates(view: View) -> list[Predicate]:
    """All relating words of a sentence, left to right, one frame a word."""
    found = []
    covered: set[int] = set()
    for word in view.tree.words:
        if word.index in covered or word.dep in ("aux", "aux:pass", "cop"):
            continue
        if (undergone := _undergone(view, word)) is not None:
            found.append(undergone)
            continue
        choices = [
            choice
            for choice in _frames(view, word)
            if choice[0].shape is not Shape.MODAL_ADVICE or _is_advised(view, word, choice[0])
            if choice[0].shape is not Shape.COMPARE or not _beats_nothing(view, word, choice[0])
            if not choice[0].predicative or _is_predicate(view, word)
            if choice[0].shape is not Shape.EQUAL or not _is_multiplied(view, word)
        ]
        choices = [choice for choice in choices if _fit(view, word, choice[0])]
        verbal = {choice[0].shape for choice in choices if choice[0].word_class is WordClass.VERB}
        if len(verbal) > 1 and not _backs_exposure(view, word):
            choices = [choice for choice in choices if choice[0].shape is not Shape.ADVICE]
        choices.sort(key=lambda choice: -_fit(view, word, choice[0]))
        if _takes_exposure(view, word) or _is_left_off(view, word):
            # "You should avoid alcohol" advises; "X helps to avoid falls" does not.
            choices.sort(key=lambda choice: choice[0].shape is not Shape.MODAL_ADVICE)
        operator = find_operator(view, word)
        if choices and operator and len(operator.words) > len(choices[0][0].words):
            # "stops short of preventing"
            choices = []
        if choices:
            frame, sure = choices[0]
            if names_effect(view, word):
                # "What X does to Y" says of no help.
                frame = replace(frame, frame=AFFECTING)
            covered.update(range(word.index, word.index + len(frame.words)))
            core = word
            if frame.shape in (Shape.LIKELIHOOD, Shape.EQUAL) and len(frame.words) > 1:
                # "less likely" stands where "likely" does.
                core = view.tree.words[word.index + len(frame.words) - 1]
            elif frame.word_class is WordClass.NOUN and len(frame.words) > 1:
                core = view.tree.words[word.index + len(frame.words) - 1]
            elif frame.shape is Shape.COMPARE and len(frame.words) > 2:
                core = view.tree.words[word.index + len(frame.words) - 2]
            others = tuple(
                other
                for other, agrees in choices[1:]
                if agrees == sure
                and len(other.words) == len(frame.words)
                and other.shape is not frame.shape
                and not {frame.shape, other.shape} & _CHOSEN
            )
            passive = _is_passive(view, word)
            found.append(Predicate(core, word.index, frame, passive, sure, others))
    return found


def _undergone(view: View, word: Word) -> Predicate | None:
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
    named = replace(frame, frame=often, words=(word.lower,), names=word.mention.concept)
    return Predicate(word, word.index, named, passive=False, sure=True)


def _holding(view: View, name: Word) -> FrameWord | None:
    """The frame of a verb that a name begins with, of those that hold their object themselves."""
    first = name.lower.split(" ", 1)[0]
    found = (
        frame
        for lemma, _ in view.language.lemmas.get(first, ())
        for frame in view.language.frame_words.get(lemma, ())
        if frame.names is not None and view.is_outcome(name)
    )
    return next(found, None)


def _echoed(view: View, verb: Word) -> Predicate | None:
    """ "All lost weight, but those on X lost more": a verb that leaves out what was lost."""
    lemmas = {lemma for lemma, word_class in view.lemmas(verb) if word_class is WordClass.VERB}
    near = [kid.index for kid in view.tree.kids(verb.index, "advmod", "obj", "obl:unmarked")]
    more, less = (any(True for _ in view.hits_on(slot, near)) for slot in ("more", "less"))
    if more == less or any(view.tree.words[index].mention for index in near):
        return None
    for name in reversed(view.tree.words[: verb.index]):
        frame = _holding(view, name) if name.mention is not None else None
        first = view.language.lemmas.get(name.lower.split(" ", 1)[0], ())
        if frame is None or name.mention is None or lemmas.isdisjoint(one for one, _ in first):
            continue
        often = "likelier" if more else "less_likely"
        named = replace(frame, frame=often, words=(verb.lower,), names=name.mention.concept)
        return Predicate(verb, verb.index, named, passive=False, sure=True)
    return None


def _how_often(view: View, verb: Word) -> str | None:
    """The frame of what befalls people more often, less often or just as often."""
    for word in view.tree.words[verb.index + 1 : verb.index + 1 + PHRASE_GAP]:
        for slot, rate in RATES:
            if any(hit.first == word.index for hit in view.slot(slot)):
                return rate
        for frame, _ in _frames(view, word):
            if frame.shape is Shape.LIKELIHOOD:
                return frame.frame
    return None


def _frames(view: View, word: Word) -> list[tuple[FrameWord, bool]]:
    """The frames of a word, only those that the tagger agrees with if there are any."""
    fitting = []
    governs = view.tree.kid(word.index, "obj") is not None
    for lemma, word_class in view.lemmas(word):
        # What has an object is a verb, whatever the tagger took it for.
        verbal = governs and word_class is WordClass.VERB
        agrees = verbal or (word.upos in TAGS[word_class] and not governs)
        if word_class is WordClass.VERB and _is_noun(view, word):
            continue
        for frame in view.language.frame_words.get(lemma, ()):
            if frame.word_class is word_class and _phrase_fits(view, word, frame):
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
    return word.upos == "NOUN" and any(case.index < word.index for case in cases)


def _is_nominal(view: View, word: Word, frame: FrameWord) -> bool:
    """Whether a phrase ends in a noun, whatever it begins with: "one effect"."""
    core = view.tree.words[min(word.index + len(frame.words), len(view.tree.words)) - 1]
    if frame.shape is Shape.EQUAL and core.index > word.index:
        # "as many"
        return True
    return frame.word_class is WordClass.NOUN and core.index > word.index and core.upos == "NOUN"


def _fit(view: View, word: Word, frame: FrameWord) -> int:
    """How well a verb's phrases fit one of its frames: longer phrases first, then prepositions.

    "Keeps bones strong" keeps them, "keeps children from catching colds" prevents. A light
    verb relates by its preposition alone ("makes for", "makes it less likely"); 0 without it.
    """
    length = 10 * len(frame.words)
    if frame.shape is Shape.COMPARE and any(
        view.is_exposure(kid) for kid in view.tree.kids(word.index, "obj")
    ):
        return length + 1
    if frame.shape is Shape.ADVICE:
        return length + 1 if _backs_exposure(view, word) else length
    single = len(frame.words) == 1 and frame.word_class is WordClass.VERB
    if word.upos == "VERB" and frame.word_class is not WordClass.VERB:
        return length if with_prepositions(view, word.index, frame.object) else length - 2
    leading = frame.subject if frame.shape is Shape.SWAP else frame.object
    if not single or "" in leading:
        return length
    objects = list(view.tree.kids(word.index, "obj"))
    led = any(
        with_prepositions(view, index, leading)
        for index in (word.index, *(kid.index for kid in objects))
    )
    if led and view.function("deterred") & set(leading):
        # "Keeps bones from thinning" keeps them.
        led = not objects or any(is_person(view, kid) for kid in objects)
    light = frame.shape is Shape.PLAIN and frame.words[0] in view.language.operators
    if frame.frame in view.language.symmetric:
        # "X and Y are linked"
        light = False
    if not objects and frame.frame in view.language.evaluative:
        # "Probiotics work."
        light = False
    return length + 2 if led else 0 if light else length - 1


def _is_predicate(view: View, noun: Word) -> bool:
    """Whether a noun is said of something ("X is the answer to Y"), a verb with its own subject."""
    if noun.upos in ("VERB", "AUX"):
        return own_subject(view, noun) is not None and noun.dep != "xcomp"
    if noun.dep == "root" and noun.upos in ("NOUN", "PROPN"):
        return True
    governor = view.tree.head(noun)
    copula = view.tree.kid(noun.index, "cop") is not None
    return copula or (governor is not None and noun.dep == "xcomp")


def _beats_nothing(view: View, word: Word, frame: FrameWord) -> bool:
    """Whether the rival is no treatment: "works better than placebo" says that it works.

    And what beats a disease is compared with nothing.
    """
    if any(view.is_outcome(kid) for kid in view.tree.kids(word.index, "obj")):
        return True
    after = word.index + len(frame.words)
    return any(hit.first in (after, after + 1) for hit in view.slot("comparator_inactive"))


def _takes_exposure(view: View, word: Word) -> bool:
    return any(
        view.is_exposure(kid) or "carrier" in view.classes(kid)
        for kid in view.tree.kids(word.index, "obj", "nsubj:pass")
    )


def _is_left_off(view: View, word: Word) -> bool:
    """Whether people do something to nothing that is named: "you should cut down"."""
    subject = own_subject(view, word)
    person = subject is not None and is_person(view, subject)
    return person and view.tree.kid(word.index, "obj", "obl", "xcomp", "ccomp") is None


def _backs_exposure(view: View, verb: Word) -> bool:
    """Whether somebody speaks for a treatment ("the data back giving X"), not X for Y."""
    subject = own_subject(view, verb)
    if subject is not None and view.is_exposure(subject):
        return False
    doings = view.tree.kids(verb.index, "xcomp", "ccomp", "obj")
    return _takes_exposure(view, verb) or any(_takes_exposure(view, doing) for doing in doings)


def names_effect(view: View, word: Word) -> bool:
    """Whether a clause only names an effect: "what X does to Y"."""
    subject = own_subject(view, word)
    if subject is None or word.lower not in view.function("auxiliary"):
        return False
    start = min(view.tree.subtree(subject.index))
    opening = view.tree.words[start - 1 : start] if start else ()
    within = (view.tree.words[index] for index in view.tree.subtree(subject.index))
    return any(one.lower in view.function("whatever_done") for one in (*opening, *within))


def _is_multiplied(view: View, word: Word) -> bool:
    """Whether two rates are unlike after all: "as often" of "twice as often"."""
    reach = range(word.index, word.index + 3)
    return any(
        hit.first < word.index
        for slot in ("rate_more", "rate_less")
        for hit in view.hits_on(slot, reach)
    )


def _is_advised(view: View, word: Word, frame: FrameWord) -> bool:
    """Whether a verb stands under a modal of advice ("should take"), or is an imperative."""
    if word.index == 0 and word.dep == "root" and own_subject(view, word) is None:
        if frame.frame not in view.language.commanding and not any(
            view.is_outcome(other) for other in view.tree.words
        ):
            return False
        purpose = view.tree.kid(word.index, "xcomp", "advcl", "ccomp")
        bare = any(lemma == word.lower for lemma, _ in view.lemmas(word))
        return bare and purpose is None and _takes_exposure(view, word)
    near = {kid.index for kid in view.tree.kids(word.index, "aux", "mark")}
    governor = view.tree.head(word)
    advising = governor is not None and advises(view, governor)
    if advising and word.dep in ("ccomp", "xcomp", "advcl"):
        return True
    if governor is not None and word.dep in ("xcomp", "csubj", "ccomp", "conj"):
        near.add(governor.index)
        near.update(kid.index for kid in view.tree.kids(governor.index, "aux"))
    return any(True for _ in view.hits_on("advice_modal", sorted(near)))


def advises(view: View, word: Word) -> bool:
    """Whether a verb gives advice: "doctors recommend that you limit …"."""
    return any(frame.shape is Shape.ADVICE for frame in view.frames(word, WordClass.VERB))


def _phrase_fits(view: View, word: Word, frame: FrameWord) -> bool:
    """Whether the literal words of a frame follow, at once or as a near particle."""
    rest = frame.words[1:]
    if not rest:
        return True
    words = view.tree.words
    # A longer tail may stand off: "keeps colds at bay", "gives rise to".
    reach = PHRASE_GAP if frame.word_class is WordClass.VERB else 1
    for start in range(word.index + 1, word.index + 1 + reach):
        if tuple(map(_without_figures, words[start : start + len(rest)])) == rest:
            return True
        if start < len(words) and words[start].upos == "VERB" and words[start].mention is None:
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


def _is_passive(view: View, word: Word) -> bool:
    if view.tree.kid(word.index, "aux:pass", *PASSIVE_SUBJECTS) is not None:
        return True
    first = view.tree.head(word) if word.dep == "conj" else None
    if first is not None and view.tree.kid(first.index, "aux:pass", *PASSIVE_SUBJECTS) is not None:
        # "can be prevented and treated by X"
        alone = view.tree.kid(word.index, "aux", "obj", "nsubj", "mark") is None
        return alone and word.lower.endswith(_PARTICIPLES)
    # A bare participle after its noun: "fractures caused by falls".
    reduced = word.dep in ("acl", "amod") and word.lower.endswith(_PARTICIPLES)
    # "a way to lessen pain"
    infinitive = view.tree.kid(word.index, "mark") is not None
    return word.upos == "VERB" and reduced and not infinitive
