"""Sound rule files become a rule set; folders and files that cannot be read are told."""

from __future__ import annotations

import pickle
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from checker.ruleset.load import load_rules, shipped_rules
from checker.ruleset.model import LinkKind, Origin, StatementClaim, Verdict
from checker.ruleset.rules import RuleSet
from checker.values.claim import Certainty, Polarity, Quantity, Role, Scope
from checker.values.report import Evidence, Severity

SOUND = Path(__file__).parent / "sound"
HEAD = "schema: claimcheck/rules@1\ntopic: colds\ntitle: Colds\n"


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    found, problems = load_rules([SOUND])
    assert problems == ()
    return found


def told(*folders: Path, today: date | None = None) -> list[str]:
    return [
        f"{Path(problem.file).name}:{problem.line}:{problem.column}: {problem.message}"
        for problem in load_rules(folders, today=today)[1]
    ]


def test_shipped_rules_have_no_problem() -> None:
    found, problems = load_rules([shipped_rules()])
    assert [str(problem) for problem in problems] == []
    assert len(found.statements) >= 25


def test_words_that_yaml_1_1_takes_for_booleans_stay_words(rules: RuleSet) -> None:
    assert rules.concepts["zinc"].synonyms == ("zinc acetate", "no", "on", "25")


def test_a_concept_knows_its_place_and_links(rules: RuleSet) -> None:
    concept = rules.concepts["sore_throat"]
    assert concept.origin == Origin("colds.yaml", 13, 3)
    assert concept.linked(LinkKind.SYMPTOM_OF) == ("cold",)
    assert rules.concepts["women"].linked(LinkKind.IS_A) == ("adults",)


def test_another_file_adds_synonyms(rules: RuleSet) -> None:
    assert rules.concepts["lozenge"].synonyms == ("cough drop",)
    assert rules.concepts["lozenge"].topic == "core"


def test_scales_and_relations(rules: RuleSet) -> None:
    assert rules.scales["safety"].points == {-1: "is harmful", 1: "is safe"}
    assert rules.scales["amount"].numeric
    assert rules.relations["cures"].denied_weaker
    assert rules.relations["affects"].point is None


def test_conversions_are_worked_out_in_the_unit(rules: RuleSet) -> None:
    quantity = rules.quantities["zinc_daily"]
    assert quantity.convert == {"IU": Decimal("0.04")}
    assert quantity.tolerance == Decimal("0.1")


def test_a_statement(rules: RuleSet) -> None:
    statement = rules.statements["colds/zinc-does-not-cure-colds"]
    assert statement.id == "zinc-does-not-cure-colds"
    assert statement.topic == "colds"
    assert statement.claim == StatementClaim(
        subject=("zinc",),
        join="all",
        exposure=None,
        relation="cures",
        object="cold",
        polarity=Polarity.AFFIRMED,
        scope=Scope(
            sole=True,
            population=("women",),
            dose=Quantity(Role.STUDY_DOSE, Decimal(10), None, "mg/day", None),
            form="lozenge",
        ),
    )
    assert statement.verdict is Verdict.REFUTED
    assert statement.certainty is Certainty.ASSERTED
    assert statement.severity is Severity.WARNING
    assert statement.evidence == (
        Evidence("review", "A review of trials", pmid="12345678", year=2020, checked="2026-01-09"),
    )
    assert statement.tests.violates == ("Zinc cures the common cold.",)
    assert statement.origin == Origin("colds.yaml", 20, 9)


def test_an_amount_in_a_statement(rules: RuleSet) -> None:
    claim = rules.statements["colds/daily-zinc"].claim
    assert (claim.role, claim.unit) == ("intake", "mg/day")
    assert (claim.low, claim.high) == (Decimal(8), Decimal(11))


def test_topics(rules: RuleSet) -> None:
    assert rules.topics["colds"].title == "Zinc and the common cold"
    assert rules.topics["colds"].review_on == "2027-01-10"
    assert rules.topics["core"].review_on is None


def test_a_rule_set_travels_between_processes(rules: RuleSet) -> None:
    assert pickle.loads(pickle.dumps(rules)) == rules


def test_the_pure_loader_reads_the_same(rules: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert load_rules([SOUND]) == (rules, ())


def test_a_review_date_that_has_passed_is_a_warning() -> None:
    assert told(SOUND, today=date(2027, 1, 10)) == []
    assert told(SOUND, today=date(2027, 1, 11)) == [
        "colds.yaml:4:34: due for review since 2027-01-10"
    ]
    _, problems = load_rules([SOUND], today=date(2027, 1, 11))
    assert problems[0].severity is Severity.WARNING


def test_no_folder(tmp_path: Path) -> None:
    assert told(tmp_path / "rulez") == ["rulez:1:1: no such folder of rules"]


def test_no_file_in_folder(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing\n")
    assert [message.partition(": ")[2] for message in told(tmp_path)] == [
        "no rule file in this folder; their names end in .yaml"
    ]


def test_a_file_of_more_than_two_megabytes(tmp_path: Path) -> None:
    (tmp_path / "big.yaml").write_text(HEAD + "#" * 2_000_000)
    assert told(tmp_path) == [
        "big.yaml:1:1: the file has 2,000,053 bytes, over 2 MB; split it by topic"
    ]


def test_brackets_without_end_are_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "deep.yaml").write_text("[" * 1_000_000)
    assert told(tmp_path) == ["deep.yaml:1:41: nested more than 40 levels deep"]


def test_a_folder_that_ends_like_a_rule_file(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "folder.yaml" / "colds.yaml").write_text(HEAD)
    assert told(tmp_path) == []


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "colds.yaml").symlink_to(tmp_path / "gone.yaml")
    assert told(tmp_path) == ["colds.yaml:1:1: cannot be read: no such file or directory"]


def test_hidden_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "colds.yaml").write_text(HEAD)
    (tmp_path / ".backup").mkdir()
    (tmp_path / ".backup" / "colds.yaml").write_text(HEAD + "colours: []\n")
    (tmp_path / ".#colds.yaml").write_text("")
    assert told(tmp_path) == []


def test_a_folder_given_twice_is_read_once() -> None:
    assert told(SOUND, SOUND, SOUND / "colds.yaml") == []


def test_a_link_back_to_the_folder_is_no_loop(tmp_path: Path) -> None:
    (tmp_path / "colds.yaml").write_text(HEAD)
    (tmp_path / "again").symlink_to(tmp_path)
    assert told(tmp_path) == []


def test_files_of_one_name_keep_their_places_apart(tmp_path: Path) -> None:
    for folder in ("left", "right"):
        (tmp_path / folder).mkdir()
        shutil.copy(SOUND / "core.yaml", tmp_path / folder)
    (tmp_path / "right" / "core.yaml").write_text(HEAD + "colours: []\n")
    _, problems = load_rules([tmp_path / "left", tmp_path / "right"])
    assert [(problem.file, problem.line) for problem in problems] == [
        ((tmp_path / "right" / "core.yaml").as_posix(), 4)
    ]
    assert problems[0].source_line == "colours: []"
