"""One pass over the sample articles, and the answer key that says what must come out of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from checker.compare import compare
from checker.pipeline.stages import gather
from checker.report.short import render
from checker.report.view import View
from checker.ruleset.load import load_rules, shipped_rules
from checker.ruleset.model import RuleSet
from checker.values.claim import Claim
from checker.values.report import Coverage, Finding, Report

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
GOLDEN = Path(__file__).parent / "corpus.short.txt"

_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


@dataclass(frozen=True, slots=True)
class Passed:
    """What one pass gave."""

    rules: RuleSet = field(repr=False)
    claims: tuple[Claim, ...] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)

    def quoted(self, place: dict[str, str]) -> tuple[Claim, ...]:
        """The claims of the sentence that a file and a part of its quote name."""
        return tuple(claim for claim in self.claims if is_in(claim, place))


def one_pass() -> Passed:
    """The sample articles, read and compared."""
    rules, problems = load_rules([shipped_rules()])
    assert problems == ()
    gathered = gather([CORPUS], rules, root=ROOT)
    assert gathered.failures == ()
    return Passed(rules, gathered.claims, compare(gathered.claims, rules))


def short_output(findings: Sequence[Finding]) -> str:
    """What `claimcheck corpus/ --format short --min-severity note` prints."""
    nothing = Coverage(0, 0, 0, 0, 0, 0, {})
    return "".join(render(Report(tuple(findings), (), nothing), View()))


def answer_key() -> dict[str, list[dict[str, Any]]]:
    """The YAML block of the samples' README: pairs, violations, quiet."""
    text = (CORPUS / "README.md").read_text(encoding="utf-8")
    block = re.search(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert block is not None
    key = yaml.safe_load(block[1])
    assert isinstance(key, dict)
    return key


def folded(text: str) -> str:
    """Text without its line breaks, markup of emphasis, character references and case."""
    plain = html.unescape(text).replace(_APOSTROPHE, "'").replace("*", "")
    return " ".join(plain.split()).lower()


def is_in(claim: Claim, place: dict[str, str]) -> bool:
    """Whether a claim stands in the sentence that is named, and is the one that is meant."""
    if not claim.path.endswith(f"/{place['file']}"):
        return False
    if place.get("claim") not in (None, claim.relation):
        return False
    return folded(place["quote"]).rstrip(".") in folded(claim.quote)


def sides_of(finding: Finding, place: dict[str, str]) -> set[int]:
    """The sides on which the named sentence stands."""
    return {
        index
        for index, side in enumerate(finding.sides)
        if any(is_in(one.claim, place) for one in side.claims)
    }


def take_part(findings: Iterable[Finding], place: dict[str, str]) -> list[Finding]:
    """The findings in which the named sentence takes part."""
    return [finding for finding in findings if sides_of(finding, place)]
