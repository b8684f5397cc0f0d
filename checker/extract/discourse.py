"""What a paragraph has spoken of, so that "it" and "these nutrients" find their meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from checker.values.claim import Exposure, Join


@dataclass(frozen=True, slots=True)
class Group:
    """Concepts that were named together; `outcome` tells what is acted on from what acts."""

    concepts: tuple[str, ...]
    join: Join
    outcome: bool
    plural: bool
    exposure: Exposure | None = None


@dataclass(frozen=True, slots=True)
class Centre:
    """What a sentence is about that does not act: something unknown, people, or an outcome."""

    plural: bool
    people: bool
    outcome: bool

    def is_meant(self, *, plural: bool, outcome: bool) -> bool:
        """Whether a pronoun stands for it; "it" rarely means what an unknown thing was done to."""
        return not (outcome and self.outcome) and (
            self.plural == plural or not (plural or self.people)
        )


@dataclass(frozen=True, slots=True)
class Discourse:
    """The groups named so far, the last subject first.

    `own` holds those of this sentence, `last` what the one before left, with its
    `centre` where that does not act and the general nouns that it left `unnamed`;
    `lead` those of a list's lead-in (`lead_qualified`: it denies or hedges its
    items), `title` those of the headings, and `before` those that the paragraph
    before left behind. `arms` is what a trial compared with no treatment,
    and the outcomes that its sentence names.
    """

    groups: tuple[Group, ...] = ()
    own: tuple[Group, ...] = ()
    last: tuple[Group, ...] = ()
    centre: Centre | None = None
    unnamed: frozenset[str] = frozenset()
    lead: tuple[Group, ...] = ()
    lead_qualified: bool = False
    title: tuple[Group, ...] = ()
    before: tuple[Group, ...] = ()
    arms: tuple[Group, tuple[Group, ...]] | None = None

    def find(
        self,
        *,
        plural: bool,
        outcome: bool,
        combination: bool = False,
        fits: Callable[[Group], bool] = bool,
    ) -> Group | None:
        """The last group of the wanted number, else the last of any; a combination has members."""
        fitting = [group for group in self.groups if group.outcome == outcome and fits(group)]
        if combination:
            fitting = [group for group in fitting if len(group.concepts) > 1] or fitting
        # A combination is one thing and several: "it" and "they" both fit it.
        agreeing = [
            group
            for group in fitting
            if group.plural == plural or (len(group.concepts) > 1 and group.join is Join.ALL)
        ]
        if fitting:
            return (agreeing or fitting)[0]
        earlier = [group for group in self.before if group.outcome == outcome and fits(group)]
        if earlier and plural == earlier[0].plural:
            return earlier[0]
        titled = [group for group in self.title if group.outcome == outcome and fits(group)]
        return titled[0] if len(titled) == 1 else None

    def stood_for(self, *, plural: bool, outcome: bool) -> Group | None:
        """What a pronoun stands for: named in its sentence or the one before, and of its number."""
        own = _fitting(self.own, plural=plural, outcome=outcome)
        if own:
            return own[0]
        if self.centre is not None and self.centre.is_meant(plural=plural, outcome=outcome):
            return None
        last = _fitting(self.last, plural=plural, outcome=outcome)
        if last:
            return last[0]
        opening = not any(group.outcome == outcome for group in self.groups)
        return self.find(plural=plural, outcome=outcome) if opening else None

    def after(self, groups: tuple[Group, ...]) -> Discourse:
        """The discourse when a sentence has named more; the newest come first."""
        kept = tuple(group for group in self.groups if group not in groups)
        own = (*groups, *(group for group in self.own if group not in groups))
        return replace(self, groups=(*groups, *kept)[:12], own=own)

    def beside(self, groups: tuple[Group, ...]) -> Discourse:
        """The discourse with groups that were named in passing, behind the newest subject."""
        kept = tuple(group for group in self.groups if group not in groups)
        own = tuple(group for group in self.own if group not in groups)
        return replace(
            self,
            groups=(*kept[:1], *groups, *kept[1:])[:12],
            own=(*own[:1], *groups, *own[1:]),
        )

    def ended(
        self,
        centre: Centre | None = None,
        unnamed: frozenset[str] = frozenset(),
        *,
        carried: bool = False,
    ) -> Discourse:
        """The discourse at the end of a sentence; `carried`: it went on about the one before."""
        last = tuple(dict.fromkeys((*self.own, *(self.last if carried else ()))))
        return replace(self, own=(), last=last, centre=centre, unnamed=unnamed)


def _fitting(groups: Iterable[Group], *, plural: bool, outcome: bool) -> list[Group]:
    """The groups of a number; an outcome that stands alone fits any ("diabetes … it")."""
    fitting = [group for group in groups if group.outcome == outcome]
    # A combination is one thing and several: "it" and "they" both fit it.
    agreeing = [
        group
        for group in fitting
        if group.plural == plural or (len(group.concepts) > 1 and group.join is Join.ALL)
    ]
    return agreeing or (fitting if outcome and len(fitting) == 1 else [])
