"""Decisions, baseline and comments from end to end: a run fails for what is new alone."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import RULES, Ran, Run

RULE = "moonwort/moonwort-does-not-cure-snuffles"
VIOLATION, DISPUTE = "fd22c41e39a1", "80e9dad90296"
TODAY = ("--today", "2026-11-21")
ACCEPT = ("decide", VIOLATION, "corpus", "--verdict", "accepted", "--reason", "So.")
CLINIC = """\
# Notes

We see many people with snuffles. Moonwort does not cure snuffles, whatever
the neighbours say of it.
"""
BASELINE = f"""\
{{"schema": "claimcheck/baseline@1"}}
{{"finding": "{DISPUTE}", "kind": "contradiction", "path": "corpus/clinic.md", \
"reads": "denied reverses", \
"quote": "Moonwort does not cure snuffles, whatever the neighbours say of it."}}
{{"finding": "{DISPUTE}", "kind": "contradiction", "path": "corpus/moonwort.md", \
"reads": "affirmed reverses", "quote": "Moonwort cures snuffles."}}
{{"finding": "{VIOLATION}", "kind": "violation", "rule": "{RULE}", \
"path": "corpus/moonwort.md", "reads": "affirmed reverses", "quote": "Moonwort cures snuffles."}}
"""
READ = "articles read, 2 claims found, 2 compared; 1 of N established statements met a claim"

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("project")]


@pytest.fixture
def corpus(project: Path) -> Path:
    (project / "corpus" / "clinic.md").write_text(CLINIC, encoding="utf-8")
    return project / "corpus"


@pytest.fixture
def states(run: Run) -> Callable[..., dict[str, str]]:
    """The state of each finding of a run, by its id."""

    def states_of(*words: str) -> dict[str, str]:
        report = json.loads(run("check", *words, *TODAY, "--format", "json").out)
        return {finding["id"]: finding["state"] for finding in report["findings"]}

    return states_of


States = Callable[..., dict[str, str]]


def _decide(run: Run, identity: str, *words: str, verdict: str = "accepted") -> Ran:
    fixed = ("--verdict", verdict, "--reason", "On purpose.", *TODAY)
    return run("decide", identity, "corpus", *fixed, *words)


# The baseline.


def test_a_baseline_makes_a_run_green(run: Run, corpus: Path) -> None:
    assert run("corpus", "-q").code == 1
    file = "claimcheck-baseline.jsonl"
    assert run("baseline", "write", "corpus") == (0, f"{file}: 0 claims known, 3 added\n", "")
    assert (corpus.parent / file).read_text() == BASELINE
    assert run("corpus") == (
        0,
        "",
        "no findings\n0 new, 2 baselined; 2 hidden (--show all shows them)\n2 " + READ + "\n",
    )
    ran = run("corpus", "--show", "all", "--format", "short")
    assert [line.rpartition("] ")[2] for line in ran.out.splitlines()] == ["(baselined)"] * 2
    assert "2 findings: 2 errors\n0 new, 2 baselined\n" in ran.err


def test_a_new_source_in_a_known_dispute_is_new(run: Run, corpus: Path, states: States) -> None:
    run("baseline", "write", "corpus")
    (corpus / "a.md").write_text("# A\n\nMoonwort cures snuffles at once.\n")
    assert states("corpus") == {VIOLATION: "new", DISPUTE: "new"}
    ran = run("corpus")
    assert ran.code == 1
    assert '   --> corpus/a.md:3:1  under "A"\n' in ran.out
    assert '   --> corpus/moonwort.md:3:1  under "Moonwort"  (baselined)\n' in ran.out
    short = run("corpus", "--format", "short").out
    assert [line.partition(" ")[0] for line in short.splitlines()] == ["corpus/a.md:3:1:"] * 2


def test_new_claims_are_added_when_they_are_accepted(run: Run, corpus: Path) -> None:
    file = corpus.parent / "claimcheck-baseline.jsonl"
    run("baseline", "write", "corpus")
    before = file.read_text()
    (corpus / "a.md").write_text("# A\n\nMoonwort cures snuffles at once.\n")
    assert run("baseline", "write", "corpus") == (
        1,
        f"{file.name}: 3 claims known, 2 new left out (--accept-new adds them)\n",
        "",
    )
    assert file.read_text() == before
    assert run("baseline", "write", "corpus", "--accept-new") == (
        0,
        f"{file.name}: 3 claims known, 2 added\n",
        "",
    )
    assert set(before.splitlines()) < set(file.read_text().splitlines())
    assert run("corpus", "-q").code == 0


def test_what_is_gone_is_stale(run: Run, corpus: Path) -> None:
    file = corpus.parent / "claimcheck-baseline.jsonl"
    run("baseline", "write", "corpus")
    (corpus / "clinic.md").write_text("# Notes\n\nMoonwort is a herb.\n")
    said = "2 entries of the baseline found no longer (claimcheck baseline prune removes them)\n"
    ran = run("corpus")
    assert ran.code == 0
    assert said in ran.err
    stale = [
        f'{file.name}:2: found no longer: contradiction {DISPUTE}: corpus/clinic.md: "Moonwort '
        'does not cure snuffles, whatever the neighbours sa…"',
        f"{file.name}:3: found no longer: contradiction {DISPUTE}: corpus/moonwort.md: "
        '"Moonwort cures snuffles."',
    ]
    strict = run("corpus", "-q", "--strict-baseline")
    assert (strict.code, strict.complaints) == (1, stale)
    assert run("baseline", "status", "corpus") == (
        0,
        "\n".join(stale)
        + f"\n{file.name}: 3 claims\n  1 found again\n  2 found no longer\n  0 new, not in it\n",
        "",
    )
    assert run("baseline", "status", "corpus", "-q", "--strict-baseline").code == 1
    pruned = "\n".join([*stale, f"{file.name}: 2 entries taken out\n"])
    assert run("baseline", "prune", "corpus") == (0, pruned, "")
    lines = BASELINE.splitlines(keepends=True)
    assert file.read_text() == lines[0] + lines[3]
    assert run("corpus", "-q", "--strict-baseline") == (0, "", "")


def test_a_run_over_a_part_calls_nothing_stale(run: Run, corpus: Path) -> None:
    run("baseline", "write", "corpus")
    ran = run("corpus/clinic.md", "--strict-baseline", "-q")
    assert (ran.code, ran.err) == (0, "")
    assert run("baseline", "prune", "corpus/clinic.md").code == 0
    assert (corpus.parent / "claimcheck-baseline.jsonl").read_text() == BASELINE
    assert run("corpus", "--topic", "moonwort", "--strict-baseline", "-q").code == 0


def test_what_the_configuration_turns_off_is_not_stale(run: Run, corpus: Path) -> None:
    run("baseline", "write", "corpus")
    config = corpus.parent / "claimcheck.yaml"
    config.write_text(config.read_text() + "severities: {violation: off}\n")
    assert run("corpus", "-q", "--strict-baseline") == (0, "", "")


def test_a_baseline_of_another_name(run: Run, corpus: Path) -> None:
    run("baseline", "write", "corpus", "--baseline", "known.jsonl")
    assert run("corpus", "-q", "--baseline", "known.jsonl").code == 0
    assert run("corpus", "-q").code == 1
    config = corpus.parent / "claimcheck.yaml"
    config.write_text(config.read_text() + "baseline: known.jsonl\n")
    assert run("corpus", "-q").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("corpus", "--baseline", "claimcheck.yml"),
            "Invalid value for '--baseline': 'claimcheck.yml' does not exist; "
            "did you mean 'claimcheck.yaml'?",
        ),
        (
            ("corpus", "--decisions", "no.yaml"),
            "Invalid value for '--decisions': 'no.yaml' does not exist",
        ),
        (
            ("baseline", "prune", "corpus"),
            "no baseline: 'claimcheck-baseline.jsonl' does not exist; "
            "`claimcheck baseline write` writes it",
        ),
        (
            ("baseline", "status", "--baseline", "no.jsonl"),
            "no baseline: 'no.jsonl' does not exist; `claimcheck baseline write` writes it",
        ),
        (
            ("decide", "fd22c41e39a2", "corpus", "--verdict", "accepted", "--reason", "So."),
            "no finding 'fd22c41e39a2' in the articles that were read; "
            "did you mean 'fd22c41e39a1'?",
        ),
        (
            ("decide", VIOLATION, "corpus", "--verdict", "acceptd", "--reason", "So."),
            "Invalid value for '--verdict': 'acceptd' is not known; did you mean 'accepted'?",
        ),
        (
            ("decide", VIOLATION, "corpus", "--verdict", "accepted"),
            "Missing option '--reason'.",
        ),
        (
            ("decide", VIOLATION, "corpus", "--verdict", "accepted", "--reason", " "),
            "Invalid value for '--reason': it is empty",
        ),
        (
            (*ACCEPT, "--until", "2026-11-20", *TODAY),
            "--until 2026-11-20 has passed already",
        ),
        (
            ("decide", "imprt", "file.json"),
            "'imprt' is neither a finding's id nor a command; did you mean 'import'?",
        ),
        (
            (*ACCEPT, "--add-test"),
            "--add-test goes with --verdict false-positive",
        ),
    ],
)
def test_what_cannot_be(words: tuple[str, ...], said: str, run: Run, project: Path) -> None:
    ran = run(*words)
    assert (ran.code, ran.out, ran.complaints[0]) == (2, "", said)
    assert not list(project.glob("claimcheck-*"))


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        (
            "claimcheck-baseline.jsonl",
            '{"schema": "claimcheck/baseline@1"}\n=======\n',
            "2:1: error: a merge conflict is left here; keep the lines of both sides, and delete "
            "this one",
        ),
        (
            "claimcheck-decisions.yaml",
            "decision: []\n",
            "1:1: error: unknown key 'decision' in the decisions file; did you mean 'decisions'?",
        ),
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        ("check", "corpus"),
        ("baseline", "write", "corpus"),
        ACCEPT,
    ],
    ids=" ".join,
)
def test_a_broken_file_stops_the_run(
    words: tuple[str, ...], file: str, text: str, problem: str, run: Run, project: Path
) -> None:
    (project / file).write_text(text)
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"{file}:{problem}"
    assert ran.complaints == ["nothing was checked: fix the file"]
    assert (project / file).read_text() == text


def test_what_cannot_be_written(run: Run, project: Path) -> None:
    said = "no such file or directory"
    ran = run("baseline", "write", "corpus", "--baseline", "no/known.jsonl")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == [f"cannot write no/known.jsonl: {said}"]
    ran = run(*ACCEPT, "--decisions", "no/decisions.yaml")
    assert (ran.code, ran.complaints) == (2, [f"cannot write no/decisions.yaml: {said}"])
    (project / "claimcheck-decisions.yaml").write_text(
        "decisions: [{id: 0123456789ab, verdict: accepted, reason: So.,\n"
        "  quotes: [{path: a.md, quote: Zinc.}]}]\n"
    )
    ran = run(*ACCEPT)
    assert (ran.code, ran.complaints) == (
        2,
        [
            "claimcheck-decisions.yaml is as it was: 'decisions' is written in brackets; put each "
            "on lines of its own"
        ],
    )


# Decisions.


def test_what_was_decided_is_not_asked_again(run: Run, corpus: Path, states: States) -> None:
    file = corpus.parent / "claimcheck-decisions.yaml"
    ran = _decide(run, DISPUTE, "--by", "Ana", "--until", "2027-05-01")
    assert ran == (0, f"{file.name}: {DISPUTE} is accepted until 2027-05-01\n", "")
    assert (
        file.read_text().partition("decisions:\n")[2]
        == f"""\
  - id: {DISPUTE}
    verdict: accepted
    reason: On purpose.
    by: Ana
    on: 2026-11-21
    until: 2027-05-01
    finding:
      kind: contradiction
      question: {{subject: [moonwort], aspect: course, object: snuffles}}
    quotes:
      - path: corpus/moonwort.md
        reads: affirmed reverses
        quote: Moonwort cures snuffles.
      - path: corpus/clinic.md
        reads: denied reverses
        quote: Moonwort does not cure snuffles, whatever the neighbours say of it.
"""
    )
    assert states("corpus") == {VIOLATION: "new", DISPUTE: "accepted"}
    assert run("corpus", "--baseline", "/dev/null", "-q").code == 2
    ran = run("corpus", "--show", "all", *TODAY)
    told = "  state: accepted by Ana on 2026-11-21, until 2027-05-01: On purpose.\n"
    assert told in ran.out
    assert "\n1 new, 1 accepted\n" in ran.err


@pytest.mark.usefixtures("corpus")
def test_an_expired_decision_returns_and_says_so(run: Run, states: States) -> None:
    _decide(run, DISPUTE, "--until", "2026-11-30", verdict="fix-planned")
    _decide(run, VIOLATION, verdict="fix-planned")
    assert states("corpus") == {VIOLATION: "fix-planned", DISPUTE: "fix-planned"}
    assert run("corpus", "-q", "--today", "2026-11-30").code == 0
    late = ("corpus", "--today", "2026-12-01")
    ran = run(*late, "--format", "short")
    assert ran.code == 1
    assert ran.out.endswith(f"[{DISPUTE}] (expired 2026-11-30)\n")
    assert "0 new, 1 fix-planned, 1 expired; 1 hidden (--show all shows them)\n" in ran.err
    told = (
        "decided once, and the decision has expired (fix-planned on 2026-11-21, until 2026-11-30:"
    )
    assert told in " ".join(run(*late).out.split())
    assert run("decide", "list", "--today", "2026-12-01").out.splitlines()[:3] == [
        f"claimcheck-decisions.yaml:5: {DISPUTE} fix-planned until 2026-11-30 (expired) "
        "on 2026-11-21",
        "  on: contradiction",
        "  reason: On purpose.",
    ]


def test_comments_of_people_stay_where_a_decision_changes(run: Run, corpus: Path) -> None:
    file = corpus.parent / "claimcheck-decisions.yaml"
    _decide(run, DISPUTE)
    file.write_text(file.read_text().replace("    verdict:", "    # Ask Ben.\n    verdict:"))
    _decide(run, DISPUTE, verdict="fix-planned")
    assert "    # Ask Ben.\n    verdict: fix-planned\n" in file.read_text()
    assert file.read_text().count("- id:") == 1


def test_a_reworded_sentence_is_shown_as_changed(run: Run, corpus: Path, states: States) -> None:
    _decide(run, VIOLATION)
    (corpus / "moonwort.md").write_text("# Moonwort\n\nMoonwort cures the snuffles.\n")
    assert states("corpus")[VIOLATION] == "accepted"
    ran = run("corpus", "--show", "all")
    assert '"Moonwort"  (changed since decided)\n' in ran.out
    assert '    it was: "Moonwort cures snuffles."\n' in ran.out
    short = run("corpus", "--show", "all", "--format", "short").out
    assert f"[{RULE}] (accepted, changed since decided)\n" in short


def test_a_sentence_that_says_the_opposite_now_is_new(
    run: Run, corpus: Path, states: States
) -> None:
    (corpus / "third.md").write_text("# Third\n\nMoonwort does cure all the snuffles.\n")
    _decide(run, DISPUTE)
    assert states("corpus")[DISPUTE] == "accepted"
    (corpus / "third.md").write_text("# Third\n\nMoonwort does not cure all the snuffles.\n")
    assert states("corpus")[DISPUTE] == "new"


def test_a_false_positive_is_offered_as_a_test(run: Run, corpus: Path) -> None:
    (corpus / "moonwort.md").write_text("# Moonwort\n\nMoonwort cures the snuffles.\n")
    ran = _decide(run, VIOLATION, verdict="false-positive")
    assert (
        ran.out
        == f"""\
claimcheck-decisions.yaml: {VIOLATION} is false-positive
the test that says so, for house/moonwort.yaml:9 (--add-test writes it):
    tests:
      silent:
        - "Moonwort cures the snuffles."
"""
    )
    house = corpus.parent / "house" / "moonwort.yaml"
    assert house.read_text() == RULES
    ran = _decide(run, VIOLATION, "--add-test", "--test-as", "agrees", verdict="false-positive")
    assert ran.out.splitlines()[1] == (
        "house/moonwort.yaml:9: 1 test added; `claimcheck rules test` fails until it is read so"
    )
    assert house.read_text() == RULES.replace(
        "agrees: [Moonwort does not cure snuffles.]",
        'agrees: [Moonwort does not cure snuffles., "Moonwort cures the snuffles."]',
    )
    assert run("rules", "test", "house", "-q").code == 1


def test_a_test_that_cannot_be_added_leaves_all_as_it_was(run: Run, corpus: Path) -> None:
    house = corpus.parent / "house" / "moonwort.yaml"
    ran = _decide(run, VIOLATION, "--add-test", "--test-as", "agrees", verdict="false-positive")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == ["house/moonwort.yaml is as it was: the test does not validate"]
    assert "18:50: error: the sentence stands under 'violates' as well\n" in ran.err
    assert house.read_text() == RULES
    assert not (corpus.parent / "claimcheck-decisions.yaml").exists()


def test_shipped_rules_are_not_written_to(run: Run, project: Path) -> None:
    (project / "corpus" / "bones.md").write_text("Vitamin D alone reverses osteoporosis.\n")
    ran = run("corpus", "--format", "short", "-q", "--topic", "bone-health")
    assert ran.code == 1
    ran = run("corpus", "--format", "json", "--topic", "bone-health")
    found = json.loads(ran.out)["findings"][0]
    ran = _decide(run, found["id"], "--add-test", verdict="false-positive")
    assert ran.code == 2
    (complaint,) = ran.complaints
    assert re.sub(r":\d+", "", complaint) == (
        "bone-health.yaml is not in a folder of yours (--rules, or 'rules' in claimcheck.yaml): "
        "send the test to whoever keeps these rules"
    )
    assert not (project / "claimcheck-decisions.yaml").exists()


def test_a_dispute_has_no_rule_to_test(run: Run, corpus: Path) -> None:
    assert corpus.is_dir()
    ran = _decide(run, DISPUTE, verdict="false-positive")
    assert ran.out == f"claimcheck-decisions.yaml: {DISPUTE} is false-positive\n"
    ran = _decide(run, DISPUTE, "--add-test", verdict="false-positive")
    assert ran.complaints[0] == "--add-test needs a finding of a rule: a violation"


def test_a_download_is_taken_over(run: Run, corpus: Path, states: States) -> None:
    chosen = {"id": VIOLATION, "verdict": "accepted", "reason": "So.", "by": None, "until": None}
    unknown = {**chosen, "id": "0123456789ab"}
    file = corpus.parent / "claimcheck-decisions.json"
    page = {"schema": "claimcheck/decisions@1", "decisions": [chosen]}
    file.write_text(json.dumps(page))
    ran = run("decide", "import", file.name, "corpus", "--by", "Ana", *TODAY)
    assert ran == (0, f"claimcheck-decisions.yaml: 1 decision taken over from {file.name}\n", "")
    assert states("corpus") == {VIOLATION: "accepted", DISPUTE: "new"}
    assert "\n    by: Ana\n" in (corpus.parent / "claimcheck-decisions.yaml").read_text()
    file.write_text(json.dumps({**page, "decisions": [unknown]}))
    ran = run("decide", "import", file.name, "corpus")
    assert (ran.code, ran.complaints) == (
        3,
        [f"{file.name}: no finding '0123456789ab' in the articles that were read; not taken over"],
    )
    file.write_text("{}")
    ran = run("decide", "import", file.name, "corpus")
    assert (ran.code, ran.complaints) == (
        2,
        [f'{file.name}: these are no decisions: no "schema": "claimcheck/decisions@1"'],
    )


# Comments in articles.


@pytest.mark.parametrize(
    "article",
    [
        f"<!-- claimcheck: ignore-next {RULE} -- Quoted. -->\nMoonwort cures snuffles.\n",
        f"Moonwort is nice. <!-- claimcheck: ignore-next {RULE} — Quoted. --> Moonwort cures "
        "snuffles.\n",
        "# Moonwort\n\nMoonwort cures snuffles.\n\n<!-- claimcheck: ignore-file violation -- "
        "Quoted. -->\n",
        f"<!-- claimcheck: ignore-next {VIOLATION} --\n  Quoted. -->\n\n- Moonwort cures "
        "snuffles.\n",
    ],
)
def test_a_comment_silences(article: str, run: Run, project: Path) -> None:
    (project / "corpus" / "moonwort.md").write_text(article)
    ran = run("corpus", "-q", "--show", "all", "--fail-on", "note")
    assert ran.code == 0
    assert "  state: suppressed: Quoted.\n" in ran.out


def test_what_comes_after_the_next_is_not_silenced(run: Run, project: Path) -> None:
    (project / "corpus" / "moonwort.md").write_text(
        "<!-- claimcheck: ignore-next violation -- Quoted. -->\nMoonwort cures snuffles.\n\n"
        "Moonwort cures the snuffles.\n"
    )
    ran = run("corpus", "--format", "short", "-q")
    assert (ran.code, ran.out.partition(" ")[0]) == (1, "corpus/moonwort.md:4:1:")


def test_either_end_silences_a_pair(corpus: Path, states: States) -> None:
    text = (corpus / "clinic.md").read_text()
    comment = "<!-- claimcheck: ignore-file contradiction -- We say so, others do not. -->\n"
    (corpus / "clinic.html").write_text(f"<body>{comment}<p>{text[9:]}</p></body>")
    (corpus / "clinic.md").unlink()
    assert states("corpus") == {VIOLATION: "new", DISPUTE: "suppressed"}


def test_comments_that_do_nothing_are_findings(run: Run, project: Path) -> None:
    comments = (
        f"ignore-next {RULE} -- Why.",
        "ignore-next violatoin -- Why.",
        f"ignore-next {RULE}",
        "ignore-all violation -- Why.",
    )
    text = "".join(f"<!-- claimcheck: {comment} -->\n" for comment in comments)
    (project / "corpus" / "other.md").write_text(f"# Other\n\n{text}\nMoonwort is a herb.\n")
    ran = run("corpus/other.md", "--format", "short", "-q", "--fail-on", "warning")
    place = "corpus/other.md:{}:1: warning unused-suppression the comment "
    usage = "write <!-- claimcheck: ignore-next RULE -- reason -->"
    said = [
        f'"{comments[0]}" does nothing: there is nothing for it to silence; remove it',
        f"\"{comments[1]}\" does nothing: unknown rule 'violatoin'; did you mean 'violation'?",
        f'"{comments[2]}" does nothing: it gives no reason; {usage}',
        f"\"{comments[3]}\" does nothing: unknown word 'ignore-all'; did you mean 'ignore-file'?",
    ]
    lines = [re.sub(r" \[[0-9a-f]{12}\]$", "", line) for line in ran.out.splitlines()]
    assert lines == [place.format(number) + words for number, words in enumerate(said, start=3)]
    assert "   --> corpus/other.md:3:1\n" in run("corpus/other.md").out


def test_comments_are_judged_by_the_rules_that_counted(run: Run, project: Path) -> None:
    comments = (f"ignore-file {RULE} -- Why.", "ignore-file violation -- Why.", "ignore-file x")
    text = "".join(f"<!-- claimcheck: {comment} -->\n" for comment in comments)
    (project / "corpus" / "other.md").write_text(f"# Other\n\n{text}\nMoonwort is a herb.\n")

    def judged(*words: str) -> list[str]:
        out = run("corpus", "--format", "short", "-q", *words).out
        return re.findall(r"other\.md:(\d+)", out)

    assert judged() == ["3", "4", "5"]
    assert judged("--topic", "moonwort") == ["3", "5"]
    assert judged("--topic", "bone-health") == ["5"]
    config = project / "claimcheck.yaml"
    config.write_text(config.read_text() + "severities: {unused-suppression: off}\n")
    assert judged() == []


def test_a_comment_that_does_nothing_can_be_known_too(run: Run, project: Path) -> None:
    comment = f"<!-- claimcheck: ignore-file {RULE} -- Why. -->\n"
    other = project / "corpus" / "other.md"
    other.write_text(f"# Other\n\n{comment}\nMoonwort is a herb.\n")
    run("baseline", "write", "corpus")
    strict = ("corpus", "-q", "--fail-on", "note", "--strict-baseline")
    assert run(*strict) == (0, "", "")
    other.rename(project / "corpus" / "herbs.md")
    assert run(*strict) == (0, "", "")
    assert run("baseline", "write", "corpus").out.endswith(
        ": 2 claims known, 1 brought up to date\n"
    )
    (project / "corpus" / "again.md").write_text(f"# Again\n\n{comment}\nA herb it is.\n")
    assert run(*strict).code == 1
    (project / "corpus" / "herbs.md").write_text("# Herbs\n\nMoonwort is a herb.\n")
    (project / "corpus" / "again.md").unlink()
    (stale,) = run(*strict).complaints
    said = f'corpus/herbs.md: "the comment "ignore-file {RULE[:34]}…"'
    assert stale.startswith("claimcheck-baseline.jsonl:2: found no longer: unused-suppression ")
    assert stale.endswith(said)


def test_a_comment_on_a_pair_is_judged_where_all_was_read(run: Run, project: Path) -> None:
    comment = "<!-- claimcheck: ignore-file contradiction -- Why. -->\n"
    (project / "corpus" / "other.md").write_text(f"# Other\n\n{comment}\nMoonwort is a herb.\n")
    assert "unused-suppression" not in run("corpus/other.md", "--format", "short", "-q").out
    assert "unused-suppression" in run("corpus", "--format", "short", "-q").out


# Ids survive.


def _moved_about(corpus: Path) -> None:
    """The same articles: lines moved, rewrapped, renamed, in other folders."""
    text = (corpus / "clinic.md").read_text()
    rewrapped = "\n\nA word before.\n\n> " + " ".join(text.split("\n\n")[1].split()).replace(
        ", whatever", ",\n> whatever"
    )
    (corpus / "clinic.md").write_text(f"# Notes from the clinic{rewrapped}\n")
    (corpus / "herbs").mkdir()
    (corpus / "moonwort.md").rename(corpus / "herbs" / "all-about-moonwort.md")


def test_nothing_becomes_new_that_is_not(run: Run, corpus: Path, states: States) -> None:
    (corpus / "third.txt").write_text("Moonwort\n\nMoonwort never cures snuffles at all.\n")
    _decide(run, VIOLATION)
    run("baseline", "write", "corpus")
    before = states("corpus")
    assert set(before.values()) == {"accepted", "baselined"}
    _moved_about(corpus)
    (corpus / "third.txt").rename(corpus / "herbs" / "third.md")
    assert states("corpus") == before
    ran = run("corpus", "--strict-baseline")
    assert ran.code == 0
    assert "0 new, " in ran.err
    assert "no longer" not in ran.err
    assert run("baseline", "write", "corpus").out.endswith(", 2 brought up to date\n")
    assert states("corpus") == before
    (corpus / "herbs" / "again.md").write_text("# Again\n\nMoonwort cures snuffles.\n")
    assert states("corpus")[VIOLATION] == "new"


def test_on_another_machine_in_another_order(
    run: Run,
    corpus: Path,
    states: States,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _decide(run, VIOLATION)
    run("baseline", "write", "corpus")
    before = states("corpus")
    other = tmp_path_factory.mktemp("elsewhere") / "checkout"
    shutil.copytree(corpus.parent, other)
    monkeypatch.chdir(other / "corpus")
    assert states("moonwort.md", "../corpus/clinic.md") == before
    assert states("clinic.md", "moonwort.md", "--jobs", "2") == before
    findings = json.loads(run("check", ".", "--format", "json").out)["findings"]
    told = [finding["decision"]["place"] for finding in findings if finding["decision"]]
    assert told == ["claimcheck-decisions.yaml:5"]
    monkeypatch.chdir(other)
    assert run("baseline", "write", "corpus").code == 0
    assert (other / "claimcheck-baseline.jsonl").read_text() == (
        corpus.parent / "claimcheck-baseline.jsonl"
    ).read_text()


def test_under_another_root(run: Run, corpus: Path, states: States) -> None:
    _decide(run, VIOLATION)
    run("baseline", "write", "corpus")
    before = states("corpus")
    below = corpus.parent / "site" / "texts"
    below.parent.mkdir()
    corpus.rename(below)
    assert states("site") == before
    assert run("site", "-q", "--strict-baseline") == (0, "", "")
