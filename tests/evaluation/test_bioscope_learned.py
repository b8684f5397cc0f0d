"""Cues learned from sentences whose cues are known, on sentences written for this."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from evaluation.bioscope_cues import CueKind, WordCue
from evaluation.bioscope_frames import Read, frame_of, read
from evaluation.bioscope_learned import PARTS, Known, find_unseen, learn
from evaluation.bioscope_weights import weigh
from evaluation.checking import Checker, load_checker
from evaluation.parsing import parse_plain

#: Where a word is a cue it stands in brackets.
ADJECTIVES = (
    "The town has a [potential] site for a bridge.",
    "The river is a [potential] source of mud.",
    "The map shows a [potential] path to the mill.",
    "The mill has great potential.",
    "The miller saw the potential of the river.",
    "They studied the potential of the wheel.",
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return load_checker()


def known_of(marked: Sequence[str], checker: Checker) -> list[Known]:
    texts = [text.replace("[", "").replace("]", "") for text in marked]
    known: list[Known] = []
    parsing = parse_plain(texts, checker.reader.scanner.model, checker.rules.language)
    for text, parsed in zip(marked, parsing, strict=True):
        assert parsed is not None
        start = text.find("[")
        end = text.find("]") - 1
        tokens = [
            index
            for index, token in enumerate(parsed.tokens)
            if start <= token.start and token.end <= end
        ]
        cues = {WordCue(CueKind.SPECULATION, tokens[0], tokens[-1] + 1)} if tokens else set()
        known.append((read(parsed), frozenset(cues)))
    return known


def words_of(sentence: Read, cues: Sequence[WordCue]) -> list[str]:
    words = sentence.view.tree.words
    return [" ".join(word.text for word in words[cue.first : cue.last]) for cue in cues]


def test_a_frame_decides_where_a_word_is_a_cue(checker: Checker) -> None:
    learned = learn(CueKind.SPECULATION, known_of(ADJECTIVES, checker))
    new = known_of(["The hill is a potential place for a tower.", "We saw its potential."], checker)
    assert [words_of(one, learned.find(one)) for one, _ in new] == [["potential"], []]


def test_a_phrase_is_learned_in_all_its_forms_where_it_is_a_cue_twice(checker: Checker) -> None:
    marked = [
        "The flood [raises the possibility] that the dam broke.",
        "The noise [raises the possibility] that a wall fell.",
        "The cold [seems] fierce.",
    ]
    learned = learn(CueKind.SPECULATION, known_of(marked, checker))
    assert len(learned.phrases) == 1
    ((sentence, _),) = known_of(["The smoke raises the possibility that hay burned."], checker)
    assert words_of(sentence, learned.find(sentence)) == ["raises the possibility"]


def test_without_examples_the_rules_decide(checker: Checker) -> None:
    learned = learn(CueKind.SPECULATION, [])
    ((sentence, _),) = known_of(["The dam may break."], checker)
    assert words_of(sentence, learned.find(sentence)) == ["may"]


def test_no_sentence_teaches_itself(checker: Checker) -> None:
    twice = ["The dam is [hopefully] dry.", "The mill is [hopefully] dry."]
    known = known_of([*twice, *["The dam is old."] * (PARTS - len(twice))], checker)
    learned = learn(CueKind.SPECULATION, known)
    assert [len(learned.find(sentence)) for sentence, _ in known[:2]] == [1, 1]
    ((other, _),) = known_of(["The barn is hopefully dry."], checker)
    found = [*find_unseen(known, [other])]
    assert [words_of(other, cues) for cues in found] == [*[[]] * PARTS, ["hopefully"]]


def test_a_frame_tells_of_the_cues_near(checker: Checker) -> None:
    ((sentence, _),) = known_of(["The results suggest that the dam could not break."], checker)
    told = {*frame_of(sentence, WordCue(CueKind.SPECULATION, 6, 7))}
    assert {"form could", "lemma could speculation above", "class AUX negation sister"} <= told


def test_weights_tell_right_from_wrong_and_leave_out_what_is_rare() -> None:
    told = [("dry", "warm"), ("dry", "cold"), ("wet", "warm"), ("wet", "cold"), ("once",)]
    weights = weigh(told, [True, True, False, False, False])
    assert weights.probability(("dry",)) > 0.5 > weights.probability(("wet",))
    assert "once" not in weights.by_feature
    assert weigh([], []).probability(("dry",)) == 0.5
