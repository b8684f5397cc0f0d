"""What pronouns and bare nouns stand for: something named before."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.argument import EXPOSURE_SLOTS, Argument, antecedent
from checker.extract.centre import another_is_meant, is_left_open
from checker.extract.discourse import Discourse, Group
from checker.extract.exposures import stated_exposure
from checker.extract.generic import is_harmless
from checker.extract.phrases import case_of, conjuncts, is_habit, is_person
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.model import EXPOSURE_KINDS, Kind, LinkKind
from checker.values.claim import Exposure


def points_back(view: View, word: Word) -> bool:
    """Whether a generic name has a demonstrative: "these medications"."""
    last = word.lower.rsplit(" ", 1)[-1]
    if word.mention is None or "reference" not in view.language.noun_classes.get(last, ()):
        return False
    return any(kid.lower in view.language.pronouns for kid in view.tree.kids(word.index, "det"))


def meant(view: View, word: Word, discourse: Discourse) -> str | None:
    """The narrower thing spoken of before that "the vinegar" means; None where there is none.

    Only a singular definite name can mean it: "vinegars" and "vinegar" are general.
    """
    concept = view.concept(word)
    definite = view.function("definite")
    before = view.tree.words[word.index - 1] if word.index else None
    own = word.lower.split(" ", 1)[0] in definite
    if concept is None or not (own or (before is not None and before.lower in definite)):
        return None
    narrower = [
        group.concepts[0]
        for group in (*discourse.groups, *discourse.before, *discourse.title)
        if len(group.concepts) == 1
        and concept.id in view.concepts[group.concepts[0]].linked(LinkKind.IS_A)
    ]
    return narrower[0] if len(set(narrower)) == 1 else None


def _are_people(view: View, word: Word) -> bool:
    """Whether a pronoun stands for people: "those who have …"."""
    after = view.tree.words[word.index + 1 : word.index + 2]
    return any(next_.lower in view.function("person_relative") for next_ in after)


def unnamed(view: View, word: Word, discourse: Discourse) -> Argument | None:
    """ "Excess can …", "a deficiency may …": an amount of what was spoken of."""
    if "exposure" not in view.classes(word) or view.tree.kid(word.index, "nmod", "compound"):
        return None
    group = discourse.find(plural=False, outcome=False)
    for slot in EXPOSURE_SLOTS:
        if group is not None and any(True for _ in view.hits_on(slot, [word.index])):
            return replace(antecedent(group, word), exposure=Exposure(slot))
    return None


def unnamed_fall(view: View, word: Word, discourse: Discourse) -> Argument | None:
    """ "the rate of loss": the fall of what was spoken of."""
    inner = next((kid for kid in view.tree.kids(word.index, "nmod")), None)
    for part in (word, inner):
        if part is None or "decline" not in view.classes(part):
            continue
        if view.tree.kid(part.index, "compound", "nmod") is not None and part is not word:
            continue
        if (
            inner is not None
            and part is word
            and case_of(view, inner) in view.function("possession")
        ):
            # "A loss of consciousness" is no fall of what was spoken of.
            continue
        group = discourse.find(plural=False, outcome=True)
        if group is not None:
            return replace(antecedent(group, part), wrappers=frozenset({"decline"}))
    return None


def referred(
    view: View,
    word: Word,
    discourse: Discourse,
    *,
    outcome: bool = False,
) -> Argument | None:
    """What a pronoun or a definite noun stands for."""
    if _are_people(view, word):
        return None
    for part in conjuncts(view, word):
        number = view.language.pronouns.get(part.lower)
        if number is not None and not outcome and _is_described(view, part):
            # "those that lower Y", "that of X" stand for what they are said to be.
            continue
        if part.lower in view.function("demonstrative") and part.upos in ("PRON", "DET"):
            # "This leads to …" speaks of what happened, not of a thing.
            continue
        classes = view.classes(part)
        if "member" in classes and number is None:
            continue
        within = _pronoun_within(view, part) if number is None else None
        if within is not None:
            found = referred(view, within, discourse, outcome=outcome)
            return replace(found, exposure=_stated(view, part) or found.exposure) if found else None
        owner = view.tree.kid(part.index, "nmod:poss")
        if owner is not None and classes and owner.lower in view.language.pronouns:
            # "their effect", "its benefits": what has it.
            found = referred(view, owner, discourse, outcome=outcome)
            if found is not None and "decline" in classes:
                # "its loss"
                return replace(found, wrappers=found.wrappers | {"decline"})
            return found
        if part.upos not in ("PRON", "DET", "NUM") and not classes & {"reference", "carrier"}:
            continue
        pointing = {"outcome_reference"} if outcome else {"reference", "carrier"}
        if (
            outcome
            and number is not None
            and (view.tree.kid(part.index, "conj") or part.dep == "conj")
        ):
            continue
        back = classes & pointing and _definite(view, part) and not _is_other(view, part)
        if number is None and not back and not points_back(view, part):
            continue
        plural = number == "plural" or (number is None and part.lower.endswith("s"))
        if plural and not outcome and _spoken_of_others(view, part):
            continue
        combination = any(True for _ in view.hits_on("combined", [part.index]))
        if number is not None and part.upos == "PRON" and not combination:
            if another_is_meant(view, part, plural=plural, outcome=outcome):
                continue
            group = discourse.stood_for(plural=plural, outcome=outcome)
        elif number is None and is_left_open(part, discourse):
            continue
        else:
            group = discourse.find(
                plural=plural or combination,
                outcome=outcome,
                combination=combination,
                fits=lambda group, part=part: _is_such(view, part, group),  # type: ignore[misc]
            )
        if group is not None:
            found = antecedent(group, part)
            # "Avoiding X helps. These foods …" are the foods, not that one avoids them.
            thing = number is None and "practice" not in classes
            return replace(found, exposure=None) if thing and _is_shunned(found) else found
    return None


def _is_shunned(argument: Argument) -> bool:
    return argument.exposure in (Exposure.LESS, Exposure.DEFICIENT)


def _is_other(view: View, word: Word) -> bool:
    """Whether "other treatment" is another than the one named."""
    near = [kid.index for kid in view.tree.kids(word.index, "amod")]
    return any(True for _ in view.hits_on("others", near))


def _is_such(view: View, word: Word, group: Group) -> bool:
    """Whether what was named is of the kind that a general noun tells of."""
    told = view.classes(word)
    classes = {name for kind in EXPOSURE_KINDS for name in told if name == f"{kind}_reference"}
    kinds = {view.concepts[name].kind for name in group.concepts}
    if group.exposure is not None and f"{Kind.BEHAVIOUR}_reference" in classes:
        # "Avoiding X … This habit"
        return True
    return not classes or any(f"{kind}_reference" in classes for kind in kinds)


def _is_described(view: View, pronoun: Word) -> bool:
    """Whether a demonstrative gets its meaning from what follows it: "those that", "that of"."""
    if pronoun.lower not in view.function("pointing"):
        return False
    return view.tree.kid(pronoun.index, "acl:relcl", "acl", "nmod") is not None


def _spoken_of_others(view: View, word: Word) -> bool:
    """Whether "they" stands for things that do not act: "A and B are two diseases, but they …"."""
    if word.upos != "PRON":
        return False
    before = [
        other
        for other in view.tree.words[: word.index]
        if other.dep in ("nsubj", "nsubj:pass") and len(conjuncts(view, other)) > 1
    ]
    told = view.language.own_subjects
    return any(
        not any(
            view.is_exposure(one) or is_person(view, one) or one.lower in told
            for one in conjuncts(view, other)
        )
        for other in before
    )


def _pronoun_within(view: View, word: Word) -> Word | None:
    """The pronoun that a phrase is only the use or amount of: "taking it", "too much of it"."""
    for kid in view.tree.kids(word.index, "obj", "nmod", "obl"):
        if kid.lower not in view.language.pronouns or kid.mention is not None:
            continue
        if kid.dep == "obj" and word.upos == "VERB" and is_habit(view, word):
            return kid
        bare = word.upos == "ADJ" or view.classes(word) & {"usage", "carrier"}
        if (
            kid.dep in ("nmod", "obl")
            and bare
            and case_of(view, kid) in view.function("possession")
        ):
            return kid
    return None


def _stated(view: View, word: Word) -> Exposure | None:
    """The amount that is said on a phrase: "too much of it"."""
    near = (kid.index for kid in view.tree.kids(word.index, "amod", "advmod"))
    return stated_exposure(view, {word.index, *near})


def _definite(view: View, word: Word) -> bool:
    """Whether a bare class noun points back: "these nutrients", "the supplement"."""
    for child in view.tree.kids(word.index, "compound", "nmod", "acl", "acl:relcl"):
        if view.kind(child) not in (Kind.TIMING, Kind.FORM, Kind.SITE):
            return False
    for child in view.tree.kids(word.index, "amod"):
        if not is_harmless(view, child):
            # "These antifibrinolytic medicines" are others than the ones named before.
            return False
    determiner = view.tree.kid(word.index, "det", "nmod:poss")
    if determiner is not None:
        return determiner.lower in view.language.pronouns or (
            determiner.lower in view.function("definite")
            and bool(view.classes(word) & {"reference", "outcome_reference"})
        )
    return "bare_reference" in view.classes(word)
