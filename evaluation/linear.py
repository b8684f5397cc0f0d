"""Trees without a parser, for the ablation: names around a relating word, by order alone."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from checker.language import LanguageModel, Tree, Word
from checker.language.model import Masked
from checker.language.tree import tree_of
from checker.ruleset.language import Language, WordClass
from checker.values.token import Token

#: Parts of speech by the class that the rules give a relating word.
_TAGS = {WordClass.VERB: "VERB", WordClass.NOUN: "NOUN", WordClass.ADJECTIVE: "ADJ"}


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Stands in for the language model: the same tokens, and trees by order of words.

    Each relating word governs the nearest name before it as its subject and the
    nearest after it as its object, with no other relating word between; names
    that "and" or a comma joins to one of them follow it. Every other word,
    negations and hedges with it, hangs on the nearest relating word.
    """

    model: LanguageModel
    language: Language

    @property
    def known_words(self) -> Container[str]:
        """English words, as the model knows them."""
        return self.model.known_words

    def is_common(self, word: str, *, among: int) -> bool:
        """Whether a word is among so many of the commonest."""
        return self.model.is_common(word, among=among)

    def tokenize(self, text: str) -> tuple[Token, ...]:
        """The tokens that the model gives."""
        return self.model.tokenize(text)

    def parse(self, sentences: Sequence[Masked]) -> list[Tree]:
        """A tree for each sentence."""
        return [linear_tree(masked, self.language) for masked in sentences]


def linear_tree(masked: Masked, language: Language) -> Tree:
    """The tree of one sentence by order of words alone."""
    texts = [text.lower() for text in masked.texts]
    named = [mention is not None for mention in masked.mentions]
    relating = [
        index
        for index, text in enumerate(texts)
        if not named[index] and _relates(text, language) is not None
    ]
    links = dict(_links(texts, named, relating, language))
    root = relating[0] if relating else 0
    words = []
    for index, text in enumerate(texts):
        head, dep = links.get(index) or _loose(index, text, relating, root, language)
        first, last = masked.spans[index]
        tag = "NOUN" if named[index] else _tag(text, language)
        mention = masked.mentions[index]
        words.append(Word(index, masked.texts[index], text, tag, head, dep, first, last, mention))
    return tree_of(words)


def _links(
    texts: Sequence[str], named: Sequence[bool], relating: Sequence[int], language: Language
) -> Iterator[tuple[int, tuple[int, str]]]:
    """The names with what they hang on, and how."""
    taken: set[int] = set()
    bounds = [-1, *relating, len(texts)]
    for place, word in enumerate(relating, start=1):
        before = [n for n in range(word - 1, bounds[place - 1], -1) if named[n] and n not in taken]
        after = [n for n in range(word + 1, bounds[place + 1]) if named[n]]
        for found, dep in ((before, "nsubj"), (after, "obj")):
            run = found[:1]
            for other in found[1:]:
                low, high = sorted((run[-1], other))
                if not all(named[n] or _joins(texts[n], language) for n in range(low + 1, high)):
                    break
                run.append(other)
            if run:
                taken.update(run)
                yield min(run), (word, dep)
                yield from ((other, (min(run), "conj")) for other in run if other != min(run))


def _loose(
    index: int, text: str, relating: Sequence[int], root: int, language: Language
) -> tuple[int, str]:
    """What any other word hangs on: the nearest relating word, and these on the first."""
    if index == root:
        return index, "root"
    if index in relating:
        return root, "conj"
    nearest = min(relating, key=lambda word: abs(word - index), default=root)
    if text in language.function_words["auxiliary"]:
        return nearest, "aux"
    return nearest, "advmod" if text.isalpha() else "punct"


def _relates(text: str, language: Language) -> WordClass | None:
    """The class of a relating word's form, a verb where it can be; no helper or negation is one."""
    if text in language.function_words["auxiliary"]:
        return None
    if any(cue.slot == "negation" and len(cue.words) == 1 for cue in language.cues.get(text, ())):
        return None
    classes = [
        word_class
        for lemma, word_class in language.lemmas.get(text, ())
        if lemma in language.frame_words
    ]
    verb = WordClass.VERB in classes
    return WordClass.VERB if verb else next(iter(classes), None)


def _tag(text: str, language: Language) -> str:
    relating = _relates(text, language)
    if relating is not None:
        return _TAGS.get(relating, "DET")
    if text in language.pronouns:
        return "PRON"
    if text in language.function_words["auxiliary"]:
        return "AUX"
    if _joins(text, language):
        return "CCONJ" if text.isalpha() else "PUNCT"
    if any(cue.slot == "preposition" for cue in language.cues.get(text, ())):
        return "ADP"
    return "X"


def _joins(text: str, language: Language) -> bool:
    return any(cue.slot == "coordinator" for cue in language.cues.get(text, ()))
