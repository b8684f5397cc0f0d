"""Where a claim is said to hold: alone or with others, for whom, in which condition, where."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from checker.extract.argument import Argument
from checker.extract.halves import excepted, half_of
from checker.extract.phrases import (
    MAX_CLIMB,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    case_of,
    is_advice,
    is_set_apart,
    own_subject,
)
from checker.extract.predicates import Predicate
from checker.extract.view import Hit, View
from checker.language import Word
from checker.mentions import iso_duration
from checker.ruleset.language import WordClass
from checker.ruleset.model import Kind
from checker.values.amount import Amount
from checker.values.claim import ANY, Scope

CLAUSE_HEADS = frozenset({"root", "ccomp", "advcl", "parataxis", "acl:relcl", "conj", "csubj"})
#: What a dose is measured in: mass, international units, drinks, pieces …
DOSE_DIMENSIONS = frozenset({"mass", "activity", "colonies", "volume", "drinks", "cups", "tablets"})
KINDS = {
    Kind.POPULATION: "population",
    Kind.SITE: "site",
    Kind.FORM: "form",
    Kind.TIMING: "timing",
}


@dataclass(frozen=True, slots=True)
class ScopeReading:
    """A scope and the words it was read from.

    `doses` and `effects` are the amounts of the clause that say how much was
    taken and how much came of it; `excluded` are the slots and members for which
    the opposite is said ("in adults but not in children").
    """

    scope: Scope
    hits: tuple[tuple[str, Hit], ...]
    mentions: tuple[tuple[str, Word], ...]
    doses: tuple[Amount, ...] = ()
    effects: tuple[Amount, ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()


def region_of(view: View, predicate: Predicate) -> set[int]:
    """The words of the clause that a predicate belongs to, without other clauses."""
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
            if not other or predicate.word.index in tree.subtree(child.index):
                stack.append(child.index)
    return inside


def _own_clause(view: View, word: Word) -> bool:
    return view.tree.kid(word.index, *SUBJECTS, *PASSIVE_SUBJECTS, "mark") is not None or (
        word.dep in ("root", "parataxis")
    )


def scope_of(
    view: View,
    predicate: Predicate,
    subject: Argument | None,
    objects: Iterable[Argument],
) -> ScopeReading:
    """The scope of a claim, from its clause and from conditions on it."""
    region = region_of(view, predicate)
    half = half_of(view, predicate, subject)
    apart = excepted(view)
    region = (region | apart) & half
    reported = reporter_words(view, predicate)
    taken = set(subject.words if subject else ())
    for argument in objects:
        taken |= set(argument.words)
    acted = [index for argument in objects for index in argument.words]
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
        slot, member = _member(view, word, studied=index in reported)
        if slot is None:
            continue
        if slot == "population" and _is_any(view, word):
            member = ANY
        if is_set_apart(view, word) or index in apart:
            excluded.append((slot, member))
            continue
        slots[slot].append(member)
        mentions.append((f"scope.{slot}", word))
    corrected = any(hit.first in region for hit in view.slot("correcting"))
    for hit in view.slot("deficient"):
        if hit.first in region and (corrected or _in_condition(view, hit, taken)):
            slots["condition"].append(hit.value)
            hits.append(("scope.condition", hit))
    everywhere = any(hit.first in region for hit in view.slot("any_site"))
    if everywhere or any(_is_any(view, view.tree.words[index]) for index in acted):
        # "Any fracture", "fractures of any kind": wherever it is.
        slots["site"].append(ANY)
    sole = next(_sole(view, region, subject), None)
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
        excluded=tuple(excluded),
    )


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


def _member(view: View, word: Word, *, studied: bool) -> tuple[str | None, str]:
    """The scope slot that a word fills and its member, or None."""
    kind = view.kind(word)
    if kind in KINDS and word.mention is not None:
        governor = view.tree.head(word)
        if governor is not None and word.dep == "compound" and "measure" in view.classes(governor):
            # "to premenopausal levels" is a level, no people.
            return None, ""
        if kind is Kind.SITE and _tells_apart(view, word):
            return None, ""
        return KINDS[kind], word.mention.concept
    if kind in (Kind.CONDITION, Kind.SYMPTOM) and word.mention is not None:
        without = "without:" if case_of(view, word) in view.function("lacking") else ""
        limits = studied or _limits(view, word)
        return ("condition", without + word.mention.concept) if limits else (None, "")
    if case_of(view, word) in view.function("than"):
        # "Fewer strokes than people who drank none"
        return None, ""
    if word.mention is None and "member" in view.classes(word) and _limits(view, word):
        below = view.tree.subtree(word.index)
        if any(True for _ in view.hits_on("comparator_inactive", below)):
            # "than in the placebo group"
            return None, ""
        unknown = _unknown_words(view, word)
        return ("population", "text:" + unknown) if unknown else (None, "")
    return None, ""


def _tells_apart(view: View, word: Word) -> bool:
    """Whether a site only says which unknown thing is meant: "acute gut events"."""
    governor = view.tree.head(word)
    if governor is None or word.dep not in ("compound", "amod", "nmod:poss"):
        return False
    return governor.mention is None and not view.classes(governor)


def _limits(view: View, word: Word) -> bool:
    """Whether a phrase says for whom: after "in" or "among", or of people who have it."""
    governor = view.tree.head(word)
    if word.dep in ("obl", "nmod") and case_of(view, word) in view.function("limits"):
        noun = governor if governor is not None and governor.upos == "NOUN" else None
        frames = view.frames(noun, WordClass.NOUN) if noun is not None else ()
        # "effect on Y"
        acted = case_of(view, word) in view.function("partaking")
        return not (acted and any(case_of(view, word) in frame.object for frame in frames))
    if governor is None:
        return False
    if word.dep in ("nsubj", "nsubj:pass") and is_advice(view, governor):
        # "Affected people should avoid X"
        return True
    if "member" in view.classes(governor) or view.kind(governor) is Kind.POPULATION:
        return word.dep in ("nmod", "compound", "amod", "acl", "conj")
    if word.dep in ("obj", "conj") and governor.dep in ("advcl", "acl:relcl", "acl"):
        return any(
            True
            for kid in view.tree.kids(governor.index, "mark", "advmod", "nsubj")
            if any(True for _ in view.hits_on("limiting", [kid.index]))
            or kid.lower in view.function("person_relative")
        )
    return word.dep == "obl" and case_of(view, word) in view.function("purpose")


def _unknown_words(view: View, word: Word) -> str:
    """The words that narrow a group of people and that no rule knows, as text."""
    kept = []
    for child in view.tree.kids(word.index, "amod", "compound", "nmod", "acl", "acl:relcl"):
        if child.mention is not None:
            continue
        below = view.tree.subtree(child.index)
        if any(True for _ in view.hits_on("deficient", below)):
            continue
        if any(view.tree.words[index].mention for index in below):
            continue
        vague = {hit.first for hit in view.hits_on("quantifier", below)}
        kept += [
            i for i in below if view.tree.words[i].upos not in ("PUNCT", "PRON") and i not in vague
        ]
    telling = [index for index in kept if not _is_light(view, view.tree.words[index])]
    texts = [view.tree.words[index].lower for index in sorted(kept)]
    before = [text for index, text in zip(sorted(kept), texts, strict=True) if index < word.index]
    after = texts[len(before) :]
    return " ".join([*before, word.lower, *after]) if telling else ""


def _is_light(view: View, word: Word) -> bool:
    """Whether a word tells nothing of people by itself: "had", "the", "also"."""
    if word.upos in ("AUX", "DET", "ADP", "ADV", "SCONJ", "CCONJ", "PART"):
        return True
    return any(
        operator.operator == "light"
        for lemma, _ in view.lemmas(word)
        for operator in view.language.operators.get(lemma, ())
    )


def _is_any(view: View, word: Word) -> bool:
    near = [child.index for child in view.tree.kids(word.index, "det", "amod")]
    near += [
        kid.index
        for child in view.tree.kids(word.index, "nmod")
        for kid in view.tree.kids(child.index, "det", "amod")
    ]
    return any(True for _ in view.hits_on("any", near))


def _in_condition(view: View, hit: Hit, taken: set[int]) -> bool:
    """Whether "deficient" and the like say of people when the claim holds."""
    word = view.tree.words[hit.last - 1]
    if word.upos == "ADP":
        return False
    current: Word | None = word
    for _ in range(4):
        if current is None:
            return False
        if current.index in taken:
            return False
        if current.dep == "advcl" and any(
            True
            for kid in view.tree.kids(current.index, "mark", "advmod")
            if any(True for _ in view.hits_on("limiting", [kid.index]))
        ):
            return True
        if current.mention is None and "member" in view.classes(current):
            return True
        if view.kind(current) is Kind.POPULATION:
            return True
        current = view.tree.head(current)
    return False


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
        if any(word.lower in view.function("auxiliary") for word in echoed):
            # "as well as Z does"
            continue
        for word in view.tree.words[hit.last : hit.last + 6]:
            if view.is_exposure(word) and word.index not in taken and word.mention:
                yield word.mention.concept, word
                break
