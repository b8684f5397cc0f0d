"""What code hosts are told: where a finding is shown, what is new, and what people decided."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from checker.report.formats import FORMATS
from checker.report.kinds import KINDS
from checker.report.markdown_finding import marked
from checker.report.places import News, lead_region, newest_first, published
from checker.report.states import STATES, state_words
from checker.report.text import shortened
from checker.report.view import Repository, View
from checker.values.article import Metadata
from checker.values.report import (
    ArticleRecord,
    Decision,
    Finding,
    FindingKind,
    Place,
    Report,
    Severity,
    Stale,
    State,
)
from checker.values.span import Span
from tests.report.hostile import hostile_report
from tests.report.sample import ARTICLES, DISPUTE, NAMES, NOTE, REPORT, RUN, VIOLATION, claim

VIEW = View(NAMES, RUN)
SCHEMA = Path(__file__).parent / "sarif" / "sarif-2.1.0.json"

ACCEPTED = Decision(
    State.ACCEPTED, "We differ here.", "A. Editor", "2026-11-01", "2027-11-01", "decisions.yaml:7"
)
SILENCED = Decision(State.SUPPRESSED, "A quote.", place="corpus/blog.md:11")


def rendered(name: str, report: Report = REPORT, view: View = VIEW) -> str:
    return "".join(FORMATS[name](report, view))


def of(*findings: Finding) -> Report:
    return replace(REPORT, findings=findings, failures=())


def many(severity: Severity, count: int) -> list[Finding]:
    return [
        replace(DISPUTE, id=f"{severity.value[0]}{index:03}", severity=severity)
        for index in range(count)
    ]


def known(finding: Finding, state: State, decision: Decision | None = None) -> Finding:
    return replace(finding, state=state, decision=decision)


# Where a finding is shown.


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T08:00:00Z", "2024-03-05"),
        (" 2024-3-5 ", "2024-03-05"),
        ("2024", "2024-00-00"),
        ("2024-11", "2024-11-00"),
        ("20241105", ""),
        ("5 March 2024", ""),
        (None, ""),
    ],
)
def test_dates_of_articles(said: str | None, date: str) -> None:
    news = News({"a.md": ArticleRecord("a.md", Metadata(published=said))})
    assert published("a.md", news) == date


def leads(
    finding: Finding, articles: Sequence[ArticleRecord], changed: frozenset[str] = frozenset()
) -> list[str]:
    news = News({article.path: article for article in articles}, changed)
    return [each.claim.path for each in newest_first(finding, news)]


def test_the_newest_article_leads() -> None:
    assert leads(DISPUTE, ARTICLES) == ["corpus/blog.md", "corpus/clinic.html", "corpus/wide.txt"]
    later = [replace(ARTICLES[1], metadata=Metadata(published="2026-04")), ARTICLES[0]]
    assert leads(DISPUTE, later)[0] == "corpus/clinic.html"


def test_what_is_new_leads_whatever_its_date() -> None:
    first, second = DISPUTE.sides
    old = tuple(replace(each, state=State.BASELINED) for each in first.claims)
    dispute = replace(DISPUTE, sides=(replace(first, claims=old), second))
    assert leads(dispute, ARTICLES)[0] == "corpus/clinic.html"


def test_what_has_changed_leads_whatever_else_is_new() -> None:
    changed = frozenset({DISPUTE.sides[0].claims[1].id})
    assert leads(DISPUTE, ARTICLES, changed)[0] == "corpus/wide.txt"


def test_a_reference_never_leads() -> None:
    articles = [replace(ARTICLES[0], reference=True), *ARTICLES[1:]]
    assert leads(DISPUTE, articles) == ["corpus/clinic.html", "corpus/wide.txt", "corpus/blog.md"]


def test_a_finding_without_claims_stands_at_its_own_place() -> None:
    place = Place("corpus/blog.md", 4, 1, Span(30, 60))
    region = lead_region(replace(NOTE, place=place), News())
    assert region is not None
    assert (region.path, region.line, region.column, region.end_line) == ("corpus/blog.md", 4, 1, 0)


# GitHub.


def test_ten_errors_ten_warnings_and_how_many_more() -> None:
    findings = [
        *many(Severity.WARNING, 11),
        *many(Severity.NOTE, 12),
        *many(Severity.ERROR, 14),
    ]
    lines = rendered("github", of(*findings)).splitlines()
    assert Counter(line.split()[0] for line in lines) == {
        "::error": 10,
        "::warning": 10,
        "::notice": 10,
    }
    assert lines[-1] == (
        "::notice title=claimcheck%3A more findings::4 more errors, 1 more warning and 3 more "
        "notes: GitHub shows ten of a kind. The summary of the job and the other formats have "
        "them all."
    )


def test_ten_of_each_need_no_notice() -> None:
    findings = [*many(Severity.ERROR, 10), *many(Severity.NOTE, 10)]
    lines = rendered("github", of(*findings)).splitlines()
    assert len(lines) == 20
    assert "more findings" not in lines[-1]


def test_the_newest_are_shown_first() -> None:
    back = known(replace(DISPUTE, id="back"), State.EXPIRED)
    dated = replace(VIOLATION, id="dated", severity=Severity.WARNING)
    undated = replace(
        DISPUTE,
        id="undated",
        sides=(replace(DISPUTE.sides[0], claims=DISPUTE.sides[0].claims[1:]),),
    )
    lines = rendered("github", of(back, undated, dated)).splitlines()
    assert [line.rpartition(" ")[2] for line in lines] == [
        "bone-health/vitamin-d-alone",
        "undated",
        "back",
    ]


def test_what_is_known_or_hidden_is_not_annotated() -> None:
    report = of(known(VIOLATION, State.ACCEPTED, ACCEPTED), known(DISPUTE, State.BASELINED), NOTE)
    assert rendered("github", report, replace(VIEW, min_severity=Severity.WARNING)) == ""


def test_github_gets_columns_only_within_one_line() -> None:
    first, second = DISPUTE.sides
    claim = replace(first.claims[0].claim, end_line=13, end_column=7)
    wrapped = replace(first, claims=(replace(first.claims[0], claim=claim),))
    line = rendered("github", of(replace(DISPUTE, sides=(wrapped, second))))
    assert line.startswith("::warning file=corpus/blog.md,line=12,endLine=13,title=")


# Paths in a repository whose top lies above the root.


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("corpus/blog.md", "docs/site/corpus/blog.md"),
        ("../drafts/blog.md", "docs/drafts/blog.md"),
        ("/elsewhere/blog.md", "/elsewhere/blog.md"),
        ("<stdin>", "<stdin>"),
    ],
)
def test_paths_are_those_of_the_repository(path: str, seen: str) -> None:
    view = replace(VIEW, repository=Repository("docs/site"))
    side = DISPUTE.sides[0]
    claim = replace(side.claims[0].claim, path=path)
    moved = replace(DISPUTE, sides=(replace(side, claims=(replace(side.claims[0], claim=claim),)),))
    (issue,) = json.loads(rendered("gitlab", of(moved), view))
    assert issue["location"]["path"] == seen
    assert f"file={seen}," in rendered("github", of(moved), view)
    assert f"<code>{seen.replace('<', '&lt;').replace('>', '&gt;')}:12</code>" in rendered(
        "markdown", of(moved), view
    )


def test_sarif_base_is_the_top_of_the_repository() -> None:
    view = replace(VIEW, repository=Repository("site"), run=replace(RUN, root="/srv/my site/site"))
    (run,) = json.loads(rendered("sarif", REPORT, view))["runs"]
    assert run["originalUriBaseIds"]["%SRCROOT%"]["uri"] == "file:///srv/my%20site/"
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "site/corpus/blog.md"


# GitLab.


def test_gitlab_is_told_of_open_findings_with_a_place() -> None:
    report = of(VIOLATION, known(DISPUTE, State.FALSE_POSITIVE), NOTE)
    (issue,) = json.loads(rendered("gitlab", report))
    assert (issue["fingerprint"], issue["severity"]) == (VIOLATION.id, "critical")


def test_gitlab_gets_lines_where_the_end_is_not_known() -> None:
    place = Place("corpus/blog.md", 4, 1, Span(30, 60))
    (issue,) = json.loads(rendered("gitlab", of(replace(NOTE, place=place))))
    assert issue["location"] == {"path": "corpus/blog.md", "lines": {"begin": 4}}


# JUnit.


def outcomes(report: Report, view: View = VIEW) -> dict[str, list[str]]:
    root = ET.fromstring(rendered("junit", report, view))
    found: dict[str, list[str]] = {}
    for case in root.iter("testcase"):
        child = case[0].tag if len(case) else "passed"
        found.setdefault(child, []).append(str(case.get("name")))
    return found


def test_junit_fails_for_what_fails_the_run() -> None:
    violation = "violation: What can vitamin D do for osteoporosis? (badcafe98765)"
    dispute = "contradiction: What can vitamin D do for osteoporosis? (c0ffee123456)"
    passed = ["corpus/clinic.html", "corpus/wide.txt", "corpus/quiet.md"]
    report = of(VIOLATION, DISPUTE)
    assert outcomes(report) == {"failure": [violation], "system-out": [dispute], "passed": passed}
    strict = replace(VIEW, fail_on=Severity.WARNING)
    assert outcomes(report, strict) == {"failure": [violation, dispute], "passed": passed[2:]}
    assert outcomes(report, replace(VIEW, fail_on=None)) == outcomes(report)


def test_junit_skips_what_is_known() -> None:
    root = ET.fromstring(rendered("junit", of(known(VIOLATION, State.ACCEPTED, ACCEPTED))))
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("5", "0", "1")
    (skipped,) = root.iter("skipped")
    assert skipped.get("message") == (
        "accepted by A. Editor on 2026-11-01, until 2027-11-01: We differ here."
    )


def test_junit_is_not_green_where_nothing_was_found() -> None:
    nothing = replace(
        REPORT,
        findings=(),
        failures=(),
        articles=(),
        answered=(),
        coverage=replace(REPORT.coverage, articles=0, claims=0),
    )
    assert outcomes(nothing) == {"error": ["health claims were found"]}


def test_a_stale_baseline_fails_where_it_fails_the_run() -> None:
    gone = Stale("c0ffee123456", "contradiction", None, "gone.md", "It is.", "base.jsonl:2")
    report = replace(of(), stale=(gone,))
    strict = replace(VIEW, strict_baseline=True)
    words = 'base.jsonl:2: found no longer: contradiction c0ffee123456: gone.md: "It is."'
    name = "everything in the baseline is found"
    assert name not in str(outcomes(report))
    assert outcomes(report, strict)["failure"] == [name]
    assert name in outcomes(of(), strict)["passed"]
    (failure,) = ET.fromstring(rendered("junit", report, strict)).iter("failure")
    assert (failure.get("message"), failure.text) == ("1 entry is stale", words)
    assert rendered("github", report) == ""
    assert rendered("github", report, strict) == (
        "::error title=claimcheck%3A stale baseline::1 entry of the baseline is found no longer."
        f"%0A{words}\n"
    )


def test_junit_counts_add_up() -> None:
    root = ET.fromstring(rendered("junit"))
    for attribute in ("tests", "failures", "errors", "skipped"):
        suites = sum(int(suite.get(attribute, "")) for suite in root.iter("testsuite"))
        assert root.get(attribute) == str(suites)


# SARIF.


@cache
def validator() -> Any:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())


def results(report: Report) -> list[dict[str, Any]]:
    (run,) = json.loads(rendered("sarif", report))["runs"]
    found = run["results"]
    assert isinstance(found, list)
    return found


SILENCED_CLAIMS = tuple(
    replace(each, state=State.SUPPRESSED, decision=SILENCED) for each in DISPUTE.sides[0].claims
)
STATED = of(
    known(VIOLATION, State.ACCEPTED, ACCEPTED),
    known(DISPUTE, State.EXPIRED, ACCEPTED),
    known(replace(DISPUTE, id="base"), State.BASELINED),
    replace(
        known(DISPUTE, State.SUPPRESSED),
        id="silent",
        sides=(replace(DISPUTE.sides[0], claims=SILENCED_CLAIMS), DISPUTE.sides[1]),
    ),
    NOTE,
)


@pytest.mark.parametrize(
    "report",
    [
        REPORT,
        STATED,
        hostile_report(),
        replace(of(), coverage=replace(REPORT.coverage, claims=0)),
        of(*(replace(NOTE, kind=kind) for kind in FindingKind)),
    ],
    ids=["sample", "states", "hostile", "nothing", "kinds"],
)
def test_sarif_passes_the_schema(report: Report) -> None:
    errors = validator().iter_errors(json.loads(rendered("sarif", report)))
    assert [f"{list(error.path)}: {error.message}" for error in errors] == []


def test_the_schema_refuses_what_is_no_sarif() -> None:
    log = json.loads(rendered("sarif"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    log["runs"][0]["results"][1]["colour"] = "red"
    assert len(list(validator().iter_errors(log))) == 2


def test_sarif_says_what_people_decided() -> None:
    told = [(result["baselineState"], result["suppressions"]) for result in results(STATED)]
    assert told == [
        (
            "unchanged",
            [
                {
                    "kind": "external",
                    "status": "accepted",
                    "justification": (
                        "accepted by A. Editor on 2026-11-01, until 2027-11-01: We differ here."
                    ),
                }
            ],
        ),
        ("unchanged", []),
        ("unchanged", []),
        (
            "unchanged",
            [
                {
                    "kind": "inSource",
                    "status": "accepted",
                    "justification": "suppressed: A quote.",
                    "location": _location("corpus/blog.md", 11),
                }
            ],
        ),
        ("new", []),
    ]


def _location(uri: str, line: int) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": line, "startColumn": 1},
        }
    }


def test_a_new_source_of_a_known_dispute_is_an_update() -> None:
    first, second = DISPUTE.sides
    old = tuple(replace(each, state=State.BASELINED) for each in second.claims)
    (result,) = results(of(replace(DISPUTE, sides=(first, replace(second, claims=old)))))
    assert result["baselineState"] == "updated"


def test_sarif_links_every_other_end() -> None:
    result = results(REPORT)[1]
    assert result["message"]["text"].splitlines()[1:] == [
        "vitamin D reverses osteoporosis: here, [corpus/wide.txt:2](2).",
        "vitamin D may not reverse osteoporosis (in postmenopausal women, alone): "
        "[corpus/clinic.html:3](1).",
    ]
    assert [location["id"] for location in result["relatedLocations"]] == [1, 2]


def test_sarif_tells_of_unread_files_and_gives_no_result_for_them() -> None:
    (run,) = json.loads(rendered("sarif"))["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "corpus/logo.png: not text: it holds zero bytes"
    assert len(run["results"]) == len(REPORT.findings)


def test_sarif_rules_bring_their_evidence() -> None:
    (run,) = json.loads(rendered("sarif"))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        "bone-health/vitamin-d-alone",
        "contradiction",
        "tension",
    ]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert "[doi:10.0000/example](https://doi.org/10.0000/example)" in rules[0]["help"]["markdown"]
    assert "Society of Examples" in rules[0]["help"]["text"]
    assert rules[0]["helpUri"] == "https://doi.org/10.0000/example"
    assert [rule["name"] for rule in rules] == [
        "VitaminDAlone",
        "TwoArticlesContradictEachOther",
        "OneSideLeavesOpenWhatTheOtherAsserts",
    ]
    assert "helpUri" not in rules[1]


# Markdown.


def test_markdown_fits_into_a_comment() -> None:
    text = rendered("markdown", of(*many(Severity.ERROR, 2000)))
    assert len(text) < 65_000
    assert text.startswith("## claimcheck: 2,000 errors\n")
    shown = text.count("### What can vitamin D do for osteoporosis?")
    rows = text.count("| error | contradiction | What")
    assert f"{2000 - shown - rows:,} more would not fit here" in text
    assert shown > 10
    assert rows > 50


def test_verbose_markdown_leaves_nothing_out() -> None:
    text = rendered("markdown", of(*many(Severity.ERROR, 200)), replace(VIEW, verbose=True))
    assert text.count("### What can vitamin D do for osteoporosis?") == 200


def test_markdown_folds_away_what_is_known() -> None:
    text = rendered("markdown", of(known(VIOLATION, State.ACCEPTED, ACCEPTED), DISPUTE))
    assert text.startswith("## claimcheck: 1 warning, and 1 known\n")
    assert (
        "<details><summary>1 known finding</summary>\n\n"
        "| finding | question | state |\n"
        "| --- | --- | --- |\n"
        "| violation | What can vitamin D do for osteoporosis? | accepted by A. Editor "
        "on 2026-11-01, until 2027-11-01: We differ here. |\n"
        "\n</details>\n"
    ) in text


def test_markdown_counts_what_is_known_and_not_shown() -> None:
    report = of(known(VIOLATION, State.ACCEPTED, ACCEPTED), DISPUTE)
    text = rendered("markdown", report, replace(VIEW, new_only=True))
    assert text.startswith("## claimcheck: 1 warning, and 1 known\n")
    assert "known finding</summary>" not in text
    assert "\n1 finding left out by `--min-severity` or `--show`.\n" in text


@pytest.mark.parametrize(
    ("articles", "claims", "verdict"),
    [
        (0, 0, "nothing was checked, no article was read"),
        (2, 0, "nothing was checked, no health claim was found"),
        (2, 5, "nothing new"),
    ],
)
def test_the_verdict_without_findings(articles: int, claims: int, verdict: str) -> None:
    coverage = replace(REPORT.coverage, articles=articles, claims=claims)
    text = rendered("markdown", replace(of(), coverage=coverage))
    assert text.startswith(f"## claimcheck: {verdict}\n")


@pytest.mark.parametrize(
    ("quote", "decisive", "shown"),
    [
        ("It does not help.", ["not", "help"], "It does <b>not help</b>."),
        ("It may, or may not.", ["may", "not"], "It <b>may</b>, or may <b>not</b>."),
        ("It *cures* <all>.", ["*cures*"], "It <b>&#42;cures&#42;</b> &lt;all&gt;."),
        ("A\nline\x1b that\t\tbreaks", ["line\x1b"], "A <b>line\ufffd</b> that breaks"),
    ],
)
def test_decisive_words_are_bold(quote: str, decisive: list[str], shown: str) -> None:
    assert marked(claim(quote, [("polarity", words) for words in decisive])) == shown


def test_of_a_long_sentence_the_part_around_its_decisive_words_is_quoted() -> None:
    filler = "and on it went " * 40
    found = marked(claim(f"{filler}until it cures. {filler}", [("relation", "cures")]))
    assert found.startswith("… ")
    assert "went until it <b>cures</b>. and on it" in found
    assert found.endswith(" …")
    assert len(found.replace("<b>", "").replace("</b>", "")) == 400 + 4


def test_markdown_says_what_is_stale() -> None:
    gone = Stale("c0ffee123456", "contradiction", None, "gone.md", "It is.", "base.jsonl:2")
    text = rendered("markdown", replace(of(), stale=(gone,), unmatched=(gone, gone)))
    assert "\n1 sentence in the baseline is found no longer.\n" in text
    assert "\n2 sentences in the decisions are found no longer.\n" in text


# Words.


def test_every_kind_and_every_state_has_its_words() -> None:
    assert set(KINDS) == set(FindingKind)
    assert set(STATES) == set(State)


def test_decisions_on_claims_are_told_once() -> None:
    finding = STATED.findings[3]
    assert state_words(finding) == "suppressed: A quote."


@pytest.mark.parametrize(
    ("text", "cut"),
    [("short", "short"), ("a longer text", "a longer…"), ("word" * 2500, "wordwordw…")],
)
def test_shortened(text: str, cut: str) -> None:
    assert shortened(text, 10) == cut
