"""The conversions, variants and patterns, on sentences written for this test.

    python -m pytest training/test_training.py

A tree is written as "word/XPOS>head:label ..." with heads counted from 1.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from thinc.api import LSTM, with_padded

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from augment import drop_final_stop, merge_compounds, title_case  # noqa: E402
from conllu import Sentence, Word, check_tree  # noqa: E402
from convert import from_craft, from_genia, upos_for, with_agreement  # noqa: E402
from sequence import SequenceOps  # noqa: E402
from templates import generate, read_patterns  # noqa: E402


def read(tree: str) -> Sentence:
    """The sentence that a line of the notation above stands for."""
    words = []
    for i, token in enumerate(tree.split(" ")):
        form, _, rest = token.rpartition("/")
        xpos, _, arc = rest.partition(">")
        head, _, label = arc.partition(":")
        place = i if head == "0" else int(head) - 1
        lemma = {"is": "be", "was": "be"}.get(form, form.lower())
        word = Word(form, lemma, "", xpos, None, place, label, space_after=True)
        words.append(replace(word, upos=upos_for(word, label)))
    return tuple(words)


def arcs(sentence: Sentence | None) -> str:
    """The heads and labels, in order, or "none"."""
    if sentence is None:
        return "none"
    heads = [0 if word.head == i else word.head + 1 for i, word in enumerate(sentence)]
    return " ".join(f"{head}:{w.deprel}" for head, w in zip(heads, sentence, strict=True))


CRAFT_CASES = {
    "object of a preposition": (
        "Zinc/NN>2:nsubj acts/VBZ>0:root in/IN>2:prep the/DT>5:det gut/NN>3:pobj",
        "2:nsubj 0:root 5:case 5:det 2:obl",
    ),
    "noun modifier": (
        "loss/NN>0:root of/IN>1:prep bone/NN>2:pobj",
        "0:root 3:case 1:nmod",
    ),
    "predicate adjective": (
        "Zinc/NN>2:nsubj is/VBZ>0:root not/RB>2:neg harmful/JJ>2:acomp",
        "4:nsubj 4:cop 4:advmod 0:root",
    ),
    "existential": (
        "There/EX>2:expl is/VBZ>0:root no/DT>4:neg cure/NN>2:attr",
        "2:expl 0:root 4:det 2:nsubj",
    ),
    "agent": (
        "It/PRP>3:nsubjpass was/VBD>3:auxpass cured/VBN>0:root by/IN>3:agent rest/NN>4:pobj",
        "3:nsubj:pass 3:aux:pass 0:root 5:case 3:obl:agent",
    ),
    "fixed pair": (
        "Falls/NNS>0:root due/IN>1:prep to/IN>2:pcomp age/NN>3:pobj",
        "0:root 4:case 2:fixed 1:nmod",
    ),
    "gerund clause": (
        "It/PRP>2:nsubj works/VBZ>0:root by/IN>2:prep blocking/VBG>3:pcomp pain/NN>4:dobj",
        "2:nsubj 0:root 4:mark 2:advcl 4:obj",
    ),
    "coordination": (
        "tea/NN>0:root and/CC>1:cc milk/NN>1:conj",
        "0:root 3:cc 1:conj",
    ),
    "unclear label": ("A/LS>2:meta panel/NN>0:root", "none"),
}


@pytest.mark.parametrize(("before", "after"), CRAFT_CASES.values(), ids=list(CRAFT_CASES))
def test_stanford_labels_become_ud(before: str, after: str) -> None:
    assert arcs(from_craft(read(before), {})) == after


def test_ud_v1_labels_become_v2() -> None:
    before = (
        "No/DT>2:neg trial/NN>5:nsubjpass was/VBD>5:auxpass ever/RB>5:advmod run/VBN>0:root "
        "by/IN>7:case us/PRP>5:nmod"
    )
    after = "2:det 5:nsubj:pass 5:aux:pass 5:advmod 0:root 7:case 5:obl:agent"
    assert arcs(from_genia(read(before), {})) == after


def test_compounds_merge_into_their_head() -> None:
    sentence = read("Bone/NN>2:compound loss/NN>3:nsubj slows/VBZ>0:root ./.>3:punct")
    merged = merge_compounds(sentence)
    assert [word.form for word in merged] == ["loss", "slows", "."]
    assert arcs(merged) == "2:nsubj 0:root 2:punct"


def test_headings_are_capitalised_and_have_no_stop() -> None:
    sentence = read("Tea/NN>2:nsubj eases/VBZ>0:root a/DT>4:det cold/NN>2:obj ./.>2:punct")
    assert [word.form for word in title_case(sentence)] == ["Tea", "Eases", "a", "Cold"]
    assert arcs(drop_final_stop(sentence)) == "2:nsubj 0:root 4:det 2:obj"


def test_present_verbs_agree_with_their_subject() -> None:
    plural = with_agreement(read("Teas/NNS>2:nsubj help/VBP>0:root"))
    assert plural[1].feats == "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"


def test_every_template_gives_a_tree() -> None:
    patterns = read_patterns(HERE / "templates.yaml")
    for sentence in islice(generate(patterns, {}, Random(1)), 5 * len(patterns.templates)):
        check_tree(sentence)


def test_gradient_of_the_sequence_layer() -> None:
    random = np.random.default_rng(0)
    inputs = [random.normal(size=(length, 6)).astype("f") for length in (3, 7, 5, 2)]
    weigh = [random.normal(size=(length, 8)).astype("f") for length in (3, 7, 5, 2)]
    layer = LSTM(8, 6, bi=True)
    network: Any = with_padded(layer)
    layer.ops = network.ops = SequenceOps(use_blis=False)
    network.initialize(X=inputs)

    def output() -> float:
        pairs = zip(network.predict(inputs), weigh, strict=True)
        return sum(float((a.astype("d") * b).sum()) for a, b in pairs)

    d_inputs = network.begin_update(inputs)[1]([part.copy() for part in weigh])
    pairs: list[Any] = [(layer.get_param("LSTM"), layer.get_grad("LSTM"))]
    pairs += [(a.reshape(-1), b.reshape(-1)) for a, b in zip(inputs, d_inputs, strict=True)]
    for values, gradient in pairs:
        for place in random.integers(0, len(values), size=20):
            before = values[place]
            values[place] = before + 0.01
            higher = output()
            values[place] = before - 0.01
            lower = output()
            values[place] = before
            assert (higher - lower) / 0.02 == pytest.approx(gradient[place], abs=1e-3)
