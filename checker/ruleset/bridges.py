"""Bridges: what a claim on one aspect implies on another, as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.ruleset.model import LinkKind, Origin

_NOWHERE = Origin("", 1, 1)


@dataclass(frozen=True, slots=True)
class Bridge:
    """An implication from stances on one scale to stances on another, one way.

    Each source point maps to the range of target points that it leaves open; a
    point that is missing leaves all open. A claim that allows several points
    implies the hull of their ranges. With a `link` the object changes too, to
    the concept that it names under the link, or with `back` to those that name
    it; `better` then limits the bridge to measures that are good when high or
    low. `same` says that the two aspects are one question, asked on the target.
    Across a bridge that is not `sound`, and across a link, a verdict is at most
    apparent, with `differs` among the slots that differ.
    """

    id: str
    source: str
    target: str
    points: Mapping[int, tuple[int, int]]
    link: LinkKind | None = None
    back: bool = False
    better: str | None = None
    same: bool = False
    sound: bool = True
    differs: tuple[str, ...] = ()
    origin: Origin = _NOWHERE


def build_bridges(
    entries: Mapping[str, Mapping[str, Any]], origins: Mapping[str, Origin] | None = None
) -> tuple[Bridge, ...]:
    """The bridges of an `implications:` section, as plain YAML data, in its order."""
    return tuple(
        _bridge(name, entry, (origins or {}).get(name, _NOWHERE)) for name, entry in entries.items()
    )


def _bridge(name: str, entry: Mapping[str, Any], origin: Origin) -> Bridge:
    link = entry.get("link")
    return Bridge(
        id=name,
        source=str(entry["from"]),
        target=str(entry["to"]),
        points={int(point): _range(reach) for point, reach in entry["points"].items()},
        link=LinkKind(link) if link else None,
        back=bool(entry.get("back", False)),
        better=entry.get("better"),
        same=bool(entry.get("same", False)),
        sound=bool(entry.get("sound", True)),
        differs=tuple(str(slot) for slot in entry.get("differs", ())),
        origin=origin,
    )


def _range(reach: Sequence[Any]) -> tuple[int, int]:
    low, high = reach
    return int(low), int(high)
