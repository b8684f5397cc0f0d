"""What a Word document says of itself in its properties."""

from __future__ import annotations

from collections.abc import Iterator

from checker.read.docx_package import Package
from checker.read.docx_tree import Node
from checker.values.article import Metadata

#: Names of custom properties, in lower case; the same as in a Markdown file's front matter.
_SOURCE = ("source", "publisher", "site")
_URL = ("url", "canonical", "source url", "link")
_PUBLISHED = ("published", "date published", "publish date", "publication date")


def read_properties(package: Package) -> Metadata:
    """Title, source, address and date, each from the property that is likeliest to be right.

    A custom property that names it wins; then the source is the company, and
    the date is the day of the last change, since a text that began as a copy of
    another keeps the day on which that one was made.
    """
    core = package.related("", "core-properties")
    custom = dict(_custom(package.related("", "custom-properties")))
    changed = _text(core, "dcterms:modified") or _text(core, "dcterms:created")
    return Metadata(
        title=_text(core, "dc:title"),
        source=_named(custom, _SOURCE)
        or _text(package.related("", "extended-properties"), "app:Company"),
        url=_named(custom, _URL),
        published=_named(custom, _PUBLISHED) or (changed[:10] if changed else None),
    )


def _text(properties: Node | None, name: str) -> str | None:
    found = properties.find(name) if properties else None
    return " ".join(found.text.split()) or None if found else None


def _custom(properties: Node | None) -> Iterator[tuple[str, str]]:
    for entry in properties or ():
        text = " ".join("".join(child.text for child in entry).split())
        name = entry.get("name").replace("_", " ").replace("-", " ").lower().strip()
        if text and name:
            # A date comes with a time of day that nobody chose.
            dated = any(child.tag.endswith(":filetime") for child in entry)
            yield name, text[:10] if dated else text


def _named(custom: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((custom[name] for name in names if name in custom), None)
