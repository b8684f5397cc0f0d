"""The words that readings are made with: frames, operators, cues and noun classes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from checker.ruleset.inflection import noun_plural, verb_forms
from checker.ruleset.model import Origin
from checker.ruleset.nodes import Node

_Indexed = TypeVar("_Indexed")
_WORD = re.compile(r"n['’]t|['’]\w+|\w+|[^\w\s]")


class WordClass(StrEnum):
    """The parts of speech that a cue can have."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    DETERMINER = "determiner"


class Shape(StrEnum):
    """How a frame word takes its arguments; see rules/core/frames.yaml."""

    PLAIN = "plain"
    SWAP = "swap"
    ERGATIVE = "ergative"
    PAIR = "pair"
    ADVICE = "advice"
    COMPARE = "compare"
    ATTRIBUTE = "attribute"
    MODAL_ADVICE = "modal_advice"
    LIKELIHOOD = "likelihood"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class FrameWord:
    """A word that relates: `words` are its lemma and the literal words that follow it.

    `object` and `subject` list the prepositions that lead to an argument; ""
    is the direct one. `predicative` words relate only as predicates ("X is the
    answer to Y"); `names` is the concept that a word holds itself ("carcinogenic"),
    `certainty` how sure its statement is at most ("has been implicated in").
    """

    frame: str
    word_class: WordClass
    words: tuple[str, ...]
    object: tuple[str, ...]
    subject: tuple[str, ...]
    shape: Shape
    origin: Origin
    predicative: bool = False
    names: str | None = None
    certainty: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What an operator does to the statement it takes."""

    polarity: str | None = None
    certainty: str | None = None
    voice: str | None = None
    lack: bool = False
    sole: bool = False
    graded: bool = False
    own_subject: bool = False
    passive: str | None = None
    weaken: bool = False
    unproven: bool = False


@dataclass(frozen=True, slots=True)
class OperatorWord:
    """A word that takes a statement as its complement, with its effect."""

    operator: str
    word_class: WordClass
    words: tuple[str, ...]
    effect: Effect
    origin: Origin


@dataclass(frozen=True, slots=True)
class CuePhrase:
    """Literal words, lower-cased and tokenised, that fill a slot with a value."""

    slot: str
    value: str
    words: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a sentence must hold besides a frame's first lemma, for the frame to be in it."""

    rest: frozenset[str]
    modal: bool
    objectless: bool
    evaluative: bool
    remedial: bool
    names: bool


@dataclass(frozen=True, slots=True)
class Language:
    """All language rules, indexed for reading.

    `triggers` says by first lemma what else a sentence needs for a frame;
    `implying` are the words of cues that imply a subject, `advising` first words
    of cues that advise.
    `lemmas` maps every inflected form to its possible (lemma, class) pairs;
    `frame_words` and `operators` are indexed by first lemma, `cues` by first
    word (longest phrase first); `grades` by first word likewise, in slot
    "grade"; `noun_classes` maps a noun to its classes, `noun_origins` to where
    the first of them is told.
    """

    relations: Mapping[str, Mapping[str, str]]
    denied_frames: frozenset[str]
    symmetric: frozenset[str]
    objectless: frozenset[str]
    evaluative: frozenset[str]
    bringing: frozenset[str]
    remedial: frozenset[str]
    commanding: frozenset[str]
    complete: frozenset[str]
    frame_words: Mapping[str, tuple[FrameWord, ...]]
    operators: Mapping[str, tuple[OperatorWord, ...]]
    cues: Mapping[str, tuple[CuePhrase, ...]]
    noun_classes: Mapping[str, frozenset[str]]
    noun_origins: Mapping[str, Origin]
    pronouns: Mapping[str, str]
    own_subjects: frozenset[str]
    lemmas: Mapping[str, tuple[tuple[str, WordClass], ...]]
    masks: Mapping[str, tuple[str, ...]]
    function_words: Mapping[str, frozenset[str]]
    triggers: Mapping[str, tuple[Trigger, ...]]
    implying: tuple[frozenset[str], ...]
    advising: frozenset[str]


def split_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as the tokenizer cuts them: hyphens stand alone."""
    return tuple(_WORD.findall(phrase.lower()))


def build_language(documents: Iterable[Node]) -> Language:
    """The language rules of all documents together; later files add to earlier ones."""
    documents = list(documents)
    cues = sorted(_cues(documents), key=lambda cue: -len(cue.words))
    frames = list(_frame_words(documents))
    operators = list(_operator_words(documents))
    return Language(
        relations={
            frame: {str(kind): node.text for kind, node in relation.items()}
            for frame, body in _entries(documents, "frames")
            if (relation := body.get("relation"))
        },
        denied_frames=_marked(documents, "denied"),
        symmetric=_marked(documents, "symmetric"),
        objectless=_marked(documents, "objectless"),
        evaluative=_marked(documents, "evaluative"),
        bringing=_marked(documents, "bringing"),
        remedial=_marked(documents, "remedial"),
        commanding=_marked(documents, "commanding"),
        complete=_marked(documents, "complete"),
        frame_words=_index(frames, lambda word: word.words[0]),
        operators=_index(operators, lambda word: word.words[0]),
        cues=_index(cues, _first),
        noun_classes=_noun_classes(documents),
        noun_origins=_noun_origins(documents),
        pronouns={
            word: number
            for number, words in _entries(documents, "pronouns")
            for word in words.strings()
        },
        own_subjects=frozenset(
            form
            for document in documents
            if (section := document.get("own_subjects"))
            for word in section.strings()
            for form in (word, noun_plural(word))
        ),
        lemmas=_lemmas([*frames, *operators], documents),
        function_words={
            name: frozenset(_texts(node)) for name, node in _entries(documents, "function_words")
        },
        triggers=_triggers(frames, documents),
        implying=tuple(frozenset(cue.words) for cue in cues if cue.slot == "implied_subject"),
        advising=frozenset(cue.words[0] for cue in cues if cue.slot == "advice_modal"),
        masks={group: _texts(node) for group, node in _entries(documents, "masks")},
    )


def with_frame_words(
    language: Language, documents: Iterable[Node], *, frames: Container[str]
) -> Language:
    """The language with the words that the documents add, and triggers of some frames alone."""
    documents = list(documents)
    added = list(_frame_words(documents))
    frame_words = _merged(language.frame_words, _index(added, lambda word: word.words[0]))
    wanted = (word for words in frame_words.values() for word in words if word.frame in frames)
    return replace(
        language,
        frame_words=frame_words,
        lemmas=_merged(language.lemmas, _lemmas(added, documents)),
        triggers=_triggers(wanted, ()),
        denied_frames=language.denied_frames | _marked(documents, "denied"),
    )


def _merged(
    first: Mapping[str, tuple[_Indexed, ...]], second: Mapping[str, tuple[_Indexed, ...]]
) -> dict[str, tuple[_Indexed, ...]]:
    return {**first, **{key: (*first.get(key, ()), *more) for key, more in second.items()}}


def _first(cue: CuePhrase) -> str:
    return cue.words[0]


def _index(
    items: Iterable[_Indexed], key: Callable[[_Indexed], str]
) -> dict[str, tuple[_Indexed, ...]]:
    grouped: defaultdict[str, list[_Indexed]] = defaultdict(list)
    for item in items:
        grouped[key(item)].append(item)
    return {name: tuple(found) for name, found in grouped.items()}


def _entries(documents: Iterable[Node], section: str) -> Iterator[tuple[str, Node]]:
    for document in documents:
        found = document.get(section)
        for key, node in found.items() if found else ():
            yield str(key), node


def _texts(node: Node | None) -> tuple[str, ...]:
    return node.strings() if node else ()


def _words(body: Node) -> Iterator[tuple[Node, WordClass, tuple[str, ...], Origin]]:
    """Every word of a frame or operator: its entry, class, split words and place."""
    listed = body.get("words")
    for entry in listed.elements() if listed else ():
        for word_class in WordClass:
            section = entry.get(word_class.value)
            for word in section.elements() if section else ():
                yield entry, word_class, split_words(word.text), word.origin


def _frame_words(documents: Iterable[Node]) -> Iterator[FrameWord]:
    for frame, body in _entries(documents, "frames"):
        for entry, word_class, words, origin in _words(body):
            shape, names = entry.get("shape"), entry.get("names")
            predicative, certainty = entry.get("predicative"), entry.get("certainty")
            yield FrameWord(
                frame,
                word_class,
                words,
                _texts(entry.get("object")) or ("",),
                _texts(entry.get("subject")),
                Shape(shape.text) if shape else Shape.PLAIN,
                origin,
                predicative is not None and predicative.content is True,
                names.text if names else None,
                certainty.text if certainty else None,
            )


def _operator_words(documents: Iterable[Node]) -> Iterator[OperatorWord]:
    for operator, body in _entries(documents, "operators"):
        effect = Effect(**{str(key): node.content for key, node in body.items() if key != "words"})  # type: ignore[arg-type]
        for _, word_class, words, origin in _words(body):
            yield OperatorWord(operator, word_class, words, effect, origin)


def _cues(documents: Iterable[Node]) -> Iterator[CuePhrase]:
    for slot, listed in _entries(documents, "cues"):
        for entry in listed.elements():
            value, words = entry.get("value"), entry.get("words")
            for word in words.elements() if words else ():
                yield CuePhrase(
                    slot, value.text if value else "", split_words(word.text), word.origin
                )
    for grade, words in _entries(documents, "evidence_grade"):
        for word in words.elements():
            yield CuePhrase("grade", grade, split_words(word.text), word.origin)


def _noun_classes(documents: Iterable[Node]) -> dict[str, frozenset[str]]:
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for name, words in _entries(documents, "nouns"):
        for word in words.strings():
            classes[word].add(name)
            classes[noun_plural(word)].add(name)
    return {noun: frozenset(found) for noun, found in classes.items()}


def _noun_origins(documents: Iterable[Node]) -> dict[str, Origin]:
    origins: dict[str, Origin] = {}
    for _, words in _entries(documents, "nouns"):
        for word in words.elements():
            origins.setdefault(word.text, word.origin)
            origins.setdefault(noun_plural(word.text), word.origin)
    return origins


def _marked(documents: Iterable[Node], mark: str) -> frozenset[str]:
    """The frames that carry a mark."""
    return frozenset(
        frame
        for frame, body in _entries(documents, "frames")
        if (found := body.get(mark)) is not None and found.content is True
    )


def _triggers(
    frames: Iterable[FrameWord], documents: Iterable[Node]
) -> dict[str, tuple[Trigger, ...]]:
    objectless, remedial, evaluative = (
        _marked(documents, mark) for mark in ("objectless", "remedial", "evaluative")
    )
    found: defaultdict[str, dict[Trigger, None]] = defaultdict(dict)
    for word in frames:
        trigger = Trigger(
            rest=frozenset(word.words[1:]),
            modal=word.shape is Shape.MODAL_ADVICE,
            objectless=word.frame in objectless,
            evaluative=word.frame in evaluative,
            remedial=word.frame in remedial,
            names=word.names is not None,
        )
        found[word.words[0]][trigger] = None
    return {lemma: tuple(triggers) for lemma, triggers in found.items()}


def _lemmas(
    words: Iterable[FrameWord | OperatorWord], documents: Iterable[Node]
) -> dict[str, tuple[tuple[str, WordClass], ...]]:
    """Every form of every frame and operator word; irregular forms replace regular ones."""
    irregular = {lemma: _texts(node) for lemma, node in _entries(documents, "inflections")}
    forms: defaultdict[str, dict[tuple[str, WordClass], None]] = defaultdict(dict)
    for word in words:
        lemma = word.words[0]
        entry = (lemma, word.word_class)
        forms[lemma][entry] = None
        if word.word_class is WordClass.VERB:
            inflected = irregular.get(lemma) or verb_forms(lemma)
        elif word.word_class is WordClass.NOUN:
            inflected = (noun_plural(lemma),)
        else:
            inflected = ()
        for form in inflected:
            forms[form][entry] = None
    return {form: tuple(found) for form, found in forms.items()}
