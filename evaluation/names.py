"""From the free-text names of the gold data to the concepts of the rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from checker.ruleset.model import Concept, Kind, LinkKind

#: The links along which a narrower or broader concept still is the right reading.
NEAR_LINKS = (
    LinkKind.IS_A,
    LinkKind.FORM_OF,
    LinkKind.PART_OF,
    LinkKind.DECLINE_OF,
    LinkKind.MEASURED_BY,
)

#: Kinds that qualify another concept in a longer name ("femoral neck bone density").
QUALIFYING_KINDS = frozenset({Kind.SITE, Kind.POPULATION, Kind.FORM, Kind.TIMING})


@dataclass(frozen=True, slots=True)
class Names:
    """Looks up names: by the whole name first, then by the concepts mentioned in it.

    `mentioned` finds the concepts of a name that is not one concept's own; it
    is the checker's own search for mentions, with its lexicon bound.
    """

    concepts: Mapping[str, Concept]
    whole: Mapping[str, str]
    mentioned: Callable[[str], Iterable[str]]

    def look_up(self, name: str) -> tuple[str, ...]:
        """The concepts that a name stands for, sorted; empty where no rule knows it."""
        whole = self.whole.get(_plain(name))
        if whole is not None:
            return (whole,)
        found = set(self.mentioned(name))
        core = {one for one in found if self.concepts[one].kind not in QUALIFYING_KINDS}
        return tuple(sorted(core or found))

    def fits(self, wanted: str, read: str) -> bool:
        """Whether two concepts are the same, or one is above the other by NEAR_LINKS."""
        return wanted in self._above(read) or read in self._above(wanted)

    def covers(self, wanted: Iterable[str], read: Iterable[str]) -> bool:
        """Whether every wanted concept fits one that was read; more may have been read."""
        return all(any(self.fits(one, other) for other in read) for one in wanted)

    def _above(self, concept: str) -> set[str]:
        above, todo = {concept}, [concept]
        while todo:
            current = self.concepts.get(todo.pop())
            if current is None:
                continue
            for kind in NEAR_LINKS:
                todo += [one for one in current.linked(kind) if one not in above]
                above.update(current.linked(kind))
        return above


def build_names(
    concepts: Mapping[str, Concept], mentioned: Callable[[str], Iterable[str]]
) -> Names:
    """Names over a rule set's concepts; a name of two concepts goes to the first by id."""
    whole: dict[str, str] = {}
    for _, concept in sorted(concepts.items()):
        for name in (concept.label, concept.id.replace("_", " "), *concept.synonyms):
            whole.setdefault(_plain(name), concept.id)
    return Names(concepts, whole, mentioned)


def _plain(name: str) -> str:
    words = re.findall(r"[^\W_]+", name.casefold())
    # Gold names and labels differ in number ("vaccines", "vaccine"), never in more than an s.
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)
