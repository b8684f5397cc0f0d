"""The words by which reading tells a block's use, and segmenting a sentence's end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

_EDGES = " \t.:!?…,;»›→>*|–—-\"'“”()[]"


def plain(text: str) -> str:
    """A phrase as it is compared: lower case, single spaces, straight apostrophes, bare edges."""
    return " ".join(text.casefold().replace("’", "'").split()).strip(_EDGES)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that mark a block: as the whole of it, as its first words, anywhere in it."""

    whole: frozenset[str] = frozenset()
    opens: tuple[str, ...] = ()
    has: tuple[str, ...] = ()

    def opening(self, lowered: str) -> str | None:
        """The phrase that the lower-case text begins with, as whole words."""
        if not lowered.startswith(self.opens):
            return None
        found = [phrase for phrase in self.opens if lowered.startswith(phrase)]
        longest = max(found, key=len)
        rest = lowered[len(longest) :]
        glued = longest[-1].isalnum() and rest[:1].isalnum()
        return None if glued else longest

    def inside(self, lowered: str) -> int:
        """How many of the `has` phrases stand in the lower-case text, as whole words."""
        found = [phrase for phrase in self.has if phrase in lowered]
        return sum(_as_words(phrase, lowered) for phrase in found)


@dataclass(frozen=True, slots=True)
class Structure:
    """All words of `structure:`; phrases in the form of `plain` or lower case, stops kept.

    `sections` maps a heading to the kind of block that follows it, `page_parts`
    a class, id or role of a web page to the kind of what it holds.
    """

    sections: Mapping[str, str] = field(default_factory=dict)
    navigation: Phrases = Phrases()
    byline: Phrases = Phrases()
    caption: Phrases = Phrases()
    caption_follows: frozenset[str] = frozenset()
    disclaimer: Phrases = Phrases()
    comment_form: Phrases = Phrases()
    reference: Phrases = Phrases()
    reference_authors: tuple[str, ...] = ()
    inner_abbreviations: frozenset[str] = frozenset()
    either_abbreviations: frozenset[str] = frozenset()
    number_abbreviations: frozenset[str] = frozenset()
    letter_takers: frozenset[str] = frozenset()
    number_takers: frozenset[str] = frozenset()
    stop_words: frozenset[str] = frozenset()
    foreign_words: frozenset[str] = frozenset()
    page_parts: Mapping[str, str] = field(default_factory=dict)


def _as_words(phrase: str, lowered: str) -> bool:
    """Whether a phrase that is in the text stands there by itself: not "doi" in "doing"."""
    start = lowered.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        before, after = lowered[start - 1 : start], lowered[end : end + 1]
        if not (before.isalnum() and phrase[0].isalnum()) and not (
            after.isalnum() and phrase[-1].isalnum()
        ):
            return True
        start = lowered.find(phrase, end)
    return False


def _words(data: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(str(word).casefold() for word in data.get(key) or ())


def _phrases(data: Mapping[str, Any], key: str) -> Phrases:
    group = data.get(key) or {}
    return Phrases(
        whole=frozenset(plain(str(phrase)) for phrase in group.get("whole") or ()),
        opens=tuple(str(phrase).casefold() for phrase in group.get("opens") or ()),
        has=tuple(str(phrase).casefold() for phrase in group.get("has") or ()),
    )


def _by_phrase(groups: Mapping[str, Sequence[str]] | None) -> dict[str, str]:
    return {
        plain(str(phrase)): kind for kind, phrases in (groups or {}).items() for phrase in phrases
    }


def build_structure(data: Mapping[str, Any]) -> Structure:
    """The structure words of a parsed rule file's `structure:` section; what is absent is empty."""
    stops = data.get("abbreviations") or {}
    caption = data.get("caption") or {}
    return Structure(
        sections=_by_phrase(data.get("sections")),
        navigation=_phrases(data, "navigation"),
        byline=_phrases(data, "byline"),
        caption=_phrases(data, "caption"),
        caption_follows=_words(caption, "follows"),
        disclaimer=_phrases(data, "disclaimer"),
        comment_form=_phrases(data, "comment-form"),
        reference=_phrases(data, "reference"),
        reference_authors=tuple(sorted(_words(data.get("reference") or {}, "authors"))),
        inner_abbreviations=_words(stops, "inner"),
        either_abbreviations=_words(stops, "either"),
        number_abbreviations=_words(stops, "before_number"),
        letter_takers=_words(data, "letter_takers"),
        number_takers=_words(data, "number_takers"),
        stop_words=_words(data, "stop_words"),
        foreign_words=_words(data, "foreign_words") - _words(data, "stop_words"),
        page_parts=_by_phrase(data.get("html")),
    )


@lru_cache(maxsize=1)
def shipped_structure() -> Structure:
    """The structure words that come with the package."""
    # Imported here: the loader of whole rule sets builds on this module.
    from checker.ruleset.load import shipped_rules

    text = (shipped_rules() / "core" / "structure.yaml").read_text(encoding="utf-8")
    return build_structure(yaml.safe_load(text)["structure"])
