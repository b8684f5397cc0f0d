"""The schema that editors use says the same as the code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.ruleset.language import Effect, Shape
from checker.ruleset.load import SCHEMA_FILE, shipped_rules
from checker.ruleset.model import Kind, LinkKind, Verdict
from checker.values.claim import Certainty, Exposure, Join, Polarity, Role
from checker.values.report import Severity

SCHEMA: dict[str, Any] = json.loads((shipped_rules() / SCHEMA_FILE).read_text("utf-8"))
STATEMENT = SCHEMA["$defs"]["statement"]["properties"]
CLAIM = STATEMENT["claim"]["properties"]


def keys(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a rule file can have, with what the schema says of it."""
    if isinstance(schema, list):
        for part in schema:
            yield from keys(part, path)
    elif isinstance(schema, dict):
        for name, part in schema.get("properties", {}).items():
            if part is not True:
                yield f"{path}.{name}", part
        for name, part in schema.items():
            if name not in ("if", "else"):  # These repeat keys of `properties`.
                yield from keys(part, f"{path}.{name}")


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_key_is_described() -> None:
    found = dict(keys(SCHEMA))
    assert len(found) > 100
    bare = [path for path, part in found.items() if not {"title", "description"} <= set(part)]
    assert bare == []


@pytest.mark.parametrize(
    ("values", "enum"),
    [
        (SCHEMA["$defs"]["concept"]["properties"]["kind"]["enum"], Kind),
        (SCHEMA["$defs"]["implication"]["properties"]["link"]["enum"], LinkKind),
        (STATEMENT["verdict"]["enum"], Verdict),
        (STATEMENT["certainty"]["enum"], Certainty),
        (STATEMENT["severity"]["enum"], Severity),
        (CLAIM["join"]["enum"], Join),
        (CLAIM["exposure"]["enum"], Exposure),
        (CLAIM["polarity"]["enum"], Polarity),
        (CLAIM["quantity"]["properties"]["role"]["enum"], Role),
        (SCHEMA["$defs"]["words"]["properties"]["shape"]["enum"], Shape),
    ],
)
def test_its_lists_are_the_enums(values: list[str], enum: type[StrEnum]) -> None:
    assert values == [member.value for member in enum]


def test_every_link_is_a_key_of_concepts() -> None:
    assert {kind.value for kind in LinkKind} <= set(SCHEMA["$defs"]["concept"]["properties"])


def test_every_kind_of_object_is_a_key_of_a_frames_relation() -> None:
    known = SCHEMA["$defs"]["frame"]["properties"]["relation"]["propertyNames"]["enum"]
    assert {kind.value for kind in Kind} <= set(known)


def test_every_effect_is_a_key_of_operators() -> None:
    effects = {field.name for field in fields(Effect)}
    assert set(SCHEMA["$defs"]["operator"]["properties"]) == effects | {"words"}
