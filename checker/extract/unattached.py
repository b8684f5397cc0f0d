"""Cues that bear on a statement without standing in its chain of governors.

The parse hung them elsewhere, or they stand beside the clause: a "whether" or
"if" before it, a negation at its front, who is said to say it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from checker.extract.bases import basis_of
from checker.extract.embedding import is_aimed_at
from checker.extract.meaning import Meaning
from checker.extract.operators import apply_operator, find_operator, with_local_cues
from checker.extract.phrases import MAX_CLIMB
from checker.extract.predicates import Predicate
from checker.extract.view import Hit, View
from checker.language import Word
from checker.ruleset.language import Shape
from checker.values.claim import Basis, Certainty, Voice

_ADVISING = frozenset({Shape.ADVICE, Shape.MODAL_ADVICE})
#: The longest "…, the head of the clinic says", in words.
LONGEST_SOURCE = 8
#: What opens a quotation.
QUOTES = frozenset({'"', "'", "“", "‘", "``"})


def loose_question(view: View, predicate: Predicate, meaning: Meaning) -> Meaning:
    """A "whether" before the predicate that the parse hung elsewhere."""
    words = view.tree.words
    # "Whether eating X raises Y"
    above = set(_above(view, predicate.word))
    own = {
        index
        for place in (predicate.word.index, *above)
        for subject in view.tree.kids(place, "csubj", "csubj:pass")
        for index in view.tree.subtree(subject.index)
        if subject.lower.endswith("ing")
    } | {index for index in above if view.tree.words[index].dep != "root"}
    for hit in view.slot("hypothetical"):
        between = [word for word in words[hit.last : predicate.first] if word.index not in own]
        if hit.value != "whether" or hit.last > predicate.first or meaning.voice is not None:
            continue
        if meaning.is_used(hit) or _verbs(view, between):
            continue
        if is_aimed_at(view, hit):
            return meaning.voiced(Voice.AIM, hit)
        return meaning.hedged(Certainty.UNCLEAR, hit)
    return meaning


def loose_condition(view: View, predicate: Predicate, meaning: Meaning) -> Meaning:
    """ "If X does not control Y, …" is a condition, also where the parse shows none."""
    words = view.tree.words
    for hit in view.slot("conditional"):
        between = words[hit.last : predicate.first]
        if meaning.voice is not None or meaning.certainty is Certainty.UNCLEAR:
            continue
        if hit.last > predicate.first or any(word.lower in (",", ";", ":") for word in between):
            continue
        if _verbs(view, between) <= set(_above(view, predicate.word)):
            return meaning.voiced(Voice.HYPOTHETICAL, hit)
    return meaning


def _verbs(view: View, words: Sequence[Word]) -> set[int]:
    """The places of the full verbs among words."""
    return {word.index for word in words if _is_full_verb(view, word)}


def _is_full_verb(view: View, word: Word) -> bool:
    auxiliary = word.lower in view.function("auxiliary")
    return word.upos == "VERB" and word.mention is None and not auxiliary


def _above(view: View, word: Word) -> Iterator[int]:
    """The governors of a word, from the nearest up."""
    governor = view.tree.head(word)
    for _ in range(MAX_CLIMB):
        if governor is None:
            return
        yield governor.index
        governor = view.tree.head(governor)


def unattached(
    view: View, predicate: Predicate, meaning: Meaning, phrase: Container[int]
) -> Meaning:
    """Cues before the predicate that the parse hung elsewhere, with no other verb between.

    "Nor does X …", "By no means does X …", "Perhaps X …".
    """
    words = view.tree.words
    for index in range(predicate.first - 1, _presupposed(view, predicate) - 1, -1):
        word = words[index]
        joins = word.dep == "cc" and word.head == predicate.word.index
        if joins or word.lower in (";", ":") or _is_full_verb(view, word):
            break
        if index in meaning.used and any(True for _ in view.hits_on("hypothetical", [index])):
            # What stands before the "whether" of an open question answers nothing.
            break
        if index in meaning.used or index in phrase or _is_of_adjective(view, word, predicate):
            continue
        rare = index == 0 and any(True for _ in view.hits_on("weak_negation", [index]))
        for hit in view.hits_on("negation", [index]) if not rare else ():
            loose = hit.value == "denied" or any(True for _ in view.hits_on("fronted", [index]))
            # "Neither X nor Y" is the subject's own negation.
            single = hit.last == hit.first + 1
            nominal = single and words[word.head].upos in ("NOUN", "PROPN") and word.head != index
            if hit.first == index and loose and not meaning.is_used(hit) and not nominal:
                meaning = meaning.flipped(hit)
        for hit in view.hits_on("certainty", [index]):
            if hit.first == index and not meaning.is_used(hit):
                meaning = meaning.hedged(Certainty(hit.value), hit)
    return meaning


def _presupposed(view: View, predicate: Predicate) -> int:
    """Where an ability begins that is taken for granted: "not linked to its ability to ease Y"."""
    noun = view.tree.head(predicate.word)
    if noun is None or predicate.word.dep != "acl" or noun.dep not in ("obl", "nmod"):
        return 0
    owned = view.tree.kid(noun.index, "nmod:poss") is not None
    return min(view.tree.subtree(noun.index)) if owned else 0


def _is_of_adjective(view: View, word: Word, predicate: Predicate) -> bool:
    """Whether a cue says something of an adjective alone: "adults not acutely ill"."""
    head = view.tree.head(word)
    phrase = any(hit.last > hit.first + 1 for hit in view.hits_on("negation", [word.index]))
    if head is None or phrase or head.index in (predicate.word.index, predicate.word.head):
        return False
    if head.dep == "advcl":
        # "Where that is not enough, X treats Y"
        return head.index not in set(_above(view, predicate.word))
    return head.upos == "ADJ" and head.dep in ("amod", "acl", "acl:relcl", "obl")


def _attributed(view: View, predicate: Predicate, meaning: Meaning) -> Meaning:
    """ "…, they say", "…, evidence suggests": who is said to say it, behind the statement."""
    words = view.tree.words
    commas = [word.index for word in words[predicate.word.index :] if word.text == ","]
    for start, end in pairwise((*commas, len(words))):
        said = words[start + 1 : end]
        if {word.lower for word in said[:2]} == view.function("or_so"):
            # "…, or so the label says"
            said = said[2:]
        verbs = [word for word in said if _is_full_verb(view, word) and word.upos == "VERB"]
        if not said or not verbs or not _can_speak(view, said[0]) or len(said) > LONGEST_SOURCE:
            continue
        verb = next((verb for verb in verbs if _tells(view, verb)), verbs[0])
        operator = find_operator(view, verb)
        if operator is None or _takes_more(view, verb, said):
            continue
        place = (verb.index, verb.index + 1)
        hit = Hit("operator", operator.operator, *place, operator.origin)
        if operator.effect.voice == Voice.REPORTED:
            own = _is_own_source(view, said, verb)
            return meaning if own else meaning.voiced(Voice.REPORTED, hit)
        if operator.operator == "suggest" and operator.effect.certainty:
            return meaning.hedged(Certainty(operator.effect.certainty), hit)
    return meaning


def is_said_behind(view: View, verb: Word, statement: Word) -> bool:
    """Whether a verb only tells which expert speaks, behind a comma: "…, said Dr Jane Miller"."""
    words = view.tree.words
    commas = [word.index for word in words[: verb.index] if word.text == ","]
    if not commas or commas[-1] < statement.index or not _speaks(view, verb):
        return False
    said = words[commas[-1] + 1 :]
    closed = [place for place, word in enumerate(said) if word.text == ","]
    said = said[: closed[0]] if closed else said
    if len(said) > LONGEST_SOURCE or _takes_more(view, verb, said):
        return False
    # "One of the researchers" is one, "told us" tells it to us.
    speakers = [kid for kid in view.tree.kids(verb.index) if kid.upos in ("NOUN", "PROPN")]
    return any(_is_own_source(view, (kid,), verb) for kid in speakers if kid in said)


def _sourced(view: View, meaning: Meaning) -> Meaning:
    """ "According to its maker, …", "As the company tells it, …": who has something to sell."""
    words = view.tree.words
    for hit in view.slot("sourcing"):
        source = words[hit.last : hit.last + LONGEST_SOURCE]
        closing = [word.index for word in source if word.text == ","]
        named = words[hit.last : closing[0]] if closing else source
        partisan = any("partisan" in view.classes(word) for word in named)
        telling = hit.value != "telling" or (
            hit.first == 0 and closing and any(_is_reporting(view, word) for word in named)
        )
        if partisan and telling:
            return meaning.voiced(Voice.REPORTED, hit)
    return meaning


def _advertised(view: View, predicate: Predicate, meaning: Meaning) -> Meaning:
    """ "The advert reads: “X melts fat.”": what somebody with something to sell is quoted with."""
    words = view.tree.words
    for colon in words[: predicate.word.index]:
        quoted = words[colon.index + 1].text in QUOTES if colon.text == ":" else False
        if quoted and any("partisan" in view.classes(word) for word in words[: colon.index]):
            return meaning.voiced(Voice.REPORTED)
    return meaning


def _is_reporting(view: View, word: Word) -> bool:
    operator = find_operator(view, word)
    return word.upos == "VERB" and operator is not None and operator.effect.voice is not None


def _hoped(view: View, predicate: Predicate, meaning: Meaning) -> Meaning:
    """ "In the hope of preventing Y": what something is done for."""
    for hit in view.slot("aim_mark"):
        between = view.tree.words[hit.last : predicate.first]
        if hit.last <= predicate.first and not _verbs(view, between):
            return replace(meaning, certainty=Certainty.ASSERTED).voiced(Voice.AIM, hit)
    return meaning


def _is_own_source(view: View, said: Sequence[Word], verb: Word) -> bool:
    """Whether the source speaks through whom it names: a body, researchers, an expert."""
    named = {word.lower for word in said}
    bodies = any(len(word.text) > 1 and word.text.isupper() for word in said)
    operator = find_operator(view, verb)
    trusted = operator is not None and operator.effect.own_subject
    own = trusted and (bodies or not named.isdisjoint(view.language.own_subjects))
    return own or not named.isdisjoint(view.function("speaker")) or _is_expert(view, said, verb)


def _is_expert(view: View, said: Sequence[Word], verb: Word) -> bool:
    """Whether somebody is quoted by name: "…, says Jane Miller"."""
    sells = any("partisan" in view.classes(word) for word in said)
    named = any(word.upos == "PROPN" and word.text[:1].isupper() for word in said)
    return named and not sells and _speaks(view, verb)


def _speaks(view: View, verb: Word) -> bool:
    """Whether a verb only tells who speaks: "says", not "swears" or "claims"."""
    operator = find_operator(view, verb)
    return operator is not None and operator.effect.own_subject


def _can_speak(view: View, word: Word) -> bool:
    """Whether a phrase may begin with a word that names who says it; "whatever" does not."""
    general = any(True for _ in view.hits_on("any", [word.index]))
    return not general and word.upos in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "VERB")


def _tells(view: View, verb: Word) -> bool:
    operator = find_operator(view, verb)
    return operator is not None and operator.effect.voice == Voice.REPORTED


def _takes_more(view: View, verb: Word, said: Sequence[Word]) -> bool:
    """Whether a verb of saying has a clause or a name of its own, and so ends no statement."""
    after = [word for word in said if word.index > verb.index]
    if said[0].lower in view.function("relative") or any(
        word.lower in view.function("content") for word in after
    ):
        return True
    return any(word.mention is not None or _is_full_verb(view, word) for word in after)


def _judged_behind(view: View, predicate: Predicate, meaning: Meaning) -> Meaning:
    """ "X causing Y: a myth", "…: no study shows it": what only names a thing, judged behind it."""
    words = view.tree.words
    colons = [word.index for word in words if word.text == ":" and word.index > predicate.first]
    before = words[: colons[0]] if colons else ()
    finite = any(word.upos == "AUX" or word.dep == "mark" for word in before)
    if not colons or finite or not predicate.word.lower.endswith("ing"):
        return meaning
    for word in words[colons[0] :]:
        operator = find_operator(view, word)
        graded = apply_operator(view, word, operator, Meaning()) if operator else Meaning()
        if graded.lack and graded.denied:
            # "… but no research shows that it is so"
            return replace(meaning.flipped(), lack=True, certainty=graded.certainty)
    for word in words[colons[0] :]:
        operator = find_operator(view, word)
        voice = operator.effect.voice if operator is not None else None
        if voice in (Voice.REJECTED, Voice.REPORTED):
            return meaning.voiced(Voice(voice))
    return meaning


def _opens_clause(word: Word) -> bool:
    return word.upos == "VERB" and word.dep in ("root", "ccomp", "advcl")


def _is_wondered(view: View, predicate: Predicate) -> bool:
    """Whether a sentence opens by asking how something may be, which nobody knows."""
    words = view.tree.words
    # "By what path X could cause Y is unknown."
    if not any(word.lower in view.function("wondering") for word in words[:2]):
        return False
    for word in words[predicate.word.index + 1 :]:
        operator = find_operator(view, word)
        if operator is not None and (
            operator.effect.certainty == Certainty.UNCLEAR
            or with_local_cues(view, word, Meaning()).denied
        ):
            return True
    return False


def sentence_wide(view: View, predicate: Predicate, meaning: Meaning) -> Meaning:
    """The effects of phrases that stand beside the clause, not in its chain."""
    for hit in view.slot("alike"):
        if predicate.frame.predicative and hit.first > predicate.word.index:
            meaning = meaning.flipped(hit)
    if meaning.voice is None or meaning.voice is Voice.HYPOTHETICAL:
        for hit in view.slot("voice"):
            meaning = meaning.voiced(Voice(hit.value), hit)
    for hit in view.slot("voice"):
        if hit.value == Voice.REJECTED and meaning.voice is Voice.REPORTED:
            # "Don't fall for the claim that X causes Y."
            meaning = meaning.voiced(Voice.REJECTED, hit)
    if meaning.voice is Voice.REPORTED:
        for hit in view.slot("overturned"):
            meaning = replace(meaning, certainty=Certainty.ASSERTED).voiced(Voice.REJECTED, hit)
    if meaning.voice is None:
        meaning = _judged_behind(view, predicate, meaning)
    if meaning.voice is None:
        meaning = _hoped(view, predicate, _sourced(view, meaning))
        meaning = meaning if meaning.voice else _advertised(view, predicate, meaning)
    if meaning.voice is None:
        meaning = _attributed(view, predicate, meaning)
    for hit in view.slot("insignificant"):
        between = view.tree.words[predicate.word.index + 1 : hit.first]
        if hit.first > predicate.word.index and not any(map(_opens_clause, between)):
            shown = meaning if meaning.denied else meaning.flipped(hit)
            meaning = replace(shown, lack=True).hedged(Certainty.POSSIBLE, hit)
    for hit in view.slot("research_only"):
        if predicate.frame.shape in _ADVISING and not meaning.denied:
            # "X should be used in trials only"
            meaning = meaning.flipped(hit)
    asked = any(word.text == "?" for word in view.tree.words[predicate.word.index :])
    if asked or (meaning.certainty is Certainty.POSSIBLE and _is_wondered(view, predicate)):
        meaning = replace(meaning, voice=Voice.QUESTION)
    return replace(meaning, basis=Basis.LACK if meaning.lack else basis_of(view))
