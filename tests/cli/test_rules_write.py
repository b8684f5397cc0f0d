"""`claimcheck rules new|add`: gaps that are told, and files that keep their layout."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from tests.cli.conftest import RULES, Run

pytestmark = pytest.mark.usefixtures("project")

#: What an author writes into the gaps, in their order.
FILLED = (
    "Frogwort and snuffles",
    "frogwort",
    "food",
    "treats",
    "snuffles",
    "supported",
    "Say that it eases them.",
    "A review of trials",
    "It eased snuffles",
    "Frogwort does not ease snuffles.",
    "Frogwort eases snuffles.",
)
OPTIONS = (
    *("--subject", "moonwort", "--relation", "treats or improves", "--object", "sniffles"),
    *("--verdict", "supported", "--cite", 'The "big" review', "--doi", "10.1000/xyz"),
    *("--advice", "Say that it eases them: a little.", "--today", "2026-11-20"),
    *("--violates", "Moonwort does not ease snuffles.", "--agrees", "Moonwort eases snuffles."),
)
ADDED = """\
  - id: moonwort-treats-snuffles
    claim: {subject: moonwort, relation: treats, object: snuffles}
    verdict: supported
    severity: warning
    advice: "Say that it eases them: a little."
    evidence:
      - type: review
        cite: "The \\"big\\" review"
        doi: "10.1000/xyz"
        checked: 2026-11-20
    tests:
      violates: ["Moonwort does not ease snuffles."]
      agrees: ["Moonwort eases snuffles."]
"""
FILE = "house/moonwort.yaml"


def test_a_new_file_tells_each_of_its_gaps(run: Run, project: Path) -> None:
    ran = run("rules", "new", "frogwort", "--today", "2026-11-20")
    file = project / "house" / "frogwort.yaml"
    said = f"{Path('house', 'frogwort.yaml')} written; fill it in, then: "
    assert (ran.code, ran.out) == (0, f"{said}claimcheck rules validate house/frogwort.yaml\n")
    lines = file.read_text().splitlines()
    gaps = [number for number, line in enumerate(lines, 1) if "# FILL IN:" in line]
    assert len(gaps) == len(FILLED)
    ran = run("rules", "validate", "house", "--format", "github", "-q")
    assert [int(line) for line in re.findall(r"::error .*?line=(\d+)", ran.out)] == gaps
    assert ran.out.count("::warning") == 1  # The source has no doi yet.


def test_a_new_file_validates_once_it_is_filled_in(run: Run, project: Path) -> None:
    run("rules", "new", "frogwort", "house", "--today", "2026-11-20", "-q")
    file = project / "house" / "frogwort.yaml"
    parts = re.split(r"# FILL IN:.*", file.read_text())
    words = [f'"{word}"' for word in FILLED]
    file.write_text("".join(part + word for part, word in zip(parts, [*words, ""], strict=True)))
    ran = run("rules", "validate", "house", "--today", "2026-11-21", "-q", "--format", "github")
    assert ran.out.count("::") == 2
    assert "title=claimcheck rules::evidence that cannot be looked up" in ran.out
    assert run("rules", "test", "--filter", "frogwort", "-q") == (0, "", "")


def test_a_new_file_extends_a_concept_that_is_known(run: Run, project: Path) -> None:
    run("rules", "new", "snuffles", "--today", "2024-02-29", "-q")
    text = (project / "house" / "snuffles.yaml").read_text()
    assert "\n  snuffles: {extend: true, synonyms: [], not: []}\n" in text
    assert "\nreviewed: {on: 2024-02-29, next: 2025-02-28}" in text


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("moonwort", "topic 'moonwort' is there already, in house/moonwort.yaml:1"),
        (
            "Moon Wort",
            "'Moon Wort' is no topic; use lower-case letters, digits and hyphens: honey-and-coughs",
        ),
        ("herbs", "house/herbs.yaml exists already"),
    ],
)
def test_no_new_file(topic: str, said: str, run: Run, project: Path) -> None:
    (project / "house" / "herbs.yaml").write_text(RULES.split("concepts:")[0].replace("moon", "m"))
    ran = run("rules", "new", topic)
    assert (ran.code, ran.out, ran.complaints[0]) == (2, "", said)


def test_add_by_options(run: Run, project: Path) -> None:
    file = project / FILE
    ran = run("rules", "add", FILE, *OPTIONS)
    assert ran == (0, f"{FILE}:20: moonwort/moonwort-treats-snuffles added\n", "")
    assert file.read_text() == RULES + ADDED


def test_what_stands_around_stays(run: Run, project: Path) -> None:
    changed = RULES.replace("  - id:", "# Ours.\n\n    -   id:  # the first")
    changed = changed.replace("\n    claim", "\n        claim")
    head, _, tail = RULES.partition("statements:\n")
    body = "".join(f"  {line}\n" for line in tail.splitlines())
    text = f"{head}statements: # ours\n\n{body}    # Last word.\n\n# Amounts.\nquantities: {{}}\n"
    text = text.replace("\n", "\r\n")
    (project / FILE).write_bytes(text.encode())
    assert run("rules", "add", FILE, *OPTIONS, "-q", "--no-test").code == 0
    after = (project / FILE).read_bytes().decode()
    entry = "".join(f"  {line}\r\n" for line in ADDED.splitlines())
    assert after == text.replace("    # Last word.\r\n", f"    # Last word.\r\n{entry}")


@pytest.mark.parametrize("empty", ["", "statements: [] # none yet\n"])
def test_add_the_first_statement(empty: str, run: Run, project: Path) -> None:
    head = RULES.partition("statements:\n")[0]
    (project / FILE).write_text(head + empty)
    assert run("rules", "add", FILE, *OPTIONS, "-q").code == 0
    opened = "statements: # none yet\n" if "#" in empty else "statements:\n"
    blank = "" if empty else "\n"
    assert (project / FILE).read_text() == f"{head}{blank}{opened}{ADDED}"


def test_what_does_not_validate_is_not_added(run: Run, project: Path) -> None:
    ran = run("rules", "add", FILE, *OPTIONS, "--id", "Moonwort eases")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == [f"{FILE} is as it was: the statement does not validate"]
    assert f"{FILE}:20:9: error: id: 'Moonwort eases' does not fit here" in ran.err
    assert (project / FILE).read_text() == RULES


def test_a_test_that_fails_is_told_and_stays(run: Run) -> None:
    options = [word.replace("does not ease", "eases") for word in OPTIONS]
    options[options.index("--agrees") + 1] = "Moonwort soothes snuffles."
    ran = run("rules", "add", FILE, *options, "-q")
    assert ran.code == 1
    assert ran.out.splitlines()[:3] == [
        f"{FILE}:20: FAIL moonwort/moonwort-treats-snuffles",
        "  violates: Moonwort eases snuffles.",
        "  wrong slot: must be reported, but another claim was read (polarity)",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--subject", "moonwert"), "no concept 'moonwert'; did you mean 'moonwort'?"),
        (("--relation", "revreses"), "no relation 'revreses'; did you mean 'reverses'?"),
        (
            ("--subject", "moonwort", "--relation", "treats"),
            "no terminal to ask at; give --object, --verdict, --cite, --violates, --agrees, "
            "--advice",
        ),
    ],
)
def test_options_that_cannot_be(words: tuple[str, ...], said: str, run: Run) -> None:
    ran = run("rules", "add", FILE, *words)
    assert (ran.code, ran.out, ran.complaints[0]) == (2, "", said)


def test_statements_in_brackets_are_left_to_the_author(run: Run, project: Path) -> None:
    head, _, tail = RULES.partition("statements:\n")
    (project / FILE).write_text(
        f"{head}statements: [{{id: old-name, replaced_by: other}},\n"
        "  {id: other, claim: {subject: moonwort, relation: treats, object: snuffles},\n"
        "   verdict: supported, advice: So., evidence: [{type: editorial, cite: We}],\n"
        "   tests: {violates: [Moonwort does not treat snuffles.]}}]\n"
    )
    assert tail
    ran = run("rules", "add", FILE, *OPTIONS)
    assert (ran.code, ran.complaints) == (
        2,
        [f"{FILE}: 'statements' is written in brackets; put each on lines of its own"],
    )


class Terminal(io.StringIO):
    """Standard input of an author who types."""

    def isatty(self) -> bool:
        return True


def test_add_by_answers(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = (
        "moonwert",  # A slip is asked for again.
        "moonwort",
        "treats",
        "sniffles",
        "supported",
        'The "big" review',
        "Moonwort does not ease snuffles.",
        "Moonwort eases snuffles.",
        "Say that it eases them: a little.",
    )
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{answer}\n" for answer in answers)))
    ran = run("rules", "add", FILE, "--doi", "10.1000/xyz", "--today", "2026-11-20")
    assert (ran.code, ran.out) == (0, f"{FILE}:20: moonwort/moonwort-treats-snuffles added\n")
    assert "Error: no concept 'moonwert'; did you mean 'moonwort'?" in ran.err
    assert (project / FILE).read_text() == RULES + ADDED


AMOUNT = (
    *("--subject", "moonwort", "--relation", "amount_is", "--role", "intake"),
    *("--verdict", "supported", "--cite", "The big review", "--doi", "10.1000/xyz", "--sole"),
    *("--advice", "Give the range.", "--today", "2026-11-20", "-q"),
    *("--violates", "Adults need 9,000 IU of moonwort a day."),
    *("--agrees", "Adults need 800 IU of moonwort a day."),
)


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("10 to 50 µg a day", "role: intake, low: 10, high: 50, unit: ug/day"),
        ("at least 400 IU", "role: intake, low: 10, unit: ug/day"),
        ("no more than 0.05 mg daily", "role: intake, high: 50, unit: ug/day"),
    ],
)
def test_an_amount_is_written_in_the_unit_of_its_concept(
    words: str, quantity: str, run: Run, project: Path
) -> None:
    file = project / FILE
    measure = "quantities:\n  daily: {of: moonwort, unit: ug/day, convert: {IU: 0.025 ug}}\n"
    file.write_text(file.read_text().replace("statements:\n", f"{measure}statements:\n"))
    assert run("rules", "add", FILE, *AMOUNT, "--amount", words, "--no-test").code == 0
    added = file.read_text().partition("  - id: moonwort-intake\n")[2].splitlines()[0]
    claim = (
        f"subject: moonwort, relation: amount_is, quantity: {{{quantity}}}, scope: {{sole: true}}"
    )
    assert added == f"    claim: {{{claim}}}"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--amount", "plenty"), "no amount in 'plenty'; write it like '10 to 50 µg a day'"),
        (("--amount", "5 mg or 9 g"), "more than one amount in '5 mg or 9 g'; write it like"),
        ((), "no terminal to ask at; give --amount"),
        (
            ("--amount", "5 mg", "--relation", "treats"),
            "--amount and --role go with --relation amount_is",
        ),
    ],
)
def test_an_amount_that_cannot_be_used_is_told(
    options: tuple[str, ...], said: str, run: Run, project: Path
) -> None:
    before = (project / FILE).read_text()
    ran = run("rules", "add", FILE, *AMOUNT, *options)
    assert ran.code == 2
    assert ran.complaints[0].startswith(said)
    assert (project / FILE).read_text() == before
