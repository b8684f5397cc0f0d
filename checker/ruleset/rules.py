"""The rule set: everything that the rule files of a run say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.ruleset.bridges import Bridge
from checker.ruleset.discovery import Discovery
from checker.ruleset.language import Language
from checker.ruleset.model import (
    Concept,
    QuantityRule,
    Relation,
    Replaced,
    Scale,
    Statement,
    Topic,
    Unit,
)
from checker.ruleset.mutations import Mutations
from checker.ruleset.structure import Structure
from checker.ruleset.wording import Wording


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Everything that the rule files of a run say; statements are keyed `topic/id`.

    `open_language` is the language with the words that open claims add to it.
    """

    topics: Mapping[str, Topic]
    concepts: Mapping[str, Concept]
    scales: Mapping[str, Scale]
    relations: Mapping[str, Relation]
    units: Mapping[str, Unit]
    quantities: Mapping[str, QuantityRule]
    statements: Mapping[str, Statement]
    bridges: tuple[Bridge, ...]
    language: Language
    open_language: Language
    structure: Structure
    wording: Wording = field(default_factory=Wording)
    mutations: Mutations = field(default_factory=Mutations)
    discovery: Discovery = field(default_factory=Discovery)
    replaced: Replaced = field(default_factory=Replaced)
