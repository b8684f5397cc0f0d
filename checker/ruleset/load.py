"""Rule folders to a rule set, with every problem of every file at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from checker.ruleset.assemble import assemble
from checker.ruleset.build import Document
from checker.ruleset.check import check_rules
from checker.ruleset.files import read_rule_files
from checker.ruleset.model import Problem
from checker.ruleset.nodes import Node, parse
from checker.ruleset.problems import Problems
from checker.ruleset.rules import RuleSet
from checker.ruleset.schema import check_schema

SCHEMA_FILE = "rules.schema.json"
FORMAT = "claimcheck/rules@"
VERSION = "1"


def shipped_rules() -> Path:
    """The folder of the rules that come with claimcheck: in the wheel, else the checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_rules(
    folders: Sequence[Path], *, today: date | None = None, strict: bool = False
) -> tuple[RuleSet, tuple[Problem, ...]]:
    """The rules of all folders together, and all problems, sorted.

    The rule set holds what could be understood; it is fit for use only where no
    problem is an error. `today` decides which review dates have passed; without
    it none has. `strict` adds warnings of what only an author can mend.
    """
    problems = Problems()
    rules = load_into(problems, folders, today=today, strict=strict)
    return rules, problems.sorted()


def load_into(
    problems: Problems,
    folders: Sequence[Path],
    *,
    today: date | None = None,
    strict: bool = False,
) -> RuleSet:
    """The rules of all folders; what is wrong is added to the problems, which know their lines."""
    documents = _documents(folders, problems)
    rules = assemble(documents, problems)
    check_rules(documents, rules, problems, today=today, strict=strict)
    return rules


def _documents(folders: Sequence[Path], problems: Problems) -> tuple[Document, ...]:
    schema = shipped_rules() / SCHEMA_FILE
    documents = []
    for file in read_rule_files(folders, problems):
        root = parse(file.text, file.name, problems)
        if root is None:
            continue
        if not root.is_map:
            problems.report(root.origin, "expected keys and values, such as 'topic: colds'")
            continue
        if not _is_of_this_version(root, problems):
            continue
        broken = check_schema(root, schema, problems)
        documents.append(Document(file.name, root.child("topic").text, root, broken))
    return tuple(documents)


def _is_of_this_version(root: Node, problems: Problems) -> bool:
    """Checked before anything else: of another version, every key may mean something else."""
    schema = root.child("schema")
    version = schema.text.removeprefix(FORMAT)
    if version in (schema.text, VERSION):
        # What names no version at all is the schema's to report.
        return True
    problems.report(
        schema.origin,
        f"the file is written in version {version} of the format; this claimcheck reads "
        f"version {VERSION}",
    )
    return False
