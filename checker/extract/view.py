"""A parsed sentence with its cues found: what every reading step looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.language import Tree, Word
from checker.ruleset.language import FrameWord, Language, WordClass
from checker.ruleset.model import EXPOSURE_KINDS, OUTCOME_KINDS, Concept, Kind, Origin
from checker.values.amount import Amount

#: How a tagger's part of speech may stand for a cue's.
TAGS = {
    WordClass.VERB: frozenset({"VERB", "AUX"}),
    WordClass.NOUN: frozenset({"NOUN", "PROPN"}),
    WordClass.ADJECTIVE: frozenset({"ADJ", "ADV", "VERB"}),
    WordClass.DETERMINER: frozenset({"DET", "PRON", "NOUN"}),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue phrase at words[first:last]."""

    slot: str
    value: str
    first: int
    last: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class View:
    """One sentence, parsed; `hits` are its cues by slot, in order.

    `amounts` are its amounts with the index of a word of theirs; None where the
    parse left the amount out, as it does with asides.
    """

    tree: Tree
    language: Language
    concepts: Mapping[str, Concept]
    hits: Mapping[str, tuple[Hit, ...]]
    amounts: tuple[tuple[int | None, Amount], ...] = ()

    def concept(self, word: Word) -> Concept | None:
        """The concept that a word names."""
        return self.concepts[word.mention.concept] if word.mention else None

    def kind(self, word: Word) -> Kind | None:
        """The kind of the concept that a word names."""
        concept = self.concept(word)
        return concept.kind if concept else None

    def is_exposure(self, word: Word) -> bool:
        """Whether the word names something that acts."""
        return self.kind(word) in EXPOSURE_KINDS

    def is_outcome(self, word: Word) -> bool:
        """Whether the word names something that is acted on."""
        return self.kind(word) in OUTCOME_KINDS

    def slot(self, slot: str) -> tuple[Hit, ...]:
        """The cues of a slot."""
        return self.hits.get(slot, ())

    def function(self, name: str) -> frozenset[str]:
        """The prepositions and other function words of one use; see rules/core/cues.yaml."""
        return self.language.function_words[name]

    def hits_on(self, slot: str, words: Sequence[int]) -> Iterator[Hit]:
        """The cues of a slot that touch any of the words."""
        wanted = set(words)
        for hit in self.slot(slot):
            if wanted.intersection(range(hit.first, hit.last)):
                yield hit

    def lemmas(self, word: Word) -> tuple[tuple[str, WordClass], ...]:
        """The cue lemmas that a word's form can belong to, the tagger's choice first."""
        if word.mention is not None:
            return ()
        found = self.language.lemmas.get(word.lower, ())
        return tuple(sorted(found, key=lambda entry: word.upos not in TAGS[entry[1]]))

    def frames(self, word: Word, *classes: WordClass) -> Iterator[FrameWord]:
        """The frames that a word's lemmas begin, or the lemmas of some word classes."""
        for lemma, word_class in self.lemmas(word):
            if not classes or word_class in classes:
                yield from self.language.frame_words.get(lemma, ())

    def classes(self, word: Word) -> frozenset[str]:
        """The noun classes (carrier, risk, …) of a word that names no concept."""
        if word.mention is not None:
            return frozenset()
        return self.language.noun_classes.get(word.lower, frozenset())


#: The slots of words that deny.
NEGATING = ("negation", "grade")
#: What the tagger makes of a short form.
NAMING_TAGS = frozenset({"NOUN", "PROPN", "INTJ", "NUM"})
#: Slots whose phrases hide the negations inside them: "not only", "without medicine".
HIDING = ("not_negation", "sole", "implied_subject")
#: The slot whose phrases hide the hedges inside them: "could be shown".
UNHEDGED = "not_certainty"


def on_words(
    hits: Mapping[str, tuple[Hit, ...]], tree: Tree, tokens: int
) -> dict[str, tuple[Hit, ...]]:
    """Cues among tokens as cues among a tree's words; those that the parse left out are dropped."""
    place = [-1] * tokens
    for word in tree.words:
        place[word.first : word.last] = [word.index] * (word.last - word.first)
    return {
        slot: tuple(
            Hit(hit.slot, hit.value, place[hit.first], place[hit.last - 1] + 1, hit.origin)
            for hit in found
            if place[hit.first] >= 0
            and place[hit.last - 1] >= 0
            and not (slot in NEGATING and _is_name(tree.words[place[hit.first]]))
            and not (slot in NEGATING and _is_named(tree, place[hit.first], place[hit.last - 1]))
        )
        for slot, found in hits.items()
    }


def _is_name(word: Word) -> bool:
    """Whether a word in capitals is a short form that looks like a cue: "NO" for nitric oxide."""
    return len(word.text) > 1 and word.text.isupper() and word.upos in NAMING_TAGS


def _is_named(tree: Tree, first: int, last: int) -> bool:
    """Whether a phrase lies within one name: "not" of "cannot sleep"."""
    return first == last and tree.words[first].mention is not None


def no_better(hits: Mapping[str, Sequence[Hit]]) -> Iterator[tuple[Hit, int]]:
    """Phrases that deny an effect ("no better than a placebo"), with where they end."""
    return before_inactive(hits, "no_better")


def before_inactive(hits: Mapping[str, Sequence[Hit]], slot: str) -> Iterator[tuple[Hit, int]]:
    """The cues of a slot that compare with no treatment, with where that comparator ends."""
    inactive = {hit.first: hit.last for hit in hits.get("comparator_inactive", ())}
    for hit in hits.get(slot, ()):
        # An article may stand between.
        last = inactive.get(hit.last) or inactive.get(hit.last + 1)
        if last is not None:
            yield hit, last


def find_hits(words: Sequence[str], language: Language) -> dict[str, tuple[Hit, ...]]:
    """All cue phrases among lower-cased tokens; within a slot the longest wins."""
    found: dict[str, list[Hit]] = {}
    taken: dict[str, int] = {}
    for position, word in enumerate(words):
        for cue in language.cues.get(word, ()):
            last = position + len(cue.words)
            if taken.get(cue.slot, 0) > position or tuple(words[position:last]) != cue.words:
                continue
            taken[cue.slot] = last
            found.setdefault(cue.slot, []).append(
                Hit(cue.slot, cue.value, position, last, cue.origin)
            )
    kept = {slot: tuple(hits) for slot, hits in found.items()}
    excepted = [hit for slot in HIDING for hit in kept.get(slot, ()) if hit.value != "lift"]
    excepted += [hit for hit, _ in no_better(kept)]
    for slot in NEGATING:
        kept[slot] = _outside(kept.get(slot, ()), excepted)
    kept["certainty"] = _outside(kept.get("certainty", ()), kept.get(UNHEDGED, ()))
    return kept


def _outside(hits: Sequence[Hit], hiding: Sequence[Hit]) -> tuple[Hit, ...]:
    """The cues that no hiding phrase touches."""
    return tuple(
        hit
        for hit in hits
        if not any(keep.first < hit.last and hit.first < keep.last for keep in hiding)
    )
