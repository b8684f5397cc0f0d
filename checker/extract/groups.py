"""Groups compared without a word that relates: "4 % on X fell, 9 % on placebo did"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.argument import Argument, named_by
from checker.extract.befalling import RATES
from checker.extract.discourse import Discourse
from checker.extract.meaning import Meaning
from checker.extract.predicates import Predicate
from checker.extract.reading import Reading
from checker.extract.scope import scope_of
from checker.extract.topical import eaten_of
from checker.extract.unattached import sentence_wide
from checker.extract.view import Hit, View
from checker.language import Word
from checker.ruleset.language import FrameWord, Shape, WordClass
from checker.ruleset.model import EXPOSURE_KINDS
from checker.values.amount import Amount
from checker.values.claim import Join

#: How far a share may stand from the group that it is of, in tokens.
REACH = 9
#: The frames of more, less and just as much of something in a group.
MORE, LESS, ALIKE = "likelier", "less_likely", "unaffecting"
#: What is more in one group is less in the other.
_TURNED = {MORE: LESS, LESS: MORE, ALIKE: ALIKE}


@dataclass(frozen=True, slots=True)
class _Groups:
    """Who took something, who did not, and what befell both."""

    exposure: Argument
    spared: Hit
    outcome: Word


def contrasted(view: View, readings: Sequence[Reading], discourse: Discourse) -> Iterator[Reading]:
    """The statement that two groups make by their rates, if the sentence makes no other."""
    told = any(reading.object is not None for reading in readings)
    groups = _groups(view, discourse) if not told else None
    if groups is None:
        return
    found = _by_shares(view, groups) or _by_cue(view, groups)
    if found is None:
        return
    frame, hit = found
    word = view.tree.words[hit.first]
    named = FrameWord(
        frame, WordClass.ADJECTIVE, (word.lower,), (), (), Shape.LIKELIHOOD, hit.origin
    )
    predicate = Predicate(word, hit.first, named, passive=False, sure=True)
    subject = groups.exposure
    suffered = named_by(groups.outcome)
    meaning = sentence_wide(view, predicate, Meaning(denied=frame == ALIKE))
    scope = scope_of(view, predicate, subject, [suffered])
    yield Reading(predicate, subject, suffered, meaning, scope, linear=True)


def _groups(view: View, discourse: Discourse) -> _Groups | None:
    """The groups of a sentence with one exposure, one outcome and one group without it."""
    words = view.tree.words
    taking = {
        concept: word for word in reversed(words) for concept in _taken(view, word) if concept
    }
    outcomes = [word for word in words if view.is_outcome(word)]
    named = {word.mention.concept for word in outcomes if word.mention is not None}
    spared = [*view.slot("comparator_inactive"), *view.slot("baseline")]
    if len(taking) > 1 or len(named) != 1 or not spared:
        return None
    for exposure, word in taking.items():
        taken = Argument((exposure,), Join.ALL, None, frozenset(), (word.index,))
        return _Groups(taken, spared[0], outcomes[0])
    eaten = eaten_of(view, discourse)
    return _Groups(eaten, spared[0], outcomes[0]) if eaten is not None else None


def _taken(view: View, word: Word) -> Iterator[str]:
    """What a word names as taken: an exposure, or what a group is called by."""
    concept = view.concept(word)
    if concept is None:
        return
    for name in (concept.id, *concept.implies):
        if view.concepts[name].kind in EXPOSURE_KINDS:
            yield name


def _by_shares(view: View, groups: _Groups) -> tuple[str, Hit] | None:
    """Whether the share among those who took it is the larger or the smaller one."""
    shares = [amount for _, amount in view.amounts if amount.dimension == "share"]
    if len(shares) != 2:
        return None
    words = view.tree.words
    taking = groups.exposure.words[:1]
    if not taking or taking[0] >= groups.spared.first:
        # "Those who keep off X" tell what the others take, not how many of them.
        return None
    own = _nearest(shares, words[taking[0]].first)
    other = _nearest(shares, words[groups.spared.first].first)
    if own is None or other is None or own is other or own.low is None or other.low is None:
        return None
    if own.low == other.low:
        return ALIKE, groups.spared
    return (MORE if own.low > other.low else LESS), groups.spared


def _nearest(shares: Sequence[Amount], place: int) -> Amount | None:
    """The share that stands nearest before a group, else nearest behind it."""
    before = [share for share in shares if 0 <= place - share.last <= REACH]
    after = [share for share in shares if 0 <= share.first - place <= REACH]
    return before[-1] if before else (after[0] if after else None)


def _by_cue(view: View, groups: _Groups) -> tuple[str, Hit] | None:
    """What words of degree say of the group that took it: "twice as often", "the same"."""
    for slot, frame in RATES:
        hit = next(iter(view.slot(slot)), None)
        if hit is None:
            continue
        if groups.spared.first < hit.first and not _stands_between(groups, hit):
            # "Those who keep off X had strokes half as often as drinkers"
            return _TURNED[frame], hit
        return frame, hit
    return None


def _stands_between(groups: _Groups, hit: Hit) -> bool:
    """Whether who took it is named behind who did not, and before how often."""
    return any(groups.spared.last < index < hit.first for index in groups.exposure.words)
