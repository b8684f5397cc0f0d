"""Findings out of a report that `--format json` wrote; what is not known there is passed over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from checker.report.difference import SCHEMA, ReportError
from checker.values.report import Finding

#: What an offset range is called in JSON: two keys there, one value here.
_RANGE = ("start", "end")


def read_findings(data: bytes) -> tuple[Finding, ...]:
    """The findings as they were written; raises ReportError for anything but such a report."""
    try:
        whole = msgspec.json.decode(data)
        if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
            raise ReportError(f"not a report of --format json: its schema is not '{SCHEMA}'")
        return tuple(msgspec.convert(_finding(each), type=Finding) for each in whole["findings"])
    except (msgspec.DecodeError, UnicodeDecodeError, LookupError, TypeError) as error:
        raise ReportError(f"not a report of --format json: {error}") from error


def _finding(found: Mapping[str, Any]) -> dict[str, Any]:
    place = found.get("place")
    return {
        **found,
        "sides": [
            {
                **side,
                "claims": [_participant(claim) for claim in side["claims"]],
                "slots": _slots(side.get("slots")),
            }
            for side in found["sides"]
        ],
        "place": {**place, "span": _span(place)} if place else None,
    }


def _participant(found: Mapping[str, Any]) -> dict[str, Any]:
    """A claim beside what is known of it; in JSON the two are one object."""
    scope = found["scope"]
    claim = {
        **found,
        "span": _span(found),
        "scope": {**scope, "with_": scope["with"]},
        "cues": [{**cue, "span": _span(cue)} for cue in found["cues"]],
    }
    known = {key: found[key] for key in ("id", "state", "decision", "was") if key in found}
    return {**known, "claim": claim}


def _slots(found: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """What an established statement says; a side with claims has none."""
    if found is None:
        return None
    scope = found["scope"]
    return {**found, "scope": {**scope, "with_": scope["with"]}}


def _span(found: Mapping[str, Any]) -> list[Any]:
    return [found[key] for key in _RANGE]
