"""Variants of training sentences as health articles write them: headings, masked names, typing.

A variant is a further sentence; the words that stay keep their tags, labels and heads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random

from conllu import Sentence, Word

Variant = Callable[[Sentence], Sentence]
OPEN_CLASSES = {"NOUN", "VERB", "ADJ", "ADV", "PROPN", "PRON", "AUX"}
HEADING_WORDS = 12
CURLY = str.maketrans({"'": "\N{RIGHT SINGLE QUOTATION MARK}"})


def keep_words(sentence: Sentence, kept: Sequence[bool]) -> Sentence:
    """The sentence without some words, none of which may be the head of one that is kept."""
    places = [i for i, keep in enumerate(kept) if keep]
    new_place = {old: new for new, old in enumerate(places)}
    return tuple(replace(sentence[i], head=new_place[sentence[i].head]) for i in places)


def drop_final_stop(sentence: Sentence) -> Sentence:
    """The sentence without its last full stop."""
    last = len(sentence) - 1
    if sentence[last].form != "." or last == 0 or any(w.head == last for w in sentence):
        return sentence
    return keep_words(sentence, [i < last for i in range(len(sentence))])


def lower_start(sentence: Sentence) -> Sentence:
    """The sentence with its first word in lower case, as after a bullet."""
    first = sentence[0]
    return (replace(first, form=first.form.lower()), *sentence[1:])


def lower_all(sentence: Sentence) -> Sentence:
    """The sentence in lower case."""
    return tuple(replace(word, form=word.form.lower()) for word in sentence)


def title_case(sentence: Sentence) -> Sentence:
    """A short sentence as a heading: Open Classes Capitalised, no Full Stop."""
    if len(sentence) > HEADING_WORDS:
        return sentence
    return drop_final_stop(tuple(_capital(w) if w.upos in OPEN_CLASSES else w for w in sentence))


def _capital(word: Word) -> Word:
    return replace(word, form=word.form[:1].upper() + word.form[1:])


def curly_apostrophes(sentence: Sentence) -> Sentence:
    """The sentence with typographic apostrophes."""
    return tuple(replace(word, form=word.form.translate(CURLY)) for word in sentence)


def merge_compounds(sentence: Sentence) -> Sentence:
    """The sentence with each plain compound reduced to its head, as masked mentions are.

    A compound is plain if nothing but its own compounds and hyphens depends on it.
    """
    children: list[list[int]] = [[] for _ in sentence]
    for i, word in enumerate(sentence):
        if word.head != i:
            children[word.head].append(i)

    def is_hyphen(place: int) -> bool:
        return sentence[place].deprel == "punct" and sentence[place].form == "-"

    def is_plain(place: int) -> bool:
        return (
            sentence[place].deprel in {"compound", "flat"}
            and sentence[place].upos in {"NOUN", "PROPN"}
            and all(is_hyphen(i) or is_plain(i) for i in children[place])
        )

    gone = [is_plain(i) for i in range(len(sentence))]
    return keep_words(
        sentence,
        [not (gone[i] or (is_hyphen(i) and gone[word.head])) for i, word in enumerate(sentence)],
    )


# How likely a training sentence gets each variant.
SHARES: tuple[tuple[Variant, float], ...] = (
    (drop_final_stop, 0.06),
    (lower_start, 0.03),
    (lower_all, 0.02),
    (title_case, 0.15),
    (curly_apostrophes, 0.05),
    (merge_compounds, 0.12),
)


def variants(sentences: Sequence[Sentence], random: Random) -> Iterator[Sentence]:
    """Variants of randomly chosen sentences; a variant equal to its sentence is left out."""
    for sentence in sentences:
        for vary, share in SHARES:
            if random.random() < share:
                variant = vary(sentence)
                if variant != sentence:
                    yield variant
