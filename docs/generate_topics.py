"""Writes the table of topics in rules/README.md: python docs/generate_topics.py."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # evaluation/ is no part of the installed package

from checker.ruleset.load import load_rules, shipped_rules  # noqa: E402
from checker.ruleset.rules import RuleSet  # noqa: E402
from evaluation.probes import Probe, load_probes  # noqa: E402
from evaluation.tally import Tally  # noqa: E402

PAGE = PROJECT / "rules" / "README.md"
_TABLE = re.compile(r"(?<=<!-- topics -->\n\n).*?(?=\n<!-- end of topics -->)", re.DOTALL)


def table(rules: RuleSet, probes: tuple[Probe, ...]) -> str:
    """One row a topic with statements: what it covers, when it was reviewed, first probe hits."""
    statements = Counter(statement.topic for statement in rules.statements.values())
    told = {
        topic: [probe.first for probe in probes if probe.topic == topic] for topic in statements
    }
    rows = ["| file | covers | statements | reviewed | probes |", "|---|---|---|---|---|"]
    for topic, count in sorted(statements.items()):
        about, first = rules.topics[topic], told[topic]
        hits = f"{sum(first)} of {len(first)}" if first else "–"
        name = f"[{topic}]({topic}.yaml)"
        rows.append(f"| {name} | {about.title} | {count} | {about.reviewed_on} | {hits} |")
    probed = [probe.first for probe in probes]
    total = Tally(sum(probed), len(probed))
    rows.append(f"| **all** | | {sum(statements.values())} | | {total} |")
    return "\n".join(rows) + "\n"


def page() -> str:
    """The page with the table as it must be."""
    rules, _ = load_rules([shipped_rules()])
    text = PAGE.read_text(encoding="utf-8")
    return _TABLE.sub(lambda _: table(rules, load_probes()), text)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
