"""Regular English inflection, so that a rule file lists lemmas only."""

from __future__ import annotations

VOWELS = "aeiou"
#: Last syllables that are stressed, unless the consonant stands twice: "refer", not "suffer".
_STRESSED = ("fer", "cur")


def _doubles(lemma: str) -> bool:
    """Whether a final consonant doubles: after a closed stressed syllable (cut, stop, confer)."""
    if lemma.endswith(_STRESSED) and lemma[-4:-3] != lemma[-3]:
        return True
    return (
        len(lemma) in (3, 4)
        and lemma[-1] not in VOWELS + "wxy"
        and lemma[-2] in VOWELS
        and lemma[-3] not in VOWELS
    )


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The regular forms of a verb: reduces, reduced, reducing."""
    if lemma.endswith("e"):
        return (lemma + "s", lemma + "d", lemma[:-1] + "ing", lemma + "ing")
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    stem = lemma + lemma[-1] if _doubles(lemma) else lemma
    forms: tuple[str, ...] = (noun_plural(lemma), stem + "ed", stem + "ing")
    if lemma.endswith("l"):
        # British doubling stands beside the American form: signalled, signaled.
        forms += (lemma + "led", lemma + "ling")
    return forms


def noun_plural(lemma: str) -> str:
    """The regular plural of a noun, which is also a verb's third person."""
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def looks_plural(noun: str) -> bool:
    """Whether a noun ends as a plural does; a rule says so where it only looks so."""
    return noun.endswith("s") and not noun.endswith(("ss", "is", "us"))
