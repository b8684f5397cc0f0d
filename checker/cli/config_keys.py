"""The keys of `claimcheck.yaml`: what each holds and means, for its reader, schema and manual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checker.report.formats import FORMATS
from checker.values.report import FindingKind, Severity

SEVERITIES = tuple(severity.value for severity in Severity)
FAIL_ON = (*SEVERITIES, "never")
OVERRIDES = (*SEVERITIES, "off")
SHOW = ("new", "all")
KINDS = frozenset(kind.value for kind in FindingKind)

SCHEMA_TITLE = "claimcheck.yaml"


class Shape(StrEnum):
    """What stands behind a key."""

    WORD = "word"
    WORDS = "list of texts"
    FLAG = "`true` or `false`"
    JOBS = "number or `auto`"
    SHARE = "number from 0 to 1"
    PATH = "path"
    PATHS = "list of paths"
    OUTPUTS = "map of formats to paths"
    TOPICS = "map"
    SEVERITIES = "map of rules and kinds to severities"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the configuration.

    `variable` is the environment variable that wins over it, and `option` the
    option that wins over both; empty where there is none.
    """

    name: str
    shape: Shape
    meaning: str
    words: tuple[str, ...] = ()
    variable: str = ""
    option: str = ""


KEYS: tuple[Key, ...] = (
    Key(
        "paths",
        Shape.PATHS,
        "The articles to check where the command line names none: files and folders.",
        variable="CLAIMCHECK_PATHS",
        option="PATH",
    ),
    Key(
        "references",
        Shape.PATHS,
        "Articles to compare against; never reported alone.",
        variable="CLAIMCHECK_REFERENCE",
        option="--reference",
    ),
    Key(
        "ignore",
        Shape.WORDS,
        "Files and folders that are not read, as patterns of a .gitignore file.",
    ),
    Key(
        "rules",
        Shape.PATHS,
        "Folders of rule files, added to the shipped ones; so are those of the option.",
        variable="CLAIMCHECK_RULES",
        option="--rules",
    ),
    Key(
        "topics",
        Shape.TOPICS,
        "Which topics are reported on: `off` leaves some out, `only` leaves out all others.",
        variable="CLAIMCHECK_TOPIC",
        option="--topic",
    ),
    Key(
        "severities",
        Shape.SEVERITIES,
        "How bad a rule (topic/id) or a kind of finding is here; `off` drops it.",
        words=OVERRIDES,
    ),
    Key(
        "include_reported",
        Shape.FLAG,
        "Compare what a source reports of others too, as notes.",
        variable="CLAIMCHECK_INCLUDE_REPORTED",
        option="--include-reported",
    ),
    Key(
        "min_confidence",
        Shape.SHARE,
        "How sure the reading of a claim must be for more than a note.",
        variable="CLAIMCHECK_MIN_CONFIDENCE",
        option="--min-confidence",
    ),
    Key(
        "discover",
        Shape.FLAG,
        "Compare claims on things that no rule names too, as notes.",
        variable="CLAIMCHECK_DISCOVER",
        option="--discover",
    ),
    Key(
        "baseline",
        Shape.PATH,
        "The file of findings that are known already.",
        variable="CLAIMCHECK_BASELINE",
        option="--baseline",
    ),
    Key(
        "strict_baseline",
        Shape.FLAG,
        "Fail where the baseline lists what is no longer found.",
        variable="CLAIMCHECK_STRICT_BASELINE",
        option="--strict-baseline",
    ),
    Key(
        "decisions",
        Shape.PATH,
        "The file of decisions on findings.",
        variable="CLAIMCHECK_DECISIONS",
        option="--decisions",
    ),
    Key(
        "fail_on",
        Shape.WORD,
        "The severity from which on a run leaves with 1.",
        words=FAIL_ON,
        variable="CLAIMCHECK_FAIL_ON",
        option="--fail-on",
    ),
    Key(
        "min_severity",
        Shape.WORD,
        "The mildest severity that the formats for eyes show.",
        words=SEVERITIES,
        variable="CLAIMCHECK_MIN_SEVERITY",
        option="--min-severity",
    ),
    Key(
        "show",
        Shape.WORD,
        "Which findings the formats for eyes show: what is new, or all.",
        words=SHOW,
        variable="CLAIMCHECK_SHOW",
        option="--show",
    ),
    Key(
        "format",
        Shape.WORD,
        "What standard output gets.",
        words=tuple(FORMATS),
        variable="CLAIMCHECK_FORMAT",
        option="--format",
    ),
    Key(
        "outputs",
        Shape.OUTPUTS,
        "Files that reports are written to besides, one for each format.",
        variable="CLAIMCHECK_OUTPUT",
        option="--output",
    ),
    Key(
        "jobs",
        Shape.JOBS,
        "In how many processes articles are read.",
        variable="CLAIMCHECK_JOBS",
        option="--jobs",
    ),
)

NAMES = tuple(key.name for key in KEYS)
BY_NAME: Mapping[str, Key] = {key.name: key for key in KEYS}
#: The keys by the environment variable of the option that they stand in for.
BY_VARIABLE: Mapping[str, Key] = {key.variable: key for key in KEYS if key.variable}

_TEXT = {"type": "string"}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}


def schema() -> dict[str, Any]:
    """The JSON Schema of a configuration, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA_TITLE,
        "description": "What claimcheck checks, by which rules, and what it reports.",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {
            key.name: {"description": key.meaning, **_value_schema(key)} for key in KEYS
        },
    }


def _value_schema(key: Key) -> dict[str, Any]:
    if key.shape is Shape.WORD:
        return {"enum": list(key.words)}
    if key.shape is Shape.OUTPUTS:
        return {"type": "object", "additionalProperties": _TEXT}
    if key.shape is Shape.TOPICS:
        inner = {"off": _TEXTS, "only": _TEXTS}
        return {"type": "object", "additionalProperties": False, "properties": inner}
    if key.shape is Shape.SEVERITIES:
        kinds = "|".join(sorted(KINDS))
        return {
            "type": "object",
            "additionalProperties": False,
            "patternProperties": {f"^(?:{kinds}|[^/]+/.+)$": {"enum": list(key.words)}},
        }
    return _PLAIN_SCHEMAS[key.shape]


_PLAIN_SCHEMAS: Mapping[Shape, dict[str, Any]] = {
    Shape.WORDS: _TEXTS,
    Shape.PATHS: _TEXTS,
    Shape.PATH: _TEXT,
    Shape.FLAG: {"type": "boolean"},
    Shape.SHARE: {"type": "number", "minimum": 0, "maximum": 1},
    Shape.JOBS: {"anyOf": [{"const": "auto"}, {"type": "integer", "minimum": 1}]},
}


def table() -> Iterator[str]:
    """The keys as a Markdown table, for the manual."""
    yield "| key | value | meaning | option | environment |"
    yield "| --- | --- | --- | --- | --- |"
    for key in KEYS:
        value = key.shape.value
        if key.words and key.shape is Shape.WORD and key.name != "format":
            value = ", ".join(f"`{word}`" for word in key.words)
        option = f"`{key.option}`" if key.option else ""
        variable = f"`{key.variable}`" if key.variable else ""
        yield f"| `{key.name}` | {value} | {key.meaning} | {option} | {variable} |"
