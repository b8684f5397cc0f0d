"""How a statement is meant: polarity, certainty, voice and basis, from the inside out.

The relating word is the core. Its own negation and modals apply first, then
each word that takes it as a complement ("may", "fails to", "evidence that",
"it is a myth that"), up to the end of its clause. This follows the scope
reading of negation and speculation cues (Vincze et al. 2008; Morante &
Daelemans 2009), with the parse instead of windows.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from checker.extract.predicates import PASSIVE_SUBJECTS, RELATIVE, SUBJECTS, Predicate
from checker.extract.view import Hit, View
from checker.language import Word
from checker.ruleset.language import Effect, OperatorWord
from checker.values.claim import Basis, Certainty, Polarity, Voice

#: From the surest to the least sure; a statement is as sure as its least sure part.
SURENESS = (Certainty.ASSERTED, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNCLEAR)
#: Relations by which a statement hangs on what qualifies it.
COMPLEMENT = frozenset(
    {
        "xcomp", "ccomp", "acl", "csubj", "csubj:pass", "obj", "nsubj", "nsubj:pass", "obl",
        "nmod", "advcl", "parataxis", "csubj:outer", "nsubj:outer", "amod", "appos", "dep",
    }
)  # fmt: skip
#: Of these, the ones that a plain noun or verb passes on without being an operator.
CLOSE = frozenset({"xcomp", "obj", "nsubj:pass", "amod"})
LOCAL = (
    "advmod",
    "det",
    "aux",
    "aux:pass",
    "cc:preconj",
    "mark",
    "case",
    "cop",
    "discourse",
    "neg",
)
MAX_CLIMB = 10
#: Prepositions of gerunds that complete an adjective: "effective in reducing".
GERUND_MARKS = frozenset({"in", "at", "for", "of"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a chain of operators makes of a statement; `hits` are the words that did it."""

    denied: bool = False
    mixed: bool = False
    certainty: Certainty = Certainty.ASSERTED
    voice: Voice | None = None
    lack: bool = False
    sole: bool = False
    basis: Basis | None = None
    complete: bool = False
    cap: bool = False
    any: bool = False
    weakened: bool = False
    hits: tuple[tuple[str, Hit], ...] = ()
    unknown_governor: bool = False

    @property
    def polarity(self) -> Polarity:
        """The polarity of the statement as a whole."""
        if self.mixed:
            return Polarity.MIXED
        return Polarity.DENIED if self.denied else Polarity.AFFIRMED


def flip(meaning: Meaning, hit: Hit | None = None) -> Meaning:
    """The statement denied, with the words that deny it."""
    return _with_hit(replace(meaning, denied=not meaning.denied), "polarity", hit)


def hedge(meaning: Meaning, certainty: Certainty, hit: Hit | None = None) -> Meaning:
    """The statement as sure as its least sure part."""
    least = max(meaning.certainty, certainty, key=SURENESS.index)
    return _with_hit(replace(meaning, certainty=least), "certainty", hit)


def _with_hit(meaning: Meaning, slot: str, hit: Hit | None) -> Meaning:
    return replace(meaning, hits=(*meaning.hits, (slot, hit))) if hit else meaning


def meaning_of(view: View, predicate: Predicate) -> Meaning:
    """How the statement of a predicate is meant."""
    start = Meaning(denied=predicate.frame.frame in view.language.denied_frames)
    phrase = range(predicate.first, predicate.first + len(predicate.frame.words))
    meaning = _local(view, predicate.word, start, phrase)
    current = predicate.word
    for _ in range(MAX_CLIMB):
        governor = view.tree.head(current)
        if governor is None:
            break
        if current.dep == "conj":
            meaning = _shared(view, current, governor, meaning)
            current = governor
            continue
        if _is_content_clause(view, current):
            governor = _speaking(view, governor)
        elif current.dep not in COMPLEMENT:
            break
        meaning = _marked(view, current, meaning)
        useless = _denying_complement(view, governor) if current.dep == "advcl" else None
        if useless is not None:
            # "did no better than placebo at preventing"
            meaning = flip(meaning, useless)
            break
        step = _step(view, predicate.word, current, governor, meaning)
        if step is None:
            break
        meaning, current = step, governor
        if meaning.voice is Voice.HYPOTHETICAL:
            break
    return _sentence_wide(view, predicate, meaning)


def _speaking(view: View, noun: Word) -> Word:
    """What a content clause completes: its noun, or the verb above that takes clauses.

    "It was said in the 1990s that …" is easily parsed as a clause on the years.
    """
    current: Word | None = noun
    for _ in range(3):
        if current is None:
            break
        if _operator(view, current) is not None:
            return current
        current = view.tree.head(current)
    return noun


def _denying_complement(view: View, verb: Word) -> Hit | None:
    """The complement of a verb that denies what it is done at: "did useless at"."""
    for child in view.tree.kids(verb.index, "obj", "xcomp", "advmod"):
        operator = _operator(view, child) if child.last > child.first + 1 else None
        if operator is not None and operator.effect.polarity == "flip":
            return Hit("operator", operator.operator, child.index, child.index + 1, operator.origin)
    return None


def _is_content_clause(view: View, word: Word) -> bool:
    """Whether a clause on a noun says what it is ("evidence that X works"), not which one."""
    if word.dep != "acl:relcl":
        return False
    subject = view.tree.kid(word.index, *SUBJECTS, *PASSIVE_SUBJECTS)
    return subject is not None and subject.lower not in RELATIVE


def _local(view: View, word: Word, meaning: Meaning, phrase: Container[int] = range(0)) -> Meaning:
    """The effect of the function words and adverbs that hang on a word.

    The words of `phrase` say nothing by themselves: "nothing" in "has nothing to do with".
    """
    for index in sorted(_own_words(view, word)):
        if index in phrase:
            continue
        for hit in view.slot("negation"):
            if hit.first == index and _denies(view, hit):
                meaning = flip(meaning, hit)
                if hit.value == "no" and view.tree.words[index].lower in ("little", "few"):
                    meaning = hedge(meaning, Certainty.POSSIBLE)
        for hit in view.slot("certainty"):
            if hit.first == index:
                meaning = hedge(meaning, Certainty(hit.value), hit)
        for hit in view.slot("complete"):
            if hit.first == index:
                meaning = _with_hit(replace(meaning, complete=True), "complete", hit)
        for hit in view.slot("cap"):
            if hit.first == index and index == word.index - 1:
                meaning = replace(meaning, cap=True)
    return meaning


def _own_words(view: View, word: Word) -> set[int]:
    """The function words of a word, and theirs."""
    found: set[int] = set()
    for child in view.tree.kids(word.index, *LOCAL):
        found.add(child.index)
        found.update(kid.index for kid in view.tree.kids(child.index, "advmod", "fixed"))
    for child in view.tree.kids(word.index, "obj", "obl:unmarked"):
        # "does nothing for": the verb's object denies it.
        if child.mention is None and child.upos in ("PRON", "ADJ", "ADV", "NOUN"):
            found.add(child.index)
    for child in view.tree.kids(word.index, "amod"):
        found.update(kid.index for kid in view.tree.kids(child.index, "advmod", "det"))
    return found


def _denies(view: View, hit: Hit) -> bool:
    """Whether a negation cue denies the word it hangs on."""
    if hit.value == "denied":
        return True
    cue = view.tree.words[hit.first]
    return cue.dep in (
        "det", "advmod", "cc:preconj", "amod", "cc", "det:predet", "obj", "obl:unmarked"
    )  # fmt: skip


def _shared(view: View, current: Word, first: Word, meaning: Meaning) -> Meaning:
    """What a second conjunct shares with the first: its modals, and its negation under "or"."""
    if view.tree.kid(current.index, *SUBJECTS, *PASSIVE_SUBJECTS) is not None:
        return meaning
    own_modal = view.tree.kid(current.index, "aux") is not None
    coordinator = view.tree.kid(current.index, "cc")
    word = coordinator.lower if coordinator else ""
    contrasted = any(
        True for _ in view.hits_on("contrast", [coordinator.index] if coordinator else [])
    )
    if contrasted:
        return meaning
    before = _local(view, first, Meaning())
    if not own_modal:
        meaning = hedge(meaning, before.certainty)
    joined_any = (
        any(hit.value == "any" for hit in view.hits_on("combined", [coordinator.index]))
        if coordinator
        else False
    )
    if before.denied and not meaning.denied and (joined_any or (word and not own_modal)):
        meaning = replace(meaning, denied=True, hits=(*meaning.hits, *before.hits))
    return meaning


def _step(
    view: View, start: Word, current: Word, governor: Word, meaning: Meaning
) -> Meaning | None:
    """The meaning after one more governor, or None where the statement ends."""
    if current.dep in ("advcl", "obl", "nmod") and meaning.voice is not None:
        return None
    if current.dep == "advcl" and not _is_complement(view, current, governor):
        return None
    operator = _operator(view, governor)
    if operator is None:
        if current.dep in SUBJECTS and current.index != start.index:
            # "The role of X in preventing Y depends on …" names an effect, it states none.
            return replace(meaning, voice=meaning.voice or Voice.HYPOTHETICAL)
        if current.dep in CLOSE and governor.mention is None:
            return _local(view, governor, replace(meaning, unknown_governor=True))
        return None
    if current.dep in ("advcl", "obl") and operator.operator not in (
        "control",
        "share",
        "light",
        "deny",
        "unlikely",
        "enough",
        "not_enough",
    ):
        return None
    if current.dep == "nsubj" and operator.operator in ("control", "share"):
        return None
    meaning = _apply(view, governor, operator, meaning)
    if current.dep in SUBJECTS:
        meaning = _predicated(view, governor, meaning)
    return _local(view, governor, meaning)


def _predicated(view: View, verb: Word, meaning: Meaning) -> Meaning:
    """What a verb's complement says of its subject: "remains uncertain", "appears inconsistent"."""
    for child in view.tree.kids(verb.index, "xcomp", "ccomp"):
        operator = _operator(view, child)
        if operator is not None and child.upos in ("ADJ", "VERB", "NOUN"):
            meaning = _local(view, child, _apply(view, child, operator, meaning))
    return meaning


def _is_complement(view: View, word: Word, governor: Word) -> bool:
    """Whether an adverbial clause completes its governor: "to prevent", "useless at preventing"."""
    marks = {mark.lower for mark in view.tree.kids(word.index, "mark", "case")}
    return "to" in marks or (governor.upos == "ADJ" and bool(marks & GERUND_MARKS))


def _marked(view: View, current: Word, meaning: Meaning) -> Meaning:
    """A clause under "if" or "whether" asserts nothing by itself; "to" after use is an aim."""
    for child in view.tree.kids(current.index, "mark", "advmod"):
        for hit in view.hits_on("hypothetical", [child.index]):
            if hit.value == "if" and hit.first == child.index:
                return _with_hit(replace(meaning, voice=Voice.HYPOTHETICAL), "voice", hit)
    return meaning


def _operator(view: View, word: Word) -> OperatorWord | None:
    """The operator that a word is, the longest phrase first."""
    found = []
    for lemma, word_class in view.lemmas(word):
        for operator in view.language.operators.get(lemma, ()):
            rest = operator.words[1:]
            after = tuple(
                w.lower for w in view.tree.words[word.index + 1 : word.index + 1 + len(rest)]
            )
            if operator.word_class is word_class and after == rest:
                found.append(operator)
    return max(found, key=lambda operator: len(operator.words), default=None)


def _apply(view: View, governor: Word, operator: OperatorWord, meaning: Meaning) -> Meaning:
    """The statement as an operator takes it."""
    effect = operator.effect
    hit = Hit("operator", operator.operator, governor.index, governor.index + 1, operator.origin)
    if effect.graded:
        return _graded(view, governor, meaning)
    meaning = _reporter(view, governor, meaning)
    if effect.polarity == "flip":
        meaning = flip(meaning, hit)
    elif effect.polarity == "mixed":
        meaning = _with_hit(replace(meaning, mixed=True), "polarity", hit)
    if effect.certainty:
        meaning = hedge(meaning, Certainty(effect.certainty), hit)
        if effect.certainty == "unclear":
            # "whether X works is unclear" reports doubt, it does not suppose.
            meaning = replace(meaning, voice=None)
    if effect.sole:
        meaning = _with_hit(replace(meaning, sole=True), "scope.sole", hit)
    if effect.lack:
        meaning = replace(meaning, lack=True)
    if effect.weaken:
        meaning = replace(meaning, weakened=True)
    return _voiced(view, governor, effect, hit, meaning)


def _voiced(view: View, governor: Word, effect: Effect, hit: Hit, meaning: Meaning) -> Meaning:
    """The voice that an operator gives, unless the source itself speaks through it."""
    if not effect.voice or meaning.voice in (Voice.REJECTED, Voice.AIM):
        return meaning
    voice = Voice(effect.voice)
    if voice is Voice.REJECTED and _local(view, governor, Meaning()).denied:
        return meaning
    if effect.own_subject:
        subject = view.tree.kid(governor.index, *SUBJECTS)
        if subject is not None and subject.lower in view.language.own_subjects:
            return hedge(meaning, Certainty(effect.passive), hit) if effect.passive else meaning
        if subject is None and effect.passive:
            return hedge(meaning, Certainty(effect.passive), hit)
    return _with_hit(replace(meaning, voice=voice), "voice", hit)


def _reporter(view: View, governor: Word, meaning: Meaning) -> Meaning:
    """ "No study shows that …", "few trials found …": the subject denies for its verb."""
    subject = view.tree.kid(governor.index, *SUBJECTS, *PASSIVE_SUBJECTS)
    if subject is None or not any(
        operator.effect.graded
        for lemma, _ in view.lemmas(subject)
        for operator in view.language.operators.get(lemma, ())
    ):
        return meaning
    return _graded(view, subject, meaning)


def _grades(view: View, noun: Word) -> Iterator[Hit]:
    """The grade words on an evidence noun: before it, and said of it."""
    near = {
        child.index
        for child in view.tree.kids(noun.index, "det", "amod", "advmod", "nummod", "compound")
    }
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
            near.update(_own_words(view, governor))
        if noun.dep == "nmod":
            near.add(governor.index)
    yield from view.hits_on("grade", sorted(near))


def _graded(view: View, noun: Word, meaning: Meaning) -> Meaning:
    """What "no / little / some / mixed evidence that" makes of its statement."""
    grades = {hit.value: hit for hit in _grades(view, noun)}
    if "none" in grades:
        return replace(flip(meaning, grades["none"]), lack=True)
    if "little" in grades:
        denied = replace(flip(meaning, grades["little"]), lack=True)
        return hedge(denied, Certainty.POSSIBLE, grades["little"])
    if "mixed" in grades:
        return _with_hit(replace(meaning, mixed=True), "polarity", grades["mixed"])
    if "some" in grades:
        return hedge(meaning, Certainty.POSSIBLE, grades["some"])
    return meaning


def _sentence_wide(view: View, predicate: Predicate, meaning: Meaning) -> Meaning:
    """The effects of phrases that stand beside the clause, not in its chain."""
    if meaning.voice is None or meaning.voice is Voice.HYPOTHETICAL:
        for hit in view.slot("voice"):
            meaning = _with_hit(replace(meaning, voice=Voice(hit.value)), "voice", hit)
    if any(word.text == "?" for word in view.tree.words[predicate.word.index :]):
        meaning = replace(meaning, voice=Voice.QUESTION)
    basis = next((Basis(hit.value) for hit in view.slot("basis")), None)
    if meaning.lack:
        basis = Basis.LACK
    return replace(meaning, basis=basis)
