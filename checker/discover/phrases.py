"""Noun phrases of a tree: from the words that fill a role to what they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.discover.naming import Normal, expanded
from checker.extract.phrases import case_of, conjuncts, is_person, is_set_apart
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.discovery import Discovery
from checker.ruleset.language import Shape, WordClass
from checker.ruleset.model import EXPOSURE_KINDS, OUTCOME_KINDS, Kind
from checker.values.open_claim import Direction, Phrase, Sense

#: What belongs to a noun's name; phrases with other prepositions say in whom or when.
_NAMING = (
    "amod",
    "compound",
    "nummod",
    "nmod:poss",
    "nmod:desc",
    "nmod:unmarked",
    "flat",
    "advmod",
)
#: What belongs to a participle in a name: "angiotensin-converting".
_TAKEN = ("obl:unmarked", "obj", "nsubj")
_INSIDE = ("nmod", "acl", "obl", "obj", "xcomp", "ccomp", "advcl")
#: Prepositions inside the name of a gene or of a part of it.
_WITHIN = ("of", "in", "within", "at", "")
_LONGEST = 14
_HYPHEN = "-"
_DEPTH = 4
#: How far behind a code the noun may stand that it belongs to, in words.
_REACH = 12
#: Kinds that say how, when and to whom, not what.
_SCOPES = frozenset({Kind.FORM, Kind.TIMING, Kind.POPULATION})
_BAD_KINDS = frozenset({Kind.CONDITION, Kind.SYMPTOM, Kind.EVENT})


@dataclass(frozen=True, slots=True)
class Naming:
    """What names are made with: the words of the rules and the article's short forms."""

    words: Discovery
    normal: Normal
    shorts: Mapping[str, str]
    #: Prepositions that lead from a wrapper to what it wraps.
    through: frozenset[str]
    #: Whether few texts use a word.
    is_rare: Callable[[str], bool]


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
        if _is_coded(found[place].phrase):
            found[place] = _joined(found[place], found[place + 1])
    return found


def _is_coded(phrase: Phrase) -> bool:
    return all(any(letter.isdigit() for letter in piece) for piece in phrase.words)


def _behind(view: View, code: Named, naming: Naming) -> Iterator[Named]:
    """The noun that a list of codes ends in, where the tree does not say so."""
    last = max(code.indices)
    for word in view.tree.words[last + 1 : last + 1 + _REACH]:
        if word.upos in ("VERB", "AUX"):
            return
        if naming.normal.word(word.text) in naming.words.kin:
            phrase = _phrase(view, word, naming)
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
        if is_person(view, one) or (
            one is not word and (is_set_apart(view, one) or one.upos == "VERB")
        ):
            continue
        own = _direction(view, one, naming) or direction
        feared = risky or "risk" in view.classes(one)
        if depth < _DEPTH and _wraps(view, one, naming):
            inner = [
                named
                for wrapped in _wrapped(view, one, naming)
                for named in _named(view, wrapped, naming, own, depth + 1, risky=feared)
            ]
            if not naming.words.lowered.isdisjoint(_said_of(view, one)):
                inner = [
                    replace(named, phrase=replace(named.phrase, lowered=True)) for named in inner
                ]
            if inner:
                yield from inner
                continue
        # A verb without what it is done to names nothing.
        phrase = _phrase(view, one, naming) if one.upos != "VERB" else None
        if phrase is not None:
            named, indices = phrase
            if feared and named.sense is Sense.OPEN:
                # One speaks of the risk of what one does not want.
                named = replace(named, sense=Sense.BAD)
            yield Named(named, own, indices)


def _said_of(view: View, word: Word) -> set[str]:
    """A word and what stands on it, in lower case."""
    near = (word, *view.tree.kids(word.index))
    return {part for one in near for part in one.lower.split()}


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
        (kid, (WordClass.ADJECTIVE, WordClass.VERB)) for kid in view.tree.kids(word.index, "amod")
    ]
    for place, classes in places:
        for frame in view.frames(place, *classes):
            found = table.get(frame.frame)
            plain = frame.shape is not Shape.SWAP and len(frame.words) == 1
            if found and plain and found != Direction.SOME:
                return Direction(found)
    return None


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
        return [kid for kid in view.tree.kids(word.index, "nmod") if case_of(view, kid) == "of"]
    if _is_unit(view, word, naming):
        # "cetalin 20 mg"
        return list(view.tree.kids(word.index, "nmod:unmarked", "compound"))[:1]
    listed = [
        kid for kid in view.tree.kids(word.index, "compound") if view.tree.kid(kid.index, "conj")
    ]
    if listed:
        # "mortality and readmission rates"
        return listed[:1]
    inner = [
        kid
        for kid in view.tree.kids(word.index, *_INSIDE)
        if not naming.through.isdisjoint(_leads(view, kid)) and not is_person(view, kid)
    ]
    beside = list(view.tree.kids(word.index, "compound", "amod", "nmod:desc"))
    held = any(
        piece not in naming.words.weak for kid in beside for piece in _pieces(view, kid, naming)
    )
    of_it = [kid for kid in inner if "of" in _leads(view, kid)]
    if _changes(view, word, naming) and not inner:
        # "blood pressure lowering", "risk reduction"
        return [kid for kid in beside if kid.dep == "compound"][-1:]
    if held and not of_it:
        return []
    for one in (*of_it, *inner):
        if next(_named(view, one, naming, None, _DEPTH - 1), None) is not None:
            return [one]
    return []


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


def _phrase(view: View, word: Word, naming: Naming) -> tuple[Phrase, frozenset[int]] | None:
    if word.upos in ("PRON", "DET", "NUM", "PUNCT", "SYM") and word.mention is None:
        return None
    indices = sorted({*_indices(view, word, naming, top=True), *_codes_before(view, word, naming)})
    words: list[str] = []
    said: list[str] = []
    heads: list[str] = []
    for index in indices:
        part = view.tree.words[index]
        pieces = [piece for piece in _pieces(view, part, naming) if _tells(piece, naming)]
        words += pieces
        if pieces or (said and part.text == _HYPHEN):
            said.append(part.text)
        if index == word.index:
            heads = pieces
    if not words or len(words) > _LONGEST:
        return None
    head = next((piece for piece in reversed(heads) if piece in words), words[-1])
    words = list(dict.fromkeys(words))
    text = " ".join(said).replace(f" {_HYPHEN} ", _HYPHEN).removesuffix(f" {_HYPHEN}")
    if text[1:2].islower():
        # At the start of a sentence a capital names nothing.
        text = text[:1].lower() + text[1:]
    rare = tuple(word for word in words if word.isalpha() and naming.is_rare(word))
    sense = _sense(view, head, naming)
    specific = bool(rare) or any(_is_specific(view, piece) for piece in words)
    lowered = any(
        not naming.words.lowered.isdisjoint(_said_of(view, view.tree.words[index]))
        for index in indices
    )
    return Phrase(text, tuple(words), head, sense, rare, specific, lowered), frozenset(indices)


def _tells(piece: str, naming: Naming) -> bool:
    """Whether a word tells one thing from another: no wrapper, no single letter."""
    weak = piece in naming.words.weak or piece in naming.words.wrappers
    return not weak and (len(piece) > 1 or piece.isdigit())


def _pieces(view: View, word: Word, naming: Naming) -> Iterator[str]:
    concept = view.concept(word)
    if concept is not None and concept.kind in _SCOPES:
        return
    if concept is not None:
        yield f"@{concept.id}"
    else:
        yield from naming.normal.pieces(expanded(word.text, naming.shorts))


def _indices(view: View, word: Word, naming: Naming, *, top: bool = False) -> Iterator[int]:
    """The words that belong to a name, with what hangs on them."""
    yield word.index
    kin = naming.normal.word(word.text) in naming.words.kin
    for kid in view.tree.kids(word.index, *_NAMING):
        adverb = kid.dep == "advmod" and kid.upos == "ADV" and kid.mention is None
        if not adverb and (kin or not _counts(view, kid, word)):
            yield from _indices(view, kid, naming)
    if word.upos == "VERB" and word.dep in _NAMING:
        for kid in view.tree.kids(word.index, *_TAKEN):
            yield from _indices(view, kid, naming)
    if kin and view.tree.kid(word.index, "cop") is not None:
        # "The 12A variant was the polymorphism that …"
        for kid in view.tree.kids(word.index, "nsubj"):
            yield from _indices(view, kid, naming)
    within = _WITHIN if kin else ("of", "")
    for kid in view.tree.kids(word.index, "nmod"):
        if case_of(view, kid) in within and not is_person(view, kid):
            for one in conjuncts(view, kid):
                if not (kin and view.is_outcome(one)):
                    yield from _indices(view, one, naming)
    if word.dep in _NAMING and not top:
        for kid in view.tree.kids(word.index, "conj"):
            yield from _indices(view, kid, naming)


def _codes_before(view: View, word: Word, naming: Naming) -> Iterator[int]:
    """The codes of a list that ends in their noun, however the parse hung them."""
    if naming.normal.word(word.text) not in naming.words.kin:
        return
    for one in reversed(view.tree.words[max(0, word.index - _REACH) : word.index]):
        if one.upos in ("VERB", "AUX", "ADP", "SCONJ"):
            return
        if any(piece.startswith("#") for piece in naming.normal.pieces(one.text)):
            yield one.index


def _counts(view: View, kid: Word, word: Word) -> bool:
    """Whether a number, or what it counts, only says how much: "40 mg", "three trials"."""
    if kid.upos == "NUM" or kid.dep == "nummod":
        return (
            kid.index < word.index and kid.text.replace(".", "").isdigit()
        ) or kid.text.isalpha()
    return (
        any(
            one.text[:1].isdigit() and one.index < kid.index
            for one in view.tree.kids(kid.index, "nummod")
        )
        and kid.index > word.index
    )


def _is_specific(view: View, piece: str) -> bool:
    """Whether a word names one thing: a concept that is no site, a code, a short form."""
    if piece.startswith("@"):
        concept = view.concepts[piece[1:]]
        return not concept.generic and concept.kind in EXPOSURE_KINDS | OUTCOME_KINDS
    return piece.startswith("#") or piece.isupper() or not piece.isalpha()


def _sense(view: View, head: str, naming: Naming) -> Sense:
    concept = view.concepts.get(head[1:]) if head.startswith("@") else None
    if concept is not None and concept.kind in _BAD_KINDS:
        return Sense.BAD
    if concept is not None:
        return Sense.OPEN
    if head in naming.words.good:
        return Sense.GOOD
    return Sense.BAD if head in naming.words.bad else Sense.OPEN
