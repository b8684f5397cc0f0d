"""The kinds of findings: what each means, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.values.report import FindingKind


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind in a few words, in a sentence, and what a reader of it does."""

    title: str
    meaning: str
    advice: str


KINDS: Mapping[FindingKind, KindWords] = {
    FindingKind.CONTRADICTION: KindWords(
        "Two articles contradict each other",
        "Two articles answer one question, and cannot both be right.",
        "Find out which one is right, and change the other; often it is enough to say less.",
    ),
    FindingKind.SELF_CONTRADICTION: KindWords(
        "An article contradicts itself",
        "One article answers one question in two ways that cannot both be right; often a heading "
        "promises more than the text under it.",
        "Let the heading say what the text says, or give the sentence its limit.",
    ),
    FindingKind.APPARENT: KindWords(
        "Two articles seem to contradict each other",
        "The two differ in population, dose, form or the like, or say it of related things. Both "
        "may be right; the difference is named.",
        "Write the limit into the sentence that lacks it.",
    ),
    FindingKind.TENSION: KindWords(
        "One side leaves open what the other asserts",
        "One side leaves open or calls mixed what the other asserts, or both hedge.",
        "Look whether the sure side has the evidence for it.",
    ),
    FindingKind.VIOLATION: KindWords(
        "An article goes against what is established",
        "An article goes against an established statement of the rules.",
        "Follow the advice of the statement, or read its sources and differ for good reason.",
    ),
    FindingKind.OPEN_CONTRADICTION: KindWords(
        "Articles contradict each other on things that no rule names",
        "Articles say what cannot both be right of things that no rule names; the names were "
        "aligned by their words alone. Told only with `--discover`.",
        "See whether they speak of one thing; `claimcheck rules draft` begins a rule file for it.",
    ),
    FindingKind.UNUSED_SUPPRESSION: KindWords(
        "A comment silences nothing",
        "A comment tells claimcheck to ignore a rule, and there is nothing to ignore.",
        "Remove the comment, or put it in front of the sentence that it is meant for.",
    ),
}
