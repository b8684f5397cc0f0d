"""Asking a report: names become concepts, and what is said on them is put side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.cache import Cache
from checker.compare.answering import established, stands
from checker.compare.background import Background, build_background
from checker.compare.questions import RELATIVE_SCALE
from checker.language import load_model
from checker.mentions import build_lexicon, find_mentions
from checker.ruleset.model import LinkKind
from checker.ruleset.problems import did_you_mean
from checker.ruleset.rules import RuleSet
from checker.values.answer import Answer, Difference, Established, Part
from checker.values.report import Answered, Finding, Question, Report
from checker.values.token import Match

TOGETHER = "together with"
#: The links that lead from a narrower concept to what was asked for, in words.
_LINKS: Mapping[LinkKind, str] = {
    LinkKind.IS_A: "a kind of",
    LinkKind.FORM_OF: "a form of",
    LinkKind.PART_OF: "part of",
}


class UnknownNameError(ValueError):
    """A name that stands for no concept, or for several; says what is near."""


@dataclass(frozen=True, slots=True)
class Named:
    """The concept that a name stands for; `corrected` where the name was misspelt."""

    concept: str
    corrected: bool = False


def resolve(words: str, rules: RuleSet, *, cache: Cache | None = None) -> Named:
    """The concept of an id or of a name in any spelling; raises UnknownNameError."""
    given = words.strip()
    if given in rules.concepts or given in rules.replaced.concepts:
        return Named(rules.replaced.concepts.get(given, given))
    model = load_model()
    lexicon = build_lexicon(
        rules.concepts.values(), rules.wording, known_words=model.known_words, cache=cache
    )
    tokens = model.tokenize(given)
    mentions = find_mentions(tokens, lexicon)
    if len(mentions) == 1 and (mentions[0].first, mentions[0].last) == (0, len(tokens)):
        return Named(mentions[0].concept, mentions[0].match is Match.FUZZY)
    labels = [rules.concepts[mention.concept].label for mention in mentions]
    if len(labels) > 1:
        raise UnknownNameError(f"no concept '{given}'; ask for one of {', '.join(labels)}")
    names = {
        name for concept in rules.concepts.values() for name in (concept.label, *concept.synonyms)
    }
    hint = did_you_mean(given, names) or (f"; did you mean '{labels[0]}'?" if labels else "")
    raise UnknownNameError(f"no concept '{given}'{hint}")


def answer(report: Report, rules: RuleSet, subject: str, object_: str | None = None) -> Answer:
    """What the articles of a report say on a subject, or on a subject and an object."""
    background = build_background(rules)
    said: dict[Question, list[Answered]] = defaultdict(list)
    for one in report.answered:
        said[one.question].append(one)
    held: dict[Question, list[Established]] = defaultdict(list)
    for question, statement in established(rules, background):
        held[question].append(statement)
    found: dict[Question, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.question].append(finding)
    parts = [
        Part(
            question=question,
            differences=differences,
            stands=stands(said.get(question, ()), background),
            established=tuple(held.get(question, ())),
            findings=tuple(found.get(question, ())),
        )
        for question in {**said, **held}
        if (differences := _differences(question, subject, object_, background)) is not None
    ]
    return Answer(
        subject=subject,
        object=object_,
        parts=tuple(_each_once(sorted(parts, key=lambda part: _order(part, subject)))),
        articles=report.articles,
        failures=report.failures,
    )


def _each_once(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts without those that nobody speaks of and whose statements have all been told."""
    told: set[str] = set()
    for part in parts:
        rules = {statement.rule for statement in part.established}
        if part.stands or part.findings or rules - told:
            yield part
        told |= rules


def _order(part: Part, subject: str) -> tuple[object, ...]:
    """What was asked first, then what is beside it; among these, what most is said on."""
    telling = sum(len(stand.tellings) for stand in part.stands)
    question = part.question
    narrower = [one for one in part.differences if one.link != TOGETHER]
    return (
        not telling,
        bool(narrower),
        bool(part.differences),
        subject not in question.subject,
        -telling,
        question.subject,
        question.object or "",
        question.aspect,
    )


def _differences(
    question: Question, subject: str, object_: str | None, background: Background
) -> tuple[Difference, ...] | None:
    """Where a question differs from what was asked; None where it is another matter."""
    on_subject = _of_subject(question.subject, subject, background)
    if on_subject is None:
        # What something is compared with is asked about just as well.
        compared = (_linked(one, subject, background) for one in _comparators(question))
        on_subject = next((found for found in compared if found is not None), None)
    on_object = _linked(question.object, object_ or subject, background)
    if object_ is None:
        # A concept alone is asked for in either place.
        found = on_subject if on_subject is not None else on_object
        return None if found is None else tuple(found)
    if on_subject is None or on_object is None:
        return None
    return (*on_subject, *on_object)


def _comparators(question: Question) -> list[str]:
    scale, *parts = question.aspect.split(":")
    return parts if scale == RELATIVE_SCALE else []


def _of_subject(
    members: Sequence[str], asked: str, background: Background
) -> list[Difference] | None:
    for member in sorted(members, key=lambda one: one != asked):
        found = _linked(member, asked, background)
        if found is not None:
            others = (other for other in members if other != member)
            return [*found, *(Difference(other, TOGETHER, asked) for other in others)]
    return None


def _linked(concept: str | None, asked: str, background: Background) -> list[Difference] | None:
    if concept == asked:
        return []
    if concept is None or asked not in background.kinds.get(concept, frozenset()):
        return None
    return [Difference(concept, _link(concept, asked, background), asked)]


def _link(concept: str, asked: str, background: Background) -> str:
    """The loosest link on the way from a concept up to what was asked for."""
    for links in ((LinkKind.IS_A,), (LinkKind.IS_A, LinkKind.FORM_OF)):
        if asked in _above(concept, links, background):
            return _LINKS[links[-1]]
    return _LINKS[LinkKind.PART_OF]


def _above(concept: str, links: Iterable[LinkKind], background: Background) -> set[str]:
    found: set[str] = set()
    waiting = [concept]
    while waiting:
        one = waiting.pop()
        for parent in _parents(one, links, background):
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found


def _parents(concept: str, links: Iterable[LinkKind], background: Background) -> Iterator[str]:
    for link in links:
        yield from background.stated(concept, link)
