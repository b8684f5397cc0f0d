"""Sentences about health whose trees are known, drawn from the patterns of templates.yaml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import yaml

from conllu import Sentence, Word
from convert import Features, upos_for, with_agreement

TOKEN = re.compile(r"(?P<item>.+)>(?P<head>\d+):(?P<label>[a-z:]+)$")
PRESENT = {"be": ("is", "are"), "have": ("has", "have"), "do": ("does", "do")}
TAGS = {"base": "VB", "singular": "VBZ", "plural": "VBP", "past": "VBD", "participle": "VBN"}
VOWELS = "aeiou"
REGULAR = {"base", "singular", "plural"}
# The share of subjects, objects and verbs that are drawn from the treebanks.
OTHER_WORDS = 0.4


@dataclass(frozen=True, slots=True)
class Patterns:
    """What templates.yaml holds."""

    phrases: Mapping[str, Sequence[str]]
    lists: Mapping[str, Sequence[str]]
    verbs: Sequence[str]
    irregular: Mapping[str, Sequence[str]]
    templates: Sequence[str]
    other_verbs: Sequence[str] = ()
    other_nouns: Mapping[str, Sequence[str]] = field(default_factory=dict)


def with_treebank_words(patterns: Patterns, sentences: Iterable[Sentence]) -> Patterns:
    """The patterns with as many draws from a treebank's words as from the lists of the file.

    Its transitive verbs and its nouns with their compounds, so that the model learns the
    pattern and not the words.
    """
    verbs: Counter[str] = Counter()
    nouns: dict[str, set[str]] = {"NN": set(), "NNS": set()}
    for sentence in sentences:
        for i, word in enumerate(sentence):
            head = sentence[word.head]
            if word.deprel == "obj" and head.xpos in {"VB", "VBZ", "VBP"} and head.lemma.isalpha():
                verbs[head.lemma] += 1
            if word.xpos in nouns and word.form.isalpha() and word.form.islower():
                before = sentence[i - 1] if i else word
                if before.head == i and before.xpos == "NN" and before.form.isalpha():
                    nouns[word.xpos].add(f"{before.form} {word.form}")
                else:
                    nouns[word.xpos].add(word.form)
    return replace(
        patterns,
        other_verbs=sorted(verb for verb, count in verbs.items() if count > 1),
        other_nouns={tag: sorted(forms) for tag, forms in nouns.items()},
    )


def read_patterns(path: Path) -> Patterns:
    """The patterns in a file; a KeyError names the missing part."""
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Patterns(
        phrases=content["phrases"],
        lists=content["lists"],
        verbs=content["verbs"]["verb"],
        irregular=content["irregular"],
        templates=content["templates"],
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that fill one token of a template; heads count within the piece, -1 is its own top."""

    words: tuple[Word, ...]

    @property
    def top(self) -> int:
        """The place of the word that the others hang on."""
        return next(i for i, word in enumerate(self.words) if word.head < 0)


def generate(patterns: Patterns, features: Features, random: Random) -> Iterator[Sentence]:
    """Endless sentences, each template as often as the others."""
    while True:
        yield from (
            _fill(template, patterns, features, random)
            for template in random.sample(patterns.templates, len(patterns.templates))
        )


def _fill(template: str, patterns: Patterns, features: Features, random: Random) -> Sentence:
    pieces: list[Piece] = []
    arcs: list[tuple[int, str]] = []
    plural = random.random() < 0.5
    for token in template.split(" "):
        match = TOKEN.match(token)
        if match is None:
            raise ValueError(f"template token {token!r} is not ITEM>HEAD:LABEL")
        arcs.append((int(match["head"]) - 1, match["label"]))
        pieces.append(_piece(match["item"], patterns, random, plural=plural))
    return _finish(_join(pieces, arcs), features, random)


def _piece(item: str, patterns: Patterns, random: Random, *, plural: bool) -> Piece:
    if not item.startswith("{"):
        return _literal(item)
    name, _, form = item[1:-1].partition(":")
    if form:
        return _verb(name, form, patterns, random, plural=plural)
    if name in {"subject", "target"} and patterns.other_nouns and random.random() < OTHER_WORDS:
        tag = "NNS" if plural else "NN"
        return _phrase(random.choice(patterns.other_nouns[tag]), tag)
    if name == "subject":
        name = "subject_plural" if plural else "subject_singular"
        return _phrase(random.choice(patterns.phrases[name]), "NNS" if plural else "NN")
    if name == "target":
        name = random.choice(["condition", "measure"])
    if name in patterns.lists:
        return _phrase(random.choice(patterns.lists[name]), "NN")
    return _phrase(random.choice(patterns.phrases[name]), "NN")


def _word(form: str, xpos: str, head: int, label: str, lemma: str) -> Word:
    return Word(form, lemma, "", xpos, None, head, label, space_after=True)


def _literal(item: str) -> Piece:
    form, xpos, *lemma = item.split("|") if item != "||" else ("|", "SYM")
    return Piece((_word(form, xpos, -1, "", lemma[0] if lemma else form.lower()),))


def _phrase(text: str, head_tag: str) -> Piece:
    parts = text.split(" ")
    top = max(i for i, part in enumerate(parts) if not part.endswith("<"))
    words = []
    for i, part in enumerate(parts):
        form, _, tag = part.rstrip("^<").partition("/")
        tag = tag or (head_tag if i == top else "NN")
        head = -1 if i == top else top
        if part.endswith("^"):
            head = i + 1
        elif part.endswith("<"):
            head = i - 1
        label = "flat" if part.endswith("<") else _modifier(tag)
        words.append(_word(form, tag, head, label, _noun_lemma(form, tag)))
    return Piece(tuple(words))


def _modifier(tag: str) -> str:
    if tag in {"JJ", "JJR", "VBN"}:
        return "amod"
    return {"DT": "det", "CD": "nummod"}.get(tag, "compound")


def _noun_lemma(form: str, tag: str) -> str:
    """The singular of a plural; nothing for words that the treebanks lemmatize better."""
    if tag in {"JJR", "VBN", "DT"}:
        return ""
    if tag != "NNS":
        return form.lower() if tag == "CD" else form
    if form.endswith("ies"):
        return form[:-3] + "y"
    return form[:-1] if form.endswith("s") and not form.endswith(("ches", "sses")) else ""


def _verb(name: str, form: str, patterns: Patterns, random: Random, *, plural: bool) -> Piece:
    drawn = name in {"verb", "verb_bare"}
    if name == "verb_bare":
        name = random.choice([verb for verb in patterns.verbs if " " not in verb])
    elif name == "verb":
        name = random.choice(patterns.verbs)
    if form == "finite":
        form = "plural" if plural else "singular"
    if drawn and form in REGULAR and patterns.other_verbs and random.random() < OTHER_WORDS:
        name = random.choice(patterns.other_verbs)
    lemma, _, particle = name.partition(" ")
    verb = _word(_inflect(lemma, form, patterns.irregular), TAGS.get(form, "VBG"), -1, "", lemma)
    if not particle:
        return Piece((verb,))
    return Piece((verb, _word(particle, "RP", 0, "compound:prt", particle)))


def _inflect(lemma: str, form: str, irregular: Mapping[str, Sequence[str]]) -> str:
    if form in {"singular", "plural"} and lemma in PRESENT:
        return PRESENT[lemma][form == "plural"]
    if form in {"base", "plural"}:
        return lemma
    to_i = lemma.endswith("y") and lemma[-2] not in VOWELS
    if form == "singular":
        hissing = lemma.endswith(("s", "sh", "ch", "x", "z", "o"))
        return lemma[:-1] + "ies" if to_i else lemma + ("es" if hissing else "s")
    if lemma in irregular:
        return irregular[lemma][("past", "participle", "gerund").index(form)]
    if form == "gerund":
        return (lemma[:-1] if lemma.endswith("e") and lemma != "be" else lemma) + "ing"
    return lemma[:-1] + "ied" if to_i else lemma + ("d" if lemma.endswith("e") else "ed")


def _join(pieces: Sequence[Piece], arcs: Sequence[tuple[int, str]]) -> list[Word]:
    starts = [sum(len(piece.words) for piece in pieces[:i]) for i in range(len(pieces))]
    words = []
    for piece, start, (head, label) in zip(pieces, starts, arcs, strict=True):
        outer = starts[head] + pieces[head].top if head >= 0 else start + piece.top
        for word in piece.words:
            if word.head < 0:
                words.append(replace(word, head=outer, deprel=label))
            else:
                words.append(replace(word, head=start + word.head))
    return words


def _finish(words: list[Word], features: Features, random: Random) -> Sentence:
    """Capital, spaces, and the UPOS and features that follow from form, tag and label."""
    if random.random() < 0.9:
        words[0] = replace(words[0], form=words[0].form[:1].upper() + words[0].form[1:])
    finished = []
    for i, word in enumerate(words):
        upos = upos_for(word, word.deprel)
        following = words[i + 1].form if i + 1 < len(words) else ""
        glued = following in {".", ",", "?", ":", "n't"} or (word.form, following) == ("can", "not")
        feats = features.get((word.form.lower(), word.xpos, upos))
        finished.append(
            replace(
                word,
                upos=upos,
                feats=feats or features.get(("", word.xpos, upos), "_"),
                space_after=not glued,
            )
        )
    return with_agreement(tuple(finished))
