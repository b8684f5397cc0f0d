"""From a relating word outwards: what each governor makes of its statement.

The relating word is the core. Its own negation and modals apply first, then
each word that takes it as a complement ("may", "fails to", "evidence that",
"it is a myth that"), up to the end of its clause. This follows the scope
reading of negation and speculation cues (Vincze et al. 2008; Morante &
Daelemans 2009), with the parse instead of windows.
"""

from __future__ import annotations

from dataclasses import replace

from checker.extract.commands import advises
from checker.extract.embedding import asked_by, cleft_name, embedded, supposed_by
from checker.extract.makers import is_effect, is_had
from checker.extract.meaning import Meaning
from checker.extract.operators import (
    apply_graded,
    apply_operator,
    find_operator,
    is_graded,
    phrase_head,
    with_local_cues,
)
from checker.extract.phrases import MAX_CLIMB, PASSIVE_SUBJECTS, SUBJECTS, is_habit, is_parted
from checker.extract.phrasing import PHRASE_GAP
from checker.extract.predicates import Predicate
from checker.extract.proof import evidence_between, is_left_open, not_refuted, unproven
from checker.extract.unattached import (
    is_said_behind,
    loose_condition,
    loose_question,
    sentence_wide,
    unattached,
)
from checker.extract.view import Hit, View
from checker.extract.vouching import contradicted, is_relative, vouches
from checker.language import Word
from checker.ruleset.language import Shape
from checker.values.claim import Certainty, Voice

#: Relations by which a statement hangs on what qualifies it.
COMPLEMENT = frozenset(
    {
        "xcomp", "ccomp", "acl", "csubj", "csubj:pass", "obj", "nsubj", "nsubj:pass", "obl",
        "nmod", "advcl", "parataxis", "csubj:outer", "nsubj:outer", "amod", "appos", "dep",
    }
)  # fmt: skip
#: Of these, the ones that a plain noun or verb passes on without being an operator.
CLOSE = frozenset({"xcomp", "obj", "nsubj:pass", "amod"})
#: Clauses that say what something is, wherever they hang.
CLAUSES = frozenset({"ccomp", "csubj", "acl"})
#: Operators that an adverbial or prepositional phrase can complete.
OPEN_OPERATORS = frozenset(
    {"control", "share", "light", "deny", "unlikely", "yet_to", "enough", "not_enough"}
)
#: Shapes of adverbs that say how something is done.
_BESIDE = frozenset({Shape.LIKELIHOOD, Shape.COMPARE})
#: Operators that "as" completes: "touted as a cure".
NAMING_OPERATORS = frozenset(
    {"belief", "claim", "allege", "reject", "evidence_verb", "proof", "light"}
)


def meaning_of(view: View, predicate: Predicate) -> Meaning:
    """How the statement of a predicate is meant."""
    frame = predicate.frame.frame
    start = Meaning(
        denied=frame in view.language.denied_frames, complete=frame in view.language.complete
    )
    marks = {mark.lower for mark in view.tree.kids(predicate.word.index, "mark")}
    to_do = bool(marks & view.function("infinitive")) and not predicate.passive
    if predicate.frame.certainty is not None and not to_do:
        # "X is to blame" is no "X has been blamed".
        start = start.hedged(Certainty(predicate.frame.certainty))
    phrase = _phrase(view, predicate)
    meaning = with_local_cues(view, predicate.word, start, phrase)
    for hit in view.hits_on("negation", range(predicate.first, max(phrase))):
        if hit.first not in phrase and not meaning.is_used(hit):
            # "does you no good"
            meaning = meaning.flipped(hit)
    cleft = cleft_name(view, predicate.word)
    if cleft is not None:
        meaning = with_local_cues(view, cleft, meaning)
    useless = _denying_complement(view, predicate.word)
    if useless is not None:
        # "worked no better than placebo against"
        meaning = meaning.flipped(useless)
    current = predicate.word
    maker = view.tree.head(current)
    if predicate.frame.shape in _BESIDE and current.dep == "advmod" and maker is not None:
        # "makes falls less likely", "works better than": what is said of the making holds.
        meaning, current = with_local_cues(view, maker, meaning, phrase), maker
    elif current.dep == "amod" and maker is not None and is_had(view, predicate, maker):
        # "have less heart disease", "a lower chance of a stroke"
        current = maker
    elif current.dep == "compound" and maker is not None and is_effect(view, maker):
        # "no blood pressure lowering effect"
        meaning, current = with_local_cues(view, maker, meaning, phrase), maker
    for _ in range(MAX_CLIMB + 2):
        governor = view.tree.head(current)
        if governor is None or _is_closed_off(view, governor, predicate):
            break
        if current.dep == "ccomp" and is_said_behind(view, governor, current):
            break
        if current.dep == "parataxis" and is_relative(view, governor):
            # "For people who never had Y, X …", taken for one clause
            break
        governor = phrase_head(view, governor)
        if current.dep == "conj":
            meaning = _shared(view, current, governor, meaning)
            if _has_subject(view, current):
                break
            current = governor
            continue
        if _is_content_clause(view, current):
            governor = _speaking(view, governor)
        elif current.dep not in COMPLEMENT:
            break
        asked = asked_by(view, current)
        if asked is not None:
            meaning = embedded(view, governor, meaning, asked)
            break
        supposed = supposed_by(view, current)
        if supposed is not None:
            operator = find_operator(view, governor)
            aimed = operator is not None and operator.effect.voice == Voice.AIM
            meaning = meaning.voiced(Voice.AIM if aimed else Voice.HYPOTHETICAL, supposed)
            break
        useless = _denying_complement(view, governor) if current.dep == "advcl" else None
        if useless is not None:
            # "did no better than placebo at preventing"
            meaning = meaning.flipped(useless)
            break
        meaning = _through_object(view, current, governor, meaning)
        step = _step(view, predicate.word, current, governor, meaning)
        if step is None:
            break
        operator = find_operator(view, governor)
        if operator is None or operator.effect.voice != Voice.REJECTED:
            step = contradicted(meaning, step)
        meaning, current = step, governor
        if meaning.voice in (Voice.HYPOTHETICAL, Voice.REJECTED):
            # "The myth that X causes Y refuses to die."
            break
    meaning = loose_question(view, predicate, not_refuted(meaning))
    meaning = loose_condition(view, predicate, meaning)
    return sentence_wide(view, predicate, unattached(view, predicate, meaning, phrase))


def _phrase(view: View, predicate: Predicate) -> frozenset[int]:
    """The places of a frame's words: "behaved no differently" holds a "no" that is none."""
    first, rest = predicate.first, predicate.frame.words[1:]
    near = view.tree.words[first + 1 : first + 1 + PHRASE_GAP + len(rest)]
    found = [word.index for word in near if word.lower in rest][: len(rest)]
    return frozenset((first, *found))


def _is_closed_off(view: View, governor: Word, predicate: Predicate) -> bool:
    """Whether a colon or semicolon stands between: "It does not: X does not cause Y".

    A noun before it speaks of what follows: "Myth: X causes Y".
    """
    verbal = governor.upos in ("VERB", "AUX") and governor.mention is None
    if governor.upos == "ADJ" and view.tree.kid(governor.index, "cop") is not None:
        # "X is not just useless; it causes Y"
        between = view.tree.words[governor.index : predicate.first]
        verbal = any(word.text == ";" for word in between)
    return verbal and is_parted(view, governor.index, predicate.first)


def _has_subject(view: View, word: Word) -> bool:
    return view.tree.kid(word.index, *SUBJECTS, *PASSIVE_SUBJECTS) is not None


def _speaking(view: View, noun: Word) -> Word:
    """What a content clause completes: its noun, or the verb above that takes clauses.

    "It was said in the 1990s that …" is easily parsed as a clause on the years.
    """
    current: Word | None = noun
    for _ in range(3):
        if current is None:
            break
        if find_operator(view, current) is not None:
            return current
        current = view.tree.head(current)
    return noun


def _denying_complement(view: View, verb: Word) -> Hit | None:
    """The complement of a verb that denies what it is done at: "did useless at"."""
    for child in view.tree.kids(verb.index, "obj", "xcomp", "advmod"):
        masked = child.last > child.first + 1
        proved = child.dep == "xcomp" and child.upos == "ADJ"
        operator = find_operator(view, child) if masked or proved else None
        if operator is not None and operator.effect.polarity == "flip":
            return Hit("operator", operator.operator, child.index, child.index + 1, operator.origin)
    return None


def _is_content_clause(view: View, word: Word) -> bool:
    """Whether a clause on a noun says what it is ("evidence that X works"), not which one."""
    if word.dep != "acl:relcl":
        return False
    subject = view.tree.kid(word.index, *SUBJECTS, *PASSIVE_SUBJECTS)
    return subject is not None and subject.lower not in view.function("relative")


def _shared(view: View, current: Word, first: Word, meaning: Meaning) -> Meaning:
    """What a second conjunct shares with the first: its modals, and its negation under "or"."""
    if _has_subject(view, current):
        return meaning
    coordinator = view.tree.kid(current.index, "cc")
    near = [coordinator.index] if coordinator else []
    if any(True for _ in view.hits_on("contrast", near)):
        return meaning
    own_modal = view.tree.kid(current.index, "aux") is not None
    before = with_local_cues(view, first, Meaning())
    if not own_modal:
        meaning = meaning.hedged(before.certainty)
    either = any(hit.value == "any" for hit in view.hits_on("combined", near))
    if before.denied and not meaning.denied and (either or (near and not own_modal)):
        meaning = replace(
            meaning,
            denied=True,
            hits=(*meaning.hits, *before.hits),
            used=meaning.used | before.used,
        )
    return meaning


def _step(
    view: View, start: Word, current: Word, governor: Word, meaning: Meaning
) -> Meaning | None:
    """The meaning after one more governor, or None where the statement ends."""
    if current.dep in ("advcl", "obl", "nmod") and meaning.voice is not None:
        # "No truth in the claim that X causes Y"
        told = current.dep == "nmod" and meaning.voice is Voice.REPORTED
        return apply_graded(view, governor, meaning) if told else None
    if current.dep == "advcl" and advises(view, governor) and is_habit(view, current):
        # "should not be advised to take X"
        return with_local_cues(view, governor, meaning)
    operator = find_operator(view, governor)
    # "stopped recommending X"
    within = operator is not None and current.index < governor.index + len(operator.words)
    within = within and governor.index < current.index
    if current.dep == "advcl" and not within and not _is_complement(view, current, governor):
        return None
    amount = governor.lower in view.function("how_much") and governor.dep == "obj"
    if operator is None and amount and current.dep == "acl":
        # "seems to do a little to lessen Y"
        return meaning
    if operator is None:
        judged = evidence_between(view, governor, current, meaning)
        if judged is not meaning:
            return judged
        told = view.tree.kid(governor.index, "cop") is not None and governor.dep in CLAUSES
        if current.dep == "acl" and (told or is_left_open(view, governor)):
            # "The belief that it is a herb proven safe"
            return meaning
        evidence = view.tree.kid(governor.index, "nsubj")
        if current.dep in CLAUSES and evidence is not None:
            # "Evidence is scant that …"
            return apply_graded(view, evidence, meaning)
        source = view.tree.head(governor)
        if current.dep == "acl" and governor.dep == "nmod" and source is not None:
            # "Evidence for X lowering Y is thin."
            return apply_graded(view, source, meaning)
        if current.dep in SUBJECTS and apply_graded(view, current, meaning) is not None:
            # "The evidence that X works is …" was graded with the noun.
            return None
        # "It pleased me to learn that X …"
        verbs = governor.upos == current.upos == "VERB"
        learnt = verbs and find_operator(view, current) is not None
        if current.dep in SUBJECTS and current.index != start.index and not learnt:
            # "The role of X in preventing Y depends on …" names an effect, it states none.
            return replace(meaning, voice=meaning.voice or Voice.HYPOTHETICAL)
        if current.dep in CLOSE and governor.mention is None:
            unknown = replace(meaning, unknown_governor=True)
            return with_local_cues(view, governor, unknown, (start.index,))
        return None
    if current.dep == "advcl" and operator.operator not in OPEN_OPERATORS:
        judged = evidence_between(view, governor, current, meaning)
        if judged is not meaning:
            return judged
    unneeded = operator.operator == "require" and governor.upos == "ADJ"
    open_ = operator.operator in OPEN_OPERATORS or unneeded or within
    if current.dep in ("advcl", "obl") and not open_:
        if operator.operator == "allege" and _is_infinitive(view, current):
            # "sold to prevent Y"
            return apply_operator(view, governor, operator, meaning)
        named = view.tree.kid(current.index, "case", "mark")
        naming = named is not None and any(True for _ in view.hits_on("naming", [named.index]))
        if not naming or operator.operator not in NAMING_OPERATORS:
            return None
    if current.dep == "nsubj" and operator.operator in ("control", "share"):
        return None
    judged = evidence_between(view, governor, current, meaning)
    if judged is not meaning:
        return judged
    appears = current.dep in SUBJECTS and governor.lower in view.function("emerging")
    if appears and view.tree.kid(governor.index, "xcomp", "ccomp") is None:
        # "No difference appeared" hedges nothing.
        return with_local_cues(view, governor, meaning, (start.index,))
    if meaning.voice is Voice.REPORTED and vouches(view, governor, current):
        # "Studies support the claim that X causes Y."
        meaning = replace(meaning, voice=None)
        if governor.dep == "acl":
            meaning = meaning.hedged(Certainty.POSSIBLE)
    required = unneeded or view.tree.kid(governor.index, "obj") is not None
    if operator.operator != "require" or required:
        # "Children need to avoid X" advises, "you need X to prevent Y" does not.
        meaning = apply_operator(view, governor, operator, meaning)
    if current.dep in SUBJECTS:
        meaning = _predicated(view, governor, meaning)
    meant = with_local_cues(view, governor, meaning, (start.index,))
    return unproven(view, current, operator, meaning, meant)


def _predicated(view: View, verb: Word, meaning: Meaning) -> Meaning:
    """What a verb's complement says of its subject: "remains uncertain", "appears inconsistent"."""
    for child in view.tree.kids(verb.index, "xcomp", "ccomp"):
        operator = find_operator(view, child)
        if operator is not None and child.upos in ("ADJ", "VERB", "NOUN"):
            meaning = with_local_cues(view, child, apply_operator(view, child, operator, meaning))
    return meaning


def _is_complement(view: View, word: Word, governor: Word) -> bool:
    """Whether an adverbial clause completes its governor: "to prevent", "useless at preventing"."""
    marks = [mark.index for mark in view.tree.kids(word.index, "mark", "case")]
    infinitive = any(True for _ in view.hits_on("infinitive", marks))
    gerund = any(True for _ in view.hits_on("gerund_mark", marks))
    carried = governor.upos == "ADJ" or _passing_object(view, governor) is not None
    operator = find_operator(view, governor) if gerund else None
    works = operator is not None and operator.operator in ("control", "deny")
    if operator is not None and operator.operator == "light":
        # "does well at lowering Y"
        works = view.tree.kid(governor.index, "obj") is None
    return infinitive or (gerund and (carried or works))


def _passing_object(view: View, verb: Word) -> Word | None:
    """The object that a gerund completes, wherever the parse hung it: "play a role in"."""
    for child in view.tree.kids(verb.index, "obj"):
        operator = find_operator(view, child)
        if operator is not None and operator.operator in ("share", "control", "light"):
            return child
    return None


def _through_object(view: View, current: Word, governor: Word, meaning: Meaning) -> Meaning:
    """What "a role" makes of a gerund hung on "play", and evidence of what it would back."""
    if current.dep == "advcl" and _is_infinitive(view, current):
        graded = [kid for kid in view.tree.kids(governor.index, "obj") if is_graded(view, kid)]
        operator = find_operator(view, graded[0]) if graded else None
        if operator is not None and current.index < governor.index:
            judged = apply_operator(view, graded[0], operator, meaning)
            found = with_local_cues(view, governor, judged)
            # "did not find enough evidence to …"
            lacking = found.denied and not judged.denied
            return replace(found, lack=True).hedged(Certainty.POSSIBLE) if lacking else found
    # "Has no effect on Y, although it helps Z" is no gerund of the effect.
    gerund = current.dep == "advcl" and not _has_subject(view, current)
    passing = _passing_object(view, governor) if gerund else None
    operator = find_operator(view, passing) if passing is not None else None
    if passing is None or operator is None or _is_infinitive(view, current):
        return meaning
    return with_local_cues(view, passing, apply_operator(view, passing, operator, meaning))


def _is_infinitive(view: View, word: Word) -> bool:
    marks = [mark.index for mark in view.tree.kids(word.index, "mark")]
    return any(True for _ in view.hits_on("infinitive", marks))
