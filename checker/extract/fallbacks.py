"""Arguments that the parse does not give: means, implied and lent subjects, order of words."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.argument import Argument, Roles, antecedent
from checker.extract.arguments import subject_of
from checker.extract.discourse import Discourse
from checker.extract.exposures import exposure_before, exposure_forgone
from checker.extract.phrases import SUBJECTS, is_person, own_subject
from checker.extract.predicates import Predicate
from checker.extract.scope import region_of
from checker.extract.subjects import instruments, is_peoples_deed
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape, WordClass
from checker.values.claim import Join

#: How far a linear pattern looks for an argument that the parse does not give, in words.
LINEAR_REACH = 8
#: How far from "thanks to" its noun may stand, in words.
OWING_REACH = 3


def by_instrument(view: View, predicate: Predicate, discourse: Discourse) -> Argument | None:
    """What people do something with: "you can prevent falls through exercise"."""
    if predicate.frame.word_class is not WordClass.VERB or predicate.passive:
        return None
    if predicate.frame.shape is Shape.SWAP:
        # "Y came with X as with nothing" tells of no means.
        return None
    for word in instruments(view, predicate.word):
        found = subject_of(view, word, discourse)
        if (
            found is not None
            and not found.resolved
            and view.is_exposure(view.tree.words[found.words[0]])
        ):
            return found
    return None


def implied(view: View, predicate: Predicate, place: Roles) -> Argument | None:
    """What a cue names as the means where only people act: "you can't heal it naturally"."""
    if place.subject is not None and not is_person(view, place.subject):
        return None
    region = region_of(view, predicate)
    for hit in view.slot("implied_subject"):
        if hit.first in region and hit.value in view.concepts:
            return Argument((hit.value,), Join.ALL, None, frozenset(), (), resolved=True)
    return None


def owed(view: View, predicate: Predicate) -> Argument | None:
    """What an effect is owed to: "Thanks to X, my pain disappeared"."""
    if predicate.word.dep == "amod" and predicate.frame.shape is not Shape.ATTRIBUTE:
        # "Thanks to X, a terrible disease is gone" does not judge X.
        return None
    region = region_of(view, predicate)
    for hit in view.slot("owing"):
        after = view.tree.words[hit.last : hit.last + OWING_REACH]
        named = next((word for word in after if view.is_exposure(word)), None)
        if hit.first in region and named is not None:
            return _plain(view, named)
    return None


def announced(view: View, predicate: Predicate) -> Argument | None:
    """What stands before a colon: "Walking: the natural cure for …"."""
    words = view.tree.words
    colons = [word.index for word in words[: predicate.word.index] if word.text == ":"]
    if not colons:
        return None
    named = [word for word in words[: colons[-1]] if view.is_exposure(word)]
    if len(named) != 1 or is_headed(view, named[0], predicate):
        return None
    return _plain(view, *named)


def is_headed(view: View, word: Word, predicate: Predicate) -> bool:
    """Whether a name stands before a colon that something else acts behind: "Smoking: Laws may"."""
    between = view.tree.words[word.index : predicate.word.index]
    colons = [other.index for other in between if other.text == ":"]
    after = between[colons[-1] - word.index + 1 :] if colons else ()
    finite = view.tree.kid(predicate.word.index, "aux") or predicate.word.dep == "xcomp"
    return bool(finite) and any(other.upos == "NOUN" for other in after)


def closing(view: View, predicate: Predicate) -> Argument | None:
    """What a turned sentence names last: "Among the things that raise Y is X"."""
    words = view.tree.words
    if predicate.word.dep == "amod":
        # "The most effective treatment for Y is X" is read from the treatment.
        return None
    copulas = [
        word.index
        for word in words[predicate.word.index + 1 :]
        if word.upos == "AUX" and word.lower in view.function("finite")
    ]
    if not copulas:
        return None
    after = [
        word for word in words[copulas[-1] + 1 :] if word.upos not in ("PUNCT", "DET", "CCONJ")
    ]
    named = [word for word in after if view.is_exposure(word)]
    if not named or named != after or any(map(view.is_exposure, words[: copulas[-1]])):
        return None
    return _plain(view, *named)


def complement(view: View, predicate: Predicate) -> list[Argument]:
    """What a clause leaves to the end: "the only thing that X relieves is Y"."""
    noun = view.tree.head(predicate.word)
    if noun is None or predicate.word.dep != "acl:relcl" or noun.mention is not None:
        return []
    named = view.tree.head(noun)
    if named is None or noun.dep not in SUBJECTS or not view.is_outcome(named):
        return []
    equated = view.tree.kid(named.index, "cop") is not None and named.index > noun.index
    return [_plain(view, named)] if equated else []


def lent(predicate: Predicate, place: Roles, discourse: Discourse) -> Argument | None:
    """The subject of a list item that starts with its verb: what the lead-in speaks of."""
    if place.subject is not None or not discourse.lead or predicate.word.index > 2:
        return None
    if discourse.lead_qualified:
        # "Magnesium does not:", "X may:": what the lead-in says of its items is not read.
        return None
    group = discourse.lead[0]
    return antecedent(group)


def by_sufferers(view: View, predicate: Predicate, place: Roles) -> list[Argument]:
    """What the people have whose symptoms are spoken of: "eases symptoms in patients with Y"."""
    if not any("severity" in view.classes(word) for word in place.objects):
        return _suffered(view, predicate, place)
    region = region_of(view, predicate)
    for word in view.tree.words[predicate.word.index :]:
        case = view.tree.kid(word.index, "case")
        if word.index not in region or not view.is_outcome(word) or case is None:
            continue
        before = view.tree.words[case.index - 1]
        if case.lower in view.function("partner") and is_person(view, before):
            return [replace(_plain(view, word), wrappers=frozenset({"severity"}))]
    return []


def _suffered(view: View, predicate: Predicate, place: Roles) -> list[Argument]:
    """What people have for whom something is useless: "of no use to women with Y"."""
    none = [kid.index for kid in view.tree.kids(predicate.word.index, "det")]
    judging = predicate.frame.frame in view.language.evaluative
    helpless = predicate.frame.frame in view.language.denied_frames or (
        judging and any(hit.value == "no" for hit in view.hits_on("negation", none))
    )
    if not (helpless and place.objects and all(is_person(view, word) for word in place.objects)):
        return []
    below = view.tree.subtree(place.objects[0].index)
    named = [view.tree.words[index] for index in below if view.is_outcome(view.tree.words[index])]
    return [_plain(view, named[0])] if len(named) == 1 else []


def promised(view: View, predicate: Predicate, place: Roles) -> Argument | None:
    """What is told to be taken before "and" an effect: "Take X and your Y will clear up"."""
    words = view.tree.words
    if not place.objects or predicate.frame.frame not in view.language.remedial:
        return None
    start = min(min(view.tree.subtree(word.index)) for word in place.objects)
    start = min(start, predicate.first)
    joint = words[start - 1] if start else None
    if joint is None or joint.upos != "CCONJ" or joint.lower not in view.function("promising"):
        return None
    before = words[: joint.index]
    told = before[0].upos == "VERB" and own_subject(view, before[0]) is None
    verbless = not any(word.upos in ("VERB", "AUX") and word.mention is None for word in before)
    named = [word for word in before if view.is_exposure(word)]
    return _plain(view, *named) if (told or verbless) and len(named) == 1 else None


def by_word_order(
    view: View,
    predicate: Predicate,
    predicates: list[Predicate],
    place: Roles,
    subject: Argument | None,
    objects: list[Argument],
) -> tuple[Argument | None, list[Argument]] | None:
    """Arguments by order of words where the parse gives none: one exposure left, outcomes right."""
    told = predicate.frame.shape in (Shape.ATTRIBUTE, Shape.LIKELIHOOD)
    if (predicate.frame.word_class is not WordClass.VERB and not told) or predicate.passive:
        return None
    if predicate.frame.shape in (Shape.SWAP, Shape.ADVICE) or (told and not objects):
        return None
    if is_peoples_deed(view, predicate.word):
        return None
    if predicate.word.dep == "amod" and not told:
        # "A soothing sleep" soothes; it is not soothed.
        return None
    at = predicate.word.index
    region = region_of(view, predicate)
    others = {other.word.index for other in predicates if other.word.index != at}
    words = view.tree.words
    if subject is None and (place.subject is None or is_person(view, place.subject)):
        left = _last_run(view, [w for w in words[:at] if w.index in region])
        opening = words[min(region)]
        relative = opening.lower in view.function("relative") and opening.dep != "mark"
        if not left and not relative:
            # The parse may have put a subject into the clause before it.
            left = _last_run(view, list(words[max(0, at - LINEAR_REACH) : at]))
        if not left or others & set(range(left[-1].index, at)) or _is_beside(view, left[-1], at):
            return None
        subject = _plain(view, *left)
    if not objects and not place.objects:
        right = [w for w in words[at + 1 : at + 1 + LINEAR_REACH] if view.is_outcome(w)]
        if not right or others & set(range(at + 1, right[0].index)):
            return None
        between = words[at + 1 : right[0].index]
        if any(w.text in ",;:" or w.upos in ("ADP", "AUX") for w in between):
            return None
        objects = [_plain(view, right[0])]
    if subject is None or not objects:
        return None
    return subject, objects


def _is_beside(view: View, named: Word, at: int) -> bool:
    """Whether a name is no subject of what follows: "walk and climb", "X, but Y rises"."""
    between = view.tree.words[named.index + 1 : at]
    if len(between) == 1 and between[0].upos == "CCONJ":
        return True
    return any(hit.first > named.index for hit in view.slot("contrast") if hit.first < at)


def _last_run(view: View, words: list[Word]) -> list[Word]:
    """The only exposure among words, or the last ones if just "and" and commas part them."""
    run: list[Word] = []
    for word in words:
        if view.is_exposure(word):
            run.append(word)
        elif run and word.upos not in ("CCONJ", "PUNCT"):
            if any(view.is_exposure(later) for later in words if later.index > word.index):
                return []
            break
    return run


def _plain(view: View, *words: Word) -> Argument:
    between = range(words[0].index, words[-1].index)
    together = any(hit.value in ("all", "with") for hit in view.hits_on("combined", between))
    return Argument(
        tuple(dict.fromkeys(word.mention.concept for word in words if word.mention)),
        Join.ALL if len(words) < 2 or together else Join.EACH,
        exposure_before(view, words[0]) or exposure_forgone(view, words[0]),
        frozenset(),
        tuple(word.index for word in words),
    )
