"""The other commands, and what a slip of the fingers is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import RULES, Run

pytestmark = pytest.mark.usefixtures("project")


@pytest.mark.parametrize(
    ("words", "said", "see"),
    [
        ("chek corpus", "no command and no path 'chek'; did you mean 'check'?", ""),
        ("--frmat json corpus", "No such option '--frmat'. Did you mean '--format'?", " check"),
        (
            "corpus --format jsn",
            "Invalid value for '--format': 'jsn' is not known; did you mean 'json'?",
            " check",
        ),
        (
            "corpus --output json",
            "Invalid value for '--output': 'json' is not FORMAT=FILE, such as json=report.json",
            " check",
        ),
        (
            "corpus --output shrt=x",
            "Invalid value for '--output': format 'shrt' is not known; did you mean 'short'?",
            " check",
        ),
        (
            "corpus --output json=no/x",
            "Invalid value for '--output': the folder of 'no/x' does not exist",
            " check",
        ),
        (
            "corpus --jobs 0",
            "Invalid value for '--jobs': '0' is neither a number from 1 nor auto",
            " check",
        ),
        (
            "corpus --today soon",
            "Invalid value for '--today': 'soon' is not a date like 2026-11-20",
            " check",
        ),
        ("corpus --topic moonwrt", "no topic 'moonwrt'; did you mean 'moonwort'?", " check"),
        (
            "corpus --rules huose",
            "Invalid value for '--rules': 'huose' does not exist; did you mean 'house'?",
            " check",
        ),
        (
            "corpus --config claimchek.yaml",
            "Invalid value for '--config': 'claimchek.yaml' does not exist; did you mean "
            "'claimcheck.yaml'?",
            " check",
        ),
        (
            "corpus --color red",
            "Invalid value for '--color': 'red' is not known; it is one of auto, always, never",
            " check",
        ),
        ("claims", "Missing argument 'PATH...'.", " claims"),
        ("rules valdate", "No such command 'valdate'. Did you mean 'validate'?", " rules"),
    ],
)
def test_a_slip_is_told_what_was_meant(run: Run, words: str, said: str, see: str) -> None:
    ran = run(*words.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == [said, f"see 'claimcheck{see} --help'"]


def test_problems_of_the_configuration_are_all_said(run: Run, project: Path) -> None:
    (project / "claimcheck.yaml").write_text("fial_on: error\nformat: jsn\n")
    ran = run("corpus")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "claimcheck.yaml:1:1: error: unknown key 'fial_on'; did you mean 'fail_on'?\n"
        "  1 | fial_on: error\n"
        "    | ^\n"
        "claimcheck.yaml:2:9: error: format cannot be 'jsn'; did you mean 'json'?\n"
        "  2 | format: jsn\n"
        "    |         ^\n"
        "claimcheck: nothing was checked: fix the configuration\n"
    )


def test_unknown_rules_and_topics_of_the_configuration(run: Run, project: Path) -> None:
    config = project / "claimcheck.yaml"
    config.write_text(
        config.read_text() + "topics: {off: [moonwrt]}\nseverities:\n  moonwort/nothing: note\n"
    )
    ran = run("corpus")
    assert ran.code == 2
    assert ran.err.splitlines()[0::3] == [
        "claimcheck.yaml:2:16: error: no topic 'moonwrt'; did you mean 'moonwort'?",
        "claimcheck.yaml:4:3: error: no rule 'moonwort/nothing'",
        "claimcheck: nothing was checked: fix the configuration",
    ]


def test_no_rules_at_all(run: Run, project: Path) -> None:
    (project / "claimcheck.yaml").write_text("")
    ran = run("corpus", "--no-shipped-rules")
    assert ran.code == 2
    assert ran.complaints[0] == "no rules: give --rules DIR, or leave out --no-shipped-rules"


def test_claims_as_a_table(run: Run) -> None:
    assert run("claims", "corpus") == (
        0,
        "corpus/moonwort.md\n  3:1  moonwort · reverses · snuffles  affirmed · asserted\n\n",
        "1 article read, 1 claim found\n",
    )


def test_claims_with_their_sentences(run: Run) -> None:
    assert run("claims", "-v", "-q", "corpus").out == (
        "corpus/moonwort.md\n"
        "  3:1  moonwort · reverses · snuffles  affirmed · asserted\n"
        "       | Moonwort cures snuffles.\n"
        "       | -------- ^^^^^ --------\n"
        "\n"
    )


def test_claims_as_json_lines(run: Run) -> None:
    ran = run("claims", "corpus", "--format", "jsonl", "-q")
    (claim,) = [json.loads(line) for line in ran.out.splitlines()]
    assert claim.pop("confidence") > 0.5
    rules = {cue["slot"]: cue.pop("rule").split(":")[0] for cue in claim["cues"]}
    parse = {cue["slot"]: cue.pop("parse") for cue in claim["cues"]}
    assert parse == {"subject": "nsubj of cures", "relation": "root", "object": "obj of cures"}
    assert rules["subject"] == rules["object"] == "moonwort.yaml"
    assert claim == {
        "id": "f6a2aaa50e9c",
        "path": "corpus/moonwort.md",
        "line": 3,
        "column": 1,
        "end_line": 3,
        "end_column": 25,
        "start": 12,
        "end": 36,
        "quote": "Moonwort cures snuffles.",
        "heading": "Moonwort",
        "subject": ["moonwort"],
        "join": "all",
        "exposure": None,
        "relation": "reverses",
        "aspect": "course",
        "object": "snuffles",
        "polarity": "affirmed",
        "certainty": "asserted",
        "basis": None,
        "voice": "own",
        "scope": {
            "sole": False,
            "with": [],
            "population": [],
            "condition": [],
            "site": [],
            "dose": None,
            "duration": None,
            "form": None,
            "timing": None,
        },
        "comparator": None,
        "quantity": None,
        "stance": {"scale": "course", "low": -4, "high": -4},
        "cues": [
            {"slot": "subject", "text": "Moonwort", "start": 12, "end": 20, "quoted": [0, 8]},
            {"slot": "relation", "text": "cures", "start": 21, "end": 26, "quoted": [9, 14]},
            {"slot": "object", "text": "snuffles", "start": 27, "end": 35, "quoted": [15, 23]},
        ],
    }


def test_a_sentence_ends_on_another_line_than_it_starts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wrapped.md").write_bytes(
        "Héllo\r\n\r\n* Moonwort\r\n  cures snuffles.\r\n".encode()
    )
    (line,) = run("claims", "wrapped.md", "--format", "jsonl", "-q").out.splitlines()
    claim = json.loads(line)
    places = [claim[key] for key in ("line", "column", "end_line", "end_column", "start", "end")]
    assert places == [3, 3, 4, 18, 11, 38]


def test_a_claim_has_the_id_that_it_has_in_a_finding(run: Run) -> None:
    (claim,) = run("claims", "corpus", "--format", "jsonl", "-q").out.splitlines()
    report = json.loads(run("corpus", "--format", "json", "-q").out)
    ids = {
        found["id"]
        for finding in report["findings"]
        for side in finding["sides"]
        for found in side["claims"]
    }
    assert ids == {json.loads(claim)["id"]}


def test_claims_of_nothing(run: Run) -> None:
    ran = run("claims", "nowhere", "-q")
    assert (ran.code, ran.out) == (3, "")
    assert ran.complaints == [
        "nowhere: no such file or folder",
        "nothing was checked: no article found in nowhere",
    ]


def test_rules_validate(run: Run) -> None:
    ran = run("rules", "validate")
    assert (ran.code, ran.out) == (0, "")
    assert re.fullmatch(r"[\d,]+ concepts, \d+ statements: 0 errors, \d+ warnings\n", ran.err)


def test_rules_validate_shows_every_error(run: Run, project: Path) -> None:
    (project / "more").mkdir()
    (project / "more" / "again.yaml").write_text(RULES)
    ran = run("rules", "validate", "more")
    assert ran.code == 2
    assert ran.out == (
        "more/again.yaml:6:3: error: concept 'moonwort' is defined already, in moonwort.yaml:6; "
        "to add synonyms to it, write 'extend: true'\n"
        "  6 |   moonwort: {label: moonwort, kind: food}\n"
        "    |   ^\n"
        "more/again.yaml:7:3: error: concept 'snuffles' is defined already, in moonwort.yaml:7; "
        "to add synonyms to it, write 'extend: true'\n"
        "  7 |   snuffles: {label: snuffles, kind: symptom, synonyms: [sniffles]}\n"
        "    |   ^\n"
        "more/again.yaml:9:9: error: statement 'moonwort/moonwort-does-not-cure-snuffles' stands "
        "already in moonwort.yaml:9\n"
        "  9 |   - id: moonwort-does-not-cure-snuffles\n"
        "    |         ^\n"
    )
