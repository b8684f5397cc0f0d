"""The words by which claims are read and aligned whose things no rule names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Member:
    """An outcome of a family; `wanted` is good, bad or open."""

    family: str
    name: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Gene:
    """What a gene, or a system of genes, is called; `within` is the system it belongs to."""

    names: tuple[str, ...]
    variants: tuple[str, ...] = ()
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Discovery:
    """All of `discovery:`.

    `families` maps outcomes, by name, to what they tell of and whether one wants them,
    `genes` the symbol of a gene, or of a system of genes, to what it is called; `shorts` maps short
    forms that nobody introduces to what they stand for, `aliases` names to what they
    name in other words; `markers` are pairs of what shows, or is a part of, another thing.
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
    fields: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    having: frozenset[str] = frozenset()
    in_terms_of: frozenset[str] = frozenset()
    bearing: frozenset[str] = frozenset()
    circumstances: frozenset[str] = frozenset()
    controls: frozenset[str] = frozenset()
    treating: frozenset[str] = frozenset()
    doses: frozenset[str] = frozenset()
    trailing: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    inverse: frozenset[str] = frozenset()
    slowed: frozenset[str] = frozenset()
    foretelling: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()
    procedures: frozenset[str] = frozenset()
    procedure_endings: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    parting: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    lowered: frozenset[str] = frozenset()
    graded: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    families: tuple[Member, ...] = ()
    genes: Mapping[str, Gene] = field(default_factory=dict)
    shorts: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    markers: tuple[tuple[str, str], ...] = ()


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
        fields=_words(data, "fields"),
        pointing=_words(data, "pointing"),
        having=_words(data, "having"),
        in_terms_of=_words(data, "in_terms_of"),
        bearing=_words(data, "bearing"),
        circumstances=_words(data, "circumstances"),
        controls=_words(data, "controls"),
        treating=_words(data, "treating"),
        doses=_words(data, "doses"),
        trailing=_words(data, "trailing"),
        holding=_words(data, "holding"),
        through=_words(data, "through"),
        within=_words(data, "within"),
        inverse=_words(data, "inverse"),
        slowed=_words(data, "slowed"),
        foretelling=_words(data, "foretelling"),
        unwanted=_words(data, "unwanted"),
        procedures=_words(data, "procedures"),
        procedure_endings=_words(data, "procedure_endings"),
        bound=_words(data, "bound"),
        parting=_words(data, "parting"),
        vague=_words(data, "vague"),
        lowered=_words(data, "lowered"),
        graded=_words(data, "graded"),
        prefixes=tuple(sorted(_words(data, "prefixes"))),
        families=tuple(_members(data.get("families") or {})),
        genes={str(symbol): _gene(body) for symbol, body in (data.get("genes") or {}).items()},
        markers=tuple((str(sign), str(thing)) for sign, thing in data.get("markers") or ()),
        aliases={
            str(name): str(known)
            for known, names in (data.get("aliases") or {}).items()
            for name in names
        },
        shorts={str(short): str(long) for short, long in (data.get("shorts") or {}).items()},
    )


def _members(families: Mapping[str, Mapping[str, Any]]) -> Iterator[Member]:
    for family, groups in families.items():
        for wanted, names in groups.items():
            for name in names:
                yield Member(str(family), str(name), str(wanted))


def _gene(body: Mapping[str, Any]) -> Gene:
    within = body.get("within")
    return Gene(
        tuple(map(str, body["names"])),
        tuple(map(str, body.get("variants") or ())),
        str(within) if within is not None else None,
    )


def _words(data: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(word).lower() for word in data.get(key) or ())
