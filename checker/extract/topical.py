"""Arguments that a sentence leaves to its article: "regular use", "three cups a day", "works"."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.argument import Argument, Roles, antecedent
from checker.extract.arguments import subject_of
from checker.extract.discourse import Discourse, Group
from checker.extract.exposures import stated_exposure
from checker.extract.generic import SCOPES, is_harmless
from checker.extract.phrases import case_of, is_habit, is_person
from checker.extract.predicates import Predicate
from checker.extract.scope import region_of
from checker.extract.subjects import subject_word
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape, WordClass
from checker.ruleset.model import Kind, LinkKind
from checker.values.amount import Amount

#: Kinds of names that say how something is taken, and leave open what.
MANNERS = frozenset({Kind.FORM, Kind.TIMING})
_COMPLEMENTS = ("xcomp", "ccomp", "advcl", "obj", "obl", "nmod", "acl")
#: Relations by which a noun is narrowed to one that its article need not speak of.
_NARROWING = ("nmod", "compound", "acl", "acl:relcl", "nmod:poss", "appos")


def taken(view: View, place: Roles, discourse: Discourse) -> Argument | None:
    """What a use, form or dose is of that stands as a subject: "regular use leads to Y"."""
    word = place.subject
    if word is None or (view.kind(word) is Kind.TIMING and word.dep == "obl"):
        # "Y rises after a meal" tells when, not what of.
        return None
    if _are_bare_users(view, word):
        used = _argument(_only(view, discourse, outcome=False))
        near = {kid.index for kid in view.tree.kids(word.index, "amod")}
        stated = stated_exposure(view, near)
        return (
            replace(used, words=(word.index,), exposure=stated or used.exposure)
            if used is not None
            else None
        )
    return _argument(_only(view, discourse, outcome=False)) if _is_bare_use(view, word) else None


def varied(view: View, predicate: Predicate, place: Roles, discourse: Discourse) -> Argument | None:
    """What brands or products are of that ease or prevent something: "some strains relieve Y"."""
    word = place.subject
    if word is None or predicate.frame.frame not in view.language.remedial:
        return None
    if word.upos == "VERB" and is_habit(view, word):
        word = view.tree.kid(word.index, "obj") or word
    plain = not any(
        view.kind(kid) not in SCOPES
        for kid in view.tree.kids(word.index, *_NARROWING)
        if kid.dep != "nmod:poss"
    ) and all(is_harmless(view, kid) for kid in view.tree.kids(word.index, "amod"))
    if "variety" not in view.classes(word) or not plain:
        return None
    if any(view.is_exposure(other) for other in view.tree.words):
        return None
    found = _argument(_only(view, discourse, outcome=False))
    return replace(found, words=(word.index,)) if found is not None else None


def suffered(view: View, place: Roles, discourse: Discourse) -> list[Argument]:
    """What bare symptoms are of: "a cold … eases the symptoms", "improves your symptoms"."""
    for word in place.objects:
        if "severity" not in view.classes(word):
            continue
        told = [
            kid
            for kid in view.tree.kids(word.index, *_NARROWING, "amod")
            if kid.dep != "nmod:poss" and not is_harmless(view, kid)
        ]
        group = None if told else discourse.find(plural=False, outcome=True)
        if group is not None and all(_has_signs(view, name, discourse) for name in group.concepts):
            return [replace(antecedent(group, word), wrappers=frozenset({"severity"}))]
    return []


def _has_signs(view: View, name: str, discourse: Discourse) -> bool:
    """Whether bare symptoms may be of it: of an illness, or of a symptom that the text is about."""
    kind = view.concepts[name].kind
    titled = any(name in group.concepts for group in discourse.title)
    return kind is Kind.CONDITION or (kind is Kind.SYMPTOM and titled)


def placed(view: View, predicate: Predicate, place: Roles, discourse: Discourse) -> list[Argument]:
    """What is measured at a site that stands as an object: "though it helps the hip"."""
    judging = predicate.frame.frame in view.language.evaluative
    if not judging or not any(view.kind(word) is Kind.SITE for word in place.objects):
        return []
    group = discourse.find(plural=False, outcome=True)
    if group is None or any(
        view.concepts[name].kind is not Kind.MEASURE for name in group.concepts
    ):
        return []
    return [antecedent(group)]


def meant_for(view: View, subject: Argument, discourse: Discourse) -> list[Argument]:
    """What advice on "it" is for: the illness of an article about X for Y."""
    acting = {group.concepts for group in discourse.title if not group.outcome}
    if not subject.resolved or acting != {subject.concepts}:
        return []
    ills = [group for group in discourse.title if group.outcome]
    kinds = {view.concepts[name].kind for group in ills for name in group.concepts}
    if len(ills) != 1 or not kinds <= {Kind.CONDITION, Kind.SYMPTOM}:
        return []
    return [antecedent(ills[0])]


def resulting(view: View, predicate: Predicate, discourse: Discourse) -> Argument | None:
    """What the sentence spoke of, of which something comes: "X does Z, so that you get Y"."""
    word = predicate.word
    cause = view.tree.head(word)
    marks = {kid.lower for kid in view.tree.kids(word.index, "mark", "advmod", "cc")}
    if cause is None or marks.isdisjoint(view.function("resulting")):
        return None
    acting = subject_word(view, cause)
    if acting is None:
        return None
    found = subject_of(view, acting, discourse)
    return found or taken(view, Roles(acting, ()), discourse)


def left_off(
    view: View, predicate: Predicate, place: Roles, discourse: Discourse
) -> Argument | None:
    """What people are told to cut down on, where the article speaks of one thing."""
    frame = predicate.frame
    bare = place.subject is None and not place.objects and len(frame.words) > 1
    if frame.shape is not Shape.MODAL_ADVICE or not bare:
        return None
    if view.tree.kid(predicate.word.index, "obj", "obl") is not None:
        return None
    if any(view.is_exposure(word) for word in view.tree.words):
        return None
    return _argument(_only(view, discourse, outcome=False))


def dosed(view: View, place: Roles, discourse: Discourse) -> Argument | None:
    """What an amount is of where the sentence names nothing that acts: "at two cups a day"."""
    if place.subject is not None and not is_person(view, place.subject):
        return None
    if all(at is None for at, amount in view.amounts if _is_eaten(view, amount)):
        return None
    return eaten_of(view, discourse)


def eaten_of(view: View, discourse: Discourse) -> Argument | None:
    """The one thing that an article is about, where a sentence tells how much is taken."""
    if any(view.is_exposure(word) for word in view.tree.words):
        return None
    if not any(_is_eaten(view, amount) for _, amount in view.amounts):
        return None
    return _argument(_only(view, discourse, outcome=False))


def judged(
    view: View, predicate: Predicate, place: Roles, objects: list[Argument], discourse: Discourse
) -> Argument | None:
    """What does or does not help with what an article is about: "no benefit for weight loss"."""
    evaluative = predicate.frame.frame in view.language.evaluative
    told = place.subject is None or place.subject.lower in view.language.own_subjects
    if not told or not evaluative or not objects:
        return None
    if any(view.is_exposure(word) for word in view.tree.words):
        return None
    topics = {name for group in discourse.title if group.outcome for name in group.concepts}
    if topics and not all(set(argument.concepts) <= topics for argument in objects):
        return None
    return _argument(_only(view, discourse, outcome=False))


def spared(view: View, predicate: Predicate, discourse: Discourse) -> Argument | None:
    """What is judged without being said for what: "X makes no difference", "X works"."""
    judging = predicate.frame.frame in view.language.evaluative
    pro_verb = predicate.word.lower in view.function("auxiliary")
    # A verb that says what is done to each kind of thing needs its object: "X affects Y".
    verbal = predicate.frame.word_class is WordClass.VERB
    mistaken = not verbal and predicate.word.upos == "VERB"
    # "Makes a difference" and the like say enough.
    single = len(predicate.frame.words) == 1
    special = single and "any" not in view.language.relations[predicate.frame.frame]
    if (
        not judging
        or mistaken
        or pro_verb
        or (verbal and special)
        or _goes_on(view, predicate.word)
    ):
        return None
    if any(view.is_outcome(word) for word in view.tree.words):
        return None
    if view.slot("sole") or any(hit.value == "whether" for hit in view.slot("hypothetical")):
        return None
    return _argument(_only(view, discourse, outcome=True))


def risked(view: View, place: Roles, discourse: Discourse) -> list[Argument]:
    """What a bare risk is of: "the risk was no higher", "X raises your risk"."""
    for word in place.objects:
        if "risk" not in view.classes(word) or any(map(view.is_outcome, view.tree.words)):
            continue
        told = [
            kid
            for kid in view.tree.kids(word.index, *_NARROWING, "amod")
            if view.kind(kid) not in SCOPES
            and not _is_from(view, kid)
            and kid.dep != "nmod:poss"
            and not is_harmless(view, kid)
        ]
        found = None if told else _argument(_only(view, discourse, outcome=True))
        if found is not None and all(
            view.concepts[name].kind is not Kind.MEASURE for name in found.concepts
        ):
            return [replace(found, wrappers=frozenset({"risk"}))]
    return []


def _is_from(view: View, word: Word) -> bool:
    """Whether a thing is what a risk comes from; "smoking rates" are rates of it."""
    led = word.dep == "nmod" and case_of(view, word) not in view.function("possession")
    return view.is_exposure(word) and led


def overdone(view: View, predicate: Predicate) -> bool:
    """Whether a clause says that too much is taken: "if you eat too much of it"."""
    hits = view.slot("excess")
    region = region_of(view, predicate) if hits else ()
    for hit in hits:
        word = view.tree.words[hit.last - 1]
        if hit.first not in region or word.mention is not None:
            continue
        governor = view.tree.head(word)
        if governor is None or governor.upos != "VERB":
            continue
        below = view.tree.subtree(word.index)
        if word.dep in ("obj", "advmod", "obl") and not any(
            view.tree.words[index].mention for index in below
        ):
            return governor.dep in ("advcl", "acl:relcl") or word.dep == "obl"
    return False


def _goes_on(view: View, word: Word) -> bool:
    """Whether something stands below a word that it may be said for or of."""
    if word.dep in ("amod", "compound", "advmod", "nmod"):
        return True
    for kid in view.tree.kids(word.index, *_COMPLEMENTS):
        case = case_of(view, kid)
        leads = case == "" or case in view.function("about") | view.function("limits")
        passing = view.is_exposure(kid) or is_person(view, kid) or view.kind(kid) in SCOPES
        if not (leads and passing):
            return True
    governor = view.tree.head(word)
    return governor is not None and any(
        kid.index > word.index and view.kind(kid) not in SCOPES
        for kid in view.tree.kids(governor.index, "xcomp", "ccomp", "advcl", "obl")
        if kid is not word
    )


def _are_bare_users(view: View, word: Word) -> bool:
    """Whether people are named for taking what was spoken of: "supplement users", "heavy users"."""
    used = view.tree.kid(word.index, "compound")
    if used is not None:
        takes = {"carrier", "member"} <= view.classes(word)
        return takes and "reference" in view.classes(used)
    if "taker" not in view.classes(word):
        return False
    narrowed = view.tree.kid(word.index, "nmod", "acl", "acl:relcl", "nmod:poss") is not None
    return not narrowed and all(_is_often(view, kid) for kid in view.tree.kids(word.index, "amod"))


def _is_often(view: View, modifier: Word) -> bool:
    """Whether a word on users says how much they take: "heavy", "regular"."""
    return is_harmless(view, modifier) or view.kind(modifier) in MANNERS


def _is_bare_use(view: View, word: Word) -> bool:
    """Whether a noun says only that, how or how much something is taken."""
    eaten = view.tree.kid(word.index, "obj") if is_habit(view, word) else None
    if eaten is not None and word.upos == "VERB":
        # "Taking two spoonfuls"
        return _is_bare_use(view, eaten)
    amount = any(
        word.first < amount.last and amount.first < word.last for _, amount in view.amounts
    )
    amount = amount or "portion" in view.classes(word)
    if not (amount or view.kind(word) in MANNERS or "usage" in view.classes(word)):
        return False
    if view.kind(word) is Kind.TIMING and case_of(view, word):
        # "Rises after a meal" says when.
        return False
    for kid in view.tree.kids(word.index, *_NARROWING):
        scoped = view.kind(kid) in SCOPES or _is_mixed_in(view, kid)
        if not scoped and not _is_bare_use(view, kid):
            return False
    return all(
        is_harmless(view, kid) or view.kind(kid) in MANNERS
        for kid in view.tree.kids(word.index, "amod")
    )


def _is_mixed_in(view: View, word: Word) -> bool:
    """Whether a phrase says in what something is taken: "two drops in warm water"."""
    below = (view.tree.words[index] for index in view.tree.subtree(word.index))
    named = any(other.mention is not None for other in below)
    return not named and case_of(view, word) in view.function("mixed_in")


def _only(view: View, discourse: Discourse, *, outcome: bool) -> Group | None:
    """The one thing that an article is about, or that its paragraph has spoken of."""
    for spoken in (discourse.title, discourse.groups, discourse.before):
        named = {
            group.concepts[0]: group
            for group in spoken
            if group.outcome is outcome and len(group.concepts) == 1
        }
        broader = {kind for name in named for kind in view.concepts[name].linked(LinkKind.IS_A)}
        parts = {part for name in named for part in view.concepts[name].linked(LinkKind.CONTAINS)}
        # Of "coffee and caffeine" cups are of coffee, milligrams of caffeine.
        weighed = not parts.isdisjoint(named) and _is_weighed(view)
        others = named.keys() - parts if weighed else parts
        narrowest = [group for name, group in named.items() if name not in broader | others]
        if narrowest:
            return narrowest[0] if len(narrowest) == 1 else None
    return None


def _is_eaten(view: View, amount: Amount) -> bool:
    """Whether an amount tells how much is taken."""
    return bool(amount.per) or amount.dimension in view.function("dose_dimensions")


def _is_weighed(view: View) -> bool:
    """Whether what is taken is told by its weight."""
    return any(amount.dimension.split("/")[0] == "mass" for _, amount in view.amounts)


def _argument(group: Group | None) -> Argument | None:
    return antecedent(group) if group is not None else None
