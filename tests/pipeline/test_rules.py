"""The rules of a run: from files, or from what an earlier run kept of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.cache import Cache
from checker.mentions import build_lexicon
from checker.pipeline import rules as module
from checker.pipeline.rules import RulesError, rule_set
from checker.ruleset.load import load_rules, shipped_rules
from tests.shipped import shipped_rule_set

PACK = """\
schema: claimcheck/rules@1
topic: moonwort
title: Moonwort
reviewed: {on: 2026-11-20, next: 2027-11-20}
concepts:
  moonwort: {label: moonwort, kind: food}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder with one small pack."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "moonwort.yaml").write_text(PACK)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """An empty cache."""
    return Cache(tmp_path / "cache")


def _parse_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr(module, "load_rules", fail)


def test_all_shipped_rules_come_back_as_they_were(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, _ = load_rules([shipped_rules()])
    rule_set([], cache=cache)
    _parse_nothing(monkeypatch)
    kept, warnings = rule_set([], cache=cache)
    assert kept == made
    assert warnings == ()


def test_shipped_names_come_back_as_they_were(cache: Cache) -> None:
    rules = shipped_rule_set()
    concepts = tuple(rules.concepts.values())
    made = build_lexicon(concepts, rules.wording)
    build_lexicon(concepts, rules.wording, cache=cache)
    assert build_lexicon(concepts, rules.wording, cache=cache).names == made.names
    fewer = build_lexicon(concepts[1:], rules.wording, cache=cache)
    assert fewer.names == build_lexicon(concepts[1:], rules.wording).names


def test_an_edit_is_seen(pack: Path, cache: Cache) -> None:
    rule_set([pack], shipped=False, cache=cache)
    (pack / "moonwort.yaml").write_text(PACK.replace("label: moonwort", "label: moon wort"))
    rules, _ = rule_set([pack], shipped=False, cache=cache)
    assert rules.concepts["moonwort"].label == "moon wort"


def test_a_review_that_falls_due_is_said_every_time(
    pack: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = date(2027, 11, 20), date(2027, 11, 21)
    assert rule_set([pack], shipped=False, today=before, cache=cache)[1] == ()
    said = rule_set([pack], shipped=False, today=after, cache=cache)[1]
    assert [problem.message for problem in said] == ["due for review since 2027-11-20"]
    _parse_nothing(monkeypatch)
    assert rule_set([pack], shipped=False, today=after, cache=cache)[1] == said
    assert rule_set([pack], shipped=False, today=before, cache=cache)[1] == ()


def test_errors_are_said_every_time(pack: Path, cache: Cache) -> None:
    (pack / "moonwort.yaml").write_text(PACK.replace("kind: food", "kind: foot"))
    for _ in range(2):
        with pytest.raises(RulesError, match="'foot'"):
            rule_set([pack], shipped=False, cache=cache)
