"""One pass over the sample articles, and the answer key that says what must come out of it."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from checker.compare import compare
from checker.pipeline.stages import gather
from checker.report.short import render
from checker.report.view import View
from checker.ruleset.rules import RuleSet
from checker.values.claim import Claim
from checker.values.report import Coverage, Finding, Report
from tests.shipped import shipped_rule_set

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
    rules = shipped_rule_set()
    gathered = gather([CORPUS], rules, root=ROOT)
    assert gathered.failures == ()
    return Passed(rules, gathered.claims, compare(gathered.claims, rules))


def short_output(findings: Sequence[Finding]) -> str:
    """What `claimcheck corpus/ --format short --min-severity note` prints."""
    nothing = Coverage(0, 0, 0, 0, 0, 0, {})
    return "".join(render(Report(tuple(findings), (), nothing), View()))


def answer_key() -> dict[str, list[dict[str, Any]]]:
    """Pairs, those apart, violations and quiet lines of all folders; named from corpus/."""
    key: dict[str, list[dict[str, Any]]] = {
        section: [] for section in ("pairs", "apart", "violations", "quiet")
    }
    for answers in sorted(CORPUS.rglob("answers.yaml")):
        for section, entries in yaml.safe_load(answers.read_text(encoding="utf-8")).items():
            key[section] += [_placed(entry, answers.parent) for entry in entries]
    return key


def _placed(entry: dict[str, Any], folder: Path) -> dict[str, Any]:
    """An entry of a folder's key whose files are named from corpus/."""
    placed: dict[str, Any] = {
        end: _placed(entry[end], folder) for end in ("a", "b") if end in entry
    }
    if "file" in entry and (folder / entry["file"]).exists():
        placed["file"] = (folder / entry["file"]).relative_to(CORPUS).as_posix()
    return {**entry, **placed}


def folded(text: str) -> str:
    """Text without its line breaks, markup of emphasis, character references and case."""
    plain = html.unescape(text).replace(_APOSTROPHE, "'").replace("*", "")
    return " ".join(plain.split()).lower()


def is_in(claim: Claim, place: dict[str, str]) -> bool:
    """Whether a claim stands in the sentence that is named, and is the one that is meant."""
    if claim.path != f"{CORPUS.name}/{place['file']}":
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
