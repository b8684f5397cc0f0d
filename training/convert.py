"""Conversion of GENIA's (UD v1) and CRAFT's (Stanford) trees to the UD v2 labels of EWT and GUM.

Both conversions return None for a tree that they cannot convert with confidence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from conllu import Sentence, Word

Features = Mapping[tuple[str, str, str], str]

GENIA_LABELS = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "mwe": "fixed",
    "name": "flat",
    "nmod:npmod": "obl:unmarked",
    "nmod:tmod": "obl:unmarked",
}
CRAFT_LABELS = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "quantmod": "advmod",
    "oprd": "xcomp",
    "dative": "iobj",
    "npadvmod": "obl:unmarked",
}
# Too irregular in the source to be turned into trees worth learning.
CRAFT_UNCLEAR = {"meta", "intj", "quantmod", "dep", "parataxis"}
PREPOSITIONS = {"prep", "agent"}
FIXED = {
    ("such", "as"), ("due", "to"), ("because", "of"), ("instead", "of"), ("according", "to"),
    ("rather", "than"),
}  # fmt: skip
TENSES = {"VBP": "Pres", "VBD": "Past"}
PRONOUNS = {"i": (1, "Sing"), "we": (1, "Plur"), "they": (3, "Plur"), "these": (3, "Plur")}
OPEN_CLASS = {"N": "NOUN", "J": "ADJ", "V": "VERB", "R": "ADV"}
UPOS = {
    "IN": "ADP", "TO": "PART", "DT": "DET", "PDT": "DET", "WDT": "PRON", "WP": "PRON",
    "WP$": "PRON", "PRP": "PRON", "PRP$": "PRON", "EX": "PRON", "CC": "CCONJ", "CD": "NUM",
    "MD": "AUX", "POS": "PART", "RP": "ADP", "WRB": "ADV", "UH": "INTJ", "NNP": "PROPN",
    "NNPS": "PROPN", "SYM": "SYM", "LS": "X", "FW": "X", "AFX": "X", "HYPH": "PUNCT",
}  # fmt: skip


def learn_features(sentences: Iterable[Sentence]) -> Features:
    """The commonest features for (lower-cased word, xpos, upos), and for ("", xpos, upos)."""
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence:
            counts[word.form.lower(), word.xpos, word.upos][word.feats or "_"] += 1
            counts["", word.xpos, word.upos][word.feats or "_"] += 1
    return {key: max(sorted(seen), key=seen.__getitem__) for key, seen in counts.items()}


@dataclass(slots=True)
class Node:
    """A word while its tree is being rebuilt; `head` is -1 for the root."""

    word: Word
    head: int
    label: str


class Tree:
    """A tree that is rebuilt in place."""

    def __init__(self, sentence: Sentence, labels: Mapping[str, str]) -> None:
        self.nodes = [
            Node(w, -1 if w.head == i else w.head, labels.get(w.deprel, w.deprel))
            for i, w in enumerate(sentence)
        ]

    def children(self, place: int, *labels: str) -> list[int]:
        """The dependents of a word in order, all or those with one of the labels."""
        return [
            i
            for i, node in enumerate(self.nodes)
            if node.head == place and (not labels or node.label in labels)
        ]

    def attach(self, place: int, head: int, label: str) -> None:
        """Gives a word a new head and label."""
        self.nodes[place].head, self.nodes[place].label = head, label

    def promote(self, place: int, label: str) -> None:
        """Makes a word the head of its head, whose label it takes; the old head gets `label`."""
        old = self.nodes[place].head
        top = self.nodes[old]
        for child in self.children(old):
            self.nodes[child].head = place
        self.attach(place, top.head, top.label)
        self.attach(old, place, label)

    def is_predicate(self, place: int) -> bool:
        """Whether dependents of the word are those of a clause: obl and advcl, not nmod, acl."""
        xpos = self.nodes[place].word.xpos
        if xpos[:1] in "VJR" or xpos == "MD":
            return True
        return bool(self.children(place, "cop"))

    def is_passive(self, place: int) -> bool:
        """Whether the word is a past participle that "have" does not make active."""
        return self.nodes[place].word.xpos == "VBN" and not any(
            self.nodes[i].word.lemma == "have" for i in self.children(place, "aux")
        )

    def is_tree(self) -> bool:
        """Whether every word reaches the one root."""
        if sum(node.head < 0 for node in self.nodes) != 1:
            return False
        for place in range(len(self.nodes)):
            seen: set[int] = set()
            while place >= 0:
                if place in seen:
                    return False
                seen.add(place)
                place = self.nodes[place].head
        return True

    def sentence(self, features: Features) -> Sentence:
        """The words with the new heads and labels, UPOS and features following from them."""
        words = []
        for place, node in enumerate(self.nodes):
            label = "root" if node.head < 0 else node.label
            upos = upos_for(node.word, label)
            word = node.word
            key = (word.form.lower(), word.xpos, upos)
            words.append(
                replace(
                    word,
                    head=place if node.head < 0 else node.head,
                    deprel=label,
                    upos=upos,
                    feats=features.get(key) or features.get(("", word.xpos, upos), "_"),
                    lemma=_lemma(word, upos),
                )
            )
        return with_agreement(tuple(words))


def with_agreement(sentence: Sentence) -> Sentence:
    """The sentence with number and person of present and past verbs taken from their subject."""
    subjects = {
        word.head: word for word in sentence if word.deprel in {"nsubj", "nsubj:pass", "expl"}
    }
    joined = {word.head for word in sentence if word.deprel == "conj"}
    words = []
    for place, word in enumerate(sentence):
        owner = word.head if word.deprel in {"aux", "aux:pass", "cop"} else place
        subject = subjects.get(owner)
        if word.xpos in TENSES and subject is not None:
            plural = subject.xpos in {"NNS", "NNPS"} or sentence.index(subject) in joined
            person, number = PRONOUNS.get(subject.form.lower(), (3, "Plur" if plural else "Sing"))
            if word.xpos == "VBP" and person == 3:
                number = "Plur"
            word = replace(
                word,
                feats=f"Mood=Ind|Number={number}|Person={person}|Tense={TENSES[word.xpos]}"
                "|VerbForm=Fin",
            )
        words.append(word)
    return tuple(words)


def upos_for(word: Word, label: str) -> str:
    """The UPOS that EWT gives a word of this tag and label."""
    if label in {"aux", "aux:pass", "cop"}:
        return "AUX"
    if word.xpos == "IN" and label == "mark":
        return "SCONJ"
    if word.xpos == "TO" and label in {"case", "fixed"}:
        return "ADP"
    if word.xpos == "DT" and label not in {"det", "cc:preconj", "advmod", "det:predet"}:
        return "PRON"
    if word.xpos == "RB" and word.form.lower() in {"not", "n't"}:
        return "PART"
    if word.xpos in UPOS:
        return UPOS[word.xpos]
    return OPEN_CLASS.get(word.xpos[:1], "PUNCT")


def _lemma(word: Word, upos: str) -> str:
    # Both corpora lower-case lemmas of names and symbols, which EWT and GUM keep as written.
    if upos in {"PROPN", "X", "SYM"} or any(letter.isupper() for letter in word.form[1:]):
        return ""
    return word.lemma


def from_genia(sentence: Sentence, features: Features) -> Sentence | None:
    """A UD v1 tree of GENIA with UD v2 labels, or None."""
    tree = Tree(sentence, GENIA_LABELS)
    for place, node in enumerate(tree.nodes):
        if node.label == "neg":
            node.label = "det" if node.word.xpos == "DT" else "advmod"
        elif node.label == "nmod" and tree.is_predicate(node.head):
            by = any(tree.nodes[i].word.form == "by" for i in tree.children(place, "case"))
            agent = by and tree.is_passive(node.head)
            node.label = "obl:agent" if agent else "obl"
        elif node.label == "dep":
            node.label = _label_for_dep(tree, place)
            if node.label == "dep":
                return None
    _lower_conjunctions(tree)
    return tree.sentence(features) if tree.is_tree() else None


def _label_for_dep(tree: Tree, place: int) -> str:
    node = tree.nodes[place]
    before_noun = place < node.head and tree.nodes[node.head].word.xpos.startswith("N")
    xpos = node.word.xpos
    if before_noun and (xpos.startswith("J") or xpos in {"VBN", "VBG"}):
        return "amod"
    if before_noun and xpos.startswith("N"):
        return "compound"
    if before_noun and xpos == "CD":
        return "nummod"
    return "advmod" if xpos == "RB" else "dep"


def from_craft(sentence: Sentence, features: Features) -> Sentence | None:
    """A Stanford tree of CRAFT with UD v2 labels, or None."""
    for word in sentence:
        relative = word.deprel == "dep" and word.xpos == "WDT"
        if word.deprel in CRAFT_UNCLEAR and not relative:
            return None
    if "as well as" in " ".join(word.form.lower() for word in sentence):
        return None  # its parts hang on different words in CRAFT
    tree = Tree(sentence, CRAFT_LABELS)
    _relative_pronouns(tree)
    _small_words(tree)
    # The lowest prepositions first, so that chains ("from within X") close from the inside.
    for place in reversed(range(len(tree.nodes))):
        if tree.nodes[place].word.lemma == "be":
            _copula(tree, place)
    for place in reversed(range(len(tree.nodes))):
        if tree.nodes[place].label in PREPOSITIONS or tree.children(place, "pobj", "pcomp"):
            _preposition(tree, place)
    _fixed_pairs(tree)
    _flatten_conjuncts(tree)
    _lower_conjunctions(tree)
    left_over = {"pobj", "pcomp", "prep", "agent", "attr", "acomp", "neg", "dep"}
    if any(node.label in left_over for node in tree.nodes) or not tree.is_tree():
        return None
    return tree.sentence(features)


def _relative_pronouns(tree: Tree) -> None:
    for node in tree.nodes:
        if node.label == "dep":
            passive = bool(tree.children(node.head, "aux:pass"))
            node.label = "nsubj:pass" if passive else "nsubj"


def _small_words(tree: Tree) -> None:
    for place, node in enumerate(tree.nodes):
        head = tree.nodes[node.head].word if node.head >= 0 else node.word
        if node.label == "neg":
            node.label = "det" if node.word.xpos == "DT" else "advmod"
        elif node.label == "aux" and node.word.xpos == "TO":
            node.label = "mark"
        elif node.label in {"iobj", "cc"} and node.word.xpos in {"IN", "TO"}:
            node.label = "prep"
        elif node.label == "nmod" and place < node.head:
            node.label = "compound"
        elif node.label == "obl:unmarked" and head.xpos.startswith("N"):
            node.label = "compound" if place < node.head else "nmod:unmarked"


def _copula(tree: Tree, place: int) -> None:
    """Makes the predicate of "be" the head of its clause; after "there" it is the subject."""
    predicates = tree.children(place, "attr", "acomp")
    if tree.children(place, "expl"):
        for predicate in predicates:
            tree.nodes[predicate].label = "nsubj"
        return
    if predicates:
        tree.promote(predicates[0], "cop")
        _anticipated_subject(tree, predicates[0])
    elif tree.nodes[place].label not in {"aux", "aux:pass"}:
        after = [i for i in tree.children(place, "prep") if i > place]
        # "is in the nucleus": the prepositional phrase is the predicate.
        if after and not tree.children(place, "ccomp", "xcomp", "advmod", "conj"):
            tree.promote(after[0], "cop")
            _preposition(tree, after[0])


def _anticipated_subject(tree: Tree, place: int) -> None:
    """Makes the clause of "it is possible that ..." the subject, for which "it" stands in."""
    subjects = [i for i in tree.children(place, "nsubj") if tree.nodes[i].word.lemma == "it"]
    clauses = tree.children(place, "ccomp")
    if subjects and clauses and clauses[0] > place:
        tree.nodes[subjects[0]].label = "expl"
        tree.nodes[clauses[0]].label = "csubj"


def _preposition(tree: Tree, place: int) -> None:
    """Makes the object of a preposition head of its phrase."""
    inner = tree.children(place, "pobj", "pcomp")
    if not inner:
        _bare_preposition(tree, place)
        return
    obj = inner[0]
    clause = tree.nodes[obj].word.xpos[:1] == "V"
    agent = tree.nodes[place].label == "agent"
    tree.promote(obj, "mark" if clause else "case")
    if tree.nodes[obj].label not in PREPOSITIONS:
        return  # it was a conjunct, a predicate or the root, and stays one
    head = tree.nodes[obj].head
    predicate = tree.is_predicate(head)
    if clause:
        tree.nodes[obj].label = "advcl" if predicate else "acl"
    elif agent:
        tree.nodes[obj].label = "obl:agent"
    else:
        tree.nodes[obj].label = "obl" if predicate else "nmod"


def _fixed_pairs(tree: Tree) -> None:
    """Makes one preposition of "due to" and its like, the second word fixed on the first."""
    for place, (first, second) in enumerate(pairwise(tree.nodes)):
        pair = (first.word.form.lower(), second.word.form.lower())
        if pair not in FIXED or second.label not in {"case", "mark"}:
            continue
        if tree.nodes[second.head].head == place:
            tree.promote(second.head, second.label)
            tree.nodes[second.head].label = "obl"
        if not tree.children(place):
            tree.attach(place, second.head, second.label)
            tree.attach(place + 1, place, "fixed")


def _bare_preposition(tree: Tree, place: int) -> None:
    inner = [i for i in tree.children(place) if tree.nodes[i].label in {"case", "mark"}]
    if not inner:
        tree.nodes[place].label = "advmod"


def _flatten_conjuncts(tree: Tree) -> None:
    """Attaches the links of a chain of conjuncts to the first one."""
    for node in tree.nodes:
        while node.label == "conj" and tree.nodes[node.head].label == "conj":
            node.head = tree.nodes[node.head].head


def _lower_conjunctions(tree: Tree) -> None:
    """Attaches "and" and the comma before a conjunct to that conjunct, as UD v2 does."""
    for place, node in enumerate(tree.nodes):
        comma = node.label == "punct" and node.word.form == ","
        if node.label != "cc" and not comma:
            continue
        conjuncts = [i for i in tree.children(node.head, "conj") if i > place]
        if not conjuncts or place < node.head:
            continue
        between = range(place + 1, conjuncts[0])
        if comma and any(tree.nodes[i].head == node.head and _heavy(tree, i) for i in between):
            continue
        node.head = conjuncts[0]


def _heavy(tree: Tree, place: int) -> bool:
    return tree.nodes[place].label not in {"cc", "punct", "advmod"}
