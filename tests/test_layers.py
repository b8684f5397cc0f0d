"""A module imports only from its own layer or a lower one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "checker"

LAYERS = (
    "values",
    "cache",
    "ruleset",
    "read",
    "segment",
    "language",
    "mentions",
    "extract",
    "normalize",
    "claims",
    "compare",
    "discover",
    "decisions",
    "report",
    "pipeline",
    "component",
    "authoring",
    "review",
    "cli",
)

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)

#: spaCy objects never leave the stages that need them.
SPACY_LAYERS = frozenset({"language", "component"})


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import of a module, at its top or in a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            if node.module == "checker":
                yield from ((node.lineno, f"checker.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, node.module or ""


def upward(path: Path) -> list[str]:
    """The imports of a module that point to a higher layer."""
    layer = path.relative_to(PACKAGE).parts[0]
    rank = LAYERS.index(layer)
    found = []
    for line, name in imported(path):
        parts = name.split(".")
        if parts[0] != "checker" or len(parts) < 2 or parts[1].startswith("__"):
            continue
        if parts[1] not in LAYERS or LAYERS.index(parts[1]) > rank:
            found.append(f"{path.relative_to(PACKAGE.parent)}:{line}: {layer} imports {name}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_downwards(path: Path) -> None:
    assert path.relative_to(PACKAGE).parts[0] in LAYERS
    assert upward(path) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_spacy_stays_in_its_layers(path: Path) -> None:
    layer = path.relative_to(PACKAGE).parts[0]
    names = [name for _, name in imported(path) if name.split(".")[0] in {"spacy", "thinc"}]
    assert layer in SPACY_LAYERS or names == []
