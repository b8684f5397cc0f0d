"""What the component leaves on a document, so that it survives saving and other processes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec
from spacy.tokens import Doc, Span

from checker.values.article import Failure
from checker.values.claim import Claim

#: The key of `doc.user_data`, which spaCy saves with the document: bytes can be saved, claims not.
USER_DATA = "claimcheck"


@dataclass(frozen=True, slots=True)
class Found:
    """The claims of a document in order of place, or why it was not read."""

    claims: tuple[Claim, ...] = ()
    failure: Failure | None = None


def keep(doc: Doc, found: Found) -> None:
    """Leaves on the document what was found in it."""
    doc.user_data[USER_DATA] = msgspec.msgpack.encode(found)


def claims_of(doc: Doc) -> tuple[Claim, ...]:
    """The claims of a document, in order of place; offsets count in `doc.text`."""
    return _found(doc).claims


def claim_of(span: Span) -> Claim | None:
    """The claim that a span of `doc.spans` stands for; None for any other span."""
    claims = claims_of(span.doc)
    known = span.id_.isdigit() and int(span.id_) < len(claims)
    return claims[int(span.id_)] if known else None


def failure_of(doc: Doc) -> Failure | None:
    """Why a document was not read (it is empty, or not English); None if it was."""
    return _found(doc).failure


def _found(doc: Doc) -> Found:
    kept = doc.user_data.get(USER_DATA)
    return _decoded(kept) if isinstance(kept, bytes) else Found()


@lru_cache(maxsize=256)
def _decoded(kept: bytes) -> Found:
    return msgspec.msgpack.decode(kept, type=Found)
