"""The schema's verdict on a rule file, in words that say where and what to do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from checker.ruleset.model import Origin
from checker.ruleset.nodes import Node
from checker.ruleset.problems import Problems, closest, did_you_mean

Step: TypeAlias = str | int

#: A message lists the known keys where there are no more than this.
MOST_LISTED = 20

_TYPES = {
    "string": "text",
    "array": "a list",
    "object": "a map of keys to values",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}


@lru_cache(maxsize=1)
def _validator(path: Path) -> Draft202012Validator:
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def check_schema(root: Node, schema: Path, problems: Problems) -> frozenset[str]:
    """Reports what breaks the schema; gives the top-level keys with something broken in them."""
    broken = set()
    for error in _validator(schema).iter_errors(_instance(root)):
        path = list(error.absolute_path)
        if path:
            broken.add(str(path[0]))
        for place, message in _render(error, path, root):
            problems.report(place, message)
    return frozenset(broken)


def _wanted(error: ValidationError) -> Any:
    return error.validator_value


def _given(error: ValidationError) -> Any:
    return error.instance


def _rule(error: ValidationError) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, Mapping) else {}


def _instance(node: Node) -> Any:
    """Plain data as JSON knows it: keys are text."""
    if isinstance(node.content, Mapping):
        return {str(key): _instance(value) for key, value in node.content.items()}
    if isinstance(node.content, tuple):
        return [_instance(value) for value in node.content]
    return node.content


def _find(root: Node, path: Sequence[Step]) -> Node:
    node = root
    for step in path:
        if isinstance(node.content, tuple):
            node = node.content[int(step)]
        elif isinstance(node.content, Mapping):
            key = next(key for key in node.content if str(key) == step)
            node = node.content[key]
    return node


def _key_place(node: Node, name: str) -> Origin:
    return next((place for key, place in node.keys.items() if str(key) == name), node.origin)


def _render(
    error: ValidationError, path: Sequence[Step], root: Node
) -> Iterator[tuple[Origin, str]]:
    node = _find(root, path)
    keyword = str(error.validator)
    if keyword == "additionalProperties":
        yield from _unknown_keys(error, node)
    elif keyword == "required":
        place = node.origin
        if path and isinstance(path[-1], str):
            place = _key_place(_find(root, path[:-1]), path[-1])
        missing = next(key for key in _wanted(error) if f"'{key}'" in error.message)
        if missing not in _misspelt(error).values():
            yield place, f"missing key '{missing}'"
    elif error.parent is not None or "propertyNames" in error.absolute_schema_path:
        # Only the names of keys are checked one level down.
        yield _key_place(node, str(_given(error))), _wrong_key(error)
    else:
        name = next((str(step) for step in reversed(path) if isinstance(step, str)), "file")
        yield node.origin, _MESSAGES.get(keyword, _any_other)(error, name)


def _wrong_key(error: ValidationError) -> str:
    key = str(_given(error))
    if error.validator != "enum":
        return _hinted(error, f"'{key}'")
    known = [str(name) for name in _wanted(error)]
    hint = did_you_mean(key, known) or f"; known here: {', '.join(known)}"
    return f"unknown key '{key}'{hint}"


def _misspelt(error: ValidationError) -> dict[str, str]:
    """Unknown keys of a map, each with the key that it may stand for, else nothing."""
    given, known = _given(error), _rule(error).get("properties", {})
    absent = [name for name in known if name not in given]
    return {key: closest(key, absent) for key in given if key not in known}


def _unknown_keys(error: ValidationError, node: Node) -> Iterator[tuple[Origin, str]]:
    known = list(_rule(error)["properties"])
    listed = f"; known here: {', '.join(known)}" if len(known) <= MOST_LISTED else ""
    for key, meant in _misspelt(error).items():
        hint = f"; did you mean '{meant}'?" if meant else listed
        yield _key_place(node, key), f"unknown key '{key}'{hint}"


def _hinted(error: ValidationError, shown: str) -> str:
    """The schema's own hint on a pattern; what no hint covers is said in general."""
    hint = _rule(error).get("errorMessage")
    return f"{shown} does not fit here; {hint}" if hint else f"{shown} does not fit here"


def _found(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text '{value}'"
    if isinstance(value, list):
        return "a list"
    return "a map" if isinstance(value, dict) else f"the number {value}"


def _wrong_type(error: ValidationError, name: str) -> str:
    wanted = _wanted(error)
    wanted = [wanted] if isinstance(wanted, str) else wanted
    value = _given(error)
    expected = " or ".join(_TYPES[kind] for kind in wanted)
    message = f"{name}: expected {expected}, found {_found(value)}"
    if value is None:
        return f"{name}: expected {expected}, found nothing; give one or remove it"
    if "string" in wanted and not isinstance(value, (dict, list)):
        return f"{message}; put it in quotes"
    if wanted == ["array"] and isinstance(value, str):
        return f"{message}; write it as [{value}]"
    return message


def _not_listed(error: ValidationError, name: str) -> str:
    values = [str(value) for value in _wanted(error)]
    if not isinstance(_given(error), str):
        return f"{name}: expected one of {', '.join(values)}, found {_found(_given(error))}"
    hint = did_you_mean(_given(error), values) or f"; known are {', '.join(values)}"
    return f"unknown {name} '{_given(error)}'{hint}"


def _too_few(error: ValidationError, name: str) -> str:
    least, given = _wanted(error), len(_given(error))
    if given == 0:
        return f"{name}: the list is empty; give at least {least}"
    return f"{name}: expected at least {least} entries, found {given}"


def _any_other(error: ValidationError, name: str) -> str:
    return f"{name}: {error.message}"


_MESSAGES: Mapping[str, Callable[[ValidationError, str], str]] = {
    "type": _wrong_type,
    "enum": _not_listed,
    "minItems": _too_few,
    "const": lambda error, name: f"{name}: expected '{_wanted(error)}'",
    "pattern": lambda error, name: _hinted(error, f"{name}: '{_given(error)}'"),
    "minLength": lambda _, name: f"{name}: the text is empty",
    "maxItems": lambda error, name: (
        f"{name}: expected {_wanted(error)} entries, found {len(_given(error))}"
    ),
    "minimum": lambda error, name: (
        f"{name}: {_given(error)} is too small; at least {_wanted(error)}"
    ),
    "maximum": lambda error, name: (
        f"{name}: {_given(error)} is too large; at most {_wanted(error)}"
    ),
    "exclusiveMinimum": lambda error, name: (
        f"{name}: {_given(error)} is too small; more than {_wanted(error)}"
    ),
}
