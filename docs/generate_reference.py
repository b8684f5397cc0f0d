"""Writes docs/reference.md from the schema and relations: python docs/generate_reference.py."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

DOCS = Path(__file__).parent
SCHEMA = DOCS.parent / "rules" / "rules.schema.json"
RELATIONS = DOCS.parent / "rules" / "core" / "relations.yaml"
REFERENCE = DOCS / "reference.md"

Schema = Mapping[str, Any]

_START = """\
# Reference: the keys of a rule file

This page is made by `docs/generate_reference.py` from `rules/rules.schema.json` and
`rules/core/relations.yaml`. The schema is what `claimcheck rules validate` checks first. Editors
can check and complete against it as you type: put this line at the top of a rule file, with the
path to the schema as seen from that file. `claimcheck rules schema` prints it, to save it there.

```yaml
# yaml-language-server: $schema=../rules/rules.schema.json
```

A pack for one topic needs [the file](#the-file), [concepts](#concept), [quantities](#quantity),
[statements](#statement), and the ids of [relations](#scales-and-relations). The rest is
[the language that all topics share](#the-shared-language).

"""

#: Keys at the top of a file that a topic's pack has no use for.
_TOPIC_KEYS = ("schema", "topic", "title", "reviewed", "concepts", "quantities", "statements")

#: The order of the sections: what authors of a topic need, then the shared language.
_TOPIC_DEFS = ("concept", "quantity", "statement")
_SMALL_DEFS = ("id", "name", "date", "unit")


def reference() -> str:
    """The whole page."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    defs = schema["$defs"]
    keys = schema["properties"]
    required = schema["required"]
    shared = {key: body for key, body in keys.items() if key not in _TOPIC_KEYS}
    lines = [*_START.splitlines(), "## The file", ""]
    lines += _table({key: keys[key] for key in _TOPIC_KEYS}, required, defs)
    lines += _nested(keys["reviewed"], "`reviewed`", 3, defs)
    for name in _TOPIC_DEFS:
        lines += _section(defs[name], 2, defs)
    lines += _relations()
    lines += ["## Words for ids, dates and units", ""]
    lines += _table({name: defs[name] for name in _SMALL_DEFS}, (), defs, titles=True)
    lines += ["## The shared language", "", "Keys at the top of the files in `rules/core/`.", ""]
    lines += _table(shared, (), defs)
    lines += _nested(keys["mutations"], "`mutations`", 3, defs)
    for name, body in defs.items():
        if name not in (*_TOPIC_DEFS, *_SMALL_DEFS):
            lines += _section(body, 3, defs)
    return "\n".join(lines).rstrip() + "\n"


def _section(body: Schema, level: int, defs: Mapping[str, Schema]) -> Iterator[str]:
    yield from _nested(body, body["title"], level, defs)


def _nested(body: Schema, title: str, level: int, defs: Mapping[str, Schema]) -> Iterator[str]:
    """A heading, its table, then the objects in it one level down."""
    yield f"{'#' * level} {title}"
    yield ""
    yield body["description"]
    yield ""
    required = (*body.get("required", ()), *body.get("else", {}).get("required", ()))
    yield from _table(body["properties"], required, defs)
    for key, value in body["properties"].items():
        inner = value.get("items", value) if value.get("type") == "array" else value
        if "properties" in inner:
            yield from _nested(inner, f"{title}: `{key}`", min(level + 1, 4), defs)


def _table(
    properties: Mapping[str, Schema],
    required: tuple[str, ...] | list[str],
    defs: Mapping[str, Schema],
    *,
    titles: bool = False,
) -> Iterator[str]:
    yield "| name | meaning |" if titles else "| key | value | meaning |"
    yield "| --- | --- |" if titles else "| --- | --- | --- |"
    for key, body in properties.items():
        meaning = _cell(body.get("description") or _resolved(body, defs)["description"])
        if titles:
            yield f"| {body['title']} | {meaning} |"
        else:
            needed = " **Required.**" if key in required else ""
            yield f"| `{key}` | {_cell(_value(body, defs))} | {meaning}{needed} |"
    yield ""


def _relations() -> Iterator[str]:
    """Each scale with its points, and the relations that sit on them."""
    shared = yaml.safe_load(RELATIONS.read_text(encoding="utf-8"))
    yield "## Scales and relations"
    yield ""
    yield "A relation without a point says that there is some effect, without saying which."
    yield ""
    for name, scale in shared["scales"].items():
        yield f"### {scale['label'][0].upper()}{scale['label'][1:]}"
        yield ""
        yield "| point | meaning | relations |"
        yield "| --- | --- | --- |"
        ids: dict[int | None, list[str]] = {}
        for key, body in shared["relations"].items():
            if body["scale"] == name:
                ids.setdefault(body.get("point"), []).append(f"`{key}`")
        points = {**scale.get("points", {}), **({None: ""} if None in ids else {})}
        for point, words in points.items():
            shown = "" if point is None else point
            yield f"| {shown} | {words} | {', '.join(ids.get(point, []))} |"
        yield ""


def _resolved(body: Schema, defs: Mapping[str, Schema]) -> Schema:
    return defs[body["$ref"].rpartition("/")[2]] if "$ref" in body else body


def _value(body: Schema, defs: Mapping[str, Schema]) -> str:
    """What stands behind a key, in words."""
    if "$ref" in body:
        return str(_resolved(body, defs)["title"]).lower()
    if "const" in body:
        return f"`{body['const']}`"
    if "enum" in body:
        return ", ".join(f"`{word}`" for word in body["enum"])
    kind = body.get("type")
    if isinstance(kind, list):
        return " or ".join(_TYPES[each] for each in kind)
    if kind == "array":
        items = body.get("items", {})
        return f"list of {_plural(_value(items, defs))}" if items else "list"
    inner = body.get("additionalProperties")
    if kind == "object" and isinstance(inner, dict) and inner:
        return f"map of {_plural(_value(inner, defs))}"
    return _TYPES.get(str(kind), "any")


_TYPES = {
    "string": "text",
    "array": "list",
    "object": "map",
    "integer": "whole number",
    "number": "number",
    "boolean": "`true` or `false`",
}


def _plural(words: str) -> str:
    if words.startswith(("list of", "map of")):
        return words.replace("list of", "lists of").replace("map of", "maps of")
    if words in {"text", "any"} or " or " in words:
        return words
    return f"{words.removesuffix('y')}ies" if words.endswith("ty") else f"{words}s"


def _cell(text: str) -> str:
    """Text that does not end a cell early."""
    return text.replace("|", "\\|")


def main() -> int:
    """Writes the page."""
    REFERENCE.write_text(reference(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
