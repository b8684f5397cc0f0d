"""Traces for programs: the claims as everywhere, and what the others ended at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checker.report.serialize import claim_object
from checker.values.claim import Claim
from checker.values.trace import Ended, Trace

SCHEMA = "claimcheck/trace@1"


def trace_json(traces: Iterable[Trace], ids: Mapping[Claim, str]) -> str:
    """The traces as one JSON object; `ids` names each claim."""
    whole = {"schema": SCHEMA, "sentences": [_sentence(trace, ids) for trace in traces]}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _sentence(trace: Trace, ids: Mapping[Claim, str]) -> dict[str, Any]:
    return {
        "text": trace.text,
        "line": trace.line,
        "column": trace.column,
        "start": trace.span.start,
        "end": trace.span.end,
        "claims": [claim_object(claim, claim_id=ids[claim]) for claim in trace.claims],
        "ended": _ended(trace.ended),
    }


def _ended(ended: Sequence[Ended]) -> list[dict[str, Any]]:
    return [
        {
            "step": one.step,
            "reason": one.reason,
            "rule": one.rule,
            "needed": one.needed or None,
        }
        for one in ended
    ]
