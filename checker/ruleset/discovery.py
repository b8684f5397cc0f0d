"""The words by which claims are read and aligned whose things no rule names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Discovery:
    """All of `discovery:`.

    `directions` maps a frame to what it says of its object (less, more, better,
    worse, some), `relations` that to a relation; `kin` maps a head to the number
    of its group; `opposites` maps a name to the one that it is seen through; `stems`
    maps how names end to the names of their class.
    """

    directions: Mapping[str, str] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    kin: Mapping[str, int] = field(default_factory=dict)
    opposites: Mapping[str, str] = field(default_factory=dict)
    stems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wrappers: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    good: frozenset[str] = frozenset()
    bad: frozenset[str] = frozenset()
    broad: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    having: frozenset[str] = frozenset()
    in_terms_of: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    lowered: frozenset[str] = frozenset()
    graded: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()


def build_discovery(data: Mapping[str, Any]) -> Discovery:
    """The words of plain YAML data; what is absent is empty."""
    directions = data.get("directions") or {}
    return Discovery(
        directions={
            str(frame): str(direction)
            for direction, body in directions.items()
            for frame in body["frames"]
        },
        relations={str(direction): str(body["relation"]) for direction, body in directions.items()},
        kin={
            str(word): number
            for number, group in enumerate(data.get("kin") or ())
            for word in group
        },
        opposites={str(left): str(right) for left, right in data.get("opposites") or ()},
        stems={
            str(stem): tuple(map(str, names)) for stem, names in (data.get("stems") or {}).items()
        },
        wrappers=_words(data, "wrappers"),
        weak=_words(data, "weak"),
        good=_words(data, "good"),
        bad=_words(data, "bad"),
        broad=_words(data, "broad"),
        compared=_words(data, "compared"),
        between=_words(data, "between"),
        pointing=_words(data, "pointing"),
        having=_words(data, "having"),
        in_terms_of=_words(data, "in_terms_of"),
        vague=_words(data, "vague"),
        lowered=_words(data, "lowered"),
        graded=_words(data, "graded"),
        prefixes=tuple(sorted(_words(data, "prefixes"))),
    )


def _words(data: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(word).lower() for word in data.get(key) or ())
