"""Scores of single sentences and their sums, on made-up rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from checker.values.claim import Certainty, Claim, Polarity, Scope, Voice
from checker.values.span import Span
from evaluation.data import GoldSentence, article_text
from evaluation.names import Names
from evaluation.sentences import claims_of, score_sentence, sentence_table
from evaluation.tally import Tally

AFFIRMED, DENIED, MIXED = Polarity.AFFIRMED, Polarity.DENIED, Polarity.MIXED


def row(**fields: Any) -> GoldSentence:
    values: dict[str, Any] = {
        "id": "iron-01",
        "topic": "iron",
        "text": "It treats anaemia.",
        "prev": "Take iron.",
        "is_claim": True,
        "subject": "iron",
        "object": "anaemia",
        "relation": "treats_or_reverses",
        "polarity": "affirmed",
        "certainty": "asserted",
    }
    return GoldSentence(**(values | fields))


def test_article_has_title_context_and_sentence() -> None:
    text, place = article_text(row(), "Iron and blood")
    assert text == "# Iron and blood\n\nTake iron. It treats anaemia.\n"
    assert text[place.start : place.end] == "It treats anaemia."


def test_claims_of_leaves_out_what_stands_before_and_other_voices(
    make_claim: Callable[..., Claim],
) -> None:
    claims = [
        make_claim(span=Span(0, 9)),
        make_claim(span=Span(11, 30)),
        make_claim(span=Span(11, 30), voice=Voice.QUESTION),
        make_claim(span=Span(11, 30), voice=Voice.REJECTED),
    ]
    assert claims_of(claims, Span(11, 30)) == (claims[1], claims[3])


@pytest.mark.parametrize(
    ("gold", "read", "right"),
    [
        ("affirmed", [{}], True),
        ("denied", [{}], False),
        ("denied", [{"voice": Voice.REJECTED}], True),
        ("affirmed", [{}, {"polarity": DENIED}], False),
        ("mixed", [{}, {"polarity": DENIED}], True),
        ("mixed", [{"polarity": MIXED}], True),
        ("mixed", [{}], False),
        # What answers another question does not count against the right reading.
        ("affirmed", [{}, {"object": "tiredness", "polarity": DENIED}], True),
        ("affirmed", [{}, {"relation": "causes", "polarity": DENIED}], True),
        # Where nothing answers the question, all that was read counts.
        ("denied", [{"subject": ("zinc",), "polarity": DENIED}], True),
    ],
)
def test_polarity(
    names: Names,
    make_claim: Callable[..., Claim],
    gold: str,
    read: list[dict[str, Any]],
    *,
    right: bool,
) -> None:
    claims = [make_claim(**slots) for slots in read]
    assert score_sentence(row(polarity=gold), claims, names).polarity is right


@pytest.mark.parametrize(
    ("gold", "read", "right"),
    [
        ("asserted", Certainty.ASSERTED, True),
        ("hedged", Certainty.ASSERTED, False),
        ("hedged", Certainty.PROBABLE, True),
        ("hedged", Certainty.UNCLEAR, True),
        ("asserted", Certainty.POSSIBLE, False),
    ],
)
def test_certainty(
    names: Names, make_claim: Callable[..., Claim], gold: str, read: Certainty, *, right: bool
) -> None:
    score = score_sentence(row(certainty=gold), [make_claim(certainty=read)], names)
    assert score.certainty is right


def test_subject_and_object(names: Names, make_claim: Callable[..., Claim]) -> None:
    score = score_sentence(row(object="tiredness"), [make_claim(subject=("iron_drops",))], names)
    assert (score.subject, score.object, score.whole) == (True, False, False)


def test_names_that_no_rule_knows_are_not_judged(
    names: Names, make_claim: Callable[..., Claim]
) -> None:
    score = score_sentence(row(subject="moonlight"), [make_claim()], names)
    assert (score.subject, score.object, score.whole) == (None, True, True)


def test_whom_advice_is_for_may_stand_in_its_scope(
    names: Names, make_claim: Callable[..., Claim]
) -> None:
    claim = make_claim(relation="advised", object=None, scope=Scope(population=("infants",)))
    score = score_sentence(row(relation="recommended", object="infants"), [claim], names)
    assert score.object is True


def test_table_counts_each_share_over_its_own_rows(
    names: Names, make_claim: Callable[..., Claim]
) -> None:
    none = {"is_claim": False, "relation": None, "polarity": None, "certainty": None}
    table = sentence_table(
        [
            score_sentence(row(), [make_claim()], names),
            score_sentence(row(polarity="denied"), [make_claim()], names),
            score_sentence(row(), [], names),
            score_sentence(row(**none), [], names),
            score_sentence(row(**none), [make_claim()], names),
        ]
    )
    assert table.found == Tally(2, 3)
    assert table.kept_out == Tally(1, 2)
    assert table.subject == Tally(2, 2)
    assert table.polarity == Tally(1, 2)
    assert table.whole == Tally(2, 5)
    assert table.precision == Tally(1, 3)
    assert table.recall == Tally(1, 3)
