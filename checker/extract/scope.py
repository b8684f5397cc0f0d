"""Where a claim is said to hold: alone or with others, for whom, in which condition, where."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.extract.argument import Argument
from checker.extract.halves import excepted, half_of
from checker.extract.members import in_condition, is_any, member_of
from checker.extract.partial import is_partial
from checker.extract.phrases import (
    MAX_CLIMB,
    SUBJECTS,
    glosses,
    is_set_apart,
    own_subject,
)
from checker.extract.predicates import Predicate
from checker.extract.view import Hit, View
from checker.language import Word
from checker.mentions import iso_duration
from checker.ruleset.model import Kind
from checker.values.amount import Amount
from checker.values.claim import ANY, Scope

CLAUSE_HEADS = frozenset({"root", "ccomp", "advcl", "parataxis", "acl:relcl", "conj", "csubj"})
#: How a word hangs that helps another verb, and stands for none.
AUXILIARIES = ("aux", "aux:pass", "cop")
#: What a dose is measured in: mass, international units, drinks, pieces …
DOSE_DIMENSIONS = frozenset({"mass", "activity", "colonies", "volume", "drinks", "cups", "tablets"})


@dataclass(frozen=True, slots=True)
class ScopeReading:
    """A scope and the words it was read from.

    `doses` and `effects` are the amounts of the clause that say how much was
    taken and how much came of it; `excluded` are the slots and members for which
    the opposite is said ("in adults but not in children"). What is `partial` is said of
    some people or cases: "some women", "sometimes".
    """

    scope: Scope
    hits: tuple[tuple[str, Hit], ...]
    mentions: tuple[tuple[str, Word], ...]
    doses: tuple[Amount, ...] = ()
    effects: tuple[Amount, ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    partial: bool = False


def region_of(view: View, predicate: Predicate, acted: Iterable[int] = ()) -> set[int]:
    """The words of the clause that a predicate belongs to, without other clauses.

    A clause that holds its object, the words `acted`, is its own: "keeps you from losing Y".
    """
    held = {"advcl": {predicate.word.index, *acted}}
    own = {predicate.word.index}
    tree = view.tree
    top = predicate.word
    while top.dep not in CLAUSE_HEADS or (
        top.dep in ("conj", "advcl") and own_subject(view, top) is None
    ):
        governor = tree.head(top)
        if governor is None:
            break
        top = governor
    inside: set[int] = set()
    stack = [top.index]
    while stack:
        current = stack.pop()
        inside.add(current)
        for child in tree.kids(current):
            # A condition ("if you are deficient") limits the clause it hangs on.
            conditional = child.dep == "advcl" and any(
                True
                for kid in tree.kids(child.index, "mark", "advmod")
                if any(True for _ in view.hits_on("limiting", [kid.index]))
            )
            other = child.dep in CLAUSE_HEADS and not conditional and _own_clause(view, child)
            if not other or not held.get(child.dep, own).isdisjoint(tree.subtree(child.index)):
                stack.append(child.index)
    return inside


def _told_of(predicate: Predicate) -> set[int]:
    """Whom a relative clause tells of: "some people who gain from X"."""
    return {predicate.word.head} if predicate.word.dep == "acl:relcl" else set()


def _own_clause(view: View, word: Word) -> bool:
    if word.dep in ("root", "parataxis") or own_subject(view, word) is not None:
        return True
    marks = [kid.index for kid in view.tree.kids(word.index, "mark")]
    # "If giving X to children is safe" asks it of the children.
    asked = word.dep == "csubj" and any(True for _ in view.hits_on("hypothetical", marks))
    return bool(marks) and not asked


def scope_of(
    view: View,
    predicate: Predicate,
    subject: Argument | None,
    objects: Iterable[Argument],
) -> ScopeReading:
    """The scope of a claim, from its clause and from conditions on it."""
    given = tuple(objects)
    acted = [index for argument in given for index in argument.words]
    region = region_of(view, predicate, acted)
    half = half_of(view, predicate, subject)
    apart = excepted(view)
    region = (region | apart) & half
    reported = reporter_words(view, predicate)
    taken = set(subject.words if subject else ())
    taken |= glosses(view, taken)
    for argument in given:
        taken |= set(argument.words)
    slots: dict[str, list[str]] = {
        "population": [],
        "condition": [],
        "site": [],
        "form": [],
        "timing": [],
    }
    mentions: list[tuple[str, Word]] = []
    hits: list[tuple[str, Hit]] = []
    excluded: list[tuple[str, str]] = []
    for index in sorted((region | reported) - taken):
        word = view.tree.words[index]
        slot, member = member_of(view, word, studied=index in reported)
        if slot is None or (slot == "site" and _is_acted_on_elsewhere(view, word, predicate)):
            continue
        if slot == "population" and is_any(view, word):
            member = ANY
        if is_set_apart(view, word) or index in apart:
            excluded.append((slot, member))
            continue
        slots[slot].append(member)
        mentions.append((f"scope.{slot}", word))
    corrected = any(hit.first in region for hit in view.slot("correcting"))
    for hit in view.slot("deficient"):
        if hit.first in region and (corrected or in_condition(view, hit, taken)):
            slots["condition"].append(hit.value)
            hits.append(("scope.condition", hit))
    everywhere = any(hit.first in region for hit in view.slot("any_site"))
    if everywhere or any(is_any(view, view.tree.words[index]) for index in acted):
        # "Any fracture", "fractures of any kind": wherever it is.
        slots["site"].append(ANY)
    # "Leaves Y alone" says nothing of what acts alone.
    own = {i for i in region if view.tree.words[i].lower in predicate.frame.words[1:]}
    for hit, limit in _short_of_all(view, acted):
        slots["condition"].append(limit)
        hits.append(("scope.condition", hit))
    sole = next((hit for hit in _sole(view, region, subject) if hit.first not in own), None)
    if sole:
        hits.append(("scope.sole", sole))
    partners = tuple(_partners(view, region, taken))
    scope = Scope(
        sole=sole is not None,
        with_=tuple(dict.fromkeys(partner for partner, _ in partners)),
        population=_unique(slots["population"]),
        condition=_unique(slots["condition"]),
        site=_unique(slots["site"]),
        duration=_duration(view, region, half),
        form=next(iter(slots["form"]), None),
        timing=next(iter(slots["timing"]), None),
    )
    mentions += [("scope.with", word) for _, word in partners]
    amounts = list(_amounts(view, region, half))
    return ScopeReading(
        scope,
        tuple(hits),
        tuple(mentions),
        doses=tuple(a for a in amounts if a.dimension.split("/")[0] in DOSE_DIMENSIONS),
        effects=tuple(a for a in amounts if a.dimension == "share"),
        partial=is_partial(
            view,
            region | _told_of(predicate),
            reported,
            predicate.word,
            (*given, *((subject,) if subject else ())),
        ),
        excluded=tuple(excluded),
    )


def _is_acted_on_elsewhere(view: View, word: Word, predicate: Predicate) -> bool:
    """Whether a site is what another verb acts on: "lowers Y and so does the heart good"."""
    verb = view.tree.head(word)
    if word.dep not in ("obj", "iobj") or verb is None or verb.index == predicate.word.index:
        return False
    light = view.tree.head(predicate.word) is verb and predicate.word.dep != "conj"
    return not light


def _short_of_all(view: View, acted: Iterable[int]) -> Iterator[tuple[Hit, str]]:
    """What leaves some of an illness out: "most insomnia", "certain kinds of headache"."""
    for index in acted:
        word = view.tree.words[index]
        concept = view.concept(word)
        if concept is None or concept.kind is not Kind.CONDITION:
            continue
        for hit in view.slot("short_of_all"):
            if hit.last == index:
                words = [each.lower for each in view.tree.words[hit.first : index + 1]]
                yield hit, "text:" + " ".join(words)


def _amounts(view: View, region: set[int], half: Container[int]) -> Iterator[Amount]:
    """The amounts of a clause; an aside belongs to the half of the sentence that it stands in."""
    for index, amount in view.amounts:
        before = [word.index for word in view.tree.words if word.last <= amount.first]
        near = before[-1] if before else 0
        if index in region or (index is None and near in half):
            yield amount


def _duration(view: View, region: set[int], half: Container[int]) -> str | None:
    """For how long, as ISO 8601: an amount of time after a preposition."""
    for amount in _amounts(view, region, half):
        if amount.dimension != "duration":
            continue
        index = next(i for i, other in view.amounts if other is amount)
        before = view.tree.words[index - 1] if index else None
        if before is not None and before.upos == "ADP":
            return iso_duration(amount)
    return None


def _unique(members: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(members)))


def reporter_words(view: View, predicate: Predicate) -> set[int]:
    """The words of who reports a statement: "a study on X in women found that …"."""
    found: set[int] = set()
    current = predicate.word
    for _ in range(MAX_CLIMB):
        governor = view.tree.head(current)
        if governor is None:
            break
        if current.dep == "ccomp":
            for subject in view.tree.kids(governor.index, *SUBJECTS):
                found.update(view.tree.subtree(subject.index))
        current = governor
    return found


def _sole(view: View, region: set[int], subject: Argument | None) -> Iterator[Hit]:
    """Cues that the subject acts alone; beside it, or on the clause."""
    words = subject.words if subject else ()
    for hit in view.slot("sole"):
        beside = any(word < hit.first <= word + 3 for word in words)
        before = any(hit.last <= word <= hit.last + 2 for word in words)
        on_clause = hit.first in region
        if beside or before or on_clause:
            yield hit


def _partners(view: View, region: set[int], taken: set[int]) -> Iterator[tuple[str, Word]]:
    """Exposures that the subject is combined with, unless the combination is mere emphasis."""
    for hit in view.slot("combined"):
        if hit.value not in ("with", "all") or hit.first not in region:
            continue
        if any(True for _ in view.hits_on("emphasis", range(max(0, hit.first - 3), hit.first))):
            continue
        echoed = view.tree.words[hit.last : hit.last + 3]
        if any(
            word.lower in view.function("auxiliary") and word.dep not in AUXILIARIES
            for word in echoed
        ):
            # "as well as Z does"
            continue
        after = view.tree.words[hit.last : hit.last + 6]
        known = next((w for w in after if view.is_exposure(w) and w.index not in taken), None)
        if known is not None and known.mention:
            yield known.mention.concept, known
        elif known is None and hit.value == "with" and _is_unknown(view, after, hit):
            yield f"text:{after[0].lower}", after[0]


def _is_unknown(view: View, after: Sequence[Word], hit: Hit) -> bool:
    """Whether a thing that no rule names is taken with the subject: "X in combination with Y"."""
    combined = any(
        view.tree.words[index].lower in view.function("combination")
        for index in range(hit.first, hit.last)
    )
    noun = bool(after) and after[0].mention is None and after[0].upos in ("NOUN", "PROPN")
    return combined and noun and not view.classes(after[0])
