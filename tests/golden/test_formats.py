"""What code hosts get of the sample articles: valid, complete, and at the right place."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from checker.pipeline.names import names_of
from checker.read.decode import decode
from checker.report.formats import FORMATS
from checker.report.view import View
from checker.values.report import Coverage, Report
from tests.golden.sample import ROOT, Passed
from tests.report.test_ci_formats import SCHEMA

#: Where lines end, as SARIF is told.
NEWLINES = re.compile("\r\n|\r|\n")


@pytest.fixture(scope="module")
def report(passed: Passed) -> Report:
    return Report(passed.findings, (), Coverage(178, len(passed.claims), 0, 0, 0, 0, {}))


@pytest.fixture(scope="module")
def view(passed: Passed) -> View:
    return View(names_of(passed.rules))


@pytest.fixture(scope="module")
def run(report: Report, view: View) -> dict[str, Any]:
    """The only run of the SARIF log."""
    log = json.loads("".join(FORMATS["sarif"](report, view)))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert [error.message for error in jsonschema.Draft4Validator(schema).iter_errors(log)] == []
    only = log["runs"][0]
    assert isinstance(only, dict)
    return only


@cache
def text_of(path: str) -> str:
    return decode((ROOT / path).read_bytes(), declared=True)[0]


def cut(path: str, region: dict[str, int]) -> str:
    """The text of a region, found as a viewer finds it."""
    text = text_of(path)
    starts = [0, *(newline.end() for newline in NEWLINES.finditer(text))]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    end = starts[region["endLine"] - 1] + region["endColumn"] - 1
    return text[start:end]


def test_every_region_is_the_sentence(report: Report, run: dict[str, Any]) -> None:
    spans = {
        (each.claim.path, text_of(each.claim.path)[slice(*each.claim.span)])
        for finding in report.findings
        for side in finding.sides
        for each in side.claims
    }
    found = {
        (path, cut(path, place["region"]))
        for result in run["results"]
        for location in (*result["locations"], *result["relatedLocations"])
        for place in [location["physicalLocation"]]
        for path in [unquote(place["artifactLocation"]["uri"])]
    }
    assert found == spans


def test_every_finding_has_a_place_and_every_other_end_a_link(run: dict[str, Any]) -> None:
    for result in run["results"]:
        assert len(result["locations"]) == 1
        ids = [location["id"] for location in result["relatedLocations"]]
        links = re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])
        assert sorted(map(int, links)) == ids


def test_the_fingerprints_are_the_ids(report: Report, view: View, run: dict[str, Any]) -> None:
    ids = [finding.id for finding in report.findings]
    prints = [result["partialFingerprints"]["claimcheckFinding/v1"] for result in run["results"]]
    assert prints == ids
    issues = json.loads("".join(FORMATS["gitlab"](report, view)))
    assert [issue["fingerprint"] for issue in issues] == ids
    assert len(set(ids)) == len(ids)


def test_junit_has_every_finding_and_every_passed_article_once(report: Report, view: View) -> None:
    root = ET.fromstring("".join(FORMATS["junit"](report, view)))
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(names)) == len(names) == int(root.get("tests", ""))
    shown = re.findall(r"\(([0-9a-f]{12})\)", " ".join(str(name) for _, name in names))
    assert sorted(shown) == sorted(finding.id for finding in report.findings)


def test_the_rest_fits(report: Report, view: View) -> None:
    assert len("".join(FORMATS["markdown"](report, view))) < 65_536
    commands = "".join(FORMATS["github"](report, view)).splitlines()
    kinds = [line.split(" ", 1)[0] for line in commands]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
