"""Noun phrases of a tree: from the words that fill a role to what they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.discover.names import REACH, Naming, is_lowered, is_verb, phrase_at, pieces_of, said_of
from checker.extract.phrases import case_of, conjuncts, is_person, is_set_apart
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.language import Shape, WordClass
from checker.values.open_claim import Direction, Phrase, Sense

#: What may hang on a wrapper and be what it wraps.
_INSIDE = ("nmod", "acl", "obl", "obj", "xcomp", "ccomp", "advcl")
#: How many wrappers may stand around a thing: "the initiation of treatment with".
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase with what the words around it say of the thing: "a lower risk of"."""

    phrase: Phrase
    direction: Direction | None
    indices: frozenset[int]


def phrases_of(view: View, word: Word, naming: Naming) -> list[Named]:
    """What a word and those coordinated with it name; wrappers are taken off."""
    found = list(_named(view, word, naming, None, 0))
    if len(found) == 1 and _is_coded(found[0].phrase):
        found += _behind(view, found[0], naming)
    for place in range(len(found) - 2, -1, -1):
        # "the 12A and 30B variants": the last one names what the codes are of.
        variant = found[place + 1].phrase.head.lower() in naming.words.kin
        if variant and _is_coded(found[place].phrase):
            found[place] = _joined(found[place], found[place + 1])
    return found


def _is_coded(phrase: Phrase) -> bool:
    return all(any(letter.isdigit() for letter in piece) for piece in phrase.words)


def _behind(view: View, code: Named, naming: Naming) -> Iterator[Named]:
    """The noun that a list of codes ends in, where the tree does not say so."""
    last = max(code.indices)
    for word in view.tree.words[last + 1 : last + 1 + REACH]:
        if word.upos in ("VERB", "AUX"):
            return
        if naming.normal.word(word.text) in naming.words.kin:
            phrase = phrase_at(view, word, naming)
            if phrase is not None:
                yield Named(phrase[0], None, phrase[1])
            return


def _joined(code: Named, named: Named) -> Named:
    words = (*code.phrase.words, *(p for p in named.phrase.words if not p.startswith("#")))
    return replace(code, phrase=replace(named.phrase, words=tuple(dict.fromkeys(words))))


def _named(
    view: View,
    word: Word,
    naming: Naming,
    direction: Direction | None,
    depth: int,
    *,
    risky: bool = False,
) -> Iterator[Named]:
    for one in (*_before(view, word), *conjuncts(view, word)):
        people = _of_people(view, one)
        if people is not None:
            yield from _named(view, people, naming, direction, depth + 1, risky=risky)
            continue
        if is_person(view, one) or (
            one is not word and (is_set_apart(view, one) or one.upos == "VERB")
        ):
            continue
        held = _held(view, one, naming)
        if held is not None and depth < _DEPTH:
            yield from _named(view, held, naming, direction, depth + 1, risky=risky)
            continue
        own = _direction(view, one, naming) or _spoilt(view, one, naming) or direction
        feared = risky or "risk" in view.classes(one)
        if depth < _DEPTH and _wraps(view, one, naming):
            inner = [
                named
                for wrapped in _wrapped(view, one, naming)
                for named in _named(view, wrapped, naming, own, depth + 1, risky=feared)
            ]
            if is_lowered(view, one, naming):
                inner = [
                    replace(named, phrase=replace(named.phrase, lowered=True)) for named in inner
                ]
            if inner:
                yield from inner
                continue
        # A verb without what it is done to names nothing.
        phrase = phrase_at(view, one, naming) if one.upos != "VERB" else None
        if phrase is not None:
            named, indices = phrase
            variant = named.head.lower() in naming.words.kin
            if feared and named.sense is Sense.OPEN and not variant:
                # One speaks of the risk of what one does not want.
                named = replace(named, sense=Sense.BAD)
            yield Named(named, own, indices)


def _held(view: View, word: Word, naming: Naming) -> Word | None:
    """What a thing without a name has in it: "a drink containing X"."""
    if word.mention is not None:
        return None
    for kid in view.tree.kids(word.index, "acl"):
        if kid.lower in naming.words.holding:
            return view.tree.kid(kid.index, "obj")
    return None


def _of_people(view: View, word: Word) -> Word | None:
    """The disease that people are named by: "a marker for asthma patients"."""
    plural = word.upos == "PROPN" and word.lower.endswith("s") and word.mention is None
    if not (plural or is_person(view, word)):
        return None
    return next(
        (kid for kid in view.tree.kids(word.index, "compound") if view.is_outcome(kid)), None
    )


def _before(view: View, word: Word) -> Iterator[Word]:
    """What the parse hung before a noun though "and" stands between: "CAD and death"."""
    for kid in view.tree.kids(word.index, "compound"):
        between = view.tree.words[kid.index + 1 : word.index]
        if any(one.dep == "cc" for one in between) and not view.tree.kid(kid.index, "conj"):
            yield kid


def _direction(view: View, word: Word, naming: Naming) -> Direction | None:
    """What the word or an adjective on it says of the thing: "reduction in", "lower"."""
    table = naming.words.directions
    places = [
        (word, (WordClass.NOUN, WordClass.VERB) if word.upos == "VERB" else (WordClass.NOUN,))
    ]
    places += [
        (kid, (WordClass.ADJECTIVE, WordClass.VERB))
        for kid in view.tree.kids(word.index, "amod")
        if not is_verb(view, kid)
    ]
    places += [(one, (WordClass.ADJECTIVE,)) for one in _leading(view, word)]
    for place, classes in places:
        for frame in view.frames(place, *classes):
            found = table.get(frame.frame)
            plain = frame.shape is not Shape.SWAP and len(frame.words) == 1
            if found and plain and found != Direction.SOME:
                return _slowed(view, place, Direction(found), naming)
    return None


def _spoilt(view: View, word: Word, naming: Naming) -> Direction | None:
    """Less, where there is little of what one wants: "poor survival"."""
    wanted = naming.normal.word(word.text) in naming.words.good
    if not wanted or naming.words.unwanted.isdisjoint(said_of(view, word)):
        return None
    return Direction.LESS


def _leading(view: View, word: Word) -> Iterator[Word]:
    """What stands before all that hangs before a noun: "less renal damage", "fewer late deaths"."""
    before = [kid.index for kid in view.tree.kids(word.index, "amod", "compound", "nummod")]
    first = min([*before, word.index])
    for one in view.tree.words[max(0, first - 1) : first]:
        if one.dep in ("amod", "advmod") and first <= one.head <= word.index:
            yield one


def _slowed(view: View, word: Word, direction: Direction, naming: Naming) -> Direction:
    """The direction of a change, turned round where there is less of it: "a slower decline"."""
    beside = {kid.lower for kid in view.tree.kids(word.index, "amod")}
    if naming.words.slowed.isdisjoint(beside):
        return direction
    return {Direction.LESS: Direction.MORE, Direction.MORE: Direction.LESS}.get(
        direction, direction
    )


def _wraps(view: View, word: Word, naming: Naming) -> bool:
    if word.mention is not None:
        return False
    return (
        word.upos in ("VERB", "DET", "PRON", "NUM")
        or _is_unit(view, word, naming)
        or naming.normal.word(word.text) in naming.words.wrappers
        or _changes(view, word, naming)
    )


def _is_unit(view: View, word: Word, naming: Naming) -> bool:
    """Whether a word counts what stands before it: "cetalin 20 mg"."""
    counted = view.tree.kid(word.index, "nummod")
    before = counted is not None and counted.index < word.index
    return before and naming.normal.word(word.text) not in naming.words.kin


def _wrapped(view: View, word: Word, naming: Naming) -> Sequence[Word]:
    """What a word that only wraps is of: "the risk of X", "reduction in X", "therapy with X"."""
    if word.upos == "VERB":
        return list(view.tree.kids(word.index, "obj"))
    if word.upos in ("DET", "PRON", "NUM"):
        # "each of three variants"
        of = view.function("possession")
        return [kid for kid in view.tree.kids(word.index, "nmod") if case_of(view, kid) in of]
    if _is_unit(view, word, naming):
        # "cetalin 20 mg"
        places = (word, *view.tree.kids(word.index, "nummod"))
        counted = (view.tree.kids(one.index, "nmod:unmarked", "compound") for one in places)
        return [kid for kids in counted for kid in kids][:1]
    listed = [
        kid
        for kid in view.tree.kids(word.index, "compound")
        if view.tree.kid(kid.index, "conj") or _is_outcome(kid, naming)
    ]
    if listed:
        # "mortality and readmission rates", "the recurrence rate of Y"
        return listed[:1]
    joined = [
        kid for kid in view.tree.kids(word.index, "compound") if view.tree.kid(kid.index, "cc")
    ]
    if joined:
        return [*_before(view, word), *joined]
    inner = [
        kid
        for kid in view.tree.kids(word.index, *_INSIDE)
        if not naming.through.isdisjoint(_leads(view, kid)) and not is_person(view, kid)
    ]
    beside = list(view.tree.kids(word.index, "compound", "amod", "nmod:desc"))
    held = any(
        piece not in naming.words.weak for kid in beside for piece in pieces_of(view, kid, naming)
    )
    of_it = _led(view, inner, "possession")
    if naming.normal.word(word.text) in naming.words.treating:
        # "dietary supplementation with X", "treatment of a disease with X"
        of_it = _led(view, inner, "given_with") or of_it
    if _changes(view, word, naming) and not inner:
        # "blood pressure lowering", "risk reduction"
        return [kid for kid in beside if kid.dep == "compound"][-1:]
    if held and not of_it:
        return []
    for one in (*of_it, *inner):
        if next(_named(view, one, naming, None, _DEPTH - 1), None) is not None:
            return [one]
    return []


def _is_outcome(word: Word, naming: Naming) -> bool:
    """Whether a word alone says what one wants or fears: "recurrence", "survival"."""
    name = naming.normal.word(word.text)
    known = name in naming.words.bad or name in naming.words.good
    return word.mention is None and known and name not in naming.words.vague


def _led(view: View, words: Sequence[Word], function: str) -> list[Word]:
    """The words that a preposition of some use leads in."""
    wanted = view.function(function)
    return [word for word in words if not wanted.isdisjoint(_leads(view, word))]


def _leads(view: View, word: Word) -> tuple[str, str]:
    """The preposition and the mark that lead a phrase in."""
    mark = view.tree.kid(word.index, "mark")
    return case_of(view, word), mark.lower if mark else ""


def _changes(view: View, word: Word, naming: Naming) -> bool:
    """Whether a noun says that a thing becomes more or less: "reduction"."""
    return any(
        frame.shape is not Shape.SWAP
        and naming.words.directions.get(frame.frame) in (Direction.LESS, Direction.MORE)
        for frame in view.frames(word, WordClass.NOUN)
    )
