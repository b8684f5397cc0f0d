"""What a paragraph has spoken of, so that "it" and "these nutrients" find their meaning."""

from __future__ import annotations

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
class Discourse:
    """The groups named so far, the last subject first.

    `lead` holds those of a list's lead-in (`lead_qualified`: it denies or
    hedges its items), `title` those of the headings, and
    `before` those that the paragraph before left behind. `arms` is what a trial
    compared with no treatment, and the outcomes that its sentence names.
    """

    groups: tuple[Group, ...] = ()
    lead: tuple[Group, ...] = ()
    lead_qualified: bool = False
    title: tuple[Group, ...] = ()
    before: tuple[Group, ...] = ()
    arms: tuple[Group, tuple[Group, ...]] | None = None

    def find(self, *, plural: bool, outcome: bool, combination: bool = False) -> Group | None:
        """The last group of the wanted number, else the last of any; a combination has members."""
        fitting = [group for group in self.groups if group.outcome == outcome]
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
        earlier = [group for group in self.before if group.outcome == outcome]
        if earlier and plural == earlier[0].plural:
            return earlier[0]
        titled = [group for group in self.title if group.outcome == outcome]
        return titled[0] if len(titled) == 1 else None

    def after(self, groups: tuple[Group, ...]) -> Discourse:
        """The discourse when a sentence has named more; the newest come first."""
        kept = tuple(group for group in self.groups if group not in groups)
        return replace(self, groups=(*groups, *kept)[:12])

    def beside(self, groups: tuple[Group, ...]) -> Discourse:
        """The discourse with groups that were named in passing, behind the newest subject."""
        kept = tuple(group for group in self.groups if group not in groups)
        return replace(self, groups=(*kept[:1], *groups, *kept[1:])[:12])
