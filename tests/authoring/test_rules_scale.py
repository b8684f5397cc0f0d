"""The made-up packs of the benchmark are sound, and always the same."""

from __future__ import annotations

from pathlib import Path

from benchmarks.rules_scale import Cost, ScaleResult, Size, scale_lines, write_packs
from checker.ruleset.load import load_rules, shipped_rules
from tests.shipped import shipped_rule_set

SIZE = Size(concepts=12, synonyms=2, statements=6)


def test_packs_load_without_a_problem(tmp_path: Path) -> None:
    shipped = shipped_rule_set()
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        write_packs(tmp_path / name, 3, SIZE, shipped)
    found, problems = load_rules([shipped_rules(), tmp_path / "one"])
    assert problems == ()
    assert len(found.concepts) == len(shipped.concepts) + 3 * SIZE.concepts
    assert len(found.statements) == len(shipped.statements) + 3 * SIZE.statements
    texts = [
        [file.read_text() for file in sorted((tmp_path / name).iterdir())]
        for name in ("one", "other")
    ]
    assert texts[0] == texts[1]


def test_the_result_in_words() -> None:
    alone = Cost(load=0.2, warm=0.03, prepare=0.2, stand=0.01, read=0.1, compare=0.02)
    more = Cost(load=1.2, warm=0.12, prepare=1.0, stand=0.08, read=0.11, compare=0.022)
    assert scale_lines(ScaleResult(3, SIZE, 10, alone, more)) == [
        "3 more packs, each of 12 concepts with 3 names and 6 statements; 10 articles",
        "  loading: 0.20 s, with them 1.20 s",
        "  loading with the names, kept by an earlier run: 0.030 s, with them 0.120 s",
        "  preparing to read: 0.20 s, with them 1.00 s",
        "  comparing nothing: 0.01 s, with them 0.08 s",
        "  checking an article: 12.0 ms, with them 13.2 ms: +10%",
        "    of it reading 10.0 and 11.0 ms, comparing 2.0 and 2.2 ms",
    ]
