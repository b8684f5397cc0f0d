"""Decisions that the HTML page collected: the JSON that it lets a reviewer download."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from checker.decisions.decisions_file import verdict_of
from checker.decisions.model import DECISIONS_SCHEMA, Verdict


class DownloadError(ValueError):
    """The file is not what the page writes; `messages` say everything that is wrong."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__("; ".join(messages))
        self.messages = tuple(messages)


def parse_download(text: str) -> tuple[Verdict, ...]:
    """The verdicts in a downloaded file, in its order; of two on one finding the later counts.

    Raises DownloadError.
    """
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise DownloadError([f"not JSON: {error.msg.lower()} ({place})"]) from error
    except (ValueError, RecursionError) as error:
        raise DownloadError(["not JSON that a report's page writes"]) from error
    if not isinstance(whole, dict) or whole.get("schema") != DECISIONS_SCHEMA:
        raise DownloadError([f'these are no decisions: no "schema": "{DECISIONS_SCHEMA}"'])
    decisions = whole.get("decisions")
    if not isinstance(decisions, list):
        raise DownloadError(["'decisions' must be a list"])
    messages: list[str] = []
    found = {}
    for number, each in enumerate(decisions, start=1):
        wrong: list[str] = []
        verdict = verdict_in(each, wrong)
        messages += [f"decision {number}: {message}" for message in wrong]
        if verdict is not None:
            found[verdict.id] = verdict
    if messages:
        raise DownloadError(messages)
    return tuple(found.values())


def verdict_in(given: Any, wrong: list[str]) -> Verdict | None:
    """The verdict in a JSON object {id, verdict, reason, by, until}.

    None where something is wrong with it; that is added to `wrong`.
    """
    if not isinstance(given, dict):
        wrong.append("it must be an object")
        return None
    wrong += _wrong_types(given)
    if wrong:
        return None
    verdict = verdict_of(given["verdict"], wrong.append)
    until = None
    if given.get("until"):
        try:
            until = date.fromisoformat(given["until"])
        except ValueError:
            wrong.append(f"'until' is '{given['until']}', not a date like 2026-11-20")
    if wrong or verdict is None:
        return None
    by = " ".join((given.get("by") or "").split()) or None
    return Verdict(given["id"], verdict, " ".join(given["reason"].split()), by, until)


def _wrong_types(given: dict[str, Any]) -> Iterator[str]:
    for name in ("id", "verdict", "reason"):
        value = given.get(name)
        if value is None or value == "":
            yield f"'{name}' is missing"
        elif not isinstance(value, str):
            yield f"'{name}' must be a text"
        elif not value.strip():
            yield f"'{name}' is empty"
    for name in ("by", "until"):
        if given.get(name) is not None and not isinstance(given[name], str):
            yield f"'{name}' must be a text"
    for name in ("id", "verdict", "reason", "by", "until"):
        # JSON can spell one half of a pair of surrogates, which no file can hold.
        if any("\ud800" <= character <= "\udfff" for character in str(given.get(name))):
            yield f"'{name}' holds half a character"
