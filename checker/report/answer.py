"""What a corpus says on what was asked, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from checker.report.full import SHOWN_EVIDENCE, SHOWN_SOURCES, evidence_words, quoted
from checker.report.serialize import claim_object, finding_object, stance_object
from checker.report.style import paint
from checker.report.text import plain, wrap
from checker.report.view import View
from checker.report.words import counted, question_words
from checker.values.answer import Answer, Established, Part, Stand, Telling
from checker.values.article import Metadata
from checker.values.claim import Claim
from checker.values.report import ArticleRecord, Question, State

SCHEMA = "claimcheck/answer@1"
_LEAST_COLUMNS = 24

#: The id of a claim on a question.
IdOf = Callable[[Question, Claim], str]


def text(answer: Answer, view: View) -> Iterator[str]:
    """What was asked and how many articles speak of it, then a block for each question."""
    yield from (f"{line}\n" for line in _head(answer, view))
    records = {record.path: record for record in answer.articles}
    spoken = any(part.stands for part in answer.parts)
    for part in answer.parts:
        # Where others are spoken of, what nobody speaks of comes in a line.
        brief = spoken and not part.stands and not view.verbose
        yield "\n" + "\n".join(_part(part, records, view, brief=brief)) + "\n"


def asked_words(answer: Answer, view: View) -> str:
    """`vitamin D and osteoporosis`."""
    names = [view.names.concept(one) for one in (answer.subject, answer.object) if one]
    return " and ".join(names)


def _head(answer: Answer, view: View) -> Iterator[str]:
    speaking = {
        telling.claim.path
        for part in answer.parts
        for stand in part.stands
        for telling in stand.tellings
    }
    verb = "speaks" if len(speaking) == 1 else "speak"
    said = (
        f"{len(speaking)} of {counted(len(answer.articles), 'article')} {verb} of it"
        if speaking
        else f"none of {counted(len(answer.articles), 'article')} speaks of it"
    )
    yield f"{paint(plain(asked_words(answer, view)), 'strong', colour=view.colour)}: {said}"
    if answer.parts and not speaking:
        yield "what is established:"


def _part(
    part: Part, records: Mapping[str, ArticleRecord], view: View, *, brief: bool
) -> Iterator[str]:
    words = question_words(part.question, view.names)
    yield from (paint(line, "strong", colour=view.colour) for line in wrap(words, view.width))
    for one in part.differences:
        name = view.names.concept(one.concept)
        said = (
            f"{one.link} {name}"
            if one.link.endswith("with")
            else (f"{name}: {one.link} {view.names.concept(one.asked)}")
        )
        yield f"  ({plain(said)})"
    for stand in part.stands:
        yield from _stand(stand, records, view)
    for statement in part.established:
        yield from _established(statement, view, brief=brief)
    for finding in part.findings:
        label = paint(
            f"{finding.severity.value}[{finding.kind.value}]",
            finding.severity.value,
            colour=view.colour,
        )
        known = "" if finding.state is State.NEW else f" ({finding.state.value})"
        yield f"  {label}{known} on this: {finding.id}"


def _stand(stand: Stand, records: Mapping[str, ArticleRecord], view: View) -> Iterator[str]:
    reading = f"{stand.reading} (left open)" if stand.open else stand.reading
    yield from _labelled(count_words(stand), reading, view)
    shown = stand.tellings if view.verbose else _first_of_each(stand.tellings)
    for telling in shown:
        yield from _telling(telling, records, view)
    hidden = len(stand.tellings) - len(shown)
    if hidden:
        yield paint(f"    ... and {hidden} more (-v shows all)", "dim", colour=view.colour)


def count_words(stand: Stand) -> str:
    """`3 sources, 1 hedged`, `1 source, hedged`; several claims of one article are one source."""
    sources = {telling.claim.path for telling in stand.tellings}
    hedged = sources - {telling.claim.path for telling in stand.tellings if not telling.hedged}
    words = counted(len(sources), "source")
    if not hedged:
        return words
    few = str(len(hedged)) if len(hedged) < len(sources) else "all"
    return f"{words}, {few} hedged" if len(sources) > 1 else f"{words}, hedged"


def _first_of_each(tellings: Sequence[Telling]) -> list[Telling]:
    """One claim of each article, a few articles."""
    first: dict[str, Telling] = {}
    for telling in tellings:
        first.setdefault(telling.claim.path, telling)
    return list(first.values())[:SHOWN_SOURCES]


def _telling(telling: Telling, records: Mapping[str, ArticleRecord], view: View) -> Iterator[str]:
    claim = telling.claim
    place = paint(f"{plain(claim.path)}:{claim.line}:{claim.column}", "place", colour=view.colour)
    record = records.get(claim.path)
    source = _source_words(record.metadata) if record else ""
    hedged = "  hedged" if telling.hedged else ""
    yield f"    {place}{paint(source, 'dim', colour=view.colour)}{hedged}"
    yield from quoted(claim, view, indent="      ")


def _source_words(metadata: Metadata) -> str:
    parts = [part for part in (metadata.source, metadata.published) if part]
    return f"  ({plain(', '.join(parts))})" if parts else ""


def _established(statement: Established, view: View, *, brief: bool) -> Iterator[str]:
    yield from _labelled("established", f"{statement.reading} [{statement.rule}]", view)
    if brief:
        return
    shown = statement.evidence if view.verbose else statement.evidence[:SHOWN_EVIDENCE]
    for evidence in shown:
        yield from _labelled("  evidence", evidence_words(evidence), view)
    rest = len(statement.evidence) - len(shown)
    if rest:
        yield paint(f"    ... and {rest} more (-v shows all)", "dim", colour=view.colour)


def _labelled(label: str, words: str, view: View) -> Iterator[str]:
    head = f"  {label}: "
    lines = wrap(words, max(view.width - len(head), _LEAST_COLUMNS)) or [""]
    yield f"  {paint(label + ':', 'strong', colour=view.colour)} {lines[0]}"
    yield from (" " * len(head) + line for line in lines[1:])


def as_json(answer: Answer, view: View, id_of: IdOf) -> str:
    """One object: the questions with their sides, statements and findings."""
    names = view.names
    whole = {
        "schema": SCHEMA,
        "subject": answer.subject,
        "object": answer.object,
        "questions": [_part_object(part, view, id_of) for part in answer.parts],
        "articles": [
            {
                "path": record.path,
                "title": record.metadata.title,
                "source": record.metadata.source,
                "url": record.metadata.url,
                "published": record.metadata.published,
            }
            for record in answer.articles
        ],
        "failures": [asdict(failure) for failure in answer.failures],
        "labels": {
            concept: names.concept(concept)
            for concept in sorted(
                {
                    concept
                    for part in answer.parts
                    for concept in (*part.question.subject, part.question.object)
                    if concept
                }
            )
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _part_object(part: Part, view: View, id_of: IdOf) -> dict[str, Any]:
    question = part.question
    return {
        "question": {
            "subject": list(question.subject),
            "aspect": question.aspect,
            "object": question.object,
        },
        "words": question_words(question, view.names),
        "differs": [asdict(one) for one in part.differences],
        "sides": [
            {
                "stance": stance_object(stand.stance),
                "reading": stand.reading,
                "open": stand.open,
                "sources": len({telling.claim.path for telling in stand.tellings}),
                "claims": [
                    {
                        **claim_object(telling.claim, claim_id=id_of(question, telling.claim)),
                        "hedged": telling.hedged,
                    }
                    for telling in stand.tellings
                ],
            }
            for stand in part.stands
        ],
        "established": [
            {
                "rule": one.rule,
                "verdict": one.verdict,
                "reading": one.reading,
                "advice": one.advice,
                "evidence": [asdict(evidence) for evidence in one.evidence],
            }
            for one in part.established
        ],
        "findings": [finding_object(finding) for finding in part.findings],
    }
