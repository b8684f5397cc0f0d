"""Sentences that only judge the one before: "Not so.", "That is a myth.", "They are right."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.claims.prepare import Prepared
from checker.ruleset.language import Language
from checker.values.article import BlockKind
from checker.values.claim import Certainty, Claim, Cue, Voice

#: How many words that say nothing themselves may open a verdict: "Well, actually, no."
OPENERS = 3
#: Within how many words "studies have since shown that" ends.
LONGEST_FINDING = 10
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
#: What a verdict makes of a claim, by the claim's voice: a belief can be "not so", what the
#: article puts up itself only "false"; a question is answered.
_NO = {Voice.REPORTED: Voice.REJECTED, Voice.QUESTION: Voice.REJECTED}
_YES = {Voice.REPORTED: Voice.OWN, Voice.QUESTION: Voice.OWN}
_JUDGED = {
    "denied": _NO,
    "confirmed": _YES,
    "no": _NO,
    "yes": _YES,
    "false": {
        Voice.REPORTED: Voice.REJECTED,
        Voice.OWN: Voice.REJECTED,
        Voice.HEADLINE: Voice.REJECTED,
    },
}


def with_verdict(
    claims: Sequence[Claim], entry: Prepared, following: Prepared | None, language: Language
) -> tuple[Claim, ...]:
    """The claims of a sentence as the one behind it judges them."""
    if not claims or following is None or not _is_next(entry, following):
        return tuple(claims)
    found = _verdict(following, language)
    if found is None:
        return tuple(claims)
    value, cue = found
    # "Does X cause Y in everybody? No." leaves open that it does in some.
    if value in ("denied", "no") and _is_of_all(entry, language):
        return tuple(claims)
    return tuple(_judged(claim, value, cue) for claim in claims)


def _is_of_all(entry: Prepared, language: Language) -> bool:
    """Whether a sentence speaks of all people or things."""
    return any(
        cue.slot == "universal" and len(cue.words) == 1
        for token in entry.tokens
        for cue in language.cues.get(token.text.lower(), ())
    )


def _judged(claim: Claim, value: str, cue: Cue) -> Claim:
    """A claim as a verdict leaves it; what is rejected is rejected however it was hedged."""
    hedged = claim.voice is Voice.OWN and claim.certainty is not Certainty.ASSERTED
    voice = _JUDGED[value].get(Voice.REPORTED if hedged and value == "denied" else claim.voice)
    if voice is None:
        return claim
    rejected = voice is Voice.REJECTED
    certainty = Certainty.ASSERTED if rejected else claim.certainty
    return replace(claim, voice=voice, certainty=certainty, cues=(*claim.cues, cue))


def _is_next(entry: Prepared, following: Prepared) -> bool:
    """Whether a sentence stands behind another in its paragraph, or first below its heading."""
    if entry.sentence.kind in _HEADINGS:
        return following.sentence.kind not in _HEADINGS
    return entry.sentence.paragraph == following.sentence.paragraph


def _verdict(entry: Prepared, language: Language) -> tuple[str, Cue] | None:
    """What a sentence judges, with its words: a phrase up to a comma or the end."""
    words = [token.text.lower().replace("’", "'") for token in entry.tokens]
    first = _finding(entry, words, language)
    opened = first
    while first < min(opened + OPENERS, len(words)) and _says_nothing(words[first], language):
        first += 1
    for phrase in language.cues.get(words[first], ()) if first < len(words) else ():
        last = first + len(phrase.words)
        if phrase.slot != "verdict" or tuple(words[first:last]) != phrase.words:
            continue
        if last == len(words) or _is_stop(words[last]):
            start, end = entry.tokens[first].start, entry.tokens[last - 1].end
            text, span = entry.sentence.text[start:end], entry.sentence.offsets.source(start, end)
            where = "the next sentence"
            return phrase.value, Cue("voice", text, span, str(phrase.origin), None, where)
    return None


def _finding(entry: Prepared, words: Sequence[str], language: Language) -> int:
    """Where a verdict begins that is told as a finding: "We now know that it does not"."""
    if entry.mentions or not language.function_words["content"].intersection(
        words[:LONGEST_FINDING]
    ):
        return 0
    end = next(at for at, word in enumerate(words) if word in language.function_words["content"])
    finds = any(
        operator.operator == "evidence_verb"
        for word in words[:end]
        for lemma, _ in language.lemmas.get(word, ())
        for operator in language.operators.get(lemma, ())
        if operator.words == (lemma,)
    )
    denied = any(
        cue.slot == "negation" for word in words[:end] for cue in language.cues.get(word, ())
    )
    return end + 1 if finds and not denied else 0


def _is_stop(word: str) -> bool:
    return not any(letter.isalnum() for letter in word)


def _says_nothing(word: str, language: Language) -> bool:
    filler = any(
        cue.slot == "filler" and len(cue.words) == 1 for cue in language.cues.get(word, ())
    )
    return filler or _is_stop(word)
