"""Which concepts a noun phrase names, how they join, and in which amount they are present."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.argument import Argument
from checker.extract.discourse import Discourse
from checker.extract.exposures import exposure_before, exposure_of
from checker.extract.naming import MEASURING, Named, names_in
from checker.extract.phrases import (
    case_of,
    is_habit,
    is_person,
    is_set_apart,
    partitive,
    with_prepositions,
)
from checker.extract.phrasing import frames_of
from checker.extract.references import meant, points_back, referred, unnamed, unnamed_fall
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape, WordClass
from checker.ruleset.model import EXPOSURE_KINDS, Kind, LinkKind
from checker.values.claim import Exposure, Join

#: What the nouns of a frame make of the amount of what they are of.
_AMOUNTS = {"reduces": Exposure.LESS, "raises": Exposure.MORE}


def _join(view: View, found: list[Named], span: list[int]) -> Join:
    """How several concepts act: together, each by itself, or any of them."""
    if len(found) < 2:
        # "No supplement", "any exercise": whichever of them.
        near = [kid.index for kid in view.tree.kids(found[0].word.index, "det", "cc:preconj")]
        general = [*view.hits_on("any", near), *view.hits_on("negation", near)]
        return Join.ANY if general else Join.ALL
    low, high = min(n.word.index for n in found), max(n.word.index for n in found)
    between = list(range(max(0, low - 3), high + 1))
    values = {hit.value for hit in view.hits_on("combined", between)}
    after = {hit.value for hit in view.hits_on("combined", range(high, high + 3))}
    if any(index < 0 for named in found for index in named.path):
        return Join.ALL
    if "any" in values:
        return Join.ANY
    if {"all", "with"} & (values | after):
        return Join.ALL
    if any(True for _ in view.hits_on("sole", range(high, high + 4))):
        return Join.ALL
    if "each" in values:
        return Join.EACH
    if _are_means(view, found):
        return Join.ALL
    if _carried(view, found[-1].word) and not _carried(view, found[0].word):
        return Join.ALL
    shared = {named.path[0] for named in found if len(named.path) > 1}
    carried = any("carrier" in view.classes(view.tree.words[index]) for index in shared)
    carried = carried or any("carrier" in view.classes(view.tree.words[i]) for i in span[-1:])
    return Join.ALL if carried else Join.EACH


def _explains(view: View, named: Named, acting: list[Named]) -> bool:
    """Whether a name beside another says what that one is: "turmeric, a spice"."""
    if named.word.dep != "appos" or named.word.mention is None:
        return False
    above = named.word.mention.concept
    return any(above in view.concepts[name].linked(LinkKind.IS_A) for name in _names(acting))


def _are_means(view: View, found: list[Named]) -> bool:
    """Whether things that people do are the means to one end: "prevented by eating well and …"."""
    done = all(view.concepts[name].kind is Kind.BEHAVIOUR for name in _names(found))
    first = view.tree.words[found[0].path[0]] if done else None
    return first is not None and case_of(view, first) in view.function("agent")


def _names(found: list[Named]) -> list[str]:
    return [named.word.mention.concept for named in found if named.word.mention]


def _carried(view: View, word: Word) -> bool:
    """Whether a name ends in a carrier noun: the "supplementation" of "A and B supplementation"."""
    last = word.lower.rsplit(" ", 1)[-1]
    return "carrier" in view.language.noun_classes.get(last, frozenset())


def _ordered(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def subject_of(view: View, word: Word, discourse: Discourse) -> Argument | None:
    """What acts: the exposures of a phrase joined, else what it names, else what it refers to."""
    if any(True for _ in view.hits_on("restricting", _modifiers(view, word))):
        # "An unhealthy diet", "uncontrolled diabetes": another thing than the name says.
        return None
    if points_back(view, word):
        pointed = referred(view, word, discourse)
        if pointed is not None:
            return pointed
    found = [named for named in names_in(view, word, (), frozenset()) if not _excepts(view, named)]
    acting = [named for named in found if view.is_exposure(named.word)] or [
        # "medication for osteopenia" is not osteopenia.
        named
        for named in found
        if (named.word.dep != "compound" or named.wrappers & MEASURING)
        and (
            len(named.path) == 1 or case_of(view, named.word) in ("", *view.function("possession"))
        )
        and not _is_learnt(word, named)
    ]
    acting = [named for named in acting if not _explains(view, named, acting)]
    # "X, and not Y, raises Z" says nothing of Y.
    acting = [named for named in acting if not _is_left_out(view, named)] or acting
    if not acting and (found_habit := _habit(view, word)) is not None:
        return found_habit
    if not acting and (amount := _changed_amount(view, word, discourse)) is not None:
        return amount
    if not acting:
        return referred(view, word, discourse) or unnamed(view, word, discourse)
    exposures = [exposure_of(view, named) for named in acting]
    # "Low calcium and vitamin D" is low in both; "smoking or heavy drinking" is not.
    exposure = exposures[0]
    # "High levels of X and low levels of Y": an argument has one amount, that of the first.
    acting = [
        named for named, own in zip(acting, exposures, strict=True) if own in (exposure, None)
    ]
    if exposure is None and all(_is_treated(view, named) for named in acting):
        exposure = Exposure.LESS
    if exposure is None and word.upos == "VERB" and _leaves_out(view, word):
        exposure = Exposure.LESS
    return Argument(
        concepts=_ordered([_concept(view, named.word, discourse) for named in acting]),
        join=_join(view, acting, view.tree.subtree(word.index)),
        exposure=exposure,
        wrappers=frozenset().union(*(named.wrappers for named in acting)),
        words=tuple(named.word.index for named in acting),
    )


def _leaves_out(view: View, verb: Word) -> bool:
    """Whether a phrase says that something is left out, which stands within it."""
    return any(
        len(frame.words) > 1
        and frame.shape is Shape.MODAL_ADVICE
        and frame.frame in view.language.commanding
        for frame, _ in frames_of(view, verb)
    )


def _changed_amount(view: View, word: Word, discourse: Discourse) -> Argument | None:
    """ "A cut in X", "a rise in X": less or more of it."""
    for frame in view.frames(word, WordClass.NOUN):
        for kid in with_prepositions(view, word.index, frame.object):
            changed = subject_of(view, kid, discourse) if frame.frame in _AMOUNTS else None
            if changed is not None and view.is_exposure(view.tree.words[changed.words[0]]):
                return replace(changed, exposure=_AMOUNTS[frame.frame])
    return None


def _is_left_out(view: View, named: Named) -> bool:
    return any(is_set_apart(view, view.tree.words[index]) for index in named.path if index >= 0)


def _excepts(view: View, named: Named) -> bool:
    """Whether others of the kind are meant: "the use of antibiotics other than X"."""
    after = range(named.word.index + 1, named.word.index + 3)
    none = [kid.index for kid in view.tree.kids(named.word.index, "det")]
    if any(True for slot in ("negation", "any") for _ in view.hits_on(slot, none)):
        # "No X other than Z" speaks of all the others.
        return False
    return any(hit.first == after[0] for hit in view.hits_on("excepting", after))


def _is_treated(view: View, named: Named) -> bool:
    """Whether it is the treatment of a disease that acts: "the treatment of X lowers Y"."""
    above = (view.tree.words[index] for index in named.path if index >= 0)
    return view.is_outcome(named.word) and any("remedy" in view.classes(word) for word in above)


def _concept(view: View, word: Word, discourse: Discourse) -> str:
    """The concept that a name means here: "the vinegar" may be one that was named before."""
    assert word.mention is not None
    return meant(view, word, discourse) or word.mention.concept


def _is_learnt(subject: Word, named: Named) -> bool:
    """Whether only its signs are meant: "knowing the symptoms of a stroke"."""
    return subject.upos == "VERB" and "severity" in named.wrappers


def _modifiers(view: View, word: Word) -> list[int]:
    return [kid.index for kid in view.tree.kids(word.index, "amod")]


def _habit(view: View, word: Word) -> Argument | None:
    """What people are named for: smokers for smoking, "those on X", "men who take X"."""
    if is_person(view, word):
        word = partitive(view, word) or word
        taken = [
            kid
            for kid in view.tree.kids(word.index, "nmod")
            if case_of(view, kid) in view.function("partaking")
        ]
        shunned = False
        for verb in view.tree.kids(word.index, "acl:relcl", "acl"):
            idle = verb.lower in view.function("auxiliary")
            if is_habit(view, verb) or view.is_exposure(verb) or idle:
                # "Those who eat X", "those who walk"
                taken += [verb] if view.is_exposure(verb) else view.tree.kids(verb.index, "obj")
                doing = (verb, *view.tree.kids(verb.index, "obj")) if idle else (verb,)
                near = [kid.index for one in doing for kid in view.tree.kids(one.index, "advmod")]
                shunned = any(hit.value == "denied" for hit in view.hits_on("negation", near))
        # "women eating a moderate amount of X"
        named = [
            found.word
            for kid in taken
            for found in names_in(view, kid, (), frozenset())
            if view.is_exposure(found.word)
        ]
        if len(named) == 1 and named[0].mention:
            found = (named[0].mention.concept,)
            exposure = Exposure.LESS if shunned else exposure_before(view, named[0])
            return Argument(found, Join.ALL, exposure, frozenset(), (named[0].index,))
    concept = view.concept(word)
    for implied in concept.implies if concept and concept.kind is Kind.POPULATION else ():
        if view.concepts[implied].kind in EXPOSURE_KINDS:
            return Argument((implied,), Join.ALL, None, frozenset(), (word.index,))
    return None


def _suffered(view: View, word: Word) -> list[Named]:
    """What people have who are helped: "those who suffer from Y", "people who cannot sleep"."""
    if not is_person(view, word):
        return []
    found: list[Named] = []
    for verb in view.tree.kids(word.index, "acl:relcl", "acl"):
        if view.is_outcome(verb):
            return [Named(verb, (word.index, verb.index), frozenset())]
        lemmas = {lemma for lemma, word_class in view.lemmas(verb) if word_class is WordClass.VERB}
        if lemmas.isdisjoint(view.function("suffering")):
            continue
        for kid in view.tree.kids(verb.index, "obj", "obl", "obl:agent"):
            found += [
                named
                for named in names_in(view, kid, (word.index,), frozenset())
                if view.is_outcome(named.word)
            ]
    return found


def objects_of(view: View, word: Word, discourse: Discourse) -> list[Argument]:
    """What is acted on, one argument a concept: outcomes first, else other concepts."""
    found = names_in(view, word, (), frozenset()) or _suffered(view, word)
    acted = [named for named in found if view.is_outcome(named.word)] or found
    if not acted:
        meant = referred(view, word, discourse, outcome=True)
        meant = meant or unnamed_fall(view, word, discourse)
        return [meant] if meant else []
    return [
        Argument(
            concepts=(named.word.mention.concept,),
            join=Join.ALL,
            exposure=exposure_of(view, named) if view.is_exposure(named.word) else None,
            wrappers=named.wrappers,
            words=(named.word.index,),
            denied=is_set_apart(view, view.tree.words[named.path[-1]]),
        )
        for named in acted
        if named.word.mention
    ]
