"""`claimcheck ask`: names in any spelling, sides with their sources, narrower concepts labelled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import RULE_OF_MOONWORT, RULES, Run

CONCEPTS = """\
concepts:
  royal_moonwort: {label: royal moonwort, kind: food, is_a: moonwort}
  frogwort: {label: frogwort, kind: food}
"""
ARTICLES = {
    "a.md": "---\nsource: The Herbal\ndate: 2024-05-01\n---\n\nMoonwort cures snuffles.\n",
    "b.md": "Moonwort may ease sniffles. Moonwort may relieve snuffles, too.\n",
    "c.md": "Moonwort does not cure snuffles.\n",
    "d.md": "Royal moonwort does not relieve snuffles.\n",
    "e.md": "Moonwort with frogwort relieves snuffles.\n",
    "f.md": "Frogwort relieves snuffles.\n",
    "g.md": "The evidence on whether moonwort relieves snuffles is mixed.\n",
}


@pytest.fixture
def corpus(project: Path) -> Path:
    """Articles on moonwort and snuffles, and what is beside them."""
    (project / "house" / "moonwort.yaml").write_text(RULES.replace("concepts:\n", CONCEPTS))
    (project / "corpus" / "moonwort.md").unlink()
    for name, text in ARTICLES.items():
        (project / "corpus" / name).write_text(text)
    (project / "claimcheck.yaml").write_text("rules: [house]\npaths: corpus\n")
    return project / "corpus"


def asked(run: Run, *words: str) -> dict[str, Any]:
    """The answer as an object."""
    ran = run("ask", *words, "--format", "json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def outline(answer: dict[str, Any]) -> list[Any]:
    """Each question with how it differs, and the reading, sources and hedging of its sides."""
    return [
        (
            "+".join(part["question"]["subject"]),
            [(one["link"], one["concept"]) for one in part["differs"]],
            [
                (
                    side["reading"],
                    [Path(claim["path"]).stem + "~" * claim["hedged"] for claim in side["claims"]],
                )
                for side in part["sides"]
            ],
        )
        for part in answer["questions"]
    ]


@pytest.mark.usefixtures("corpus")
def test_sides_with_their_sources(run: Run) -> None:
    answer = asked(run, "moonwort", "snuffles")
    assert outline(answer) == [
        (
            "moonwort",
            [],
            [
                ("moonwort may treat or improve snuffles", ["a", "b~", "b~"]),
                ("it is unclear whether moonwort treats or improves snuffles", ["g"]),
                ("moonwort does not reverse snuffles", ["c"]),
            ],
        ),
        (
            "frogwort+moonwort",
            [("together with", "frogwort")],
            [("frogwort and moonwort together treat or improve snuffles", ["e"])],
        ),
        (
            "royal_moonwort",
            [("a kind of", "royal_moonwort")],
            [("royal moonwort does not treat or improve snuffles", ["d"])],
        ),
    ]
    first = answer["questions"][0]
    assert [one["rule"] for one in first["established"]] == [RULE_OF_MOONWORT]
    assert first["established"][0]["evidence"][0]["cite"] == "House style"
    assert [finding["kind"] for finding in first["findings"]] == [
        "contradiction",
        "violation",
        "apparent",
        "tension",
    ]
    assert [one["source"] for one in answer["articles"] if one["path"] == "corpus/a.md"] == [
        "The Herbal"
    ]


@pytest.mark.usefixtures("corpus")
def test_as_text(run: Run) -> None:
    ran = run("ask", "moonwort", "snuffles")
    assert ran.code == 0
    assert ran.out.startswith("""\
moonwort and snuffles: 6 of 7 articles speak of it

What can moonwort do for snuffles?
  2 sources, 1 hedged: moonwort may treat or improve snuffles
    corpus/a.md:6:1  (The Herbal, 2024-05-01)
      | Moonwort cures snuffles.
      | -------- ^^^^^ --------
    corpus/b.md:1:1  hedged
      | Moonwort may ease sniffles.
      | -------- ^^^ ^^^^ --------
    ... and 1 more (-v shows all)
  1 source: it is unclear whether moonwort treats or improves snuffles (left open)
""")
    assert "\n  established: moonwort does not reverse snuffles" in ran.out
    assert "\n  evidence: " not in ran.out
    assert "\n    evidence: editorial, 2026: No cures. House style.\n" in ran.out
    assert "\n  (together with frogwort)\n" in ran.out
    assert "\n  (royal moonwort: a kind of moonwort)\n" in ran.out
    assert "... and" not in run("ask", "moonwort", "snuffles", "-v").out


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("name", ["snuffles", "Sniffles", "sniffle", "snufles"])
def test_names_in_any_spelling(run: Run, name: str) -> None:
    assert asked(run, "MOONWORT", name)["object"] == "snuffles"


@pytest.mark.usefixtures("corpus")
def test_a_misspelt_name_is_told(run: Run) -> None:
    ran = run("ask", "moonwort", "snufles")
    assert ran.complaints == ["'snufles' is read as snuffles"]
    assert run("ask", "moonwort", "snufles", "-q").complaints == []


@pytest.mark.usefixtures("corpus")
def test_a_subject_alone_and_an_object_alone(run: Run) -> None:
    subjects = [part[0] for part in outline(asked(run, "frogwort"))]
    assert subjects == ["frogwort", "frogwort+moonwort"]
    subjects = [part[0] for part in outline(asked(run, "snuffles"))]
    assert sorted(subjects) == ["frogwort", "frogwort+moonwort", "moonwort", "royal_moonwort"]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("moonwurzt", "no concept 'moonwurzt'; did you mean 'moonwort'?"),
        ("moonwort and frogwort", "no concept 'moonwort and frogwort'; ask for one of moonwort, "
         "frogwort"),
        ("moonwort qqq", "no concept 'moonwort qqq'; did you mean 'moonwort'?"),
        ("qqq", "no concept 'qqq'"),
        ("", "no concept ''"),
    ],
)  # fmt: skip
def test_a_name_that_is_not_known(run: Run, words: str, said: str) -> None:
    ran = run("ask", words, "snuffles")
    assert (ran.code, ran.out) == (2, "")
    assert ran.complaints == [said, "see 'claimcheck ask --help'"]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("asked_for", ["moonwort", "frogwort"])
def test_a_comparison_is_on_both(run: Run, project: Path, asked_for: str) -> None:
    (project / "corpus" / "h.md").write_text("Moonwort works better than frogwort for snuffles.\n")
    answer = asked(run, asked_for, "snuffles", "--in", "corpus/h.md")
    (side,) = answer["questions"][0]["sides"]
    assert side["reading"] == "moonwort is better than frogwort for snuffles"


@pytest.mark.usefixtures("corpus")
def test_a_statement_that_nobody_speaks_of_is_told_once(run: Run) -> None:
    questions = asked(run, "vitamin D")["questions"]
    rules = [tuple(one["rule"] for one in part["established"]) for part in questions]
    assert len(rules) == len(set(rules)) > 1
    assert not any(part["sides"] for part in questions)


@pytest.mark.usefixtures("corpus")
def test_nothing_is_said(run: Run) -> None:
    ran = run("ask", "snuffles", "moonwort")
    assert (ran.code, ran.out) == (0, "snuffles and moonwort: none of 7 articles speaks of it\n")
    assert ran.complaints == ['nothing is said on that; try: claimcheck ask "moonwort" "snuffles"']
    ran = run("ask", "moonwort", "snuffles", "--in", "corpus/f.md")
    assert ran.out.startswith(
        "moonwort and snuffles: none of 1 article speaks of it\nwhat is established:\n\n"
        "What can moonwort do for snuffles?\n  established: moonwort does not reverse snuffles"
    )


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("articles", "said"),
    [
        (["a.md"], "1 source: moonwort reverses snuffles"),
        (["b.md"], "1 source, hedged: moonwort may treat or improve snuffles"),
        (["b.md", "h.md"], "2 sources, all hedged: moonwort may treat or improve snuffles"),
        (["a.md", "b.md", "h.md"], "3 sources, 2 hedged: moonwort may treat or improve snuffles"),
    ],
)
def test_how_many_say_it(run: Run, articles: list[str], said: str, project: Path) -> None:
    (project / "corpus" / "h.md").write_text("Moonwort may relieve snuffles.\n")
    paths = [word for name in articles for word in ("--in", f"corpus/{name}")]
    assert run("ask", "moonwort", "snuffles", *paths).out.splitlines()[3] == f"  {said}"


@pytest.mark.usefixtures("corpus")
def test_reading_nothing_is_told(run: Run) -> None:
    ran = run("ask", "moonwort", "--in", "nowhere")
    assert ran.code == 3
    assert ran.complaints[0] == "nowhere: no such file or folder"


@pytest.mark.usefixtures("corpus")
def test_a_claim_has_the_id_that_it_has_in_a_finding(run: Run) -> None:
    first = asked(run, "moonwort", "snuffles")["questions"][0]
    ids = {claim["id"] for side in first["sides"] for claim in side["claims"]}
    (contradiction, *_) = first["findings"]
    found = {claim["id"] for side in contradiction["sides"] for claim in side["claims"]}
    assert found <= ids


@pytest.mark.usefixtures("corpus")
def test_what_is_decided_on_says_so(run: Run) -> None:
    first = asked(run, "moonwort", "snuffles")["questions"][0]
    words = ("--verdict", "accepted", "--reason", "Known", "--by", "A")
    (violation,) = [one["id"] for one in first["findings"] if one["kind"] == "violation"]
    assert f"error[violation] on this: {violation}\n" in run("ask", "moonwort", "snuffles").out
    assert run("decide", violation, *words).code == 0
    shown = run("ask", "moonwort", "snuffles").out
    assert f"error[violation] (accepted) on this: {violation}\n" in shown
