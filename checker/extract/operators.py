"""Words that take a statement as their complement, and what they make of it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from checker.extract.meaning import Meaning
from checker.extract.phrases import PASSIVE_SUBJECTS, SUBJECTS, is_parted
from checker.extract.view import UNHEDGED, Hit, View
from checker.language import Word
from checker.ruleset.language import Effect, OperatorWord
from checker.values.claim import Certainty, Voice

#: Relations of the function words whose cues bear on a word.
LOCAL = (
    "cc", "advmod", "det", "aux", "aux:pass", "cc:preconj", "mark", "case", "cop", "discourse",
)  # fmt: skip
#: How many words an operator has after its first, at most.
LONGEST_OPERATOR = 3
#: Relations in which "no", "little" and the like deny the word they hang on.
DENYING = frozenset(
    {"det", "advmod", "cc:preconj", "amod", "cc", "det:predet", "obj", "obl:unmarked", "xcomp"}
)


def find_operator(view: View, word: Word) -> OperatorWord | None:
    """The operator that a word is, the longest phrase first."""
    found = []
    words = view.tree.words
    for lemma, word_class in view.lemmas(word):
        for operator in view.language.operators.get(lemma, ()):
            rest = operator.words[1:]
            after = tuple(w.lower for w in words[word.index + 1 : word.index + 1 + len(rest)])
            if operator.word_class is word_class and after == rest:
                found.append(operator)
    return max(found, key=lambda operator: len(operator.words), default=None)


def phrase_head(view: View, word: Word) -> Word:
    """The word that begins the operator that a word is part of: "falls" of "falls short of"."""
    for first in view.tree.words[max(0, word.index - LONGEST_OPERATOR) : word.index]:
        operator = find_operator(view, first) if first.upos == "VERB" else None
        if operator is not None and first.index + len(operator.words) > word.index:
            return first
    return word


def with_local_cues(
    view: View, word: Word, meaning: Meaning, phrase: Container[int] = range(0)
) -> Meaning:
    """The effect of the function words and adverbs that hang on a word.

    The words of `phrase` say nothing by themselves: "nothing" in "has nothing to do with".
    """
    for index in sorted(own_words(view, word)):
        if index in phrase or is_parted(view, index, word.index) or _is_added(view, index, word):
            continue
        for hit in view.slot("negation"):
            bears = _bearing(view, hit) == index and _denies(view, hit)
            if bears and not meaning.is_used(hit):
                if index == 0 and any(True for _ in view.hits_on("weak_negation", [index])):
                    # "Rarely, X causes Y" says that it does.
                    continue
                meaning = _negated(view, hit, meaning)
        for hit in view.slot("instead"):
            # "Instead of lowering Y, X raises it."
            leads = any(mark.dep == "mark" for mark in view.tree.words[index : hit.last])
            if hit.first == index and leads and not meaning.is_used(hit):
                meaning = meaning.flipped(hit)
        for hit in view.slot("privative"):
            leads = view.tree.words[index].dep in ("case", "mark")
            # "Not without benefit" is read as a whole.
            leads = leads and not any(True for _ in view.hits_on("not_negation", [index]))
            if hit.first == index and leads and not meaning.is_used(hit):
                # "without lowering Y", "without any effect on Y"
                meaning = meaning.flipped(hit)
        for hit in view.slot("certainty"):
            if hit.first == index and not meaning.is_used(hit):
                meaning = meaning.hedged(Certainty(hit.value), hit)
        for hit in view.slot("complete"):
            if hit.first == index:
                meaning = replace(meaning, complete=True).told("complete", hit)
        for hit in view.slot("cap"):
            # "Not only lowers Y" caps nothing.
            more = any(True for _ in view.hits_on("not_negation", [index]))
            if hit.first == index == word.index - 1 and not more:
                meaning = replace(meaning, cap=True)
    return _qualified(view, word, meaning, phrase)


def _qualified(view: View, noun: Word, meaning: Meaning, phrase: Container[int]) -> Meaning:
    """ "A possible cause", "an unproven remedy": an adjective on the noun that relates."""
    for adjective in view.tree.kids(noun.index, "amod"):
        operator = find_operator(view, adjective)
        if operator is None or adjective.index in phrase or adjective.index in meaning.used:
            continue
        effect = operator.effect
        kept = any(True for _ in view.hits_on(UNHEDGED, [adjective.index]))
        doubted = effect.certainty is not None or effect.polarity == "flip"
        if doubted and not (kept or effect.voice or effect.sole or effect.graded):
            meaning = apply_operator(view, adjective, operator, meaning)
    return meaning


def _bearing(view: View, hit: Hit) -> int:
    """The word by which a negation hangs on what it denies: "far from preventing Y"."""
    last = view.tree.words[hit.last - 1]
    # "Has little to no effect"
    apart = last.dep == "det" and last.head != view.tree.words[hit.first].head
    phrase = not _is_single(hit) and (last.dep in ("mark", "case") or apart)
    return last.index if phrase else hit.first


def _is_single(hit: Hit) -> bool:
    return hit.last == hit.first + 1


def _is_added(view: View, index: int, word: Word) -> bool:
    """Whether a comma parts a word from what it follows: "three spoons, no more"."""
    return any(between.text == "," for between in view.tree.words[word.index + 1 : index])


def _negated(view: View, hit: Hit, meaning: Meaning) -> Meaning:
    """The statement denied; "little" and "few" leave some of it open."""
    meaning = meaning.flipped(hit)
    weak = hit.last == hit.first + 1 and any(
        True for _ in view.hits_on("weak_negation", [hit.first])
    )
    head = view.tree.head(view.tree.words[hit.first])
    if head is not None and head.lower in view.function("auxiliary"):
        # "Does little for Y" leaves nothing open.
        weak = False
    return meaning.hedged(Certainty.POSSIBLE) if weak else meaning


def own_words(view: View, word: Word) -> set[int]:
    """The function words of a word, and theirs."""
    found: set[int] = set()
    for child in view.tree.kids(word.index, *LOCAL, "amod"):
        found.add(child.index)
        found.update(kid.index for kid in view.tree.kids(child.index, "advmod", "fixed", "det"))
    for child in view.tree.kids(word.index, "obj", "obl:unmarked", "xcomp"):
        # "does nothing for": the verb's object denies it.
        denies = child.dep != "xcomp" or any(True for _ in view.hits_on("negation", [child.index]))
        if denies and child.mention is None and child.upos in ("PRON", "ADJ", "ADV", "NOUN"):
            found.add(child.index)
    return found


def _denies(view: View, hit: Hit) -> bool:
    """Whether a negation cue denies the word it hangs on."""
    return hit.value == "denied" or view.tree.words[hit.first].dep in DENYING


def apply_operator(view: View, governor: Word, operator: OperatorWord, meaning: Meaning) -> Meaning:
    """The statement as an operator takes it."""
    effect = operator.effect
    hit = Hit("operator", operator.operator, governor.index, governor.index + 1, operator.origin)
    if effect.graded:
        return _graded(view, governor, meaning)
    if effect.sole and (noun := _graded_by(view, governor)) is not None:
        # "The evidence is insufficient to conclude that …"
        return _graded(view, noun, meaning)
    told = _reporter(view, governor, meaning)
    if effect.voice == Voice.REJECTED and told.denied != meaning.denied:
        # "No study refutes that …"
        return replace(meaning, voice=None, used=told.used).hedged(Certainty.POSSIBLE, hit)
    meaning = told
    if effect.certainty == Certainty.UNCLEAR:
        if _is_ruled_out(view, governor):
            # "There is no doubt that …"
            return replace(meaning, used=meaning.used | own_words(view, governor))
        # "Whether X works is unclear" reports doubt, it does not suppose.
        meaning = replace(meaning, voice=None)
    if effect.polarity == "flip":
        # "Far from" is a cue, too.
        meaning = meaning if meaning.is_used(hit) else meaning.flipped(hit)
    elif effect.polarity == "mixed":
        meaning = replace(meaning, mixed=True).told("polarity", hit)
    if effect.certainty:
        meaning = meaning.hedged(Certainty(effect.certainty), hit)
    if effect.sole:
        meaning = replace(meaning, sole=True).told("scope.sole", hit)
    meaning = replace(
        meaning,
        lack=meaning.lack or effect.lack,
        weakened=meaning.weakened or effect.weaken,
    )
    return _in_voice(view, governor, effect, hit, meaning)


def _graded_by(view: View, adjective: Word) -> Word | None:
    """The evidence that an adjective is said of, where it grades it."""
    noun = view.tree.kid(adjective.index, *SUBJECTS)
    if adjective.dep in ("amod", "xcomp"):
        head = view.tree.head(adjective)
        noun = head if adjective.dep == "amod" else noun
    if noun is None or not is_graded(view, noun):
        return None
    grades = {hit.value for hit in view.hits_on("grade", [adjective.index])}
    return noun if grades & {"none", "little"} else None


def _is_ruled_out(view: View, word: Word) -> bool:
    near = sorted(own_words(view, word))
    return any(True for slot in ("negation", "not_negation") for _ in view.hits_on(slot, near))


def _in_voice(view: View, governor: Word, effect: Effect, hit: Hit, meaning: Meaning) -> Meaning:
    """The voice that an operator gives, unless the source itself speaks through it."""
    if meaning.voice in (Voice.REJECTED, Voice.AIM):
        return meaning
    if not effect.voice and governor.upos == "NOUN" and _is_called_wrong(view, governor):
        # "The mistaken conclusion that …"
        return replace(meaning, certainty=Certainty.ASSERTED).voiced(Voice.REJECTED, hit)
    if not effect.voice:
        return meaning
    voice = Voice(effect.voice)
    if effect.own_subject and any(
        True for _ in view.hits_on("bygone", sorted(own_words(view, governor)))
    ):
        # "Doctors once thought that …"
        return meaning.voiced(voice, hit)
    if voice is Voice.REPORTED and _is_called_wrong(view, governor):
        return replace(meaning, certainty=Certainty.ASSERTED).voiced(Voice.REJECTED, hit)
    if voice is Voice.REJECTED:
        if with_local_cues(view, governor, Meaning()).denied:
            # What was not ruled out is possible; what is no myth is so.
            open_ = governor.upos == "VERB"
            held = meaning.hedged(Certainty.POSSIBLE, hit) if open_ else meaning
            held = replace(held, lack=held.lack or open_)
            return replace(held, voice=None, used=held.used | own_words(view, governor))
        # What is called a myth is denied outright, however it was put.
        return replace(meaning, certainty=Certainty.ASSERTED).voiced(voice, hit)
    if effect.own_subject:
        subject = view.tree.kid(governor.index, *SUBJECTS) or _convinced(view, governor)
        own = subject is not None and subject.lower in view.language.own_subjects
        if own and not _are_some(view, subject):
            return meaning.hedged(Certainty(effect.passive), hit) if effect.passive else meaning
        if subject is None and effect.passive and governor.upos == "VERB":
            return meaning.hedged(Certainty(effect.passive), hit)
    return meaning.voiced(voice, hit)


def _convinced(view: View, verb: Word) -> Word | None:
    """Who holds it, in "people are convinced that"; "X is believed to" names nobody."""
    subject = view.tree.kid(verb.index, *PASSIVE_SUBJECTS)
    clause = view.tree.kid(verb.index, "ccomp")
    if subject is None or clause is None or subject.mention is not None or subject.upos == "PRON":
        return None
    return subject


def _is_called_wrong(view: View, word: Word) -> bool:
    """ "The mistaken belief that", "wrongly claimed that"."""
    kids = view.tree.kids(word.index, "amod", "advmod")
    found = [find_operator(view, kid) for kid in kids]
    return any(one is not None and one.effect.voice == Voice.REJECTED for one in found)


def is_graded(view: View, word: Word) -> bool:
    """Whether a word is one of evidence, which other words grade."""
    return any(
        operator.effect.graded
        for lemma, _ in view.lemmas(word)
        for operator in view.language.operators.get(lemma, ())
    )


def _are_some(view: View, subject: Word | None) -> bool:
    """Whether it is "some doctors" who say so; "some studies" are for the evidence grades."""
    if subject is None or is_graded(view, subject):
        return False
    near = [kid.index for kid in view.tree.kids(subject.index, "det", "amod")]
    return any(hit.value == "some" for hit in view.hits_on("grade", near))


def _reporter(view: View, governor: Word, meaning: Meaning) -> Meaning:
    """ "No study shows that …", "few trials found …": the subject denies for its verb."""
    subject = view.tree.kid(governor.index, *SUBJECTS, *PASSIVE_SUBJECTS)
    if subject is None or not is_graded(view, subject):
        return meaning
    return _graded(view, subject, meaning)


def apply_graded(view: View, noun: Word, meaning: Meaning) -> Meaning | None:
    """What evidence makes of a statement that is told; None where the noun is none."""
    return _graded(view, noun, meaning) if is_graded(view, noun) else None


def _grades(view: View, noun: Word, meaning: Meaning) -> Iterator[Hit]:
    """The grade words on an evidence noun, before it and said of it, that did not act yet."""
    beside = ("det", "amod", "advmod", "nummod", "compound", "cc:preconj")
    near = {child.index for child in view.tree.kids(noun.index, *beside)}
    near |= {
        kid.index
        for index in set(near)
        for kid in view.tree.kids(index, "advmod", "conj", "fixed", "det")
    }
    near.add(noun.index)
    governor = view.tree.head(noun)
    if governor is not None:
        if noun.dep in ("nsubj", "nsubj:pass") and governor.upos in ("ADJ", "VERB", "NOUN"):
            near.add(governor.index)
            near.update(own_words(view, governor))
            near.update(kid.index for kid in view.tree.kids(governor.index, "xcomp"))
        if noun.dep == "nmod":
            near.add(governor.index)
    for hit in view.hits_on("grade", sorted(near)):
        if not meaning.is_used(hit):
            yield hit


def _graded(view: View, noun: Word, meaning: Meaning) -> Meaning:
    """What "no / little / some / mixed evidence that" makes of its statement."""
    grades = {hit.value: hit for hit in _grades(view, noun, meaning)}
    if "none" in grades:
        # "Does nothing to prevent Y" is no lack of evidence.
        governor = find_operator(view, view.tree.words[noun.head]) if noun.dep == "obj" else None
        idle = governor is not None and governor.operator == "light"
        return replace(meaning.flipped(grades["none"]), lack=not idle)
    if "little" in grades:
        denied = replace(meaning.flipped(grades["little"]), lack=True)
        return denied.hedged(Certainty.POSSIBLE)
    if "mixed" in grades:
        return replace(meaning, mixed=True).told("polarity", grades["mixed"])
    if "some" in grades:
        return meaning.hedged(Certainty.POSSIBLE, grades["some"])
    return meaning
