"""What went wrong first, the perfect claim of a label, and trees without a parser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.claims.mask import mask
from checker.claims.reader import read_sentences
from checker.read.article import read_bytes
from checker.values.article import Article, Format
from checker.values.claim import Certainty, Polarity, Scope, Voice
from checker.values.span import Span
from evaluation import ablation, causes
from evaluation.ablation import without_context, without_fuzzy_names, without_parser, without_scope
from evaluation.causes import Cause, Counts, cause_of_sentence, scope_fits, table_of
from evaluation.checking import Checker, load_checker, names_of, read_articles
from evaluation.data import Gold, GoldSentence
from evaluation.linear import linear_tree
from evaluation.perfect import perfect_claim
from evaluation.sentences import claims_of, score_sentence
from tests.evaluation.conftest import ClaimMaker


@pytest.fixture(scope="module")
def checker() -> Checker:
    return load_checker()


def _gold(**slots: object) -> GoldSentence:
    values: dict[str, object] = {
        "id": "made-up-01",
        "topic": "made-up",
        "text": "Melatonin shortens jet lag.",
        "prev": "",
        "is_claim": True,
        "subject": "melatonin",
        "object": "jet lag",
        "relation": "treats_or_reverses",
        "polarity": "affirmed",
        "certainty": "asserted",
    }
    return GoldSentence(**{**values, **slots})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({}, None),
        ({"is_claim": False, "polarity": None, "certainty": None}, Cause.VOICE),
        ({"text": "Can melatonin shorten jet lag?"}, Cause.VOICE),
        ({"text": "Frobnicin shortens jet lag.", "subject": "frobnicin"}, Cause.CONCEPT),
        ({"text": "Melatonin, and jet lag is old hat."}, Cause.CANDIDATE),
        ({"text": "Melatonin was taken and the jet lag reduced to a rumour."}, Cause.PARSER),
        ({"object": "insomnia"}, Cause.CONCEPT),
        ({"polarity": "denied"}, Cause.POLARITY),
        ({"certainty": "hedged"}, Cause.CERTAINTY),
        ({"scope": ("population:children",)}, Cause.SCOPE),
    ],
)
def test_the_first_step_that_went_wrong(
    slots: dict[str, object], expected: Cause | None, checker: Checker
) -> None:
    gold = _gold(**slots)
    article = read_bytes(gold.text.encode(), path="a.txt", format=Format.TEXT)
    assert isinstance(article, Article)
    read = list(read_sentences(article, checker.reader))
    names, place = names_of(checker.rules), Span(0, len(gold.text))
    claims = claims_of([claim for one in read for claim in one.claims], place)
    score = score_sentence(gold, claims, names)
    assert cause_of_sentence(score, read, place, names) is expected


@pytest.mark.parametrize(
    ("scope", "read", "expected"),
    [
        ((), Scope(), True),
        (("population:children",), Scope(population=("children",)), True),
        (("population:children",), Scope(sole=True), False),
        (("alone", "population:children"), Scope(sole=True), False),
        (("setting:at home",), Scope(), True),
    ],
)
def test_a_scope_fits_if_each_kind_was_read(
    scope: tuple[str, ...], read: Scope, *, expected: bool, make_claim: ClaimMaker
) -> None:
    assert scope_fits(_gold(scope=scope), [make_claim(scope=read)]) is expected


def test_counts_stand_beside_those_before() -> None:
    none: Counter[Cause] = Counter()
    counts = Counts(Counter({Cause.VOICE: 2, Cause.SCOPE: 1}), none, none, none, none)
    before = causes.as_json(Counts(Counter({Cause.VOICE: 5}), none, none, none, none))
    table = {row[0]: row[1] for row in table_of(counts, before)}
    assert (table["voice"], table["scope"], table["all"]) == ("5 → 2", "0 → 1", "5 → 3")
    assert {row[0]: row[1] for row in table_of(counts)}["all"] == "3"


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({}, "treats"),
        ({"relation": "prevents"}, "prevents"),
        ({"relation": "reduces", "object": "bone density"}, "lowers"),
        ({"relation": "associated_with", "direction": "down"}, "linked_less"),
        ({"subject": "frobnicin"}, None),
        ({"relation": "quantity"}, None),
        ({"is_claim": False, "polarity": None}, None),
    ],
)
def test_the_claim_of_a_label(
    slots: dict[str, object], expected: str | None, checker: Checker
) -> None:
    names = names_of(checker.rules)
    claim = perfect_claim(_gold(**slots), names, checker.rules, like=None)
    assert (claim.relation if claim else None) == expected


def test_the_claim_of_a_label_keeps_what_only_the_reading_has(
    checker: Checker, make_claim: ClaimMaker
) -> None:
    read = make_claim(subject=("melatonin",), scope=Scope(population=("children",)))
    gold = _gold(polarity="denied", certainty="hedged")
    claim = perfect_claim(gold, names_of(checker.rules), checker.rules, like=read)
    assert claim is not None
    assert (claim.polarity, claim.certainty, claim.voice) == (
        Polarity.DENIED,
        Certainty.POSSIBLE,
        Voice.OWN,
    )
    assert claim.scope == Scope(population=("children",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Melatonin does not shorten jet lag.",
            ["nsubj>shorten", "aux>shorten", "advmod>shorten", "root", "obj>shorten", "punct"],
        ),
        (
            "Coffee and tea cause insomnia.",
            ["nsubj>cause", "advmod>cause", "conj>Coffee", "root", "obj>cause", "punct"],
        ),
    ],
)
def test_a_tree_by_order_of_words(text: str, expected: Sequence[str], checker: Checker) -> None:
    article = read_bytes(text.encode(), path="a.txt", format=Format.TEXT)
    assert isinstance(article, Article)
    (read,) = read_sentences(article, checker.reader)
    entry, rules = read.prepared, checker.rules
    masked = mask(
        entry.tokens, entry.mentions, rules.concepts, rules.language, entry.hits, frozenset()
    )
    tree = linear_tree(masked, rules.language)
    shown = [f"{word.dep}>{tree.words[word.head].text}" for word in tree.words]
    assert [entry.partition(">")[0] for entry in shown] == [
        entry.partition(">")[0] for entry in expected
    ]
    assert [shown[n] for n, entry in enumerate(expected) if ">" in entry] == [
        entry for entry in expected if ">" in entry
    ]


TEXT = "Melatonin shortens jet lag in adults."


def _read(checker: Checker, text: str, folder: Path) -> list[tuple[object, ...]]:
    (folder / "a.md").write_text(text, encoding="utf-8")
    readings = read_articles(checker, [folder / "a.md"], root=folder)
    return [
        (claim.subject, claim.object, claim.scope.population) for claim in readings.claims["a.md"]
    ]


def test_each_part_can_be_left_out(checker: Checker, tmp_path: Path) -> None:
    whole = [(("melatonin",), "jet_lag", ("adults",))]
    assert _read(checker, TEXT, tmp_path) == whole
    assert _read(without_scope(checker), TEXT, tmp_path) == [(("melatonin",), "jet_lag", ())]
    misspelt = TEXT.replace("Melatonin", "Mellatonin")
    assert _read(checker, misspelt, tmp_path) == whole
    assert _read(without_fuzzy_names(checker), misspelt, tmp_path) == []
    assert [row[:2] for row in _read(without_parser(checker), TEXT, tmp_path)] == [
        (("melatonin",), "jet_lag")
    ]


def test_without_context_nothing_is_left_to_refer_to() -> None:
    gold = without_context(Gold({"made-up": "Jet lag"}, (_gold(prev="Sleep well."),), ()))
    assert gold.titles == {"made-up": ""}
    assert [row.prev for row in gold.sentences] == [""]


@pytest.mark.parametrize("program", [causes, ablation])
def test_missing_data_ends_with_2(
    program: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert program.main(["--data", str(tmp_path)]) == 2  # type: ignore[attr-defined]
    assert f"no gold data at {tmp_path}" in capsys.readouterr().err
