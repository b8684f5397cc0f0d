"""The baseline: what was there when it was written, one claim of a finding on a line.

Lines are sorted by finding, so that new ones spread over the file and two
branches seldom touch the same place; read in any order, and twice, they say the
same, so that git may join both sides of a merge.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from checker.decisions.decisions_file import UnreadableError, text_of
from checker.decisions.model import BASELINE_SCHEMA, KnownClaim, KnownEntry
from checker.ruleset.model import Origin
from checker.ruleset.problems import Problems

_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_REQUIRED = ("finding", "kind", "path", "quote")
_OPTIONAL = ("rule", "reads")


def read_baseline(file: Path, *, shown: str) -> tuple[KnownEntry, ...]:
    """The entries of a baseline, sorted, each once; raises UnreadableError with all problems."""
    return parse_baseline(text_of(file, shown=shown), shown=shown)


def parse_baseline(text: str, *, shown: str) -> tuple[KnownEntry, ...]:
    """The entries of a baseline's text; raises UnreadableError."""
    problems = Problems()
    problems.open_file(shown, shown, text)
    # Only line feeds end a line here: a quote may hold any other separator.
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    numbered = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    entries: dict[tuple[object, ...], KnownEntry] = {}
    schemas = 0
    for number, line in numbered:
        found = _object(problems, Origin(shown, number, 1), line)
        if found is None:
            continue
        if "schema" in found:
            schemas += 1
            _check_schema(problems, Origin(shown, number, 1), found["schema"])
            continue
        entry = _entry(problems, Origin(shown, number, 1), found)
        if entry is not None:
            entries.setdefault(order(entry), entry)
    if not schemas and not problems.found:
        said = f'no line says {{"schema": "{BASELINE_SCHEMA}"}}'
        problems.report(Origin(shown, 1, 1), f"this is no baseline: {said}")
    if problems.found:
        raise UnreadableError(problems.sorted())
    return tuple(entries[each] for each in sorted(entries))


def order(entry: KnownEntry) -> tuple[str, str, str, str]:
    """The place of an entry in the file; entries of one place are the same."""
    return entry.finding, entry.claim.path, entry.claim.quote, entry.claim.reads or ""


def baseline_lines(entries: Iterable[KnownEntry]) -> Iterator[str]:
    """The lines of a baseline file; the order of entries does not matter."""
    yield json.dumps({"schema": BASELINE_SCHEMA}) + "\n"
    each_once = {order(entry): entry for entry in entries}
    for key in sorted(each_once):
        entry = each_once[key]
        fields = {
            "finding": entry.finding,
            "kind": entry.kind,
            "rule": entry.rule,
            "path": entry.claim.path,
            "reads": entry.claim.reads,
            "quote": entry.claim.quote,
        }
        said = {name: value for name, value in fields.items() if value is not None}
        line = json.dumps(said, ensure_ascii=False)
        # A path may hold bytes that are no text; escaped, they come back as they were.
        odd = any("\ud800" <= character <= "\udfff" for character in line)
        yield (json.dumps(said) if odd else line) + "\n"


def _object(problems: Problems, origin: Origin, line: str) -> dict[str, Any] | None:
    if line.startswith(_CONFLICT):
        said = "a merge conflict is left here; keep the lines of both sides, and delete this one"
        problems.report(origin, said)
        return None
    try:
        found = json.loads(line)
    except json.JSONDecodeError as error:
        place = Origin(origin.file, origin.line, error.colno)
        problems.report(place, f"not JSON: {error.msg.lower()}")
        return None
    except (ValueError, RecursionError):
        problems.report(origin, "not JSON that could be an entry")
        return None
    if not isinstance(found, dict):
        problems.report(origin, "a line must be an object in braces")
        return None
    return found


def _check_schema(problems: Problems, origin: Origin, schema: object) -> None:
    if schema != BASELINE_SCHEMA:
        said = f"the schema is {json.dumps(schema)}; this version reads {BASELINE_SCHEMA}"
        problems.report(origin, said)


def _entry(problems: Problems, origin: Origin, found: dict[str, Any]) -> KnownEntry | None:
    missing = [f"'{name}'" for name in _REQUIRED if name not in found]
    if missing:
        problems.report(origin, f"{', '.join(missing)} is missing in this line")
        return None
    for name in (*_REQUIRED, *_OPTIONAL):
        value = found.get(name)
        if not isinstance(value, str) and not (value is None and name in _OPTIONAL):
            problems.report(origin, f"'{name}' must be a text")
            return None
    claim = KnownClaim(found["path"], found["quote"], found.get("reads"))
    place = f"{origin.file}:{origin.line}"
    return KnownEntry(found["finding"], found["kind"], found.get("rule"), claim, place)
