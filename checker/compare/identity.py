"""Ids that outlive better readings: no line, message, stance, scope or confidence enters them."""

from __future__ import annotations

import json
import unicodedata
from hashlib import sha256

from checker.values.claim import Claim
from checker.values.report import FindingKind, Question

_DIGITS = 12


def finding_id(question: Question, kind: FindingKind, rule: str | None) -> str:
    """Twelve hex digits from question, kind and rule."""
    return _digest({"question": _plain(question), "kind": kind.value, "rule": rule})


def participant_id(question: Question, claim: Claim) -> str:
    """Twelve hex digits from the question, the claim's path and its normalised quote."""
    return _digest(
        {"question": _plain(question), "path": claim.path, "quote": normalised(claim.quote)}
    )


def comment_id(path: str, text: str, number: int) -> str:
    """Twelve hex digits from a comment's path, its words, and which of its like it is."""
    return _digest({"path": path, "comment": normalised(text), "number": number})


def normalised(quote: str) -> str:
    """The quote without differences of case, white space and Unicode form."""
    return " ".join(unicodedata.normalize("NFKC", quote).casefold().split())


def _plain(question: Question) -> dict[str, object]:
    return {
        "subject": list(question.subject),
        "aspect": question.aspect,
        "object": question.object,
    }


def _digest(value: object) -> str:
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode("utf-8")).hexdigest()[:_DIGITS]
