"""`check --discover` and `rules draft`: what articles dispute and no rule names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import checker
from checker.cli.config_keys import KINDS
from checker.report.formats import FORMATS
from checker.values.report import FindingKind
from tests.cli.conftest import Run

ARTICLES = {
    "a.md": "In adults, cetalin therapy was associated with a lower risk of zorbitis.\n",
    "b.md": "# Cetalin\n\nCetalin did not reduce zorbitis.\n",
}
NOTE = (
    "corpus/a.md:1:1: note open-contradiction 1 source says that “cetalin” lowers “zorbitis”; "
    "1 says that “cetalin” does not lower “zorbitis”. "
)


@pytest.fixture(autouse=True)
def _articles(project: Path) -> None:
    for article in (project / "corpus").iterdir():
        article.unlink()
    for name, text in ARTICLES.items():
        (project / "corpus" / name).write_text(text, encoding="utf-8")


def test_open_claims_are_compared_when_asked_for(run: Run) -> None:
    ran = run("corpus", "--discover", "--min-severity", "note", "--format", "short")
    assert ran.code == 0
    assert ran.out.startswith(NOTE)
    assert ran.out.count("\n") == 1


def test_nobody_who_does_not_ask_is_told(run: Run) -> None:
    ran = run("corpus", "--min-severity", "note", "--format", "json")
    assert ran.code == 3
    assert ran.complaints[0] == "corpus: no health claim found in 2 articles of this folder"
    report = json.loads(ran.out)
    assert report["findings"] == []
    assert "discover" not in report["run"]["options"]


def test_the_configuration_can_ask(run: Run, project: Path) -> None:
    config = project / "claimcheck.yaml"
    config.write_text("rules: [house]\ndiscover: true\n", encoding="utf-8")
    ran = run("corpus", "--min-severity", "note", "--format", "short")
    assert ran.out.startswith(NOTE)


def test_it_never_fails_a_run_of_its_own(run: Run) -> None:
    assert run("corpus", "--discover").code == 0
    assert run("corpus", "--discover", "--fail-on", "note").code == 1


def test_the_finding_in_json(run: Run) -> None:
    report = json.loads(run("corpus", "--discover", "--format", "json").out)
    (finding,) = report["findings"]
    assert report["run"]["options"]["discover"] is True
    assert {key: finding[key] for key in ("kind", "axis", "severity", "rule", "topic")} == {
        "kind": "open-contradiction",
        "axis": "polarity",
        "severity": "note",
        "rule": None,
        "topic": "open",
    }
    assert finding["question"] == {
        "subject": ["text:cetalin"],
        "aspect": "association",
        "object": "text:zorbitis",
    }
    claims = [one for side in finding["sides"] for one in side["claims"]]
    assert [(one["path"], one["polarity"]) for one in claims] == [
        ("corpus/a.md", "affirmed"),
        ("corpus/b.md", "denied"),
    ]
    cues = [[(cue["slot"], cue["text"]) for cue in one["cues"]] for one in claims]
    assert cues == [
        [("subject", "cetalin"), ("object", "zorbitis"), ("relation", "associated")],
        [
            ("subject", "Cetalin"),
            ("object", "zorbitis"),
            ("relation", "reduce"),
            ("polarity", "not"),
        ],
    ]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_tells_it(run: Run, name: str) -> None:
    ran = run("corpus", "--discover", "--format", name, "--min-severity", "note")
    assert ran.code == 0
    assert "zorbitis" in ran.out


def test_several_processes_find_the_same(run: Run) -> None:
    words = ("corpus", "--discover", "--min-severity", "note", "--format", "short")
    assert run(*words, "--jobs", "2").out == run(*words).out


def test_a_baseline_knows_it(run: Run) -> None:
    run("baseline", "write", "corpus", "--discover", "-q")
    ran = run("corpus", "--discover", "--min-severity", "note", "--format", "short")
    assert (ran.code, ran.out) == (0, "")


def test_its_kind_can_be_raised_or_dropped(run: Run, project: Path) -> None:
    assert FindingKind.OPEN_CONTRADICTION in KINDS
    config = project / "claimcheck.yaml"
    config.write_text("severities: {open-contradiction: error}\n", encoding="utf-8")
    assert run("corpus", "--discover").code == 1
    config.write_text("severities: {open-contradiction: off}\n", encoding="utf-8")
    assert run("corpus", "--discover", "--min-severity", "note", "-q").out == ""


def test_from_python(project: Path) -> None:
    report = checker.check(["corpus"], root=project, discover=True)
    assert [finding.kind for finding in report.findings] == ["open-contradiction"]
    told = [
        (claim.subject.text, claim.direction, claim.object.text) for claim in report.open_claims
    ]
    assert told == [
        ("cetalin", checker.Direction.LESS, "zorbitis"),
        ("cetalin", checker.Direction.LESS, "zorbitis"),
    ]
    assert checker.check(["corpus"], root=project).open_claims == ()


def test_a_draft_validates_and_makes_them_first_class(run: Run, project: Path) -> None:
    ran = run("rules", "draft", "cetalin", "corpus", "--today", "2026-11-20")
    file = Path("house", "cetalin.yaml")
    said = f"{file} written, with 1 question; complete it, then: claimcheck rules validate {file}\n"
    assert (ran.code, ran.out) == (0, said)

    validated = run("rules", "validate", file)
    assert validated.code == 0
    assert [
        line.split("warning: ")[1] for line in validated.out.splitlines() if ": warn" in line
    ] == [
        "yet to be written: what the file is about, for readers",
        "yet to be written: what a writer should say instead",
        "yet to be written: authors, title, journal and year",
        "yet to be written: population and result, in your own words",
    ]
    assert run("rules", "test", file).code == 0

    checked = run("corpus", "--min-severity", "note", "--format", "short")
    assert "apparent" in checked.out
    assert "open-contradiction" not in run("corpus", "--discover", "--format", "short").out
    assert (project / file).read_text(encoding="utf-8").count("FILL IN") == 5


def test_a_draft_names_only_what_no_rule_names(run: Run, project: Path) -> None:
    texts = {
        "a.md": "Cetalin was associated with better survival. Cetalin improves blood pressure.\n",
        "b.md": "Cetalin did not reduce mortality. Cetalin did not lower blood pressure.\n",
    }
    for name, text in texts.items():
        (project / "corpus" / name).write_text(text, encoding="utf-8")
    assert run("rules", "draft", "cetalin", "corpus", "-q").code == 0
    lines = (project / "house" / "cetalin.yaml").read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in lines if "label:" in line] == ['label: "cetalin"']
    assert [line.strip() for line in lines if line.startswith("    claim:")] == [
        "claim: {subject: cetalin, relation: raises, object: blood_pressure}",
        "claim: {subject: cetalin, relation: lowers_risk, object: death}",
    ]


def test_nothing_to_draft(run: Run, project: Path) -> None:
    (project / "corpus" / "b.md").unlink()
    ran = run("rules", "draft", "cetalin", "corpus")
    assert ran.code == 3
    assert ran.complaints == ["nothing to draft: the articles dispute nothing new"]
    assert not (project / "house" / "cetalin.yaml").exists()


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("Cetalin", "'Cetalin' is no topic"),
        ("moonwort", "topic 'moonwort' is there already"),
    ],
)
def test_a_topic_that_cannot_be_drafted(run: Run, topic: str, said: str) -> None:
    ran = run("rules", "draft", topic, "corpus")
    assert ran.code == 2
    assert said in ran.err
