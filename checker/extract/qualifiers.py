"""What the words on its arguments make of a statement: negation, a changed object, a purpose."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.argument import Argument, Roles
from checker.extract.meaning import Meaning
from checker.extract.operators import is_graded
from checker.extract.phrases import SUBJECTS, is_habit, own_subject
from checker.extract.predicates import Predicate
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape, WordClass
from checker.ruleset.model import Kind, LinkKind

#: Kinds of what a fall of a measure is called.
_ILL = frozenset({Kind.CONDITION, Kind.SYMPTOM})


def is_universal(view: View, index: int) -> bool:
    """Whether a noun stands for all there are: "all infections"."""
    near = [kid.index for kid in view.tree.kids(index, "det", "amod")]
    return any(True for _ in view.hits_on("universal", near))


def is_purpose(view: View, predicate: Predicate) -> bool:
    """Whether the statement is what something is done for: "to prevent Y" after another verb."""
    word = predicate.word
    above = view.tree.head(word)
    if above is not None and word.dep == "xcomp" and above.index == 0 and _is_bare(view, above):
        # "Make it X to avoid Y"
        return True
    if word.dep in ("xcomp", "ccomp") and above is not None:
        # "to make fractures less likely"
        word = above
    governor = view.tree.head(word)
    if governor is None or predicate.frame.word_class is WordClass.NOUN:
        return False
    if predicate.frame.shape is Shape.MODAL_ADVICE:
        return False
    if any(is_graded(view, kid) for kid in view.tree.kids(governor.index, "obj")):
        # "found no evidence to back X for Y"
        return False
    if word.dep != "advcl" and not (word.dep == "acl" and _is_aimed(view, governor)):
        return False
    mark = view.tree.kid(word.index, "mark")
    if mark is None or mark.lower not in view.function("infinitive"):
        return False
    if any(kid.lower in view.function("how_much") for kid in view.tree.kids(governor.index)):
        # "does little to prevent Y"
        return False
    proven = view.tree.kid(governor.index, "obj") is None
    return not any(
        operator.operator in ("control", "share", "enough", "not_enough")
        # "X and Y proved not to be linked"
        or (operator.operator in ("evidence_verb", "proof") and proven)
        for lemma, _ in view.lemmas(governor)
        for operator in view.language.operators.get(lemma, ())
    )


def _is_aimed(view: View, noun: Word) -> bool:
    """Whether what hangs on a noun is what is done for: "treat Y to prevent Z", "take X to …"."""
    taking = view.tree.head(noun)
    taken = taking is not None and noun.dep == "obj" and is_habit(view, taking)
    return view.is_outcome(noun) or (taken and view.is_exposure(noun))


def _is_bare(view: View, verb: Word) -> bool:
    """Whether a verb that opens a sentence commands: it has no subject, and its bare form."""
    bare = any(lemma == verb.lower for lemma, _ in view.lemmas(verb))
    return bare and verb.upos == "VERB" and own_subject(view, verb) is None


def object_negated(view: View, predicate: Predicate, place: Roles, meaning: Meaning) -> Meaning:
    """ "reduces neither X nor Y", "no study drug": a negated argument denies the statement."""
    # "No guideline recommends X"
    advises = predicate.frame.shape is Shape.ADVICE and not predicate.passive
    # "Nobody should stop X"
    told = predicate.frame.shape is Shape.MODAL_ADVICE and not predicate.passive
    adviser = view.tree.kid(predicate.word.index, *SUBJECTS) if advises or told else None
    for word in (*place.objects, place.subject, adviser):
        if word is None:
            continue
        near = [
            kid.index for kid in view.tree.kids(word.index, "det", "cc:preconj", "advmod", "cc")
        ]
        if word is adviser:
            # "Few doctors recommend X"
            near += [kid.index for kid in view.tree.kids(word.index, "amod")]
        # "Nothing about X will stop Y"
        near += [word.index] if word.upos == "PRON" else []
        told = word is place.subject and view.tree.kid(word.index, "cop") is not None
        for hit in view.hits_on("negation", near):
            # "The best remedy for Y is not X"
            if (hit.value == "no" or told) and hit.first <= word.index:
                return meaning if meaning.is_used(hit) else meaning.flipped(hit)
    return meaning


def as_fall(view: View, argument: Argument) -> Argument:
    """The fall of a measure by the name that it has: "losing density in the spine" is bone loss."""
    named = [view.concepts[name] for name in argument.concepts]
    if "decline" not in argument.wrappers or len(named) != 1 or named[0].kind is not Kind.MEASURE:
        return argument
    falls = [
        concept.id
        for concept in view.concepts.values()
        if concept.kind in _ILL and named[0].id in concept.linked(LinkKind.DECLINE_OF)
    ]
    if len(falls) != 1:
        return argument
    wrappers = argument.wrappers - {"decline"}
    return replace(argument, concepts=(falls[0],), wrappers=wrappers)


def attribute_of(view: View, place: Roles) -> str | None:
    """The frame of what the object is said to be: "a lower risk of", "shorter colds"."""
    for word in place.objects:
        after = view.tree.words[word.index + 1 : word.index + 3]
        beside = list(view.tree.kids(word.index, "amod"))
        if len(after) == 2 and after[1].lower in view.function("compared"):
            # "went with blood pressure lower by …"
            beside.append(after[0])
        for child in beside:
            for frame in view.frames(child, WordClass.ADJECTIVE):
                if frame.shape is Shape.ATTRIBUTE and not _is_beaten(view, word):
                    return frame.frame
    return None


def _is_beaten(view: View, word: Word) -> bool:
    """Whether an object is compared with that of another cause: "less of it than X causes"."""
    after = view.tree.words[word.index + 1 : word.index + 2]
    if not after or after[0].lower not in view.function("than"):
        return False
    rest = view.tree.words[after[0].index + 1 :]
    if any(later.lower in view.function("auxiliary") for later in rest):
        # "Less of it than X does"
        return True
    return any(
        frame.frame in view.language.bringing
        for later in rest
        for frame in view.frames(later, WordClass.VERB)
    )
