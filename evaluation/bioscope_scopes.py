"""What a cue of negation or speculation scopes over, derived from the parse.

The corpus's guidelines (Vincze et al. 2008) give a scope as one stretch of the
sentence that holds the cue. How it follows from dependencies is much as in
Velldal et al. 2012, "Speculation and negation: rules, rankers, and the role of
syntax".
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.extract.operators import find_operator
from checker.extract.phrases import PASSIVE_SUBJECTS, SUBJECTS
from checker.extract.view import View
from checker.language import Tree, Word
from evaluation.bioscope_cues import CueKind, WordCue, head_of

ANY_SUBJECT = (*SUBJECTS, *PASSIVE_SUBJECTS, "csubj", "csubj:pass", "expl")
#: What stands before a noun and belongs to its phrase alone.
PREMODIFIERS = ("amod", "compound", "nummod", "nmod:poss", "advmod")
#: What an adjective bears on where it has it, and not on a subject: "it is likely that".
IMPERSONAL = ("ccomp", "csubj", "expl")
#: What a comma cuts off from what is said before it.
CUT_OFF = frozenset({"advcl", "acl", "acl:relcl", "parataxis"})
#: What ends every scope.
STOPS = frozenset({";", ":"})


def scope_of(view: View, cue: WordCue) -> tuple[int, int]:
    """The words (half-open) that a cue scopes over, its own among them."""
    tree = view.tree
    word = head_of(tree, cue)
    start, end = _reach(view, word, cue)
    if end <= cue.last < len(tree.words):
        end = _next_phrase_end(tree, cue.last)
    return min(start, cue.first), _trimmed(tree, max(end, cue.last), cue.last)


def _reach(view: View, word: Word, cue: WordCue) -> tuple[int, int]:
    tree = view.tree
    head = tree.head(word)
    dep = word.dep.split(":")[0]
    if head is None or dep not in ("aux", "cop", "cc", "advmod", "det", "amod", "case", "mark"):
        return _own_reach(view, word, cue)
    if word.dep == "cc" and word.upos == "CCONJ":
        return _coordinated(view, word, head)
    if dep == "det" or word.dep == "cc:preconj":
        return cue.first, _phrase_end(view, head, cue)
    end = _clause_end(view, head, cue)
    if dep in ("aux", "cop", "advmod"):
        return _subject_start(tree, head, cue.first, passive=not _raises(view, head)), end
    return cue.first, end


def _own_reach(view: View, word: Word, cue: WordCue) -> tuple[int, int]:
    """The reach of a cue that is a predicate or a noun itself."""
    tree, first = view.tree, cue.first
    nominal = word.upos in ("NOUN", "PROPN", "PRON") and tree.kid(word.index, "cop") is None
    if nominal or word.dep in (*SUBJECTS, *PASSIVE_SUBJECTS):
        return first, _phrase_end(view, word, cue)
    end = _clause_end(view, word, cue)
    if word.upos == "ADJ":
        able = cue.kind is CueKind.NEGATION and tree.kid(word.index, "xcomp") is not None
        if able or tree.kid(word.index, *IMPERSONAL) is not None:
            return first, end
        # "Remains unclear": the subject is the verb's.
        said = tree.words[word.head] if word.dep == "xcomp" else word
        return _subject_start(tree, said, first), end
    return _subject_start(tree, word, first, passive=not _raises(view, word)), end


def _raises(view: View, word: Word) -> bool:
    """Whether a predicate hands its subject on, and doubts what it is said to do: "seems to"."""
    if view.tree.kid(word.index, "xcomp") is None or view.tree.kid(word.index, "obj") is not None:
        return False
    operator = find_operator(view, word)
    return operator is not None and operator.effect.certainty is not None


def _subject_start(tree: Tree, predicate: Word, first: int, *, passive: bool = False) -> int:
    """Where the subject begins; of a passive only, where `passive` says so.

    Without a subject of its own a passive begins at its auxiliary.
    """
    subject = tree.kid(predicate.index, *(PASSIVE_SUBJECTS if passive else ANY_SUBJECT))
    if subject is None:
        auxiliary = tree.kid(predicate.index, "aux:pass")
        return first if auxiliary is None else min(first, auxiliary.index)
    if subject.index > first or _is_relative(predicate, subject):
        return first
    return tree.subtree(subject.index)[0]


def _is_relative(predicate: Word, subject: Word) -> bool:
    """Whether a subject is the pronoun of a relative clause, which no scope takes in."""
    return predicate.dep == "acl:relcl" and subject.upos in ("PRON", "DET", "SCONJ")


def _coordinated(view: View, word: Word, head: Word) -> tuple[int, int]:
    """Both sides of a coordination for a word between them, what follows for one before both."""
    tree = view.tree
    end = tree.subtree(head.index)[-1] + 1
    if head.dep == "conj" and word.index < head.index:
        return _phrase_start(tree, tree.words[head.head]), end
    return word.index, end


def _phrase_start(tree: Tree, word: Word) -> int:
    """Where a word's phrase begins, without the preposition, article or subject before it."""
    before = [
        index for kid in tree.kids(word.index, *PREMODIFIERS) for index in tree.subtree(kid.index)
    ]
    return min((index for index in before if index < word.index), default=word.index)


def _phrase_end(view: View, noun: Word, cue: WordCue) -> int:
    """Where a noun phrase ends; as the subject of a clause it brings its predicate along."""
    governor = view.tree.head(noun)
    if governor is not None and noun.dep in (*SUBJECTS, *PASSIVE_SUBJECTS):
        return _clause_end(view, governor, cue)
    return _clause_end(view, noun, cue)


def _clause_end(view: View, predicate: Word, cue: WordCue) -> int:
    """Where what a word governs ends, what stands by itself aside."""
    return max(_kept(view, predicate, cue)) + 1


def _kept(view: View, word: Word, cue: WordCue) -> Iterator[int]:
    yield word.index
    for child in view.tree.kids(word.index):
        if _stands_alone(view, word, child, cue):
            continue
        if cue.kind is CueKind.NEGATION:
            yield from _kept(view, child, cue)
        else:
            # Doubt takes in all of what is doubted.
            yield from view.tree.subtree(child.index)


def _stands_alone(view: View, governor: Word, child: Word, cue: WordCue) -> bool:
    """Whether what is said of a word leaves a dependent of it untouched."""
    tree = view.tree
    start = tree.subtree(child.index)[0]
    parted = start > governor.index and tree.words[start - 1].lower == ","
    if child.dep != "conj":
        return child.dep in ("parataxis", "punct") or (child.dep in CUT_OFF and parted)
    if tree.kid(child.index, *ANY_SUBJECT) is not None:
        return True
    contrasted = any(
        True for cc in tree.kids(child.index, "cc") for _ in view.hits_on("contrast", [cc.index])
    )
    verbal = child.upos in ("VERB", "AUX") and governor.upos in ("VERB", "AUX", "ADJ")
    return cue.kind is CueKind.NEGATION and (contrasted or (verbal and parted))


def _next_phrase_end(tree: Tree, index: int) -> int:
    """Where the largest phrase ends that begins at a word."""
    word = tree.words[index]
    while word.head != word.index and tree.subtree(word.head)[0] >= index:
        word = tree.words[word.head]
    return tree.subtree(word.index)[-1] + 1


def _trimmed(tree: Tree, end: int, least: int) -> int:
    """The end before the first stop, and before punctuation."""
    for word in tree.words[least:end]:
        if word.lower in STOPS:
            end = word.index
            break
    while end > least and tree.words[end - 1].upos == "PUNCT":
        end -= 1
    return end
