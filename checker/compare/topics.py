"""Which topic a question belongs to."""

from __future__ import annotations

from collections.abc import Callable

from checker.values.report import Question

#: The topic of the concepts that all topics share.
SHARED = "core"


def topic_of(question: Question, topic_of_concept: Callable[[str], str | None]) -> str:
    """The topic of the first concept that is not shared by all topics."""
    found = map(topic_of_concept, (*question.subject, question.object or ""))
    return next((topic for topic in found if topic and topic != SHARED), SHARED)
