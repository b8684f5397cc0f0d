"""SARIF 2.1.0: what logs of findings and logs of rule problems have in common.

Sections are those of the OASIS standard, "Static Analysis Results Interchange
Format (SARIF) Version 2.1.0".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from checker import __version__
from checker.report.places import Region
from checker.report.text import plain

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: The top of the repository, by the name that code hosts know.
BASE = "%SRCROOT%"

_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")
#: What a path's segment may hold as it is (RFC 3986, section 3.3) but for a colon, which in
#: front of the first slash would make a scheme of what stands before it.
_KEPT = "/~!$&'()*+,;=@"


def log(run: Mapping[str, Any]) -> str:
    """A log of one run, indented."""
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def run_of(
    rules: Sequence[Mapping[str, Any]],
    results: Sequence[Mapping[str, Any]],
    *,
    driver: Mapping[str, Any] | None = None,
    more: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """A run of this program; its lines end and its columns count as ours do."""
    tool = {
        "name": "claimcheck",
        "semanticVersion": __version__,
        "rules": list(rules),
        **(driver or {}),
    }
    return {
        "tool": {"driver": tool},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\r", "\n"],
        **(more or {}),
        "results": list(results),
    }


def text(words: str) -> str:
    """Words as a plain text message; brackets in it make no link (section 3.11.6)."""
    return re.sub(r"([\\\[\]])", r"\\\1", plain(words))


def link(words: str, target: int) -> str:
    """A link to the related location of that id, inside of a message."""
    return f"[{text(words)}]({target})"


def message(words: str) -> dict[str, str]:
    """A message that holds no link."""
    return {"text": text(words)}


def uri(path: str) -> str:
    """A path as a percent-encoded URI: relative as it is, absolute with its scheme."""
    encoded = quote(path, safe=_KEPT, errors="replace")
    if _ABSOLUTE.match(path):
        return f"file://{encoded}" if path.startswith("/") else f"file:///{encoded}"
    return encoded


def folder_uri(path: str) -> str:
    """An absolute folder as a URI that relative ones can be put behind."""
    return f"{uri(PurePosixPath(path).as_posix().rstrip('/'))}/"


def artifact(path: str, *, base: str | None = BASE) -> dict[str, Any]:
    """Where a file is; a relative one is seen from the base."""
    place = {"uri": uri(path)}
    return place if base is None or _ABSOLUTE.match(path) else {**place, "uriBaseId": base}


def region(place: Region) -> dict[str, int]:
    """A region (section 3.30); without an end it goes on to the end of its line."""
    start = {"startLine": place.line, "startColumn": place.column}
    if not place.end_line:
        return start
    return {**start, "endLine": place.end_line, "endColumn": place.end_column}


def physical(place: Region, *, base: str | None = BASE) -> dict[str, Any]:
    """A stretch of a file as a physical location."""
    return {"artifactLocation": artifact(place.path, base=base), "region": region(place)}
