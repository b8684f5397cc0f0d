"""Drawing findings, keeping verdicts on them, and scoring two readers."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from checker.values.report import FindingKind
from evaluation import samples
from evaluation.drawing import Item, Quoted, draw, items_of, spokesman
from evaluation.medquad import load_pages
from evaluation.verdicts import (
    EMPTY,
    Judged,
    VerdictError,
    causes_of,
    entered,
    kappa,
    load_sample,
    precision,
    redrawn,
    save_sample,
)
from tests.evaluation.conftest import FindingMaker


def _judged(name: str, first: str = "", second: str = "") -> Judged:
    said = {"first": first, "second": second}
    verdicts = {reader: verdict for reader, verdict in said.items() if verdict}
    causes = {reader: "scope" for reader, verdict in verdicts.items() if verdict == "wrong"}
    return Judged(name, "apparent", "q", None, (Quoted("a", 1, 2),), verdicts, causes)


@pytest.fixture
def items(make_finding: FindingMaker) -> list[Item]:
    finding = make_finding(FindingKind.APPARENT, ("a.md",), ("b.md", "c.md", "d.md"))
    return list(items_of(finding))


def test_an_item_is_a_claim_of_one_side_and_a_claim_of_another(items: list[Item]) -> None:
    assert [[place.article for place in item.places] for item in items] == [
        ["a", "b"],
        ["a", "c"],
        ["a", "d"],
    ]


def test_items_can_be_those_of_two_articles(make_finding: FindingMaker) -> None:
    finding = make_finding(FindingKind.TENSION, ("a.md", "b.md"), ("b.md", "c.md"))
    found = items_of(finding, frozenset({"b.md", "c.md"}))
    assert [[place.article for place in item.places] for item in found] == [["b", "c"]]


def test_a_claim_against_a_statement_is_an_item(make_finding: FindingMaker) -> None:
    finding = make_finding(FindingKind.VIOLATION, (), ("a.md", "b.md"))
    assert [[place.article for place in item.places] for item in items_of(finding)] == [
        ["a"],
        ["b"],
    ]


def test_an_id_hangs_on_the_kind_and_not_on_what_differs(make_finding: FindingMaker) -> None:
    sides = (("a.md",), ("b.md",))
    one, same, other = (
        next(items_of(make_finding(kind, *sides, differs=differs))).id
        for kind, differs in (
            (FindingKind.APPARENT, ()),
            (FindingKind.APPARENT, ("dose",)),
            (FindingKind.CONTRADICTION, ()),
        )
    )
    assert one == same
    assert one != other


def test_a_sample_keeps_its_items_when_another_goes(items: list[Item]) -> None:
    first, second = draw(items, seed=3, count=2)
    (third,) = [item for item in items if item not in (first, second)]
    assert draw([third, second], seed=3, count=2) == (second, third)
    assert draw([second, third, first], seed=3, count=9) == (first, second, third)


def test_the_spokesman_clashes_alone_and_one_judged_before_comes_first(items: list[Item]) -> None:
    assert spokesman(items, frozenset(), lambda item: item is not items[0]) is items[1]
    assert spokesman(items, frozenset({items[2].id}), lambda _: True) is items[2]
    assert spokesman(items, frozenset(), lambda _: False) is None


def test_a_verdict_outlives_a_new_draw(items: list[Item], tmp_path: Path) -> None:
    path = tmp_path / "verdicts" / "pairs.yaml"
    sample = redrawn(EMPTY, items[:2], seed=1, count=2, of=3)
    answers = {items[0].id: "right", items[1].id: "wrong, scope"}
    save_sample(entered(sample, "first", answers), path)
    again = redrawn(load_sample(path), items[1:], seed=1, count=2, of=3)
    assert [(one.id, one.verdicts) for one in again.drawn] == [
        (items[1].id, {"first": "wrong"}),
        (items[2].id, {}),
    ]
    assert [(one.id, one.verdicts) for one in again.earlier] == [(items[0].id, {"first": "right"})]
    assert again.drawn[0].causes == {"first": "scope"}
    assert "Iron" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("answer", ["maybe", "wrong", "right, scope"])
def test_an_answer_is_right_or_wrong_with_a_cause(items: list[Item], answer: str) -> None:
    sample = redrawn(EMPTY, items, seed=1, count=3, of=3)
    with pytest.raises(VerdictError, match=items[0].id):
        entered(sample, "first", {items[0].id: answer})


def test_an_answer_to_nothing_drawn_is_refused(items: list[Item]) -> None:
    sample = redrawn(EMPTY, items, seed=1, count=3, of=3)
    with pytest.raises(VerdictError, match="no finding 0000000000 was ever drawn"):
        entered(sample, "first", {"0000000000": "right"})


def test_precision_and_causes_are_by_reader() -> None:
    judged = [_judged("a", "right", "right"), _judged("b", "wrong"), _judged("c")]
    assert str(precision(judged, "first")) == ".50 (1/2)"
    assert str(precision(judged, "second")) == "1.00 (1/1)"
    assert causes_of(judged, "first") == [("scope", 1)]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("right", "right"), ("wrong", "wrong")], 1.0),
        ([("right", "wrong"), ("wrong", "right")], -1.0),
        # Agreed in 3 of 4; by chance 3/4 * 1/2 + 1/4 * 1/2.
        ([("right", "right"), ("right", "right"), ("right", "wrong"), ("wrong", "wrong")], 0.5),
        ([("right", "right")], None),
        ([("right", "")], None),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], expected: float | None) -> None:
    judged = [_judged(str(number), *pair) for number, pair in enumerate(pairs)]
    assert kappa(judged) == expected


def test_pages_of_two_agencies_with_one_number_are_two(tmp_path: Path) -> None:
    (tmp_path / "benchmarks").mkdir()
    rows = [{"source": name, "id": "7", "title": "Colds", "text": "Rest."} for name in ("A", "B")]
    with gzip.open(tmp_path / "benchmarks" / "medquad.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("".join(f"{json.dumps(row)}\n" for row in rows))
    assert [(page.file_name, page.text) for page in load_pages(tmp_path)] == [
        ("A-7.txt", "Colds\n\nRest.\n"),
        ("B-7.txt", "Colds\n\nRest.\n"),
    ]


def test_a_missing_corpus_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--verdicts", str(tmp_path), "nih", "--seed", "1", "--count", "5"]
    assert samples.main([*words, "--data", str(tmp_path)]) == 2
    assert f"no pages at {tmp_path}" in capsys.readouterr().err


def test_scores_name_what_is_not_judged(
    items: list[Item], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = entered(
        redrawn(EMPTY, items[:1], seed=1, count=1, of=3), "first", {items[0].id: "wrong, scope"}
    )
    save_sample(sample, tmp_path / "pairs.yaml")
    assert samples.main(["--verdicts", str(tmp_path), "score"]) == 0
    said = capsys.readouterr().out
    assert "pairs   1      3   .00 (0/1)      –" in said
    assert f"pairs, not judged by both: {items[0].id}" in said
    assert "pairs, causes by the first reader: scope 1" in said
