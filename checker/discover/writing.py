"""The open claim of a statement: with its stance, its place and the words of each slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.claims.reader import SentenceRead
from checker.discover.names import Naming
from checker.discover.statements import Statement, direction_of
from checker.extract.view import View
from checker.ruleset.rules import RuleSet
from checker.ruleset.stances import stance_of
from checker.values.claim import Claim, Cue, Join, Polarity, Scope, Voice
from checker.values.open_claim import OpenClaim, Phrase
from checker.values.span import Span

#: An open claim rests on less than one that a rule names the things of.
_CONFIDENCE = Decimal("0.40")
#: What a cue of an open claim says for a rule, where no rule names the words.
_NO_RULE = "open phrase"


def claim_of(
    statement: Statement, view: View, read: SentenceRead, naming: Naming, rules: RuleSet
) -> OpenClaim:
    """The open claim that a statement makes; its phrases stand as `text:` members."""
    direction = direction_of(statement)
    relation = rules.relations[rules.discovery.relations[direction]]
    polarity = Polarity.DENIED if statement.denied else Polarity.AFFIRMED
    sentence, place = read.prepared.sentence, read.place
    subject, object_ = statement.subject.phrase, statement.object.phrase
    claim = Claim(
        path=place.path,
        line=place.line,
        column=place.column,
        span=sentence.span,
        quote=sentence.text,
        subject=(f"text:{subject.text}",),
        join=Join.ALL,
        exposure=None,
        relation=relation.id,
        aspect=relation.scale,
        object=f"text:{object_.text}",
        polarity=polarity,
        certainty=statement.meaning.certainty,
        basis=statement.meaning.basis,
        voice=Voice.OWN,
        scope=Scope(),
        comparator=None,
        quantity=None,
        stance=stance_of(relation, polarity, scale=rules.scales[relation.scale]),
        cues=tuple(_cues(statement, view, read)),
        confidence=_CONFIDENCE,
        heading=sentence.headings[-1] if sentence.headings else None,
        end_line=place.end_line,
        end_column=place.end_column,
    )
    mentioned = frozenset(f"@{mention.concept}" for mention in read.prepared.mentions)
    mentioned |= _usual(view, naming)
    return OpenClaim(
        claim,
        subject,
        object_,
        direction,
        settings=mentioned - subject.key - object_.key,
        covered=_is_covered(subject, object_, read.claims),
        graded=statement.predicate.frame.frame in rules.discovery.graded,
    )


def _usual(view: View, naming: Naming) -> frozenset[str]:
    """The concepts of short forms that all know."""
    pieces = (piece for word in view.tree.words for piece in naming.usual.get(word.text, ()))
    return frozenset(piece for piece in pieces if piece.startswith("@"))


def _is_covered(subject: Phrase, object_: Phrase, known: Sequence[Claim]) -> bool:
    """Whether the rules have read the same of the same."""
    return any(
        f"@{claim.object}" in object_.words
        and any(f"@{member}" in subject.words for member in claim.subject)
        for claim in known
    )


def _cues(statement: Statement, view: View, read: SentenceRead) -> Iterator[Cue]:
    """The words that filled each slot, with their places."""
    sentence, tokens = read.prepared.sentence, read.prepared.tokens

    def cue(slot: str, first: int, last: int, rule: str) -> Cue:
        start = tokens[view.tree.words[first].first].start
        end = tokens[view.tree.words[last].last - 1].end
        source = sentence.offsets.source(start, end)
        return Cue(slot, sentence.text[start:end], source, rule, Span(start, end))

    for slot, named in (("subject", statement.subject), ("object", statement.object)):
        yield cue(slot, min(named.indices), max(named.indices), _NO_RULE)
    place, frame = statement.predicate.word.index, statement.predicate.frame
    yield cue("relation", place, place, str(frame.origin))
    for slot, hit in statement.meaning.hits:
        yield cue(slot, hit.first, hit.last - 1, str(hit.origin))
