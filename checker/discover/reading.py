"""Open claims of a parsed sentence: the frames of the rules, whatever they relate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.claims.reader import SentenceRead
from checker.discover.arguments import BACKED, LINKED, arguments
from checker.discover.comparisons import compared, is_comparing
from checker.discover.groups import found_in, parted, people_at
from checker.discover.names import Naming
from checker.discover.phrases import Named, phrases_of
from checker.extract.argument import Roles
from checker.extract.chain import meaning_of
from checker.extract.meaning import Meaning
from checker.extract.phrases import is_person, is_set_apart, with_prepositions
from checker.extract.predicates import Predicate, find_predicates
from checker.extract.qualifiers import object_negated
from checker.extract.silent import is_handled, tells_of_people
from checker.extract.view import View
from checker.language import Word
from checker.ruleset.discovery import Discovery
from checker.ruleset.language import Shape, WordClass
from checker.ruleset.rules import RuleSet
from checker.ruleset.stances import stance_of
from checker.values.claim import Claim, Cue, Join, Polarity, Scope, Voice
from checker.values.open_claim import Direction, OpenClaim, Phrase, Sense
from checker.values.span import Span

_SHAPES = frozenset(
    {Shape.PLAIN, Shape.SWAP, Shape.ERGATIVE, Shape.PAIR, Shape.ATTRIBUTE, Shape.LIKELIHOOD}
)
#: An open claim rests on less than one that a rule names the things of.
_CONFIDENCE = Decimal("0.40")
#: A list of more things than this is read no further.
_MOST = 4
_OPPOSITE = {Direction.MORE: Direction.LESS, Direction.LESS: Direction.MORE}
_JUDGED = frozenset({Direction.BETTER, Direction.WORSE})
_REMEDIES = frozenset({Direction.LESS, Direction.BETTER})
#: What a cue of an open claim says for a rule, where no rule names the words.
_NO_RULE = "open phrase"


@dataclass(frozen=True, slots=True)
class _Statement:
    """A relating word with what fills its roles and how it is meant."""

    predicate: Predicate
    meaning: Meaning
    denied: bool
    told: Direction
    subject: Named
    object: Named
    #: Whether less of the one goes with more of the other.
    inverse: bool = False


def open_claims(
    read: SentenceRead, view: View, naming: Naming, rules: RuleSet
) -> tuple[OpenClaim, ...]:
    """The open claims of a sentence, without those that say the same of the same."""
    found: dict[tuple[object, ...], OpenClaim] = {}
    for predicate in find_predicates(view):
        for statement in _statements(view, _opened(view, predicate, naming.words), naming):
            claim = _claim(statement, view, read, naming, rules)
            key = (claim.subject.key, claim.object.key, claim.direction, claim.claim.polarity)
            found.setdefault(key, claim)
    return tuple(found.values())


def _opened(view: View, predicate: Predicate, words: Discovery) -> Predicate:
    """The predicate in a frame that open claims are read by, where its word has one."""
    frames = [predicate.frame, *predicate.others]
    if predicate.frame.shape is Shape.ADVICE:
        # "The data support the use of X for Y" says that it helps.
        frames += (
            one for one in view.frames(predicate.word, WordClass.VERB) if one.frame == BACKED
        )
    known = (frame for frame in frames if frame.frame in words.directions)
    return replace(predicate, frame=next(known, predicate.frame))


def _statements(view: View, predicate: Predicate, naming: Naming) -> Iterator[_Statement]:
    told = naming.words.directions.get(predicate.frame.frame)
    if told is None or not _relates(view, predicate, naming):
        return
    meaning = meaning_of(view, predicate)
    voice = meaning.voice or Voice.OWN
    if voice not in (Voice.OWN, Voice.REJECTED) or meaning.mixed:
        return
    if _is_bare(view, predicate, meaning):
        return
    place = arguments(view, predicate, naming.words.treating)
    if not is_comparing(predicate, naming.words):
        # "Neither X nor Y affects Z"
        meaning = object_negated(view, predicate, Roles(place[0], tuple(place[1])), meaning)
    denied = (meaning.denied and not _sets_apart(view, meaning)) != (voice is Voice.REJECTED)
    subjects, objects = _things(view, predicate, place, naming, denied=meaning.denied)
    head = view.tree.head(predicate.word)
    if head is not None and predicate.word.dep == "nsubj" and head.lower in naming.words.slowed:
        # "The decline in X was slower"
        told = _OPPOSITE.get(Direction(told), Direction(told))
    beside = view.tree.kids(predicate.word.index, "advmod", "amod")
    inverse = any(kid.lower in naming.words.inverse for kid in beside)
    for object_ in objects[: 2 * _MOST]:
        for subject in subjects[:_MOST]:
            statement = _Statement(
                predicate, meaning, denied, Direction(told), subject, object_, inverse
            )
            if _is_sensible(statement, naming.words):
                yield _turned(statement, naming.words)


def _sets_apart(view: View, meaning: Meaning) -> bool:
    """Whether all that denies only keeps one of a list out: "X, but not Y, is linked to Z"."""
    denying = [view.tree.words[hit.first] for slot, hit in meaning.hits if slot == "polarity"]
    heads = [view.tree.head(word) for word in denying]
    return bool(heads) and all(
        head is not None
        and head.upos != "VERB"
        and view.tree.kid(head.index, "cop") is None
        and is_set_apart(view, head)
        for head in heads
    )


def _relates(view: View, predicate: Predicate, naming: Naming) -> bool:
    """Whether the word relates, rather than naming a thing or saying which people are meant."""
    if is_comparing(predicate, naming.words):
        return True
    if predicate.frame.shape not in _SHAPES or _only_names(view, predicate, naming):
        return False
    return not (is_handled(view, predicate) or tells_of_people(view, predicate))


def _only_names(view: View, predicate: Predicate, naming: Naming) -> bool:
    """Whether the word names a thing rather than relating: "statin therapy", "outcomes"."""
    if predicate.frame.word_class is not WordClass.NOUN:
        return False
    if predicate.word.dep == "compound":
        # "a pressure lowering effect"
        return True
    reports = predicate.word.lower in view.language.own_subjects
    if predicate.frame.shape is Shape.SWAP and reports:
        return True
    lemma = naming.normal.word(predicate.word.text)
    words = naming.words
    if predicate.word.dep == "obj" and words.directions[predicate.frame.frame] in _JUDGED:
        # "has no value in"
        return False
    return lemma in words.broad | words.wrappers | words.bad | words.good


def _is_bare(view: View, predicate: Predicate, meaning: Meaning) -> bool:
    """Whether a denied participle without a verb only says which are meant: "not relieved by"."""
    word = predicate.word
    if not (predicate.passive and meaning.denied) or word.dep not in ("acl", "root", "amod"):
        return False
    return view.tree.kid(word.index, "aux", "aux:pass", "cop") is None


def _things(
    view: View,
    predicate: Predicate,
    place: tuple[Word | None, list[Word]],
    naming: Naming,
    *,
    denied: bool,
) -> tuple[list[Named], list[Named]]:
    """What acts and what is acted on."""
    if is_comparing(predicate, naming.words):
        return compared(view, predicate, naming) if denied else ([], [])
    subject, objects = place
    acted = [named for word in objects for named in _acted(view, word, predicate, naming)]
    if not acted and predicate.frame.word_class is WordClass.NOUN:
        # "a risk factor in the development of X"
        places = with_prepositions(view, predicate.word.index, naming.through - {"of", "with"})
        acted = [named for word in places for named in _acted(view, word, predicate, naming)]
    acting = people_at(view, subject, naming) if subject is not None else []
    if subject is not None and acting and acted:
        return parted(acted, acting) if is_person(view, subject) else (acting, acted)
    return found_in(view, predicate, naming, objects)


def _acted(view: View, word: Word, predicate: Predicate, naming: Naming) -> list[Named]:
    """What a word names; what helps people with a disease helps with the disease."""
    if naming.words.directions[predicate.frame.frame] in _JUDGED:
        return people_at(view, word, naming)
    return phrases_of(view, word, naming)


def _is_sensible(statement: _Statement, words: Discovery) -> bool:
    """Whether both are things that one can compare sources on."""
    subject, object_ = statement.subject, statement.object
    shared = subject.phrase.key & object_.phrase.key
    if shared & {subject.phrase.head, object_.phrase.head} or subject.indices & object_.indices:
        return False
    if statement.told in _JUDGED and not _is_one_way(statement):
        # "Enhances the lowering of X": better in which way, nobody says.
        return False
    if not subject.phrase.specific or _is_vague(object_.phrase, words):
        return False
    # What one does not want remedies nothing.
    return subject.phrase.sense is not Sense.BAD or statement.told not in _REMEDIES


def _is_one_way(statement: _Statement) -> bool:
    """Whether it is clear what a judged change is: "effective in the prevention of a disease"."""
    wanted = {Sense.BAD: Direction.LESS, Sense.GOOD: Direction.MORE}
    object_ = statement.object
    plain = object_.direction in (None, statement.told)
    return plain or object_.direction is wanted.get(object_.phrase.sense)


def _is_vague(phrase: Phrase, words: Discovery) -> bool:
    """Whether too little is said of what a thing is: "symptoms", "the part"."""
    known = phrase.specific or phrase.sense is not Sense.OPEN or phrase.key <= words.broad
    return not known or phrase.key <= words.vague


def _turned(statement: _Statement, words: Discovery) -> _Statement:
    """A link has no direction: what one fears is what is acted on."""
    subject, object_ = statement.subject, statement.object
    unwanted = object_.phrase.sense is Sense.BAD or (
        object_.phrase.sense is Sense.GOOD and object_.direction is Direction.LESS
    )
    feared = subject.phrase.sense is Sense.BAD and not unwanted
    frame = statement.predicate.frame
    if frame.frame == LINKED and frame.words[0] not in words.foretelling and feared:
        return replace(statement, subject=object_, object=subject)
    return statement


def _direction(statement: _Statement) -> Direction:
    """What happens to the object: "linked to lower X" lowers it, "linked to a disease" raises."""
    told, object_ = statement.told, statement.object
    frame = statement.predicate.frame
    if frame.shape is Shape.ATTRIBUTE:
        return told
    if frame.frame == LINKED:
        feared = object_.phrase.sense is Sense.BAD and not statement.denied
        way = object_.direction or (Direction.MORE if feared else told)
        return _OPPOSITE.get(way, way) if statement.inverse else way
    if told is object_.direction is Direction.LESS:
        # "Slows the decline in X"
        return Direction.MORE
    # "Results in a reduction of X"
    return object_.direction or told if told is Direction.MORE else told


def _claim(
    statement: _Statement, view: View, read: SentenceRead, naming: Naming, rules: RuleSet
) -> OpenClaim:
    direction = _direction(statement)
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


def _cues(statement: _Statement, view: View, read: SentenceRead) -> Iterator[Cue]:
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
