"""Rule packs that other installed packages provide, through an entry-point group."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

#: An entry names a package whose folder holds rule files: honey = "honey_pack.rules".
GROUP = "claimcheck.rules"


class PackError(ValueError):
    """An installed pack that cannot be used; says which, and why."""


def installed_packs() -> tuple[Path, ...]:
    """The folders of all installed packs, by the names of their entries; raises PackError."""
    entries = sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value))
    return tuple(dict.fromkeys(_folder(entry) for entry in entries))


def _folder(entry: EntryPoint) -> Path:
    # The package is found and not run: a pack is data, and no code of its is wanted.
    try:
        spec = find_spec(entry.value)
    except (ImportError, ValueError):
        spec = None
    places = list(spec.submodule_search_locations or ()) if spec else []
    if not places:
        of = f" of {entry.dist.name}" if entry.dist else ""
        raise PackError(f"rule pack '{entry.name}'{of}: there is no package '{entry.value}'")
    return Path(places[0])
