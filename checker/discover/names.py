"""What the words of a noun phrase name: their normal forms, in order, with the head."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.discover.families import Families
from checker.discover.naming import Normal, expanded
from checker.extract.phrases import case_of, conjuncts, is_person
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.discovery import Discovery
from checker.ruleset.language import WordClass
from checker.ruleset.model import EXPOSURE_KINDS, OUTCOME_KINDS, Kind
from checker.values.open_claim import Phrase, Sense

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
#: A phrase of more words than this is a clause that the parser took for one.
_LONGEST = 14
_HYPHEN = "-"
#: What hangs on a noun and says nothing of how much of it there is.
_BEHIND = ("nmod", "obl", "acl", "acl:relcl", "conj", "appos", "nsubj")
#: What a hyphen joins to a noun.
_JOINED = frozenset({"ADP", "ADV", "ADJ", "NOUN", "PROPN"})
#: How far from a code the noun may stand that it belongs to, in words.
REACH = 12
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
    families: Families
    #: Other names of things, in words of a phrase, with what they name; the longest first.
    aliases: Sequence[tuple[frozenset[str], str]] = ()
    #: Short forms that texts use without introducing them, in words of a phrase.
    usual: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def phrase_at(view: View, word: Word, naming: Naming) -> tuple[Phrase, frozenset[int]] | None:
    """What a word names with all that hangs on it, and where; None where that is nothing."""
    if word.upos in ("PRON", "DET", "NUM", "PUNCT", "SYM") and word.mention is None:
        return None
    found = {*_indices(view, word, naming, top=True), *_codes_before(view, word, naming)}
    indices = sorted(found | _hyphened(view, found))
    words: list[str] = []
    said: list[str] = []
    heads: list[str] = []
    for index in indices:
        part = view.tree.words[index]
        pieces = [piece for piece in pieces_of(view, part, naming) if _tells(piece, naming)]
        words += pieces
        if pieces or (said and part.text == _HYPHEN):
            said.append(part.text)
        if index == word.index:
            heads = pieces
    if not words or len(words) > _LONGEST:
        return None
    variant = naming.normal.word(word.text).lower() in naming.words.kin
    if (
        len(words) == 1
        and not variant
        and not naming.words.pointing.isdisjoint(said_of(view, word))
    ):
        # "These activities" are those of the sentence before.
        return None
    head = next((piece for piece in reversed(heads) if piece in words), words[-1])
    words = _by_alias(list(dict.fromkeys(words)), naming)
    if len(words) > 1 and words[-1] in naming.words.trailing and words[-2].startswith("@"):
        # "aerobic exercise training"
        words = words[:-1]
    head = head if head in words else words[-1]
    text = " ".join(said).replace(f" {_HYPHEN} ", _HYPHEN).removesuffix(f" {_HYPHEN}")
    if text[1:2].islower():
        # At the start of a sentence a capital names nothing.
        text = text[:1].lower() + text[1:]
    rare = tuple(word for word in words if word.isalpha() and naming.is_rare(word))
    specific = bool(rare) or any(_is_specific(view, piece) for piece in words)
    aliased = any(known in words for _, known in naming.aliases)
    lowered = not aliased and any(
        is_lowered(view, view.tree.words[index], naming) for index in indices
    )
    feared = head in naming.words.broad and not naming.words.unwanted.isdisjoint(
        said_of(view, word)
    )
    sense = Sense.BAD if feared else _sense(view, head, naming)
    phrase = Phrase(text, tuple(words), head, sense, rare, specific, lowered)
    given = naming.normal.word(word.text) in naming.words.treating
    return _known(phrase, naming, given=given), frozenset(indices)


def _by_alias(words: list[str], naming: Naming) -> list[str]:
    """The words with another name of a thing as that thing."""
    for alias, known in naming.aliases:
        if alias <= set(words):
            rest = [word for word in words if word not in alias]
            return list(dict.fromkeys([*rest, known]))
    return words


def _known(phrase: Phrase, naming: Naming, *, given: bool) -> Phrase:
    """The phrase with what its families say of it.

    An outcome of a family, a procedure of some kind and what is `given` as a treatment
    are one thing each.
    """
    if phrase.head.lower() in naming.words.kin:
        # Which gene it is of, the rest of the text may tell.
        return replace(phrase, specific=True)
    told = set(naming.families.of(phrase).values())
    sense = phrase.sense
    if sense is Sense.OPEN and len(told) == 1:
        sense = told.pop()
    kind = given or bool(told) or phrase.head in naming.words.procedures
    named = len(phrase.words) > 1 and kind
    return replace(phrase, sense=sense, specific=phrase.specific or named)


def _tells(piece: str, naming: Naming) -> bool:
    """Whether a word tells one thing from another: no wrapper, no single letter."""
    weak = piece in naming.words.weak or piece in naming.words.wrappers
    return not weak and (len(piece) > 1 or piece.isdigit())


def pieces_of(view: View, word: Word, naming: Naming) -> Iterator[str]:
    """The normal forms of a word: a concept's id, else its parts."""
    concept = view.concept(word)
    if concept is not None and concept.kind in _SCOPES:
        return
    if _names_gene(view, word, naming):
        yield from naming.normal.pieces(word.text)
    elif concept is not None:
        yield f"@{concept.id}"
    elif word.text in naming.usual and word.text not in naming.shorts:
        yield from naming.usual[word.text]
    else:
        yield from naming.normal.pieces(expanded(word.text, naming.shorts))


def _names_gene(view: View, word: Word, naming: Naming) -> bool:
    """Whether a short form tells which gene is meant: "the CRP gene"."""
    after = view.tree.words[word.index + 1 : word.index + 2]
    kin = bool(after) and naming.normal.word(after[0].text).lower() in naming.words.kin
    return kin and word.text.isupper()


def _indices(view: View, word: Word, naming: Naming, *, top: bool = False) -> Iterator[int]:
    """The words that belong to a name, with what hangs on them."""
    yield word.index
    kin = naming.normal.word(word.text) in naming.words.kin
    for kid in view.tree.kids(word.index, *_NAMING):
        adverb = kid.dep == "advmod" and kid.upos == "ADV" and kid.mention is None
        if is_verb(view, kid):
            continue
        if not adverb and (kin or not _counts(view, kid, word)):
            yield from _indices(view, kid, naming)
    if word.upos == "VERB" and word.dep in _NAMING:
        for kid in view.tree.kids(word.index, *_TAKEN):
            yield from _indices(view, kid, naming)
    if kin and view.tree.kid(word.index, "cop") is not None:
        # "The 12A variant was the polymorphism that …"
        for kid in view.tree.kids(word.index, "nsubj"):
            yield from _indices(view, kid, naming)
    # What has no preposition before it belongs to the name, too.
    within = {"", *(naming.words.within if kin else view.function("possession"))}
    for kid in view.tree.kids(word.index, "nmod"):
        if case_of(view, kid) in within and not is_person(view, kid):
            for one in conjuncts(view, kid):
                if not (kin and view.is_outcome(one)):
                    yield from _indices(view, one, naming)
    if word.dep in _NAMING and not top:
        for kid in view.tree.kids(word.index, "conj"):
            yield from _indices(view, kid, naming)


def is_verb(view: View, word: Word) -> bool:
    """Whether the parse took a verb for what a thing is: "X reduced Y"."""
    relates = next(iter(view.frames(word, WordClass.VERB)), None) is not None
    return relates and word.upos == "VERB" and view.tree.kid(word.index, "nsubj") is not None


def _hyphened(view: View, indices: set[int]) -> set[int]:
    """What a hyphen joins to the words of a name: the "off" of "off-pump"."""
    words = view.tree.words
    found = set()
    for index in indices:
        if index > 1 and words[index - 1].text == _HYPHEN and words[index - 2].upos in _JOINED:
            found |= {index - 1, index - 2}
    return found


def _codes_before(view: View, word: Word, naming: Naming) -> Iterator[int]:
    """The codes of a list that ends in their noun, however the parse hung them."""
    if naming.normal.word(word.text) not in naming.words.kin:
        return
    for one in reversed(view.tree.words[max(0, word.index - REACH) : word.index]):
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


def is_lowered(view: View, word: Word, naming: Naming) -> bool:
    """Whether little of a thing is told of; a low dose of it is the thing."""
    head = view.tree.head(word)
    dosed = any(
        one is not None and naming.normal.word(one.text) in naming.words.doses
        for one in (word, head)
    )
    said = said_of(view, word)
    # "with and without X"
    either = naming.words.having <= said
    return not (dosed or either) and not naming.words.lowered.isdisjoint(said)


def _is_scope(view: View, word: Word) -> bool:
    """Whether a word names how, when or to whom: "low-dose"."""
    concept = view.concept(word)
    return concept is not None and concept.kind in _SCOPES


def said_of(view: View, word: Word) -> set[str]:
    """A word and what stands on it, in lower case."""
    # An inhibitor is a thing of its own, where the rules name it so.
    kids = (
        kid
        for kid in view.tree.kids(word.index)
        if kid.dep not in _BEHIND and not is_verb(view, kid) and not _is_scope(view, kid)
    )
    near = (*([] if word.mention else [word]), *kids)
    return {part for one in near for part in one.lower.split()}
