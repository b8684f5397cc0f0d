"""How the tester rewrites sentences: wraps, and the words of a negation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that deny: `after` an auxiliary, `joined` to it, or before a bare verb."""

    after: str = ""
    joined: Mapping[str, str] = field(default_factory=dict)
    third_person: str = ""
    base: str = ""
    past: str = ""


@dataclass(frozen=True, slots=True)
class Mutations:
    """All of `mutations:`; in a wrap the sentence stands in place of {}.

    `populations` are ids of people to put in the place of others, the first fitting one.
    """

    wraps: Mapping[str, str] = field(default_factory=dict)
    denying_wraps: Mapping[str, str] = field(default_factory=dict)
    negation: Negation = Negation()
    populations: tuple[str, ...] = ()


def build_mutations(data: Mapping[str, Any]) -> Mutations:
    """The mutations of plain YAML data; what is absent is empty."""
    negation = data.get("negation") or {}
    return Mutations(
        wraps=_texts(data.get("wraps")),
        denying_wraps=_texts(data.get("denying_wraps")),
        negation=Negation(
            after=str(negation.get("after") or ""),
            joined=_texts(negation.get("joined")),
            third_person=str(negation.get("third_person") or ""),
            base=str(negation.get("base") or ""),
            past=str(negation.get("past") or ""),
        ),
        populations=tuple(str(name) for name in data.get("populations") or ()),
    )


def _texts(entries: Mapping[str, Any] | None) -> dict[str, str]:
    return {str(key): str(text) for key, text in (entries or {}).items()}
