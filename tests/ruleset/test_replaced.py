"""An id that was replaced still reads, and is warned of where it is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.ruleset.load import load_rules
from checker.ruleset.model import LinkKind, Replaced
from checker.ruleset.rules import RuleSet
from checker.values.report import Severity

CORE = Path(__file__).parent / "sound" / "core.yaml"
COLDS = """\
schema: claimcheck/rules@1
topic: colds
title: Colds
concepts:
  zinc: {label: zinc, kind: supplement}
  zinc_salt:
    {label: zinc salt, kind: food, synonyms: [zinc, zinc acetate], replaced_by: zincs}
  zincs: {replaced_by: zinc}
  zinc_salts: {extend: true, synonyms: [zinc salts]}
  cold: {label: cold, kind: condition}
  spray: {label: zinc spray, kind: device, contains: [zinc_salt, zinc]}
quantities:
  zinc_daily: {of: zinc_salt, unit: mg/day}
statements:
  - id: zinc-treats-colds
    claim:
      subject: [zinc_salt, zinc]
      relation: treats
      object: cold
      scope: {condition: ["without:zinc_salt"], with: zinc_salt}
    verdict: supported
    advice: Say so.
    evidence: [{type: review, cite: A review}, {type: editorial, cite: Our own position}]
    tests: {violates: [Zinc does not treat colds.]}
  - {id: zinc-salt-treats-colds, replaced_by: zinc-treats-colds}
"""


@pytest.fixture
def rules(tmp_path: Path) -> RuleSet:
    (tmp_path / "colds.yaml").write_text(COLDS.replace("zinc_salts: {", "zinc_salt: {", 1))
    found, problems = load_rules([CORE, tmp_path])
    assert {(problem.severity, problem.message) for problem in problems} == {
        (Severity.ERROR, "duplicate key 'zinc_salt'; it stands first in line 6"),
        (Severity.WARNING, "concept 'zinc_salt' is replaced; write 'zinc'"),
    }
    return found


def test_names_of_the_old_concept_are_names_of_the_new(rules: RuleSet) -> None:
    assert "zinc_salt" not in rules.concepts
    assert rules.concepts["zinc"].synonyms == ("zinc salt", "zinc acetate")
    assert rules.replaced == Replaced(
        {"zinc_salt": "zinc", "zincs": "zinc"},
        {"colds/zinc-salt-treats-colds": "colds/zinc-treats-colds"},
    )


def test_what_used_the_old_concept_means_the_new(rules: RuleSet) -> None:
    claim = rules.statements["colds/zinc-treats-colds"].claim
    assert claim.subject == ("zinc",)
    assert claim.scope.condition == ("without:zinc",)
    assert claim.scope.with_ == ("zinc",)
    assert rules.quantities["zinc_daily"].of == "zinc"
    assert rules.concepts["spray"].linked(LinkKind.CONTAINS) == ("zinc",)
    assert list(rules.statements) == ["colds/zinc-treats-colds"]


def test_another_file_may_still_extend_the_old_concept(tmp_path: Path) -> None:
    more = "concepts: {zinc_salt: {extend: true, synonyms: [zinc gluconate]}}\n"
    head = "schema: claimcheck/rules@1\ntopic: more\ntitle: More\n"
    (tmp_path / "a.yaml").write_text(head + more)
    (tmp_path / "colds.yaml").write_text(COLDS.replace("  zinc_salts:", "  # zinc_salts:"))
    found, problems = load_rules([CORE, tmp_path])
    assert found.concepts["zinc"].synonyms == ("zinc salt", "zinc acetate", "zinc gluconate")
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert f"{Path(problems[0].file).name}:{problems[0].line}" == "a.yaml:4"


def test_evidence_that_cannot_be_looked_up_is_said_to_authors_alone(tmp_path: Path) -> None:
    (tmp_path / "colds.yaml").write_text(COLDS.replace("  zinc_salts:", "  # zinc_salts:"))
    everyday = set(load_rules([CORE, tmp_path])[1])
    more = [one for one in load_rules([CORE, tmp_path], strict=True)[1] if one not in everyday]
    assert [(one.line, one.column, one.severity, one.message) for one in more] == [
        (
            23,
            37,
            Severity.WARNING,
            "evidence that cannot be looked up: give its doi, pmid or url",
        )
    ]
